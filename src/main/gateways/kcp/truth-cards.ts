import { type EasyPayService, easyPayServices } from '../../../domain/easy-pay.ts'
import { inOrderOfWeight, type TruthCard, type TruthFacts } from '../../../domain/truth-card.ts'
import type { ReportedTransaction } from '../../../domain/transaction.ts'
import { isWithin, learned, refusedSentence, written } from '../truth.ts'
import { codeOf, refusalOf } from './codes.ts'

const gateway = 'KCP가'
const wordsOf = (code: string) => refusalOf(code, null)
const remedyOf = (code: string): string | null => refusalOf(code, null).remedy
const askContract = '계약되어 있는지 NHN KCP(1544-8660)에 확인하세요.'
const lookFirst = '결제사 조회로 KCP의 남은 금액을 확인한 뒤 환불하세요.'

/** KCP's rules for a refund of this payment: by its contract and address, by the payment, and what no document says. */
export function truthCards(payment: ReportedTransaction, facts: TruthFacts): readonly TruthCard[] {
  const isPart = facts.refundedBefore || facts.amount < payment.paid
  return inOrderOfWeight([
    ...methodCards(payment),
    addressCard(facts),
    ...accountCards(facts),
    partialCard(payment, facts, isPart),
    restCard(facts),
    balanceCard(facts, isPart),
    ...taxCards(payment, isPart),
    ...walletCards(payment, isPart),
    settlementCard(facts),
    hoursCard(payment, facts),
    windowCard,
    feeCard,
  ])
}

function methodCards({ method }: ReportedTransaction): readonly TruthCard[] {
  if (method !== 'virtual-account') return []
  return [
    written({
      topic: 'method',
      standing: 'not-allowed',
      sentence: '입금된 가상계좌의 환불은 구매자의 계좌로 보내는 별도 서비스라서 KCP REST API로 할 수 없습니다.',
      remedy: 'KCP 파트너관리자에서 가상계좌 환불로 처리하세요.',
      source: 'KCP guide §4, §13.12',
      concerns: true,
      blocks: true,
    }),
  ]
}

/** The address may have been registered since a refusal, which only the next cancel shows: it warns and holds nothing (decision 46). */
const addressCard = (facts: TruthFacts): TruthCard =>
  learned(
    {
      topic: 'address',
      standing: 'may-be-refused',
      sentence: 'KCP는 파트너관리자에 등록된 IP에서 온 취소만 받습니다(8012).',
      remedy:
        '등록은 KCP 파트너관리자 › 기술관리센터 › 보안관리 › 서버 IP설정(결제)에서 합니다. 설정 › 상점의 취소 IP 확인으로 미리 볼 수 있습니다.',
      source: 'KCP guide §1.10, R47',
      code: '8012',
      concerns: true,
    },
    facts,
    {
      gateway,
      wordsOf: addressWords,
      falls: true,
      locks: false,
      acceptedAt: facts.lastRefundAt,
      whenRefused: 'not-allowed',
    },
  )

const addressWords = (code: string) => {
  const { message, remedy } = wordsOf(code)
  return { message, remedy: `${remedy ?? ''} 등록한 뒤에는 설정 › 상점의 취소 IP 확인으로 먼저 볼 수 있습니다.`.trim() }
}

/** Silent until a refusal speaks of it: site code, certificate and rights are shown by every call. */
const accountCards = (facts: TruthFacts): readonly TruthCard[] =>
  facts.refusals.some(({ topic }) => topic === 'account')
    ? [
        learned({ topic: 'account', standing: 'allowed', sentence: '', source: 'KCP guide §1.3, §1.4' }, facts, {
          gateway,
          wordsOf,
          falls: true,
          locks: false,
          acceptedAt: null,
          whenRefused: 'not-allowed',
        }),
      ]
    : []

function partialCard({ card }: ReportedTransaction, facts: TruthFacts, isPart: boolean): TruthCard {
  if (card?.partialRefundAllowed === false) {
    return written({
      topic: 'partial',
      standing: 'not-allowed',
      sentence: 'KCP가 부분취소할 수 없는 거래로 표시한 결제입니다.',
      remedy: facts.refundedBefore ? 'KCP 파트너관리자에서 처리하세요.' : '전체 금액으로 환불하세요.',
      source: 'KCP guide §2.2 (partcanc_yn N)',
      concerns: isPart,
      blocks: isPart,
    })
  }
  return learned(
    {
      topic: 'partial',
      standing: 'may-be-refused',
      sentence: '부분취소는 KCP와 계약된 상점만 할 수 있습니다(8392).',
      remedy: askContract,
      source: 'KCP guide §1.10, R48',
      code: '8392',
      concerns: true,
    },
    facts,
    { gateway, wordsOf, falls: isPart, locks: true, acceptedAt: facts.lastPartAt, whenRefused: 'not-allowed' },
  )
}

const restCard = ({ refundedBefore }: TruthFacts): TruthCard =>
  written({
    topic: 'partial',
    standing: 'allowed',
    sentence: refundedBefore
      ? '일부가 환불된 결제라서 나머지도 부분취소로 보냅니다. 전체취소는 KCP가 받지 않습니다(8040).'
      : '처음 하는 전액 환불은 전체취소로 보냅니다. 일부를 환불한 뒤에는 나머지도 부분취소로만 됩니다(8040).',
    source: 'KCP guide §4, §5, R46',
    code: '8040',
  })

