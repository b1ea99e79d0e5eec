import { z } from 'zod'
import { hometaxFormats, hometaxListStates } from '../../domain/hometax/hometax-list.ts'
import { hometaxAmounts } from '../../domain/hometax/totals.ts'
import { NotFound } from '../failures.ts'
import { command, query } from '../operation.ts'
import { HometaxLineShape } from '../shapes.ts'
import { DayValue, IdValue, InstantValue, PageValue, WonDeltaValue } from '../values.ts'

const SumShape = z.object({
  count: z.int(),
  supply: WonDeltaValue,
  vat: WonDeltaValue,
  service: WonDeltaValue,
  total: WonDeltaValue,
})

/** A row of sums of the file itself beside what was read: `differences` empty means equal to the won. */
const ComparisonShape = z.object({
  row: z.int(),
  label: z.string(),
  basis: z.enum(['net', 'gross', 'issued', 'cancelled']),
  differences: z.array(z.object({ amount: z.enum(hometaxAmounts), stated: z.number(), read: z.number() })),
})

/** What a file turned out to be: which column was taken for what, what was passed over, the sums, and how they stand beside the file's own. */
const ContentShape = z.object({
  format: z.enum(hometaxFormats),
  encoding: z.enum(['utf-8', 'cp949']).nullable(),
  sheet: z.string().nullable(),
  otherSheets: z.array(z.string()),
  headerRow: z.int(),
  columns: z.array(z.object({ meaning: z.string(), at: z.int(), name: z.string() })),
  unused: z.array(z.string()),
  lines: z.int(),
  rejected: z.int(),
  skipped: z.object({ titles: z.int(), remarks: z.int(), totals: z.int(), blank: z.int() }),
  issued: SumShape,
  cancelled: SumShape,
  comparisons: z.array(ComparisonShape),
})

const PeriodShape = z.object({ first: DayValue, last: DayValue })

const ListShape = z.object({
  id: IdValue,
  fileName: z.string(),
  bytes: z.int(),
  operatorId: z.string(),
  startedAt: InstantValue,
  state: z.enum(hometaxListStates),
  content: ContentShape.nullable(),
  /** Lines no counted list of the business had; the rest were known. */
  newLines: z.int(),
  /** The days it was asked for at Hometax: as a person said, else as the file tells. */
  covers: PeriodShape.nullable(),
  problem: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: InstantValue.nullable(),
})

/** Hometax's lists of receipts: read to be looked at, then counted as they were shown or put away. */
export const hometax = {
  /** Lets the operator choose a file; null when none was chosen. The token stands for the path, which never leaves main. */
  chooseFile: command({
    may: 'import',
    input: z.strictObject({}),
    output: z.object({ token: z.string(), name: z.string(), bytes: z.int() }).nullable(),
    failures: {},
  }),
  /** Reads the chosen file for a business; answers when it was read to its end. Nothing of it counts yet. Progress comes as events. */
  read: command({
    may: 'import',
    input: z.strictObject({ listId: IdValue, token: IdValue, businessId: IdValue }),
    output: ListShape,
    failures: {
      'business-not-found': NotFound,
      'file-not-chosen': z.object({}),
      'hometax-not-read': z.object({ because: z.string(), remedy: z.string().nullable() }),
      'reading-cancelled': z.object({}),
    },
  }),
  /** Stops reading. Harmless when it has ended. */
  cancel: command({ may: 'import', input: z.strictObject({ listId: IdValue }), output: z.object({}), failures: {} }),
  /** Makes exactly what was shown of a list count, for the days it was asked for, or puts it away. There is no way back: finance only. */
  decide: command({
    may: 'settle',
    proof: true,
    input: z.strictObject({
      listId: IdValue,
      decision: z.enum(['counted', 'put-away']),
      /** Null takes what the file tells; days of its lines cannot be left out. */
      covers: PeriodShape.nullable().default(null),
    }),
    output: ListShape,
    failures: {
      'hometax-list-not-found': NotFound,
      /** It was decided already, or never read to its end. */
      'hometax-list-not-open': z.object({}),
      /** The days leave out lines of the file, end before they begin, or are yet to come when it was read. */
      'hometax-days-wrong': z.object({}),
      /** Another list was counted since it was read: which lines are new would no longer be true. */
      'hometax-list-out-of-date': z.object({}),
    },
  }),
  /** The newest lists of a business, newest first. */
  lists: query({
    input: z.strictObject({ businessId: IdValue, limit: z.int().min(1).max(200) }),
    output: z.array(ListShape),
    failures: { 'business-not-found': NotFound },
  }),
  /** A page of a list's lines, in the file's order. */
  lines: query({
    input: z.strictObject({ listId: IdValue, ...PageValue }),
    output: z.array(z.object({ row: z.int(), line: HometaxLineShape, isNew: z.boolean() })),
    failures: {},
  }),
  /** A page of the rows a list left out, with number and reason. */
  rejects: query({
    input: z.strictObject({ listId: IdValue, ...PageValue }),
    output: z.array(z.object({ line: z.int(), because: z.string(), excerpt: z.string() })),
    failures: {},
  }),
  /**
   * In practice alone: writes a list as Hometax would give it of the practice receipts, with differences planted, where the operator
   * chooses; null when no place was chosen. `planted` counts the differences.
   */
  samplePractice: command({
    may: 'import',
    input: z.strictObject({ businessId: IdValue }),
    output: z.object({ fileName: z.string(), folder: z.string(), rows: z.int(), planted: z.int() }).nullable(),
    failures: { 'not-in-practice': z.object({}), 'business-not-found': NotFound, 'file-not-writable': z.object({}) },
  }),
}
