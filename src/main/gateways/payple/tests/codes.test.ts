import { describe, expect, it } from 'vitest'
import { institutionRows, serviceRows } from '../code-table.ts'
import { carriesCode, readError, readMessage, rowOf, saysDone, saysFound, shopRule } from '../codes.ts'
import { paymentRows } from '../payment-code-table.ts'

const rows = [...serviceRows, ...institutionRows, ...paymentRows]

describe('Payple’s message', () => {
  it.each([
    ['[Test] [SPCD1001] 3143 - 카드사 문의 바랍니다.', 'SPCD1001', '3143', '카드사 문의 바랍니다.'],
    ['[PAYC0007] 이미 취소된 거래', 'PAYC0007', null, '이미 취소된 거래'],
    ['2008 : 고객요청으로 해지', null, '2008', '고객요청으로 해지'],
    ['[test][AUTH0004]', 'AUTH0004', null, ''],
    ['도메인 오류 (AUTH0004)', 'AUTH0004', null, '도메인 오류 (AUTH0004)'],
    ['해지 실패 (PUSER0001)', 'PUSER0001', null, '해지 실패 (PUSER0001)'],
    ['TSRG0003: 이미 발행되었습니다', 'TSRG0003', null, 'TSRG0003: 이미 발행되었습니다'],
    ['TSDL0002 해지할 수 없음', 'TSDL0002', null, 'TSDL0002 해지할 수 없음'],
    ['-10002122 - 발행취소 실패', null, '-10002122', '발행취소 실패'],
    ['', null, null, ''],
  ])('reads %s', (raw, service, institution, text) => {
    expect(readMessage(raw)).toEqual({ service, institution, text })
  })
})

