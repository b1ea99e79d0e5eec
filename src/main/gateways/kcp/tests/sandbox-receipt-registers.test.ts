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
  post,
  register,
  registerPath,
  transferTno,
} from './receipt-stand.ts'

const codeOfRegister = async (at: KcpSandbox, fields: Fields = {}) =>
  (await post(at, registerPath, register(fields)))['res_cd']
const codeOfChange = async (at: KcpSandbox, body: Fields) => (await post(at, cancelPath, body))['res_cd']

describe('a receipt is registered', () => {
  it('with a number of its own, an approval number that may begin with a zero, and how it stands', async () => {
    const at = await openForTest()
    expect(await post(at, registerPath, register())).toEqual({
      res_cd: '0000',
      res_msg: '정상처리',
      cash_no: '20261123900001',
      receipt_no: '037036967',
      app_time: '20261123090000',
      reg_stat: expect.any(String),
      reg_desc: expect.any(String),
    })
  })

  it('without a signature, because none is asked', async () => {
    const at = await openForTest()
    expect(register()).not.toHaveProperty('kcp_sign_data')
    expect(await codeOfRegister(at)).toBe('0000')
  })

  it.each<readonly [string, Fields]>([
    ['amounts that are JSON numbers', { amt_tot: 11_000, amt_sup: 10_000, amt_svc: 0, amt_tax: 1_000 }],
    ['no service charge named', { amt_svc: undefined }],
    ['a service charge', { amt_sup: '9000', amt_svc: '1000' }],
    ['tax-free goods', { amt_sup: '11000', amt_tax: '0' }],
    ['a phone of ten digits', { id_info: '0111234567' }],
    ['thirteen digits', { id_info: '1234567890123' }],
    ['a card of nineteen digits', { id_info: '1234567890123456789' }],
    ['a business', { tr_code: '1', id_info: '1234567890' }],
    ['an order number of forty bytes', { ordr_idxx: 'A'.repeat(40) }],
    ['money that KCP did not move', { pay_type: 'PAXX' }],
    ['a transfer it names', { pay_type: 'PABK', pay_trade_no: transferTno }],
    ['a payment named without its kind', { pay_trade_no: transferTno }],
    [
      'a seller in somebody else’s shop',
      {
        corp_type: '1',
        corp_tax_type: 'TG01',
        corp_tax_no: '1234567890',
        corp_sell_tax_no: '1234567890',
        corp_nm: '입점상점',
        corp_owner_nm: '홍길동',
        corp_addr: '서울시 구로구 1, 2층',
        corp_telno: '0212345678',
      },
    ],
  ])('for %s', async (_, fields) => {
    expect(await codeOfRegister(await openForTest(), fields)).toBe('0000')
  })
})

