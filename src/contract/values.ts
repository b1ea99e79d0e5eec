import { z } from 'zod'
import { toDay, toInstant, toMonth } from '../domain/day.ts'
import { maskPersonalIn } from '../domain/masking.ts'
import { toWon, toWonDelta } from '../domain/money.ts'

/** Turns a throwing maker into a zod transform: its RangeError becomes an issue and no exception. */
const made =
  <In, Out>(make: (raw: In) => Out) =>
  (raw: In, context: z.RefinementCtx): Out => {
    try {
      return make(raw)
    } catch {
      context.addIssue({ code: 'custom', message: 'not a value of this kind' })
      return z.NEVER
    }
  }

/** Whole won, ≥ 0. */
export const WonValue = z.number().transform(made(toWon))
/** A signed difference in whole won. */
export const WonDeltaValue = z.number().transform(made(toWonDelta))
/** `yyyy-MM-dd` in Korea. */
export const DayValue = z.string().max(10).transform(made(toDay))
/** `yyyy-MM` in Korea. */
export const MonthValue = z.string().max(7).transform(made(toMonth))
/** ISO text with +09:00. */
export const InstantValue = z.string().max(29).transform(made(toInstant))
/** An id of ours or of a gateway: never empty, bounded, no control characters. */
export const IdValue = z
  .string()
  .min(1)
  .max(400)
  .refine((text) => !/\p{Cc}/u.test(text))
/** Free text an operator typed, bounded. */
export const noteOf = (most: number) => z.string().max(most)
/** Words an operator leaves in the book: trimmed, and card, resident and phone numbers and e-mails masked before they are kept (S04). */
export const keptNoteOf = (most: number) => z.string().max(most).trim().transform(maskPersonalIn)
/** Such words as they are shown. No bound: a masked phone number or e-mail may be longer than what was typed. */
export const KeptNoteValue = z.string().transform(maskPersonalIn)
/** Where a page of a list starts, and how many rows it may have at most. */
export const PageValue = { offset: z.int().min(0).max(10_000_000), limit: z.int().min(1).max(500) }
/** How many and how much. */
export const TotalsValue = z.object({ count: z.int().min(0), won: WonValue })
