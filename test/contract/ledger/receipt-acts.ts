import { beforeEach, describe, expect, it } from 'vitest'
import { toDay, toInstant, toMonth } from '../../../src/domain/day.ts'
import { toWon } from '../../../src/domain/money.ts'
import { receiptActKey, type ReceiptActKind } from '../../../src/domain/receipt/receipt-act.ts'
import { computeSplit } from '../../../src/domain/tax-split.ts'
import {
  at,
  importLines,
  intent,
  later,
  moneyPayment,
  refundIn,
  shopA,
  transactionId,
  valueOf,
} from '../ledger-samples.ts'
import { type Desk, sqlPast } from './desk.ts'

const won = toWon(132_000)

const act = (kind: ReceiptActKind, earlierActs: number) => ({
  id: `${kind}-${earlierActs}`,
  key: receiptActKey(transactionId, kind, earlierActs),
  kind,
  transactionId,
  amount: won,
  left: toWon(0),
  split: computeSplit(won),
  purpose: kind === 'issue' ? ('income-deduction' as const) : null,
  identityLastFour: kind === 'issue' ? '5678' : null,
  identity: null,
  cancelReason: kind === 'cancel' ? (1 as const) : null,
  refundId: null,
  earlierActs,
  basedOn: { refunds: 0, remaining: won },
  operatorId: 'op-1',
  at,
})

const answered = (id: string, state: 'done' | 'unknown' | 'declined' | 'not-applied') => ({
  id,
  state,
  answer: { code: null, message: '답' },
  approvalNumber: state === 'done' ? 'G123' : null,
  receiptNumber: null,
  doneAt: state === 'done' ? later : null,
  evidence: '결제사의 답',
  operatorId: 'op-1',
  at: later,
})

