import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { KcpSandbox, KcpSandboxOptions, SandboxPayment } from '../sandbox/index.ts'
import {
  cancelPath,
  change,
  type Fields,
  issue,
  openForTest,
  openSandbox,
  otherSite,
  part,
  post,
  register,
  registerPath,
} from './receipt-stand.ts'
import { payment } from './stand.ts'

const open = (options: Partial<KcpSandboxOptions> = {}): Promise<KcpSandbox> =>
  openForTest({ ...accountPayments(), ...options })
const accountPayments = () => ({ book: [transfer(), account()] })
const codeOf = async (at: KcpSandbox, body: Fields) => (await post(at, cancelPath, body))['res_cd']

const cashNo = '20210719459620'

/** A transfer of 33,000 won whose approval tells of a receipt asked for in the window (KCP guide §2.2). */
const transfer = (fields: Readonly<Record<string, string>> = {}): SandboxPayment =>
  payment({
    tno: '20210719000007',
    order_no: 'ORD7',
    pay_method: 'PABK',
    amount: '33000',
    cash_yn: 'Y',
    cash_tr_code: '0',
    cash_id_info: '01012345678',
    cash_authno: '012345678',
    cash_no: cashNo,
    ...fields,
  })

/** The same of a virtual account that was paid an hour after it was issued. */
const account = (fields: Readonly<Record<string, string>> = {}): SandboxPayment =>
  transfer({
    tno: '20210719000008',
    order_no: 'ORD8',
    pay_method: 'PAVC',
    ipgm_time: '20260725202500',
    cash_authno: '112345678',
    cash_no: '20210719459621',
    ...fields,
  })

describe('a receipt a payment came with', () => {
  it.each([
    ['transfer', cashNo, 'ORD7', '20210719000007', '012345678', '20260725192500'],
    ['virtual account', '20210719459621', 'ORD8', '20210719000008', '112345678', '20260725202500'],
  ])('is known to KCP: of a %s it is looked up and cancelled as one that was registered', async (...told) => {
    const [, number, orderNumber, tno, receiptNo, time] = told
    const at = await open()
    expect(at.report().receipts[number]).toEqual({
      amount: 33_000,
      remaining: 33_000,
      orderNumber,
      receiptNo,
      identity: '5678',
      tno,
      cancels: [],
    })
    expect(await post(at, cancelPath, change('STSQ', number))).toMatchObject({ receipt_no: receiptNo, app_time: time })
    expect(await post(at, cancelPath, change('STSC', number, { trad_time: time }))).toEqual({
      res_cd: '0000',
      res_msg: '정상처리',
      cash_no: number,
      receipt_no: '037036967',
      app_time: '20261123090000',
      reg_stat: expect.any(String),
      reg_desc: '현금영수증 취소',
    })
    expect(await codeOf(at, change('STSC', number))).toBe('8023')
    expect(at.report().totals).toMatchObject({ receipts: 2, receiptCancels: 1, receiptCancelledWon: 33_000 })
  })

  it('is found by its approval number, by its payment, and by nobody else’s site', async () => {
    const at = await open()
    expect(await codeOf(at, change('STSQ', '012345678', { mod_gubn: 'MG02' }))).toBe('0000')
    expect(await codeOf(at, change('STSQ', '20210719000007', { mod_gubn: 'MG04' }))).toBe('0000')
    expect(await codeOf(at, change('STSC', cashNo, {}, otherSite))).toBe('8061')
    expect(await codeOf(at, part(cashNo, '3000', '33000'))).toBe('0000')
    expect(at.report().receipts[cashNo]).toMatchObject({ remaining: 30_000 })
  })

  it('without an approval number is no answer to a look-up by none', async () => {
    const at = await open({ book: [transfer({ cash_authno: '' })] })
    expect(await codeOf(at, change('STSQ', '', { mod_gubn: 'MG02' }))).toBe('8061')
    expect(await codeOf(at, change('STSC', cashNo))).toBe('0000')
  })

  it('is in nobody’s answer where none was asked for, no number was told, or a wallet issued it', async () => {
    const at = await open({
      book: [
        transfer({ cash_yn: 'N', cash_no: '', cash_authno: '' }),
        account({ cash_no: '', cash_authno: '' }),
        payment({ pay_method: 'PANP', app_cash_receipt_yn: 'Y', app_cash_receipt_no: cashNo }),
      ],
    })
    expect(at.report().receipts).toEqual({})
    expect(await codeOf(at, change('STSC', cashNo))).toBe('8061')
  })

  it('fills its payment, until it is cancelled, and takes no number from those that are registered', async () => {
    const at = await open()
    const anew = register({ amt_tot: '33000', amt_sup: '30000', amt_tax: '3000', pay_trade_no: '20210719000007' })
    expect(await post(at, registerPath, anew)).toMatchObject({ res_cd: '8059' })
    expect(await issue(at, { ordr_idxx: 'OTHER' })).toBe('20261123900001')
    expect(await codeOf(at, change('STSC', cashNo))).toBe('0000')
    expect(await post(at, registerPath, anew)).toMatchObject({ res_cd: '0000', cash_no: '20261123900002' })
  })

  it('stays cancelled over a restart', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kcp-window-'))
    try {
      const bookFile = path.join(folder, 'kcp-book.jsonl')
      // Closed here: a test's own sandbox is closed when the test ends.
      const first = await openSandbox({ ...accountPayments(), bookFile })
      expect(await codeOf(first, change('STSC', cashNo))).toBe('0000')
      const before = first.report()
      await first.close()
      const second = await open({ bookFile })
      expect(second.report().receipts).toEqual(before.receipts)
      expect(await codeOf(second, change('STSC', cashNo))).toBe('8023')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
