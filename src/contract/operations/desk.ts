import { z } from 'zod'
import { operatorRoles, permissions } from '../../domain/operator.ts'
import { bookNames } from '../../domain/shop.ts'
import { KeychainUnavailable } from '../failures.ts'
import { command, query } from '../operation.ts'
import { DayValue, InstantValue, noteOf } from '../values.ts'

const StatusShape = z.object({
  book: z.enum(bookNames),
  now: InstantValue,
  today: DayValue,
  version: z.string(),
  /** Who is signed in, and what they may; null when nobody is. */
  operator: z
    .object({
      id: z.string(),
      name: z.string(),
      role: z.enum(operatorRoles),
      may: z.array(z.enum(permissions)),
    })
    .nullable(),
  /** Names by operator id, for what was done by whom; the app's own among them. Empty while nobody is signed in. */
  operatorNames: z.record(z.string(), z.string()),
  /** Who may be at the desk. `asksPin` is false in practice; `first-start`: the 관리자 has still to be made. */
  session: z.object({
    state: z.enum(['first-start', 'signed-out', 'signed-in']),
    asksPin: z.boolean(),
    people: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(operatorRoles) })),
  }),
  keychain: z.object({ ready: z.boolean(), backend: z.string(), remedy: z.string().nullable() }),
  /** Sentences the operator must know about this start: no Chromium sandbox as root, a private keyring, another gateway address. */
  notices: z.array(z.string()),
  /** Is the practice book still being filled for the first time? */
  preparing: z.boolean(),
})

const CannotOpen = {
  'keychain-unavailable': KeychainUnavailable,
  'ledger-newer-than-app': z.object({}),
  'ledger-unreadable': z.object({}),
  'ledger-damaged': z.object({}),
  'ledger-in-use': z.object({}),
  'ledger-linked': z.object({}),
  'sqlite-addon-missing': z.object({}),
  'disk-full': z.object({}),
  'ledger-key-lost': z.object({ recoverable: z.boolean() }),
  'migration-failed': z.object({ migration: z.string(), backup: z.string().nullable() }),
}

/** The desk itself: which book is open, and where it stands. */
export const desk = {
  /** Which book is open and what the operator must know; or why none could be opened. */
  status: query({ may: 'anyone', input: z.strictObject({}), output: StatusShape, failures: CannotOpen }),
  /** Tries once more to open the book that was to be in front when the app started. */
  reopen: command({ may: 'anyone', input: z.strictObject({}), output: StatusShape, failures: CannotOpen }),
  /** Brings a book to the front: practice or work. The other stays open behind it. */
  openBook: command({
    may: 'anyone',
    input: z.strictObject({ book: z.enum(bookNames) }),
    output: StatusShape,
    failures: CannotOpen,
  }),
  /** Opens the work book with its recovery key when this keychain cannot; the key is wrapped anew. */
  openWithRecoveryKey: command({
    may: 'anyone',
    input: z.strictObject({ typed: noteOf(200) }),
    output: StatusShape,
    failures: { 'recovery-key-differs': z.object({}), ...CannotOpen },
  }),
  /** Throws the practice book away with its sandboxes and begins it anew. */
  restartPractice: command({
    may: 'see',
    input: z.strictObject({}),
    output: StatusShape,
    failures: { 'not-in-practice': z.object({}), ...CannotOpen },
  }),
  /** Makes the recovery key of the work ledger and shows it once; it counts only after `confirmRecoveryKey`. */
  makeRecoveryKey: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({}),
    output: z.object({ recoveryKey: z.string() }),
    failures: { 'not-in-practice': z.object({}) },
  }),
  /** Takes the recovery key typed back. */
  confirmRecoveryKey: command({
    may: 'manage',
    input: z.strictObject({ typed: noteOf(200) }),
    output: z.object({}),
    failures: { 'recovery-key-differs': z.object({}), 'not-in-practice': z.object({}) },
  }),
}
