import type { Instant } from './day.ts'

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
