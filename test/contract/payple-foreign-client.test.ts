import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  createPaypleSandbox,
  type PaypleSandbox,
  publicTestAccount,
  starterBook,
} from '../../src/main/gateways/payple/sandbox/index.ts'
import { toInstant } from '../../src/domain/day.ts'
import * as merchant from './foreign/payple-merchant.ts'
import { send, succeeded, type Told, tokensOf } from './foreign/payple-merchant.ts'

let sandbox: PaypleSandbox
beforeEach(async () => {
  const now = toInstant('2026-11-23T10:00:00+09:00')
  sandbox = await createPaypleSandbox({
    book: starterBook(now),
    account: publicTestAccount,
    port: 0,
    clock: { now: () => now },
    bookFile: null,
  })
})
afterEach(() => sandbox.close())

const partnerAuth = (purpose: object): Promise<Told> => merchant.partnerAuth(sandbox.url, purpose)

const cancel = (fields: object): Promise<Told> =>
  merchant.ask(
    sandbox.url,
    { PCD_PAYCANCEL_FLAG: 'Y' },
    {
      PCD_REFUND_KEY: 'a41ce010ede9fcbfb3be86b24858806596a9db68b79d138b147c3e563e1829a0',
      PCD_PAYCANCEL_FLAG: 'Y',
      ...fields,
    },
  )

it('a foreign client cancels a card payment in two parts and is refused the third', async () => {
  const order = { PCD_PAY_OID: 'PP_ORDER_1002', PCD_PAY_DATE: '20261122' }
  const first = await cancel({ ...order, PCD_REFUND_TOTAL: '100000' })
  expect(succeeded(first)).toBe(true)
  expect(first).toMatchObject({ PCD_PAY_OID: 'PP_ORDER_1002', PCD_PAY_TYPE: 'card', PCD_REFUND_TOTAL: '100000' })
  const second = await cancel({ ...order, PCD_REFUND_TOTAL: '28000' })
  expect(succeeded(second)).toBe(true)
  expect(second['PCD_PAY_CARDTRADENUM']).not.toBe(first['PCD_PAY_CARDTRADENUM'])
  const third = await cancel({ ...order, PCD_REFUND_TOTAL: '1' })
  expect(third).toMatchObject({ PCD_PAY_RST: 'error' })
  expect(third['PCD_PAY_MSG']).toContain('PAYC0007')
  expect(sandbox.report().payments['PP_ORDER_1002']).toMatchObject({ amount: 128_000, refunded: 128_000 })
})

it('a foreign client may join host and address itself instead of taking return_url', async () => {
  const auth = await partnerAuth({ PCD_PAYCHK_FLAG: 'Y' })
  const told = await send(`${auth['PCD_PAY_HOST']}${auth['PCD_PAY_URL']}`, {
    ...tokensOf(auth),
    PCD_PAYCHK_FLAG: 'Y',
    PCD_PAY_TYPE: 'transfer',
    PCD_PAY_OID: 'PP_ORDER_1006',
    PCD_PAY_DATE: '20261120',
  })
  expect(succeeded(told)).toBe(true)
  expect(told).toMatchObject({
    PCD_PAY_TOTAL: '150000',
    PCD_PAY_BANKNAME: '우리은행',
    PCD_TAXSAVE_RST: 'Y',
    PCD_TAXSAVE_MGTNUM: 'G3482429BV2001',
  })
})

it('a foreign client may send its amounts as numbers, as old manuals do', async () => {
  const order = { PCD_PAY_OID: 'PP_ORDER_1010', PCD_PAY_DATE: '20261117', PCD_REFUND_TOTAL: 210_000 }
  expect(succeeded(await cancel(order))).toBe(true)
})

it('a foreign client reads both verdicts of a transfer’s cancel', async () => {
  const order = { PCD_PAY_OID: 'PP_ORDER_1006', PCD_PAY_DATE: '20261120', PCD_REFUND_TOTAL: '150000' }
  sandbox.play({ name: 'taxsave-failed' })
  const told = await cancel(order)
  expect(succeeded(told)).toBe(true)
  expect(told['PCD_TAXSAVE_RST']).toBe('-10002122')
})

