import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPrivateKey, sign } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { kcpReader } from '../index.ts'
import {
  createKcpSandbox,
  type KcpSandbox,
  sandboxApproval,
  type SandboxPayment,
  starterBook,
} from '../sandbox/index.ts'
import { clock, identity, payment, siteCode, walletPayment } from './stand.ts'

type Fields = Readonly<Record<string, unknown>>

let sandbox: KcpSandbox | null = null
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kcp-sandbox-'))
})

afterEach(async () => {
  await sandbox?.close()
  sandbox = null
  rmSync(folder, { recursive: true })
})

const open = async (
  book: readonly SandboxPayment[] = [payment()],
  bookFile: string | null = null,
): Promise<KcpSandbox> => {
  sandbox = await createKcpSandbox({ book, certificates: { [siteCode]: identity.cert }, port: 0, clock, bookFile })
  return sandbox
}

const key = createPrivateKey({ key: identity.key, passphrase: identity.password })
const signed = (fields: Fields, ...parts: readonly string[]): Fields => ({
  site_cd: siteCode,
  kcp_cert_info: identity.cert.replaceAll('\n', ''),
  kcp_sign_data: sign('RSA-SHA256', Buffer.from(parts.join('^')), key).toString('base64'),
  ...fields,
})
const tno = '20210719000000'
const whole = (fields: Fields = {}): Fields => signed({ tno, mod_type: 'STSC', ...fields }, siteCode, tno, 'STSC')
const part = (modMny: string, remMny: string, fields: Fields = {}): Fields =>
  signed({ tno, mod_type: 'STPC', mod_mny: modMny, rem_mny: remMny, ...fields }, siteCode, tno, 'STPC')
const inquiry = (payType = 'PACA'): Fields => signed({ tno, pay_type: payType }, siteCode, tno, payType)

async function post(at: KcpSandbox, where: string, body: Fields | string): Promise<Record<string, string>> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await fetch(at.url + where, { method: 'POST', body: text })
  const parsed: Record<string, string> = JSON.parse(await answer.text())
  return parsed
}
const cancel = (at: KcpSandbox, body: Fields | string) => post(at, '/gw/mod/v1/cancel', body)
const codeOf = async (at: KcpSandbox, body: Fields | string) => (await cancel(at, body))['res_cd']

describe('the sandbox refuses what KCP’s codes refuse', () => {
  it.each([
    ['8001', 'a site nobody registered', () => ({ ...whole(), site_cd: 'T0007' })],
    ['8002', 'another certificate', () => whole({ kcp_cert_info: identity.cert.replace(/MII./, 'MIIB') })],
    ['8002', 'a signature over another string', () => ({ ...whole(), kcp_sign_data: inquiry()['kcp_sign_data'] })],
    ['8002', 'no signature', () => whole({ kcp_sign_data: undefined })],
    ['8061', 'a number nobody has', () => signed({ tno: '1', mod_type: 'STSC' }, siteCode, '1', 'STSC')],
    ['8004', 'a cancel of no known kind', () => signed({ tno, mod_type: 'STXX' }, siteCode, tno, 'STXX')],
    ['8082', 'an amount with a comma', () => part('4,000', '10000')],
    ['8084', 'no balance', () => part('4000', '')],
    ['8035', 'nothing', () => part('0', '10000')],
    ['8036', 'more than remains', () => part('10001', '10000')],
    ['8037', 'a stale balance', () => part('4000', '6000')],
    ['8074', 'tax figures for a payment that is not mixed', () => part('4000', '10000', { tax_flag: 'TG03' })],
  ])('%s for %s', async (code, _, body) => {
    const at = await open()
    expect(await codeOf(at, body())).toBe(code)
    expect(at.report().totals.refunds).toBe(0)
  })

  it('a body that is no JSON object is refused', async () => {
    const at = await open()
    expect(await codeOf(at, 'hello')).toBe('8009')
    expect(await codeOf(at, '[]')).toBe('8009')
  })

  it('8040 for a whole cancel after a part, 8133 and 8023 for what is gone', async () => {
    const at = await open()
    await cancel(at, part('4000', '10000'))
    expect(await codeOf(at, whole())).toBe('8040')
    await cancel(at, part('6000', '6000'))
    expect(await codeOf(at, whole())).toBe('8133')
    await at.close()
    const money = await open([walletPayment('PAKM', 'SCKA', 10_000, 10_000)])
    await cancel(money, whole())
    expect(await codeOf(money, whole())).toBe('8023')
  })

  it('8384 for a part of a payment that has none', async () => {
    const at = await open([payment({ partcanc_yn: 'N' })])
    expect(await codeOf(at, part('4000', '10000'))).toBe('8384')
    expect(await codeOf(at, whole())).toBe('0000')
  })

  it.each([
    ['8011', { mod_tax_mny: '2000', mod_vat_mny: '200', mod_free_mny: '999' }],
    ['8011', { tax_flag: '' }],
    ['8098', { mod_tax_mny: '10001', mod_vat_mny: '0', mod_free_mny: '0', mod_mny: '10001' }],
    ['8099', { mod_tax_mny: '0', mod_vat_mny: '0', mod_free_mny: '5001', mod_mny: '5001' }],
    ['8078', { mod_tax_mny: '2,000' }],
    ['8079', { mod_free_mny: '' }],
    ['8080', { mod_vat_mny: '-200' }],
    ['0000', {}],
  ])('%s for a mixed-tax part with %o', async (code, change) => {
    const tax = { res_tax_flag: 'TG03', res_tax_mny: '10000', res_vat_mny: '1000', res_free_mny: '5000' }
    const at = await open([payment({ amount: '16000', ...tax })])
    const guide = { tax_flag: 'TG03', mod_tax_mny: '2000', mod_vat_mny: '200', mod_free_mny: '1000' }
    expect(await codeOf(at, part('3200', '16000', { ...guide, ...change }))).toBe(code)
  })
})

