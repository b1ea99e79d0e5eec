import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { afterEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../src/contract/operation.ts'
import type { receipts } from '../../../src/contract/operations/receipts.ts'
import type { LedgerFormat } from '../../../src/domain/receipt/ledger-file.ts'
import { ledgerColumns } from '../../../src/domain/receipt/ledger-columns.ts'
import { unguard } from '../../../src/domain/spreadsheet-guard.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { known, refundOf } from './refunding.ts'

afterEach(closeDesks)

type LedgerRow = OutputOf<typeof receipts.ledger>['rows'][number]

const month = '2026-11'
const dayMs = 86_400_000

/** Bank transfers of 1,000 won upwards, minutes apart, of which no receipt was issued. */
function transfers(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2026, 10, 1) + index * 60_000).toISOString().replace(/\D/g, '').slice(0, 14)
    return JSON.stringify({
      res_cd: '0000',
      tno: `T${String(index).padStart(6, '0')}`,
      order_no: `TRANSFER-${index}`,
      pay_method: 'PABK',
      amount: String(1_000 + index),
      bk_mny: String(1_000 + index),
      bank_name: '국민은행',
      app_time: at,
      cash_yn: 'N',
    })
  }).join('\n')
}

async function bringIn(desk: TestDesk, text: string): Promise<void> {
  const run = valueOf(await desk.api.imports.paste({ importId: `more-${text.length}`, shopId: desk.shopIds.kcp, text }))
  expect(run.rejected).toBe(0)
}

/** Every page of a month, in order. */
async function wholeLedger(desk: TestDesk): Promise<{ readonly rows: readonly LedgerRow[]; readonly pages: number }> {
  const rows: LedgerRow[] = []
  let after: string | null = null
  let pages = 0
  do {
    const page: { rows: LedgerRow[]; after: string | null } = valueOf(
      await desk.api.receipts.ledger({ shopId: desk.shopIds.kcp, month, after }),
    )
    rows.push(...page.rows)
    after = page.after
    pages += 1
  } while (after !== null)
  return { rows, pages }
}

const sumsOf = (rows: readonly { readonly event: string; readonly target: number }[]) =>
  Object.fromEntries(
    ['due', 'issued', 'cancelled'].map((event) => {
      const these = rows.filter((row) => row.event === event)
      return [event, { count: these.length, won: these.reduce((won, { target }) => won + target, 0) }]
    }),
  )

const totalsOf = async (desk: TestDesk) =>
  valueOf(await desk.api.receipts.ledgerTotals({ shopId: desk.shopIds.kcp, month }))

const exported = (desk: TestDesk, exportId = 'export-1', format: LedgerFormat = 'csv-utf-8') =>
  desk.api.exports.receiptLedger({ exportId, shopId: desk.shopIds.kcp, month, format })

