import { request } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  createPaypleSandbox,
  type PaypleSandbox,
  publicTestAccount,
  starterBook,
} from '../../src/main/gateways/payple/sandbox/index.ts'
import { toInstant } from '../../src/domain/day.ts'

/**
 * A merchant's own client, written from the guide's samples alone: node:http, the bodies as printed, the result rule of §3-6.
 * It shares no code with ours, so the sandbox is held to the guide and not to our client.
 */
interface Told {
  readonly [field: string]: string
}

function send(url: string, body: object): Promise<Told> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname, search } = new URL(url)
    const outgoing = request(
      {
        hostname,
        port,
        path: pathname + search,
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache', Referer: 'http://localhost:8080' },
      },
      (incoming) => {
        let text = ''
        incoming.setEncoding('utf8')
        incoming.on('data', (part: string) => {
          text += part
        })
        incoming.on('end', () => {
          resolve(JSON.parse(text))
        })
        incoming.on('error', reject)
      },
    )
    outgoing.on('error', reject)
    outgoing.end(JSON.stringify(body))
  })
}

const succeeded = (told: Told): boolean =>
  told['PCD_PAY_RST'] === 'success' && (told['PCD_PAY_CODE'] ?? '').includes('0000')

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

const partnerAuth = (purpose: object): Promise<Told> =>
  send(`${sandbox.url}/php/auth.php`, { cst_id: 'test', custKey: 'abcd1234567890', ...purpose })

async function cancel(fields: object): Promise<Told> {
  const auth = await partnerAuth({ PCD_PAYCANCEL_FLAG: 'Y' })
  return send(auth['return_url'] ?? '', {
    PCD_CST_ID: auth['cst_id'],
    PCD_CUST_KEY: auth['custKey'],
    PCD_AUTH_KEY: auth['AuthKey'],
    PCD_REFUND_KEY: 'a41ce010ede9fcbfb3be86b24858806596a9db68b79d138b147c3e563e1829a0',
    PCD_PAYCANCEL_FLAG: 'Y',
    ...fields,
  })
}

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
    PCD_CST_ID: auth['cst_id'],
    PCD_CUST_KEY: auth['custKey'],
    PCD_AUTH_KEY: auth['AuthKey'],
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
    PCD_CST_ID: auth['cst_id'],
    PCD_CUST_KEY: auth['custKey'],
    PCD_AUTH_KEY: auth['AuthKey'],
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