function balanceCard({ lastRefusal }: TruthFacts, isPart: boolean): TruthCard {
  const meaning = lastRefusal === null ? undefined : codeOf(lastRefusal.code)?.meaning
  const refusal = meaning === 'balance' || meaning === 'already' ? lastRefusal : null
  const rule = '부분취소에는 취소 전 남은 금액을 함께 보냅니다. KCP의 남은 금액과 다르면 거절됩니다(8037, 8038).'
  return written({
    topic: 'balance',
    standing: 'may-be-refused',
    sentence:
      refusal === null
        ? rule
        : `${refusedSentence(gateway, refusal.at, refusal.code)} ${wordsOf(refusal.code).message}`,
    remedy: refusal === null ? lookFirst : (remedyOf(refusal.code) ?? lookFirst),
    source: 'KCP guide §5',
    code: refusal?.code ?? '8038',
    concerns: refusal !== null && (isPart || meaning === 'already'),
  })
}

function taxCards({ split }: ReportedTransaction, isPart: boolean): readonly TruthCard[] {
  if (split.taxFree === 0 || split.supply + split.vat === 0) return []
  return [
    written({
      topic: 'tax',
      standing: 'may-be-refused',
      sentence: '과세와 면세가 섞인 결제의 부분취소는 복합과세를 계약한 상점만 할 수 있습니다.',
      remedy: askContract,
      source: 'KCP guide §1.10, R27',
      concerns: isPart,
    }),
  ]
}

function walletCards({ parts, wallet }: ReportedTransaction, isPart: boolean): readonly TruthCard[] {
  const cards: TruthCard[] = []
  if (parts.length > 1) {
    cards.push(
      written({
        topic: 'wallet',
        standing: 'not-known',
        sentence: '나누어 낸 결제의 부분환불에서 어느 쪽이 먼저 돌아가는지는 KCP가 정합니다.',
        remedy: '환불한 뒤 KCP의 답대로 보입니다. 그 전에는 범위로 보입니다.',
        source: 'KCP guide §7.4, §13.8',
        concerns: isPart,
      }),
    )
  }
  const hasBalance = parts.some(({ kind }) => kind === 'money' || kind === 'free-points')
  if (wallet !== null && hasBalance) cards.push(receiptCard(easyPayServices[wallet]))
  return cards
}

const receiptCard = ({ balanceName, excluded, onCancel, receiptIssuer, source }: EasyPayService): TruthCard =>
  written({
    topic: 'wallet',
    standing: receiptIssuer === 'check' ? 'not-known' : 'allowed',
    sentence: [`${balanceName ?? '머니'}의 현금영수증: ${onCancel}`, excluded].filter(Boolean).join(' '),
    remedy: receiptIssuer === 'check' ? '간편결제사에 문의하거나 홈택스에서 확인하세요.' : null,
    source,
  })

const settlementCard = (facts: TruthFacts): TruthCard =>
  learned(
    {
      topic: 'settlement',
      standing: 'may-be-refused',
      sentence: 'KCP에 남은 정산예정금액이 모자라면 취소가 거절됩니다(8178).',
      remedy: remedyOf('8178'),
      source: 'KCP guide §8.2, R51',
      code: '8178',
    },
    facts,
    { gateway, wordsOf, falls: true, locks: false, acceptedAt: null, whenRefused: 'may-be-refused' },
  )

function hoursCard({ method, parts }: ReportedTransaction, { now }: TruthFacts): TruthCard {
  if (method === 'card' || parts.some(({ kind }) => kind === 'card')) {
    return written({
      topic: 'hours',
      standing: 'may-be-refused',
      sentence: '01:50부터 02:30까지는 카드 매입요청을 받지 않아 거절될 수 있습니다(8136).',
      remedy: remedyOf('8136'),
      source: 'KCP guide §8.2',
      code: '8136',
      concerns: isWithin(now, '01:50', '02:30'),
    })
  }
  return written({
    topic: 'hours',
    standing: 'not-known',
    sentence: '취소를 받지 않는 시간이 있는지 KCP 문서에 없습니다. 결제기관이 점검하면 결과 불명이 됩니다(CCC0).',
    remedy: '결과 불명이 되면 다시 보내지 않고 조회합니다.',
    source: 'KCP guide §8.2',
    code: 'CCC0',
  })
}

const windowCard = written({
  topic: 'window',
  standing: 'not-known',
  sentence:
    '결제 뒤 언제까지 취소할 수 있는지 KCP 문서에 없습니다. 기한이 지났다는 거절로는 8330(결제한 달이 지남)과 8310(유효 시간이 지남)이 있습니다.',
  remedy: '오래된 결제는 NHN KCP(1544-8660)에 먼저 물어보세요. 거절되어도 돈은 그대로입니다.',
  source: 'KCP guide §8.2',
})

const feeCard = written({
  topic: 'fee',
  standing: 'not-known',
  sentence: '취소 수수료와 결제 수수료의 반환은 KCP 문서에 없습니다.',
  remedy: 'KCP 파트너관리자의 정산 내역에서 확인하세요.',
  source: 'KCP guide §4',
})
