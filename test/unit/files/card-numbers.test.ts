import { describe, expect, it } from 'vitest'
import { holdsCardNumber, maskCardNumbers, withoutCardNumbers } from '../../../src/main/files/card-numbers.ts'

describe('whole card numbers', () => {
  it.each([
    ['4111111111111111', '411111******1111'],
    ['카드 5555 5555 5555 4444 입니다', '카드 555555******4444 입니다'],
    ['3782-822463-10005', '378282*****0005'],
    ['9445421234567891', '944542******7891'],
    ['2223003122003222', '222300******3222'],
    ['1 4111111111111111 2', '1 411111******1111 2'],
  ])('are masked to six and four: %s', (text, masked) => {
    expect(maskCardNumbers(text)).toBe(masked)
    expect([holdsCardNumber(text), holdsCardNumber(masked)]).toEqual([true, false])
  })

  it.each([
    '4111111111111112',
    '461954******7815',
    '26110900000018',
    '20261109101502',
    '41111111111111111111',
    '010-0000-5678',
    '202312191342223302115099',
  ])('are not seen in %s', (text) => {
    expect(maskCardNumbers(text)).toBe(text)
    expect(holdsCardNumber(text)).toBe(false)
  })

  it('are masked at any depth and as numbers, except where the gateway finds the payment by them', () => {
    const fields = {
      order_no: '4111111111111111',
      memo: ['4111111111111111', { deep: 5_555_555_555_554_444 }],
      amount: 1_000,
    }
    expect(withoutCardNumbers(fields, [])).toEqual({
      order_no: '411111******1111',
      memo: ['411111******1111', { deep: '555555******4444' }],
      amount: 1_000,
    })
    expect(withoutCardNumbers(fields, ['4111111111111111'])).toMatchObject({ order_no: '4111111111111111' })
  })
})
