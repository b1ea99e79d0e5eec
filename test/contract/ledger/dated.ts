import { describe, expect, it } from 'vitest'
import { toDay } from '../../../src/domain/day.ts'
import { toWon } from '../../../src/domain/money.ts'
import { dutyClosings, type DutyNoteKind } from '../../../src/domain/receipt/duty-note.ts'
import { at, importLines, later, payment, shopA, transactionId, valueOf } from '../ledger-samples.ts'
import { type Desk, sqlPast } from './desk.ts'

/** What was set, noted and listed as of a day stays as it was written. */
export function datedSuite(desk: Desk): void {
  describe('what is dated', () => {
    let notes = 0
    const add = (kind: DutyNoteKind, change: { readonly documentNumber?: string; readonly note?: string } = {}) => {
      notes += 1
      return desk.ledger.addDutyNote({
        id: `note-${notes}`,
        transactionId,
        kind,
        documentNumber: change.documentNumber ?? null,
        day: kind === 'supplied-on' ? toDay('2026-11-20') : null,
        note: change.note ?? '확인함',
        operatorId: 'op-1',
        at,
      })
    }

    it('cannot be updated, deleted or replaced, past the ledger too', async () => {
      await importLines(desk.ledger, [payment()])
      valueOf(await add('not-ours'))
      await desk.ledger.takeBackDutyNote({ id: `note-${notes}`, note: '', operatorId: 'op-1', at: later })
      await desk.ledger.changeHoliday({
        day: toDay('2026-12-31'),
        isHoliday: true,
        name: '임시공휴일',
        operatorId: 'op-1',
        at,
      })
      for (const table of ['shop_tax_setting', 'duty_note', 'duty_note_taken_back', 'holiday_change']) {
        expect(sqlPast(desk.place, `DELETE FROM ${table}`), table).toMatch('append-only')
        expect(sqlPast(desk.place, `UPDATE ${table} SET number = number`), table).toMatch('append-only')
        expect(sqlPast(desk.place, `REPLACE INTO ${table} SELECT * FROM ${table}`), table).toMatch(/append-only|once/)
      }
    })

    it('is a note with its number or its reason, and none without', async () => {
      await importLines(desk.ledger, [payment()])
      await expect(add('tax-invoice')).rejects.toMatchObject({ kind: 'constraint' })
      await expect(add('waived', { note: '' })).rejects.toMatchObject({ kind: 'constraint' })
      await expect(add('goods-mandatory', { note: '' })).rejects.toMatchObject({ kind: 'constraint' })
      valueOf(await add('tax-invoice', { documentNumber: '20261112-1', note: '' }))
      valueOf(await add('supplied-on', { note: '' }))
      const record = await desk.ledger.transaction(transactionId)
      expect(record?.dutyNotes.map(({ kind, documentNumber, day }) => [kind, documentNumber, day])).toEqual([
        ['tax-invoice', '20261112-1', null],
        ['supplied-on', null, '2026-11-20'],
      ])
      expect(record?.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['duty-noted']))
    })

    it('closes a duty once; taken back, it can be closed again', async () => {
      await importLines(desk.ledger, [payment()])
      valueOf(await add('waived'))
      const closed = `note-${notes}`
      for (const kind of dutyClosings) {
        const again = await add(kind, kind === 'tax-invoice' ? { documentNumber: 'A1' } : {})
        expect(again).toMatchObject({ ok: false, failure: { kind: 'receipt-facts-changed' } })
      }
      const second = `INSERT INTO duty_note (id, payment_number, kind, note, operator_id, at) VALUES ('x', 1, 'waived', 'x', 'op-1', '${at}')`
      expect(sqlPast(desk.place, second)).toMatch('a duty is closed once')
      const by = { note: '다시 봄', operatorId: 'op-1', at: later }
      expect(await desk.ledger.takeBackDutyNote({ id: closed, ...by })).toBe(true)
      expect(await desk.ledger.takeBackDutyNote({ id: closed, ...by })).toBe(false)
      expect((await desk.ledger.dutyNote(closed))?.note.takenBack).toMatchObject({ note: '다시 봄', at: later })
      valueOf(await add('not-ours'))
    })

    it('takes what is closed off the board, and puts it back when the note is taken back', async () => {
      await importLines(desk.ledger, [payment({ paid: toWon(120_000), parts: [], method: 'transfer' })])
      const board = { shop: shopA, today: toDay('2026-11-24'), offset: 0, limit: 10 }
      const counts = async () => [
        (await desk.ledger.receiptsDue(board)).length + (await desk.ledger.receiptsToCheck(board)).length,
        (await desk.ledger.closedDuties(board)).length,
      ]
      expect(await counts()).toEqual([1, 0])
      valueOf(await add('not-ours'))
      expect(await counts()).toEqual([0, 1])
      expect((await desk.ledger.closedDuties(board))[0]?.note.kind).toBe('not-ours')
      await desk.ledger.takeBackDutyNote({ id: `note-${notes}`, note: '', operatorId: 'op-1', at: later })
      expect(await counts()).toEqual([1, 0])
    })
  })
}
