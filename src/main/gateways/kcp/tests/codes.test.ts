import { describe, expect, it } from 'vitest'
import { codeOf, kcpCodes, refusalOf, shopRule } from '../codes.ts'

describe('result codes', () => {
  it('each code stands in the table once, with four characters, a text and its section', () => {
    expect(new Set(kcpCodes.map(({ code }) => code)).size).toBe(kcpCodes.length)
    for (const row of kcpCodes) {
      expect(row.code).toMatch(/^[0-9A-Z]{4}$/)
      expect(row.text).toMatch(/[가-힣]다\.$/)
      if (row.remedy !== null) expect(row.remedy).toMatch(/하세요\.$|하세요\. .+다\.$/)
      expect(row.section).toMatch(/^§\d/)
    }
  })

  it('only 0000 means yes', () => {
    expect(kcpCodes.filter(({ meaning }) => meaning === 'ok').map(({ code }) => code)).toEqual(['0000'])
  })

  it('every refusal an operator can act on says how', () => {
    for (const code of ['8012', '8392', '8178', '8002', '8384', '8386', '8036', '8133']) {
      expect(refusalOf(code, null).remedy).toMatch(/[가-힣]/)
    }
    expect(refusalOf('8012', null).remedy).toContain('파트너관리자 › 기술관리센터 › 보안관리 › 서버 IP설정(결제)')
  })

  it('a refusal over balance or state asks for an inquiry, one over contract does not', () => {
    for (const code of ['8133', '8023', '8036', '8037', '8038', '8040', 'CCA9', '8150', '8134']) {
      expect(refusalOf(code, null).balanceDiffers, code).toBe(true)
    }
    for (const code of ['8012', '8392', '8178', '8061', '8011', '8035']) {
      expect(refusalOf(code, null).balanceDiffers, code).toBe(false)
    }
  })

  it('codes of time-outs, of lines and of cancels in progress prove nothing', () => {
    for (const code of ['7512', '8041', '8045', '8171', '8387', '8388', '8379', '8094', 'CC98', '9047', '9999']) {
      expect(codeOf(code)?.meaning, code).toBe('unclear')
    }
  })

  it('a code nobody knows keeps KCP’s own words', () => {
    expect(codeOf('S102')).toBeNull()
    expect(refusalOf('S102', '%BF%C0%B7%F9').message).toBe('KCP의 답: 오류')
  })
})

describe('a refusal of the whole shop', () => {
  it.each([
    ['8012', 'address'],
    ['8642', 'account'],
    ['8178', 'settlement'],
    ['8001', 'account'],
    ['8002', 'account'],
    ['8005', 'account'],
  ])('%s would meet every next refund too: %s', (code, topic) => {
    expect(shopRule(code)).toMatchObject({ topic, meets: 'every' })
  })

  it('8392 would meet every next part, and a part that is done lifts it', () => {
    expect(shopRule('8392')).toEqual({ topic: 'partial', meets: 'parts', liftedBy: ['part'] })
  })

  it.each(['8133', '0000', '8037', '8038', ''])('%j speaks of one payment', (code) => {
    expect(shopRule(code)).toBeNull()
  })
})