it('a foreign client that keeps its tokens is refused and moves no money', async () => {
  const auth = await partnerAuth({ PCD_PAYCANCEL_FLAG: 'Y' })
  const body = {
    ...tokensOf(auth),
    PCD_REFUND_KEY: publicTestAccount.refundKey,
    PCD_PAYCANCEL_FLAG: 'Y',
    PCD_PAY_OID: 'PP_ORDER_1011',
    PCD_PAY_DATE: '20261115',
    PCD_REFUND_TOTAL: '800',
  }
  expect(succeeded(await send(auth['return_url'] ?? '', body))).toBe(true)
  expect(succeeded(await send(auth['return_url'] ?? '', body))).toBe(false)
  expect(sandbox.report().totals).toMatchObject({ refunds: 1, refundedWon: 800, authKeysRepeated: 1 })
})

it('a foreign client that leaves out its Referer is told AUTH0004', async () => {
  const answer = await fetch(`${sandbox.url}/php/auth.php`, {
    method: 'POST',
    body: JSON.stringify({ cst_id: 'test', custKey: 'abcd1234567890' }),
  })
  expect(await answer.json()).toMatchObject({ result: 'error', result_msg: expect.stringContaining('AUTH0004') })
})

it.each(['http://www.localhost:3000/order', 'https://localhost', 'http://localhost:3000/'])(
  'a foreign client may name %s, a page or sub-domain of the registered domain',
  async (referer) => {
    const answer = await fetch(`${sandbox.url}/php/auth.php`, {
      method: 'POST',
      headers: { Referer: referer },
      body: JSON.stringify({ cst_id: 'test', custKey: 'abcd1234567890', PCD_PAYCANCEL_FLAG: 'Y' }, null, '\t'),
    })
    expect(await answer.json()).toMatchObject({ result: 'success' })
  },
)

it('a foreign client that posts a form instead of JSON is told so, at both calls', async () => {
  const form = (url: string, fields: Readonly<Record<string, string>>) =>
    fetch(url, { method: 'POST', headers: { Referer: 'http://localhost:3000' }, body: new URLSearchParams(fields) })
  const auth = await form(`${sandbox.url}/php/auth.php`, { cst_id: 'test', custKey: 'abcd1234567890' })
  expect(await auth.json()).toMatchObject({ result: 'error' })
  const granted = await partnerAuth({ PCD_PAYCANCEL_FLAG: 'Y' })
  const told = await form(granted['return_url'] ?? '', { PCD_PAY_OID: 'PP_ORDER_1002', PCD_REFUND_TOTAL: '1' })
  expect(await told.json()).toMatchObject({ PCD_PAY_RST: 'error' })
  expect(sandbox.report().totals.refunds).toBe(0)
})

it('foreign clients that ask eight times at once for more than half are given it once', async () => {
  const order = { PCD_PAY_OID: 'PP_ORDER_1002', PCD_PAY_DATE: '20261122', PCD_REFUND_TOTAL: '80000' }
  const told = await Promise.all(Array.from({ length: 8 }, () => cancel(order)))
  expect(told.filter(succeeded)).toHaveLength(1)
  expect(sandbox.report().payments['PP_ORDER_1002']).toMatchObject({ refunded: 80_000 })
})

it.each(['1,000', '1000.0', '-1', '0', '', '99999999999'])(
  'a foreign client that asks for %o won is refused',
  async (won) => {
    const told = await cancel({ PCD_PAY_OID: 'PP_ORDER_1002', PCD_PAY_DATE: '20261122', PCD_REFUND_TOTAL: won })
    expect(told).toMatchObject({ PCD_PAY_RST: 'error' })
    expect(sandbox.report().totals.refunds).toBe(0)
  },
)

/** A payment's billing key, which a merchant's server keeps from the payment's result. */
async function billingKeyOf(type: 'card' | 'transfer', order: string, day: string): Promise<string> {
  const told = await merchant.lookUp(sandbox.url, type, order, day)
  return told['PCD_PAYER_ID'] ?? ''
}