describe('receipts that are due', () => {
  it('are listed by deadline with who owes them, and the totals are the sums of the rows', async () => {
    const desk = await openDesk()
    for (const shopId of Object.values(desk.shopIds)) {
      const { rows, count, won, overdue, penaltyNext } = valueOf(
        await desk.api.receipts.due({ shopId, offset: 0, limit: 100 }),
      )
      expect(rows.length).toBe(2)
      expect(count).toBe(rows.length)
      expect(won).toBe(rows.reduce((sum, { verdict }) => sum + verdict.amount, 0))
      expect(penaltyNext).toBe(rows.reduce((sum, { verdict }) => sum + (verdict.penalty?.next?.won ?? 0), 0))
      expect(overdue).toEqual({ count: 0, won: 0 })
      for (const { verdict } of rows) expect(verdict).toMatchObject({ state: 'due', issuer: 'merchant' })
    }
  })

  it('become overdue with the day, and cost what the rule says', async () => {
    const desk = await openDesk()
    desk.clock.move(6 * dayMs)
    const due = valueOf(await desk.api.receipts.due({ shopId: desk.shopIds.kcp, offset: 0, limit: 100 }))
    expect(due).toMatchObject({ overdue: { count: 1, won: 120_000 }, penaltyToday: 12_000 })
    expect(due.rows[0]?.row.gatewayTransactionId).toBe(known.ssgMoney.number)
  })

  it('shrink by what went back, and the row says what did', async () => {
    const desk = await openDesk()
    expect(await refundOf(desk, known.kcpTransfer, 13_000)).toMatchObject({ state: 'done' })
    const { rows, won } = valueOf(await desk.api.receipts.due({ shopId: desk.shopIds.kcp, offset: 0, limit: 100 }))
    const transfer = rows.find(({ row }) => row.gatewayTransactionId === known.kcpTransfer.number)
    expect(transfer).toMatchObject({
      row: { refunded: 13_000, state: 'partly-refunded' },
      verdict: { amount: 20_000 },
    })
    expect(won).toBe(140_000)
    await refundOf(desk, known.kcpTransfer, 20_000)
    expect(valueOf(await desk.api.receipts.due({ shopId: desk.shopIds.kcp, offset: 0, limit: 100 })).count).toBe(1)
  })

  it('shrink by what the answer of a cancel made elsewhere names, not by what it might have been', async () => {
    const desk = await openDesk()
    const ssg = {
      res_cd: '0000',
      tno: 'S1',
      order_no: 'SSG-1',
      pay_method: 'PASG',
      amount: '132000',
      service_corp_id: 'SCSM',
      easypoint_mny: '132000',
      app_easypoint_time: '20261108101500',
      app_cash_receipt_mny: '120000',
    }
    const cancel = {
      res_cd: '0000',
      tno: 'S1',
      amount: '132000',
      mod_mny: '60000',
      rem_mny: '72000',
      canc_time: '20261109101500',
      mod_pcan_seq_no: '00261109000001',
      app_cash_receipt_mny: '50000',
    }
    await bringIn(desk, [ssg, cancel].map((one) => JSON.stringify(one)).join('\n'))
    const detail = valueOf(await desk.api.transactions.detail({ transactionId: `${desk.shopIds.kcp}/S1` }))
    expect(detail).toMatchObject({
      verdict: { state: 'due', amount: 70_000 },
      outside: [{ won: 60_000, receiptWon: 50_000 }],
    })
  })

  it('of hundreds come page by page without gap or repetition', async () => {
    const desk = await openDesk()
    await bringIn(desk, transfers(650))
    const ids: string[] = []
    for (let offset = 0; ; offset += 200) {
      const { rows, count } = valueOf(await desk.api.receipts.due({ shopId: desk.shopIds.kcp, offset, limit: 200 }))
      expect(count).toBe(652)
      ids.push(...rows.map(({ row }) => row.id))
      if (rows.length < 200) break
    }
    expect(new Set(ids).size).toBe(652)
  })

  it('that no rule can judge are to be checked, not forgotten', async () => {
    const desk = await openDesk()
    await bringIn(
      desk,
      JSON.stringify({
        res_cd: '0000',
        tno: 'TUNKNOWN',
        order_no: 'NEW-1',
        pay_method: 'PAZZ',
        amount: '20000',
        easypoint_mny: '20000',
        app_cash_receipt_mny: '20000',
        service_corp_id: 'SCZZ',
        app_time: '20261120101010',
        app_easypoint_time: '20261120101010',
      }),
    )
    const rows = valueOf(await desk.api.receipts.toCheck({ shopId: desk.shopIds.kcp, offset: 0, limit: 10 }))
    expect(rows.map(({ row, verdict }) => [row.gatewayTransactionId, verdict.state])).toEqual([['TUNKNOWN', 'check']])
  })

  it('of a shop nobody knows are refused', async () => {
    const desk = await openDesk()
    const nobody = { shopId: 'nobody', month, after: null }
    expect(refusalOf(await desk.api.receipts.due({ shopId: 'nobody', offset: 0, limit: 1 })).kind).toBe(
      'shop-not-found',
    )
    expect(refusalOf(await desk.api.receipts.toCheck({ shopId: 'nobody', offset: 0, limit: 1 })).kind).toBe(
      'shop-not-found',
    )
    expect(refusalOf(await desk.api.receipts.ledger(nobody)).kind).toBe('shop-not-found')
    expect(refusalOf(await desk.api.receipts.ledgerTotals({ shopId: 'nobody', month })).kind).toBe('shop-not-found')
  })
})

