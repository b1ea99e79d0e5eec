import { beforeEach, describe, expect, it } from 'vitest'
import { toDay } from '../../../src/domain/day.ts'
import { noWon, subtract, toWon } from '../../../src/domain/money.ts'
import { type ReceiptAct, receiptActKey, type ReceiptActKind } from '../../../src/domain/receipt/receipt-act.ts'
import { computeSplit } from '../../../src/domain/tax-split.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import { at, importLines, later, moneyPayment, refundIn, shopA, transactionId, valueOf } from '../ledger-samples.ts'
import { type Desk, sqlPast } from './desk.ts'

const whole = toWon(132_000)

/** An act of `won` that leaves `left` of the receipt, asked for after `earlierActs` others. */
const act = (kind: ReceiptActKind, earlierActs: number, won = whole, left = noWon) => ({
  id: `${kind}-${earlierActs}`,
  key: receiptActKey(transactionId, kind, earlierActs),
  kind,
  transactionId,
  amount: won,
  left,
  split: computeSplit(won),
  purpose: kind === 'issue' ? ('income-deduction' as const) : null,
  identityLastFour: kind === 'issue' ? '5678' : null,
  identity: null,
  cancelReason: kind === 'cancel' ? (1 as const) : null,
  refundId: null,
  earlierActs,
  basedOn: { refunds: 0, remaining: whole },
  operatorId: 'op-1',
  at,
})

/** The same as a person tells of it who did it elsewhere. */
const elsewhere = (kind: ReceiptActKind, earlierActs: number, won = whole, left = noWon) => ({
  ...act(kind, earlierActs, won, left),
  identityLastFour: kind === 'issue' ? '' : null,
  approvalNumber: kind === 'issue' ? '012345678' : null,
  note: '홈택스에서 확인',
})

async function done(ledger: Ledger, wish: ReturnType<typeof act>): Promise<ReceiptAct> {
  const { id } = valueOf(await ledger.noteReceiptActIntended(wish)).act
  await ledger.noteReceiptActSent({ id, at })
  return ledger.settleReceiptAct({
    id,
    state: 'done',
    answer: { code: null, message: '답' },
    approvalNumber: '012345678',
    receiptNumber: '20261109900001',
    doneAt: later,
    evidence: '결제사의 답',
    operatorId: 'op-1',
    at: later,
  })
}

const refused = (kind: string) => ({ ok: false, failure: { kind } })

