import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import type { SandboxCancel } from './book.ts'
import type { SandboxReceipt, SandboxReceiptCancel } from './receipt-book.ts'

/** One line of the memory: a payment's cancel as it is, a receipt or its cancel under its name. */
type Kept = SandboxCancel | { readonly receipt: SandboxReceipt } | { readonly receiptCancel: SandboxReceiptCancel }

/** The sandbox's memory of cancels and receipts, each kind in order. `keep` returns only when the line is on disk. */
export interface Journal {
  readonly cancels: readonly SandboxCancel[]
  readonly receipts: readonly SandboxReceipt[]
  readonly receiptCancels: readonly SandboxReceiptCancel[]
  keep(line: Kept): void
  close(): void
}

/**
 * Opens the file, one JSON object per line, appended and flushed one by one, so that the sandbox remembers
 * exactly what it answered. A last line torn by a crash was never answered and is cut off. `file` null keeps nothing.
 */
export function openJournal(file: string | null): Journal {
  if (file === null) return { ...sorted([]), keep: () => undefined, close: () => undefined }
  const kept = readKept(file)
  const handle = openSync(file, 'a')
  return {
    ...sorted(kept),
    keep: (line) => {
      writeSync(handle, `${JSON.stringify(line)}\n`)
      fsyncSync(handle)
    },
    close: () => closeSync(handle),
  }
}

const sorted = (kept: readonly Kept[]): Pick<Journal, 'cancels' | 'receipts' | 'receiptCancels'> => ({
  cancels: kept.flatMap((line) => ('tno' in line ? [line] : [])),
  receipts: kept.flatMap((line) => ('receipt' in line ? [line.receipt] : [])),
  receiptCancels: kept.flatMap((line) => ('receiptCancel' in line ? [line.receiptCancel] : [])),
})

function readKept(file: string): readonly Kept[] {
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole !== text) truncateSync(file, Buffer.byteLength(whole, 'utf8'))
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map(toKept)
}

function toKept(line: string): Kept {
  const kept: unknown = JSON.parse(line)
  if (isRecord(kept)) {
    if (isCancel(kept)) return kept
    const { receipt, receiptCancel } = kept
    if (isReceipt(receipt)) return { receipt }
    if (isReceiptCancel(receiptCancel)) return { receiptCancel }
  }
  throw new Error(`the sandbox's book holds a line that is neither a cancel nor a receipt: ${line}`)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const areTexts = (value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean =>
  names.every((name) => typeof value[name] === 'string')

const isCancel = (value: unknown): value is SandboxCancel =>
  isRecord(value) &&
  areTexts(value, ['tno', 'time']) &&
  Number.isSafeInteger(value['won']) &&
  'seq' in value &&
  'taken' in value &&
  'tax' in value

const isReceipt = (value: unknown): value is SandboxReceipt =>
  isRecord(value) &&
  areTexts(value, ['siteCode', 'cashNo', 'receiptNo', 'orderNumber', 'identity', 'time']) &&
  Number.isSafeInteger(value['won']) &&
  'tno' in value

const isReceiptCancel = (value: unknown): value is SandboxReceiptCancel =>
  isRecord(value) &&
  areTexts(value, ['cashNo', 'receiptNo', 'time']) &&
  Number.isSafeInteger(value['won']) &&
  typeof value['whole'] === 'boolean'
