import { beforeEach, describe, expect, it } from 'vitest'
import type { BulkJudgement } from '../../../src/domain/bulk/bulk-run.ts'
import { bulkRunStates, nextBulkRunStates } from '../../../src/domain/bulk/bulk-run.ts'
import { toWon } from '../../../src/domain/money.ts'
import { transactionIdOf } from '../../../src/domain/transaction.ts'
import { at, importLines, intent, later, payment, settlement, shopA, valueOf, yes } from '../ledger-samples.ts'
import { type Desk, sqlPast } from './desk.ts'

const won = toWon(29_000)
const tnoOf = (n: number): string => `2026112000000${n}`
const idOf = (n: number): string => transactionIdOf(shopA.id, tnoOf(n))

const fine = (n: number): BulkJudgement => ({
  verdict: 'ok',
  sentence: null,
  transactionId: idOf(n),
  basedOn: { refunds: 0, remaining: won },
})
const unknownOrder: BulkJudgement = { verdict: 'not-found', sentence: '없습니다.', transactionId: null, basedOn: null }

const lineOf = (n: number, judgement = fine(n)) => ({
  line: n + 1,
  orderNumber: `A-${n}`,
  amountText: '29,000',
  won,
  judgement,
})

const reason = { code: 'defect', note: '회수' } as const
const by = { operatorId: 'op-1', at }

/** A plan of three lines to send and one without a payment. */
async function planned(desk: Desk, id = 'b-1'): Promise<void> {
  await desk.ledger.planBulkRun({
    id,
    shopId: shopA.id,
    fileName: '회수.csv',
    blankLines: 1,
    lines: [lineOf(1), lineOf(2), lineOf(3), lineOf(4, unknownOrder)],
    ...by,
  })
}

const start = (desk: Desk, id = 'b-1', count = 3, sum = 87_000) =>
  desk.ledger.startBulkRun({ id, reason, count, won: toWon(sum), ...by })

const move = (desk: Desk, state: 'running' | 'paused' | 'stopped' | 'finished', turn: number | null = null) =>
  desk.ledger.moveBulkRun({ id: 'b-1', state, because: null, turn, ...by })

/** The refund of line `n`, as a sender of this turn writes it down. */
const note = (desk: Desk, n: number, turn: number, change: { amount?: number; id?: string } = {}) =>
  desk.ledger.noteBulkRefundIntended({
    runId: 'b-1',
    line: n + 1,
    turn,
    intent: intent(change.amount ?? 29_000, { refunds: 0, remaining: 29_000 }, change.id ?? `r-${n}`, idOf(n)),
  })

const stateOf = async (desk: Desk, n: number): Promise<string | undefined> => {
  const lines = await desk.ledger.bulkLines({ runId: 'b-1', states: [], verdicts: [], offset: n - 1, limit: 1 })
  return lines[0]?.state
}

