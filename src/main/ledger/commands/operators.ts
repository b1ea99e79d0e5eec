import type { Instant } from '../../../domain/day.ts'
import type { Won } from '../../../domain/money.ts'
import { firstOperatorId, type Operator, type LimitedRole } from '../../../domain/operator.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import { isSamePerson } from '../../../domain/seat.ts'
import type { WriteDb } from '../database.ts'
import { recordAudit } from './audit.ts'

/** Who does something to an operator, and when. `pin` is what scrypt made of the PIN, never the PIN. */
interface Done {
  readonly operatorId: string
  readonly at: Instant
}

type NameTaken = { readonly kind: 'operator-name-taken' }

/** Adds a person; their PIN may be null where nobody signs in (practice). Two people do not share a name. */
export function addOperator(
  db: WriteDb,
  { operator, pin, operatorId, at }: Done & { readonly operator: Operator; readonly pin: string | null },
): Result<null, NameTaken> {
  const { id, name, role } = operator
  if (isTaken(db, name, id)) return failed({ kind: 'operator-name-taken' })
  db.run('INSERT INTO operator (id, name, role, pin) VALUES (?, ?, ?, ?)', id, name, role, pin)
  recordAudit(db, { what: 'operator-added', subject: id, detail: { name, role }, operatorId, at })
  return ok(null)
}

/** Changes a person's name, role, and whether they may sign in. The last active admin stays one. */
export function changeOperator(
  db: WriteDb,
  { operator, active, operatorId, at }: Done & { readonly operator: Operator; readonly active: boolean },
): Result<null, NameTaken | { readonly kind: 'last-admin' }> {
  const { id, name, role } = operator
  if (isTaken(db, name, id)) return failed({ kind: 'operator-name-taken' })
  const others = db.first<{ n: number }>(
    "SELECT count(*) AS n FROM operator WHERE role = 'admin' AND active = 1 AND id <> ?",
    id,
  )
  if ((others?.n ?? 0) === 0 && (role !== 'admin' || !active)) return failed({ kind: 'last-admin' })
  db.run('UPDATE operator SET name = ?, role = ?, active = ? WHERE id = ?', name, role, active ? 1 : 0, id)
  recordAudit(db, { what: 'operator-changed', subject: id, detail: { name, role, active }, operatorId, at })
  return ok(null)
}

/** Names the 관리자 every book begins with and gives them their PIN, once; false when they have one already. */
export function makeFirstAdmin(
  db: WriteDb,
  { name, pin, at }: { readonly name: string; readonly pin: string; readonly at: Instant },
): boolean {
  const made = db.run('UPDATE operator SET name = ?, pin = ? WHERE id = ? AND pin IS NULL', name, pin, firstOperatorId)
  if (made.changes === 0) return false
  recordAudit(db, { what: 'admin-made', subject: firstOperatorId, detail: { name }, operatorId: firstOperatorId, at })
  return true
}

/** Gives a person another PIN. */
export function setPin(
  db: WriteDb,
  { id, pin, operatorId, at }: Done & { readonly id: string; readonly pin: string },
): void {
  db.run('UPDATE operator SET pin = ? WHERE id = ?', pin, id)
  recordAudit(db, { what: 'pin-set', subject: id, detail: {}, operatorId, at })
}

/** Writes a try of a PIN down, right or wrong, before it is answered. */
export function notePinTry(
  db: WriteDb,
  tried: {
    readonly id: string
    readonly purpose: 'sign-in' | 'proof' | 'change'
    readonly fits: boolean
    readonly at: Instant
  },
): void {
  const { id, purpose, fits, at } = tried
  db.run('INSERT INTO pin_try (operator_id, purpose, fits, at) VALUES (?, ?, ?, ?)', id, purpose, fits ? 1 : 0, at)
  recordAudit(db, { what: fits ? 'pin-right' : 'pin-wrong', subject: id, detail: { purpose }, operatorId: id, at })
}

/** Sets up to how many won a role refunds alone; null is without limit. */
export function setRefundLimit(
  db: WriteDb,
  { role, limit, operatorId, at }: Done & { readonly role: LimitedRole; readonly limit: Won | null },
): void {
  db.run('INSERT INTO refund_limit (role, limit_won, operator_id, at) VALUES (?, ?, ?, ?)', role, limit, operatorId, at)
  recordAudit(db, { what: 'refund-limit-set', subject: role, detail: { limit }, operatorId, at })
}

/** Names that differ in spaces, upper case or signs nobody sees are one. */
const isTaken = (db: WriteDb, name: string, id: string): boolean =>
  db
    .all<{ name: string }>('SELECT name FROM operator WHERE id <> ?', id)
    .some((other) => isSamePerson(other.name, name))
