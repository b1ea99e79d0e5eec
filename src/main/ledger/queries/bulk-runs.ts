import {
  type BulkLineState,
  bulkLineStates,
  type BulkRun,
  type BulkRunState,
  bulkRunStates,
  type BulkVerdict,
  bulkVerdicts,
} from '../../../domain/bulk/bulk-run.ts'
import { toInstant } from '../../../domain/day.ts'
import { addTotals } from '../../../domain/bulk/judging.ts'
import { toWon } from '../../../domain/money.ts'
import { refundReasons } from '../../../domain/refund.ts'
import type { Totals } from '../../../domain/search.ts'
import type { ReadDb } from '../database.ts'
import { oneOf, orNull, wonOfSum } from '../rows.ts'

/** A run as commands need it. */
export interface StoredBulkRun {
  readonly number: number
  readonly id: string
  readonly state: BulkRunState
  readonly turn: number
}

/** The run of this id and where it stands; undefined when there is none. */
export function bulkRunBy(db: ReadDb, id: string): StoredBulkRun | undefined {
  const row = db.first<{ number: number; state: string; turn: number }>(
    'SELECT r.number, n.state, n.turn FROM bulk_run r JOIN bulk_run_now n ON n.run_number = r.number WHERE r.id = ?',
    id,
  )
  return row === undefined ? undefined : { ...row, id, state: oneOf(bulkRunStates, row.state) }
}

/** How many lines of a run would be sent, and their won. */
export function okTotals(db: ReadDb, runNumber: number): Totals {
  const row = db.first<{ count: number; won: number | null }>(
    "SELECT count(*) AS count, sum(won) AS won FROM bulk_line_now WHERE run_number = ? AND verdict = 'ok'",
    runNumber,
  )
  return { count: row?.count ?? 0, won: wonOfSum(row?.won ?? null) }
}

interface RunRow {
  readonly number: number
  readonly id: string
  readonly shop_id: string
  readonly file_name: string
  readonly blank_lines: number
  readonly operator_id: string
  readonly created_at: string
  readonly state: string
  readonly because: string | null
  readonly changed_at: string
  readonly reason_code: string | null
  readonly reason_note: string | null
  readonly plan_count: number | null
  readonly plan_won: number | null
  readonly confirmed_at: string | null
  readonly checked: number
}

const runColumns = `r.number, r.id, s.id AS shop_id, r.file_name, r.blank_lines, r.operator_id, r.created_at, n.state, n.because,
  n.at AS changed_at, p.reason_code, p.reason_note, p.line_count AS plan_count, p.won AS plan_won, p.confirmed_at,
  (SELECT count(DISTINCT j.line_number) FROM bulk_line l JOIN bulk_judgement j ON j.line_number = l.number
   WHERE l.run_number = r.number AND j.source = 'gateway') AS checked
  FROM bulk_run r JOIN shop s ON s.number = r.shop_number JOIN bulk_run_now n ON n.run_number = r.number
  LEFT JOIN bulk_plan p ON p.run_number = r.number`

/** The newest bulk refunds with their sums as they are now, newest first; those that wait to be gone on with or are being sent, however old. */
export const bulkRuns = (
  db: ReadDb,
  { shopId, limit }: { readonly shopId: string | null; readonly limit: number },
): readonly BulkRun[] =>
  db
    .all<RunRow>(
      `SELECT ${runColumns} WHERE (?1 IS NULL OR s.id = ?1) AND (n.state IN ('running', 'paused') OR r.number IN (
         SELECT b.number FROM bulk_run b JOIN shop o ON o.number = b.shop_number WHERE ?1 IS NULL OR o.id = ?1
         ORDER BY b.number DESC LIMIT ?2)) ORDER BY r.number DESC`,
      shopId,
      limit,
    )
    .map((row) => toRun(db, row))

/** One bulk refund with its sums as they are now; null when there is none of this id. */
export function bulkRun(db: ReadDb, id: string): BulkRun | null {
  const row = db.first<RunRow>(`SELECT ${runColumns} WHERE r.id = ?`, id)
  return row === undefined ? null : toRun(db, row)
}

/** One value for each of a list of names. */
function recordOf<Name extends string>(names: readonly Name[], of: (name: Name) => Totals): Record<Name, Totals> {
  const made: Readonly<Record<string, Totals>> = Object.fromEntries(names.map((name) => [name, of(name)]))
  const isWhole = (some: Readonly<Record<string, Totals>>): some is Record<Name, Totals> =>
    names.every((name) => Object.hasOwn(some, name))
  if (!isWhole(made)) throw new Error('a sum is missing')
  return made
}

function toRun(db: ReadDb, row: RunRow): BulkRun {
  const groups = db
    .all<{ verdict: string; state: string; count: number; won: number | null }>(
      'SELECT verdict, state, count(*) AS count, sum(won) AS won FROM bulk_line_now WHERE run_number = ? GROUP BY verdict, state',
      row.number,
    )
    .map(({ verdict, state, count, won }) => ({
      verdict: oneOf(bulkVerdicts, verdict),
      state: oneOf(bulkLineStates, state),
      totals: { count, won: wonOfSum(won) },
    }))
  const ofVerdict = (verdict: BulkVerdict): Totals =>
    addTotals(groups.filter((group) => group.verdict === verdict).map(({ totals }) => totals))
  const ofState = (state: BulkLineState): Totals =>
    addTotals(groups.filter((group) => group.state === state).map(({ totals }) => totals))
  return {
    id: row.id,
    shopId: row.shop_id,
    fileName: row.file_name,
    blankLines: row.blank_lines,
    operatorId: row.operator_id,
    createdAt: toInstant(row.created_at),
    state: oneOf(bulkRunStates, row.state),
    because: row.because,
    changedAt: toInstant(row.changed_at),
    plan: orNull(row.reason_code, (code) => ({
      reason: { code: oneOf(refundReasons, code), note: row.reason_note ?? '' },
      count: row.plan_count ?? 0,
      won: toWon(row.plan_won ?? 0),
      confirmedAt: toInstant(row.confirmed_at ?? row.changed_at),
    })),
    lines: addTotals(groups.map(({ totals }) => totals)),
    checked: row.checked,
    verdicts: recordOf(bulkVerdicts, ofVerdict),
    states: recordOf(bulkLineStates, ofState),
  }
}