describe('the receipt ledger of a month', () => {
  it('page by page is the totals, and the exported file is both', async () => {
    const desk = await openDesk()
    await bringIn(desk, transfers(650))
    await refundOf(desk, known.kakaoMoney, known.kakaoMoney.paid)
    await refundOf(desk, known.kcpTransfer, 13_000)
    const { rows, pages } = await wholeLedger(desk)
    expect(pages).toBe(3)
    expect(new Set(rows.map(({ rowId }) => rowId)).size).toBe(rows.length)
    const totals = await totalsOf(desk)
    expect(sumsOf(rows)).toEqual(totals)
    expect(totals.cancelled).toEqual({ count: 1, won: -47_000 })

    desk.dialogs.save = join(desk.folder, 'ledger.csv')
    const written = valueOf(await exported(desk))
    expect(written).toMatchObject({ fileName: 'ledger.csv', folder: desk.folder, rows: rows.length, totals })
    const text = readFileSync(desk.dialogs.save, 'utf8')
    expect(written.bytes).toBe(Buffer.byteLength(text))
    const lines: Record<string, string>[] = parse(text, { bom: true, columns: true })
    expect(lines).toHaveLength(rows.length)
    const column = ledgerColumns.findIndex(({ header }) => header === '현금영수증대상금액')
    expect(lines.map((line) => Number(line['현금영수증대상금액']))).toEqual(rows.map(({ cells }) => cells[column]))
    expect(desk.events.filter(({ kind }) => kind === 'export.progressed').at(-1)).toMatchObject({ rows: rows.length })
  })

  it('gives back every number as the gateway wrote it, leading zeros and all', async () => {
    const desk = await openDesk()
    const common = { res_cd: '0000', amount: '33000' }
    const naver = {
      ...common,
      tno: '00261107000001',
      order_no: '000123',
      pay_method: 'PANP',
      service_corp_id: 'SCNA',
      easypoint_mny: '33000',
      app_easypoint_time: '20261107101500',
      app_cash_receipt_yn: 'Y',
      app_cash_receipt_no: '00261107459620',
      app_cash_receipt_mny: '33000',
    }
    const transfer = {
      ...common,
      tno: '00000000000012',
      order_no: '0E12',
      pay_method: 'PABK',
      bk_mny: '33000',
      app_time: '20261107111500',
      cash_yn: 'Y',
      cash_authno: '000345678',
      cash_no: '00261107459621',
      cash_tr_code: '0',
      cash_id_info: '01000000012',
    }
    const cancel = { ...common, tno: naver.tno, app_cash_receipt_mny: '33000', canc_time: '20261107120000' }
    await bringIn(desk, [naver, transfer, cancel].map((one) => JSON.stringify(one)).join('\n'))

    const transactionId = `${desk.shopIds.kcp}/${transfer.tno}`
    expect(valueOf(await desk.api.transactions.detail({ transactionId }))).toMatchObject({
      receiptNumbers: { approval: '000345678', gateway: '00261107459621' },
    })
    for (const encoding of ['csv-utf-8', 'csv-cp949'] as const) {
      desk.dialogs.save = join(desk.folder, `${encoding}.csv`)
      valueOf(await exported(desk, encoding, encoding))
      const bytes = readFileSync(desk.dialogs.save)
      const cells: Record<string, string>[] = parse(encoding === 'csv-utf-8' ? bytes : iconv.decode(bytes, 'cp949'), {
        bom: true,
        columns: true,
      })
      const numbersOf = (tno: string) =>
        cells
          .filter((row) => unguard(row['거래번호'] ?? '') === tno)
          .map((row) =>
            ['주문번호', '현금영수증승인번호', '현금영수증거래번호', '신분확인뒷4자리'].map((name) =>
              unguard(row[name] ?? ''),
            ),
          )
      expect(numbersOf(naver.tno)).toEqual([['000123', '', '00261107459620', '']])
      expect(numbersOf(transfer.tno)).toEqual([['0E12', '000345678', '00261107459621', '**12']])
    }
  })

  it('takes a refund into the month in which it was made', async () => {
    const desk = await openDesk()
    desk.clock.move(20 * dayMs)
    await refundOf(desk, known.kakaoMoney, known.kakaoMoney.paid)
    const december = { shopId: desk.shopIds.kcp, month: '2026-12' }
    expect(valueOf(await desk.api.receipts.ledgerTotals(december))).toMatchObject({
      due: { count: 0 },
      issued: { count: 0 },
      cancelled: { count: 1, won: -47_000 },
    })
    expect((await totalsOf(desk)).cancelled.count).toBe(0)
  })
})

