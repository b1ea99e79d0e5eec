import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createTcpServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dayOf, instantOfEpoch, toDay } from '../../src/domain/day.ts'
import { add, noWon, subtract, sum, toWon, type Won } from '../../src/domain/money.ts'
import { addSplits, computeSplit, noSplit, refundSplit, type TaxSplit } from '../../src/domain/tax-split.ts'
import type { Connection, PaymentAddress, RefundOrder } from '../../src/main/gateways/gateway.ts'
import { createHttp } from '../../src/main/gateways/http.ts'
import { createGateways } from '../../src/main/gateways/index.ts'
import { toCredentials } from '../../src/main/vault/secret.ts'
import { type Fields, type KcpSimulator, type Sale, startKcpSimulator } from './foreign/kcp-simulator.ts'
import {
  type Order,
  type PaypleSimulator,
  type PaypleWording,
  printedAccount,
  startPaypleSimulator,
} from './foreign/payple-simulator.ts'

/**
 * Our gateways against hosts that somebody else wrote from the vendors' public papers. Whatever those papers leave open is answered
 * here in several ways; whatever contradicts a request stays unknown.
 */

const { kcp, payple } = createGateways(createHttp(), { now: () => instantOfEpoch(Date.now()) })
const running: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.close()
})

let certificate = ''
let privateKey = ''
beforeAll(() => {
  const folder = mkdtempSync(path.join(tmpdir(), 'foreign-'))
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
  const words = 'req -x509 -newkey rsa:2048 -days 1825 -subj /CN=T0000 -passout pass:changeit'.split(' ')
  execFileSync('openssl', [...words, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  certificate = readFileSync(cert, 'utf8')
  privateKey = readFileSync(key, 'utf8')
  rmSync(folder, { recursive: true })
}, 60_000)

const connectionTo = (endpoint: string, credentials: Readonly<Record<string, string>>): Connection => ({
  shopId: 'shop-1',
  environment: 'test',
  endpoint,
  reach: 'loopback',
  credentials: toCredentials(credentials),
})

const tno = '24000000000001'
const sale: Sale = { tno, pay_method: 'PACA', amount: 10_000 }

async function kcpHost(one: Sale = sale) {
  const host = await startKcpSimulator({ siteCode: 'T0000', certificate, sales: [one] })
  running.push(host)
  const entered = { site_cd: 'T0000', cert: certificate, key: privateKey, password: 'changeit' }
  return { host, connection: connectionTo(host.url, entered) }
}

const oid = 'ORDER_17027809'
const order: Order = { oid, date: '20261120', type: 'card', total: 10_000 }

async function paypleHost(one: Order = order) {
  const host = await startPaypleSimulator([one])
  running.push(host)
  return { host, connection: connectionTo(host.url, printedAccount) }
}

const kcpAddress = (gatewayMethod = 'PACA'): PaymentAddress => ({
  gatewayTransactionId: tno,
  orderNumber: `ORD-${tno}`,
  paidOn: toDay('2026-11-20'),
  gatewayMethod,
})
const paypleAddress: PaymentAddress = {
  gatewayTransactionId: oid,
  orderNumber: oid,
  paidOn: toDay('2026-11-20'),
  gatewayMethod: 'card',
}

const refundOf = (payment: PaymentAddress, amount: number, paid = 10_000, left = paid): RefundOrder => ({
  payment,
  paid: toWon(paid),
  paidSplit: computeSplit(toWon(paid)),
  amount: toWon(amount),
  split: computeSplit(toWon(amount)),
  remainingBefore: toWon(left),
  refundedBefore: left !== paid,
  reason: '고객 변심',
})

const only =
  (...names: string[]) =>
  <V>(fields: Readonly<Record<string, V>>): Readonly<Record<string, V>> =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))
const without =
  (...names: string[]) =>
  <V>(fields: Readonly<Record<string, V>>): Readonly<Record<string, V>> =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))

const asNumbers = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, /_mny$|^amount$/.test(name) ? Number(value) : value]),
  )

