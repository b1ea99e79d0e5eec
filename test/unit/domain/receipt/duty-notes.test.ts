import { describe, expect, it } from 'vitest'
import { type DutyNote, type DutyNoteKind, notesOn, standingNotes } from '../../../../src/domain/receipt/duty-note.ts'
import { knownOn } from '../../../../src/domain/receipt/known-on.ts'
import { receiptEvents, type ReceiptHistory, verdictNow } from '../../../../src/domain/receipt/ledger-row.ts'
import { receiptSides } from '../../../../src/domain/reconciliation/receipt-sides.ts'
import { penaltyTomorrow } from '../../../../src/domain/receipt/penalty.ts'
import { refundPreview } from '../../../../src/domain/refund-preview.ts'
import { toWon } from '../../../../src/domain/money.ts'
import type { TaxSettings } from '../../../../src/domain/shop.ts'
import { act } from './golden/golden-case.ts'
import { balance, day, morningOf, refund, settings, transfer } from '../samples.ts'

const note = (kind: DutyNoteKind, on: string, change: Partial<DutyNote> = {}): DutyNote => ({
  id: `${kind}-${on}`,
  kind,
  documentNumber: kind === 'tax-invoice' ? '20261112-41000012' : null,
  day: null,
  note: '확인함',
  operatorId: 'op-1',
  operatorName: '김정산',
  at: morningOf(on),
  takenBack: null,
  ...change,
})

const takenBack = (on: string) => ({ operatorId: 'op-1', operatorName: '김정산', at: morningOf(on), note: '' })

/** A transfer of 120,000 won received on 2 November of which no receipt was issued. */
const history = (change: Partial<ReceiptHistory> = {}, shop: Partial<TaxSettings> = {}): ReceiptHistory => ({
  shopName: '상점A',
  transaction: transfer('kcp', 120_000, { issued: false }, { paidAt: morningOf('2026-11-02') }),
  refunds: [],
  outside: [],
  receiptActs: [],
  dutyNotes: [],
  settings: settings(shop),
  today: day('2026-11-12'),
  ...change,
})

describe('a closed duty', () => {
  it('has no deadline and costs nothing, and says how, by whom and when it was closed', () => {
    const verdict = verdictNow(history({ dutyNotes: [note('tax-invoice', '2026-11-05')] }))
    expect(verdict).toMatchObject({
      state: 'closed',
      duty: 'mandatory',
      amount: 120_000,
      deadline: null,
      penalty: null,
    })
    expect(verdict.rules).toContain('R05')
    expect(verdict.sentence).toBe(
      '세금계산서(20261112-41000012)를 준 거래여서 닫은 의무입니다. 김정산, 2026-11-05. 사유: 확인함.',
    )
  })

  it('of goods or of a journey bears on the ledger and on when Hometax must show the receipt', () => {
    const issuedHere = act('issue', 120_000, { doneAt: morningOf('2026-04-12') })
    const paid = transfer('kcp', 120_000, { issued: false }, { paidAt: morningOf('2026-03-01') })
    const ofJourney = history(
      {
        transaction: paid,
        receiptActs: [issuedHere],
        dutyNotes: [note('supplied-on', '2026-04-10', { day: day('2026-04-10') })],
      },
      { travel: true },
    )
    expect(receiptSides(ofJourney).receipts.map(({ deadline }) => deadline)).toEqual(['2026-04-15'])
    const ofGoods = history(
      { receiptActs: [issuedHere], dutyNotes: [note('goods-mandatory', '2026-11-05')] },
      { mandatory: 'BY_CATEGORY' },
    )
    expect(receiptEvents(ofGoods).map(({ duty }) => duty)).toEqual(['mandatory'])
    expect(receiptSides(ofGoods).receipts.map(({ deadline }) => deadline)).toEqual(['2026-11-07'])
  })

  it('is no row of the receipt ledger that is due', () => {
    expect(receiptEvents(history()).map((row) => row.kind)).toEqual(['due'])
    expect(receiptEvents(history({ dutyNotes: [note('waived', '2026-11-05')] }))).toEqual([])
  })

  it('is due again once the note is taken back', () => {
    const back = note('not-ours', '2026-11-05', { takenBack: takenBack('2026-11-06') })
    expect(verdictNow(history({ dutyNotes: [back] })).state).toBe('due')
    const again = [back, note('waived', '2026-11-07')]
    expect(verdictNow(history({ dutyNotes: again })).sentence).toContain('발급하지 않기로')
  })

  it('stands for what a refund leaves, and for nothing once all went back', () => {
    const dutyNotes = [note('tax-invoice', '2026-11-05')]
    const part = refund(50_000, { doneAt: morningOf('2026-11-08') })
    expect(verdictNow(history({ dutyNotes, refunds: [part] }))).toMatchObject({ state: 'closed', amount: 70_000 })
    const rest = refund(70_000, { doneAt: morningOf('2026-11-09') })
    expect(verdictNow(history({ dutyNotes, refunds: [part, rest] })).state).toBe('refunded')
  })

  it('says so before a refund, and that the tax invoice may have to be corrected', () => {
    const wish = { amount: toWon(20_000), taxFree: null }
    const preview = refundPreview({ ...history({ dutyNotes: [note('tax-invoice', '2026-11-05')] }), ...wish })
    expect(preview.ok && preview.value.receipt).toMatchObject({ kind: 'none' })
    expect(preview.ok && preview.value.receipt.sentence).toContain('세금계산서를 수정해 발급할 것인지')
  })

  it('can be one a person had to look at, and never one that was issued', () => {
    const missed = balance('kakao-pay', 120_000, 0, { issued: false }, { paidAt: morningOf('2026-11-02') })
    const dutyNotes = [note('not-ours', '2026-11-05')]
    expect(verdictNow(history({ transaction: missed, dutyNotes })).state).toBe('closed')
    const issued = balance('kakao-pay', 120_000, 0, {}, { paidAt: morningOf('2026-11-02') })
    expect(verdictNow(history({ transaction: issued, dutyNotes })).state).toBe('issued')
  })
})

