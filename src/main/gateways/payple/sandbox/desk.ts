import { epochOf, type Instant } from '../../../../domain/day.ts'
import type { SandboxPayment } from './book.ts'
import { type KeptBook, openBook } from './kept-book.ts'
import type { PartnerAccount } from './partner-auth.ts'
import { createScenes, type SceneName } from './scenes.ts'
import { createTokens } from './tokens.ts'

/** How to set up a sandbox. `port` 0 takes a free one; `bookFile` null forgets what happened when it closes. */
export interface PaypleSandboxOptions {
  readonly book: readonly SandboxPayment[]
  readonly account: PartnerAccount
  readonly port: number
  readonly clock: { now(): Instant }
  readonly bookFile: string | null
  /** A scene for the whole process; null or absent for none. */
  readonly scene?: SceneName | null
  /** Does a look-up carry PCD_REFUND_TOTAL, the sum refunded so far? Undocumented at Payple; false unless said. */
  readonly lookUpShowsRefunds?: boolean
  /** How long a slow answer takes, in milliseconds; 3,000 unless said. */
  readonly slowMs?: number
}

/** What a running sandbox keeps. */
export interface Desk {
  readonly options: PaypleSandboxOptions
  readonly book: KeptBook
  readonly tokens: ReturnType<typeof createTokens>
  readonly scenes: ReturnType<typeof createScenes>
  readonly counts: { requests: number; auths: number; lookUps: number; readonly byPath: Map<string, number> }
}

/** Opens the book, and begins to count. */
export const createDesk = (options: PaypleSandboxOptions): Desk => ({
  options,
  book: openBook(options.book, options.bookFile),
  tokens: createTokens(() => epochOf(options.clock.now())),
  scenes: createScenes(options.scene ?? null),
  counts: { requests: 0, auths: 0, lookUps: 0, byPath: new Map() },
})
