import { sum, type Won } from '../money.ts'
import { wonText } from '../receipt/wording.ts'
import type { BasedOn } from '../refund.ts'
import type { PreviewFailure, RefundPreview } from '../refund-preview.ts'
import type { Result } from '../result.ts'
import type { Totals } from '../search.ts'
import type { BulkFileLine, BulkJudgement, BulkVerdict } from './bulk-run.ts'

/** Why a refund of a line's payment cannot be asked, its gateway's own limits included. */
type PreviewRefusal =
  | PreviewFailure
  | { readonly kind: 'refund-not-possible'; readonly because: string; readonly remedy: string | null }

/** A payment that a line may mean: what refunding the line's won would do, and what stands against it. */
export interface JudgedPayment {
  readonly transactionId: string
  readonly basedOn: BasedOn
  readonly preview: Result<RefundPreview, PreviewRefusal>
  /** A receipt of it is being issued or cancelled. */
  readonly isReceiptActOpen: boolean
  /** The same won went back of it already, from here or elsewhere: a list that is sent again would give it back twice. */
  readonly isRepeated: boolean
  /** Why finance must approve a refund of it, a Korean sentence; null when it need not. */
  readonly approval: string | null
}

/** The numbers of the lines of each order number, in their order. */
export function linesByOrder(lines: readonly BulkFileLine[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (const { orderNumber, line } of lines) {
    const others = found.get(orderNumber)
    if (others === undefined) found.set(orderNumber, [line])
    else others.push(line)
  }
  return found
}

/**
 * Judges a line of a file. `payments` are those the shop has under its order number, `same` the numbers of all lines with that number:
 * of several none is sent, because which of them is meant is not known.
 */
export function judgeBulkLine(
  line: Pick<BulkFileLine, 'won' | 'because'>,
  same: readonly number[],
  payments: readonly JudgedPayment[],
): BulkJudgement {
  if (line.won === null) return noPayment('unreadable', line.because ?? '줄을 읽을 수 없습니다.')
  if (same.length > 1) return noPayment('duplicate-in-file', duplicateSentence(same))
  const [payment, another] = payments
  if (payment === undefined) return noPayment('not-found', '이 상점의 장부에 이 주문번호의 결제가 없습니다.')
  if (another !== undefined) {
    return noPayment('ambiguous', `이 주문번호의 결제가 ${payments.length}건이어서 어느 것인지 알 수 없습니다.`)
  }
  return judgePayment(line.won, payment)
}

const noPayment = (verdict: BulkVerdict, sentence: string): BulkJudgement => ({
  verdict,
  sentence,
  transactionId: null,
  basedOn: null,
})

const mostNamed = 5

function duplicateSentence(same: readonly number[]): string {
  const named = same.slice(0, mostNamed).join(', ')
  return `같은 주문번호가 ${same.length}줄에 있습니다(${named}${same.length > mostNamed ? ', …' : ''}번째 줄). 한 줄만 남겨야 합니다.`
}

function judgePayment(won: Won, { transactionId, basedOn, ...payment }: JudgedPayment): BulkJudgement {
  const found = (verdict: BulkVerdict, sentence: string | null): BulkJudgement => ({
    verdict,
    sentence,
    transactionId,
    basedOn,
  })
  const { preview, approval } = payment
  if (!preview.ok && preview.failure.kind === 'refund-open') {
    return found('open', '결과가 정해지지 않은 환불이 있습니다. 그 결과를 먼저 정해야 합니다.')
  }
  if (payment.isReceiptActOpen) {
    return found('open', '결과가 정해지지 않은 현금영수증 요청이 있습니다. 그 결과를 먼저 정해야 합니다.')
  }
  if (!preview.ok) return found(...refusedBy(preview.failure, won))
  if (payment.isRepeated) {
    return found(
      'already-refunded',
      `${wonText(won)}이 이미 한 번 환불된 거래입니다. 같은 금액을 한 번 더 환불하려면 거래에서 따로 환불합니다.`,
    )
  }
  const { from, to } = preview.value.taxFreeRange
  if (from !== to) {
    return found(
      'not-possible',
      '과세와 면세가 섞인 결제의 일부입니다. 면세 금액을 정해야 하므로 거래에서 따로 환불합니다.',
    )
  }
  if (approval !== null) return found('approval-needed', `${approval} 거래에서 따로 환불합니다.`)
  return found('ok', null)
}

function refusedBy(failure: PreviewRefusal, won: Won): readonly [BulkVerdict, string] {
  switch (failure.kind) {
    case 'exceeds-refundable':
      return failure.refundable === 0
        ? ['already-refunded', '이미 모두 환불되어 남은 금액이 없습니다.']
        : ['over', `${wonText(won)}은 남은 금액 ${wonText(failure.refundable)}보다 많습니다.`]
    case 'refund-not-possible':
      return ['not-possible', failure.remedy === null ? failure.because : `${failure.because} ${failure.remedy}`]
    case 'tax-free-out-of-range':
      return ['not-possible', '면세 금액을 정해야 하므로 거래에서 따로 환불합니다.']
    case 'refund-open':
      return ['open', '결과가 정해지지 않은 환불이 있습니다.']
    case 'amount-missing':
      return ['unreadable', '금액이 0원입니다.']
  }
}

/** Judges a line once more after the gateway was asked: what it tells otherwise is not sent, even where the ledger alone would allow it. */
export function afterLookUp(judgement: BulkJudgement, findings: readonly string[]): BulkJudgement {
  if (findings.length === 0) return judgement
  const told = findings.join(' ')
  return judgement.verdict === 'ok'
    ? { ...judgement, verdict: 'differs', sentence: told }
    : { ...judgement, sentence: `${judgement.sentence ?? ''} ${told}`.trim() }
}

/** Judges a line whose payment is no longer as it was when the line was checked; `now` is what it would be judged today. */
export const asChanged = (now: BulkJudgement): BulkJudgement => ({
  ...now,
  verdict: 'changed',
  sentence: [
    '점검한 뒤에 이 거래가 바뀌어 보내지 않았습니다.',
    now.basedOn === null
      ? ''
      : `지금 환불 ${now.basedOn.refunds}건, 남은 금액 ${wonText(now.basedOn.remaining)}입니다.`,
    now.sentence ?? '',
  ]
    .filter((part) => part !== '')
    .join(' '),
})

/** The sentence on the button that sends a plan: the shop, how many, how much. */
export const bulkConfirmSentence = (shopName: string, { count, won }: Totals): string =>
  `${shopName}에서 ${count.toLocaleString('ko-KR')}건 ${wonText(won)} 환불`

/** Counts and won added up. */
export const addTotals = (totals: readonly Totals[]): Totals => ({
  count: totals.reduce((all, { count }) => all + count, 0),
  won: sum(totals.map(({ won }) => won)),
})
