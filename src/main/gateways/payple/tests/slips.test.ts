import { describe, expect, it } from 'vitest'
import { paypleReader } from '../index.ts'
import { findSlips } from '../slips.ts'
import { fixture } from './support.ts'

const stored = (line: Readonly<Record<string, unknown>>): string => JSON.stringify(paypleReader.storable(line))
const receipt = 'https://www.danalpay.com/receipt'

describe('slips', () => {
  it.each([
    ['a result', fixture('payment-card')],
    ['a look-up', fixture('look-up-card-vat-above-eleventh')],
    ['a look-up of the old spelling', { PCD_CARDRECEIPT: receipt }],
    ['lower-cased names', { pcd_pay_cardreceipt: receipt }],
  ])('the card’s is in %s as it is kept', (_, line) => {
    expect(findSlips(stored(line))).toEqual({ ok: true, value: [{ kind: 'card', url: receipt }] })
  })

  it.each([
    ['a transfer', stored({ PCD_PAY_TYPE: 'transfer', PCD_PAY_CARDRECEIPT: '' }), '카드 결제의 매출전표'],
    ['a card whose answer leaves it out', stored({ PCD_PAY_TYPE: 'card' }), '매출전표 주소가 없습니다'],
    ['an answer that is no object', '"x"', '매출전표 주소가 없습니다'],
    ['an answer that says two things', '{"PCD_PAY_CARDRECEIPT":"a","PCD_PAY_CARDRECEIPT":"b"}', '주소가 없습니다'],
    ['an address that is no text', '{"PCD_PAY_CARDRECEIPT":{"url":"x"}}', '주소가 없습니다'],
  ])('%s has none, and that is said', (_, answer, because) => {
    expect(findSlips(answer)).toEqual({
      ok: false,
      failure: { because: expect.stringContaining(because), remedy: expect.stringContaining('관리자') },
    })
  })
})
