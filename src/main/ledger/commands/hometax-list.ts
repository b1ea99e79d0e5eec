import type { Day, Instant } from '../../../domain/day.ts'
import type { HometaxRows } from '../../../domain/hometax/hometax-file.ts'
import type { HometaxReading } from '../../../domain/hometax/hometax-list.ts'
import type { HometaxPeriod } from '../../../domain/hometax/period.ts'
import type { HometaxLine } from '../../../domain/hometax-line.ts'
import { type Packed, unpacked } from '../../packed/packed.ts'
import type { ReadDb, WriteDb } from '../database.ts'
import { daysOf } from '../queries/hometax-lists.ts'
import { recordAudit } from './audit.ts'
import type { BegunFile } from './begun-file.ts'

/** SQL: how many lists count. */
const countedLists = `(SELECT count(*) FROM hometax_decision WHERE decision = 'counted')`

/** Notes that a file of Hometax's list is being read to be looked at. `shopId` is any shop of the business it is of. */
export function startHometaxList(db: WriteDb, entry: BegunFile): void {
  const { id, shopId, fileName, bytes, operatorId, at } = entry
  db.run(
    `INSERT INTO hometax_list (id, shop_number, file_name, bytes, operator_id, started_at, beside_lists)
     VALUES (?, (SELECT number FROM shop WHERE id = ?), ?, ?, ?, ?, ${countedLists})`,
    id,
    shopId,
    fileName,
    bytes,
    operatorId,
    at,
  )
  recordAudit(db, { what: 'hometax-list-started', subject: id, detail: { shopId, fileName, bytes }, operatorId, at })
}

/** Rows of a list in their order, and the shops of its business: a line any of their counted lists has is not new. */
export interface HometaxListBatch {
  readonly listId: string
  readonly shopIds: readonly string[]
  readonly rows: Packed<HometaxRows>
}

