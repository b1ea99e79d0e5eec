import { describe, expect, it } from 'vitest'
import { mayBecome, refundStates } from '../../../src/domain/refund.ts'
import { importLines, later, payment, refundIn, settlement } from '../ledger-samples.ts'
import { type Desk, sqlPast } from './desk.ts'

/** A refund moves along the table of states and no other way. */
export function statesSuite(desk: Desk): void {
  describe('states', () => {
    it.each(refundStates)('from %s a refund moves as the table of states says, past the ledger too', async (from) => {
      const others = refundStates.filter((to) => to !== from)
      await importLines(
        desk.ledger,
        others.map((to) => payment({ gatewayTransactionId: to })),
      )
      for (const to of others) {
        const refund = await refundIn(desk.ledger, from, 22_000, { refunds: 0, remaining: 55_000 }, `shop-a/${to}`)
        const one = `(SELECT number FROM refund WHERE id = '${refund.id}')`
        const hand = to === 'settled-by-hand' ? ", hand_conclusion = 'refunded', hand_note = 'x'" : ''
        const noHand = from === 'settled-by-hand' ? ', hand_conclusion = NULL, hand_note = NULL' : ''
        const refused = sqlPast(
          desk.place,
          `INSERT INTO refund_event (refund_number, state, at) VALUES (${one}, '${to}', '${later}');
           UPDATE refund SET state = '${to}', changed_at = '${later}', done_at = NULL ${hand}${noHand} WHERE number = ${one};`,
        )
        if (mayBecome(from, to)) expect(refused, to).toBeNull()
        else expect(refused, to).toMatch('a refund moves only along its states')
        expect((await desk.ledger.refund(refund.id))?.state, to).toBe(mayBecome(from, to) ? to : from)
      }
    })

    it('does not move without an event, nor change what was asked for, nor stand still', async () => {
      await importLines(desk.ledger, [payment()])
      await refundIn(desk.ledger, 'sent', 22_000, { refunds: 0, remaining: 55_000 })
      expect(sqlPast(desk.place, `UPDATE refund SET state = 'done', changed_at = '${later}'`)).toMatch(
        'only with an event',
      )
      expect(sqlPast(desk.place, "UPDATE refund SET answer_message = 'x'")).toMatch('only along its states')
      const event = `INSERT INTO refund_event (refund_number, state, at) VALUES (1, 'done', '${later}');`
      expect(
        sqlPast(
          desk.place,
          `${event} UPDATE refund SET state = 'done', changed_at = '${later}', amount_won = 1, supply_won = 1, vat_won = 0`,
        ),
      ).toMatch('what a refund asks for does not change')
    })

    it('refuses a move backwards through the ledger as a constraint', async () => {
      await importLines(desk.ledger, [payment()])
      await refundIn(desk.ledger, 'done', 22_000, { refunds: 0, remaining: 55_000 })
      await expect(desk.ledger.settleRefund(settlement('r-0', 'unknown'))).rejects.toMatchObject({
        name: 'LedgerFault',
        kind: 'constraint',
        code: 'SQLITE_CONSTRAINT_TRIGGER',
      })
      expect(await desk.ledger.refund('r-0')).toMatchObject({ state: 'done' })
    })
  })
}
