import { type Refund, refundReasonName } from '../../domain/refund.ts'
import { type Day, dayOf, type Instant } from '../../domain/day.ts'
import { sum, type Won } from '../../domain/money.ts'
import type { Transaction } from '../../domain/transaction.ts'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import { hasGoneBack } from '../../domain/receipt/cash-refunded.ts'
import { verdictNow } from '../../domain/receipt/ledger-row.ts'
import { wonText } from '../../domain/receipt/wording.ts'
import { refundReceiptOutcome } from '../../domain/receipt/refund-outcome.ts'
import type { ReceiptVerdict } from '../../domain/receipt/verdict.ts'
import type { Shop } from '../../domain/shop.ts'
import { taxFor } from '../../domain/tax-history.ts'
import type { Connection, Outcome } from '../gateways/call.ts'
import type { Gateway, RefundAccepted, RefundOrder } from '../gateways/gateway.ts'
import { askedOnce } from './asked.ts'
import { notDone } from './outcome-words.ts'
import type { OpenBook, Ports } from './ports.ts'
import type { Settlement } from './settling.ts'

/** The order a gateway gets, made from what is in the journal and nothing else. */
function refundOrder(record: TransactionRecord, refund: Refund): RefundOrder {
  const { transaction } = record
  return {
    payment: {
      gatewayTransactionId: transaction.gatewayTransactionId,
      orderNumber: transaction.orderNumber,
      paidOn: dayOf(transaction.paidAt),
      gatewayMethod: transaction.gatewayMethod,
    },
    paid: transaction.paid,
    paidSplit: transaction.split,
    amount: refund.amount,
    split: refund.split,
    remainingBefore: refund.remainingBefore,
    refundedBefore: refund.remainingBefore < transaction.paid,
    receiptTargetBefore: receiptTargetBefore(record),
    // The operator's own words stay in the journal: they may name a person.
    reason: refundReasonName(refund.reason.code),
  }
}

/** Won of the receipt in all that went back so far; null where the share of one refund is not known. */
function receiptTargetBefore({ refunds, outside }: Pick<TransactionRecord, 'refunds' | 'outside'>): Won | null {
  const known = [
    ...refunds.filter(hasGoneBack).map(({ receipt }) => receipt?.won ?? null),
    ...outside.map(({ receiptWon }) => receiptWon),
  ]
  const named = known.filter((won) => won !== null)
  return named.length < known.length ? null : sum(named)
}

/** Takes over a settlement that the ledger could not take. */
type WriteLater = (settlement: Settlement) => void

type Sending = {
  readonly record: TransactionRecord
  readonly shop: Shop
  readonly refund: Refund
  readonly writeLater: WriteLater
}

/**
 * Sends a refund that is in the journal, once, and writes down what became of it.
 * A surprise on the way is an unknown outcome like any other: bytes may have left. What the ledger cannot take is handed to
 * `writeLater`: before the sending that is thrown on, since nothing left; after it the refund comes back as `sent`.
 */
export async function sendRefund(
  ports: Pick<Ports, 'clock' | 'log'>,
  book: Pick<OpenBook, 'ledger'>,
  gateway: Gateway,
  connection: Connection,
  sending: Sending,
): Promise<{ readonly refund: Refund; readonly balanceDiffers: boolean }> {
  const { sent, order, before } = await prepare(ports, book, sending)
  const outcome = notHeardBefore(
    await askedOnce(ports, 'refund.ask', () => gateway.refund(connection, order)),
    sending.record,
  )
  const settlement = settlementOf(outcome, sent, sending.record.transaction, before, ports.clock.now())
  const settled = await settle(ports, book, settlement, sent, sending.writeLater)
  ports.log.event('refund.settled', { refundId: settled.id, state: settled.state, won: settled.amount })
  return { refund: settled, balanceDiffers: outcome.kind === 'declined' && outcome.refusal.balanceDiffers }
}

/** A yes that names a cancel known already is an old answer told again, and says nothing of this refund. */
function notHeardBefore(outcome: Outcome<RefundAccepted>, record: TransactionRecord): Outcome<RefundAccepted> {
  if (outcome.kind !== 'accepted') return outcome
  const told = outcome.value.gatewayRefundId
  const isKnown =
    told !== null &&
    (record.refunds.some((one) => one.gatewayRefundId === told) || record.outside.some((one) => one.identity === told))
  return isKnown ? { kind: 'unknown', because: 'unreadable-answer', code: null } : outcome
}

/** Everything before the first byte. A refund that cannot be noted as sent is not sent, and must not lock its payment for that. */
async function prepare(
  ports: Pick<Ports, 'clock'>,
  book: Pick<OpenBook, 'ledger'>,
  { record, shop, refund, writeLater }: Sending,
) {
  const at = ports.clock.now()
  try {
    const order = refundOrder(record, refund)
    const before = verdictBefore(record, shop, ports.clock.today())
    return { order, before, sent: await book.ledger.noteRefundSent({ id: refund.id, at }) }
  } catch (cause) {
    writeLater({
      ...silent(refund, at),
      state: 'not-applied',
      answer: { code: null, message: '장부에 적을 수 없어 아무것도 보내지 않았습니다.' },
      evidence: notSentEvidence,
    })
    throw cause
  }
}

/** The money has moved or not, whatever the ledger can take: an answer that cannot be written is kept until it can. */
async function settle(
  ports: Pick<Ports, 'log'>,
  book: Pick<OpenBook, 'ledger'>,
  settlement: Settlement,
  sent: Refund,
  writeLater: WriteLater,
): Promise<Refund> {
  try {
    return await book.ledger.settleRefund(settlement)
  } catch (cause) {
    ports.log.unexpected('refund.settle', cause)
    writeLater(settlement)
    return sent
  }
}

const notSentEvidence = '환불 요청이 나가지 않았습니다.'

/** A settlement whose gateway told nothing of a refund. */
const silent = (refund: Refund, at: Instant) => ({
  id: refund.id,
  operatorId: refund.operatorId,
  at,
  gatewayRefundId: null,
  doneAt: null,
  receipt: null,
})

/** What the ledger is to hold of an outcome. */
function settlementOf(
  outcome: Outcome<RefundAccepted>,
  refund: Refund,
  { gateway, parts }: Transaction,
  before: ReceiptVerdict,
  at: Instant,
): Settlement {
  if (outcome.kind !== 'accepted') return { ...silent(refund, at), ...notDone(outcome, notSentEvidence) }
  const { gatewayRefundId, receipt, remainingAfter, at: doneAt } = outcome.value
  return {
    ...silent(refund, at),
    state: 'done',
    answer: { code: null, message: '결제사가 환불을 승인했습니다.' },
    gatewayRefundId,
    doneAt: doneAt ?? at,
    receipt: refundReceiptOutcome({ gateway, parts, amount: refund.amount }, before, receipt),
    evidence: balanceSentence(remainingAfter),
  }
}

/** Who owed the receipt before a refund was asked: the facts of the record, without that refund. */
export const verdictBefore = (record: TransactionRecord, shop: Shop, today: Day): ReceiptVerdict =>
  verdictNow({ ...record, settings: taxFor(shop, record.transaction, today), today })

const balanceSentence = (remaining: Won | null): string =>
  remaining === null ? '결제사의 승인 응답' : `결제사의 승인 응답, 남은 금액 ${wonText(remaining)}`
