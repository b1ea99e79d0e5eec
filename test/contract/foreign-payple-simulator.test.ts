import { afterEach, describe, expect, it } from 'vitest'
import { dayOf, toDay } from '../../src/domain/day.ts'
import { add, noWon, subtract, toWon, type Won } from '../../src/domain/money.ts'
import { addSplits, noSplit, refundSplit, type TaxSplit } from '../../src/domain/tax-split.ts'
import type { PaymentAddress } from '../../src/main/gateways/call.ts'
import { type Order, type PaypleWording, printedAccount, startPaypleSimulator } from './foreign/payple-simulator.ts'
import { closeAll, closeLater, connectionTo, gateways, only, refundOf, without } from './foreign/stand.ts'

/**
 * The product against a Payple host that somebody else wrote from Payple's public papers. Whatever those papers leave open is
 * answered here in several ways; whatever contradicts a request stays unknown.
 */

const { payple } = gateways
afterEach(closeAll)

type Reword = PaypleWording['rewordAuth']

const oid = 'ORDER_17027809'
const order: Order = { oid, date: '20261120', type: 'card', total: 10_000 }

async function paypleHost(one: Order = order) {
  const host = closeLater(await startPaypleSimulator([one]))
  return { host, connection: connectionTo(host.url, printedAccount) }
}

const paypleAddress: PaymentAddress = {
  gatewayTransactionId: oid,
  orderNumber: oid,
  paidOn: toDay('2026-11-20'),
  gatewayMethod: 'card',
}