describe('the goods’ category', () => {
  const byCategory = { mandatory: 'BY_CATEGORY' } as const

  it('is decided by a person where the shop’s goods decide, the newest word counting', () => {
    expect(verdictNow(history({}, byCategory)).duty).toBe('check')
    const mandatory = [note('goods-mandatory', '2026-11-03')]
    expect(verdictNow(history({ dutyNotes: mandatory }, byCategory))).toMatchObject({
      duty: 'mandatory',
      state: 'due',
      deadline: '2026-11-07',
    })
    const other = [...mandatory, note('goods-not-mandatory', '2026-11-04')]
    expect(verdictNow(history({ dutyNotes: other }, byCategory))).toMatchObject({ duty: 'on-request', deadline: null })
    expect(verdictNow(history({ dutyNotes: other }, byCategory)).sentence).toContain('의무발행 품목이 아닌 것으로')
  })

  it('changes nothing where all goods are mandatory', () => {
    const dutyNotes = [note('goods-not-mandatory', '2026-11-04')]
    expect(verdictNow(history({ dutyNotes })).duty).toBe('mandatory')
  })
})

describe('a travel agency', () => {
  const supplied = (on: string) => [note('supplied-on', '2026-11-03', { day: day(on), note: '' })]
  const judged = (dutyNotes: readonly DutyNote[], on: string, travel = true) =>
    verdictNow(history({ dutyNotes, today: day(on) }, { travel }))

  it('counts from the end of the supply where it is written down, else from the money', () => {
    expect(judged(supplied('2026-11-20'), '2026-11-12')).toMatchObject({ deadline: '2026-11-25' })
    expect(judged([], '2026-11-12')).toMatchObject({ deadline: '2026-11-07' })
    expect(judged([], '2026-11-12').sentence).toContain('공급완료일을 적으세요')
    expect(judged(supplied('2026-11-20'), '2026-11-12').rules).toContain('R07')
    expect(judged(supplied('2026-11-20'), '2026-11-12', false)).toMatchObject({ deadline: '2026-11-07' })
  })

  it('owes the full rate at once where the days of self-issue, counted from the money, are over', () => {
    expect(judged(supplied('2026-11-20'), '2026-11-25').penalty).toEqual({
      today: 0,
      next: { from: '2026-11-26', won: 24_000 },
    })
    expect(judged(supplied('2026-11-20'), '2026-11-26').penalty).toEqual({ today: 24_000, next: null })
    expect(judged(supplied('2026-11-04'), '2026-11-10').penalty).toEqual({
      today: 12_000,
      next: { from: '2026-11-13', won: 24_000 },
    })
  })

  it('counts from the money for what it received before 27 February 2026', () => {
    const early = transfer('kcp', 120_000, { issued: false }, { paidAt: morningOf('2026-02-26') })
    const later = transfer('kcp', 120_000, { issued: false }, { paidAt: morningOf('2026-02-27') })
    const dutyNotes = [note('supplied-on', '2026-03-01', { day: day('2026-03-20') })]
    const on = (transaction: typeof early) =>
      verdictNow(history({ transaction, dutyNotes, today: day('2026-03-05') }, { travel: true })).deadline
    expect(on(early)).toBe('2026-03-03')
    expect(on(later)).toBe('2026-03-25')
  })
})