it('a foreign client issues a transfer’s cash receipt, is refused a second, and cancels it', async () => {
  const PCD_PAYER_ID = await billingKeyOf('transfer', 'PP_ORDER_1008', '20261119')
  const issue = {
    PCD_PAYER_ID,
    PCD_PAY_OID: 'PP_ORDER_1008',
    PCD_TAXSAVE_AMOUNT: '120000',
    PCD_TAXSAVE_TRADEUSE: 'personal',
    PCD_TAXSAVE_IDENTINUM: '01023456789',
  }
  const issued = await merchant.ask(sandbox.url, { PCD_PAY_WORK: 'TSREG' }, issue)
  expect(issued).toEqual({
    PCD_PAY_RST: 'success',
    PCD_PAY_CODE: 'TSRG0000',
    PCD_PAY_MSG: '현금영수증 발행완료',
    PCD_PAY_WORK: 'TSREG',
    PCD_PAYER_ID,
    PCD_PAY_OID: 'PP_ORDER_1008',
    PCD_TAXSAVE_AMOUNT: '120000',
    PCD_TAXSAVE_MGTNUM: expect.stringMatching(/^G\d+$/),
  })
  expect(await merchant.lookUp(sandbox.url, 'transfer', 'PP_ORDER_1008', '20261119')).toMatchObject({
    PCD_PAYER_ID,
    PCD_TAXSAVE_RST: 'Y',
    PCD_TAXSAVE_MGTNUM: issued['PCD_TAXSAVE_MGTNUM'],
  })
  expect(succeeded(await merchant.ask(sandbox.url, { PCD_PAY_WORK: 'TSREG' }, issue))).toBe(false)
  const ended = await merchant.ask(
    sandbox.url,
    { PCD_PAY_WORK: 'TSCANCEL' },
    { PCD_PAYER_ID, PCD_PAY_OID: 'PP_ORDER_1008' },
  )
  expect(succeeded(ended)).toBe(true)
  expect(ended).toMatchObject({ PCD_PAY_WORK: 'TSCANCEL', PCD_PAY_MSG: '현금영수증 발행취소 완료' })
  expect(await merchant.lookUp(sandbox.url, 'transfer', 'PP_ORDER_1008', '20261119')).toMatchObject({
    PCD_TAXSAVE_RST: 'N',
    PCD_TAXSAVE_MGTNUM: '',
  })
})

it('a foreign client may send a receipt’s cancel with the fields of its issue, as two samples do', async () => {
  const told = await merchant.ask(
    sandbox.url,
    { PCD_PAY_WORK: 'TSCANCEL' },
    {
      PCD_PAYER_ID: await billingKeyOf('transfer', 'PP_ORDER_1006', '20261120'),
      PCD_PAY_OID: 'PP_ORDER_1006',
      PCD_TAXSAVE_AMOUNT: '1000',
      PCD_TAXSAVE_TRADEUSE: 'company',
      PCD_TAXSAVE_IDENTINUM: '',
    },
  )
  expect(succeeded(told)).toBe(true)
  expect(told).toMatchObject({ PCD_TAXSAVE_AMOUNT: '150000', PCD_TAXSAVE_MGTNUM: 'G3482429BV2001' })
})

it('a foreign client looks a billing key up, ends it, and finds it gone', async () => {
  const PCD_PAYER_ID = await billingKeyOf('card', 'PP_ORDER_1002', '20261122')
  const info = () => merchant.ask(sandbox.url, { PCD_PAY_WORK: 'PUSERINFO' }, { PCD_PAYER_ID })
  expect(await info()).toEqual({
    PCD_PAY_RST: 'success',
    PCD_PAY_CODE: '0000',
    PCD_PAY_MSG: '회원조회 성공',
    PCD_PAY_TYPE: 'card',
    PCD_PAY_BANKACCTYPE: '개인',
    PCD_PAYER_ID,
    PCD_PAYER_NAME: '이도윤',
    PCD_PAYER_HP: '010-****-0002',
    PCD_PAY_CARD: '0200',
    PCD_PAY_CARDNAME: 'BC카드',
    PCD_PAY_CARDNUM: '1234-****-****-0002',
    PCD_PAY_ISTAX: 'Y',
  })
  const ended = await merchant.ask(sandbox.url, { PCD_PAY_WORK: 'PUSERDEL' }, { PCD_PAYER_ID, PCD_PAYER_NO: '1201' })
  expect(ended).toEqual({
    PCD_PAY_RST: 'success',
    PCD_PAY_CODE: 'PUSER0000',
    PCD_PAY_MSG: '카드해지완료',
    PCD_PAY_TYPE: 'card',
    PCD_PAY_WORK: 'PUSERDEL',
    PCD_PAYER_ID,
    PCD_PAYER_NO: '1201',
  })
  expect(await info()).toMatchObject({ PCD_PAY_RST: 'error' })
})

