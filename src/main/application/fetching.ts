import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { failed, ok } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import { type ReportedTransaction, transactionIdOf } from '../../domain/transaction.ts'
import type { Found } from './evidence.ts'
import { findShop } from './find-shop.ts'
import { askAbout } from './look-up.ts'
import { storeAnswer } from './one-answer.ts'
import { keepAnswer, lookUpFailure, lookUpPayment } from './payment-look-up.ts'
import type { OpenBook, Ports } from './ports.ts'

type Fetch = Handlers<AppContract>['transactions']['fetch']

/**
 * Looks a payment up by number and stores it when the answer carries enough; one that the book has is looked up as it stands there.
 * `transactionId` is null where nothing could be stored.
 */
export async function fetchPayment(
  ports: Ports,
  { shopId, number, paidOn, method }: Parameters<Fetch>[0],
): ReturnType<Fetch> {
  const book = ports.books.current()
  const shop = await findShop(book, shopId)
  if (shop === null) return failed({ kind: 'shop-not-found' })
  const typed = number.trim()
  const known = transactionIdOf(shopId, typed)
  if ((await book.ledger.transaction(known)) !== null) return lookUpKnown(ports, book, known)
  const asked = await askAbout(ports, book, shop, {
    gatewayTransactionId: typed,
    orderNumber: typed,
    paidOn: paidOn ?? ports.clock.today(),
    gatewayMethod: ports.gateways[shop.gateway].methodCode(method),
  })
  if (!asked.ok) return asked
  if (asked.value.kind !== 'found') return failed(lookUpFailure(asked.value))
  const { transaction, fields } = asked.value
  const stored = transaction === null ? null : await storeFound(ports, book, shop, asked.value, transaction)
  if (stored !== null) {
    ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'refunds', 'receipts', 'imports'] })
  }
  return ok({ transactionId: stored, fields: [...fields] })
}

async function lookUpKnown(ports: Ports, book: OpenBook, transactionId: string): ReturnType<Fetch> {
  const looked = await lookUpPayment(ports, book, transactionId)
  if (looked.ok) {
    ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'refunds', 'receipts'] })
    return ok({ transactionId, fields: [...looked.value.answer.fields] })
  }
  if (looked.failure.kind === 'transaction-not-found') throw new Error(`${transactionId} left the ledger`)
  return failed(looked.failure)
}

/** Keeps the payment as an import of one answer, and counts what the same answer says went back. Null when the ledger does not take it. */
export async function storeFound(
  ports: Ports,
  book: OpenBook,
  shop: Shop,
  answer: Found,
  transaction: ReportedTransaction,
): Promise<string | null> {
  const name = `결제사 조회 ${transaction.gatewayTransactionId}`
  const transactionId = await storeAnswer(ports, book, shop, name, { transaction, raw: answer.raw })
  if (transactionId === null) return null
  const record = await book.ledger.transaction(transactionId)
  if (record === null) throw new Error(`${transactionId} was not stored`)
  await keepAnswer(ports, book, { record, shop }, answer)
  return transactionId
}
