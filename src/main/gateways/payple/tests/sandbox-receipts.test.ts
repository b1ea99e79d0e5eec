import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, cancel, lookUp, type Told } from '../../../../../test/contract/foreign/payple-merchant.ts'
import type { PaypleSandbox } from '../sandbox/index.ts'
import { startSandbox } from './support.ts'

let one: PaypleSandbox
let folder: string
let bookFile: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'payple-sandbox-receipts-'))
  bookFile = join(folder, 'book.jsonl')
  one = await startSandbox({ bookFile })
})
afterEach(async () => {
  await one.close()
  rmSync(folder, { recursive: true })
})

const restart = async () => {
  await one.close()
  one = await startSandbox({ bookFile })
}

/** Transfers of the starter book: without a receipt, with one, and of a company with one; then a card payment. */
const bare = { order: 'PP_ORDER_1008', day: '20261119', key: 'c2FuZGJveC1iaWxsaW5nLWtleS00008', won: '120000' }
const receipted = { order: 'PP_ORDER_1006', day: '20261120', key: 'c2FuZGJveC1iaWxsaW5nLWtleS00006', won: '150000' }
const company = { order: 'PP_ORDER_1007', key: 'c2FuZGJveC1iaWxsaW5nLWtleS00007' }
const card = { order: 'PP_ORDER_1001', key: 'c2FuZGJveC1iaWxsaW5nLWtleS00001' }

const issue = (change: object = {}): Promise<Told> =>
  ask(
    one.url,
    { PCD_PAY_WORK: 'TSREG' },
    {
      PCD_PAYER_ID: bare.key,
      PCD_PAY_OID: bare.order,
      PCD_TAXSAVE_AMOUNT: bare.won,
      PCD_TAXSAVE_TRADEUSE: 'personal',
      PCD_TAXSAVE_IDENTINUM: '01023456789',
      ...change,
    },
  )
const end = (change: object = {}): Promise<Told> =>
  ask(one.url, { PCD_PAY_WORK: 'TSCANCEL' }, { PCD_PAYER_ID: receipted.key, PCD_PAY_OID: receipted.order, ...change })
const receiptOf = (order: string) => one.report().payments[order]?.receipt

describe('the sandbox’s issue of a cash receipt', () => {
  it('answers as printed, books the receipt and shows it in look-ups', async () => {
    const told = await issue()
    const number = told['PCD_TAXSAVE_MGTNUM']
    expect(told).toEqual({
      PCD_PAY_RST: 'success',
      PCD_PAY_CODE: 'TSRG0000',
      PCD_PAY_MSG: '현금영수증 발행완료',
      PCD_PAY_WORK: 'TSREG',
      PCD_PAYER_ID: bare.key,
      PCD_PAY_OID: bare.order,
      PCD_TAXSAVE_AMOUNT: bare.won,
      PCD_TAXSAVE_MGTNUM: expect.stringMatching(/^G\d{11}$/),
    })
    expect(receiptOf(bare.order)).toEqual({ number, won: 120_000, live: true })
    expect(await lookUp(one.url, 'transfer', bare.order, bare.day)).toMatchObject({
      PCD_PAYER_ID: bare.key,
      PCD_TAXSAVE_FLAG: 'N',
      PCD_TAXSAVE_RST: 'Y',
      PCD_TAXSAVE_MGTNUM: number,
    })
  })

  it.each([
    ['an unknown order', { PCD_PAY_OID: 'NOBODY' }, 'BILL0003'],
    ['another’s billing key', { PCD_PAYER_ID: receipted.key }, 'CPAY0003'],
    ['no billing key', { PCD_PAYER_ID: '' }, 'CPAY0003'],
    ['a card payment', { PCD_PAY_OID: card.order, PCD_PAYER_ID: card.key }, ''],
    ['a receipt that is live', { PCD_PAY_OID: receipted.order, PCD_PAYER_ID: receipted.key }, ''],
    ['more than was paid', { PCD_TAXSAVE_AMOUNT: '120001' }, ''],
    ['no amount', { PCD_TAXSAVE_AMOUNT: '' }, ''],
    ['nothing', { PCD_TAXSAVE_AMOUNT: '0' }, ''],
    ['parts of a won', { PCD_TAXSAVE_AMOUNT: '1000.5' }, ''],
    ['a use that is none', { PCD_TAXSAVE_TRADEUSE: 'income' }, ''],
    ['a number with dashes', { PCD_TAXSAVE_IDENTINUM: '010-2345-6789' }, ''],
  ])('refuses %s and books nothing', async (_, change, code) => {
    const before = one.report().payments
    const told = await issue(change)
    expect(told).toMatchObject({ PCD_PAY_RST: 'error', PCD_PAY_CODE: code })
    expect(told['PCD_PAY_MSG']).toMatch(/^\[Test\] /)
    expect(one.report().payments).toEqual(before)
  })

  it('is for no more than what a refund has left', async () => {
    await cancel(one.url, bare.order, bare.day, '20000')
    expect(await issue({ PCD_TAXSAVE_AMOUNT: '100001' })).toMatchObject({ PCD_PAY_RST: 'error' })
    expect(await issue({ PCD_TAXSAVE_AMOUNT: '100000' })).toMatchObject({ PCD_PAY_RST: 'success' })
  })

  it('takes the payment’s own use and the payer’s phone where none are stated', async () => {
    await issue({ PCD_TAXSAVE_TRADEUSE: '', PCD_TAXSAVE_IDENTINUM: '' })
    const own = { PCD_PAYER_ID: company.key, PCD_PAY_OID: company.order }
    await end(own)
    await issue({ ...own, PCD_TAXSAVE_AMOUNT: '88000', PCD_TAXSAVE_TRADEUSE: '', PCD_TAXSAVE_IDENTINUM: '' })
    const written = readFileSync(bookFile, 'utf8')
    expect(written).toContain('"use":"personal","identity":"01055500008"')
    expect(written).toContain('"use":"company","identity":"01055500007"')
  })
})

