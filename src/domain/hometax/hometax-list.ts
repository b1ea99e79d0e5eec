import type { Instant } from '../day.ts'
import type { HometaxContent } from './hometax-file.ts'
import type { HometaxPeriod } from './period.ts'

/**
 * Where a list of Hometax stands: it is `reading`, was `read` to be looked at, then `counted` or `put-away`. `cancelled`, `failed` and
 * `interrupted` ones were never read to their end.
 */
export const hometaxListStates = [
  'reading',
  'read',
  'counted',
  'put-away',
  'cancelled',
  'failed',
  'interrupted',
] as const
type HometaxListState = (typeof hometaxListStates)[number]

/** The kinds of file Hometax's list comes in. */
export const hometaxFormats = ['xlsx', 'xls', 'csv', 'html'] as const

/** What a file of Hometax's list turned out to be, and what kind of file it is. `otherSheets` are further lists in it that were not read. */
export interface HometaxFileContent extends HometaxContent {
  readonly format: (typeof hometaxFormats)[number]
  readonly encoding: 'utf-8' | 'cp949' | null
  readonly sheet: string | null
  readonly otherSheets: readonly string[]
}

/** A file of Hometax's list in the book. `newLines` are those no counted list had. `covers` are the days it was asked for at Hometax. */
export interface HometaxList {
  readonly id: string
  readonly shopId: string
  readonly fileName: string
  readonly bytes: number
  readonly operatorId: string
  readonly startedAt: Instant
  readonly state: HometaxListState
  readonly content: HometaxFileContent | null
  readonly newLines: number
  readonly covers: HometaxPeriod | null
  /** The days of its first and last line; null without lines. */
  readonly lineDays: HometaxPeriod | null
  /** The Korean sentence of why it failed; null unless `failed`. */
  readonly problem: string | null
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
}

/** How reading a list ended. `content` belongs to one that was read to its end, `problem` is the Korean sentence of one that failed. */
export type HometaxReading =
  | { readonly state: 'read'; readonly content: HometaxFileContent }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly problem: string }