describe('what leaving a duty until tomorrow costs', () => {
  it('is the next step where it begins tomorrow, else today’s', () => {
    const on = (today: string) => {
      const { penalty } = verdictNow(history({ today: day(today) }))
      return penalty === null ? null : [penalty.today, penaltyTomorrow(penalty, day(today))]
    }
    expect(on('2026-11-06')).toEqual([0, 0])
    expect(on('2026-11-07')).toEqual([0, 12_000])
    expect(on('2026-11-08')).toEqual([12_000, 12_000])
    expect(on('2026-11-12')).toEqual([12_000, 24_000])
    expect(on('2026-11-13')).toEqual([24_000, 24_000])
  })
})

describe('a payment as it stood at the end of a day', () => {
  it('is not there before it was received', () => {
    expect(knownOn(history(), day('2026-11-01'))).toBeNull()
    expect(knownOn(history(), day('2026-11-02'))).not.toBeNull()
  })

  it('has the refunds done and the notes written by then, and a note taken back later as standing', () => {
    const dutyNotes = [note('waived', '2026-11-05', { takenBack: takenBack('2026-11-09') })]
    const refunds = [refund(50_000, { doneAt: morningOf('2026-11-08') })]
    const of = history({ dutyNotes, refunds })
    const stateOn = (on: string) => {
      const known = knownOn(of, day(on))
      return known === null ? null : verdictNow({ ...of, ...known, today: day(on) })
    }
    expect(stateOn('2026-11-04')).toMatchObject({ state: 'due', amount: 120_000 })
    expect(stateOn('2026-11-05')).toMatchObject({ state: 'closed', amount: 120_000 })
    expect(stateOn('2026-11-08')).toMatchObject({ state: 'closed', amount: 70_000 })
    expect(stateOn('2026-11-09')).toMatchObject({ state: 'due', amount: 70_000 })
  })

  it('holds an open refund for not yet done', () => {
    const open = refund(50_000, { state: 'unknown', doneAt: null })
    expect(knownOn(history({ refunds: [open] }), day('2026-11-12'))?.refunds).toEqual([])
  })

  it('leaves notes as they are when nothing happened since', () => {
    const notes = [note('goods-mandatory', '2026-11-03'), note('supplied-on', '2026-11-04', { day: day('2026-11-20') })]
    expect(notesOn(notes, day('2026-11-04'))).toEqual(notes)
    expect(standingNotes(notesOn(notes, day('2026-11-03'))).supply).toBeNull()
  })
})

describe('settings per issuer', () => {
  it('say how a wallet’s own failure to issue is shown', () => {
    const missed = balance('kakao-pay', 120_000, 0, { issued: false }, { paidAt: morningOf('2026-11-02') })
    const penaltyBy = (walletMiss: TaxSettings['walletMiss']) =>
      verdictNow(history({ transaction: missed }, { walletMiss })).penalty
    expect(penaltyBy('RISK')).toMatchObject({ today: 12_000 })
    expect(penaltyBy('CHECK')).toBeNull()
  })

  it('warn of a receipt whose issuer takes it back no more, and block nothing', () => {
    const issued = balance('kakao-pay', 120_000, 0, {}, { paidAt: morningOf('2026-08-02') })
    const said = (wallet: TaxSettings['cancelWindow']['wallet'], today: string) => {
      const { cancelWindow } = settings()
      const of = history({ transaction: issued, today: day(today) }, { cancelWindow: { ...cancelWindow, wallet } })
      const preview = refundPreview({ ...of, amount: toWon(10_000), taxFree: null })
      return preview.ok ? preview.value.receipt.sentence : ''
    }
    expect(said('YEAR', '2026-12-31')).not.toContain('취소되지 않을 수')
    expect(said('YEAR', '2027-01-01')).toContain('발급한 해가 지나')
    expect(said('THREE_MONTHS', '2026-11-02')).not.toContain('취소되지 않을 수')
    expect(said('THREE_MONTHS', '2026-11-03')).toContain('석 달이 지나')
    expect(said('SAME_DAY', '2026-08-03')).toContain('발급한 날이 지나')
    expect(said('NONE', '2027-01-01')).not.toContain('취소되지 않을 수')
  })
})
