import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { toWon } from '../../../src/domain/money.ts'
import { usualRefundLimits } from '../../../src/domain/operator.ts'
import { at, later, valueOf } from '../ledger-samples.ts'
import { type Desk, sqlPast } from './desk.ts'

const by = { operatorId: 'op-1', at }
const cs = { id: 'cs-1', name: '박상담', role: 'cs' } as const

/** People are never deleted, a book keeps an admin, and every try of a PIN stays. */
export function operatorsSuite(desk: Desk): void {
  describe('operators', () => {
    it('are listed by name without the app itself, and what is kept of a PIN is in no list', async () => {
      valueOf(await desk.ledger.addOperator({ operator: cs, pin: 'scrypt:kept', ...by }))
      const known = await desk.ledger.operators()
      expect(known.map(({ id, hasPin }) => [id, hasPin])).toEqual([
        ['op-1', false],
        ['cs-1', true],
      ])
      expect(JSON.stringify([known, await desk.ledger.auditTrail({ offset: 0, limit: 50 })])).not.toContain('scrypt')
      expect(await desk.ledger.operator('app')).toMatchObject({ active: false, role: 'viewer' })
    })

    it('do not share a name', async () => {
      valueOf(await desk.ledger.addOperator({ operator: cs, pin: null, ...by }))
      for (const name of [cs.name, ' 박 상담', '박\u200b상담'])
        expect(
          await desk.ledger.addOperator({ operator: { ...cs, id: 'cs-2', name }, pin: null, ...by }),
        ).toMatchObject({
          failure: { kind: 'operator-name-taken' },
        })
      expect(await desk.ledger.operator('cs-2')).toBeNull()
    })

    it('the last admin stays one, past the ledger too', async () => {
      const operator = { id: 'op-1', name: '관리자', role: 'admin' } as const
      for (const change of [
        { operator, active: false },
        { operator: { ...operator, role: 'cs' as const }, active: true },
      ])
        expect(await desk.ledger.changeOperator({ ...change, ...by })).toMatchObject({
          failure: { kind: 'last-admin' },
        })
      expect(sqlPast(desk.place, "UPDATE operator SET active = 0 WHERE id = 'op-1'")).toMatch('keeps an active admin')
      expect(sqlPast(desk.place, "DELETE FROM operator WHERE id = 'op-1'")).toMatch('never deleted')
      expect(sqlPast(desk.place, "UPDATE operator SET pin = 'x' WHERE id = 'app'")).toMatch('nobody who signs in')
    })

    it('the first admin is made once', async () => {
      expect(await desk.ledger.makeFirstAdmin({ name: '김대표', pin: 'scrypt:a', at })).toBe(true)
      expect(await desk.ledger.makeFirstAdmin({ name: '남', pin: 'scrypt:b', at })).toBe(false)
      expect(await desk.ledger.operator('op-1')).toMatchObject({ name: '김대표', hasPin: true })
      expect((await desk.ledger.keptPin('op-1')).pin).toBe('scrypt:a')
    })

    it('wrong PINs are counted since the last right one, over a start anew', async () => {
      const tried = (fits: boolean, when = at) =>
        desk.ledger.notePinTry({ id: 'op-1', purpose: 'sign-in', fits, at: when })
      await tried(false)
      await tried(true)
      await tried(false)
      await tried(false, later)
      await desk.ledger.close()
      desk.ledger = valueOf(await desk.open(desk.place))
      expect((await desk.ledger.keptPin('op-1')).wrong).toEqual([toInstant(at), toInstant(later)])
      for (const sql of ['UPDATE pin_try SET fits = 1', 'DELETE FROM pin_try'])
        expect(sqlPast(desk.place, sql)).toMatch('append-only')
    })

    it('the limit set last counts, and those before stay written', async () => {
      expect(await desk.ledger.refundLimits()).toEqual(usualRefundLimits)
      await desk.ledger.setRefundLimit({ role: 'cs', limit: toWon(50_000), ...by })
      await desk.ledger.setRefundLimit({ role: 'cs', limit: null, ...by })
      expect(await desk.ledger.refundLimits()).toEqual({ ...usualRefundLimits, cs: null })
      expect(sqlPast(desk.place, 'DELETE FROM refund_limit')).toMatch('append-only')
      expect(
        sqlPast(desk.place, `INSERT INTO refund_limit (role, operator_id, at) VALUES ('viewer', 'op-1', '${at}')`),
      ).toMatch('CHECK')
    })
  })
}
