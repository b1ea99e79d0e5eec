import { describe, expect, it } from 'vitest'
import { toMonth } from '../../../../../src/domain/day.ts'
import { createExportDesk, sameTotals } from '../../../../../src/renderer/src/features/receipts/export-desk.ts'
import { wholeLedger } from '../../../../../src/domain/receipt/ledger-filter.ts'
import { toWonDelta } from '../../../../../src/domain/money.ts'
import { handApi } from '../../hand-api.ts'

const what = {
  shopId: 's1',
  month: toMonth('2026-11'),
  filter: wholeLedger,
  format: 'csv-utf-8',
  reason: null,
} as const
const totals = (won: number) => ({
  due: { count: 2, won: toWonDelta(won) },
  issued: { count: 1, won: toWonDelta(5_000) },
  cancelled: { count: 1, won: toWonDelta(-5_000) },
})
const file = { fileName: '대장.csv', folder: '/tmp', rows: 4, bytes: 900, sheets: 1, totals: totals(10_000) }

function openExport() {
  const hand = handApi()
  const desk = createExportDesk({ ...hand, newId: () => 'x1' })
  return { ...hand, desk }
}

describe('an export of the ledger', () => {
  it('counts the rows of its own progress only, and hears nothing more when it has ended', async () => {
    const { desk, last, tell, hearers } = openExport()
    void desk.getState().start(what, null)
    await last('receipts.ledgerTotals').give(totals(10_000))
    expect(desk.getState()).toMatchObject({ step: 'running', rows: null, all: 4 })
    tell({ kind: 'export.progressed', exportId: 'another', rows: 99 })
    expect(desk.getState().rows).toBeNull()
    tell({ kind: 'export.progressed', exportId: 'x1', rows: 3 })
    expect(desk.getState().rows).toBe(3)
    await last('exports.receiptLedger').give(file)
    expect(desk.getState()).toMatchObject({ step: 'ended', written: { file, onScreen: totals(10_000) } })
    expect(hearers()).toBe(0)
  })

  it('starts once however often the button is pressed', async () => {
    const { desk, of, last } = openExport()
    void desk.getState().start(what, null)
    void desk.getState().start(what, null)
    await last('receipts.ledgerTotals').give(totals(10_000))
    expect(of('exports.receiptLedger')).toHaveLength(1)
  })

  it('is asked to stop once, and ends when main says so', async () => {
    const { desk, of, last } = openExport()
    void desk.getState().start(what, null)
    await last('receipts.ledgerTotals').give(totals(10_000))
    void desk.getState().stop()
    void desk.getState().stop()
    expect(of('exports.cancel').map((call) => call.input)).toEqual([{ exportId: 'x1' }])
    expect(desk.getState().isStopping).toBe(true)
    await last('exports.receiptLedger').refuse({ kind: 'export-cancelled' })
    expect(desk.getState()).toMatchObject({ step: 'ended', written: null, refusal: { kind: 'export-cancelled' } })
  })

  it('is not held back when the totals of the screen cannot be read', async () => {
    const { desk, last } = openExport()
    void desk.getState().start(what, null)
    await last('receipts.ledgerTotals').refuse({ kind: 'shop-not-found' })
    await last('exports.receiptLedger').give(file)
    expect(desk.getState()).toMatchObject({ all: null, written: { onScreen: null } })
  })

  it('holds the file against the totals on screen where they are there, and asks for none', async () => {
    const { desk, of, last } = openExport()
    void desk.getState().start(what, totals(9_000))
    expect(of('receipts.ledgerTotals')).toHaveLength(0)
    await last('exports.receiptLedger').give(file)
    expect(desk.getState().written).toEqual({ file, onScreen: totals(9_000), isMasked: true })
  })

  it('with a reason asks for the ledger as it is', async () => {
    const { desk, of, last } = openExport()
    void desk.getState().start({ ...what, reason: '세무사 요청' }, totals(10_000))
    expect(of('exports.receiptLedger')).toHaveLength(0)
    expect(last('exports.receiptLedgerUnmasked').input).toMatchObject({ format: 'csv-utf-8', reason: '세무사 요청' })
    await last('exports.receiptLedgerUnmasked').give(file)
    expect(desk.getState().written?.isMasked).toBe(false)
  })

  it('agrees with the screen only to the won, kind by kind', () => {
    expect(sameTotals(totals(10_000), totals(10_000))).toBe(true)
    expect(sameTotals(totals(10_000), totals(9_999))).toBe(false)
    expect(sameTotals(totals(1), { ...totals(1), cancelled: { count: 2, won: toWonDelta(-5_000) } })).toBe(false)
  })
})