describe('a register is refused', () => {
  it.each<readonly [string, string, Fields]>([
    ['8001', 'from a site nobody registered', { site_cd: 'X0000' }],
    ['8002', 'with another certificate', { kcp_cert_info: '-----BEGIN CERTIFICATE-----' }],
    ['8002', 'without a certificate', { kcp_cert_info: undefined }],
    ['8005', 'for a virtual account, which is sold at the same path', { pay_method: 'VCNT' }],
    ['8009', 'from no known kind of user', { user_type: 'PGNX' }],
    ['8009', 'without the time of the trade', { trad_time: '' }],
    ['8009', 'with a time of twelve digits', { trad_time: '202607251015' }],
    ['8009', 'with a thirteenth month', { trad_time: '20261325101500' }],
    ['8009', 'with a day February has not', { trad_time: '20260230101500' }],
    ['8009', 'for no known use', { tr_code: '2' }],
    ['8009', 'for an identity with hyphens', { id_info: '010-1234-5678' }],
    ['8009', 'for a number that lost its zero', { id_info: 1_012_345_678 }],
    ['8009', 'for nine digits', { id_info: '123456789' }],
    ['8009', 'for twelve digits', { id_info: '123456789012' }],
    ['8009', 'for twenty digits', { id_info: '12345678901234567890' }],
    ['8009', 'for a business with a phone', { tr_code: '1' }],
    ['8009', 'with a comma in an amount', { amt_tot: '11,000' }],
    ['8009', 'with a fraction', { amt_tax: 1000.5 }],
    ['8009', 'with a negative amount', { amt_sup: '12000', amt_tax: '-1000' }],
    ['8009', 'with thirteen digits of won', { amt_tot: '1000000000000' }],
    ['8009', 'without the supply', { amt_sup: undefined }],
    ['8009', 'over nothing', { amt_tot: '0', amt_sup: '0', amt_tax: '0' }],
    ['8564', 'when the parts are not the total', { amt_tax: '1001' }],
    ['8564', 'when the service charge is not in the total', { amt_svc: '1' }],
    ['8009', 'without an order number', { ordr_idxx: undefined }],
    ['8009', 'with an order number of 41 bytes', { ordr_idxx: 'A'.repeat(41) }],
    ['8009', 'with an order number of 42 bytes in 14 letters', { ordr_idxx: '가'.repeat(14) }],
    ['8009', 'without goods', { good_name: ' ' }],
    ['8009', 'without a buyer', { buyr_name: undefined }],
    ['8009', 'without saying whose sale it is', { corp_type: undefined }],
    ['8009', 'for a seller who is not named', { corp_type: '1' }],
    ['8009', 'for a payment of another kind', { pay_type: 'PACA' }],
    ['8061', 'for a transfer it does not name', { pay_type: 'PABK' }],
    ['8061', 'for a virtual account nobody has', { pay_type: 'PAVC', pay_trade_no: '20210719999999' }],
    ['8061', 'for another site’s transfer', { site_cd: otherSite, pay_type: 'PABK', pay_trade_no: transferTno }],
    ['8059', 'for more than the payment', { amt_tot: '33001', amt_sup: '32001', pay_trade_no: transferTno }],
  ])('%s %s', async (code, _, fields) => {
    const at = await openForTest()
    expect(await codeOfRegister(at, fields)).toBe(code)
    expect(at.report().totals).toMatchObject({ receipts: 0, receiptWon: 0 })
  })

  it.each(Array.from(',&;|\'"<>\\\n\r\0', (character) => [character]))(
    '8009 for goods or a buyer with %j',
    async (bad) => {
      const at = await openForTest()
      for (const name of ['good_name', 'buyr_name']) {
        expect(await post(at, registerPath, register({ [name]: `상품${bad}1` }))).toMatchObject({
          res_cd: '8009',
          res_msg: expect.stringContaining(name),
        })
      }
    },
  )

  it('9167 with an order number that had a receipt, cancelled or not, and at no other site', async () => {
    const at = await openForTest()
    const cashNo = await issue(at)
    expect(await codeOfRegister(at)).toBe('9167')
    expect(await codeOfChange(at, change('STSC', cashNo))).toBe('0000')
    expect(await codeOfRegister(at)).toBe('9167')
    expect(await codeOfRegister(at, { site_cd: otherSite })).toBe('0000')
  })

  it('and an order number refused once is still free', async () => {
    const at = await openForTest()
    expect(await codeOfRegister(at, { amt_tax: '1' })).toBe('8564')
    expect(await codeOfRegister(at)).toBe('0000')
  })

  it('8059 once the standing receipts of a payment reach its amount, until one is cancelled', async () => {
    const at = await openForTest()
    const of = { pay_type: 'PABK', pay_trade_no: transferTno }
    const first = await issue(at, { ...of, ordr_idxx: 'A', amt_tot: '22000', amt_sup: '20000', amt_tax: '2000' })
    await issue(at, { ...of, ordr_idxx: 'B' })
    const one = { ...of, amt_tot: '1', amt_sup: '1', amt_tax: '0' }
    expect(await codeOfRegister(at, { ...one, ordr_idxx: 'C' })).toBe('8059')
    expect(await codeOfChange(at, part(first, '1', '22000'))).toBe('0000')
    expect(await codeOfRegister(at, { ...one, ordr_idxx: 'C' })).toBe('0000')
    expect(await codeOfRegister(at, { ...one, ordr_idxx: 'D' })).toBe('8059')
  })

  it('8009 when the body is no JSON object', async () => {
    const at = await openForTest()
    for (const body of ['hello', '[]', '']) {
      expect(await post(at, registerPath, body)).toMatchObject({ res_cd: '8009' })
    }
  })
})
