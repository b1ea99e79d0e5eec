import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, cancel, lookUp, send, type Told } from '../../../../../test/contract/foreign/payple-merchant.ts'
import type { PaypleSandbox } from '../sandbox/index.ts'
import { startSandbox } from './support.ts'

let one: PaypleSandbox
let folder: string
let bookFile: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'payple-sandbox-methods-'))
  bookFile = join(folder, 'book.jsonl')
  one = await startSandbox({ bookFile })
})
afterEach(async () => {
  await one.close()
  rmSync(folder, { recursive: true })
})

const keyOf = (serial: string) => `c2FuZGJveC1iaWxsaW5nLWtleS0${serial}`
const info = (billingKey: string): Promise<Told> =>
  ask(one.url, { PCD_PAY_WORK: 'PUSERINFO' }, { PCD_PAYER_ID: billingKey })
const end = (billingKey: string): Promise<Told> =>
  ask(one.url, { PCD_PAY_WORK: 'PUSERDEL' }, { PCD_PAYER_ID: billingKey, PCD_PAYER_NO: '' })
const isDisabled = (order: string) => one.report().payments[order]?.methodDisabled

describe('the sandbox’s look-up of a billing key', () => {
  it('tells a card with its owner’s phone masked', async () => {
    expect(await info(keyOf('0001'))).toEqual({
      PCD_PAY_RST: 'success',
      PCD_PAY_CODE: '0000',
      PCD_PAY_MSG: '회원조회 성공',
      PCD_PAY_TYPE: 'card',
      PCD_PAY_BANKACCTYPE: '개인',
      PCD_PAYER_ID: keyOf('0001'),
      PCD_PAYER_NAME: '김하늘',
      PCD_PAYER_HP: '010-****-0001',
      PCD_PAY_CARD: '',
      PCD_PAY_CARDNAME: '삼성카드',
      PCD_PAY_CARDNUM: '1234-****-****-0001',
      PCD_PAY_ISTAX: 'Y',
    })
  })

  it('tells a company’s account in Korean words', async () => {
    expect(await info(keyOf('0007'))).toEqual({
      PCD_PAY_RST: 'success',
      PCD_PAY_CODE: '0000',
      PCD_PAY_MSG: '계좌조회 성공',
      PCD_PAY_TYPE: 'transfer',
      PCD_PAY_BANKACCTYPE: '법인',
      PCD_PAYER_ID: keyOf('0007'),
      PCD_PAYER_NAME: '주식회사 한빛',
      PCD_PAYER_HP: '010-****-0007',
      PCD_PAY_BANK: '020',
      PCD_PAY_BANKNAME: '우리은행',
      PCD_PAY_BANKNUM: '123-********-456',
      PCD_PAY_ISTAX: 'Y',
    })
  })

  it('knows the key of an order that is only prepared', async () => {
    const { PCD_PAYER_ID = '' } = await send(`${one.url}/_prepare`, { type: 'transfer', total: 5_000 })
    expect(await info(PCD_PAYER_ID)).toMatchObject({ PCD_PAY_RST: 'success', PCD_PAY_TYPE: 'transfer' })
  })

  it.each(['', 'nobody’s'])('refuses a key nobody has: «%s»', async (key) => {
    expect(await info(key)).toMatchObject({ PCD_PAY_RST: 'error', PCD_PAY_CODE: 'SPCD0001' })
    expect(await end(key)).toMatchObject({
      PCD_PAY_RST: 'error',
      PCD_PAY_MSG: expect.stringContaining('[Test] [SPCD0001]'),
    })
  })
})

describe('the sandbox’s end of a billing key', () => {
  it.each([
    ['card', '0001', '카드해지완료', 'SPCD0011', '18446744073709551615'],
    ['transfer', '0006', '계좌해지완료', 'SPAY0005', '1205'],
  ])('ends a %s’s key for good', async (type, serial, message, code, payerNo) => {
    expect(await end(keyOf(serial))).toEqual({
      PCD_PAY_RST: 'success',
      PCD_PAY_CODE: 'PUSER0000',
      PCD_PAY_MSG: message,
      PCD_PAY_TYPE: type,
      PCD_PAY_WORK: 'PUSERDEL',
      PCD_PAYER_ID: keyOf(serial),
      PCD_PAYER_NO: payerNo,
    })
    for (const told of [await info(keyOf(serial)), await end(keyOf(serial))]) {
      expect(told).toMatchObject({ PCD_PAY_RST: 'error', PCD_PAY_CODE: code })
    }
  })

  it('leaves other keys, look-ups and refunds as they were', async () => {
    await end(keyOf('0001'))
    expect([isDisabled('PP_ORDER_1001'), isDisabled('PP_ORDER_1002')]).toEqual([true, false])
    expect(await info(keyOf('0002'))).toMatchObject({ PCD_PAY_RST: 'success' })
    expect(await lookUp(one.url, 'card', 'PP_ORDER_1001', '20261122')).toMatchObject({ PCD_PAYER_ID: keyOf('0001') })
    expect(await cancel(one.url, 'PP_ORDER_1001', '20261122', '39000')).toMatchObject({ PCD_PAY_RST: 'success' })
  })

  it('says the other printed code in scene tsdl0000, which needs no path', async () => {
    one.play({ name: 'tsdl0000' })
    expect(await info(keyOf('0001'))).toMatchObject({ PCD_PAY_CODE: '0000' })
    expect(await end(keyOf('0001'))).toMatchObject({ PCD_PAY_RST: 'success', PCD_PAY_CODE: 'TSDL0000' })
    expect(isDisabled('PP_ORDER_1001')).toBe(true)
  })

  it('outlives the sandbox', async () => {
    await end(keyOf('0001'))
    await one.close()
    one = await startSandbox({ bookFile })
    expect(isDisabled('PP_ORDER_1001')).toBe(true)
    expect(await info(keyOf('0001'))).toMatchObject({ PCD_PAY_RST: 'error', PCD_PAY_CODE: 'SPCD0011' })
  })
})
