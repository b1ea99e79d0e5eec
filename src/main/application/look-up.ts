import { dayOf, epochOf } from '../../domain/day.ts'
import { subtract, sum, toWon, type Won } from '../../domain/money.ts'
import { refundReceiptOutcome } from '../../domain/receipt/refund-outcome.ts'
import { countsAsSpent, isOpen, type Refund, refundable } from '../../domain/refund.ts'
import { concludeFrom } from '../../domain/refund-evidence.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import type { Transaction } from '../../domain/transaction.ts'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import type { LookUp, PaymentAddress } from '../gateways/gateway.ts'
import { type ConnectionFailure, withConnection } from './connection.ts'
import type { OpenBook, Ports } from './ports.ts'
import { verdictBefore } from './refund-asking.ts'

/**
 * How long a balance may lag behind the money: a sandbox of KCP's kind was told to answer from up to 60 s ago
 * (reliability bar, "inquiry lags 0–60 s"). A balance that did not move disproves a refund only after that.
 */
const balanceLagMs = 60_000

type Found = Extract<LookUp, { kind: 'found' }>

/** A payment with its refunds, and the shop it belongs to. */
export interface Payment {
  readonly record: TransactionRecord
  readonly shop: Shop
}

/** What an inquiry into one refund concluded. */
export interface Inquiry {
  readonly refund: Refund
  readonly settled: boolean
  readonly finding: string
}

/** How the gateway finds a stored payment again. */
export const addressOf = (transaction: Transaction): PaymentAddress => ({
  gatewayTransactionId: transaction.gatewayTransactionId,
  orderNumber: transaction.orderNumber,
  paidOn: dayOf(transaction.paidAt),
  gatewayMethod: transaction.gatewayMethod,
})

/** Asks the gateway about the payment of an unknown refund and settles it when the answer proves its outcome. Never sends it again. */
export async function inquireRefund(
  ports: Ports,
  book: OpenBook,
  refund: Refund,
): Promise<Result<Inquiry, ConnectionFailure | { readonly kind: 'refund-not-found' }>> {
  const record = await book.ledger.transaction(refund.transactionId)
  const shop = (await book.ledger.shops()).find((one) => one.id === refund.shopId)
  if (record === null || shop === undefined) return failed({ kind: 'refund-not-found' })
  if (!isOpen(refund.state)) return ok({ refund, settled: true, finding: '이미 결과가 정해진 환불입니다.' })
  const asked = await askGateway(ports, book, shop, record)
  if (!asked.ok) return asked
  if (asked.value.kind !== 'found') return ok({ refund, settled: false, finding: noAnswerSentence(asked.value) })
  await noteLookUp(ports, book, record, asked.value)
  return ok(await settleByEvidence(ports, book, { record, shop }, refund, asked.value))
}

/** One look-up over the wire; nothing is written. */
export const askGateway = (
  ports: Ports,
  book: OpenBook,
  shop: Shop,
  record: TransactionRecord,
): Promise<Result<LookUp, ConnectionFailure>> =>
  withConnection(ports, book, shop, (gateway, connection) => gateway.lookUp(connection, addressOf(record.transaction)))

/** Keeps the answer with the payment, for the operator and for later evidence. */
export const noteLookUp = (ports: Ports, book: OpenBook, record: TransactionRecord, answer: Found): Promise<void> =>
  book.ledger.recordLookUp({
    transactionId: record.transaction.id,
    status: answer.status,
    remaining: answer.remaining,
    refunded: answer.refunded,
    raw: answer.raw,
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })

