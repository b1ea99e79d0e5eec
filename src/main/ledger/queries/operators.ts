import { type Instant, toInstant } from '../../../domain/day.ts'
import { toWon } from '../../../domain/money.ts'
import {
  type Operator,
  type OperatorRole,
  operatorRoles,
  type RefundLimits,
  theApp,
  usualRefundLimits,
} from '../../../domain/operator.ts'
import type { ReadDb } from '../database.ts'
import { oneOf } from '../rows.ts'

/** A person of the book and how they stand: may they sign in, and have they a PIN? */
export interface KnownOperator extends Operator {
  readonly active: boolean
  readonly hasPin: boolean
  /** Is it another seat, whose answers are taken but who is nobody at this desk? */
  readonly isSeat: boolean
}

/** What a try of a PIN is judged by: what scrypt made of the right one (null when there is none), and the wrong tries since the last right one. */
export interface KeptPin {
  readonly pin: string | null
  readonly wrong: readonly Instant[]
}

interface OperatorRow {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly active: number
  readonly has_pin: number
  readonly is_seat: number
}

const columns = `id, name, role, active, pin IS NOT NULL AS has_pin,
  EXISTS (SELECT 1 FROM seat WHERE operator_id = operator.id) AS is_seat`

const read = (row: OperatorRow): KnownOperator => ({
  id: row.id,
  name: row.name,
  role: oneOf(operatorRoles, row.role),
  active: row.active === 1,
  hasPin: row.has_pin === 1,
  isSeat: row.is_seat === 1,
})

/** Everybody of the book, in the order of their names; other seats among them, the app itself not. */
export const operators = (db: ReadDb): readonly KnownOperator[] =>
  db.all<OperatorRow>(`SELECT ${columns} FROM operator WHERE id <> ? ORDER BY name, id`, theApp.id).map(read)

/** A person of the book; null when there is none of this id. `op-1` (관리자) is always there. */
export function operator(db: ReadDb, id: string): KnownOperator | null {
  const row = db.first<OperatorRow>(`SELECT ${columns} FROM operator WHERE id = ?`, id)
  return row === undefined ? null : read(row)
}

/** What a try of this person's PIN is judged by. */
export function keptPin(db: ReadDb, id: string): KeptPin {
  const row = db.first<{ pin: string | null }>('SELECT pin FROM operator WHERE id = ?', id)
  const wrong = db.all<{ at: string }>(
    `SELECT at FROM pin_try WHERE operator_id = ? AND fits = 0
       AND number > coalesce((SELECT max(number) FROM pin_try WHERE operator_id = ? AND fits = 1), 0) ORDER BY number`,
    id,
    id,
  )
  return { pin: row?.pin ?? null, wrong: wrong.map(({ at }) => toInstant(at)) }
}

/** Up to how many won each role refunds alone, as was set last; the usual limits where nothing was. */
export function refundLimits(db: ReadDb): RefundLimits {
  const set = db.all<{ role: string; limit_won: number | null }>(
    'SELECT role, limit_won FROM refund_limit WHERE number IN (SELECT max(number) FROM refund_limit GROUP BY role)',
  )
  const limits: Record<OperatorRole, RefundLimits[OperatorRole]> = { ...usualRefundLimits }
  for (const { role, limit_won: won } of set) limits[oneOf(operatorRoles, role)] = won === null ? null : toWon(won)
  return limits
}
