import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { epochOf, instantOfEpoch } from '../../../../domain/day.ts'
import { paypleReader } from '../index.ts'
import {
  type PaypleSandbox,
  publicTestAccount,
  sandboxPayment,
  sandboxTransactions,
  starterBook,
} from '../sandbox/index.ts'
import { noBuyer, now, startSandbox } from './support.ts'

let one: PaypleSandbox
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'payple-sandbox-'))
  one = await startSandbox()
})
afterEach(async () => {
  await one.close()
  rmSync(folder, { recursive: true })
})

type Body = Record<string, unknown>

async function post(
  url: string,
  body: Body,
  headers: Record<string, string> = { Referer: publicTestAccount.referer },
): Promise<Body> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
  return Object.fromEntries(Object.entries((await answer.json()) ?? {}))
}

const { cst_id, custKey, refundKey } = publicTestAccount
const auth = (flag: Body, headers?: Record<string, string>) =>
  post(`${one.url}/php/auth.php`, { cst_id, custKey, ...flag }, headers)
const tokensOf = (told: Body) => ({
  PCD_CST_ID: told['cst_id'],
  PCD_CUST_KEY: told['custKey'],
  PCD_AUTH_KEY: told['AuthKey'],
})
const cancelBody = (change: Body = {}) => ({
  PCD_REFUND_KEY: refundKey,
  PCD_PAYCANCEL_FLAG: 'Y',
  PCD_PAY_OID: 'PP_ORDER_1001',
  PCD_PAY_DATE: '20261122',
  PCD_REFUND_TOTAL: '1000',
  ...change,
})

async function cancel(change: Body = {}): Promise<Body> {
  const told = await auth({ PCD_PAYCANCEL_FLAG: 'Y' })
  return post(String(told['return_url']), { ...tokensOf(told), ...cancelBody(change) })
}

describe('the sandbox’s auth', () => {
  it('gives nine fields, a long one-time AuthKey and an address of its own each time', async () => {
    const first = await auth({ PCD_PAYCANCEL_FLAG: 'Y' })
    const second = await auth({ PCD_PAYCANCEL_FLAG: 'Y' })
    expect(Object.keys(first)).toEqual([
      'server_name',
      'result',
      'result_msg',
      'cst_id',
      'custKey',
      'AuthKey',
      'PCD_PAY_HOST',
      'PCD_PAY_URL',
      'return_url',
    ])
    expect(String(first['AuthKey'])).toHaveLength(376)
    expect(first['return_url']).toBe([first['PCD_PAY_HOST'], first['PCD_PAY_URL']].join(''))
    for (const name of ['cst_id', 'custKey', 'AuthKey', 'PCD_PAY_URL']) expect(first[name]).not.toBe(second[name])
  })

  it.each([
    ['no Referer', {}, {}, 'AUTH0004'],
    ['another domain', {}, { Referer: 'https://elsewhere.kr' }, 'AUTH0004'],
    ['a domain that only ends alike', {}, { Referer: 'http://notlocalhost' }, 'AUTH0004'],
    ['no id', { cst_id: '' }, undefined, 'AUTH0001'],
    ['no key', { custKey: '' }, undefined, 'AUTH0002'],
    ['an unknown id', { cst_id: 'x' }, undefined, 'AUTH0003'],
    ['a wrong key', { custKey: 'x' }, undefined, 'AUTH0002'],
  ])('refuses %s', async (_, change, headers, code) => {
    const told = await auth(change, headers)
    expect(told).toMatchObject({ result: 'error', AuthKey: '', return_url: '' })
    expect(told['result_msg']).toContain(`[${code}]`)
  })
})

