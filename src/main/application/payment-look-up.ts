import type { Instant } from '../../domain/day.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { Refusal } from '../gateways/call.ts'
import type { LookUp } from '../gateways/gateway.ts'
import type { ConnectionFailure } from './connection.ts'
import type { Found } from './evidence.ts'
import { applyFindings } from './findings.ts'
import { askGateway, noteLookUp } from './look-up.ts'
import { findPayment, type Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'

/** What a look-up of a payment brought: the gateway's answer and what it changed here. */
export interface PaymentLookUp {
  readonly at: Instant
  readonly answer: Extract<LookUp, { kind: 'found' }>
  readonly findings: readonly string[]
}

/** Why it brought nothing; nothing was changed. */
export type LookUpFailure =
  | ConnectionFailure
  | { readonly kind: 'transaction-not-found' }
  | { readonly kind: 'gateway-unreachable' }
  | { readonly kind: 'answer-unreadable' }
  | ({ readonly kind: 'gateway-refused' } & Pick<Refusal, 'code' | 'message' | 'remedy'>)

/** Asks the gateway about a stored payment, keeps the answer, and counts what was refunded elsewhere. Moves no money. */
export async function lookUpPayment(
  ports: Ports,
  book: OpenBook,
  transactionId: string,
): Promise<Result<PaymentLookUp, LookUpFailure>> {
  const payment = await findPayment(book, transactionId)
  if (payment === null) return failed({ kind: 'transaction-not-found' })
  const asked = await askGateway(ports, book, payment.shop, payment.record.transaction)
  if (!asked.ok) return asked
  if (asked.value.kind !== 'found') return failed(lookUpFailure(asked.value))
  const findings = await keepAnswer(ports, book, payment, asked.value)
  return ok({ at: ports.clock.now(), answer: asked.value, findings })
}

/** Keeps an answer with the payment as it was before the gateway was asked; what that changed or contradicts, as sentences. */
export async function keepAnswer(
  ports: Ports,
  book: OpenBook,
  payment: Payment,
  answer: Found,
): Promise<readonly string[]> {
  await noteLookUp(ports, book, payment.record, answer)
  return applyFindings(ports, book, payment, answer)
}

/** The refusal a screen shows for a look-up without an answer. */
export function lookUpFailure(
  answer: Exclude<LookUp, { kind: 'found' }>,
): Exclude<LookUpFailure, ConnectionFailure | { kind: 'transaction-not-found' }> {
  if (answer.kind === 'refused') {
    const { code, message, remedy } = answer.refusal
    return { kind: 'gateway-refused', code, message, remedy }
  }
  return answer.because === 'unreachable' || answer.because === 'timeout' || answer.because === 'connection-lost'
    ? { kind: 'gateway-unreachable' }
    : { kind: 'answer-unreadable' }
}
