import { type Day, type Instant, timeText } from '../day.ts'
import { fileNamePart } from '../file-name.ts'
import { gatewayNames } from '../gateway.ts'
import { figure, type PageHead, type PageLine, type PagePart, type PaperPage, words } from '../paper-page.ts'
import { partName } from '../payment-names.ts'
import { slipMark } from '../refund-slip-words.ts'
import { environmentNames, type Shop } from '../shop.ts'
import type { Transaction } from '../transaction.ts'
import type { Explanation } from './explanation.ts'
import { certaintyNames, partAnswer, ruleDays, stageDays, stageRate, verdictWords } from './explanation-words.ts'
import type { ObligationRule } from './obligation-rule.ts'
import type { PartVerdict } from './part-verdict.ts'
import type { ReceiptState } from './verdict.ts'
import { splitText, wonText } from './wording.ts'

/** What the paper of an explanation is made from. */
export interface ExplanationFacts {
  readonly explanation: Explanation
  readonly transaction: Pick<Transaction, 'gateway' | 'orderNumber' | 'gatewayTransactionId'>
  readonly shop: Pick<Shop, 'name' | 'environment'>
  readonly operatorName: string
  readonly printedAt: Instant
}

/** An explanation as a page for a tax accountant. Nothing of a buyer is in it, so that nothing has to be masked. */
export function explanationPage(facts: ExplanationFacts): PaperPage {
  const { explanation, shop, printedAt, operatorName } = facts
  const { verdict } = explanation
  const mark = slipMark(shop.environment)
  return {
    title: '현금영수증 판정 근거',
    issuer: shop.name,
    mark: mark && { word: mark.word, sentence: `${mark.word}의 결제입니다. 실제 거래와 돈이 아닙니다.` },
    head: { tone: tones[verdict.state], line: verdictWords(verdict), sentence: verdict.sentence },
    amount: figure('현금영수증 금액', verdict.amount),
    parts: [
      factsPart(facts),
      reckoningPart(explanation),
      partsPart(explanation.parts),
      ...stagesPart(explanation),
      rulesPart(explanation.rules),
      changesPart(explanation),
    ].filter(({ lines }) => lines.length > 0),
    foot: [
      `출력 ${timeText(printedAt)} · 담당자 ${operatorName} · 판정일 ${explanation.today}`,
      '영수데스크가 장부와 상점 설정으로 판정한 근거이며 세무 자문이 아닙니다. 확실성은 규칙마다 적힌 대로이고, 추정과 결정은 세무사의 확인이 필요합니다.',
    ],
  }
}

/** `현금영수증판정_<order>_<yyyy-MM-dd>.pdf`; practice and test are named in it. */
export function explanationFileName({ transaction, shop }: ExplanationFacts, on: Day): string {
  const mark = slipMark(shop.environment)
  const order = fileNamePart(transaction.orderNumber, '주문')
  return `${[...(mark === null ? [] : [mark.word]), '현금영수증판정', order, on].join('_')}.pdf`
}

const tones = {
  due: 'open',
  issued: 'proved',
  'not-issued-by-wallet': 'open',
  'batch-awaited': 'by-hand',
  'batch-overdue': 'open',
  check: 'open',
  closed: 'by-hand',
  'no-receipt': 'none',
  refunded: 'none',
} as const satisfies Record<ReceiptState, PageHead['tone']>

const passage = (name: string, value: string): PageLine => ({ name, value, kind: 'passage' })

const factsPart = ({ explanation, transaction, shop }: ExplanationFacts): PagePart => ({
  title: '쓴 사실',
  lines: [
    words('상점', `${shop.name} · ${gatewayNames[transaction.gateway]} ${environmentNames[shop.environment]} 환경`),
    words('주문번호', transaction.orderNumber),
    words('결제사 거래번호', transaction.gatewayTransactionId),
    ...explanation.facts.map(({ name, value }) => words(name, value)),
  ],
})

const reckoningPart = ({ reckoning }: Explanation): PagePart => ({
  title: '계산',
  lines: reckoning.flatMap(({ name, working, won }) => [figure(name, won), passage('', working)]),
})

const partsPart = (parts: readonly PartVerdict[]): PagePart => ({
  title: '구성별 판정',
  isWide: true,
  lines: parts.map(({ part, split, verdict }) =>
    passage(
      `${partName(part)} ${wonText(part.won)} — ${partAnswer({ part, verdict })}`,
      `${splitText(split)} · 규칙 ${verdict.rules.join(', ')}`,
    ),
  ),
})

const stagesPart = ({ stages, today, verdict }: Explanation): readonly PagePart[] =>
  stages.length === 0
    ? []
    : [
        {
          title: verdict.state === 'due' ? '기한과 가산세' : '가산세 위험 (합계에 넣지 않음)',
          isWide: true,
          lines: stages.map((stage) => ({
            ...figure(`${stageDays(stage)} · ${stageRate(stage)}${isNow(stage, today) ? ' · 판정일' : ''}`, stage.won),
            kind: isNow(stage, today) ? 'total' : 'figure',
          })),
        },
      ]

const isNow = ({ from, until }: Explanation['stages'][number], today: Day): boolean =>
  from <= today && (until === null || today <= until)

const rulesPart = (rules: readonly ObligationRule[]): PagePart => ({
  title: '적용한 규칙',
  isWide: true,
  lines: rules.map((rule) =>
    passage(
      `${rule.id} ${rule.title} · ${rule.certainty} ${certaintyNames[rule.certainty]} · ${ruleDays(rule)}`,
      `${rule.text}\n근거: ${rule.source}`,
    ),
  ),
})

const changesPart = ({ changes }: Explanation): PagePart => ({
  title: '답이 달라지는 경우',
  isWide: true,
  lines: changes.map(({ when, sentence, verdict }) => passage(when, `${sentence} (${verdictWords(verdict)})`)),
})
