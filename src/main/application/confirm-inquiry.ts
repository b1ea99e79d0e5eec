import { dayOf } from '../../domain/day.ts'
import type { PreparedPayment } from '../../domain/prepared-payment.ts'
import { ok, type Result } from '../../domain/result.ts'
import { announcePayments, storePayment } from './confirmed-payment.ts'
import type { ConnectionFailure } from './connection.ts'
import { askAbout, noAnswerSentence } from './look-up.ts'
import type { OpenBook, Ports } from './ports.ts'
import { findPrepared } from './prepared.ts'

/** Asks whether an unknown confirm became a payment: one that is there, of this amount, proves it; nothing else proves anything. */
export async function inquireConfirm(
  ports: Ports,
  book: OpenBook,
  prepared: PreparedPayment,
): Promise<Result<{ readonly settled: boolean; readonly finding: string }, ConnectionFailure>> {
  const unknown = prepared.confirmations.at(-1)
  if (unknown?.state !== 'unknown') return ok({ settled: true, finding: '결과가 정해진 승인 요청입니다.' })
  const found = await findPrepared(book, prepared.id)
  if (found === null) throw new Error(`${prepared.id} left the ledger`)
  const answer = await askAbout(ports, book, found.shop, {
    gatewayTransactionId: prepared.orderNumber,
    orderNumber: prepared.orderNumber,
    paidOn: dayOf(unknown.requestedAt),
    gatewayMethod: ports.gateways[found.shop.gateway].methodCode(prepared.method),
  })
  if (!answer.ok) return answer
  if (answer.value.kind !== 'found') return ok({ settled: false, finding: noAnswerSentence(answer.value) })
  const { transaction, raw } = answer.value
  if (transaction === null || transaction.paid !== prepared.won) return ok({ settled: false, finding: unproved })
  const finding = '조회 응답에 결제가 있어 승인된 것으로 확인했습니다.'
  await book.ledger.settleConfirm({
    id: unknown.id,
    state: 'done',
    answer: { code: null, message: finding },
    transactionId: await storePayment(ports, book, found.shop, transaction, raw),
    evidence: finding,
    operatorId: null,
    at: ports.clock.now(),
  })
  announcePayments(ports)
  return ok({ settled: true, finding })
}

const unproved = '조회 응답이 이 결제의 승인을 증명하지 않습니다. 결제사 관리자에서 확인해 직접 확정하세요.'