/** Receipts issued and cancelled from the desk are a journal as refunds are. */
export function receiptActsSuite(desk: Desk): void {
  describe('receipt acts', () => {
    beforeEach(() => importLines(desk.ledger, [moneyPayment()]))

    it('keep whom they are for as a hash that never changes, and are refused when another to the same has begun since', async () => {
      const hash = 'a'.repeat(64)
      const to = (issued: number) => ({ hash, issued, otherSale: null })
      const first = { ...act('issue', 0), identity: to(0) }
      valueOf(await desk.ledger.noteReceiptActIntended(first))
      const days = { today: toDay(at.slice(0, 10)), paidOn: toDay(at.slice(0, 10)), days: 3 }
      const alike = { transactionId: 'shop-a/other', hash, lastFour: '5678', won, ...days }
      const found = await desk.ledger.receiptsAlike(alike)
      expect(found.sameIdentity.map(({ transaction }) => transaction.id)).toEqual([transactionId])
      expect(found).toMatchObject({ sameDigits: [], issued: 1 })
      expect((await desk.ledger.receiptsAlike({ ...alike, transactionId })).sameIdentity).toEqual([])
      await importLines(desk.ledger, [moneyPayment({ gatewayTransactionId: '20231219000002', orderNumber: 'ORD2' })])
      const second = { ...act('issue', 0), id: 'second', key: 'second', transactionId: 'shop-a/20231219000002' }
      const refused = await desk.ledger.noteReceiptActIntended({ ...second, identity: to(0) })
      expect(refused).toEqual({ ok: false, failure: { kind: 'receipt-facts-changed' } })
      expect(valueOf(await desk.ledger.noteReceiptActIntended({ ...second, identity: to(1) })).fresh).toBe(true)
      expect(sqlPast(desk.place, `UPDATE receipt_act SET identity_hash = '${'b'.repeat(64)}'`)).toMatch(
        'SQLITE_CONSTRAINT',
      )
      expect(JSON.stringify(await desk.ledger.transaction(transactionId))).not.toContain(hash)
    })

    const done = async (kind: ReceiptActKind, earlierActs: number): Promise<void> => {
      const { id } = valueOf(await desk.ledger.noteReceiptActIntended(act(kind, earlierActs))).act
      await desk.ledger.noteReceiptActSent({ id, at })
      await desk.ledger.settleReceiptAct(answered(id, 'done'))
    }

    it('two clicks meet at the key: one act, and the second is not fresh', async () => {
      const both = await Promise.all([
        desk.ledger.noteReceiptActIntended(act('issue', 0)),
        desk.ledger.noteReceiptActIntended({ ...act('issue', 0), id: 'other' }),
      ])
      expect(both.map((one) => valueOf(one).fresh)).toEqual([true, false])
      expect(both.map((one) => valueOf(one).act.id)).toEqual(['issue-0', 'issue-0'])
    })

    it('an open act blocks every other of its payment', async () => {
      await desk.ledger.noteReceiptActIntended(act('issue', 0))
      expect(await desk.ledger.noteReceiptActIntended(act('cancel', 1))).toEqual({
        ok: false,
        failure: { kind: 'receipt-act-open' },
      })
    })

    it('an act asked on other facts than there are is refused', async () => {
      await done('issue', 0)
      expect(await desk.ledger.noteReceiptActIntended(act('cancel', 0))).toEqual({
        ok: false,
        failure: { kind: 'receipt-facts-changed' },
      })
    })

    it('an act asked on other refunds than there are is refused', async () => {
      await refundIn(desk.ledger, 'done', 22_000, { refunds: 0, remaining: 132_000 })
      expect(await desk.ledger.noteReceiptActIntended(act('issue', 0))).toEqual({
        ok: false,
        failure: { kind: 'receipt-facts-changed' },
      })
      const basedOn = { refunds: 1, remaining: toWon(110_000) }
      expect(valueOf(await desk.ledger.noteReceiptActIntended({ ...act('issue', 0), basedOn })).fresh).toBe(true)
    })

    it.each(['intended', 'sent', 'unknown'] as const)(
      'an act that is %s blocks a refund of its payment',
      async (state) => {
        const { id } = valueOf(await desk.ledger.noteReceiptActIntended(act('issue', 0))).act
        if (state !== 'intended') await desk.ledger.noteReceiptActSent({ id, at })
        if (state === 'unknown') await desk.ledger.settleReceiptAct(answered(id, 'unknown'))
        const refund = intent(22_000, { refunds: 0, remaining: 132_000 })
        expect(await desk.ledger.noteRefundIntended(refund)).toEqual({
          ok: false,
          failure: { kind: 'receipt-act-open' },
        })
        await desk.ledger.settleReceiptAct(answered(id, 'not-applied'))
        expect(valueOf(await desk.ledger.noteRefundIntended(refund)).fresh).toBe(true)
      },
    )

    it('an issued receipt is no longer due, and due again once it is cancelled', async () => {
      const page = { shop: shopA, today: toDay('2026-11-28'), offset: 0, limit: 10 }
      const due = async () => (await desk.ledger.receiptsDue(page)).length
      expect(await due()).toBe(1)
      await done('issue', 0)
      expect(await due()).toBe(0)
      await done('cancel', 1)
      expect(await due()).toBe(1)
    })

    it('is in the story and among the sources of the month it was done in', async () => {
      await done('issue', 0)
      const record = await desk.ledger.transaction(transactionId)
      expect(record?.receiptActs).toMatchObject([{ state: 'done', approvalNumber: 'G123', identityLastFour: '5678' }])
      expect(record?.events.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['receipt-issue-intended', 'receipt-issue-sent', 'receipt-issue-done']),
      )
      const month = { shop: shopA, month: toMonth('2026-11'), today: toDay('2026-11-30'), after: null }
      expect((await desk.ledger.receiptHistories(month)).histories.map((one) => one.receiptActs.length)).toEqual([1])
    })

    it('that the app was killed in becomes unknown at start, once', async () => {
      const { id } = valueOf(await desk.ledger.noteReceiptActIntended(act('issue', 0))).act
      expect(await desk.ledger.openReceiptActsBecomeUnknown({ at: later })).toBe(1)
      expect(await desk.ledger.openReceiptActsBecomeUnknown({ at: later })).toBe(0)
      expect((await desk.ledger.unknownReceiptActs()).map((one) => one.id)).toEqual([id])
      expect((await desk.ledger.receiptWork({ shopId: shopA.id })).map((one) => one.transaction.id)).toEqual([
        transactionId,
      ])
    })

    it('moves only along its states, and its wish never changes, even past the ledger', async () => {
      await done('issue', 0)
      expect(sqlPast(desk.place, "UPDATE receipt_act SET state = 'sent'")).toMatch('moves only')
      expect(sqlPast(desk.place, 'DELETE FROM receipt_act')).toMatch('append-only')
      expect(sqlPast(desk.place, 'DELETE FROM receipt_act_event')).toMatch('append-only')
    })

    it('a second receipt cannot be written down while one issued from here lives (R37)', async () => {
      await done('issue', 0)
      await expect(desk.ledger.noteReceiptActIntended(act('issue', 1))).rejects.toMatchObject({ kind: 'constraint' })
    })
  })

  describe('payment links', () => {
    const wish = {
      id: 'link-1',
      shopId: 'shop-a',
      orderNumber: 'YK1',
      goods: '차액',
      won: toWon(3_000),
      method: 'card' as const,
      until: null,
      operatorId: 'op-1',
      at,
    }
    const made = {
      id: 'link-1',
      state: 'made' as const,
      url: 'https://x',
      gatewayKey: 'K',
      until: null,
      answer: null,
      at,
    }

    it('is written down once, answered once, and joined to one payment', async () => {
      expect((await desk.ledger.noteLinkAsked(wish)).fresh).toBe(true)
      expect((await desk.ledger.noteLinkAsked({ ...wish, goods: '다른 것' })).fresh).toBe(false)
      expect(await desk.ledger.noteLinkAnswered(made)).toMatchObject({ state: 'made', url: 'https://x', goods: '차액' })
      await expect(desk.ledger.noteLinkAnswered({ ...made, state: 'unknown', url: null })).rejects.toMatchObject({
        kind: 'constraint',
      })
      await importLines(desk.ledger, [moneyPayment()])
      const paid = await desk.ledger.noteLinkPaid({ id: 'link-1', transactionId, operatorId: 'op-1', at: later })
      expect(paid).toMatchObject({ ok: true, value: { state: 'paid', transactionId, url: 'https://x' } })
      expect(await desk.ledger.links({ shopId: 'shop-a', offset: 0, limit: 10 })).toEqual([paid.ok ? paid.value : null])
      await desk.ledger.noteLinkAsked({ ...wish, id: 'link-2' })
      await desk.ledger.noteLinkAnswered({ ...made, id: 'link-2', gatewayKey: 'K2' })
      const second = { id: 'link-2', transactionId, operatorId: 'op-1', at: later }
      expect(await desk.ledger.noteLinkPaid(second)).toEqual({ ok: false, failure: { kind: 'pays-another-link' } })
      expect(await desk.ledger.link('link-2')).toMatchObject({ state: 'made', transactionId: null })
    })

    it('that the app was killed in while asking becomes unknown', async () => {
      await desk.ledger.noteLinkAsked(wish)
      expect(await desk.ledger.openLinksBecomeUnknown({ at: toInstant('2026-11-09T10:00:00+09:00') })).toBe(1)
      expect(await desk.ledger.link('link-1')).toMatchObject({ state: 'unknown', url: null })
    })
  })
}
