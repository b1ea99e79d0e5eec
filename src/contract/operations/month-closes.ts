import { z } from 'zod'
import { findingStandings } from '../../domain/reconciliation/settlement.ts'
import { NotFound } from '../failures.ts'
import { command, query } from '../operation.ts'
import { DayValue, IdValue, InstantValue, MonthValue } from '../values.ts'

const CloseShape = z.object({
  id: IdValue,
  month: MonthValue,
  asOf: DayValue,
  operatorId: z.string(),
  at: InstantValue,
  files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })),
})

/** Where a pack was written. `isSame`: byte for byte the pack of the close; always true for the close itself. */
const PackShape = z.object({ folder: z.string(), close: CloseShape, isSame: z.boolean() })

const PackFailures = {
  'business-not-found': NotFound,
  'pack-not-chosen': z.object({}),
  'file-not-writable': z.object({}),
  'month-not-over': z.object({}),
  /** Nothing can be signed: the key is lost, or the keychain is shut. */
  'close-not-signed': z.object({ remedy: z.string() }),
}

/** Months that are closed: a pack of the ledger, the reconciliation and its exceptions, signed. */
export const monthCloses = {
  /** What closing a month would hold today: how many findings stand where, and whether all its days were read from Hometax. */
  preview: query({
    input: z.strictObject({ businessId: IdValue, month: MonthValue }),
    output: z.object({
      asOf: DayValue,
      isOver: z.boolean(),
      isCovered: z.boolean(),
      counts: z.record(z.enum(findingStandings), z.int()),
      rows: z.int(),
    }),
    failures: { 'business-not-found': NotFound },
  }),
  /** Writes the pack where the operator chooses, and keeps that the month was closed. */
  make: command({
    may: 'settle',
    proof: true,
    input: z.strictObject({ closeId: IdValue, businessId: IdValue, month: MonthValue }),
    output: PackShape,
    failures: PackFailures,
  }),
  /** Writes the pack of a close again, as of its day, and says whether it is byte for byte the same. */
  remake: command({
    may: 'export',
    input: z.strictObject({ closeId: IdValue }),
    output: PackShape,
    failures: { ...PackFailures, 'close-not-found': NotFound },
  }),
  /** The closes of a business, newest first. */
  list: query({
    input: z.strictObject({ businessId: IdValue }),
    output: z.array(CloseShape),
    failures: { 'business-not-found': NotFound },
  }),
  /** What of a closed month is otherwise now, as of the day it was closed: rows by their payment or finding, at most 500 of each. */
  changes: query({
    input: z.strictObject({ closeId: IdValue }),
    output: z.object({
      added: z.array(z.string()),
      removed: z.array(z.string()),
      changed: z.array(z.string()),
      counts: z.object({ added: z.int(), removed: z.int(), changed: z.int() }),
    }),
    failures: { 'close-not-found': NotFound },
  }),
}
