import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import type { SandboxPayment, SandboxRefund } from './book.ts'

/** A payment and what went back of it. */
export interface Account {
  readonly payment: SandboxPayment
  readonly refunds: SandboxRefund[]
}

/** The sandbox's book: payments by order number. `keep` returns only when the refund is on disk. */
export interface KeptBook {
  readonly accounts: ReadonlyMap<string, Account>
  keep(oid: string, refund: SandboxRefund): void
}

interface RefundLine {
  readonly oid: string
  readonly refund: SandboxRefund
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isRefundLine = (value: unknown): value is RefundLine =>
  isRecord(value) && typeof value['oid'] === 'string' && isRecord(value['refund'])

const isBookLine = (value: unknown): value is { readonly payments: readonly SandboxPayment[] } =>
  isRecord(value) && Array.isArray(value['payments'])

/**
 * Opens the book. With a file, its first line is the payments (those of the file win over `payments`) and every further line
 * one refund, appended and synced before anyone hears of it; a torn last line was never answered and is cut off.
 */
export function openBook(payments: readonly SandboxPayment[], file: string | null): KeptBook {
  if (file === null) return bookOf(payments, [], () => undefined)
  const kept = existsSync(file) ? readBookFile(file) : null
  if (kept === null) writeLine(file, 'w', { payments })
  return bookOf(kept?.payments ?? payments, kept?.refunds ?? [], (line) => writeLine(file, 'a', line))
}

function bookOf(
  payments: readonly SandboxPayment[],
  refunds: readonly RefundLine[],
  write: (line: RefundLine) => void,
): KeptBook {
  const accounts = new Map<string, Account>(payments.map((payment) => [payment.oid, { payment, refunds: [] }]))
  for (const { oid, refund } of refunds) accounts.get(oid)?.refunds.push(refund)
  return {
    accounts,
    keep(oid, refund) {
      write({ oid, refund })
      accounts.get(oid)?.refunds.push(refund)
    },
  }
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
function readBookFile(file: string): { payments: readonly SandboxPayment[]; refunds: readonly RefundLine[] } | null {
  const bytes = readFileSync(file)
  const whole = bytes.lastIndexOf(0x0a) + 1
  if (whole < bytes.length) truncateSync(file, whole)
  const [first, ...rest] = bytes
    .subarray(0, whole)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(parsed)
  return isBookLine(first) ? { payments: first.payments, refunds: rest.filter(isRefundLine) } : null
}

const parsed = (line: string): unknown => JSON.parse(line)
