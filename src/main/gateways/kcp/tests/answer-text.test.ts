import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { maskedText, readMessage, readText } from '../answer-text.ts'

describe('an answer’s text', () => {
  it('is read as UTF-8, and as CP949 where it is not, whatever the label said', () => {
    expect(readText(Buffer.from('정상처리 뷁', 'utf8'))).toBe('정상처리 뷁')
    expect(readText(iconv.encode('정상처리 뷁 똠방각하', 'cp949'))).toBe('정상처리 뷁 똠방각하')
    expect(readText(Buffer.from('\uFEFF{}', 'utf8'))).toBe('{}')
  })

  it('a percent-encoded message becomes readable, any other stays', () => {
    expect(readMessage('%C1%A4%BB%F3%C3%B3%B8%AE')).toBe('정상처리')
    expect(readMessage('100% 환불')).toBe('100% 환불')
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('%')),
        (text) => readMessage(text) === text,
      ),
    )
  })

  it('holds no identity, key or whole card number once masked', () => {
    const masked = maskedText(
      '{"id_info":"01012345678","cash_id_info" : 8001011234567,"kcp_sign_data":"ab\\"cd","card_no":"4619541234567815","tno":"1"}',
    )
    expect(masked).toBe(
      '{"id_info":"***","cash_id_info" : "***","kcp_sign_data":"***","card_no":"461954******7815","tno":"1"}',
    )
  })
})
