import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, cancel, lookUp, send, type Told } from '../../../../../test/contract/foreign/payple-merchant.ts'
import { epochOf, instantOfEpoch } from '../../../../domain/day.ts'
import type { PaypleSandbox } from '../sandbox/index.ts'
import { now, startSandbox } from './support.ts'

let one: PaypleSandbox
let folder: string
let at: number
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'payple-sandbox-confirm-'))
  at = epochOf(now)
  one = await start()
})
afterEach(async () => {
  await one.close()
  rmSync(folder, { recursive: true })
})

const start = () => startSandbox({ bookFile: join(folder, 'book.jsonl'), clock: { now: () => instantOfEpoch(at) } })

const prepare = (order: object = { type: 'card', total: 1_000, oid: 'CERT_1' }): Promise<Told> =>
  send(`${one.url}/_prepare`, order)
const addressOf = (window: Told) => {
  const { pathname, search } = new URL(window['PCD_PAY_COFURL'] ?? '')
  return `${one.url}${pathname}${search}`
}
const confirm = (window: Told, change: object = {}): Promise<Told> =>
  send(addressOf(window), {
    PCD_CST_ID: 'test',
    PCD_CUST_KEY: 'abcd1234567890',
    PCD_AUTH_KEY: window['PCD_AUTH_KEY'],
    PCD_PAY_REQKEY: window['PCD_PAY_REQKEY'],
    PCD_PAYER_ID: window['PCD_PAYER_ID'],
    ...change,
  })

describe('an order prepared in the sandbox', () => {
  it('has the window’s whole result but time and approval, and is not paid', async () => {
    const window = await prepare()
    expect(window).toEqual({
      PCD_PAY_RST: 'success',
      PCD_PAY_CODE: '0000',
      PCD_PAY_MSG: '카드인증완료',
      PCD_PAY_TYPE: 'card',
      PCD_CARD_VER: '01',
      PCD_PAY_WORK: 'CERT',
      PCD_AUTH_KEY: expect.stringMatching(/^.{376}$/),
      PCD_PAY_REQKEY: expect.stringMatching(/./),
      PCD_PAY_HOST: one.url,
      PCD_PAY_URL: '',
      PCD_PAY_COFURL: `${one.url}/php/PayCardConfirmAct.php?ACT_=PAYM`,
      PCD_PAYER_ID: expect.stringMatching(/./),
      PCD_PAYER_NO: '1234',
      PCD_PAYER_NAME: '홍길동',
      PCD_PAYER_HP: '01012345678',
      PCD_PAYER_EMAIL: 'test@payple.kr',
      PCD_PAY_OID: 'CERT_1',
      PCD_PAY_GOODS: '테스트 상품명',
      PCD_PAY_AMOUNT: '1000',
      PCD_PAY_DISCOUNT: '',
      PCD_PAY_AMOUNT_REAL: '1000',
      PCD_PAY_TOTAL: '1000',
      PCD_PAY_TAXTOTAL: '0',
      PCD_PAY_ISTAX: 'Y',
      PCD_PAY_CARDNAME: '삼성카드',
      PCD_PAY_CARDNUM: '1234-****-****-5678',
      PCD_PAY_CARDQUOTA: '00',
      PCD_PAY_CARDTRADENUM: '',
      PCD_PAY_CARDAUTHNO: '',
      PCD_PAY_CARDRECEIPT: '',
      PCD_PAY_TIME: '',
      PCD_SIMPLE_FLAG: 'N',
      PCD_RST_URL: '/order_result',
    })
    expect(one.report().prepared).toEqual([{ oid: 'CERT_1', type: 'card', total: 1_000, confirmed: false }])
    expect(one.report().payments['CERT_1']).toBeUndefined()
    expect(await lookUp(one.url, 'card', 'CERT_1', '20261123')).toMatchObject({ PCD_PAY_RST: 'error' })
  })

  it('by transfer has the account, another address, and a number of the sandbox’s own', async () => {
    expect(await prepare({ type: 'transfer', total: '1000' })).toMatchObject({
      PCD_PAY_TYPE: 'transfer',
      PCD_PAY_OID: expect.stringMatching(/^CERT20261123100000\d{6}$/),
      PCD_PAY_COFURL: `${one.url}/php/PayConfirmAct.php?ACT_=PAYM`,
      PCD_PAY_BANKACCTYPE: 'personal',
      PCD_PAY_BANK: '020',
      PCD_PAY_BANKNAME: '우리은행',
      PCD_PAY_BANKNUM: '123-********-456',
      PCD_TAXSAVE_MGTNUM: '',
      PCD_PAY_TIME: '',
    })
  })

  it.each([
    [{ type: 'cash', total: 1_000 }, 400],
    [{ type: 'card', total: 99 }, 400],
    [{ type: 'transfer', total: 999 }, 400],
    [{ type: 'card' }, 400],
    [{ type: 'card', total: 1_000, oid: 'PP_ORDER_1001' }, 409],
  ])('is refused as %o', async (order, status) => {
    const answer = await fetch(`${one.url}/_prepare`, { method: 'POST', body: JSON.stringify(order) })
    expect(answer.status).toBe(status)
    expect(one.report().prepared).toEqual([])
  })
})