describe('a KCP host of somebody else’s making', () => {
  it('knows the certificate and the signature that we send', async () => {
    const { host, connection } = await kcpHost()
    expect(kcp.checkCredentials(connection.credentials)).toEqual([])
    expect(await kcp.testConnection(connection)).toMatchObject({ ok: true })
    const byName = { ...connection, endpoint: host.url.replace('127.0.0.1', 'localhost') }
    expect(await kcp.testConnection(byName)).toMatchObject({ ok: true })
    expect(host.requests.at(-1)?.fields['kcp_cert_info']).toMatch(
      /^-----BEGIN CERTIFICATE-----\S+-----END CERTIFICATE-----$/,
    )
  })

  it('with another shop’s certificate is neither a connection nor a refund', async () => {
    const { host, connection } = await kcpHost()
    const other = {
      ...connection,
      credentials: toCredentials({ site_cd: 'T0007', cert: certificate, key: privateKey, password: 'changeit' }),
    }
    expect(await kcp.testConnection(other)).toMatchObject({ ok: false, failure: { code: '8001' } })
    expect((await kcp.refund(other, refundOf(kcpAddress(), 10_000))).kind).not.toBe('accepted')
    expect(host.cancelled).toEqual([])
  })

  it.each<[string, (host: KcpSimulator) => void]>([
    ['in pieces', ({ wording }) => (wording.frame = 'chunked')],
    ['behind a byte order mark', ({ wording }) => (wording.frame = 'bom')],
    ['indented with tabs', ({ wording }) => (wording.frame = 'indented')],
    ['between blank lines', ({ wording }) => (wording.frame = 'whitespace')],
    ['in CP949', ({ wording }) => (wording.charset = 'cp949')],
    ['with a percent-encoded message', ({ wording }) => (wording.charset = 'percent-cp949')],
    ['as text/html', ({ wording }) => (wording.contentType = 'text/html;charset=utf-8')],
    ['without a content type', ({ wording }) => (wording.contentType = null)],
    ['with amounts as numbers', ({ wording }) => (wording.reword = asNumbers)],
    [
      'with fields nobody asked for',
      ({ wording }) => (wording.reword = (told) => ({ zz: 1, ...told, van_cd: 'VNKC' })),
    ],
    ['with nothing but code and number', ({ wording }) => (wording.reword = only('res_cd', 'tno'))],
    ['with the balance alone', ({ wording }) => (wording.reword = only('res_cd', 'res_msg', 'tno', 'rem_mny'))],
    [
      'with empty amounts',
      ({ wording }) => (wording.reword = (told) => ({ ...told, mod_mny: '', rem_mny: '', amount: '' })),
    ],
  ])('says yes %s, and is understood', async (_, speak) => {
    const { host, connection } = await kcpHost()
    speak(host)
    expect(await kcp.refund(connection, refundOf(kcpAddress(), 4_000))).toMatchObject({ kind: 'accepted' })
    expect(await kcp.refund(connection, refundOf(kcpAddress(), 6_000, 10_000, 6_000))).toMatchObject({
      kind: 'accepted',
    })
    expect(host.left(tno)).toBe(0)
  })

  it.each<[string, (fields: Fields) => Fields]>([
    ['another number', (told) => ({ ...told, tno: '24000000000002' })],
    ['no number', without('tno')],
    ['another amount now', (told) => ({ ...told, mod_mny: '1' })],
    ['the amount now as the original', (told) => ({ ...told, amount: '4000' })],
    ['the balance before for the one after', (told) => ({ ...told, rem_mny: '10000' })],
    ['an amount with decimals', (told) => ({ ...told, mod_mny: '4000.0' })],
    ['a code nobody lists', (told) => ({ ...told, res_cd: 'S102' })],
    ['a code of zero', (told) => ({ ...told, res_cd: 0 })],
  ])('that says %s is not believed, and the balance tells afterwards', async (_, reword) => {
    const { host, connection } = await kcpHost()
    host.wording.reword = reword
    expect(await kcp.refund(connection, refundOf(kcpAddress(), 4_000))).toMatchObject({ kind: 'unknown' })
    host.wording.reword = (told) => told
    expect(await kcp.lookUp(connection, kcpAddress())).toMatchObject({ status: 'partly-refunded', remaining: 6_000 })
  })

  it.each([
    ['lost-after-commit', 6_000],
    ['lost-before-commit', 10_000],
    ['http-500', 10_000],
    ['http-500-after-commit', 6_000],
    ['html', 10_000],
  ] as const)('whose answer is %s leaves it unknown; the inquiry then shows %i won', async (fate, left) => {
    const { host, connection } = await kcpHost()
    host.fates.push(fate)
    expect(await kcp.refund(connection, refundOf(kcpAddress(), 4_000))).toMatchObject({ kind: 'unknown' })
    expect(host.requests).toHaveLength(1)
    expect(await kcp.lookUp(connection, kcpAddress())).toMatchObject({ remaining: left })
  })

  it('refuses in its own codes, and nothing moves', async () => {
    const { host, connection } = await kcpHost()
    const part = (amount: number, left: number) => kcp.refund(connection, refundOf(kcpAddress(), amount, 10_000, left))
    expect(await part(4_000, 10_000)).toMatchObject({ kind: 'accepted' })
    expect(await part(2_000, 10_000 - 1)).toMatchObject({
      kind: 'declined',
      refusal: { code: '8038', balanceDiffers: true },
    })
    expect(await kcp.refund(connection, refundOf(kcpAddress(), 10_000))).toMatchObject({ refusal: { code: 'CCA9' } })
    expect(await part(6_000, 6_000)).toMatchObject({ kind: 'accepted' })
    expect(await kcp.refund(connection, refundOf(kcpAddress(), 10_000))).toMatchObject({
      kind: 'declined',
      refusal: { code: '8133' },
    })
    expect(host.cancelled.map(({ won }) => won)).toEqual([4_000, 6_000])
  })

  it('takes only one of two refunds that together are more than was paid', async () => {
    const { host, connection } = await kcpHost()
    const both = [refundOf(kcpAddress(), 7_000), refundOf(kcpAddress(), 7_000)]
    const kinds = (await Promise.all(both.map((one) => kcp.refund(connection, one)))).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual(['accepted', 'declined'])
    expect(host.left(tno)).toBe(3_000)
  })

  it.each<[string, string, (fields: Fields) => Fields]>([
    ['PACA', 'as it is', (told) => told],
    ['PACA', 'without method and order', without('pay_method', 'order_no')],
    ['PACA', 'with shop_status alone', without('stat_ca_cd')],
    ['PACA', 'without any status', without('stat_ca_cd', 'shop_status', 'canc_card_yn')],
    ['PACA', 'without the original amount', without('amount')],
    ['PACA', 'with numbers', asNumbers],
    [
      'PABK',
      'with the bank’s own names',
      (told) => ({
        ...without('rem_mny', 'stat_ca_cd', 'shop_status')(told),
        stat_bk_cd: String(told['stat_ca_cd']),
        bk_rem_mny: String(told['rem_mny']),
      }),
    ],
  ])('answers an inquiry of %s %s', async (method, _, reword) => {
    const { host, connection } = await kcpHost({ ...sale, pay_method: method })
    host.wording.reword = (told, where) => (where === '/std/inquery' ? reword(told) : told)
    const look = () => kcp.lookUp(connection, kcpAddress(method))
    expect(await look()).toMatchObject({ kind: 'found', status: 'paid', remaining: 10_000 })
    await kcp.refund(connection, refundOf(kcpAddress(method), 4_000))
    expect(await look()).toMatchObject({ kind: 'found', status: 'partly-refunded', remaining: 6_000 })
    await kcp.refund(connection, refundOf(kcpAddress(method), 6_000, 10_000, 6_000))
    expect(await look()).toMatchObject({ kind: 'found', status: 'refunded', remaining: 0 })
  })

  it('that finds a wallet’s money by PACA only is asked that way in the end', async () => {
    const { host, connection } = await kcpHost()
    expect(await kcp.lookUp(connection, kcpAddress('PAKM'))).toMatchObject({ kind: 'found', remaining: 10_000 })
    expect(host.requests.map(({ fields }) => fields['pay_type'])).toEqual(['PAKM', 'PACA'])
  })

  it.each([1, 11, 999_999_999_999])('gives %i won back whole, and one won of it in part', async (amount) => {
    const whole = await kcpHost({ ...sale, amount })
    expect(await kcp.refund(whole.connection, refundOf(kcpAddress(), amount, amount))).toMatchObject({
      kind: 'accepted',
    })
    expect(whole.host.left(tno)).toBe(0)
    if (amount === 1) return
    const { host, connection } = await kcpHost({ ...sale, amount })
    expect(await kcp.refund(connection, refundOf(kcpAddress(), 1, amount))).toMatchObject({
      value: { remainingAfter: amount - 1 },
    })
    expect(host.left(tno)).toBe(amount - 1)
  })

  it('with thirteen digits in an answer is not believed', async () => {
    const { host, connection } = await kcpHost()
    host.wording.reword = (told) => ({ ...told, amount: '1000000000000' })
    expect((await kcp.refund(connection, refundOf(kcpAddress(), 10_000))).kind).toBe('unknown')
  })

  it.each([
    [20_003, 7_001],
    [19_999, 1],
    [8, 6],
    [999_999_999_999, 333_333_333_333],
  ])('takes %i won of mixed tax back in seven steps whose parts add up', async (total, taxFree) => {
    const paid = computeSplit(toWon(total), toWon(taxFree))
    const { host, connection } = await kcpHost({
      ...sale,
      amount: total,
      tax: { supply: paid.supply, vat: paid.vat, free: taxFree },
    })
    let before: TaxSplit = noSplit
    let left: Won = toWon(total)
    for (let step = 7; step >= 1; step -= 1) {
      const amount = step === 1 ? left : toWon(Math.max(1, Math.floor(left / step)))
      const split = refundSplit(paid, before, amount)
      const asked = { ...refundOf(kcpAddress(), amount, total, left), paidSplit: paid, split }
      expect(await kcp.refund(connection, asked)).toMatchObject({ kind: 'accepted' })
      before = addSplits([before, split])
      left = subtract(left, amount)
    }
    expect(left).toBe(noWon)
    expect(host.cancelled).toHaveLength(7)
    for (const [at, part] of [paid.supply, paid.vat, paid.taxFree].entries()) {
      expect(sum(host.cancelled.map(({ tax }) => toWon(tax?.[at] ?? 0)))).toBe(part)
    }
  })

  it('reports what of an SSG balance’s receipt is to be cancelled', async () => {
    const { connection } = await kcpHost({ ...sale, pay_method: 'PASG', receiptMoney: 7_000 })
    expect(await kcp.refund(connection, refundOf(kcpAddress('PASG'), 10_000))).toMatchObject({
      value: { receipt: { kind: 'to-do', won: 7_000 } },
    })
  })

  it('on HTTP/1.0, without a length, is read until it hangs up', async () => {
    const told = JSON.stringify({ res_cd: '0000', res_msg: '정상처리', tno })
    const server = await listening(`HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${told}`)
    const entered = { site_cd: 'T0000', cert: certificate, key: privateKey, password: 'changeit' }
    expect(await kcp.refund(connectionTo(server, entered), refundOf(kcpAddress(), 4_000))).toMatchObject({
      kind: 'accepted',
    })
    const cut = await listening(`HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${told.slice(0, -1)}`)
    expect(await kcp.refund(connectionTo(cut, entered), refundOf(kcpAddress(), 4_000))).toMatchObject({
      kind: 'unknown',
    })
  })
})

/** A host that says the same bytes to the first whole request of every connection and hangs up. */
async function listening(bytes: string): Promise<string> {
  const server: Server = createTcpServer((socket) => {
    let heard = ''
    socket.on('error', () => socket.destroy())
    socket.setEncoding('utf8').on('data', (chunk) => {
      heard += String(chunk)
      if (heard.endsWith('}')) socket.end(bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push({ close: () => new Promise((resolve) => server.close(() => resolve())) })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
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

  it.each<
    [
      string,
      (auth: Parameters<PaypleWording['rewordAuth']>[0], port: number) => ReturnType<PaypleWording['rewordAuth']>,
    ]
  >([
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

  it.each<[string, (auth: Parameters<PaypleWording['rewordAuth']>[0]) => ReturnType<PaypleWording['rewordAuth']>]>([
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
