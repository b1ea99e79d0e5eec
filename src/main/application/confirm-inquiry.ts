import { addDays, type Day, dayOf, type Instant } from '../../domain/day.ts'
import type { PreparedPayment } from '../../domain/prepared-payment.ts'
import { isOpen } from '../../domain/refund.ts'
import { ok, type Result } from '../../domain/result.ts'
import { announcePayments, settleConfirmUnlessSettled } from './confirmed-payment.ts'
import type { ConnectionFailure } from './connection.ts'
import { storeFound } from './fetching.ts'
import { askAbout, noAnswerSentence } from './look-up.ts'
import type { OpenBook, Ports } from './ports.ts'
import { type FoundPrepared, findPrepared } from './prepared.ts'

/** Asks whether an unknown confirm became a payment: one that is there, of this amount, proves it; nothing else proves anything. */
export async function inquireConfirm(
  ports: Ports,
  book: OpenBook,
  prepared: PreparedPayment,
): Promise<Result<{ readonly settled: boolean; readonly finding: string }, ConnectionFailure>> {
  const unknown = prepared.confirmations.at(-1)
  if (unknown !== undefined && unknown.state !== 'unknown' && isOpen(unknown.state)) {
    return ok({
      settled: false,
      finding: '승인 요청이 아직 진행 중입니다. 결제사의 답이 오거나 끊기면 결과가 정해집니다.',
    })
  }
  if (unknown?.state !== 'unknown') return ok({ settled: true, finding: '결과가 정해진 승인 요청입니다.' })
  const found = await findPrepared(book, prepared.id)
  if (found === null) throw new Error(`${prepared.id} left the ledger`)
  const asked = await askOnItsDays(ports, book, found, unknown.requestedAt)
  if (!asked.ok) return asked
  if (asked.value.kind !== 'found') return ok({ settled: false, finding: noAnswerSentence(asked.value) })
  const { transaction } = asked.value
  if (transaction === null || transaction.paid !== prepared.won) return ok({ settled: false, finding: unproved })
  const finding = '조회 응답에 결제가 있어 승인된 것으로 확인했습니다.'
  const transactionId = await storeFound(ports, book, found.shop, asked.value, transaction)
  const proof = { id: unknown.id, answer: { code: null, message: finding }, transactionId, evidence: finding }
  await settleConfirmUnlessSettled(book.ledger, prepared.id, () =>
    book.ledger.settleConfirm({ ...proof, state: 'done', operatorId: null, at: ports.clock.now() }),
  )
  announcePayments(ports)
  return ok({ settled: true, finding })
}

/** A look-up names the day of the payment: that of the request, or the next where midnight came between request and approval. */
async function askOnItsDays(ports: Ports, book: OpenBook, { prepared, shop }: FoundPrepared, requestedAt: Instant) {
  const ask = (paidOn: Day) =>
    askAbout(ports, book, shop, {
      gatewayTransactionId: prepared.orderNumber,
      orderNumber: prepared.orderNumber,
      paidOn,
      gatewayMethod: ports.gateways[shop.gateway].methodCode(prepared.method),
    })
  const day = dayOf(requestedAt)
  const first = await ask(day)
  if (!first.ok || first.value.kind === 'found' || ports.clock.today() === day) return first
  const next = await ask(addDays(day, 1))
  return next.ok && next.value.kind === 'found' ? next : first
}

const unproved = '조회 응답이 이 결제의 승인을 증명하지 않습니다. 결제사 관리자에서 확인해 직접 확정하세요.'