describe('a Payple host of somebody else’s making', () => {
  it('takes two requests, each with an auth of its own and with the Referer', async () => {
    const { host, connection } = await paypleHost()
    expect(payple.checkCredentials(connection.credentials)).toEqual([])
    expect(await payple.testConnection(connection)).toMatchObject({ ok: true })
    expect(await payple.refund(connection, refundOf(paypleAddress, 4_000))).toMatchObject({ kind: 'accepted' })
    expect(await payple.refund(connection, refundOf(paypleAddress, 6_000, 10_000, 6_000))).toMatchObject({
      kind: 'accepted',
    })
    expect(host.requests.map(({ referer }) => referer)).toEqual([printedAccount.Referer, printedAccount.Referer])
    expect(host.requests.map(({ words }) => words['PCD_PAY_DATE'])).toEqual(['20261120', '20261120'])
    expect(host.left(oid)).toBe(0)
  })

  it.each<[string, (auth: Parameters<Reword>[0], port: number) => ReturnType<Reword>]>([
    ['a slash at its end', (auth) => ({ ...auth, PCD_PAY_HOST: `${auth['PCD_PAY_HOST']}/` })],
    [
      'the name localhost',
      (auth, port) => ({
        ...auth,
        PCD_PAY_HOST: `http://localhost:${port}`,
        return_url: `http://localhost:${port}${auth['PCD_PAY_URL']}`,
      }),
    ],
    ['no scheme', (auth, port) => ({ ...auth, PCD_PAY_HOST: `127.0.0.1:${port}` })],
    ['nothing but return_url', without('PCD_PAY_HOST', 'PCD_PAY_URL', 'server_name')],
    ['no return_url', without('return_url')],
    ['its path as return_url', (auth) => ({ ...auth, return_url: auth['PCD_PAY_URL'] ?? '' })],
    [
      'another path',
      (auth) => ({ ...auth, PCD_PAY_URL: '/v3/refund', return_url: `${auth['PCD_PAY_HOST']}/v3/refund` }),
    ],
    ['no message', without('result_msg')],
  ])('that names itself with %s is asked there', async (_, reword) => {
    const { host, connection } = await paypleHost()
    host.wording.rewordAuth = (auth) => reword(auth, host.port)
    expect(await payple.refund(connection, refundOf(paypleAddress, 4_000))).toMatchObject({ kind: 'accepted' })
  })

  it.each<[string, Reword]>([
    ['elsewhere', (auth) => ({ ...auth, PCD_PAY_HOST: 'http://127.0.0.1:1', return_url: 'http://127.0.0.1:1/x' })],
    ['to two places', (auth) => ({ ...auth, return_url: `${auth['PCD_PAY_HOST']}/php/other.php` })],
    ['to the doubled address', (auth) => ({ ...auth, return_url: `${auth['PCD_PAY_HOST']}${auth['return_url']}` })],
    ['nowhere', without('PCD_PAY_HOST', 'PCD_PAY_URL', 'return_url')],
    ['without a token', without('AuthKey')],
    ['away, AUTH0004', () => ({ result: 'error', result_msg: '[AUTH0004] CONNECT SERVER ERROR!!' })],
    ['away, AUTH0007', () => ({ result: 'error', result_msg: 'AUTH0007 : domain' })],
  ])('that sends us %s is asked for nothing', async (_, reword) => {
    const { host, connection } = await paypleHost()
    host.wording.rewordAuth = reword
    expect(await payple.refund(connection, refundOf(paypleAddress, 4_000))).toMatchObject({ kind: 'not-sent' })
    expect(host.requests).toEqual([])
    expect(await payple.testConnection(connection)).toMatchObject({ ok: false })
  })

  it.each<[string, Partial<PaypleWording>]>([
    ['in pieces', { frame: 'chunked' }],
    ['behind a byte order mark', { frame: 'bom' }],
    ['without a content type', { contentType: null }],
    ['without the amount', { reword: without('PCD_REFUND_TOTAL') }],
    ['with nothing but result and code', { reword: only('PCD_PAY_RST', 'PCD_PAY_CODE') }],
    ['with the bare code 0000', { reword: (told) => ({ ...told, PCD_PAY_CODE: '0000' }) }],
    ['without the time', { reword: without('PCD_PAY_TIME') }],
    [
      'with the amount as a number',
      { reword: (told) => ({ ...told, PCD_REFUND_TOTAL: Number(told['PCD_REFUND_TOTAL']) }) },
    ],
    [
      'with nulls',
      { reword: (told) => ({ ...told, PCD_REFUND_TOTAL: null, PCD_PAYER_ID: null, PCD_PAY_CARDTRADENUM: null }) },
    ],
  ])('says yes %s, and is understood', async (_, wording) => {
    const { host, connection } = await paypleHost()
    Object.assign(host.wording, wording)
    expect(await payple.refund(connection, refundOf(paypleAddress, 4_000))).toMatchObject({ kind: 'accepted' })
    expect(host.left(oid)).toBe(6_000)
  })

  it.each<[string, PaypleWording['reword']]>([
    ['another order', (told) => ({ ...told, PCD_PAY_OID: 'ORDER_1' })],
    ['another amount', (told) => ({ ...told, PCD_REFUND_TOTAL: '1' })],
    ['yes without a code', without('PCD_PAY_CODE')],
    ['yes with a code that only contains 0000', (told) => ({ ...told, PCD_PAY_CODE: 'PAYC00001' })],
    ['yes and no', (told) => ({ ...told, PCD_PAY_RST: 'error' })],
    ['nothing of the result', (told) => ({ result: 'error', PCD_PAY_MSG: told['PCD_PAY_MSG'] ?? '' })],
    [
      'that the card company is silent',
      () => ({ PCD_PAY_RST: 'error', PCD_PAY_MSG: '[Test] [SPCD1001] 3143 - 카드사 문의 바랍니다.' }),
    ],
  ])('that says %s leaves it unknown', async (_, reword) => {
    const { host, connection } = await paypleHost()
    host.wording.reword = reword
    expect(await payple.refund(connection, refundOf(paypleAddress, 4_000))).toMatchObject({ kind: 'unknown' })
    expect(host.requests).toHaveLength(1)
  })

  it.each(['lost-after-commit', 'lost-before-commit', 'http-500', 'http-500-after-commit'] as const)(
    'whose answer is %s leaves it unknown, and a look-up proves nothing',
    async (fate) => {
      const { host, connection } = await paypleHost()
      host.fates.push(fate)
      expect(await payple.refund(connection, refundOf(paypleAddress, 4_000))).toMatchObject({ kind: 'unknown' })
      expect(await payple.lookUp(connection, paypleAddress)).toMatchObject({
        kind: 'found',
        remaining: null,
        refunded: null,
      })
    },
  )

  it.each(['in-both', 'message-only', 'code-only'] as const)(
    'refuses with its code %s, and nothing moves',
    async (where) => {
      const { host, connection } = await paypleHost()
      host.wording.errorCode = where
      expect(await payple.refund(connection, refundOf(paypleAddress, 10_001, 20_000))).toMatchObject({
        kind: 'declined',
        refusal: { code: 'PAYC0011', balanceDiffers: true },
      })
      const early = { ...paypleAddress, paidOn: toDay('2026-11-19') }
      expect(await payple.refund(connection, refundOf(early, 10_000))).toMatchObject({
        kind: 'declined',
        refusal: { code: 'PAYC0007' },
      })
      expect(host.returned).toEqual([])
    },
  )

  it('takes only one of two refunds that together are more than was paid', async () => {
    const { host, connection } = await paypleHost()
    const both = [refundOf(paypleAddress, 7_000), refundOf(paypleAddress, 7_000)]
    const kinds = (await Promise.all(both.map((one) => payple.refund(connection, one)))).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual(['accepted', 'declined'])
    expect(host.left(oid)).toBe(3_000)
  })

  it.each<[string, PaypleWording['reword'] | null, string, object]>([
    ['PCHK0000', null, 'PCHK0000', { kind: 'found', paid: 10_000, refunded: null, remaining: null }],
    ['the printed PCHK000', null, 'PCHK000', { kind: 'found', paid: 10_000, refunded: null }],
    [
      'a refunded amount',
      (told) => ({ ...told, PCD_REFUND_TOTAL: 4_000 }),
      'PCHK0000',
      { kind: 'found', refunded: 4_000, status: 'partly-refunded' },
    ],
    ['another code', null, 'PCHK0001', { kind: 'unanswered' }],
    ['another order', (told) => ({ ...told, PCD_PAY_OID: 'X' }), 'PCHK0000', { kind: 'unanswered' }],
  ])('that answers a look-up with %s proves that much', async (_, reword, code, expected) => {
    const { host, connection } = await paypleHost()
    host.wording.lookUpCode = code
    if (reword !== null) host.wording.reword = reword
    expect(await payple.lookUp(connection, paypleAddress)).toMatchObject(expected)
  })

  it('may send the largest member number as a number', async () => {
    const { host, connection } = await paypleHost({ ...order, payerNo: '18446744073709551615' })
    host.wording.reword = (told) => JSON.stringify(told).replace('"18446744073709551615"', '18446744073709551615')
    expect(await payple.refund(connection, refundOf(paypleAddress, 4_000))).toMatchObject({ kind: 'accepted' })
    const told = await payple.lookUp(connection, paypleAddress)
    expect(told.kind === 'found' && told.fields).toContainEqual({ name: 'PCD_PAYER_NO', value: '18446744073709551615' })
  })

  it.each([
    ['20261122235959', '20261122'],
    ['20261123000000', '20261123'],
  ])('is asked by the Korean day of a payment made at %s', async (time, day) => {
    const { host, connection } = await paypleHost({ ...order, date: day })
    const line = {
      PCD_PAY_RST: 'success',
      PCD_PAY_CODE: '0000',
      PCD_PAY_TYPE: 'card',
      PCD_PAY_OID: oid,
      PCD_PAY_TOTAL: '10000',
      PCD_PAY_TIME: time,
    }
    const read = payple.readAnswer(line, { name: null, phone: null, email: null })
    if (read.kind !== 'payment') throw new Error(`read as ${read.kind}`)
    const address = { ...paypleAddress, paidOn: dayOf(read.transaction.paidAt) }
    expect(await payple.refund(connection, refundOf(address, 10_000))).toMatchObject({ kind: 'accepted' })
    expect(host.left(oid)).toBe(0)
  })

  it('takes a composite payment back in seven steps whose VAT adds up', async () => {
    const paid: TaxSplit = {
      supply: toWon(9_101),
      vat: toWon(910),
      taxFree: toWon(10_000),
      service: noWon,
      stated: true,
    }
    const { host, connection } = await paypleHost({ ...order, total: 20_011, vat: 910 })
    let before: TaxSplit = noSplit
    let left: Won = toWon(20_011)
    for (const amount of [1, 2_999, 3_000, 3_001, 10, 5_555]) {
      const split = refundSplit(paid, before, toWon(amount), toWon(Math.floor(amount / 3)))
      const asked = { ...refundOf(paypleAddress, amount, 20_011, left), paidSplit: paid, split }
      expect(await payple.refund(connection, asked)).toMatchObject({ kind: 'accepted' })
      before = addSplits([before, split])
      left = subtract(left, toWon(amount))
    }
    const rest = refundSplit(paid, before, left)
    const last = { ...refundOf(paypleAddress, left, 20_011, left), paidSplit: paid, split: rest }
    expect(await payple.refund(connection, last)).toMatchObject({ kind: 'accepted' })
    expect(host.left(oid)).toBe(0)
    expect(host.returned.map(({ vat }) => vat).reduce((all: number, vat) => all + (vat ?? Number.NaN), 0)).toBe(910)
    expect(add(before.vat, rest.vat)).toBe(paid.vat)
  })

  it('is not asked for more digits than it takes', async () => {
    const { host, connection } = await paypleHost()
    expect(await payple.refund(connection, refundOf(paypleAddress, 10_000_000_000, 999_999_999_999))).toMatchObject({
      kind: 'not-sent',
    })
    expect(host.requests).toEqual([])
  })

  it('cancels a transfer and tells of its receipt apart', async () => {
    const { host, connection } = await paypleHost({ ...order, type: 'transfer', receipt: true })
    const address = { ...paypleAddress, gatewayMethod: 'transfer' }
    host.wording.reword = (told) => ({ ...told, PCD_TAXSAVE_RST: '-10002122', PCD_TAXSAVE_MSG: '발행취소 실패' })
    expect(await payple.refund(connection, refundOf(address, 4_000))).toMatchObject({
      kind: 'accepted',
      value: { fromCard: null, receipt: { kind: 'cancel-failed', code: '-10002122' } },
    })
    host.wording.reword = (told) => told
    expect(await payple.refund(connection, refundOf(address, 6_000, 10_000, 6_000))).toMatchObject({
      value: { receipt: { kind: 'cancelled', won: 6_000 } },
    })
  })
})
