import { toWon } from '../../../domain/money.ts'
import { inOrderOfWeight, type TruthCard, type TruthFacts } from '../../../domain/truth-card.ts'
import type { ReportedTransaction } from '../../../domain/transaction.ts'
import { isWithin, learned, refusedSentence, written } from '../truth.ts'
import { rowOf, wordsOfCode as wordsOf } from './codes.ts'

/** PCD_REFUND_TOTAL is N(10). */
const largestRefund = toWon(9_999_999_999)

const gateway = '페이플이'
const lookFirst = '조회하여 다른 곳에서 이미 취소되었는지 확인하세요.'
const cancelPolicy = 'Payple 취소정책 안내'

/** Payple's rules for a refund of this payment: the amount decides between whole and part, the contract shows in its answers. */
export function truthCards(payment: ReportedTransaction, facts: TruthFacts): readonly TruthCard[] {
  const isPart = facts.refundedBefore || facts.amount < payment.paid
  return inOrderOfWeight([
    ...limitCards(facts),
    addressCard(facts),
    ...accountCards(facts),
    partialCard(facts, isPart),
    balanceCard(facts),
    ...(payment.method === 'transfer' ? transferCards(facts) : cardCards),
    windowCard,
  ])
}

function limitCards(facts: TruthFacts): readonly TruthCard[] {
  if (facts.amount > largestRefund) {
    return [
      written({
        topic: 'limit',
        standing: 'not-allowed',
        sentence: '페이플의 취소 금액은 열 자리까지입니다.',
        remedy: '금액을 나누어 여러 번 부분취소하세요.',
        source: 'Payple guide 결제취소 (PCD_REFUND_TOTAL N(10))',
        concerns: true,
        blocks: true,
      }),
    ]
  }
  return spokenOf(facts, 'limit', 'Payple 응답코드', 'may-be-refused')
}

/** The domain may have been registered since a refusal, which only the next call shows: it warns and holds nothing (decision 46). */
const addressCard = (facts: TruthFacts): TruthCard =>
  learned(
    {
      topic: 'address',
      standing: 'may-be-refused',
      sentence: '페이플은 등록된 파트너 도메인(Referer)에서 온 요청만 받습니다(AUTH0004, AUTH0007).',
      remedy: '설정 › 상점의 연결 확인으로 미리 볼 수 있습니다.',
      source: 'Payple guide 파트너 인증, N8',
      code: 'AUTH0004',
    },
    facts,
    { gateway, wordsOf, falls: true, locks: false, acceptedAt: facts.lastRefundAt, whenRefused: 'not-allowed' },
  )

/** Silent until a refusal speaks of it: every call shows the partner's keys. */
const accountCards = (facts: TruthFacts): readonly TruthCard[] =>
  spokenOf(facts, 'account', 'Payple guide 파트너 인증', 'not-allowed')

/** A rule that is told only while a refusal stands for it. */
const spokenOf = (
  facts: TruthFacts,
  topic: TruthCard['topic'],
  source: string,
  whenRefused: 'not-allowed' | 'may-be-refused',
): readonly TruthCard[] =>
  facts.refusals.some((refusal) => refusal.topic === topic)
    ? [
        learned(
          { topic, standing: 'allowed', sentence: '', remedy: '페이플(help@payple.kr)에 문의하세요.', source },
          facts,
          { gateway, wordsOf, falls: true, locks: false, acceptedAt: null, whenRefused },
        ),
      ]
    : []

const partialCard = (facts: TruthFacts, isPart: boolean): TruthCard =>
  learned(
    {
      topic: 'partial',
      standing: 'may-be-refused',
      sentence: '결제금액보다 적게 보내면 부분취소입니다. 부분취소를 막은 계약이면 거절됩니다(1144).',
      remedy: '부분취소를 쓸 수 있는지 페이플(help@payple.kr)에 확인하세요.',
      source: 'Payple guide 결제취소, 응답코드',
      code: '1144',
      concerns: true,
    },
    facts,
    { gateway, wordsOf, falls: isPart, locks: true, acceptedAt: facts.lastPartAt, whenRefused: 'not-allowed' },
  )

function balanceCard({ lastRefusal }: TruthFacts): TruthCard {
  const kinds = lastRefusal?.code.split(' / ').map((code) => rowOf(code)?.[1]) ?? []
  const refusal = kinds.includes('gone') ? lastRefusal : null
  return written({
    topic: 'balance',
    standing: refusal === null ? 'not-known' : 'may-be-refused',
    sentence:
      refusal === null
        ? '페이플에 남은 금액을 조회가 보여 주는지 문서에 없습니다. 넘으면 거절됩니다(PAYC0011).'
        : `${refusedSentence(gateway, refusal.at, refusal.code)} ${wordsOf(refusal.code).message}`,
    remedy: refusal === null ? '다른 곳에서 한 취소는 파트너 관리자에서 확인하세요.' : lookFirst,
    source: 'Payple guide 결제조회, Q2',
    code: refusal?.code ?? 'PAYC0011',
    concerns: refusal !== null,
  })
}

const transferCards = ({ now }: TruthFacts): readonly TruthCard[] => [
  written({
    topic: 'fee',
    standing: 'may-be-refused',
    sentence:
      '계좌이체 환불은 페이플에 따로 신청한 가맹점만 쓸 수 있는 유료 서비스(환불대행)입니다. 건당 수수료가 들고 결제 수수료는 돌려받지 못합니다.',
    remedy: '신청하지 않았으면 help@payple.kr로 신청하세요.',
    source: `${cancelPolicy}, R50`,
    concerns: true,
  }),
  written({
    topic: 'settlement',
    standing: 'allowed',
    sentence: '환불 금액은 다음 정산에서 빠집니다.',
    source: `${cancelPolicy}, R50`,
    concerns: true,
  }),
  written({
    topic: 'hours',
    standing: 'not-known',
    sentence:
      '은행은 23:30–00:30 무렵 점검하고 그때의 결제는 거절됩니다(CPAY9998). 환불도 그런지는 페이플 문서에 없습니다.',
    remedy: '급하지 않으면 점검 시간이 지난 뒤 환불하세요.',
    source: 'Payple 응답코드',
    code: 'CPAY9998',
    concerns: isWithin(now, '23:30', '00:30'),
  }),
]

const cardCards: readonly TruthCard[] = [
  written({
    topic: 'settlement',
    standing: 'may-be-refused',
    sentence: '카드 취소 금액은 다음 정산에서 빠집니다. 남은 정산 금액이 모자라면 페이플이 거절할 수 있습니다.',
    remedy: '거절되면 새 결제로 정산 금액이 쌓인 뒤 다시 하거나 페이플(help@payple.kr)에 문의하세요.',
    source: `${cancelPolicy}, R51`,
    concerns: true,
  }),
  written({
    topic: 'fee',
    standing: 'allowed',
    sentence: '카드 취소에는 수수료가 없고 결제 수수료도 돌려받습니다. 구매자에게는 카드사에 따라 며칠 뒤에 보입니다.',
    source: cancelPolicy,
  }),
]

const windowCard = written({
  topic: 'window',
  standing: 'not-known',
  sentence:
    '결제 뒤 언제까지 취소할 수 있는지 페이플 문서에 없습니다. 기한이 지났다는 거절로는 1123, 당일만 된다는 거절로는 1140과 3247이 있습니다.',
  remedy: '오래된 결제는 페이플(help@payple.kr)에 먼저 물어보세요. 거절되어도 돈은 그대로입니다.',
  source: 'Payple 응답코드',
})
