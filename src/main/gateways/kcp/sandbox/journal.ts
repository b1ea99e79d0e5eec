import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import type { SandboxCancel } from './book.ts'

/** The sandbox's memory of cancels. `keep` returns only when the cancel is on disk. */
export interface Journal {
  readonly cancels: readonly SandboxCancel[]
  keep(cancel: SandboxCancel): void
  close(): void
}

/**
 * Opens the file of cancels, one JSON object per line, appended and flushed one by one, so that the sandbox remembers
 * exactly what it answered. A last line torn by a crash was never answered and is cut off. `file` null keeps nothing.
 */
export function openJournal(file: string | null): Journal {
  if (file === null) return { cancels: [], keep: () => undefined, close: () => undefined }
  const cancels = readCancels(file)
  const handle = openSync(file, 'a')
  return {
    cancels,
    keep: (cancel) => {
      writeSync(handle, `${JSON.stringify(cancel)}\n`)
      fsyncSync(handle)
    },
    close: () => closeSync(handle),
  }
}

function readCancels(file: string): readonly SandboxCancel[] {
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole !== text) truncateSync(file, Buffer.byteLength(whole, 'utf8'))
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map(toCancel)
}

function toCancel(line: string): SandboxCancel {
  const cancel: unknown = JSON.parse(line)
  if (!isCancel(cancel)) throw new Error(`the sandbox's book holds a line that is no cancel: ${line}`)
  return cancel
}

const isCancel = (value: unknown): value is SandboxCancel =>
  typeof value === 'object' &&
  value !== null &&
  'tno' in value &&
  typeof value.tno === 'string' &&
  'won' in value &&
  Number.isSafeInteger(value.won) &&
  'time' in value &&
  typeof value.time === 'string' &&
  'seq' in value &&
  'taken' in value &&
  'tax' in value