describe('the sandbox’s tokens', () => {
  it('serve one cancel and are refused the second time', async () => {
    const told = await auth({ PCD_PAYCANCEL_FLAG: 'Y' })
    const url = String(told['return_url'])
    expect(await post(url, { ...tokensOf(told), ...cancelBody() })).toMatchObject({ PCD_PAY_RST: 'success' })
    expect(await post(url, { ...tokensOf(told), ...cancelBody() })).toMatchObject({
      PCD_PAY_RST: 'error',
      PCD_PAY_CODE: 'SPAY0001',
    })
    expect(one.report().totals).toMatchObject({ refunds: 1, authKeysUsed: 1, authKeysRepeated: 1 })
  })

  it('of a look-up serve several look-ups and no cancel', async () => {
    const told = await auth({ PCD_PAYCHK_FLAG: 'Y' })
    const look = { PCD_PAYCHK_FLAG: 'Y', PCD_PAY_TYPE: 'card', PCD_PAY_OID: 'PP_ORDER_1001', PCD_PAY_DATE: '20261122' }
    for (const _ of [1, 2]) {
      expect(await post(String(told['return_url']), { ...tokensOf(told), ...look })).toMatchObject({
        PCD_PAY_CODE: 'PCHK0000',
        PCD_PAY_TOTAL: '39000',
      })
    }
    const other = await auth({ PCD_PAYCANCEL_FLAG: 'Y' })
    expect(await post(String(other['return_url']), { ...tokensOf(told), ...cancelBody() })).toMatchObject({
      PCD_PAY_RST: 'error',
    })
    expect(one.report().totals.refunds).toBe(0)
  })

  it('are no good after thirty minutes', async () => {
    await one.close()
    let at = epochOf(now)
    one = await startSandbox({ clock: { now: () => instantOfEpoch(at) } })
    const told = await auth({ PCD_PAYCANCEL_FLAG: 'Y' })
    at += 30 * 60_000 + 1
    expect(await post(String(told['return_url']), { ...tokensOf(told), ...cancelBody() })).toMatchObject({
      PCD_PAY_RST: 'error',
      PCD_PAY_MSG: expect.stringContaining('만료'),
    })
  })

  it('are refused when one is another’s, or the address is not the one given', async () => {
    const [a, b] = [await auth({ PCD_PAYCANCEL_FLAG: 'Y' }), await auth({ PCD_PAYCANCEL_FLAG: 'Y' })]
    const mixed = { ...tokensOf(a), PCD_CUST_KEY: b['custKey'] }
    expect(await post(String(a['return_url']), { ...mixed, ...cancelBody() })).toMatchObject({ PCD_PAY_RST: 'error' })
    const fixed = `${one.url}/php/account/api/cPayCAct.php`
    expect(await post(fixed, { ...tokensOf(a), ...cancelBody() })).toMatchObject({ PCD_PAY_CODE: 'AUTH0008' })
  })
})

describe('the sandbox’s cancel', () => {
  it('answers as the guide prints it, amounts as text', async () => {
    const told = await cancel()
    expect(told).toEqual({
      PCD_PAY_RST: 'success',
      PCD_PAY_CODE: 'PAYC0000',
      PCD_PAY_MSG: '승인취소성공',
      PCD_PAY_OID: 'PP_ORDER_1001',
      PCD_PAY_TYPE: 'card',
      PCD_PAYER_ID: expect.any(String),
      PCD_PAY_GOODS: '린넨 셔츠',
      PCD_REFUND_TOTAL: '1000',
      PCD_REFUND_TAXTOTAL: '91',
      PCD_PAY_TIME: '20261123100000',
      PCD_PAY_CARDTRADENUM: expect.stringMatching(/^20261123100000\d{10}$/),
      PCD_PAY_CARDRECEIPT: expect.stringContaining('https://'),
    })
  })

  it.each([
    ['an unknown order', { PCD_PAY_OID: 'X' }, 'PAYC0007'],
    ['another day', { PCD_PAY_DATE: '20261121' }, 'PAYC0007'],
    ['more than was paid', { PCD_REFUND_TOTAL: '39001' }, 'PAYC0011'],
    ['a wrong refund key', { PCD_REFUND_KEY: 'x' }, 'PAYC0002'],
    ['no amount', { PCD_REFUND_TOTAL: '0' }, 'SPCD9997'],
    [
      'a part of a composite order without its VAT',
      { PCD_PAY_OID: 'PP_ORDER_1005', PCD_PAY_DATE: '20261120' },
      'SPCD9997',
    ],
  ])('refuses %s and says so in its message', async (_, change, code) => {
    const told = await cancel(change)
    expect(told).toMatchObject({ PCD_PAY_RST: 'error', PCD_PAY_CODE: code })
    expect(told['PCD_PAY_MSG']).toContain(`[${code}]`)
    expect(one.report().totals.refunds).toBe(0)
  })

  it('of a composite order’s parts keeps count of the VAT', async () => {
    const order = { PCD_PAY_OID: 'PP_ORDER_1005', PCD_PAY_DATE: '20261120' }
    const part = await cancel({ ...order, PCD_REFUND_TOTAL: '22000', PCD_REFUND_TAXTOTAL: '1999' })
    expect(part).toMatchObject({ PCD_PAY_RST: 'success', PCD_REFUND_TAXTOTAL: '1999' })
    expect(await cancel({ ...order, PCD_REFUND_TOTAL: '10000', PCD_REFUND_TAXTOTAL: '2' })).toMatchObject({
      PCD_PAY_RST: 'error',
    })
    expect(await cancel({ ...order, PCD_REFUND_TOTAL: '42000' })).toMatchObject({ PCD_REFUND_TAXTOTAL: '1' })
    expect(await cancel({ ...order, PCD_REFUND_TOTAL: '1' })).toMatchObject({ PCD_PAY_CODE: 'PAYC0007' })
  })
})

