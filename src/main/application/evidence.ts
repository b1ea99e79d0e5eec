import { epochOf, type Instant } from '../../domain/day.ts'
import type { Won } from '../../domain/money.ts'
import { wonText } from '../../domain/receipt/wording.ts'
import { refundReceiptOutcome } from '../../domain/receipt/refund-outcome.ts'
import { isOpen, type Refund, refundable, spent } from '../../domain/refund.ts'
import { basedOnOf } from '../../domain/refund-preview.ts'
import { type Conclusion, concludeFrom } from '../../domain/refund-evidence.ts'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import type { LookUp } from '../gateways/gateway.ts'
import type { Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { verdictBefore } from './refund-asking.ts'
import { balanceLagMs, settleUnlessSettled } from './settling.ts'

/** How far the gateway's clock may be behind ours. */
const clockSkewMs = 600_000

/** A look-up's answer about the payment asked for, and when it was asked for. */
export type Found = Extract<LookUp, { kind: 'found' }> & { readonly askedAt: Instant }

/** What an inquiry into one refund concluded. */
export interface Inquiry {
  readonly refund: Refund
  readonly settled: boolean
  readonly finding: string
}

/** The answer to a look at a refund whose own answer is still awaited: a look-up could neither prove nor disprove it. */
export const stillUnderWay = (refund: Refund): Inquiry => ({
  refund,
  settled: false,
  finding: '환불 요청이 아직 진행 중입니다. 결제사의 답이 오거나 끊기면 결과가 정해집니다.',
})

/** Settles one unknown refund from an answer, or leaves it as it is with the sentence that says why. */
export async function settleByEvidence(
  ports: Ports,
  book: OpenBook,
  payment: Payment,
  refund: Refund,
  answer: Found,
): Promise<Inquiry> {
  if (refund.state !== 'unknown') return stillUnderWay(refund)
  const conclusion = conclude(payment.record, refund, answer)
  const { verdict, sentence } = conclusion
  if (verdict === 'unclear') return { refund, settled: false, finding: sentence }
  const now = ports.clock.now()
  const settled = await settleUnlessSettled(book.ledger, refund.id, () =>
    book.ledger.settleRefund({
      id: refund.id,
      state: verdict,
      answer: { code: null, message: sentence },
      gatewayRefundId: null,
      doneAt: verdict === 'done' ? doneAtOf(answer, refund, now) : null,
      receipt: verdict === 'done' ? receiptOf(payment, refund, ports) : null,
      evidence: sentence,
      operatorId: ports.operator.id,
      at: now,
      basedOn: basedOnOf(payment.record.transaction.paid, payment.record.refunds, payment.record.outside),
    }),
  )
  if (isOpen(settled.state)) return { refund: settled, settled: false, finding: changedMeanwhile }
  ports.log.event('refund.resolved', { refundId: refund.id, state: settled.state })
  const finding = settled.state === verdict ? sentence : '조회하는 동안 다른 곳에서 결과가 정해졌습니다.'
  return { refund: settled, settled: true, finding }
}

const changedMeanwhile = '조회하는 동안 이 거래의 환불이 바뀌어 결과를 정하지 않았습니다. 다시 조회하세요.'

function conclude(record: TransactionRecord, refund: Refund, answer: Found): Conclusion {
  const differs = paidDiffers(record.transaction.paid, answer)
  if (differs !== null) return { verdict: 'unclear', sentence: differs }
  // A refund made elsewhere that was learned of since may not be in the balance either.
  const changes = [refund.changedAt, ...record.outside.map((one) => one.seenAt)]
  const waitedMs = epochOf(answer.askedAt) - Math.max(...changes.map(epochOf))
  return concludeFrom(answer, questionOf(record, refund), waitedMs < balanceLagMs)
}

/** The sentence of a gateway that means another amount by this payment; null when it does not. Its balance then proves nothing. */
export const paidDiffers = (paid: Won, answer: Found): string | null =>
  answer.paid === null || answer.paid === paid
    ? null
    : `결제사의 결제금액 ${wonText(answer.paid)}이 원장의 ${wonText(paid)}과 다릅니다. 결제사 관리자 화면에서 확인해야 합니다.`

/**
 * When the money went back, by the gateway's clock. A time before the refund was asked for is a clock of another day (a test host's
 * may stand still) and no evidence against a balance that moved by exactly this amount: then it is the time of the look-up.
 */
const doneAtOf = ({ lastRefundAt }: Found, refund: Refund, now: Instant): Instant =>
  lastRefundAt !== null && epochOf(lastRefundAt) >= epochOf(refund.requestedAt) - clockSkewMs ? lastRefundAt : now

/** What went back for sure without this refund, as far as is known now: a file may have told of more since it was asked. */
function questionOf(record: TransactionRecord, refund: Refund) {
  const others = othersThan(record, refund)
  return {
    amount: refund.amount,
    remainingBefore: refundable(record.transaction.paid, others, record.outside),
    refundedBefore: spent(others, record.outside),
  }
}

const othersThan = (record: TransactionRecord, refund: Refund): readonly Refund[] =>
  record.refunds.filter((one) => one.id !== refund.id)

/** The receipt's own verdict: its answer was lost with the refund's, so it is judged by who owed it before. */
const receiptOf = ({ record, shop }: Payment, refund: Refund, { clock }: Pick<Ports, 'clock'>) =>
  refundReceiptOutcome(
    { ...record.transaction, amount: refund.amount },
    verdictBefore({ ...record, refunds: othersThan(record, refund) }, shop, clock.today()),
    null,
  )
