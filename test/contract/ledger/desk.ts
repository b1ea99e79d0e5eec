import type { Result } from '../../../src/domain/result.ts'
import { type LedgerPlace, openFile } from '../../../src/main/ledger/database.ts'
import { sqliteCodeOf } from '../../../src/main/ledger/fault.ts'
import type { Ledger, LedgerProblem } from '../../../src/main/ledger/ledger.ts'

/** Opens a ledger at a place, the way the adapter under test does. */
export type OpenLedger = (place: LedgerPlace) => Promise<Result<Ledger, LedgerProblem>>

/** What a sentence of the suite works with: a fresh ledger with one shop, where it lies, and the adapter that opened it. */
export interface Desk {
  readonly open: OpenLedger
  place: LedgerPlace
  ledger: Ledger
}

/** Runs SQL past the ledger, as another tool could. Gives SQLite's code and message, or null when it was allowed. */
export function sqlPast(place: LedgerPlace, sql: string): string | null {
  const db = openFile(place, 'write')
  try {
    db.exec(sql)
    return null
  } catch (cause) {
    if (sqliteCodeOf(cause) === null || !(cause instanceof Error)) throw cause
    return `${sqliteCodeOf(cause)}: ${cause.message}`
  } finally {
    db.close()
  }
}
