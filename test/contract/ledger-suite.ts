import { readdirSync, copyFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toDay, toInstant } from '../../src/domain/day.ts'
import { noWon, toWon } from '../../src/domain/money.ts'
import { verdictNow } from '../../src/domain/receipt/ledger-row.ts'
import type { ReceiptState } from '../../src/domain/receipt/verdict.ts'
import { mayBecome, refundStates } from '../../src/domain/refund.ts'
import type { Result } from '../../src/domain/result.ts'
import { partKinds, paymentMethods } from '../../src/domain/transaction.ts'
import { type LedgerPlace, openFile } from '../../src/main/ledger/database.ts'
import { sqliteCodeOf } from '../../src/main/ledger/fault.ts'
import type { Ledger, LedgerProblem } from '../../src/main/ledger/ledger.ts'
import {
  at,
  cancel,
  everything,
  importLines,
  intent,
  later,
  moneyPayment,
  newPlace,
  payment,
  refundIn,
  remaining,
  settlement,
  shopA,
  tno,
  transactionId,
  valueOf,
  yes,
} from './ledger-samples.ts'

/** Opens a ledger at a place, the way the adapter under test does. */
export type OpenLedger = (place: LedgerPlace) => Promise<Result<Ledger, LedgerProblem>>

const oldLedgers = fileURLToPath(new URL('../fixtures/old-ledgers', import.meta.url))

/** Files of earlier schema versions, named `v0001.db`; their key is the samples'. */
const oldFiles = (): readonly string[] =>
  existsSync(oldLedgers) ? readdirSync(oldLedgers).filter((name) => name.endsWith('.db')) : []

/** Runs SQL past the ledger, as another tool could. Gives SQLite's code and message, or null when it was allowed. */
function sqlPast(place: LedgerPlace, sql: string): string | null {
  const db = openFile(place, 'write')
  try {
    db.exec(sql)
    return null
  } catch (cause) {
    if (sqliteCodeOf(cause) === null || !(cause instanceof Error)) throw cause
    return `${sqliteCodeOf(cause)}: ${cause.message}`
  } finally {
    db.close()
  }
}

/**
 * What every ledger must hold. It replays what cost others money: a refund deleted on a time-out (Medusa), two clicks that became
 * two refunds, a file imported twice, a sum stored beside its parts that went its own way, an unknown outcome shown as failed.
 */
