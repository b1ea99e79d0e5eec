import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ask,
  cancel,
  lookUp,
  partnerAuth,
  send,
  type Told,
} from '../../../../../test/contract/foreign/payple-merchant.ts'
import { epochOf, instantOfEpoch } from '../../../../domain/day.ts'
import type { PaypleSandbox } from '../sandbox/index.ts'
import { now, startSandbox } from './support.ts'

let one: PaypleSandbox
let folder: string
let at: number
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'payple-sandbox-links-'))
  at = epochOf(now)
  one = await start()
})
afterEach(async () => {
  await one.close()
  rmSync(folder, { recursive: true })
})

const start = () => startSandbox({ bookFile: join(folder, 'book.jsonl'), clock: { now: () => instantOfEpoch(at) } })

const make = (change: object = {}): Promise<Told> =>
  ask(
    one.url,
    { PCD_PAY_WORK: 'LINKREG' },
    { PCD_PAY_WORK: 'LINKREG', PCD_PAY_TYPE: 'card', PCD_PAY_GOODS: '테스트상품', PCD_PAY_TOTAL: '1000', ...change },
  )
const pay = (made: Told): Promise<Told> => send(`${one.url}/_pay-link`, { key: made['PCD_LINK_KEY'] })

describe('the sandbox’s links', () => {
  it('are booked and answered without a PCD_PAY_CODE', async () => {
    const made = await make({ PCD_PAY_TYPE: 'transfer', PCD_PAY_TOTAL: '5000', PCD_TAXSAVE_FLAG: 'Y' })
    expect(made).toEqual({
      PCD_LINK_RST: 'success',
      PCD_LINK_MSG: '링크생성이 완료되었습니다.',
      PCD_PAY_TYPE: 'transfer',
      PCD_PAY_GOODS: '테스트상품',
      PCD_PAY_TOTAL: '5000',
      PCD_PAY_ISTAX: 'Y',
      PCD_PAY_TAXTOTAL: '',
      PCD_TAXSAVE_FLAG: 'Y',
      PCD_LINK_EXPIREDATE: '',
      PCD_LINK_KEY: expect.any(String),
      PCD_LINK_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/php\/link\/\?SID=./),
      PCD_LINK_MEMO: '',
    })
    expect(one.report().links).toEqual([
      { key: made['PCD_LINK_KEY'], type: 'transfer', goods: '테스트상품', total: 5_000, expires: '', orders: [] },
    ])
  })

  it.each([
    ['both ways to pay at once', { PCD_PAY_TYPE: 'transfer|card' }],
    ['no goods', { PCD_PAY_GOODS: '' }],
    ['less than 100 won by card', { PCD_PAY_TOTAL: '99' }],
    ['less than 1,000 won by transfer', { PCD_PAY_TYPE: 'transfer', PCD_PAY_TOTAL: '999' }],
    ['parts of a won', { PCD_PAY_TOTAL: '1000.5' }],
    ['more VAT than won', { PCD_PAY_TAXTOTAL: '1001' }],
    ['a body that does not say LINKREG', { PCD_PAY_WORK: '' }],
    ['an hour that is past', { PCD_LINK_EXPIREDATE: '2026112309' }],
    ['a day without an hour', { PCD_LINK_EXPIREDATE: '20261130' }],
    ['an hour no day has', { PCD_LINK_EXPIREDATE: '2026113024' }],
  ])('are refused for %s, in the link’s own names', async (_, change) => {
    const told = await make(change)
    expect(told).toEqual({ PCD_LINK_RST: 'error', PCD_LINK_MSG: expect.stringMatching(/^\[Test\] /) })
    expect(one.report().links).toEqual([])
  })

  it('refuse tokens that are used, and a body that is no JSON, in their own names', async () => {
    const auth = await partnerAuth(one.url, { PCD_PAY_WORK: 'LINKREG' })
    const url = auth['return_url'] ?? ''
    const body = { PCD_CST_ID: auth['cst_id'], PCD_CUST_KEY: auth['custKey'], PCD_AUTH_KEY: auth['AuthKey'] }
    await send(url, body)
    expect(await send(url, body)).toEqual({ PCD_LINK_RST: 'error', PCD_LINK_MSG: expect.stringContaining('SPAY0001') })
    const form = await fetch(url, { method: 'POST', body: 'PCD_PAY_WORK=LINKREG' })
    expect(await form.json()).toEqual({ PCD_LINK_RST: 'error', PCD_LINK_MSG: 'JSON 형식이 아닙니다.' })
  })
})

