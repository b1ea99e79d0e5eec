import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import type { SandboxPayment, SandboxRefund } from './book.ts'
import { type Entry, isBookLine, isEntry, type Prepared, type SandboxLink, type SandboxReceipt } from './entries.ts'

/** A payment, what went back of it, and its last cash receipt (null: it never had one). */
export interface Account {
  readonly payment: SandboxPayment
  readonly refunds: SandboxRefund[]
  receipt: (Pick<SandboxReceipt, 'number' | 'won'> & { readonly live: boolean }) | null
}

/** Won given back of a payment so far. */
export const refundedOf = ({ refunds }: Account): number => refunds.reduce((sum, { won }) => sum + won, 0)

/** Won of a payment that has not gone back. */
export const leftOf = (account: Account): number => account.payment.total - refundedOf(account)

/** A link and the order numbers it was paid under. */
interface BookedLink {
  readonly link: SandboxLink
  readonly orders: string[]
}

/** A prepared order and whether it was confirmed. */
interface BookedPreparation {
  readonly prepared: Prepared
  confirmed: boolean
}

/** The sandbox's book. `enter` and `keep`, its short form for a refund, return only when the entry is on disk. */
export interface KeptBook {
  /** By order number. */
  readonly accounts: ReadonlyMap<string, Account>
  /** By link key. */
  readonly links: ReadonlyMap<string, BookedLink>
  /** By AuthKey. */
  readonly prepared: ReadonlyMap<string, BookedPreparation>
  /** Billing keys that charge nobody any more. */
  readonly endedMethods: ReadonlySet<string>
  enter(entry: Entry): void
  keep(oid: string, refund: SandboxRefund): void
}

/**
 * Opens the book. With a file, its first line is the payments (those of the file win over `payments`) and every further line
 * one entry, appended and synced before anyone hears of it; a torn last line was never answered and is cut off.
 */
export function openBook(payments: readonly SandboxPayment[], file: string | null): KeptBook {
  if (file === null) return bookOf(payments, [], () => undefined)
  const kept = existsSync(file) ? readBookFile(file) : null
  if (kept === null) writeLine(file, 'w', { payments })
  return bookOf(kept?.payments ?? payments, kept?.entries ?? [], (line) => writeLine(file, 'a', line))
}

function bookOf(
  payments: readonly SandboxPayment[],
  entries: readonly Entry[],
  write: (line: Entry) => void,
): KeptBook {
  const pages: Pages = { accounts: new Map(), links: new Map(), prepared: new Map(), endedMethods: new Set() }
  for (const payment of payments) pages.accounts.set(payment.oid, accountOf(payment))
  for (const entry of entries) post(pages, entry)
  const enter = (entry: Entry): void => {
    write(entry)
    post(pages, entry)
  }
  return { ...pages, enter, keep: (oid, refund) => enter({ oid, refund }) }
}

interface Pages {
  readonly accounts: Map<string, Account>
  readonly links: Map<string, BookedLink>
  readonly prepared: Map<string, BookedPreparation>
  readonly endedMethods: Set<string>
}

const accountOf = (payment: SandboxPayment): Account => ({
  payment,
  refunds: [],
  receipt: payment.receiptNumber === null ? null : { number: payment.receiptNumber, won: payment.total, live: true },
})

function post(pages: Pages, entry: Entry): void {
  if ('refund' in entry) {
    const account = pages.accounts.get(entry.oid)
    account?.refunds.push(entry.refund)
    if (entry.refund.endsReceipt === true) endReceipt(account)
  } else if ('receipt' in entry) {
    const account = pages.accounts.get(entry.oid)
    const { number, won } = entry.receipt
    if (account !== undefined) account.receipt = { number, won, live: true }
  } else if ('receiptEndedOf' in entry) endReceipt(pages.accounts.get(entry.receiptEndedOf))
  else if ('endedMethod' in entry) pages.endedMethods.add(entry.endedMethod)
  else if ('link' in entry) pages.links.set(entry.link.key, { link: entry.link, orders: [] })
  else if ('prepared' in entry) {
    pages.prepared.set(entry.prepared.authKey, { prepared: entry.prepared, confirmed: false })
  } else {
    pages.accounts.set(entry.payment.oid, accountOf(entry.payment))
    if ('paidLink' in entry) pages.links.get(entry.paidLink)?.orders.push(entry.payment.oid)
    else markConfirmed(pages.prepared.get(entry.confirmed))
  }
}

function endReceipt(account: Account | undefined): void {
  if (account !== undefined && account.receipt !== null) account.receipt = { ...account.receipt, live: false }
}

function markConfirmed(preparation: BookedPreparation | undefined): void {
  if (preparation !== undefined) preparation.confirmed = true
}

function writeLine(file: string, flags: 'w' | 'a', line: object): void {
  const handle = openSync(file, flags, 0o600)
  try {
    writeSync(handle, `${JSON.stringify(line)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Null when not even the payments are whole: the sandbox then starts the file anew. */
function readBookFile(file: string): { payments: readonly SandboxPayment[]; entries: readonly Entry[] } | null {
  const bytes = readFileSync(file)
  const whole = bytes.lastIndexOf(0x0a) + 1
  if (whole < bytes.length) truncateSync(file, whole)
  const [first, ...rest] = bytes
    .subarray(0, whole)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(parsed)
  return isBookLine(first) ? { payments: first.payments, entries: rest.filter(isEntry) } : null
}

const parsed = (line: string): unknown => JSON.parse(line)
