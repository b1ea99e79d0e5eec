import { setTimeout as pause } from 'node:timers/promises'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import type { LookUp } from '../gateways/gateway.ts'
import { withConnection } from './connection.ts'
import { addressOf } from './look-up.ts'
import { keepAnswer, lookUpFailure, type LookUpFailure } from './payment-look-up.ts'
import { findPayment, type Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'

/**
 * What is asked for: payments by id, of one shop or several. `signal` stops before the next one; `betweenMs` is the pause after each;
 * `onAnswered` hears what each answer changed or contradicts, after it was kept.
 */
interface Batch {
  readonly lookUpId: string
  readonly transactionIds: readonly string[]
  readonly signal: AbortSignal
  readonly betweenMs?: number
  readonly onAnswered?: (transactionId: string, findings: readonly string[]) => Promise<void>
}

/** A payment by its number; by its id where the book does not have it. */
interface Named {
  readonly transactionId: string
  readonly orderNumber: string
}

type Differing = Named & { readonly findings: readonly string[] }
type NotLookedUp = Named & { readonly because: string }

/** What a batch came to; each payment is in one of the counts. */
export interface BatchSums {
  readonly asked: number
  readonly same: number
  readonly changed: readonly Differing[]
  readonly toCheck: readonly Differing[]
  readonly unclear: number
  readonly failed: readonly NotLookedUp[]
  readonly notAsked: number
  readonly wasCancelled: boolean
}

interface Tally {
  same: number
  unclear: number
  readonly changed: Differing[]
  readonly toCheck: Differing[]
  readonly failed: NotLookedUp[]
}

/** A gateway that was not reached this often running is asked no more. */
const mostUnreached = 2

/**
 * Asks the gateways about stored payments, shop by shop and one after another, and does with each answer what a single look-up does.
 * A shop's credentials are opened once. Moves no money; what was found stays however it ends.
 */
export async function lookUpPayments(ports: Ports, book: OpenBook, batch: Batch): Promise<BatchSums> {
  const ids = [...new Set(batch.transactionIds)]
  const tally: Tally = { same: 0, unclear: 0, changed: [], toCheck: [], failed: [] }
  const told = (): void =>
    ports.announce({
      kind: 'look-up.progressed',
      lookUpId: batch.lookUpId,
      asked: askedIn(tally),
      of: ids.length,
      changed: tally.changed.length,
      failed: tally.failed.length,
    })
  for (const payments of await paymentsByShop(book, ids, batch.signal, tally)) {
    if (batch.signal.aborted) break
    await lookUpShop(ports, book, payments, tally, batch, told)
  }
  const asked = askedIn(tally)
  const notAsked = ids.length - asked
  return { ...tally, asked, notAsked, wasCancelled: batch.signal.aborted && notAsked > 0 }
}

const askedIn = ({ same, unclear, changed, toCheck, failed }: Tally): number =>
  same + unclear + changed.length + toCheck.length + failed.length

/** The payments shop by shop, in the order asked for; one that is not in the book has failed. `signal` ends the reading. */
async function paymentsByShop(
  book: OpenBook,
  ids: readonly string[],
  signal: AbortSignal,
  tally: Tally,
): Promise<readonly (readonly Payment[])[]> {
  const byShop = new Map<string, Payment[]>()
  for (const transactionId of ids) {
    if (signal.aborted) break
    const payment = await findPayment(book, transactionId)
    if (payment === null) {
      tally.failed.push({ transactionId, orderNumber: transactionId, because: sentenceOf(notFound) })
      continue
    }
    const { id } = payment.shop
    const others = byShop.get(id)
    if (others === undefined) byShop.set(id, [payment])
    else others.push(payment)
  }
  return [...byShop.values()]
}

const notFound = { kind: 'transaction-not-found' } as const

async function lookUpShop(
  ports: Ports,
  book: OpenBook,
  payments: readonly Payment[],
  tally: Tally,
  { signal, betweenMs = 0, onAnswered }: Batch,
  told: () => void,
): Promise<void> {
  const shop = payments[0]?.shop
  if (shop === undefined) return
  const opened = await withConnection(ports, book, shop, async (gateway, connection) => {
    const answers = gateway.lookUpAll(
      connection,
      payments.map(({ record }) => addressOf(record.transaction)),
    )
    let unreached = 0
    for (const { record } of payments) {
      if (signal.aborted || unreached === mostUnreached) break
      // Read anew: what a refund changed while the ones before were asked about must not look like another's.
      const before = await recordOf(book, record.transaction.id)
      const askedAt = ports.clock.now()
      const answer = await answers.next()
      if (answer.done === true) throw new Error(`${shop.gateway} gave fewer answers than it was asked for`)
      unreached = isUnreached(answer.value) ? unreached + 1 : 0
      if (answer.value.kind === 'found') {
        const findings = await count(ports, book, { record: before, shop }, { ...answer.value, askedAt }, tally)
        await onAnswered?.(before.transaction.id, findings)
      } else tally.failed.push({ ...nameOf(before), because: sentenceOf(lookUpFailure(answer.value)) })
      told()
      if (betweenMs > 0) await pause(betweenMs)
    }
  })
  if (opened.ok) return
  const because = sentenceOf(opened.failure)
  tally.failed.push(...payments.map(({ record }) => ({ ...nameOf(record), because })))
  told()
}

const isUnreached = (answer: LookUp): boolean =>
  answer.kind === 'unanswered' && lookUpFailure(answer).kind === 'gateway-unreachable'

async function count(
  ports: Ports,
  book: OpenBook,
  payment: Payment,
  answer: Parameters<typeof keepAnswer>[3],
  tally: Tally,
): Promise<readonly string[]> {
  const findings = await keepAnswer(ports, book, payment, answer)
  if (findings.length === 0) {
    if (answer.status === 'unclear') tally.unclear += 1
    else tally.same += 1
    return findings
  }
  const { record } = payment
  const isChanged = standingOf(await recordOf(book, record.transaction.id)) !== standingOf(record)
  tally[isChanged ? 'changed' : 'toCheck'].push({ ...nameOf(record), findings })
  return findings
}

/** What a look-up may change of a payment: the states of its refunds, and those made elsewhere. Equal texts are equal facts. */
const standingOf = ({ refunds, outside }: TransactionRecord): string =>
  JSON.stringify([refunds.map(({ id, state }) => [id, state]), outside.map(({ won }) => won)])

const nameOf = ({ transaction }: TransactionRecord): Named => ({
  transactionId: transaction.id,
  orderNumber: transaction.orderNumber,
})

async function recordOf(book: OpenBook, transactionId: string): Promise<TransactionRecord> {
  const record = await book.ledger.transaction(transactionId)
  if (record === null) throw new Error(`${transactionId} left the ledger`)
  return record
}

/** Why a payment was not looked up, as the operator reads it beside its number. */
export function sentenceOf(failure: LookUpFailure): string {
  switch (failure.kind) {
    case 'transaction-not-found':
      return '이 거래가 장부에 없습니다.'
    case 'credentials-missing':
      return `${failure.shopName} 상점에 저장된 인증 정보가 없습니다.`
    case 'keychain-unavailable':
      return `운영체제의 키체인을 쓸 수 없습니다. ${failure.remedy}`
    case 'certificate-ended':
      return `${failure.because} ${failure.remedy}`
    case 'gateway-unreachable':
      return '결제사에 연결되지 않았거나 답이 오지 않았습니다.'
    case 'answer-unreadable':
      return '결제사의 응답을 읽을 수 없습니다.'
    case 'gateway-refused':
      return `결제사가 거절했습니다 (${failure.code}). ${failure.message}`
  }
}