it('a foreign client makes a link as printed, and finds what its buyer paid', async () => {
  const link = {
    PCD_PAY_WORK: 'LINKREG',
    PCD_PAY_TYPE: 'card',
    PCD_PAY_GOODS: '테스트상품',
    PCD_PAY_TOTAL: '1000',
    PCD_CARD_VER: '01',
    PCD_PAY_ISTAX: 'Y',
    PCD_LINK_EXPIREDATE: '2026113015',
  }
  const made = await merchant.ask(sandbox.url, { PCD_PAY_WORK: 'LINKREG' }, link)
  expect(made).toEqual({
    PCD_LINK_RST: 'success',
    PCD_LINK_MSG: '링크생성이 완료되었습니다.',
    PCD_PAY_TYPE: 'card',
    PCD_PAY_GOODS: '테스트상품',
    PCD_PAY_TOTAL: '1000',
    PCD_PAY_ISTAX: 'Y',
    PCD_PAY_TAXTOTAL: '',
    PCD_TAXSAVE_FLAG: '',
    PCD_LINK_EXPIREDATE: '2026113015',
    PCD_LINK_KEY: expect.stringMatching(/./),
    PCD_LINK_URL: `${sandbox.url}/php/link/?SID=${made['PCD_LINK_KEY']}`,
    PCD_LINK_MEMO: '',
    PCD_CARD_VER: '01',
  })
  const paid = await send(`${sandbox.url}/_pay-link`, { key: made['PCD_LINK_KEY'] })
  const found = await merchant.lookUp(sandbox.url, 'card', paid['PCD_PAY_OID'] ?? '', paid['PCD_PAY_DATE'] ?? '')
  expect(succeeded(found)).toBe(true)
  expect(found).toMatchObject({ PCD_PAY_GOODS: '테스트상품', PCD_PAY_TOTAL: '1000' })
})

it('a foreign client confirms what the window prepared, with its own id and key, and once', async () => {
  const window = await send(`${sandbox.url}/_prepare`, { type: 'card', total: 1000, oid: 'ORDER_17027809' })
  expect(window).toMatchObject({ PCD_PAY_RST: 'success', PCD_PAY_WORK: 'CERT', PCD_PAY_OID: 'ORDER_17027809' })
  const body = {
    PCD_CST_ID: 'test',
    PCD_CUST_KEY: 'abcd1234567890',
    PCD_AUTH_KEY: window['PCD_AUTH_KEY'],
    PCD_PAY_REQKEY: window['PCD_PAY_REQKEY'],
    PCD_PAYER_ID: window['PCD_PAYER_ID'],
  }
  const confirmed = await send(window['PCD_PAY_COFURL'] ?? '', body)
  expect(succeeded(confirmed)).toBe(true)
  expect(Object.keys(confirmed).toSorted()).toEqual(
    [
      'PCD_PAY_RST',
      'PCD_PAY_CODE',
      'PCD_PAY_MSG',
      'PCD_PAY_REQKEY',
      'PCD_PAY_OID',
      'PCD_PAY_TYPE',
      'PCD_PAYER_ID',
      'PCD_PAYER_NO',
      'PCD_PAYER_NAME',
      'PCD_PAYER_HP',
      'PCD_PAYER_EMAIL',
      'PCD_PAY_GOODS',
      'PCD_PAY_AMOUNT',
      'PCD_PAY_AMOUNT_REAL',
      'PCD_PAY_TOTAL',
      'PCD_PAY_TAXTOTAL',
      'PCD_PAY_ISTAX',
      'PCD_PAY_CARDNAME',
      'PCD_PAY_CARDNUM',
      'PCD_PAY_CARDTRADENUM',
      'PCD_PAY_CARDAUTHNO',
      'PCD_PAY_CARDRECEIPT',
      'PCD_PAY_TIME',
      'PCD_SIMPLE_FLAG',
    ].toSorted(),
  )
  expect(confirmed).toMatchObject({ PCD_PAY_CODE: 'PCCF0000', PCD_PAY_TOTAL: '1000', PCD_PAY_TIME: '20261123100000' })
  expect(succeeded(await send(window['PCD_PAY_COFURL'] ?? '', body))).toBe(false)
  const order = { PCD_PAY_OID: 'ORDER_17027809', PCD_PAY_DATE: '20261123', PCD_REFUND_TOTAL: '1000' }
  expect(succeeded(await cancel(order))).toBe(true)
})

it('a foreign client that confirms with tokens instead of its own key is refused', async () => {
  const window = await send(`${sandbox.url}/_prepare`, { type: 'transfer', total: 1000 })
  const auth = await partnerAuth({})
  const told = await send(window['PCD_PAY_COFURL'] ?? '', {
    ...tokensOf(auth),
    PCD_AUTH_KEY: window['PCD_AUTH_KEY'],
    PCD_PAY_REQKEY: window['PCD_PAY_REQKEY'],
    PCD_PAYER_ID: window['PCD_PAYER_ID'],
  })
  expect(told).toMatchObject({ PCD_PAY_RST: 'error' })
  expect(sandbox.report().prepared).toEqual([expect.objectContaining({ confirmed: false })])
})
