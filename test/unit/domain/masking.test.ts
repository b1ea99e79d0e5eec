import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  maskAccount,
  maskCardNumber,
  maskCardNumbersIn,
  maskEmail,
  maskLastFour,
  maskName,
  maskPersonalIn,
  maskPhone,
} from '../../../src/domain/masking.ts'

const digitsOf = '0123456789'.split('')

describe('a masked name', () => {
  it.each([
    ['홍길동', '홍*동'],
    ['김구', '김*'],
    ['남궁민수', '남**수'],
    ['이', '*'],
    ['', ''],
    ['  홍길동 ', '홍*동'],
    ['홍길동'.normalize('NFD'), '홍*동'],
    ['John Smith', 'J*** ****h'],
    ['홍*동', '홍*동'],
  ])('of %j is %j', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  it('shows at most two letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('가', '나', 'a', 'b'), minLength: 1 }), (name) => {
        expect(maskName(name).replaceAll('*', '').length).toBeLessThanOrEqual(2)
        expect(maskName(maskName(name))).toBe(maskName(name))
      }),
    )
  })
})

describe('the end of an identity', () => {
  it.each([
    ['5678', '**78'],
    ['0000', '**00'],
    ['**78', '**78'],
    ['12', '**'],
    ['', ''],
  ])('of %j is %j', (digits, masked) => {
    expect(maskLastFour(digits)).toBe(masked)
  })
})

describe('a masked phone number', () => {
  it.each([
    ['01012345678', '010-****-5678'],
    ['010-1234-5678', '010-****-5678'],
    ['+82 10-1234-5678', '010-****-5678'],
    ['0111234567', '011-***-4567'],
    ['021234567', '02-***-4567'],
    ['0212345678', '02-****-5678'],
    ['0311234567', '031-***-4567'],
    ['050512345678', '0505-****-5678'],
    ['07012345678', '070-****-5678'],
    ['15881234', '****-1234'],
    ['1234', '****'],
    ['', ''],
    ['010-****-5678', '010-****-5678'],
  ])('of %j is %j', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })
})

describe('a masked e-mail address', () => {
  it.each([
    ['hong@payple.kr', 'h***@payple.kr'],
    ['h@payple.kr', 'h***@payple.kr'],
    ['h***@payple.kr', 'h***@payple.kr'],
    ['"a@b"@payple.kr', '"***@payple.kr'],
    ['nobody', '***'],
    ['@payple.kr', '***'],
    ['', ''],
  ])('of %j is %j', (email, masked) => {
    expect(maskEmail(email)).toBe(masked)
  })
})

describe('a masked account', () => {
  it.each([
    ['123-45678901-456', '***-********-456'],
    ['123-********-456', '123-********-456'],
    ['T0709260000806', '***********806'],
    ['12', '**'],
    ['123', '***'],
  ])('of %j is %j', (account, masked) => {
    expect(maskAccount(account)).toBe(masked)
  })
})

describe('a masked card number', () => {
  it.each([
    ['4111111111111111', '411111******1111'],
    ['4111-1111-1111-1111', '411111******1111'],
    ['1234-****-****-5678', '1234-****-****-5678'],
    ['461954******7815', '461954******7815'],
    ['41111111', '********'],
  ])('of %j is %j', (card, masked) => {
    expect(maskCardNumber(card)).toBe(masked)
  })

  it.each([
    ['카드 4111111111111111 확인', '카드 411111******1111 확인'],
    ['4111-1111-1111-1111', '411111******1111'],
    ['4111 1111 1111 1111, 5500 0000 0000 0004', '411111******1111, 550000******0004'],
    ['12 4111111111111111', '12 411111******1111'],
    ['2026-11-09 4111111111111111 5', '2026-11-09 411111******1111 5'],
    ['4111111111111112', '4111111111111112'],
    ['01012345678 홍길동', '01012345678 홍길동'],
    ['ORDER_20261109 22000', 'ORDER_20261109 22000'],
    ['', ''],
  ])('in a memo: %j becomes %j', (memo, masked) => {
    expect(maskCardNumbersIn(memo)).toBe(masked)
  })

  it('never leaves a whole card number in a memo', () => {
    const body = fc.string({ unit: fc.constantFrom(...digitsOf), minLength: 12, maxLength: 18 })
    const around = fc.string({ unit: fc.constantFrom('가', ' ', '-', ',', '.') })
    fc.assert(
      fc.property(body, around, around, (digits, before, after) => {
        const check = digitsOf.find((last) => maskCardNumbersIn(`${digits}${last}`).includes('*'))
        expect(check).toBeDefined()
        expect(maskCardNumbersIn(`${before}${digits}${check}${after}`)).not.toContain(`${digits}${check}`)
      }),
    )
  })
})

describe('a text with personal data in it', () => {
  it.each([
    ['전화 010-1234-5678로 통화', '전화 010-****-5678로 통화'],
    ['01012345678', '010-****-5678'],
    ['+82 10-1234-5678', '010-****-5678'],
    ['카드 4111-1111-1111-1111', '카드 411111******1111'],
    ['900101-1234567', '900101-*******'],
    ['9001011234567 본인', '900101-******* 본인'],
    ['hong.gd@mail.example.kr 로 보냄', 'h***@mail.example.kr 로 보냄'],
    ['거래번호 20261123000001, 22,000원', '거래번호 20261123000001, 22,000원'],
    ['취소번호 1612345678', '취소번호 1612345678'],
    ['단추가 빠짐', '단추가 빠짐'],
    ['', ''],
  ])('%j is %j', (text, masked) => {
    expect(maskPersonalIn(text)).toBe(masked)
    expect(maskPersonalIn(masked)).toBe(masked)
  })
})