describe('an export', () => {
  it('is audited, with how many rows left and how it ended', async () => {
    const desk = await openDesk()
    desk.dialogs.save = join(desk.folder, 'ledger.csv')
    valueOf(await exported(desk))
    const [entry] = await desk.ledger.auditTrail({ offset: 0, limit: 1 })
    expect(entry).toMatchObject({
      what: 'receipt-ledger-exported',
      subject: desk.shopIds.kcp,
      operatorId: 'op-1',
      detail: { month, format: 'csv-utf-8', event: null, masked: 'yes', rows: 6, outcome: 'written' },
    })
  })

  it('tells how far it is when a tenth of a second has gone by, and at its end', async () => {
    const desk: TestDesk = await openDesk({
      ledger: (ledger) => ({
        ...ledger,
        unmatchedLedgerLines: async (wanted) => {
          const page = await ledger.unmatchedLedgerLines(wanted)
          if (wanted.until === null) desk.clock.move(100)
          return page
        },
      }),
    })
    await bringIn(desk, transfers(650))
    desk.dialogs.save = join(desk.folder, 'ledger.csv')
    const { rows } = valueOf(await exported(desk))
    const told = desk.events.flatMap((event) => (event.kind === 'export.progressed' ? [event.rows] : []))
    expect(told[0]).toBe(0)
    expect(told.slice(-1)).toEqual([rows])
    // The clock moves once, for the last of three pages: of one before it nothing is told.
    expect(told.length).toBeLessThan(4)
  })

  it('that the operator gives up in the dialog, or for a shop nobody knows, writes nothing', async () => {
    const desk = await openDesk()
    expect(refusalOf(await exported(desk))).toEqual({ kind: 'export-cancelled' })
    const nobody = { exportId: 'e', shopId: 'nobody', month, format: 'csv-utf-8' } as const
    expect(refusalOf(await desk.api.exports.receiptLedger(nobody))).toEqual({ kind: 'shop-not-found' })
  })

  it('that is cancelled on the way leaves no file, and the file that stood there stays', async () => {
    const cancelled = { done: false }
    const desk: TestDesk = await openDesk({
      ledger: (ledger) => ({
        ...ledger,
        // The operator cancels while the first page is read.
        unmatchedLedgerLines: async (wanted) => {
          const page = await ledger.unmatchedLedgerLines(wanted)
          if (!cancelled.done) valueOf(await desk.api.exports.cancel({ exportId: 'export-1' }))
          cancelled.done = true
          return page
        },
      }),
    })
    desk.dialogs.save = join(desk.folder, 'ledger.csv')
    writeFileSync(desk.dialogs.save, 'last month')
    const files = readdirSync(desk.folder).toSorted()
    expect(refusalOf(await exported(desk))).toEqual({ kind: 'export-cancelled' })
    expect(readdirSync(desk.folder).toSorted()).toEqual(files)
    expect(readFileSync(desk.dialogs.save, 'utf8')).toBe('last month')
    expect(valueOf(await desk.api.exports.cancel({ exportId: 'export-1' }))).toEqual({})
    expect(valueOf(await exported(desk, 'export-2'))).toMatchObject({ rows: 6 })
  })

  it('to a place that cannot be written says so', async () => {
    const desk = await openDesk()
    desk.dialogs.save = join(desk.folder, 'no such folder', 'ledger.csv')
    expect(refusalOf(await exported(desk))).toEqual({ kind: 'file-not-writable' })
  })

  it('in CP949 that lacks a letter names it, its line and column, and writes nothing', async () => {
    const desk = await openDesk()
    const [{ shop } = { shop: null }] = valueOf(await desk.api.shops.list({}))
    if (shop === null) throw new Error('there is no shop')
    const { id: shopId, colour } = shop
    valueOf(await desk.api.shops.change({ shopId, colour, tax: null, choices: {}, name: '상점 ☕' }))
    desk.dialogs.save = join(desk.folder, 'ledger.csv')
    const failure = refusalOf(await exported(desk, 'export-1', 'csv-cp949'))
    expect(failure).toMatchObject({ kind: 'characters-do-not-fit', count: 6 })
    expect(failure.kind === 'characters-do-not-fit' && failure.misfits[0]).toEqual({
      line: 2,
      column: '상점',
      character: '☕',
    })
    expect(existsSync(desk.dialogs.save)).toBe(false)
    expect(valueOf(await exported(desk, 'export-2'))).toMatchObject({ rows: 6 })
  })
})
