import { z } from 'zod'
import { command, query } from '../operation.ts'
import { DayValue, InstantValue, keptNoteOf } from '../values.ts'

/** Public holidays, by which business days are counted. */
export const holidays = {
  /** Every day that is a holiday or ships as one, in the order of days; `isHoliday` false was taken off the list in this book. */
  list: query({
    input: z.strictObject({}),
    output: z.array(
      z.object({
        day: DayValue,
        name: z.string(),
        isHoliday: z.boolean(),
        change: z.object({ operatorName: z.string(), at: InstantValue }).nullable(),
      }),
    ),
    failures: {},
  }),
  /** Makes a day a holiday, or a business day again. */
  change: command({
    may: 'manage',
    input: z.strictObject({ day: DayValue, isHoliday: z.boolean(), name: keptNoteOf(60) }),
    output: z.object({}),
    failures: { 'holiday-name-missing': z.object({}) },
  }),
}