/** Settles one unknown refund from an answer, or leaves it as it is with the sentence that says why. */
export async function settleByEvidence(
  ports: Ports,
  book: OpenBook,
  { record, shop }: Payment,
  refund: Refund,
  answer: Found,
): Promise<Inquiry> {
  const now = ports.clock.now()
  const conclusion = concludeFrom(
    answer,
    questionOf(record, refund),
    epochOf(now) - epochOf(refund.changedAt) < balanceLagMs,
  )
  if (refund.state !== 'unknown' || conclusion.verdict === 'unclear') {
    return { refund, settled: false, finding: conclusion.sentence }
  }
  const settled = await book.ledger.settleRefund({
    id: refund.id,
    state: conclusion.verdict,
    answer: { code: null, message: conclusion.sentence },
    gatewayRefundId: null,
    doneAt: conclusion.verdict === 'done' ? (answer.lastRefundAt ?? now) : null,
    receipt:
      conclusion.verdict === 'done'
        ? refundReceiptOutcome(
            { parts: record.transaction.parts, amount: refund.amount },
            verdictBefore(record, shop, ports.clock.today()),
            null,
          )
        : null,
    evidence: conclusion.sentence,
    operatorId: ports.operator.id,
    at: now,
  })
  ports.log.event('refund.resolved', { refundId: refund.id, state: settled.state })
  return { refund: settled, settled: true, finding: conclusion.sentence }
}

/** What went back for sure before this refund was asked: ours that are done, and others'. */
function questionOf(record: TransactionRecord, refund: Refund) {
  const others = record.refunds.filter((one) => one.id !== refund.id && countsAsSpent(one))
  return {
    amount: refund.amount,
    remainingBefore: refund.remainingBefore,
    refundedBefore: toWon(sum(others.map((one) => one.amount)) + sum(record.outside.map((one) => one.won))),
  }
}

/** What a look-up of a payment changed in the ledger, as sentences. */
export async function applyFindings(
  ports: Ports,
  book: OpenBook,
  payment: Payment,
  answer: Found,
): Promise<readonly string[]> {
  const { record } = payment
  const open = record.refunds.find((refund) => isOpen(refund.state))
  if (open !== undefined) return [(await settleByEvidence(ports, book, payment, open, answer)).finding]
  const { transaction } = record
  const left = refundable(transaction.paid, record.refunds, record.outside)
  const balance = balanceOf(answer, transaction.paid)
  if (balance === null || balance === left) return []
  if (balance > left) {
    return [
      `결제사 잔액 ${text(balance)}이 원장의 ${text(left)}보다 많습니다. 환불이 취소되었는지 결제사에 확인하세요.`,
    ]
  }
  const elsewhere = subtract(left, balance)
  const recorded = await book.ledger.recordOutsideRefund({
    transactionId: transaction.id,
    identity: `${transaction.gatewayTransactionId}/balance/${balance}`,
    won: elsewhere,
    at: answer.lastRefundAt,
    seenAt: ports.clock.now(),
    source: 'look-up',
  })
  return recorded.ok
    ? [`결제사 잔액이 원장보다 ${text(elsewhere)} 적습니다. 다른 곳에서 한 환불로 기록했습니다.`]
    : ['결제사 잔액이 원장과 맞지 않습니다. 확인이 필요합니다.']
}

/** The gateway's balance: stated, or what its own refunded sum leaves. Null when it says neither. */
const balanceOf = (answer: Found, paid: Won): Won | null => {
  if (answer.remaining !== null) return answer.remaining
  return answer.refunded === null || answer.refunded > paid ? null : subtract(paid, answer.refunded)
}

const text = (won: Won): string => `${won.toLocaleString('ko-KR')}원`

/** Why an inquiry brought nothing, as the operator reads it. */
export function noAnswerSentence(answer: Exclude<LookUp, { kind: 'found' }>): string {
  if (answer.kind === 'refused') return `결제사가 조회를 거절했습니다. ${answer.refusal.message}`
  return answer.because === 'unreachable'
    ? '결제사에 연결되지 않아 조회하지 못했습니다. 결과 불명으로 남아 있습니다.'
    : '조회 응답을 받지 못했거나 읽을 수 없습니다. 결과 불명으로 남아 있습니다.'
}
