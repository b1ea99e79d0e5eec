import { describe, expect, it } from 'vitest'
import type { KcpSandbox } from '../sandbox/index.ts'
import {
  cancelPath,
  change,
  type Fields,
  issue,
  openForTest,
  otherSite,
  part,
  paymentCancel,
  post,
  transferTno,
} from './receipt-stand.ts'

const codeOfChange = async (at: KcpSandbox, body: Fields) => (await post(at, cancelPath, body))['res_cd']

describe('a receipt is cancelled', () => {
  it('whole, under a new approval number that is not the issue’s', async () => {
    const at = await openForTest()
    const cashNo = await issue(at)
    expect(await post(at, cancelPath, change('STSC', cashNo, { trad_time: '20260725101500' }))).toEqual({
      res_cd: '0000',
      res_msg: '정상처리',
      cash_no: cashNo,
      receipt_no: '074073934',
      app_time: '20261123090000',
      reg_stat: expect.any(String),
      reg_desc: '현금영수증 취소',
    })
    expect(await codeOfChange(at, change('STSC', cashNo))).toBe('8023')
    expect(await codeOfChange(at, part(cashNo, '1', '11000'))).toBe('8023')
    expect(at.report().totals).toMatchObject({ receiptCancels: 1, receiptCancelledWon: 11_000 })
  })

  it('in parts until nothing is left, each with an approval number of its own', async () => {
    const at = await openForTest()
    const cashNo = await issue(at)
    const numbers = new Set(['037036967'])
    for (const [won, before] of [
      ['4000', '11000'],
      [2000, 7000],
      ['5000', '5000'],
    ] as const) {
      const answer = await post(at, cancelPath, part(cashNo, won, before))
      expect(answer).toMatchObject({ res_cd: '0000', cash_no: cashNo })
      expect(answer['receipt_no']).toMatch(/^\d{9}$/)
      numbers.add(String(answer['receipt_no']))
    }
    expect(numbers.size).toBe(4)
    expect(await codeOfChange(at, part(cashNo, '1', '0'))).toBe('8023')
    expect(at.report().receipts[cashNo]).toMatchObject({ amount: 11_000, remaining: 0 })
  })

  it('by its approval number or by the payment it names', async () => {
    const at = await openForTest()
    await issue(at)
    expect(await codeOfChange(at, change('STSC', '037036967', { mod_gubn: 'MG02' }))).toBe('0000')
    await issue(at, { ordr_idxx: 'B', pay_trade_no: transferTno })
    expect(await codeOfChange(at, change('STSC', transferTno, { mod_gubn: 'MG04' }))).toBe('0000')
    expect(await codeOfChange(at, change('STSC', transferTno, { mod_gubn: 'MG04' }))).toBe('8023')
  })

  it('not by a payment that has two receipts standing, until one of them does', async () => {
    const at = await openForTest()
    const first = await issue(at, { ordr_idxx: 'A', pay_trade_no: transferTno })
    const second = await issue(at, { ordr_idxx: 'B', pay_trade_no: transferTno })
    expect(await codeOfChange(at, change('STSC', transferTno, { mod_gubn: 'MG04' }))).toBe('8030')
    expect(await codeOfChange(at, change('STSC', first))).toBe('0000')
    expect(await post(at, cancelPath, change('STSC', transferTno, { mod_gubn: 'MG04' }))).toMatchObject({
      res_cd: '0000',
      cash_no: second,
    })
  })

  it('8040 when asked for the whole after a part', async () => {
    const at = await openForTest()
    const cashNo = await issue(at)
    await post(at, cancelPath, part(cashNo, '4000', '11000'))
    expect(await codeOfChange(at, change('STSC', cashNo))).toBe('8040')
    expect(await codeOfChange(at, part(cashNo, '7000', '7000'))).toBe('0000')
  })

  it('8392 in part where parts are not agreed, and whole all the same', async () => {
    const at = await openForTest({ receiptPartial: 'refused' })
    const cashNo = await issue(at)
    expect(await codeOfChange(at, part(cashNo, '4000', '11000'))).toBe('8392')
    expect(await codeOfChange(at, change('STSC', cashNo))).toBe('0000')
    expect(at.report().totals.receiptCancels).toBe(1)
  })

  it.each<readonly [string, string, (cashNo: string) => Fields]>([
    ['8001', 'from a site nobody registered', (cashNo) => change('STSC', cashNo, {}, 'X0000')],
    ['8002', 'with another certificate', (cashNo) => change('STSC', cashNo, { kcp_cert_info: 'x' })],
    ['8002', 'without a signature', (cashNo) => change('STSC', cashNo, { kcp_sign_data: undefined })],
    ['8002', 'signed for another kind', (cashNo) => ({ ...change('STSQ', cashNo), mod_type: 'STSC' })],
    ['8002', 'signed for another receipt', (cashNo) => ({ ...change('STSC', '1'), mod_value: cashNo })],
    [
      '8002',
      'signed as a payment’s',
      (cashNo) => ({ ...paymentCancel(transferTno), mod_gubn: 'MG01', mod_value: cashNo }),
    ],
    ['8061', 'of a number nobody has', () => change('STSC', '20261123900009')],
    ['8061', 'of another site’s receipt', (cashNo) => change('STSC', cashNo, {}, otherSite)],
    ['8061', 'by an approval number given as a number', (cashNo) => change('STSC', cashNo, { mod_gubn: 'MG02' })],
    ['8061', 'by a payment without a receipt', () => change('STSC', transferTno, { mod_gubn: 'MG04' })],
    ['8009', 'by whom it is for', () => change('STSC', '01012345678', { mod_gubn: 'MG03' })],
    ['8009', 'by no known kind of number', (cashNo) => change('STSC', cashNo, { mod_gubn: '' })],
    ['8009', 'with a time of the trade that is none', (cashNo) => change('STSC', cashNo, { trad_time: '20260725' })],
    ['8004', 'of no known kind', (cashNo) => change('STXX', cashNo)],
    ['8082', 'with a comma in the amount', (cashNo) => part(cashNo, '4,000', '11000')],
    ['8082', 'without an amount', (cashNo) => change('STPC', cashNo, { rem_mny: '11000' })],
    ['8084', 'without the balance before', (cashNo) => change('STPC', cashNo, { mod_mny: '4000' })],
    ['8035', 'of nothing', (cashNo) => part(cashNo, '0', '11000')],
    ['8036', 'of more than is left', (cashNo) => part(cashNo, '11001', '11000')],
    ['8037', 'with the balance after instead of before', (cashNo) => part(cashNo, '4000', '7000')],
  ])('and refused %s %s', async (code, _, body) => {
    const at = await openForTest()
    const cashNo = await issue(at)
    expect(await codeOfChange(at, body(cashNo))).toBe(code)
    expect(at.report().totals).toMatchObject({ receiptCancels: 0, receiptCancelledWon: 0 })
  })

  it('once, when ten ask for the same part together', async () => {
    const at = await openForTest()
    const cashNo = await issue(at)
    const codes = await Promise.all(Array.from({ length: 10 }, () => codeOfChange(at, part(cashNo, '2000', '11000'))))
    expect(codes.filter((code) => code === '0000')).toHaveLength(1)
    expect(codes.filter((code) => code === '8037')).toHaveLength(9)
  })
})