describe('the table of codes', () => {
  it('names each code once', () => {
    const codes = rows.map(([code]) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('has a Korean sentence for each, and a remedy for each that may have moved money', () => {
    for (const [code, kind, message, remedy] of rows) {
      expect(message, code).toMatch(/[가-힣].*\.$/)
      if (kind === 'unknown') expect(remedy, code).not.toBeNull()
    }
  })

  it.each(['1113', '3006', '3106', '3134', '3168', '3201', '3267', '3268', '1125', '1103', '1156', '3199'])(
    'holds institution code %s as unknown',
    (code) => {
      expect(readError('SPCD9997', `[SPCD9997] ${code} - 안내`).kind).toBe('unknown')
    },
  )

  it.each(['CPAY0018', 'SPAY0011', 'SPCD1001'])('holds %s as unknown although it says error (R53)', (code) => {
    expect(readError('', `[Test] [${code}] 안내`).kind).toBe('unknown')
    expect(readError(code, '').kind).toBe('unknown')
  })

  it.each(['PAYC0007', 'PAYC0011'])('takes %s as a no by a balance that is not ours', (code) => {
    expect(readError(code, '')).toMatchObject({ kind: 'gone', refusal: { code, balanceDiffers: true } })
  })

  it.each(['1115', '3121', '3251', '1128'])(
    'takes institution code %s as a no by a balance that is not ours',
    (code) => {
      expect(readError('', `[SPCD9997] ${code} - 안내`).refusal.balanceDiffers).toBe(true)
    },
  )
})

describe('an explicit error', () => {
  it('is a no with the institution’s meaning when both codes are there', () => {
    const { kind, refusal } = readError('SPCD9997', '[Test] [SPCD9997] 3118 - 취소 불가한 거래')
    expect(kind).toBe('no')
    expect(refusal).toMatchObject({ code: 'SPCD9997 / 3118', message: rowOf('3118')?.[2], balanceDiffers: false })
  })

  it('is a no with Payple’s own words when its code is in no table', () => {
    const { kind, refusal } = readError('PAYC0099', '[PAYC0099] 취소할 수 없는 상점입니다')
    expect(kind).toBe('no')
    expect(refusal).toMatchObject({ code: 'PAYC0099', message: '페이플의 답: 취소할 수 없는 상점입니다', remedy: null })
  })

  it.each([
    ['정산 잔액이 부족합니다', '정산 금액이 쌓인 뒤'],
    ['정산예정금액 부족으로 취소 불가', '정산 금액이 쌓인 뒤'],
    ['부족한 정산금으로 취소할 수 없습니다', '정산 금액이 쌓인 뒤'],
    ['환불서비스 미신청 가맹점입니다', 'help@payple.kr로 신청'],
    ['계좌이체 환불은 신청 후 이용 가능합니다', 'help@payple.kr로 신청'],
    ['환불 서비스를 이용할 수 없는 가맹점', 'help@payple.kr로 신청'],
  ])('that says “%s” is still a no, and says what can be done', (words, remedy) => {
    expect(readError('PAYC0099', `[PAYC0099] ${words}`)).toMatchObject({
      kind: 'no',
      refusal: { remedy: expect.stringContaining(remedy) },
    })
  })

  it('keeps the table’s own remedy before that of words', () => {
    expect(readError('PAYC0002', '[PAYC0002] 정산 잔액이 부족합니다').refusal.remedy).toContain('환불서비스 Key')
  })

  it.each([
    ['AUTH0004', 'IP'],
    ['AUTH0004', '등록된 파트너 도메인'],
    ['AUTH0007', '결제창을 띄우는'],
    ['PAYC0002', '파트너 관리자'],
  ])('%s says where to look: %s', (code, words) => {
    expect(rowOf(code)?.[3]).toContain(words)
  })

  it.each([
    ['carries neither code nor message', '', ''],
    ['carries a success code', 'PAYC0000', '환불성공'],
    ['hides a success code in its message', '', '[PAYC0000] 환불성공'],
    ['has an unlisted code and tells of a time-out', 'SPCD9997', '[SPCD9997] 3999 - 카드사 타임아웃'],
    ['has no code and tells that work goes on', '', '요청이 처리 중입니다'],
  ])('is unknown when it %s', (_, code, message) => {
    expect(readError(code, message).kind).toBe('unknown')
  })
})

describe('success codes', () => {
  it.each(['0000', 'BILL0000', 'SPCD0000', 'PCCF0000', 'PAYC0000', 'TSRG0000', 'PUSER0000', 'PCHK0000'])(
    '%s says done',
    (code) => {
      expect(saysDone(code)).toBe(true)
    },
  )

  it.each(['', '00000', '10000', 'PAYC00001', 'PAYC000', 'PAYC1000', 'PAYC0000X', 'success'])('%s does not', (code) => {
    expect(saysDone(code)).toBe(false)
  })

  it('has PCHK000 only for look-ups, and never PCHK0001', () => {
    expect([saysDone('PCHK000'), saysFound('PCHK000'), saysFound('PCHK0001')]).toEqual([false, true, false])
  })
})

describe('a code at all', () => {
  it.each([
    ['TSRG0003', ''],
    ['0001', ''],
    ['CDAUCK01', ''],
    ['-10002122', ''],
    ['', '[TSRG0003] 실패'],
    ['', '3118 - 실패'],
    ['', '실패 (PUSER0001)'],
  ])('is in %j with %j', (code, message) => {
    expect(carriesCode(code, message)).toBe(true)
  })

  it.each([
    ['', ''],
    ['', '실패했습니다'],
    ['fail', ''],
    ['실패', '실패'],
    ['<html>', ''],
  ])('is not in %j with %j', (code, message) => {
    expect(carriesCode(code, message)).toBe(false)
  })
})

describe('a refusal of the whole shop', () => {
  it.each([
    ['AUTH0004', 'address'],
    ['AUTH0007', 'address'],
    ['AUTH0002', 'account'],
    ['PAYC0002', 'account'],
    ['SPCD1001 / 1130', 'account'],
    ['SPAY0001', 'account'],
    ['1129', 'limit'],
  ])('%s would meet every next refund too: %s', (code, topic) => {
    expect(shopRule(code)).toMatchObject({ topic, meets: 'every' })
  })

  it.each(['1144', 'SPCD9997 / 1145'])('%s would meet every next part', (code) => {
    expect(shopRule(code)).toMatchObject({ topic: 'partial', meets: 'parts' })
  })

  it.each(['1115', 'SPCD1001 / 1115', 'PAYC0007', '코드 없음'])('%j speaks of one payment', (code) => {
    expect(shopRule(code)).toBeNull()
  })
})
