import type { commands, queries } from './calls.ts'
import type { Steps } from './steps.ts'

/** A query or command as a caller sees it: without the connection, and later. */
type Rest<F> = F extends (db: never, ...args: infer A) => infer R ? (...args: A) => Promise<Answer<R>> : never

/** The answer of a call, whether it comes at once or in steps. */
type Answer<R> = [R] extends [Steps<infer Value>] ? Value : R

type Calls<Table> = { readonly [Name in keyof Table]: Rest<Table[Name]> }

/** Every call of the ledger; each rejects with {@link LedgerFault} when the lane cannot do it. */
export type LedgerCalls = Calls<typeof queries> & Calls<typeof commands>

/** The ledger as the application sees it; nothing in it says SQLite, so another store can stand behind it. */
export type Ledger = LedgerCalls & {
  /** Ends both lanes and folds the write-ahead log into the file. Further calls reject. */
  close(): Promise<void>
}

/** Why a ledger does not open. The file is as it was before, in every case. */
export type LedgerProblem =
  | { readonly kind: 'ledger-newer-than-app'; readonly fileVersion: number; readonly appVersion: number }
  /** Wrong key, or not a ledger at all. */
  | { readonly kind: 'ledger-unreadable' }
  /** The key fits and the file's inside does not hold together. */
  | { readonly kind: 'ledger-damaged'; readonly detail: string }
  /** `backup` is the copy made before the first pending migration; null for a new file or an edited migration. */
  | { readonly kind: 'migration-failed'; readonly migration: string; readonly backup: string | null }
  | { readonly kind: 'ledger-in-use' }
  /** The file has a second name (a hard link): the log beside one is not the other's. */
  | { readonly kind: 'ledger-linked' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'sqlite-addon-missing' }

export { LedgerFault } from './fault.ts'