describe('the sandbox answers as the documents do', () => {
  it('takes the certificate with its line breaks, and amounts as numbers', async () => {
    const at = await open()
    expect(
      await codeOf(at, part('4000', '10000', { kcp_cert_info: identity.cert, mod_mny: 4000, rem_mny: 10_000 })),
    ).toBe('0000')
  })

  it('a part’s answer carries text only: its serial, what it took and what is left', async () => {
    const at = await open()
    expect(await cancel(at, part('4000', '10000'))).toMatchObject({
      res_cd: '0000',
      tno,
      amount: '10000',
      mod_mny: '4000',
      card_mod_mny: '4000',
      coupon_mod_mny: '0',
      rem_mny: '6000',
      mod_pcan_seq_no: '26112300000001',
      canc_time: '20261123090000',
    })
  })

  it('an inquiry wants the payment’s own method; of a wallet’s money nobody says which, so PACA finds it too', async () => {
    const at = await open([walletPayment('PAKM', 'SCKA', 10_000, 10_000)])
    expect(await post(at, '/std/inquery', inquiry('PABK'))).toMatchObject({ res_cd: '8061' })
    for (const payType of ['PAKM', 'PACA']) {
      expect(await post(at, '/std/inquery', inquiry(payType))).toMatchObject({
        res_cd: '0000',
        rem_mny: '10000',
        shop_status: 'STSR',
      })
    }
  })

  it('the book is there to be read over HTTP, with its counts', async () => {
    const at = await open()
    await cancel(at, part('4000', '10000'))
    await post(at, '/std/inquery', inquiry())
    const report: unknown = await (await fetch(`${at.url}/_book`)).json()
    expect(report).toEqual({
      payments: {
        [tno]: {
          amount: 10_000,
          remaining: 6_000,
          cancels: [{ seq: '26112300000001', won: 4_000, time: '20261123090000' }],
        },
      },
      receipts: {},
      totals: {
        refunds: 1,
        refundedWon: 4_000,
        receipts: 0,
        receiptWon: 0,
        receiptCancels: 0,
        receiptCancelledWon: 0,
        requests: 2,
        inquiries: 1,
        byPath: { '/gw/mod/v1/cancel': 1, '/std/inquery': 1 },
      },
    })
  })

  it('serves nothing else', async () => {
    const at = await open()
    expect((await fetch(`${at.url}/gw/enc/v1/payment`, { method: 'POST', body: '{}' })).status).toBe(404)
    expect((await fetch(`${at.url}/std/inquery`)).status).toBe(404)
  })
})

describe('the sandbox’s book', () => {
  it('survives a restart, and a last line torn by a crash is forgotten because nobody was answered', async () => {
    const file = path.join(folder, 'kcp-book.jsonl')
    const first = await open([payment()], file)
    await cancel(first, part('4000', '10000'))
    await first.close()
    appendFileSync(file, '{"tno":"20210719000000","seq":"2611')
    const second = await open([payment()], file)
    expect(second.report().payments[tno]).toMatchObject({ remaining: 6_000 })
    expect(await cancel(second, part('1000', '6000'))).toMatchObject({
      mod_pcan_seq_no: '26112300000002',
      rem_mny: '5000',
    })
    await second.close()
    const third = await open([payment()], file)
    expect(third.report().payments[tno]).toMatchObject({ remaining: 5_000 })
  })

  it('is on disk before the answer leaves', async () => {
    const file = path.join(folder, 'kcp-book.jsonl')
    const at = await open([payment()], file)
    const seen = await new Promise<string>((resolve, reject) => {
      const sending = request(`${at.url}/gw/mod/v1/cancel`, { method: 'POST' }, (answer) => {
        resolve(readFileSync(file, 'utf8'))
        answer.resume()
      })
      sending.on('error', reject).end(JSON.stringify(part('4000', '10000')))
    })
    expect(seen).toContain('"won":4000')
  })

  it('of the starter holds ten unrefunded payments of six methods, each readable without a doubt', async () => {
    const book = starterBook(clock.now())
    const readings = book.map((one) =>
      kcpReader.readAnswer(sandboxApproval(one), { name: null, phone: null, email: null }),
    )
    expect(readings.map(({ kind }) => kind)).toEqual(book.map(() => 'payment'))
    for (const reading of readings) {
      if (reading.kind !== 'payment') continue
      expect(reading.transaction.anomalies).toEqual([])
      expect(reading.transaction.paidAt < clock.now()).toBe(true)
    }
    expect(new Set(book.map(({ approval }) => approval['tno'])).size).toBe(10)
    expect(new Set(book.map(({ approval }) => approval['pay_method']))).toEqual(
      new Set(['PACA', 'PAKM', 'PANP', 'PASG', 'PATO', 'PABK']),
    )
  })
})

it('the sandbox shares no code with the gateway it stands in for', () => {
  const own = fileURLToPath(new URL('../sandbox/', import.meta.url))
  for (const file of readdirSync(own)) {
    const imports = [...readFileSync(path.join(own, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(
      (found) => found[1] ?? '',
    )
    for (const from of imports) expect(from, file).toMatch(/^\.\//)
  }
})
