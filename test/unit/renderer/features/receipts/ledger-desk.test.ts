import { describe, expect, it } from 'vitest'
import { toMonth } from '../../../../../src/domain/day.ts'
import { wholeLedger } from '../../../../../src/domain/receipt/ledger-filter.ts'
import { createLedgerDesk, ledgerLength } from '../../../../../src/renderer/src/features/receipts/ledger-desk.ts'
import { handApi } from '../../hand-api.ts'

const november = { shopId: 's1', month: toMonth('2026-11'), filter: wholeLedger }
const october = { shopId: 's1', month: toMonth('2026-10'), filter: wholeLedger }
const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({ rowId: `${from + at}`, cells: [] }))
const totals = (due: number) => ({
  due: { count: due, won: due * 1_000 },
  issued: { count: 0, won: 0 },
  cancelled: { count: 0, won: 0 },
})

async function openLedger(count: number, after: string | null) {
  const hand = handApi()
  const desk = createLedgerDesk(hand.api)
  void desk.getState().ask(november)
  await hand.last('receipts.ledger').give({ rows: rows(count), after })
  await hand.last('receipts.ledgerTotals').give(totals(900))
  return { ...hand, desk }
}

describe('a month of the ledger', () => {
  it('knows its length by its totals before all rows are read', async () => {
    const { desk } = await openLedger(300, 'p300')
    expect(desk.getState().rows).toHaveLength(300)
    expect(ledgerLength(desk.getState())).toBe(900)
  })

  it('reads on from where the page before ended, until the rows in sight are there', async () => {
    const { desk, of, last } = await openLedger(300, 'p300')
    desk.getState().need(400, 430)
    expect(of('receipts.ledger').at(-1)?.input).toEqual({ ...november, after: 'p300' })
    await last('receipts.ledger').give({ rows: rows(100, 300), after: 'p600' })
    expect(of('receipts.ledger').at(-1)?.input).toEqual({ ...november, after: 'p600' })
    await last('receipts.ledger').give({ rows: rows(200, 400), after: null })
    expect(desk.getState().rows).toHaveLength(600)
    expect(desk.getState().isWhole).toBe(true)
    expect(ledgerLength(desk.getState())).toBe(600)
    expect(of('receipts.ledger')).toHaveLength(3)
  })

  it('drops what arrives for the month before', async () => {
    const { desk, of } = await openLedger(3, null)
    void desk.getState().ask(october)
    void desk.getState().ask(november)
    await of('receipts.ledger')[2]?.give({ rows: rows(5), after: null })
    await of('receipts.ledgerTotals')[2]?.give(totals(5))
    await of('receipts.ledger')[1]?.give({ rows: rows(9), after: null })
    await of('receipts.ledgerTotals')[1]?.give(totals(9))
    expect(desk.getState().of).toEqual(november)
    expect(desk.getState().rows).toHaveLength(5)
  })

  it('appends no page of a reading that was replaced meanwhile', async () => {
    const { desk, of } = await openLedger(300, 'p300')
    desk.getState().need(400, 430)
    const stale = of('receipts.ledger').at(-1)
    void desk.getState().refresh()
    await stale?.give({ rows: rows(300, 300), after: null })
    expect(desk.getState().rows).toHaveLength(300)
    await of('receipts.ledger')
      .at(-1)
      ?.give({ rows: rows(700), after: null })
    await of('receipts.ledgerTotals').at(-1)?.give(totals(700))
    expect(desk.getState().rows).toHaveLength(700)
    expect(desk.getState().isWhole).toBe(true)
  })

  it('shows no rows of one month under the name of another that could not be read', async () => {
    const { desk, last } = await openLedger(3, null)
    void desk.getState().ask(october)
    await last('receipts.ledger').refuse({ kind: 'book-closed' })
    expect(desk.getState()).toMatchObject({ of: october, rows: [], failure: { kind: 'book-closed' }, isReading: false })
  })

  it('keeps its rows when reading the same month again fails', async () => {
    const { desk, last } = await openLedger(3, null)
    void desk.getState().refresh()
    await last('receipts.ledger').refuse({ kind: 'book-closed' })
    expect(desk.getState().rows).toHaveLength(3)
  })
})
