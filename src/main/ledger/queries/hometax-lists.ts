import { type Day, dayOf, toDay, toInstant } from '../../../domain/day.ts'
import type { HometaxFileContent, HometaxList } from '../../../domain/hometax/hometax-list.ts'
import { hometaxListStates } from '../../../domain/hometax/hometax-list.ts'
import type { HometaxPeriod } from '../../../domain/hometax/period.ts'
import type { HometaxLine } from '../../../domain/hometax-line.ts'
import type { RejectedLine } from '../../../domain/import-run.ts'
import { toWonDelta } from '../../../domain/money.ts'
import { receiptPurposes } from '../../../domain/receipt/receipt-act.ts'
import type { ReadDb } from '../database.ts'
import { oneOf, orNull } from '../rows.ts'

interface ListRow {
  readonly id: string
  readonly shop_id: string
  readonly file_name: string
  readonly bytes: number
  readonly operator_id: string
  readonly started_at: string
  readonly reading: string | null
  readonly content: string | null
  readonly problem: string | null
  readonly new_lines: number | null
  readonly first_day: string | null
  readonly last_day: string | null
  readonly decision: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly covers_first: string | null
  readonly covers_last: string | null
}

const selected = `SELECT h.id, s.id AS shop_id, h.file_name, h.bytes, h.operator_id, h.started_at, r.state AS reading, r.content, r.problem,
    r.new_lines, r.first_day, r.last_day, d.decision, d.operator_id AS decided_by, d.at AS decided_at, d.first_day AS covers_first, d.last_day AS covers_last
  FROM hometax_list h JOIN shop s ON s.number = h.shop_number LEFT JOIN hometax_reading r ON r.list_number = h.number
  LEFT JOIN hometax_decision d ON d.list_number = h.number`

/** The newest lists of a business's shops, newest first. */
export const hometaxLists = (
  db: ReadDb,
  { shopIds, limit }: { readonly shopIds: readonly string[]; readonly limit: number },
): readonly HometaxList[] =>
  db
    .all<ListRow>(
      `${selected} WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY h.number DESC LIMIT ?`,
      JSON.stringify(shopIds),
      limit,
    )
    .map(toList)

/** One list; null when there is none of this id. */
export function hometaxList(db: ReadDb, { listId }: { readonly listId: string }): HometaxList | null {
  const row = db.first<ListRow>(`${selected} WHERE h.id = ?`, listId)
  return row === undefined ? null : toList(row)
}

/** What a counted list was said to cover, else what the file tells of itself. */
function coversOf(row: ListRow): HometaxPeriod | null {
  return spanOf(null, orNull(row.covers_first, toDay), orNull(row.covers_last, toDay)) ?? toldDays(row)
}

function toList(row: ListRow): HometaxList {
  const undecided = row.decision === null || row.reading !== 'read'
  return {
    id: row.id,
    shopId: row.shop_id,
    fileName: row.file_name,
    bytes: row.bytes,
    operatorId: row.operator_id,
    startedAt: toInstant(row.started_at),
    state: oneOf(hometaxListStates, undecided ? (row.reading ?? 'reading') : (row.decision ?? '')),
    content: orNull(row.content, contentOf),
    newLines: row.new_lines ?? 0,
    covers: coversOf(row),
    lineDays: spanOf(null, orNull(row.first_day, toDay), orNull(row.last_day, toDay)),
    problem: row.problem,
    decidedBy: row.decided_by,
    decidedAt: orNull(row.decided_at, toInstant),
  }
}

/** The days a list that was read tells of itself; null for one without any. */
export function daysOf(db: ReadDb, list: number): HometaxPeriod | null {
  const row = db.first<DaysRow>(
    `SELECT r.content, r.first_day, r.last_day, h.started_at FROM hometax_reading r JOIN hometax_list h ON h.number = r.list_number
     WHERE r.list_number = ?`,
    list,
  )
  return row === undefined ? null : toldDays(row)
}

type DaysRow = Pick<ListRow, 'content' | 'first_day' | 'last_day' | 'started_at'>

/** The period a list's title names and the days of its lines. */
function toldDays(row: DaysRow): HometaxPeriod | null {
  const period = byThen(orNull(row.content, contentOf)?.period ?? null, row.started_at)
  return spanOf(period, orNull(row.first_day, toDay), orNull(row.last_day, toDay))
}

/** Of a period a title names, what had come when the list was read: no list shows days to come. */
function byThen(period: HometaxPeriod | null, startedAt: string): HometaxPeriod | null {
  const then = dayOf(toInstant(startedAt))
  if (period === null || period.first > then) return null
  return period.last > then ? { ...period, last: then } : period
}

function spanOf(period: HometaxPeriod | null, first: Day | null, last: Day | null): HometaxPeriod | null {
  if (first === null || last === null) return period
  if (period === null) return { first, last }
  return { first: first < period.first ? first : period.first, last: last > period.last ? last : period.last }
}

function contentOf(json: string): HometaxFileContent {
  const content: HometaxFileContent = JSON.parse(json)
  return content
}

type Page = { readonly listId: string; readonly offset: number; readonly limit: number }

/** A page of the rows a list left out, in the file's order. */
export const hometaxRejects = (db: ReadDb, { listId, offset, limit }: Page): readonly RejectedLine[] =>
  db.all<RejectedLine>(
    `SELECT line, because, excerpt FROM hometax_reject WHERE list_number = (SELECT number FROM hometax_list WHERE id = ?)
     ORDER BY number LIMIT ? OFFSET ?`,
    listId,
    limit,
    offset,
  )

/** A line as it is kept, with its row in the file and whether it counts beside what was there. */
export interface KeptLine {
  readonly row: number
  readonly line: HometaxLine
  readonly isNew: boolean
}

/** The columns of a line that {@link toHometaxLine} reads. */
export interface LineRow {
  readonly event: string
  readonly sold_at: string
  readonly supply_won: number
  readonly vat_won: number
  readonly service_won: number
  readonly total_won: number
  readonly approval_number: string
  readonly identity_last_four: string | null
  readonly purpose: string | null
  readonly means: string | null
  readonly note: string | null
}

export const lineColumns = `l.event, l.sold_at, l.supply_won, l.vat_won, l.service_won, l.total_won, l.approval_number, l.identity_last_four,
  l.purpose, l.means, l.note`

/** A line of Hometax's list as it was kept. */
export const toHometaxLine = (row: LineRow): HometaxLine => ({
  event: row.event === 'cancelled' ? 'cancelled' : 'issued',
  soldAt: toInstant(row.sold_at),
  supply: toWonDelta(row.supply_won),
  vat: toWonDelta(row.vat_won),
  service: toWonDelta(row.service_won),
  total: toWonDelta(row.total_won),
  approvalNumber: row.approval_number,
  identityLastFour: row.identity_last_four,
  purpose: orNull(row.purpose, (purpose) => oneOf(receiptPurposes, purpose)),
  means: row.means,
  note: row.note,
})

/** A page of the lines of a list, in the file's order. */
export const hometaxLines = (db: ReadDb, { listId, offset, limit }: Page): readonly KeptLine[] =>
  db
    .all<LineRow & { readonly row: number; readonly is_new: number }>(
      `SELECT l.row, l.is_new, ${lineColumns} FROM hometax_line l
       WHERE l.list_number = (SELECT number FROM hometax_list WHERE id = ?) ORDER BY l.number LIMIT ? OFFSET ?`,
      listId,
      limit,
      offset,
    )
    .map((row) => ({ row: row.row, line: toHometaxLine(row), isNew: row.is_new === 1 }))
