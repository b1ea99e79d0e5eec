import { dayOf } from '../../domain/day.ts'
import { isOpen, type Refund } from '../../domain/refund.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import type { Transaction } from '../../domain/transaction.ts'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import type { PaymentAddress } from '../gateways/call.ts'
import type { LookUp } from '../gateways/gateway.ts'
import { type ConnectionFailure, withConnection } from './connection.ts'
import { type Found, type Inquiry, settleByEvidence, stillUnderWay } from './evidence.ts'
import { findPayment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'

/** A look-up's answer; one that was found knows when it was asked for. */
type Asked = Found | Exclude<LookUp, { kind: 'found' }>

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
  const payment = await findPayment(book, refund.transactionId)
  if (payment === null) return failed({ kind: 'refund-not-found' })
  if (!isOpen(refund.state)) return ok({ refund, settled: true, finding: '이미 결과가 정해진 환불입니다.' })
  if (refund.state !== 'unknown') return ok(stillUnderWay(refund))
  const asked = await askGateway(ports, book, payment.shop, payment.record.transaction)
  if (!asked.ok) return asked
  if (asked.value.kind !== 'found') return ok({ refund, settled: false, finding: noAnswerSentence(asked.value) })
  await noteLookUp(ports, book, payment.record, asked.value)
  return ok(await settleByEvidence(ports, book, payment, refund, asked.value))
}

/** One look-up over the wire; nothing is written. */
export const askGateway = (
  ports: Ports,
  book: OpenBook,
  shop: Shop,
  transaction: Transaction,
): Promise<Result<Asked, ConnectionFailure>> => askAbout(ports, book, shop, addressOf(transaction))

/** One look-up by what the gateway finds a payment by; nothing is written. */
export async function askAbout(
  ports: Ports,
  book: OpenBook,
  shop: Shop,
  address: PaymentAddress,
): Promise<Result<Asked, ConnectionFailure>> {
  const askedAt = ports.clock.now()
  const asked = await withConnection(ports, book, shop, (gateway, connection) => gateway.lookUp(connection, address))
  if (!asked.ok) return asked
  return ok(asked.value.kind === 'found' ? { ...asked.value, askedAt } : asked.value)
}

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

/** Why an inquiry brought nothing, as the operator reads it. */
export function noAnswerSentence(answer: Exclude<LookUp, { kind: 'found' }>): string {
  if (answer.kind === 'refused') return `결제사가 조회를 거절했습니다. ${answer.refusal.message}`
  return answer.because === 'unreachable'
    ? '결제사에 연결되지 않아 조회하지 못했습니다. 결과 불명으로 남아 있습니다.'
    : '조회 응답을 받지 못했거나 읽을 수 없습니다. 결과 불명으로 남아 있습니다.'
}