describe('the sandbox’s confirm', () => {
  it('pays by transfer, and look-up and cancel find the payment', async () => {
    const window = await prepare({ type: 'transfer', total: 5_000, oid: 'CERT_2' })
    at += 60_000
    expect(await confirm(window)).toEqual({
      PCD_PAY_RST: 'success',
      PCD_PAY_CODE: '0000',
      PCD_PAY_MSG: '출금이체완료',
      PCD_PAY_REQKEY: window['PCD_PAY_REQKEY'],
      PCD_PAY_TYPE: 'transfer',
      PCD_PAYER_ID: window['PCD_PAYER_ID'],
      PCD_PAYER_NO: '1234',
      PCD_PAYER_NAME: '홍길동',
      PCD_PAYER_HP: '01012345678',
      PCD_PAYER_EMAIL: 'test@payple.kr',
      PCD_PAY_OID: 'CERT_2',
      PCD_PAY_GOODS: '테스트 상품명',
      PCD_PAY_AMOUNT: '5000',
      PCD_PAY_AMOUNT_REAL: '5000',
      PCD_PAY_TOTAL: '5000',
      PCD_PAY_TAXTOTAL: '0',
      PCD_PAY_ISTAX: 'Y',
      PCD_PAY_TIME: '20261123100100',
      PCD_PAY_BANK: '020',
      PCD_PAY_BANKNAME: '우리은행',
      PCD_PAY_BANKNUM: '123-********-456',
      PCD_TAXSAVE_FLAG: 'N',
      PCD_TAXSAVE_RST: 'N',
      PCD_TAXSAVE_MGTNUM: '',
      PCD_SIMPLE_FLAG: 'N',
    })
    expect(await lookUp(one.url, 'transfer', 'CERT_2', '20261123')).toMatchObject({ PCD_PAY_TIME: '20261123100100' })
    expect(await cancel(one.url, 'CERT_2', '20261123', '5000')).toMatchObject({ PCD_PAY_RST: 'success' })
  })

  it.each([
    ['another id', { PCD_CST_ID: 'other' }, 'CBIL0002'],
    ['another key', { PCD_CUST_KEY: 'other' }, 'CBIL0002'],
    ['an AuthKey of nobody', { PCD_AUTH_KEY: 'other' }, 'CBIL0001'],
    ['another confirm key', { PCD_PAY_REQKEY: 'other' }, 'CBIL0001'],
    ['another billing key', { PCD_PAYER_ID: 'other' }, 'SPCD0001'],
    ['no billing key', { PCD_PAYER_ID: '' }, 'SPCD0001'],
  ])('refuses %s, and the right ones are still good', async (_, change, code) => {
    const window = await prepare()
    expect(await confirm(window, change)).toMatchObject({
      PCD_PAY_RST: 'error',
      PCD_PAY_MSG: expect.stringContaining(`[${code}]`),
    })
    expect(one.report().payments['CERT_1']).toBeUndefined()
    expect(await confirm(window)).toMatchObject({ PCD_PAY_CODE: 'PCCF0000' })
  })

  it('refuses the keys of another order', async () => {
    const [mine, other] = [await prepare(), await prepare({ type: 'card', total: 2_000 })]
    expect(await confirm(mine, { PCD_PAY_REQKEY: other['PCD_PAY_REQKEY'] })).toMatchObject({ PCD_PAY_RST: 'error' })
    expect(await confirm(mine, { PCD_PAYER_ID: other['PCD_PAYER_ID'] })).toMatchObject({ PCD_PAY_RST: 'error' })
  })

  it('refuses an order at the other way’s address', async () => {
    const window = await prepare({ type: 'transfer', total: 1_000 })
    const wrong = { ...window, PCD_PAY_COFURL: `${one.url}/php/PayCardConfirmAct.php?ACT_=PAYM` }
    expect(await confirm(wrong)).toMatchObject({ PCD_PAY_CODE: 'AUTH0008' })
    expect(await confirm({ ...window, PCD_PAYER_ID: 'other' })).toMatchObject({ PCD_PAY_CODE: 'CPAY0003' })
  })

  it('refuses another’s domain, and takes a call without one', async () => {
    const window = await prepare()
    const call = (headers: Record<string, string>) =>
      fetch(window['PCD_PAY_COFURL'] ?? '', {
        method: 'POST',
        headers,
        body: JSON.stringify({ ...window, PCD_CST_ID: 'test', PCD_CUST_KEY: 'abcd1234567890' }),
      })
    expect(await (await call({ Referer: 'https://elsewhere.kr' })).json()).toMatchObject({ PCD_PAY_CODE: 'AUTH0004' })
    expect(await (await call({})).json()).toMatchObject({ PCD_PAY_RST: 'success' })
  })

  it.each([
    ['card', 'CPCA0201'],
    ['transfer', 'CPAY0202'],
  ])('is refused the second time for a %s', async (type, code) => {
    const window = await prepare({ type, total: 1_000 })
    expect(await confirm(window)).toMatchObject({ PCD_PAY_RST: 'success' })
    expect(await confirm(window)).toMatchObject({ PCD_PAY_RST: 'error', PCD_PAY_CODE: code })
  })

  it('pays one of two orders prepared under one number', async () => {
    const [first, second] = [await prepare(), await prepare()]
    expect(await confirm(second)).toMatchObject({ PCD_PAY_RST: 'success' })
    expect(await confirm(first)).toMatchObject({ PCD_PAY_RST: 'error', PCD_PAY_CODE: 'CPCA0201' })
    expect(one.report().prepared.map(({ confirmed }) => confirmed)).toEqual([false, true])
  })

  it('is good for thirty minutes', async () => {
    const [early, late] = [await prepare({ type: 'card', total: 1_000 }), await prepare()]
    at += 30 * 60_000
    expect(await confirm(early)).toMatchObject({ PCD_PAY_RST: 'success' })
    at += 1
    expect(await confirm(late)).toMatchObject({
      PCD_PAY_CODE: 'CBIL0002',
      PCD_PAY_MSG: expect.stringContaining('만료'),
    })
  })

  it('is refused when the billing key was ended meanwhile', async () => {
    const window = await prepare()
    await ask(one.url, { PCD_PAY_WORK: 'PUSERDEL' }, { PCD_PAYER_ID: window['PCD_PAYER_ID'] })
    expect(await confirm(window)).toMatchObject({ PCD_PAY_RST: 'error', PCD_PAY_CODE: 'SPCD0011' })
  })

  it('may be heard as silence of the bank although the money moved', async () => {
    const window = await prepare()
    one.play({ name: 'no-answer-from-bank', path: '/php/PayCardConfirmAct.php' })
    expect(await confirm(window)).toMatchObject({ PCD_PAY_RST: 'error', PCD_PAY_CODE: 'SPCD1001' })
    expect(await lookUp(one.url, 'card', 'CERT_1', '20261123')).toMatchObject({ PCD_PAY_RST: 'success' })
  })
})

it('prepared and confirmed orders outlive the sandbox', async () => {
  const [done, open] = [await prepare(), await prepare({ type: 'transfer', total: 3_000, oid: 'CERT_3' })]
  await confirm(done)
  const before = one.report()
  await one.close()
  one = await start()
  expect(one.report().prepared).toEqual(before.prepared)
  expect(one.report().payments).toEqual(before.payments)
  expect(await confirm(done)).toMatchObject({ PCD_PAY_CODE: 'CPCA0201' })
  expect(await confirm(open)).toMatchObject({ PCD_PAY_RST: 'success', PCD_PAY_TOTAL: '3000' })
})