describe('a link’s buyer in the sandbox', () => {
  it('pays as often as they like, and each payment is looked up and refunded as any other', async () => {
    const made = await make({ PCD_PAY_TOTAL: '2200', PCD_PAY_TAXTOTAL: '100' })
    const [first, second] = [await pay(made), await pay(made)]
    const order = first['PCD_PAY_OID'] ?? ''
    expect(first).toEqual({
      PCD_PAY_OID: expect.stringMatching(/^LINK20261123100000\d{6}$/),
      PCD_PAY_DATE: '20261123',
      PCD_PAY_TYPE: 'card',
      PCD_PAY_TOTAL: '2200',
    })
    expect(one.report().links[0]?.orders).toEqual([order, second['PCD_PAY_OID']])
    expect(await lookUp(one.url, 'card', order, '20261123')).toMatchObject({
      PCD_PAY_RST: 'success',
      PCD_PAY_GOODS: '테스트상품',
      PCD_PAY_TOTAL: '2200',
      PCD_PAY_TAXTOTAL: '100',
      PCD_PAYER_ID: expect.stringMatching(/./),
      PCD_PAY_TIME: '20261123100000',
      PCD_PAY_CARDAUTHNO: expect.stringMatching(/^\d{8}$/),
    })
    expect(await cancel(one.url, order, '20261123', '2200')).toMatchObject({ PCD_PAY_RST: 'success' })
    expect(one.report().payments[order]).toMatchObject({ amount: 2_200, refunded: 2_200 })
  })

  it('gets a receipt with a transfer that asks for one, and none otherwise', async () => {
    const transfer = { PCD_PAY_TYPE: 'transfer', PCD_PAY_ISTAX: 'N' }
    const receipted = await pay(await make({ ...transfer, PCD_TAXSAVE_FLAG: 'Y' }))
    const bare = await pay(await make(transfer))
    const { payments } = one.report()
    expect(payments[receipted['PCD_PAY_OID'] ?? '']?.receipt).toMatchObject({ won: 1_000, live: true })
    expect(payments[bare['PCD_PAY_OID'] ?? '']?.receipt).toBeNull()
  })

  it('has no billing key after an app card', async () => {
    const paid = await pay(await make({ PCD_CARD_VER: '02' }))
    expect(await lookUp(one.url, 'card', paid['PCD_PAY_OID'] ?? '', '20261123')).toMatchObject({ PCD_PAYER_ID: '' })
  })

  it('pays through the hour the link names, and no longer', async () => {
    const made = await make({ PCD_LINK_EXPIREDATE: '2026112310' })
    at += 59 * 60_000
    expect(await pay(made)).toMatchObject({ PCD_PAY_TYPE: 'card' })
    at += 60_000
    expect(await pay(made)).toEqual({ ok: false, why: 'the link has expired' })
  })

  it('finds no link of another key', async () => {
    const answer = await fetch(`${one.url}/_pay-link`, { method: 'POST', body: '{"key":"nobody’s"}' })
    expect(answer.status).toBe(404)
  })
})

it('links and what was paid by them outlive the sandbox', async () => {
  const made = await make()
  const paid = await pay(made)
  const before = one.report()
  await one.close()
  one = await start()
  expect(one.report().links).toEqual(before.links)
  expect(one.report().payments).toEqual(before.payments)
  expect(await lookUp(one.url, 'card', paid['PCD_PAY_OID'] ?? '', '20261123')).toMatchObject({ PCD_PAY_RST: 'success' })
  expect(await pay(made)).toMatchObject({ PCD_PAY_TOTAL: '1000' })
})
