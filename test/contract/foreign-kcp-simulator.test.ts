import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { toDay } from '../../src/domain/day.ts'
import { noWon, subtract, sum, toWon, type Won } from '../../src/domain/money.ts'
import { addSplits, computeSplit, noSplit, refundSplit, type TaxSplit } from '../../src/domain/tax-split.ts'
import type { PaymentAddress } from '../../src/main/gateways/call.ts'
import { toCredentials } from '../../src/main/vault/secret.ts'
import { type Fields, type KcpSimulator, type Sale, startKcpSimulator } from './foreign/kcp-simulator.ts'
import { closeAll, closeLater, connectionTo, gateways, only, refundOf, without } from './foreign/stand.ts'

/**
 * The product against a KCP host that somebody else wrote from KCP's public papers. Whatever those papers leave open is answered
 * here in several ways; whatever contradicts a request stays unknown.
 */

const { kcp } = gateways
afterEach(closeAll)

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

const tno = '24000000000001'
const sale: Sale = { tno, pay_method: 'PACA', amount: 10_000 }

async function kcpHost(one: Sale = sale) {
  const host = closeLater(await startKcpSimulator({ siteCode: 'T0000', certificate, sales: [one] }))
  const entered = { site_cd: 'T0000', cert: certificate, key: privateKey, password: 'changeit' }
  return { host, connection: connectionTo(host.url, entered) }
}

const kcpAddress = (gatewayMethod = 'PACA'): PaymentAddress => ({
  gatewayTransactionId: tno,
  orderNumber: `ORD-${tno}`,
  paidOn: toDay('2026-11-20'),
  gatewayMethod,
})

const asNumbers = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, /_mny$|^amount$/.test(name) ? Number(value) : value]),
  )

/** A host that says the same bytes to the first whole request of every connection and hangs up. */
async function listening(bytes: string): Promise<string> {
  const server = createServer((socket) => {
    let heard = ''
    socket.on('error', () => socket.destroy())
    socket.setEncoding('utf8').on('data', (chunk) => {
      heard += String(chunk)
      if (heard.endsWith('}')) socket.end(bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closeLater({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

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