/** Receipts cancelled in part, and receipts issued or cancelled elsewhere. */
export function receiptPartsSuite(desk: Desk): void {
  describe('a cancel of a part of a receipt', () => {
    beforeEach(async () => {
      await importLines(desk.ledger, [moneyPayment()])
      await done(desk.ledger, act('issue', 0))
    })

    const part = act('cancel', 1, toWon(32_000), toWon(100_000))

    it('keeps what it leaves, and the same key with another rest is another wish', async () => {
      expect(await done(desk.ledger, part)).toMatchObject({ amount: 32_000, left: 100_000, state: 'done' })
      expect((await desk.ledger.transaction(transactionId))?.receiptActs.map(({ left }) => left)).toEqual([0, 100_000])
      expect(await desk.ledger.noteReceiptActIntended({ ...part, left: toWon(99_000) })).toEqual(
        refused('receipt-facts-changed'),
      )
    })

    it('leaves a receipt that lives: no other is written down beside it, and none is due (R37)', async () => {
      await done(desk.ledger, part)
      const second = act('issue', 2, toWon(100_000))
      await expect(desk.ledger.noteReceiptActIntended(second)).rejects.toMatchObject({ kind: 'constraint' })
      const page = { shop: shopA, today: toDay('2026-11-28'), offset: 0, limit: 10 }
      expect(await desk.ledger.receiptsDue(page)).toEqual([])
      await done(desk.ledger, act('cancel', 2, toWon(100_000)))
      expect(await desk.ledger.receiptsDue(page)).toHaveLength(1)
      expect((await done(desk.ledger, act('issue', 3))).state).toBe('done')
    })

    it('that never took effect leaves the receipt as it was', async () => {
      const { id } = valueOf(await desk.ledger.noteReceiptActIntended(part)).act
      await desk.ledger.settleReceiptAct({
        id,
        state: 'not-applied',
        answer: null,
        approvalNumber: null,
        receiptNumber: null,
        doneAt: null,
        evidence: '요청이 나가지 않았습니다.',
        operatorId: 'op-1',
        at: later,
      })
      await expect(desk.ledger.noteReceiptActIntended(act('issue', 2))).rejects.toMatchObject({ kind: 'constraint' })
      expect((await done(desk.ledger, act('cancel', 2))).left).toBe(0)
    })

    it('changes nothing of what it leaves afterwards, and an issue leaves nothing, even past the ledger', async () => {
      await done(desk.ledger, part)
      expect(sqlPast(desk.place, "UPDATE receipt_act SET left_won = 1 WHERE kind = 'cancel'")).toMatch(
        'SQLITE_CONSTRAINT',
      )
      const issued = `INSERT INTO receipt_act SELECT 99, 'x', 'x', payment_number, kind, amount_won, supply_won, vat_won, tax_free_won,
        service_won, split_stated, purpose, identity_last_four, cancel_reason, refund_number, operator_id, requested_at, 'intended', changed_at,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, 5, NULL FROM receipt_act WHERE kind = 'issue'`
      expect(sqlPast(desk.place, issued)).toMatch('SQLITE_CONSTRAINT')
    })

    it('after money went back is asked with the refunds that were shown', async () => {
      await refundIn(desk.ledger, 'done', 32_000, { refunds: 0, remaining: 132_000 })
      expect(await desk.ledger.noteReceiptActIntended(part)).toEqual(refused('receipt-facts-changed'))
      const basedOn = { refunds: 1, remaining: subtract(whole, toWon(32_000)) }
      expect((await done(desk.ledger, { ...part, basedOn })).left).toBe(100_000)
    })

    it('is among what may be work as long as money went back', async () => {
      const work = async () => (await desk.ledger.receiptWork({ shopId: shopA.id })).map((one) => one.transaction.id)
      expect(await work()).toEqual([])
      await refundIn(desk.ledger, 'done', 32_000, { refunds: 0, remaining: 132_000 })
      expect(await work()).toEqual([transactionId])
    })
  })

  describe('a receipt made elsewhere', () => {
    beforeEach(() => importLines(desk.ledger, [moneyPayment()]))

    const record = (...of: Parameters<typeof elsewhere>) => desk.ledger.recordReceiptActElsewhere(elsewhere(...of))

    it('takes effect on the evidence, with its number, and nothing says that it was sent', async () => {
      expect(valueOf(await record('issue', 0))).toMatchObject({
        state: 'settled-by-hand',
        approvalNumber: '012345678',
        receiptNumber: null,
        doneAt: null,
        byHand: { conclusion: 'refunded', note: '홈택스에서 확인' },
      })
      const events = (await desk.ledger.transaction(transactionId))?.events.filter(({ kind }) =>
        kind.startsWith('receipt'),
      )
      expect(events).toMatchObject([{ kind: 'receipt-issue-elsewhere', won: 132_000, detail: '홈택스에서 확인' }])
      expect(valueOf(await record('cancel', 1, toWon(32_000), toWon(100_000))).left).toBe(100_000)
      expect(valueOf(await record('cancel', 2, toWon(100_000))).state).toBe('settled-by-hand')
      expect(valueOf(await record('issue', 3)).state).toBe('settled-by-hand')
    })

    it('told twice is one act', async () => {
      const both = await Promise.all([
        record('issue', 0),
        desk.ledger.recordReceiptActElsewhere({ ...elsewhere('issue', 0), id: 'b' }),
      ])
      expect(both.map((one) => valueOf(one).id)).toEqual(['issue-0', 'issue-0'])
    })

    it('with another number or other evidence under the same key is refused, not passed over', async () => {
      valueOf(await record('issue', 0))
      for (const change of [{ note: '전표에서 확인' }, { approvalNumber: '999999999' }]) {
        expect(await desk.ledger.recordReceiptActElsewhere({ ...elsewhere('issue', 0), ...change })).toEqual(
          refused('receipt-facts-changed'),
        )
      }
    })

    it('is refused while an act is open, also where that has the same key', async () => {
      valueOf(await desk.ledger.noteReceiptActIntended(act('issue', 0)))
      for (const earlier of [0, 1]) expect(await record('issue', earlier)).toEqual(refused('receipt-act-open'))
      expect(await desk.ledger.receiptAct('issue-0')).toMatchObject({ state: 'intended', byHand: null })
    })

    it('is refused on other acts, and on other refunds, than there are', async () => {
      expect(await record('cancel', 1)).toEqual(refused('receipt-facts-changed'))
      await refundIn(desk.ledger, 'done', 32_000, { refunds: 0, remaining: 132_000 })
      expect(await record('issue', 0)).toEqual(refused('receipt-facts-changed'))
    })

    it('is not a second receipt beside a living one (R37)', async () => {
      valueOf(await record('issue', 0))
      await expect(record('issue', 1)).rejects.toMatchObject({ kind: 'constraint' })
      await expect(desk.ledger.noteReceiptActIntended(act('issue', 1))).rejects.toMatchObject({ kind: 'constraint' })
    })

    it('needs evidence, even past the application', async () => {
      await expect(desk.ledger.recordReceiptActElsewhere({ ...elsewhere('issue', 0), note: '' })).rejects.toMatchObject(
        {
          kind: 'constraint',
        },
      )
      expect((await desk.ledger.transaction(transactionId))?.receiptActs).toEqual([])
    })
  })
}