export function ledgerSuite(name: string, open: OpenLedger): void {
  describe(`a ledger, ${name}`, () => {
    let place: LedgerPlace
    let ledger: Ledger

    beforeEach(async () => {
      place = newPlace()
      ledger = valueOf(await open(place))
      await ledger.addShop({ shop: shopA, operatorId: 'op-1', at })
    })
    afterEach(() => ledger.close())

    describe('imports', () => {
      it('stores a payment whole and gives it back as it was reported', async () => {
        const reported = moneyPayment({
          paid: toWon(50_000),
          parts: [
            { kind: 'money', won: toWon(47_000), wallet: 'kakao-pay' },
            { kind: 'free-points', won: toWon(3_000), wallet: 'kakao-pay' },
          ],
          anomalies: [{ kind: 'wallet-pair-differs', fields: { card_other_pay_type: 'OT13' } }],
          bank: { bank: '국민은행', maskedAccount: null },
          receipt: {
            target: toWon(47_000),
            issued: false,
            approvalNumber: '0012345678',
            receiptNumber: 'G3482429BV2',
            kind: 'income-deduction',
            identityLastFour: '5678',
          },
        })
        await importLines(ledger, [reported])
        const record = await ledger.transaction(transactionId)
        expect(record?.transaction).toEqual({ ...reported, id: transactionId, shopId: 'shop-a', gateway: 'kcp' })
        expect(record).toMatchObject({ raw: '{"res_cd":"0000"}', importedFrom: 'import-1.jsonl' })
        expect(record?.row).toMatchObject({ state: 'to-check', anomalies: 1, refunded: 0, held: 0 })
      })

      it('adds nothing when the same file comes twice', async () => {
        const file = [payment(), payment({ gatewayTransactionId: '2', orderNumber: 'ORDER_2' })]
        expect((await importLines(ledger, file, [cancel(1_000)])).counts).toEqual({
          added: 2,
          already: 0,
          refunds: 1,
          rejected: 0,
        })
        expect((await importLines(ledger, file, [cancel(1_000)])).counts).toEqual({
          added: 0,
          already: 3,
          refunds: 0,
          rejected: 0,
        })
        expect(await ledger.transactionTotals(everything)).toEqual({ count: 2, won: 110_000 })
        expect(await remaining(ledger)).toBe(54_000)
      })

      it('never overwrites a payment: another amount under its number is left out with the reason', async () => {
        await importLines(ledger, [payment()])
        const again = await importLines(ledger, [payment({ paid: toWon(1_000) })])
        expect(again).toMatchObject({
          counts: { added: 0, already: 0, rejected: 1 },
          because: ['이미 저장된 거래와 금액이 다릅니다'],
        })
        expect((await ledger.transaction(transactionId))?.transaction.paid).toBe(55_000)
      })

      it('leaves a payment out whose parts do not add up', async () => {
        const torn = payment({ parts: [{ kind: 'card', won: toWon(54_999), wallet: null }] })
        expect((await importLines(ledger, [torn])).counts).toEqual({ added: 0, already: 0, refunds: 0, rejected: 1 })
        expect(await ledger.transaction(transactionId)).toBeNull()
      })

      it('keeps the run with its sums, its rejects and how it ended', async () => {
        await ledger.startImport({ id: 'i', shopId: 'shop-a', fileName: '가.jsonl', bytes: 9, operatorId: 'op-1', at })
        const batch = { importId: 'i', shopId: 'shop-a', gateway: 'kcp' as const, refunds: [], at }
        const line = { line: 3, because: '읽을 수 없음', excerpt: '{…' }
        await ledger.recordImported({
          ...batch,
          payments: [{ transaction: payment(), raw: '{}', line: 1 }],
          rejects: [line],
          passedOver: 1,
          lines: 3,
        })
        expect((await ledger.imports({ limit: 5 }))[0]).toMatchObject({
          state: 'running',
          lines: 3,
          added: 1,
          endedAt: null,
        })
        await ledger.recordImported({ ...batch, payments: [], rejects: [], passedOver: 2, lines: 2 })
        await ledger.finishImport({ id: 'i', state: 'failed', problem: '읽는 중에 멈췄습니다.', at: later })
        expect(await ledger.imports({ limit: 5 })).toEqual([
          {
            id: 'i',
            shopId: 'shop-a',
            fileName: '가.jsonl',
            bytes: 9,
            operatorId: 'op-1',
            startedAt: at,
            endedAt: later,
            state: 'failed',
            lines: 5,
            added: 1,
            already: 0,
            refunds: 0,
            passedOver: 3,
            rejected: 1,
            problem: '읽는 중에 멈췄습니다.',
          },
        ])
        expect(await ledger.rejectsOf({ importId: 'i', offset: 0, limit: 10 })).toEqual([line])
      })

      it('marks a run the app was killed in as interrupted, once', async () => {
        await ledger.startImport({ id: 'i', shopId: 'shop-a', fileName: 'a', bytes: 0, operatorId: 'op-1', at })
        expect([
          await ledger.interruptedImports({ at: later }),
          await ledger.interruptedImports({ at: later }),
        ]).toEqual([1, 0])
        expect((await ledger.imports({ limit: 1 }))[0]).toMatchObject({ state: 'interrupted', endedAt: later })
      })

      it('refuses a batch that is meant for another shop', async () => {
        const shopB = { ...shopA, id: 'shop-b', name: '상점B' }
        await ledger.addShop({ shop: shopB, operatorId: 'op-1', at })
        await ledger.startImport({ id: 'i', shopId: 'shop-a', fileName: 'a', bytes: 0, operatorId: 'op-1', at })
        const batch = {
          importId: 'i',
          gateway: 'kcp' as const,
          payments: [],
          refunds: [],
          rejects: [],
          passedOver: 0,
          lines: 0,
          at,
        }
        await expect(ledger.recordImported({ ...batch, shopId: 'shop-b' })).rejects.toMatchObject({ kind: 'bug' })
      })
    })

    describe('refunds asked for', () => {
      beforeEach(() => importLines(ledger, [payment()]))

      it('two clicks meet at the key: one refund, and the second is not fresh', async () => {
        const asked = intent(22_000, { refunds: 0, remaining: 55_000 })
        const both = await Promise.all([
          ledger.noteRefundIntended(asked),
          ledger.noteRefundIntended({ ...asked, id: 'r-other' }),
        ])
        expect(both.map((one) => valueOf(one).fresh)).toEqual([true, false])
        expect(both.map((one) => valueOf(one).refund.id)).toEqual(['r-0', 'r-0'])
        expect((await ledger.refundTotals({ shopId: null, states: [] })).count).toBe(1)
      })

      it('a slow second click after the first was done finds the first', async () => {
        await refundIn(ledger, 'done', 22_000, { refunds: 0, remaining: 55_000 })
        const again = valueOf(
          await ledger.noteRefundIntended(intent(22_000, { refunds: 0, remaining: 55_000 }, 'r-again')),
        )
        expect(again).toMatchObject({ fresh: false, refund: { id: 'r-0', state: 'done' } })
      })

      it('the same facts with another amount are refused with the facts as they are', async () => {
        await refundIn(ledger, 'done', 22_000, { refunds: 0, remaining: 55_000 })
        expect(await ledger.noteRefundIntended(intent(11_000, { refunds: 0, remaining: 55_000 }, 'r-x'))).toEqual({
          ok: false,
          failure: { kind: 'facts-changed', basedOn: { refunds: 1, remaining: 33_000 } },
        })
      })

      it('the unique key holds even past the ledger', async () => {
        await refundIn(ledger, 'declined', 22_000, { refunds: 0, remaining: 55_000 })
        expect(sqlPast(place, copyOfRefund("'r-copy', journal_key"))).toMatch('SQLITE_CONSTRAINT_UNIQUE')
      })

      it.each(['intended', 'sent', 'unknown'] as const)(
        'a refund that is %s holds its amount and locks the payment',
        async (state) => {
          await refundIn(ledger, state, 22_000, { refunds: 0, remaining: 55_000 })
          expect(await remaining(ledger)).toBe(33_000)
          expect(await ledger.noteRefundIntended(intent(1_000, { refunds: 1, remaining: 33_000 }))).toEqual({
            ok: false,
            failure: { kind: 'refund-open', refundId: 'r-0' },
          })
          expect((await ledger.transaction(transactionId))?.row).toMatchObject({
            held: 22_000,
            refunded: 0,
            state: state === 'unknown' ? 'refund-unknown' : 'paid',
          })
          expect(sqlPast(place, copyOfRefund("'r-copy', 'another key'"))).toMatch('SQLITE_CONSTRAINT_UNIQUE')
        },
      )

      it.each([
        ['done', 33_000],
        ['settled-by-hand', 33_000],
        ['declined', 55_000],
        ['not-applied', 55_000],
      ] as const)('after a refund that is %s, %i won remain', async (state, left) => {
        await refundIn(ledger, state, 22_000, { refunds: 0, remaining: 55_000 })
        expect(await remaining(ledger)).toBe(left)
        const next = valueOf(await ledger.noteRefundIntended(intent(left, { refunds: 1, remaining: left })))
        expect(next.refund).toMatchObject({ state: 'intended', remainingBefore: left })
      })

      it('settled by hand as not refunded frees the amount', async () => {
        await refundIn(ledger, 'unknown', 22_000, { refunds: 0, remaining: 55_000 })
        const by = { operatorId: 'op-1', at: later }
        const refund = await ledger.settleRefundByHand({
          id: 'r-0',
          conclusion: 'not-refunded',
          note: '통장 확인',
          ...by,
        })
        expect(refund).toMatchObject({
          state: 'settled-by-hand',
          byHand: { conclusion: 'not-refunded', note: '통장 확인' },
        })
        expect(await remaining(ledger)).toBe(55_000)
      })

      it('never more than what is left, and never a payment that is not there', async () => {
        expect(await ledger.noteRefundIntended(intent(55_001, { refunds: 0, remaining: 55_000 }))).toEqual({
          ok: false,
          failure: { kind: 'exceeds-refundable', refundable: 55_000 },
        })
        const nowhere = { ...intent(1, { refunds: 0, remaining: 0 }), transactionId: 'shop-a/none' }
        expect(await ledger.noteRefundIntended(nowhere)).toEqual({
          ok: false,
          failure: { kind: 'transaction-not-found' },
        })
      })

      it('keeps what the gateway said with the refund', async () => {
        await refundIn(ledger, 'sent', 22_000, { refunds: 0, remaining: 55_000 })
        const receipt = { kind: 'to-do', won: toWon(22_000), code: 'X', message: '재시도' } as const
        const done = await ledger.settleRefund({ ...yes('r-0', `${tno}-7`), receipt })
        expect(done).toMatchObject({
          state: 'done',
          gatewayRefundId: `${tno}-7`,
          doneAt: later,
          receipt,
          changedAt: later,
        })
        expect(await ledger.refund('r-0')).toEqual(done)
      })

      it('what was open at a crash becomes unknown and is found again', async () => {
        await refundIn(ledger, 'sent', 22_000, { refunds: 0, remaining: 55_000 })
        expect(await ledger.openRefundsBecomeUnknown({ at: later })).toMatchObject([{ id: 'r-0', state: 'unknown' }])
        expect(await ledger.openRefundsBecomeUnknown({ at: later })).toEqual([])
        expect(await ledger.unknownRefunds()).toMatchObject([{ id: 'r-0', changedAt: later }])
        expect((await ledger.transactionTotals({ ...everything, states: ['refund-unknown'] })).count).toBe(1)
      })

      it('says the same again without a second event when a refund is settled twice alike', async () => {
        const once = await refundIn(ledger, 'done', 22_000, { refunds: 0, remaining: 55_000 })
        expect(await ledger.settleRefund({ ...yes('r-0'), evidence: '두 번째' })).toEqual(once)
      })

      it('counts and lists the journal by state', async () => {
        await refundIn(ledger, 'declined', 5_000, { refunds: 0, remaining: 55_000 })
        await refundIn(ledger, 'done', 22_000, { refunds: 1, remaining: 55_000 })
        const counts = await ledger.refundCounts({ shopId: 'shop-a' })
        expect(counts).toMatchObject({
          done: { count: 1, won: 22_000 },
          declined: { count: 1, won: 5_000 },
          unknown: { count: 0, won: 0 },
        })
        const rows = await ledger.refunds({ shopId: null, states: ['done'], offset: 0, limit: 10 })
        expect(rows).toMatchObject([
          { refund: { id: 'r-1' }, orderNumber: 'ORDER_17027809', buyerName: '홍길동', gateway: 'kcp', paid: 55_000 },
        ])
        expect(await ledger.refunds({ shopId: 'other', states: [], offset: 0, limit: 10 })).toEqual([])
      })

      it('tells the story of a payment, oldest first', async () => {
        await refundIn(ledger, 'unknown', 22_000, { refunds: 0, remaining: 55_000 })
        await ledger.recordLookUp({
          transactionId,
          status: 'unclear',
          remaining: null,
          refunded: null,
          raw: '{}',
          operatorId: 'op-1',
          at: later,
        })
        const record = await ledger.transaction(transactionId)
        expect(record?.events.map((event) => event.kind)).toEqual([
          'paid',
          'imported',
          'refund-intended',
          'refund-sent',
          'refund-unknown',
          'looked-up',
        ])
        expect(record?.lookUps).toEqual([{ at: later, status: 'unclear', remaining: null, refunded: null }])
      })
    })

    describe('states', () => {
      it.each(refundStates)('from %s a refund moves as the table of states says, past the ledger too', async (from) => {
        const others = refundStates.filter((to) => to !== from)
        await importLines(
          ledger,
          others.map((to) => payment({ gatewayTransactionId: to })),
        )
        for (const to of others) {
          const refund = await refundIn(ledger, from, 22_000, { refunds: 0, remaining: 55_000 }, `shop-a/${to}`)
          const one = `(SELECT number FROM refund WHERE id = '${refund.id}')`
          const hand = to === 'settled-by-hand' ? ", hand_conclusion = 'refunded', hand_note = 'x'" : ''
          const noHand = from === 'settled-by-hand' ? ', hand_conclusion = NULL, hand_note = NULL' : ''
          const refused = sqlPast(
            place,
            `INSERT INTO refund_event (refund_number, state, at) VALUES (${one}, '${to}', '${later}');
             UPDATE refund SET state = '${to}', changed_at = '${later}', done_at = NULL ${hand}${noHand} WHERE number = ${one};`,
          )
          if (mayBecome(from, to)) expect(refused, to).toBeNull()
          else expect(refused, to).toMatch('a refund moves only along its states')
          expect((await ledger.refund(refund.id))?.state, to).toBe(mayBecome(from, to) ? to : from)
        }
      })

      it('does not move without an event, nor change what was asked for, nor stand still', async () => {
        await importLines(ledger, [payment()])
        await refundIn(ledger, 'sent', 22_000, { refunds: 0, remaining: 55_000 })
        expect(sqlPast(place, `UPDATE refund SET state = 'done', changed_at = '${later}'`)).toMatch(
          'only with an event',
        )
        expect(sqlPast(place, "UPDATE refund SET answer_message = 'x'")).toMatch('only along its states')
        const event = `INSERT INTO refund_event (refund_number, state, at) VALUES (1, 'done', '${later}');`
        expect(
          sqlPast(
            place,
            `${event} UPDATE refund SET state = 'done', changed_at = '${later}', amount_won = 1, supply_won = 1, vat_won = 0`,
          ),
        ).toMatch('what a refund asks for does not change')
      })

      it('refuses a move backwards through the ledger as a constraint', async () => {
        await importLines(ledger, [payment()])
        await refundIn(ledger, 'done', 22_000, { refunds: 0, remaining: 55_000 })
        await expect(ledger.settleRefund(settlement('r-0', 'unknown'))).rejects.toMatchObject({
          name: 'LedgerFault',
          kind: 'constraint',
          code: 'SQLITE_CONSTRAINT_TRIGGER',
        })
        expect(await ledger.refund('r-0')).toMatchObject({ state: 'done' })
      })
    })

    describe('refunds made elsewhere', () => {
      beforeEach(() => importLines(ledger, [payment()]))

      it('are counted once by their identity', async () => {
        expect((await importLines(ledger, [], [cancel(10_000)])).counts).toMatchObject({ refunds: 1, already: 0 })
        expect((await importLines(ledger, [], [cancel(10_000)])).counts).toMatchObject({ refunds: 0, already: 1 })
        expect(await remaining(ledger)).toBe(45_000)
        expect((await ledger.transaction(transactionId))?.row).toMatchObject({
          refunded: 10_000,
          state: 'partly-refunded',
        })
      })

      it('another amount under a known identity is left for a person', async () => {
        await importLines(ledger, [], [cancel(10_000)])
        expect((await importLines(ledger, [], [cancel(9_000)])).because).toEqual([
          '이미 저장된 취소와 금액이 다릅니다 — 확인 필요',
        ])
      })

      it('a cancel without its payment is left out with the reason', async () => {
        const { counts, because } = await importLines(ledger, [], [cancel(10_000, { gatewayTransactionId: 'nobody' })])
        expect(counts).toMatchObject({ refunds: 0, rejected: 1 })
        expect(because[0]).toMatch('원거래가 원장에 없습니다')
      })

      it('a cancel in the same batch as its payment finds it', async () => {
        const other = payment({ gatewayTransactionId: '2', orderNumber: 'ORDER_2' })
        const { counts } = await importLines(
          ledger,
          [other],
          [cancel(1_000, { gatewayTransactionId: '2', identity: '2-1' })],
        )
        expect(counts).toEqual({ added: 1, already: 0, refunds: 1, rejected: 0 })
      })

      it('never make more go back than was paid', async () => {
        await refundIn(ledger, 'done', 30_000, { refunds: 0, remaining: 55_000 })
        const over = await importLines(ledger, [], [cancel(25_001, { identity: `${tno}-9` })])
        expect(over.because).toEqual(['환불 합계가 결제금액을 넘습니다 — 확인 필요'])
        const seen = {
          transactionId,
          identity: 'x',
          won: toWon(25_001),
          at: null,
          seenAt: later,
          source: 'look-up',
        } as const
        expect(await ledger.recordOutsideRefund(seen)).toEqual({
          ok: false,
          failure: { kind: 'exceeds-paid', remaining: 25_000 },
        })
        expect(await remaining(ledger)).toBe(25_000)
      })

      it('refunded plus open plus elsewhere never passes what was paid, past the ledger too', async () => {
        await refundIn(ledger, 'unknown', 30_000, { refunds: 0, remaining: 55_000 })
        const outside = (won: number) =>
          `INSERT INTO outside_refund (payment_number, identity, won, seen_at, source) VALUES (1, 'x${won}', ${won}, '${later}', 'look-up')`
        expect(sqlPast(place, outside(25_001))).toMatch('exceed what was paid')
        expect(sqlPast(place, outside(25_000))).toBeNull()
        expect(sqlPast(place, outside(1))).toMatch('exceed what was paid')
        expect(await remaining(ledger)).toBe(noWon)
      })

      it('a cancel that is ours by identity is linked, not counted again', async () => {
        await refundIn(ledger, 'sent', 22_000, { refunds: 0, remaining: 55_000 })
        await ledger.settleRefund(yes('r-0', `${tno}-1`))
        expect((await importLines(ledger, [], [cancel(22_000)])).counts).toMatchObject({ refunds: 0, already: 1 })
        expect(await remaining(ledger)).toBe(33_000)
      })

      it("Payple's part of an identity is recognised behind the order number", async () => {
        await refundIn(ledger, 'sent', 22_000, { refunds: 0, remaining: 55_000 })
        await ledger.settleRefund(yes('r-0', 'trade-key'))
        expect((await importLines(ledger, [], [cancel(22_000, { identity: `${tno}#trade-key` })])).counts.already).toBe(
          1,
        )
        expect(await remaining(ledger)).toBe(33_000)
      })

      it('our done refund without an identity takes the one the file tells, and the next cancel alike counts', async () => {
        await refundIn(ledger, 'done', 10_000, { refunds: 0, remaining: 55_000 })
        expect((await importLines(ledger, [], [cancel(10_000)])).counts).toMatchObject({ refunds: 0, already: 1 })
        expect(await ledger.refund('r-0')).toMatchObject({ gatewayRefundId: `${tno}-1` })
        expect((await importLines(ledger, [], [cancel(10_000)])).counts).toMatchObject({ refunds: 0, already: 1 })
        expect((await importLines(ledger, [], [cancel(10_000, { identity: `${tno}-2` })])).counts).toMatchObject({
          refunds: 1,
        })
        expect(await remaining(ledger)).toBe(35_000)
      })

      it('an unknown refund is settled by the cancel a file shows', async () => {
        await refundIn(ledger, 'unknown', 22_000, { refunds: 0, remaining: 55_000 })
        expect((await importLines(ledger, [], [cancel(22_000)])).counts).toMatchObject({ refunds: 0, already: 1 })
        expect(await ledger.refund('r-0')).toMatchObject({
          state: 'done',
          gatewayRefundId: `${tno}-1`,
          doneAt: '2026-11-09T10:00:00+09:00',
          answer: { message: '가져온 취소 내역으로 확인' },
        })
        expect(await remaining(ledger)).toBe(33_000)
      })

      it('a cancel from before ours was asked for is not ours', async () => {
        await refundIn(ledger, 'unknown', 22_000, { refunds: 0, remaining: 55_000 })
        const before = cancel(22_000, { at: toInstant('2026-11-08T10:00:00+09:00') })
        expect((await importLines(ledger, [], [before])).counts).toMatchObject({ refunds: 1, already: 0 })
        expect(await ledger.refund('r-0')).toMatchObject({ state: 'unknown' })
        expect(await remaining(ledger)).toBe(11_000)
      })

      it('a cancel while ours of that amount is on its way waits for its end', async () => {
        await refundIn(ledger, 'sent', 22_000, { refunds: 0, remaining: 55_000 })
        expect((await importLines(ledger, [], [cancel(22_000)])).because[0]).toMatch('환불이 진행 중입니다')
        await ledger.settleRefund(yes('r-0'))
        expect((await importLines(ledger, [], [cancel(22_000)])).counts.already).toBe(1)
      })

      it('what a look-up found missing is not counted again when the file with the cancels comes', async () => {
        const seen = {
          transactionId,
          identity: `${tno}/balance/25000`,
          won: toWon(30_000),
          at: null,
          seenAt: toInstant('2026-11-10T09:00:00+09:00'),
          source: 'look-up',
        } as const
        expect(valueOf(await ledger.recordOutsideRefund(seen)).fresh).toBe(true)
        expect(valueOf(await ledger.recordOutsideRefund(seen)).fresh).toBe(false)
        const two = [cancel(10_000), cancel(20_000, { identity: `${tno}-2` })]
        expect((await importLines(ledger, [], two)).counts).toMatchObject({ refunds: 0, already: 2 })
        expect(await remaining(ledger)).toBe(25_000)
        const afterwards = cancel(5_000, { identity: `${tno}-3`, at: toInstant('2026-11-11T09:00:00+09:00') })
        expect((await importLines(ledger, [], [afterwards])).counts.refunds).toBe(1)
        expect(await remaining(ledger)).toBe(20_000)
      })

      it('a look-up concluded from facts that are gone is refused', async () => {
        await importLines(ledger, [], [cancel(10_000)])
        const stale = {
          transactionId,
          identity: 'x',
          won: toWon(10_000),
          at: null,
          seenAt: later,
          source: 'look-up',
        } as const
        const answer = await ledger.recordOutsideRefund({ ...stale, basedOn: { refunds: 0, remaining: toWon(55_000) } })
        expect(answer).toEqual({
          ok: false,
          failure: { kind: 'facts-changed', basedOn: { refunds: 0, remaining: 45_000 } },
        })
      })
    })

    describe('entries', () => {
      const entries = [
        'payment',
        'payment_part',
        'payment_answer',
        'payment_search',
        'import_run',
        'import_batch',
        'import_end',
        'rejected_line',
        'refund_event',
        'outside_refund',
        'refund_sighting',
        'look_up',
        'audit',
        'migration',
        'refund_state',
        'refund_move',
      ]

      it('cannot be updated, deleted or replaced, past the ledger too', async () => {
        await importLines(ledger, [payment(), payment({ paid: toWon(1) })], [cancel(10_000)])
        await refundIn(ledger, 'done', 22_000, { refunds: 0, remaining: 45_000 })
        await importLines(ledger, [], [cancel(22_000, { identity: `${tno}-2` })])
        await ledger.recordLookUp({
          transactionId,
          status: 'paid',
          remaining: null,
          refunded: null,
          raw: '{}',
          operatorId: 'op-1',
          at,
        })
        for (const table of entries) {
          expect(sqlPast(place, `DELETE FROM ${table}`), table).toMatch('append-only')
          expect(sqlPast(place, `REPLACE INTO ${table} SELECT * FROM ${table}`), table).toMatch(
            /append-only|complete|only along its states/,
          )
          const db = openFile(place, 'read')
          const columns = db.pragma(`table_info(${table})`)
          db.close()
          const first = Array.isArray(columns) ? String(columns[0].name) : ''
          expect(sqlPast(place, `UPDATE ${table} SET ${first} = ${first}`), table).toMatch('append-only')
        }
        expect(sqlPast(place, 'DELETE FROM refund')).toMatch('append-only')
        expect(sqlPast(place, 'DELETE FROM shop')).toMatch('never deleted')
      })

      it('hold whole won only', async () => {
        await importLines(ledger, [payment()])
        const half = `INSERT INTO outside_refund (payment_number, identity, won, seen_at, source) VALUES (1, 'x', 1.5, '${later}', 'look-up')`
        expect(sqlPast(place, half)).toMatch('SQLITE_CONSTRAINT_DATATYPE')
      })

      it('are each written with a line in the audit, in the same transaction', async () => {
        await importLines(ledger, [payment()])
        await refundIn(ledger, 'settled-by-hand', 22_000, { refunds: 0, remaining: 55_000 })
        await ledger.recordAudit({
          what: 'receipt-ledger-exported',
          subject: 'shop-a',
          detail: { rows: 1, masked: true },
          operatorId: 'op-1',
          at,
        })
        const trail = await ledger.auditTrail({ offset: 0, limit: 50 })
        expect(trail.map((one) => one.what).toReversed()).toEqual([
          'shop-added',
          'import-started',
          'import-batch-recorded',
          'import-ended',
          'refund-intended',
          'refund-sent',
          'refund-settled',
          'refund-settled-by-hand',
          'receipt-ledger-exported',
        ])
        expect(trail[0]).toMatchObject({ subject: 'shop-a', detail: { rows: 1, masked: true }, operatorId: 'op-1', at })
      })

      it('leave nothing behind when a command fails half way', async () => {
        const before = (await ledger.auditTrail({ offset: 0, limit: 50 })).length
        const twice = ledger.addShop({ shop: shopA, operatorId: 'op-1', at })
        await expect(twice).rejects.toMatchObject({ kind: 'constraint', code: 'SQLITE_CONSTRAINT_UNIQUE' })
        const nobody = ledger.addShop({ shop: { ...shopA, id: 'shop-b' }, operatorId: 'nobody', at })
        await expect(nobody).rejects.toMatchObject({ kind: 'constraint', code: 'SQLITE_CONSTRAINT_FOREIGNKEY' })
        expect((await ledger.shops()).map((shop) => shop.id)).toEqual(['shop-a'])
        expect(await ledger.auditTrail({ offset: 0, limit: 50 })).toHaveLength(before)
      })
    })

    describe('searching', () => {
      beforeEach(() =>
        importLines(ledger, [
          payment(),
          payment({
            gatewayTransactionId: 'T-2',
            orderNumber: 'Web_2%b*',
            paidAt: toInstant('2026-11-05T00:00:00+09:00'),
            paid: toWon(39_000),
            buyer: { name: '김민서', phone: null, email: null },
            method: 'transfer',
            parts: [{ kind: 'transfer', won: toWon(39_000), wallet: null }],
          }),
          moneyPayment({
            gatewayTransactionId: 'T-3',
            orderNumber: 'ORDER_3',
            paidAt: toInstant('2026-11-04T23:59:59.999+09:00'),
          }),
        ]),
      )

      const found = async (change: Partial<typeof everything>): Promise<readonly string[]> => {
        const filter = { ...everything, ...change }
        const rows = await ledger.transactions({ filter, offset: 0, limit: 10 })
        expect((await ledger.transactionTotals(filter)).count).toBe(rows.length)
        return rows.map((row) => row.gatewayTransactionId)
      }

      it('shows the newest payment first, a page at a time', async () => {
        expect(await found({})).toEqual(['T-2', 'T-3', tno])
        const page = await ledger.transactions({ filter: everything, offset: 1, limit: 1 })
        expect(page.map((row) => row.gatewayTransactionId)).toEqual(['T-3'])
      })

      it.each([
        ['17027809', [tno]],
        ['order_1702', [tno]],
        ['85324231', ['T-2', tno]],
        ['길동', ['T-3', tno]],
        ['ㅎㄱㄷ', ['T-3', tno]],
        ['ㄱㅁ', ['T-2']],
        ['010-1234', ['T-3', tno]],
        ['12345678', ['T-3', tno]],
        ['39,000원', ['T-2']],
        ['39000', ['T-2']],
        ['길동 order_3', ['T-3']],
        ['2%b*', ['T-2']],
        ['%', ['T-2']],
        ['*', ['T-2']],
        ['?', []],
        ['없는것', []],
      ])('finds by %s', async (text, expected) => {
        expect(await found({ text })).toEqual(expected)
      })

      it('narrows by days, both inclusive, amount, method, wallet, shop and state', async () => {
        expect(await found({ from: toDay('2026-11-04'), to: toDay('2026-11-04') })).toEqual(['T-3'])
        expect(await found({ atLeast: toWon(39_000), atMost: toWon(55_000) })).toEqual(['T-2', tno])
        expect(await found({ methods: ['card'] })).toEqual([tno])
        expect(await found({ wallets: ['ssg-pay'] })).toEqual(['T-3'])
        expect(await found({ shopId: 'elsewhere' })).toEqual([])
        await refundIn(ledger, 'done', 55_000, { refunds: 0, remaining: 55_000 })
        expect(await found({ states: ['refunded'] })).toEqual([tno])
        expect(await found({ states: ['paid'] })).toEqual(['T-2', 'T-3'])
      })
    })

    describe('receipts', () => {
      const today = toDay('2026-11-09')

      it('shows what the merchant must issue, with its totals, and lets go of what went back', async () => {
        await importLines(ledger, [
          payment(),
          moneyPayment({ gatewayTransactionId: 'T-2' }),
          moneyPayment({
            gatewayTransactionId: 'T-3',
            paid: toWon(220_000),
            paidAt: toInstant('2026-11-08T10:00:00+09:00'),
          }),
        ])
        const due = await ledger.receiptsDue({ shop: shopA, today, offset: 0, limit: 10 })
        expect(
          due.map(({ transaction, verdict }) => [transaction.gatewayTransactionId, verdict.amount, verdict.deadline]),
        ).toEqual([
          ['T-2', 132_000, '2026-11-08'],
          ['T-3', 220_000, '2026-11-13'],
        ])
        expect(due[0]?.row).toMatchObject({ gatewayTransactionId: 'T-2', state: 'paid' })
        expect(await ledger.receiptsDueTotals({ shop: shopA, today })).toMatchObject({
          count: 2,
          won: 352_000,
          overdue: { count: 1, won: 132_000 },
        })
        await importLines(ledger, [], [cancel(132_000, { gatewayTransactionId: 'T-2', identity: 'T-2-1' })])
        expect(await ledger.receiptsDueTotals({ shop: shopA, today })).toMatchObject({
          count: 1,
          won: 220_000,
          overdue: { count: 0 },
        })
        await importLines(ledger, [moneyPayment({ gatewayTransactionId: 'T-4' })])
        expect(
          (await ledger.receiptsDue({ shop: shopA, today, offset: 1, limit: 10 })).map((one) => one.transaction.id),
        ).toEqual(['shop-a/T-3'])
      })

      it('shows contradictions to a person', async () => {
        const odd = payment({
          gatewayTransactionId: 'T-5',
          parts: [],
          anomalies: [
            {
              kind: 'receipt-target-above-easy-pay',
              fields: { app_cash_receipt_mny: '60000', easypoint_mny: '50000' },
            },
          ],
        })
        await importLines(ledger, [payment(), odd])
        const toCheck = await ledger.receiptsToCheck({ shop: shopA, today, offset: 0, limit: 10 })
        expect(toCheck.map(({ transaction, verdict }) => [transaction.id, verdict.state])).toEqual([
          ['shop-a/T-5', 'check'],
        ])
      })

      it('leaves out no payment that the rules judge', async () => {
        const payments = paymentMethods.flatMap((method) =>
          [null, ...partKinds].flatMap((kind) =>
            [null, noWon, toWon(132_000)].flatMap((target) =>
              [[], [{ kind: 'vat-above-eleventh' as const, fields: {} }]].map((anomalies) =>
                moneyPayment({
                  gatewayTransactionId: `${method}/${kind}/${target}/${anomalies.length}`,
                  method,
                  anomalies,
                  parts: kind === null ? [] : [{ kind, won: toWon(132_000), wallet: 'ssg-pay' }],
                  receipt: { ...payment().receipt, target, issued: false },
                }),
              ),
            ),
          ),
        )
        await importLines(ledger, payments)
        const expected = (wanted: readonly ReceiptState[]) =>
          payments
            .map((one) => ({
              ...one,
              id: `shop-a/${one.gatewayTransactionId}`,
              shopId: 'shop-a',
              gateway: 'kcp' as const,
            }))
            .filter((transaction) =>
              wanted.includes(verdictNow({ transaction, refunds: [], outside: [], settings: shopA.tax, today }).state),
            )
            .map((transaction) => transaction.id)
            .sort()
        const page = { shop: shopA, today, offset: 0, limit: 500 }
        const ids = (rows: Awaited<ReturnType<Ledger['receiptsDue']>>) => rows.map((one) => one.transaction.id).sort()
        expect(ids(await ledger.receiptsDue(page))).toEqual(expected(['due']))
        expect(ids(await ledger.receiptsToCheck(page))).toEqual(expected(['check', 'not-issued-by-wallet']))
        expect(expected(['due']).length).toBeGreaterThan(0)
      })

      it('walks the payments of a month and those refunded in it, page by page and once each', async () => {
        const october = toInstant('2026-10-20T10:00:00+09:00')
        await importLines(ledger, [
          payment(),
          moneyPayment({ gatewayTransactionId: 'N-1' }),
          moneyPayment({ gatewayTransactionId: 'N-2' }),
          moneyPayment({ gatewayTransactionId: 'O-1', paidAt: october }),
          moneyPayment({ gatewayTransactionId: 'O-2', paidAt: october }),
        ])
        await importLines(ledger, [], [cancel(1_000, { gatewayTransactionId: 'O-2', identity: 'O-2-1' })])
        const seen: string[] = []
        let after: string | null = null
        do {
          const page: Awaited<ReturnType<Ledger['receiptSources']>> = await ledger.receiptSources({
            shopId: 'shop-a',
            first: toDay('2026-11-01'),
            last: toDay('2026-11-30'),
            after,
            limit: 2,
          })
          seen.push(...page.map((one) => one.transaction.gatewayTransactionId))
          after = page.length < 2 ? null : (page.at(-1)?.transaction.id ?? null)
        } while (after !== null)
        expect(seen).toEqual(['O-2', 'N-1', 'N-2'])
      })
    })

    describe('the file', () => {
      it('shows what is committed to readers at once and after opening again', async () => {
        await importLines(ledger, [payment()])
        expect((await ledger.transactionTotals(everything)).count).toBe(1)
        await ledger.close()
        expect(existsSync(`${place.file}-wal`)).toBe(false)
        ledger = valueOf(await open(place))
        expect((await ledger.transactionTotals(everything)).count).toBe(1)
        expect(await ledger.integrity()).toBe('ok')
      })

      it('is refused to a second opener and free again after the first has closed', async () => {
        expect(await open(place)).toEqual({ ok: false, failure: { kind: 'ledger-in-use' } })
        await ledger.close()
        ledger = valueOf(await open(place))
        expect((await ledger.shops()).length).toBe(1)
      })

      it('answers no call after it was closed', async () => {
        await ledger.close()
        await expect(ledger.shops()).rejects.toMatchObject({ name: 'LedgerFault', code: 'LANE_ENDED' })
        ledger = valueOf(await open(place))
      })

      it('keeps a shop with its settings, and its gateway for good', async () => {
        const changed = {
          ...shopA,
          name: '새 이름',
          tax: { ...shopA.tax, directIssue: { 'kakao-pay': toDay('2026-11-01') } },
        }
        await ledger.changeShop({ shop: changed, operatorId: 'op-1', at: later })
        expect(await ledger.shops()).toEqual([changed])
        const moved = ledger.changeShop({ shop: { ...changed, gateway: 'payple' }, operatorId: 'op-1', at: later })
        await expect(moved).rejects.toMatchObject({ kind: 'constraint' })
        expect(await ledger.operator('op-1')).toEqual({ id: 'op-1', name: '관리자', role: 'admin' })
        expect(await ledger.operator('op-2')).toBeNull()
      })

      it('of every earlier version opens, migrated', async () => {
        for (const name of oldFiles()) {
          const old = newPlace()
          copyFileSync(join(oldLedgers, name), join(dirname(old.file), 'ledger.db'))
          const opened = valueOf(await open(old))
          expect(await opened.integrity(), name).toBe('ok')
          expect((await opened.shops()).length, name).toBeGreaterThan(0)
          await opened.close()
        }
        expect(await ledger.integrity()).toBe('ok')
      })
    })
  })
}

/** SQL that asks for refund 1 again under `ids`, as a second click would that did not look. */
const copyOfRefund = (ids: string): string => `
  INSERT INTO refund (id, journal_key, payment_number, amount_won, supply_won, vat_won, tax_free_won, service_won, split_stated,
    reason_code, reason_note, operator_id, requested_at, remaining_before_won, state, changed_at)
  SELECT ${ids}, payment_number, amount_won, supply_won, vat_won, tax_free_won, service_won, split_stated, reason_code,
    reason_note, operator_id, requested_at, remaining_before_won, 'intended', changed_at FROM refund WHERE number = 1`
