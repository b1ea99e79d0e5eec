import { beforeEach, describe, expect, it } from 'vitest'
import { approvalStates, mayRequestBecome } from '../../../src/domain/approval.ts'
import { toWon } from '../../../src/domain/money.ts'
import { at, importLines, intent, later, payment, transactionId, valueOf, yes } from '../ledger-samples.ts'
import { type Desk, sqlPast } from './desk.ts'

const people = [
  { id: 'cs-1', name: '박상담', role: 'cs' },
  { id: 'app-1', name: '최승인', role: 'approver' },
] as const

const wish = (id = 'a-1', amount = 22_000) => ({
  id,
  transactionId,
  amount: toWon(amount),
  taxFree: null,
  reason: { code: 'defect', note: '' } as const,
  basedOn: { refunds: 0, remaining: toWon(55_000) },
  because: ['한도를 넘습니다.'],
  facts: [{ name: '환불 금액', text: '22,000원' }],
  hash: 'f'.repeat(64),
  operatorId: 'cs-1',
  askedAt: at,
})

const approved = (operatorId = 'app-1', refundId = 'r-1') => ({
  requestId: 'a-1',
  refundId,
  split: intent(22_000, { refunds: 0, remaining: 55_000 }).split,
  operatorId,
  at: later,
})

/** A request is a wish; its refund and its approval are written together, by another person. */
export function approvalsSuite(desk: Desk): void {
  describe('approvals', () => {
    beforeEach(async () => {
      await importLines(desk.ledger, [payment()])
      for (const operator of people)
        valueOf(await desk.ledger.addOperator({ operator, pin: null, operatorId: 'op-1', at }))
    })

    it('a request holds nothing and keeps all that was shown', async () => {
      const asked = valueOf(await desk.ledger.askApproval(wish()))
      expect(asked).toMatchObject({
        state: 'awaiting-approval',
        facts: wish().facts,
        because: wish().because,
        refundId: null,
      })
      const record = await desk.ledger.transaction(transactionId)
      expect(record).toMatchObject({ refunds: [], row: { held: 0 } })
      expect(record?.events.map(({ kind }) => kind)).toContain('approval-awaiting-approval')
    })

    it('a payment has one open request at most, past the ledger too', async () => {
      valueOf(await desk.ledger.askApproval(wish()))
      expect(await desk.ledger.askApproval(wish('a-2'))).toEqual({
        ok: false,
        failure: { kind: 'approval-open', requestId: 'a-1' },
      })
      const copied = `INSERT INTO approval_request SELECT 9, 'a-9', payment_number, amount_won, tax_free_won, reason_code, reason_note,
        refunds_before, remaining_before_won, because, facts, facts_hash, operator_id, asked_at FROM approval_request`
      expect(sqlPast(desk.place, copied)).toMatch('one open request')
      valueOf(
        await desk.ledger.endApproval({ id: 'a-1', state: 'withdrawn', note: null, operatorId: 'cs-1', at: later }),
      )
      valueOf(await desk.ledger.askApproval(wish('a-2')))
    })

    it('approving writes the refund and the approval together, once, in the name of who asked', async () => {
      valueOf(await desk.ledger.askApproval(wish()))
      const { refund, fresh } = valueOf(await desk.ledger.noteApprovedRefundIntended(approved()))
      expect({ refund, fresh }).toMatchObject({
        fresh: true,
        refund: { state: 'intended', operatorId: 'cs-1', approvedBy: 'app-1', amount: 22_000 },
      })
      expect(await desk.ledger.noteApprovedRefundIntended(approved('app-1', 'r-2'))).toEqual({
        ok: false,
        failure: { kind: 'approval-ended', state: 'intended' },
      })
      expect((await desk.ledger.approval('a-1'))?.refundId).toBe('r-1')
    })

    it('by whoever asked is refused whole: no refund, no approval', async () => {
      valueOf(await desk.ledger.askApproval(wish()))
      await expect(desk.ledger.noteApprovedRefundIntended(approved('cs-1'))).rejects.toMatchObject({
        kind: 'constraint',
      })
      expect(await desk.ledger.refund('r-1')).toBeNull()
      expect((await desk.ledger.approval('a-1'))?.state).toBe('awaiting-approval')
    })

    it('on facts that are gone leaves everything as it was', async () => {
      valueOf(await desk.ledger.askApproval(wish()))
      valueOf(await desk.ledger.noteRefundIntended(intent(5_000, { refunds: 0, remaining: 55_000 }, 'r-0')))
      await desk.ledger.noteRefundSent({ id: 'r-0', at })
      await desk.ledger.settleRefund(yes('r-0'))
      expect(await desk.ledger.noteApprovedRefundIntended(approved())).toMatchObject({
        failure: { kind: 'facts-changed' },
      })
      expect((await desk.ledger.approval('a-1'))?.state).toBe('awaiting-approval')
      expect((await desk.ledger.transaction(transactionId))?.refunds).toHaveLength(1)
    })

    it.each(approvalStates)(
      'from %s a request moves as the table of states says, past the ledger too',
      async (from) => {
        for (const to of approvalStates) {
          const one = `SELECT 1, '${to}', '${later}', 'app-1'`
          const path =
            from === 'drafted'
              ? ['drafted']
              : from === 'awaiting-approval'
                ? ['drafted', from]
                : ['drafted', 'awaiting-approval', from]
          const events = path.map(
            (state) =>
              `INSERT INTO approval_event (request_number, state, at, operator_id) VALUES (1, '${state}', '${at}', 'app-1');`,
          )
          const refused = sqlPast(
            desk.place,
            `BEGIN; INSERT INTO approval_request VALUES (1, 'a-1', 1, 22000, NULL, 'defect', '', 0, 55000, '[]', '[]', '${'f'.repeat(64)}', 'cs-1', '${at}');
           ${events.join('\n')}
           INSERT INTO approval_event (request_number, state, at, operator_id) ${one}; ROLLBACK;`,
          )
          if (mayRequestBecome(from, to)) expect(refused, to).toBeNull()
          else expect(refused, to).toMatch('moves only along its states')
        }
      },
    )

    it('what was asked and what became of it is never changed', async () => {
      valueOf(await desk.ledger.askApproval(wish()))
      valueOf(await desk.ledger.noteApprovedRefundIntended(approved()))
      for (const table of [
        'approval_request',
        'approval_event',
        'approval_refund',
        'approval_state',
        'approval_move',
      ]) {
        expect(sqlPast(desk.place, `DELETE FROM ${table}`), table).toMatch('append-only')
        expect(sqlPast(desk.place, `UPDATE ${table} SET rowid = rowid`) ?? '', table).toMatch(/append-only|rowid/)
      }
    })
  })
}
