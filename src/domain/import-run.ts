import type { Instant } from './day.ts'
import type { ReportedPrepared } from './prepared-payment.ts'
import type { ReportedAttempt, ReportedRefund, ReportedTransaction } from './transaction.ts'

/** How an import ended, or that it has not. `interrupted` is one the app was killed in; what it had stored stays. */
export const importStates = ['running', 'finished', 'cancelled', 'failed', 'interrupted'] as const
export type ImportState = (typeof importStates)[number]

/** One file read into the ledger. `already` counts lines the ledger had before; `refunds` counts refunds made elsewhere. */
export interface ImportRun {
  readonly id: string
  readonly shopId: string
  readonly fileName: string
  readonly bytes: number
  readonly operatorId: string
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly state: ImportState
  readonly lines: number
  readonly added: number
  readonly already: number
  readonly refunds: number
  readonly passedOver: number
  readonly rejected: number
  /** The Korean sentence of why it failed; null unless `failed`. */
  readonly problem: string | null
}

/** A line that is not in the ledger, with its number in the file (from 1) and the Korean reason. `excerpt` is masked and short. */
export interface RejectedLine {
  readonly line: number
  readonly because: string
  readonly excerpt: string
}

/**
 * What the records of a stretch of a file turned out to be, in its order; each record is in exactly one place. A record's `line` is
 * where it begins, from 1; `raw` is the answer as JSON without secrets and whole card numbers; `passedOver` counts records
 * without money.
 */
export interface ReadAnswers {
  readonly payments: readonly {
    readonly transaction: ReportedTransaction
    readonly raw: string
    readonly line: number
  }[]
  readonly refunds: readonly { readonly refund: ReportedRefund; readonly raw: string; readonly line: number }[]
  readonly attempts: readonly { readonly attempt: ReportedAttempt; readonly raw: string; readonly line: number }[]
  readonly prepared: readonly { readonly prepared: ReportedPrepared; readonly line: number }[]
  readonly rejects: readonly RejectedLine[]
  readonly passedOver: number
}
