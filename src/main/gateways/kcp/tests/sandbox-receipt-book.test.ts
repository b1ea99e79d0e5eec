import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KcpSandbox, KcpSandboxOptions } from '../sandbox/index.ts'
import { payment } from './stand.ts'
import {
  cancelPath,
  change,
  type Fields,
  issue,
  openSandbox,
  part,
  paymentCancel,
  post,
  register,
  registerPath,
  transfer,
  transferTno,
} from './receipt-stand.ts'

let sandbox: KcpSandbox | null = null
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kcp-receipts-'))
})

afterEach(async () => {
  await sandbox?.close()
  sandbox = null
  rmSync(folder, { recursive: true })
})

const open = async (options: Partial<KcpSandboxOptions> = {}): Promise<KcpSandbox> => {
  sandbox = await openSandbox(options)
  return sandbox
}
const codeOfRegister = async (at: KcpSandbox, fields: Fields = {}) =>
  (await post(at, registerPath, register(fields)))['res_cd']
const codeOfChange = async (at: KcpSandbox, body: Fields) => (await post(at, cancelPath, body))['res_cd']

describe('the book of receipts', () => {
  it('tells of each by its number, with the last four digits of whom it is for', async () => {
    const at = await open()
    const cashNo = await issue(at, { pay_type: 'PABK', pay_trade_no: transferTno })
    await post(at, cancelPath, part(cashNo, '4000', '11000'))
    const report: unknown = await (await fetch(`${at.url}/_book`)).json()
    expect(report).toMatchObject({
      receipts: {
        [cashNo]: {
          amount: 11_000,
          remaining: 7_000,
          orderNumber: 'CR-ORD1-1',
          receiptNo: '037036967',
          identity: '5678',
          tno: transferTno,
          cancels: [{ receiptNo: '074073934', won: 4_000, time: '20261123090000' }],
        },
      },
      totals: {
        receipts: 1,
        receiptWon: 11_000,
        receiptCancels: 1,
        receiptCancelledWon: 4_000,
        requests: 2,
        inquiries: 0,
        byPath: { [registerPath]: 1, [cancelPath]: 1 },
      },
    })
  })

  it('leaves refunds to payments: neither counts the other’s cancels', async () => {
    const at = await open()
    const cashNo = await issue(at, { pay_trade_no: transferTno })
    await post(at, cancelPath, change('STSC', cashNo))
    expect(at.report().totals).toMatchObject({ refunds: 0, refundedWon: 0 })
    expect(at.report().payments[transferTno]).toMatchObject({ remaining: 33_000, cancels: [] })
    await post(at, cancelPath, paymentCancel(transferTno))
    expect(at.report().totals).toMatchObject({ refunds: 1, refundedWon: 33_000, receiptCancels: 1 })
  })

  it('survives a restart beside the cancels of payments, and goes on with fresh numbers', async () => {
    const bookFile = path.join(folder, 'kcp-book.jsonl')
    const book = [transfer(), payment()]
    const first = await open({ book, bookFile })
    const cashNo = await issue(first, { pay_trade_no: transferTno })
    await post(first, cancelPath, paymentCancel('20210719000000'))
    await post(first, cancelPath, part(cashNo, '4000', '11000'))
    const before = first.report()
    await first.close()
    appendFileSync(bookFile, '{"receipt":{"siteCode":"T0000","cashNo":"2026')
    const second = await open({ book, bookFile })
    expect(second.report().receipts).toEqual(before.receipts)
    expect(second.report().payments).toEqual(before.payments)
    expect(second.report().totals).toMatchObject({ refunds: 1, receipts: 1, receiptCancelledWon: 4_000 })
    expect(await codeOfRegister(second)).toBe('9167')
    expect(await codeOfChange(second, part(cashNo, '4000', '11000'))).toBe('8037')
    expect(await codeOfChange(second, change('STSC', cashNo))).toBe('8040')
    expect(await post(second, registerPath, register({ ordr_idxx: 'B' }))).toMatchObject({
      cash_no: '20261123900002',
      receipt_no: '111110901',
    })
    await second.close()
    const third = await open({ book, bookFile })
    expect(third.report().totals).toMatchObject({ receipts: 2, receiptWon: 22_000 })
  })

  it('is on disk before the answer leaves, issue and cancel alike', async () => {
    const bookFile = path.join(folder, 'kcp-book.jsonl')
    const at = await open({ bookFile })
    const fileAtAnswer = (where: string, body: Fields): Promise<string> =>
      new Promise((resolve, reject) => {
        const sending = request(at.url + where, { method: 'POST' }, (answer) => {
          resolve(readFileSync(bookFile, 'utf8'))
          answer.resume()
        })
        sending.on('error', reject).end(JSON.stringify(body))
      })
    expect(await fileAtAnswer(registerPath, register())).toContain('"cashNo":"20261123900001"')
    expect(await fileAtAnswer(cancelPath, change('STSC', '20261123900001'))).toContain('"receiptNo":"074073934"')
  })

  it.each([
    ['01012345678', '0'],
    ['9001011234567', '0'],
    ['1234567890123456', '0'],
    ['1234567890', '1'],
  ])('keeps nothing of %s but its last four digits', async (identity, use) => {
    const bookFile = path.join(folder, 'kcp-book.jsonl')
    const at = await open({ bookFile })
    await issue(at, { id_info: identity, tr_code: use, buyr_tel1: '01099998888', buyr_mail: 'a@b.kr' })
    const answer = await post(at, cancelPath, change('STSQ', '20261123900001'))
    const kept = [readFileSync(bookFile, 'utf8'), await (await fetch(`${at.url}/_book`)).text(), JSON.stringify(answer)]
    for (const text of kept) {
      for (const told of [identity.slice(0, -4), identity.slice(-5), '99998888', 'a@b.kr', '홍길동']) {
        expect(text).not.toContain(told)
      }
    }
    expect(at.report().receipts['20261123900001']?.identity).toBe(identity.slice(-4))
  })
})