describe('the sandbox’s cancel of a cash receipt', () => {
  it('ends the whole receipt, and look-ups say so', async () => {
    expect(await end()).toEqual({
      PCD_PAY_RST: 'success',
      PCD_PAY_CODE: '0000',
      PCD_PAY_MSG: '현금영수증 발행취소 완료',
      PCD_PAY_WORK: 'TSCANCEL',
      PCD_PAYER_ID: receipted.key,
      PCD_PAY_OID: receipted.order,
      PCD_TAXSAVE_AMOUNT: receipted.won,
      PCD_TAXSAVE_MGTNUM: 'G3482429BV2001',
    })
    expect(receiptOf(receipted.order)).toEqual({ number: 'G3482429BV2001', won: 150_000, live: false })
    expect(await lookUp(one.url, 'transfer', receipted.order, receipted.day)).toMatchObject({
      PCD_TAXSAVE_FLAG: 'Y',
      PCD_TAXSAVE_RST: 'N',
      PCD_TAXSAVE_MGTNUM: '',
    })
  })

  it.each([
    ['where there was no receipt', { PCD_PAYER_ID: bare.key, PCD_PAY_OID: bare.order }],
    ['of a card payment', { PCD_PAYER_ID: card.key, PCD_PAY_OID: card.order }],
    ['of an unknown order', { PCD_PAY_OID: 'NOBODY' }],
    ['with another’s billing key', { PCD_PAYER_ID: bare.key }],
  ])('is refused %s', async (_, change) => {
    expect(await end(change)).toMatchObject({ PCD_PAY_RST: 'error' })
    expect(receiptOf(receipted.order)).toMatchObject({ live: true })
  })

  it('is refused the second time, and the receipt may then be issued anew under a new number', async () => {
    await end()
    expect(await end()).toMatchObject({ PCD_PAY_RST: 'error' })
    const again = await issue({
      PCD_PAYER_ID: receipted.key,
      PCD_PAY_OID: receipted.order,
      PCD_TAXSAVE_AMOUNT: '50000',
    })
    expect(again['PCD_TAXSAVE_MGTNUM']).not.toBe('G3482429BV2001')
    expect(receiptOf(receipted.order)).toEqual({ number: again['PCD_TAXSAVE_MGTNUM'], won: 50_000, live: true })
  })

  it('declined says the one institution code that is printed', async () => {
    one.play({ name: 'declined', path: '/php/taxsave/api/tsAct.php?ACT_=TSCANCEL' })
    expect(await end()).toMatchObject({ PCD_PAY_RST: 'error', PCD_PAY_MSG: expect.stringContaining('-10002122') })
    expect(receiptOf(receipted.order)).toMatchObject({ live: true })
  })
})

describe('a transfer’s refund in the sandbox', () => {
  it.each(['150000', '1000'])('of %s won ends the receipt and says so', async (won) => {
    expect(await cancel(one.url, receipted.order, receipted.day, won)).toMatchObject({ PCD_TAXSAVE_RST: '0000' })
    expect(receiptOf(receipted.order)).toMatchObject({ live: false })
    expect(await end()).toMatchObject({ PCD_PAY_RST: 'error' })
  })

  it('with taxsave-failed leaves the receipt live, to be cancelled by itself', async () => {
    one.play({ name: 'taxsave-failed' })
    expect(await cancel(one.url, receipted.order, receipted.day, '150000')).toMatchObject({
      PCD_PAY_RST: 'success',
      PCD_TAXSAVE_RST: '-10002122',
    })
    expect(receiptOf(receipted.order)).toMatchObject({ live: true })
    expect(await end()).toMatchObject({ PCD_PAY_RST: 'success' })
  })

  it('says nothing of a receipt that was cancelled before', async () => {
    await end()
    expect(await cancel(one.url, receipted.order, receipted.day, '1000')).toMatchObject({ PCD_TAXSAVE_RST: '' })
  })

  it('that is not booked leaves the receipt live', async () => {
    one.play({ name: 'lost-before-commit' })
    await expect(cancel(one.url, receipted.order, receipted.day, '150000')).rejects.toThrow()
    expect(receiptOf(receipted.order)).toMatchObject({ live: true })
  })
})

it('receipts issued, cancelled and ended by refunds outlive the sandbox', async () => {
  const { PCD_TAXSAVE_MGTNUM: number } = await issue({ PCD_TAXSAVE_AMOUNT: '70000' })
  await end()
  const mixed = { order: 'PP_ORDER_1012', day: '20261113' }
  await cancel(one.url, mixed.order, mixed.day, '300000')
  await restart()
  expect(receiptOf(bare.order)).toEqual({ number, won: 70_000, live: true })
  expect(receiptOf(receipted.order)).toEqual({ number: 'G3482429BV2001', won: 150_000, live: false })
  expect(receiptOf(mixed.order)).toMatchObject({ live: false })
  expect(receiptOf(company.order)).toMatchObject({ live: true })
  expect(receiptOf(card.order)).toBeNull()
  expect(await issue()).toMatchObject({ PCD_PAY_RST: 'error' })
})

it('a receipt is on disk before its answer, so that a lost answer leaves it there', async () => {
  one.play({ name: 'lost-after-commit', path: '/php/taxsave/api/tsAct.php?ACT_=TSREG' })
  await expect(issue({ PCD_TAXSAVE_AMOUNT: '777' })).rejects.toThrow()
  await restart()
  expect(receiptOf(bare.order)).toMatchObject({ won: 777, live: true })
})
