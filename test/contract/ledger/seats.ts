import { beforeEach, describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { toWon } from '../../../src/domain/money.ts'
import type { SeatAnswer } from '../../../src/domain/seat.ts'
import { at, importLines, intent, later, payment, transactionId, valueOf } from '../ledger-samples.ts'
import { type Desk, sqlPast } from './desk.ts'

const by = { operatorId: 'op-1', at }
const publicKey = `${'A'.repeat(43)}=`
const branch = { id: 'seat-1', name: '분점', publicKey, ...by }

const answer = (verdict: SeatAnswer['verdict'] = 'approved', note = ''): SeatAnswer => ({
  seatId: 'seat-1',
  verdict,
  answeredBy: '이재무',
  answeredAt: toInstant(later),
  note,
  file: '{"kind":"yeongsu-desk-answer"}',
})

const approved = {
  requestId: 'a-1',
  refundId: 'r-1',
  split: intent(22_000, { refunds: 0, remaining: 55_000 }).split,
  operatorId: 'seat-1',
  at: later,
}

/** A known seat decides only by an answer it signed, never signs in, and answers nothing once it was taken out. */
export function seatsSuite(desk: Desk): void {
  describe('seats', () => {
    beforeEach(async () => {
      await importLines(desk.ledger, [payment()])
      valueOf(await desk.ledger.addOperator({ operator: { id: 'cs-1', name: '박상담', role: 'cs' }, pin: null, ...by }))
      valueOf(await desk.ledger.addSeat(branch))
      valueOf(
        await desk.ledger.askApproval({
          id: 'a-1',
          transactionId,
          amount: toWon(22_000),
          taxFree: null,
          reason: { code: 'defect', note: '' },
          basedOn: { refunds: 0, remaining: toWon(55_000) },
          because: ['한도를 넘습니다.'],
          facts: [{ name: '환불 금액', text: '22,000원' }],
          hash: 'f'.repeat(64),
          operatorId: 'cs-1',
          askedAt: at,
        }),
      )
    })

    it('the name of this seat is the one given last', async () => {
      expect(await desk.ledger.ownSeatName()).toBeNull()
      await desk.ledger.nameOwnSeat({ name: '본점', ...by })
      await desk.ledger.nameOwnSeat({ name: '본점 2층', ...by })
      expect(await desk.ledger.ownSeatName()).toBe('본점 2층')
    })

    it('a seat stands as an approver without a PIN who never signs in, past the ledger too', async () => {
      expect(await desk.ledger.operator('seat-1')).toEqual({
        id: 'seat-1',
        name: '분점',
        role: 'approver',
        active: false,
        hasPin: false,
        isSeat: true,
      })
      for (const change of ["pin = 'scrypt:x'", 'active = 1', "role = 'admin'", "name = '관리자'"])
        expect(sqlPast(desk.place, `UPDATE operator SET ${change} WHERE id = 'seat-1'`), change).toMatch(
          'nobody who signs in',
        )
      const person = `INSERT INTO seat (operator_id, public_key, added_by, added_at) VALUES ('cs-1', '${'B'.repeat(43)}=', 'op-1', '${at}')`
      expect(sqlPast(desk.place, person)).toMatch('never signs in')
    })

    it('a key is known once and a name is one seat’s or person’s, until the seat is taken out', async () => {
      expect(await desk.ledger.addSeat({ ...branch, id: 'seat-2', name: '딴 이름' })).toEqual({
        ok: false,
        failure: { kind: 'seat-known', name: '분점' },
      })
      for (const name of ['분점', '박상담'])
        expect(await desk.ledger.addSeat({ ...branch, id: 'seat-2', name, publicKey: `${'B'.repeat(43)}=` })).toEqual({
          ok: false,
          failure: { kind: 'seat-name-taken' },
        })
      expect(await desk.ledger.removeSeat({ id: 'seat-1', operatorId: 'op-1', at: toInstant(later) })).toBe(true)
      expect(await desk.ledger.removeSeat({ id: 'seat-1', ...by })).toBe(false)
      valueOf(await desk.ledger.addSeat({ ...branch, id: 'seat-2' }))
      expect((await desk.ledger.seats()).map(({ id, removedAt }) => [id, removedAt])).toEqual([
        ['seat-1', later],
        ['seat-2', null],
      ])
    })

    it('an approval of a seat is its refund, the event with who gave it there, and the whole answer, or nothing', async () => {
      const { refund } = valueOf(await desk.ledger.noteApprovedRefundIntended({ ...approved, answer: answer() }))
      expect(refund).toMatchObject({ state: 'intended', operatorId: 'cs-1', approvedBy: 'seat-1' })
      expect(await desk.ledger.approval('a-1')).toMatchObject({
        state: 'intended',
        changedBy: 'seat-1',
        note: '이재무',
      })
    })

    it('a seat decides nothing without an answer, nor otherwise than its answer says', async () => {
      await expect(desk.ledger.noteApprovedRefundIntended(approved)).rejects.toMatchObject({ kind: 'constraint' })
      await expect(
        desk.ledger.noteApprovedRefundIntended({ ...approved, answer: answer('refused', '아님') }),
      ).rejects.toMatchObject({ kind: 'constraint' })
      const withdrawn = { id: 'a-1', state: 'withdrawn', note: null, operatorId: 'seat-1', at: later } as const
      await expect(desk.ledger.endApproval({ ...withdrawn, answer: answer() })).rejects.toMatchObject({
        kind: 'constraint',
      })
      expect(await desk.ledger.refund('r-1')).toBeNull()
      expect((await desk.ledger.approval('a-1'))?.state).toBe('awaiting-approval')
    })

    it('a seat that was taken out answers nothing, whenever it answered', async () => {
      await desk.ledger.removeSeat({ id: 'seat-1', ...by })
      await expect(desk.ledger.noteApprovedRefundIntended({ ...approved, answer: answer() })).rejects.toMatchObject({
        kind: 'constraint',
      })
      expect((await desk.ledger.approval('a-1'))?.state).toBe('awaiting-approval')
    })

    it('a seat asks for nothing', () => {
      const copied = `INSERT INTO approval_request SELECT 9, 'a-9', payment_number, amount_won, tax_free_won, reason_code, reason_note,
        refunds_before, remaining_before_won, because, facts, facts_hash, 'seat-1', asked_at FROM approval_request`
      expect(sqlPast(desk.place, copied)).toMatch('asks for nothing')
      const refund = `INSERT INTO refund (id, journal_key, payment_number, amount_won, supply_won, vat_won, tax_free_won, service_won, split_stated,
        reason_code, reason_note, operator_id, requested_at, remaining_before_won, state, changed_at)
        VALUES ('r-9', 'k-9', 1, 1000, 910, 90, 0, 0, 0, 'defect', '', 'seat-1', '${at}', 55000, 'intended', '${at}')`
      expect(sqlPast(desk.place, refund)).toMatch('asks for nothing')
    })

    it('what is known of seats and their answers is never changed', async () => {
      await desk.ledger.nameOwnSeat({ name: '본점', ...by })
      valueOf(await desk.ledger.noteApprovedRefundIntended({ ...approved, answer: answer() }))
      await desk.ledger.removeSeat({ id: 'seat-1', ...by })
      for (const [table, column] of [
        ['own_seat_name', 'name'],
        ['seat', 'public_key'],
        ['seat_removal', 'at'],
        ['seat_answer', 'note'],
      ] as const) {
        expect(sqlPast(desk.place, `DELETE FROM ${table}`), table).toMatch('append-only')
        expect(sqlPast(desk.place, `UPDATE ${table} SET ${column} = ${column}`), table).toMatch('append-only')
      }
    })
  })
}