/** Keeps a batch of a list's rows, and tells how many of them are new. */
export function recordHometaxRows(
  db: WriteDb,
  { listId, shopIds, rows }: HometaxListBatch,
): { readonly added: number; readonly already: number; readonly rejected: number } {
  const list = numberOf(db, listId)
  const { lines, rejects } = unpacked(rows)
  const shops = JSON.stringify(shopIds)
  let added = 0
  for (const { row, line } of lines) {
    const isNew = !isKnown(db, list, shops, line)
    if (isNew) added += 1
    db.run(
      `INSERT INTO hometax_line (list_number, row, event, sold_at, supply_won, vat_won, service_won, total_won, approval_number,
         identity_last_four, purpose, means, note, is_new) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      list,
      row,
      line.event,
      line.soldAt,
      line.supply,
      line.vat,
      line.service,
      line.total,
      line.approvalNumber,
      line.identityLastFour,
      line.purpose,
      line.means,
      line.note,
      isNew ? 1 : 0,
    )
  }
  for (const { line, because, excerpt } of rejects)
    db.run(
      'INSERT INTO hometax_reject (list_number, line, because, excerpt) VALUES (?, ?, ?, ?)',
      list,
      line,
      because,
      excerpt,
    )
  return { added, already: lines.length - added, rejected: rejects.length }
}

/**
 * R44: the same number, event, amount and time are the same line, in this list or in one of the business that counts. A file that names
 * only the day has midnight for every time, so there the day is compared.
 */
const isKnown = (db: ReadDb, list: number, shops: string, line: HometaxLine): boolean =>
  db.first(
    `SELECT 1 FROM hometax_line l
     WHERE l.approval_number = ?1 AND l.event = ?2 AND l.total_won = ?3 AND substr(l.sold_at, 1, 10) = substr(?4, 1, 10)
       AND (l.sold_at = ?4 OR substr(l.sold_at, 12, 8) = '00:00:00' OR substr(?4, 12, 8) = '00:00:00')
       AND (l.approval_number <> '' OR l.identity_last_four IS ?5)
       AND (l.list_number = ?6 OR EXISTS (
         SELECT 1 FROM hometax_decision d JOIN hometax_list h ON h.number = d.list_number JOIN shop s ON s.number = h.shop_number
         WHERE d.list_number = l.list_number AND d.decision = 'counted' AND s.id IN (SELECT value FROM json_each(?7))
       )) LIMIT 1`,
    line.approvalNumber,
    line.event,
    line.total,
    line.soldAt,
    line.identityLastFour,
    list,
    shops,
  ) !== undefined

/** Notes how reading a list ended. What was kept of one that was not read to its end is put away. */
export function endHometaxList(
  db: WriteDb,
  { listId, reading, at }: { readonly listId: string; readonly reading: HometaxReading; readonly at: Instant },
): void {
  const list = numberOf(db, listId)
  const kept = db.first<{ added: number; first: Day | null; last: Day | null }>(
    `SELECT coalesce(sum(is_new), 0) AS added, min(substr(sold_at, 1, 10)) AS first, max(substr(sold_at, 1, 10)) AS last
     FROM hometax_line WHERE list_number = ?`,
    list,
  )
  const isRead = reading.state === 'read'
  db.run(
    `INSERT INTO hometax_reading (list_number, state, ended_at, content, problem, new_lines, first_day, last_day)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    list,
    reading.state,
    at,
    isRead ? JSON.stringify(reading.content) : null,
    reading.state === 'failed' ? reading.problem : null,
    isRead ? (kept?.added ?? 0) : 0,
    isRead ? (kept?.first ?? null) : null,
    isRead ? (kept?.last ?? null) : null,
  )
  if (!isRead) putAway(db, list, null, at)
  recordAudit(db, {
    what: 'hometax-list-ended',
    subject: listId,
    detail: { state: reading.state },
    operatorId: null,
    at,
  })
}

/** Says what becomes of a list that was read. `not-open`: it was decided already, or not read to its end; `out-of-date`: another counts since. */
export function decideHometaxList(
  db: WriteDb,
  entry: {
    readonly listId: string
    readonly decision: 'counted' | 'put-away'
    /** The days a counted list was asked for; null takes what the file itself tells. */
    readonly covers: HometaxPeriod | null
    readonly operatorId: string
    readonly at: Instant
  },
): 'decided' | 'not-open' | 'out-of-date' {
  const { listId, decision, covers, operatorId, at } = entry
  const open = db.first<{ number: number; is_current: number }>(
    `SELECT h.number, h.beside_lists = ${countedLists} AS is_current
     FROM hometax_list h JOIN hometax_reading r ON r.list_number = h.number AND r.state = 'read'
     WHERE h.id = ? AND NOT EXISTS (SELECT 1 FROM hometax_decision WHERE list_number = h.number)`,
    listId,
  )
  if (open === undefined) return 'not-open'
  // What is new was told beside the lists that counted then; with another since, it would have to be told anew.
  if (decision === 'counted' && open.is_current === 0) return 'out-of-date'
  if (decision === 'put-away') putAway(db, open.number, operatorId, at)
  else decide(db, open.number, 'counted', operatorId, at, covers ?? daysOf(db, open.number))
  recordAudit(db, {
    what: 'hometax-list-decided',
    subject: listId,
    detail: { decision, ...covers },
    operatorId,
    at,
  })
  return 'decided'
}

/** At start: lists the app was killed in are interrupted and put away. Tells how many. */
export function interruptedHometaxLists(db: WriteDb, { at }: { readonly at: Instant }): number {
  const open = db.all<{ number: number; id: string }>(
    'SELECT number, id FROM hometax_list WHERE number NOT IN (SELECT list_number FROM hometax_reading) ORDER BY number',
  )
  for (const { number, id } of open) {
    db.run(
      `INSERT INTO hometax_reading (list_number, state, ended_at, new_lines) VALUES (?, 'interrupted', ?, 0)`,
      number,
      at,
    )
    putAway(db, number, null, at)
    recordAudit(db, {
      what: 'hometax-list-ended',
      subject: id,
      detail: { state: 'interrupted' },
      operatorId: null,
      at,
    })
  }
  return open.length
}

function putAway(db: WriteDb, list: number, operatorId: string | null, at: Instant): void {
  decide(db, list, 'put-away', operatorId, at)
  db.run('DELETE FROM hometax_line WHERE list_number = ?', list)
}

const decide = (
  db: WriteDb,
  list: number,
  decision: string,
  operatorId: string | null,
  at: Instant,
  covers: HometaxPeriod | null = null,
) =>
  db.run(
    'INSERT INTO hometax_decision (list_number, decision, operator_id, at, first_day, last_day) VALUES (?, ?, ?, ?, ?, ?)',
    list,
    decision,
    operatorId,
    at,
    covers?.first ?? null,
    covers?.last ?? null,
  )

function numberOf(db: ReadDb, listId: string): number {
  const list = db.first<{ number: number }>('SELECT number FROM hometax_list WHERE id = ?', listId)
  if (list === undefined) throw new RangeError(`no list of Hometax of this id: ${listId}`)
  return list.number
}
