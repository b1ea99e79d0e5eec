/** What went wrong in a lane: no room, the disk or file itself, a rule of the tables, or a mistake of the program. */
export type LedgerFaultKind = 'disk-full' | 'io' | 'constraint' | 'bug'

/**
 * An error of the ledger. What the failed command was to write is not written, in whole.
 * `code` is SQLite's extended code (`SQLITE_CONSTRAINT_UNIQUE`), or `LANE_ENDED` and `UNEXPECTED`.
 */
export class LedgerFault extends Error {
  readonly kind: LedgerFaultKind
  readonly code: string

  constructor(kind: LedgerFaultKind, code: string, message: string) {
    super(message)
    this.name = 'LedgerFault'
    this.kind = kind
    this.code = code
  }
}

/** A fault as it crosses a thread. */
export interface FaultNote {
  readonly kind: LedgerFaultKind
  readonly code: string
  readonly message: string
}

/** SQLite's extended code of an error it raised; null for any other error. */
export const sqliteCodeOf = (cause: unknown): string | null =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code.startsWith('SQLITE_')
    ? cause.code
    : null

/** Reads a thrown value as a fault that survives structured clone. */
export function faultNoteOf(cause: unknown): FaultNote {
  const message = cause instanceof Error ? cause.message : String(cause)
  const code = sqliteCodeOf(cause)
  return code === null ? { kind: 'bug', code: 'UNEXPECTED', message } : { kind: kindOf(code), code, message }
}

const ioCodes = /^SQLITE_(IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|BUSY|LOCKED|PROTOCOL|PERM|NOMEM)/

function kindOf(code: string): LedgerFaultKind {
  if (code === 'SQLITE_FULL') return 'disk-full'
  if (code.startsWith('SQLITE_CONSTRAINT')) return 'constraint'
  return ioCodes.test(code) ? 'io' : 'bug'
}
