import type { Instant } from '../../../domain/day.ts'

/** A file that somebody has begun to read into a shop's book. */
export interface BegunFile {
  readonly id: string
  readonly shopId: string
  readonly fileName: string
  readonly bytes: number
  readonly operatorId: string
  readonly at: Instant
}