describe('a receipt is looked up', () => {
  const lookUp = (at: KcpSandbox, cashNo: string) => post(at, cancelPath, change('STSQ', cashNo))

  it('and tells its issue’s numbers, whatever was cancelled since, and how it stands', async () => {
    const at = await openForTest()
    const cashNo = await issue(at)
    const issued = { res_cd: '0000', cash_no: cashNo, receipt_no: '037036967', app_time: '20261123090000' }
    expect(await lookUp(at, cashNo)).toMatchObject({ ...issued, reg_desc: '현금영수증 등록' })
    await post(at, cancelPath, part(cashNo, '4000', '11000'))
    expect(await lookUp(at, cashNo)).toMatchObject({ ...issued, reg_desc: '현금영수증 부분취소' })
    await post(at, cancelPath, part(cashNo, '7000', '7000'))
    expect(await lookUp(at, cashNo)).toMatchObject({ ...issued, reg_desc: '현금영수증 취소' })
    expect(at.report().totals).toMatchObject({ receiptCancels: 2, inquiries: 0 })
  })

  it('8061 when nobody has it, 8002 when signed as a cancel', async () => {
    const at = await openForTest()
    const cashNo = await issue(at)
    expect(await lookUp(at, '20261123900009')).toMatchObject({ res_cd: '8061' })
    expect(await codeOfChange(at, { ...change('STSC', cashNo), mod_type: 'STSQ' })).toBe('8002')
  })
})