/** A line is a refund or none, and a run stands where its last event says. */
export function bulkSuite(desk: Desk): void {
  describe('bulk refunds', () => {
    beforeEach(async () => {
      const payments = [1, 2, 3].map((n) =>
        payment({ gatewayTransactionId: tnoOf(n), orderNumber: `A-${n}`, paid: won }),
      )
      await importLines(desk.ledger, payments)
    })

    it('a plan keeps every line with what was found, and adds up by verdict', async () => {
      await planned(desk)
      const run = await desk.ledger.bulkRun('b-1')
      expect(run).toMatchObject({
        state: 'planned',
        blankLines: 1,
        plan: null,
        lines: { count: 4, won: 116_000 },
        verdicts: { ok: { count: 3, won: 87_000 }, 'not-found': { count: 1, won: 29_000 } },
        states: { waiting: { count: 3 }, 'left-out': { count: 1 } },
      })
      expect(
        await desk.ledger.bulkLines({ runId: 'b-1', states: [], verdicts: ['not-found'], offset: 0, limit: 9 }),
      ).toEqual([expect.objectContaining({ line: 5, orderNumber: 'A-4', sentence: '없습니다.', refund: null })])
    })

    it('payments of orders come with what stands against a refund, of the shop alone', async () => {
      const orderNumbers = ['A-1', 'A-3', 'A-9']
      const found = await desk.ledger.paymentsOfOrders({ shopId: shopA.id, orderNumbers })
      expect(found.map(({ transaction }) => transaction.orderNumber)).toEqual(['A-1', 'A-3'])
      expect(await desk.ledger.paymentsOfOrders({ shopId: 'nobody', orderNumbers })).toEqual([])
    })

    it('begins only with the plan that was shown, and once', async () => {
      await planned(desk)
      expect(await start(desk, 'b-1', 3, 86_999)).toEqual({
        ok: false,
        failure: { kind: 'bulk-plan-changed', count: 3, won: 87_000 },
      })
      expect(valueOf(await start(desk))).toEqual({ turn: 1 })
      expect(await start(desk)).toEqual({ ok: false, failure: { kind: 'bulk-not-waiting', state: 'running' } })
      expect(await start(desk, 'nobody')).toEqual({ ok: false, failure: { kind: 'bulk-not-found' } })
      expect((await desk.ledger.bulkRun('b-1'))?.plan).toMatchObject({ reason, count: 3, won: 87_000 })
    })

    it('one that is paused is listed however many came after it', async () => {
      await planned(desk)
      valueOf(await start(desk))
      valueOf(await move(desk, 'paused'))
      for (const id of ['b-2', 'b-3', 'b-4']) await planned(desk, id)
      const listed = async (shopId: string | null) =>
        (await desk.ledger.bulkRuns({ shopId, limit: 2 })).map(({ id }) => id)
      expect(await listed(null)).toEqual(['b-4', 'b-3', 'b-1'])
      expect(await listed(shopA.id)).toEqual(['b-4', 'b-3', 'b-1'])
      expect(await listed('nobody')).toEqual([])
    })

    it('a second one of the shop waits until the first is done', async () => {
      await planned(desk)
      await planned(desk, 'b-2')
      valueOf(await start(desk))
      expect(await start(desk, 'b-2')).toEqual({ ok: false, failure: { kind: 'bulk-busy', fileName: '회수.csv' } })
    })

    it('moves along its states and no other way, past the ledger too', async () => {
      for (const from of bulkRunStates) {
        for (const to of bulkRunStates) {
          const id = `b-${from}-${to}`
          await planned(desk, id)
          if (from !== 'planned') {
            valueOf(await start(desk, id))
            if (from !== 'running')
              valueOf(await desk.ledger.moveBulkRun({ id, state: from, because: null, turn: null, ...by }))
          }
          const allowed = nextBulkRunStates[from].some((next) => next === to)
          const sql = `INSERT INTO bulk_run_event (run_number, state, at) VALUES ((SELECT number FROM bulk_run WHERE id = '${id}'), '${to}', '${later}')`
          const refused = sqlPast(desk.place, sql)
          if (from === 'planned' && to === 'running') expect(refused, id).toMatch('begins with a confirmed plan')
          else if (allowed) expect(refused, id).toBeNull()
          else expect(refused, id).toMatch('only along its states')
          await desk.ledger.moveBulkRun({ id, state: 'stopped', because: null, turn: null, ...by })
        }
      }
    })

    it('a line and its refund are written together, and the line stands where the refund does', async () => {
      await planned(desk)
      const { turn } = valueOf(await start(desk))
      const { refund, fresh } = valueOf(await note(desk, 1, turn))
      expect([fresh, refund.state, await stateOf(desk, 1)]).toEqual([true, 'intended', 'intended'])
      await desk.ledger.noteRefundSent({ id: 'r-1', at })
      expect(await stateOf(desk, 1)).toBe('sent')
      await desk.ledger.settleRefund(settlement('r-1', 'unknown'))
      expect(await stateOf(desk, 1)).toBe('unknown')
      await desk.ledger.settleRefund(yes('r-1'))
      expect(await stateOf(desk, 1)).toBe('done')
      expect((await desk.ledger.bulkRun('b-1'))?.states).toMatchObject({
        done: { count: 1, won: 29_000 },
        waiting: { count: 2 },
      })
    })

    it('a line never asks twice, whatever became of the first', async () => {
      await planned(desk)
      const { turn } = valueOf(await start(desk))
      valueOf(await note(desk, 1, turn))
      const refused = { ok: false, failure: { kind: 'bulk-not-waiting' } }
      expect(await note(desk, 1, turn, { id: 'r-again' })).toEqual(refused)
      await desk.ledger.noteRefundSent({ id: 'r-1', at })
      await desk.ledger.settleRefund(settlement('r-1', 'not-applied'))
      expect(await note(desk, 1, turn, { id: 'r-again' })).toEqual(refused)
      const second = `INSERT INTO bulk_line_refund (line_number, refund_number) SELECT 2, number FROM refund`
      expect(sqlPast(desk.place, second)).toMatch('not the refund of this line')
      expect((await desk.ledger.nextBulkLine({ runId: 'b-1', after: 0 }))?.line).toBe(3)
    })

    it('a refund made by hand on the same facts is not taken for the line’s', async () => {
      await planned(desk)
      const { turn } = valueOf(await start(desk))
      valueOf(
        await desk.ledger.noteRefundIntended(intent(29_000, { refunds: 0, remaining: 29_000 }, 'r-hand', idOf(1))),
      )
      expect(await note(desk, 1, turn)).toMatchObject({ ok: false, failure: { kind: 'facts-changed' } })
      expect(await stateOf(desk, 1)).toBe('waiting')
    })

    it('another amount than the line’s leaves neither a refund nor a line of one', async () => {
      await planned(desk)
      const { turn } = valueOf(await start(desk))
      await expect(note(desk, 1, turn, { amount: 28_000 })).rejects.toMatchObject({ kind: 'constraint' })
      expect(await desk.ledger.refund('r-1')).toBeNull()
      expect(await stateOf(desk, 1)).toBe('waiting')
    })

    it('a sender whose turn is over writes nothing more down, and ends nothing', async () => {
      await planned(desk)
      const { turn } = valueOf(await start(desk))
      valueOf(await move(desk, 'paused'))
      expect(await note(desk, 1, turn)).toEqual({ ok: false, failure: { kind: 'bulk-not-waiting' } })
      expect(valueOf(await move(desk, 'running'))).toEqual({ turn: turn + 1 })
      expect(await note(desk, 1, turn)).toEqual({ ok: false, failure: { kind: 'bulk-not-waiting' } })
      expect(await move(desk, 'finished', turn)).toMatchObject({ ok: false, failure: { kind: 'bulk-not-waiting' } })
      expect(valueOf(await note(desk, 1, turn + 1)).fresh).toBe(true)
    })

    it('what is found before sending leaves a line out for good', async () => {
      await planned(desk)
      valueOf(await start(desk))
      const judgement: BulkJudgement = { ...fine(1), verdict: 'changed', sentence: '바뀌었습니다.' }
      await desk.ledger.judgeBulkLine({ runId: 'b-1', line: 2, source: 'sending', judgement, ...by })
      expect(await stateOf(desk, 1)).toBe('left-out')
      const back = desk.ledger.judgeBulkLine({ runId: 'b-1', line: 2, source: 'sending', judgement: fine(1), ...by })
      await expect(back).rejects.toMatchObject({ kind: 'constraint' })
      const anew = desk.ledger.judgeBulkLine({ runId: 'b-1', line: 3, source: 'gateway', judgement: fine(2), ...by })
      await expect(anew).rejects.toMatchObject({ kind: 'constraint' })
    })

    it('stopped, what is left is not sent and is so told', async () => {
      await planned(desk)
      const { turn } = valueOf(await start(desk))
      valueOf(await note(desk, 1, turn))
      valueOf(await move(desk, 'stopped'))
      expect((await desk.ledger.bulkRun('b-1'))?.states).toMatchObject({
        intended: { count: 1 },
        'not-sent': { count: 2 },
      })
      expect(await note(desk, 2, turn)).toEqual({ ok: false, failure: { kind: 'bulk-not-waiting' } })
    })

    it('one the app ended in is paused at the next start, with the reason', async () => {
      await planned(desk)
      valueOf(await start(desk))
      expect(await desk.ledger.interruptedBulkRuns({ at: later })).toBe(1)
      expect(await desk.ledger.bulkRun('b-1')).toMatchObject({
        state: 'paused',
        because: '보내는 중에 앱이 종료되어 멈췄습니다. 계속하면 보내지 않은 줄부터 이어집니다.',
        changedAt: later,
      })
      expect(await desk.ledger.interruptedBulkRuns({ at: later })).toBe(0)
    })

    it('nothing of it is changed, deleted or replaced, past the ledger too', async () => {
      await planned(desk)
      const { turn } = valueOf(await start(desk))
      valueOf(await note(desk, 1, turn))
      const tables = {
        bulk_state: 'name',
        bulk_move: 'from_state',
        bulk_run: 'id',
        bulk_run_event: 'state',
        bulk_plan: 'won',
        bulk_line: 'won',
        bulk_judgement: 'verdict',
        bulk_line_refund: 'refund_number',
      }
      for (const [table, column] of Object.entries(tables)) {
        expect(sqlPast(desk.place, `DELETE FROM ${table}`), table).toMatch('append-only')
        expect(sqlPast(desk.place, `UPDATE ${table} SET ${column} = ${column}`), table).toMatch('append-only')
        expect(sqlPast(desk.place, `REPLACE INTO ${table} SELECT * FROM ${table}`), table).toMatch('SQLITE_CONSTRAINT')
      }
      const more =
        "INSERT INTO bulk_line (run_number, line, order_number, amount_text, won) VALUES (1, 99, 'A', '1', 1)"
      expect(sqlPast(desk.place, more)).toMatch('a confirmed plan takes no more lines')
    })

    it('every act of it has its line in the audit', async () => {
      await planned(desk)
      const { turn } = valueOf(await start(desk))
      valueOf(await note(desk, 1, turn))
      valueOf(await move(desk, 'paused'))
      const trail = await desk.ledger.auditTrail({ offset: 0, limit: 4 })
      expect(trail.map(({ what }) => what).toReversed()).toEqual([
        'bulk-refund-planned',
        'bulk-refund-moved',
        'refund-intended',
        'bulk-refund-moved',
      ])
      expect(trail[2]).toMatchObject({
        subject: 'b-1',
        detail: { from: 'planned', to: 'running', count: 3, won: 87_000 },
      })
    })
  })
}