describe('the sandbox’s scenes', () => {
  it('can be planned over the wire, for so many calls', async () => {
    expect(await post(`${one.url}/_scene`, { name: 'declined', times: 2 })).toEqual({ ok: true })
    expect([await cancel(), await cancel(), await cancel()].map((told) => told['PCD_PAY_RST'])).toEqual([
      'error',
      'error',
      'success',
    ])
  })

  it('of no such name are refused', async () => {
    const answer = await fetch(`${one.url}/_scene`, { method: 'POST', body: '{"name":"nothing"}' })
    expect(answer.status).toBe(400)
  })

  it('tell the book over the wire', async () => {
    await cancel()
    expect(await (await fetch(`${one.url}/_book`)).json()).toMatchObject({
      payments: { PP_ORDER_1001: { amount: 39_000, refunded: 1_000, refunds: [{ won: 1_000 }] } },
      totals: { refunds: 1, refundedWon: 1_000, requests: 2, auths: 1, lookUps: 0 },
    })
  })
})

describe('the sandbox’s book', () => {
  const restart = async () => {
    await one.close()
    one = await startSandbox({ bookFile: join(folder, 'book.jsonl') })
  }

  it('outlives the sandbox', async () => {
    await restart()
    await cancel({ PCD_REFUND_TOTAL: '39000' })
    await restart()
    expect(one.report().payments['PP_ORDER_1001']).toMatchObject({ refunded: 39_000 })
    expect(await cancel()).toMatchObject({ PCD_PAY_CODE: 'PAYC0007' })
  })

  it('has the refund on disk before the answer, so that a reset answer leaves it there', async () => {
    await restart()
    one.play({ name: 'lost-after-commit' })
    await expect(cancel({ PCD_REFUND_TOTAL: '777' })).rejects.toThrow()
    expect(readFileSync(join(folder, 'book.jsonl'), 'utf8')).toContain('"won":777')
  })

  it('loses a torn last line, which nobody was told of, and nothing else', async () => {
    await restart()
    await cancel({ PCD_REFUND_TOTAL: '500' })
    await one.close()
    appendFileSync(join(folder, 'book.jsonl'), '{"oid":"PP_ORDER_1001","refund":{"won":4')
    await restart()
    await cancel({ PCD_REFUND_TOTAL: '300' })
    await restart()
    expect(one.report().payments['PP_ORDER_1001']?.refunded).toBe(800)
  })

  it('starts anew where the file never got its first line', async () => {
    writeFileSync(join(folder, 'book.jsonl'), '{"payme')
    await restart()
    expect(Object.keys(one.report().payments)).toHaveLength(12)
  })

  it('starts with twelve unrefunded payments of every kind', () => {
    const book = starterBook(now)
    const read = book.map((payment) => paypleReader.readAnswer({ ...sandboxPayment(payment) }, noBuyer))
    expect(read.map(({ kind }) => kind)).toEqual(book.map(() => 'payment'))
    const payments = read.flatMap((reading) => (reading.kind === 'payment' ? [reading.transaction] : []))
    expect(payments.flatMap(({ anomalies }) => anomalies)).toEqual([])
    expect(payments.map(({ method, receipt, split }) => `${method} ${receipt.issued} ${split.taxFree > 0}`)).toEqual(
      expect.arrayContaining([
        'card null false',
        'card null true',
        'transfer true false',
        'transfer false false',
        'transfer false true',
        'transfer true true',
      ]),
    )
    expect(sandboxTransactions(book)[0]).toEqual({
      PCD_PAY_OID: 'PP_ORDER_1001',
      PCD_PAY_DATE: '20261122',
      PCD_PAY_TYPE: 'card',
      PCD_PAY_TOTAL: '39000',
    })
  })
})
