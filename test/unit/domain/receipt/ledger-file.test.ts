import { describe, expect, it } from 'vitest'
import { toMonth } from '../../../../src/domain/day.ts'
import { toWonDelta } from '../../../../src/domain/money.ts'
import {
  conditionRows,
  type LedgerAbout,
  ledgerFileName,
  type LedgerFormat,
  maskedRow,
} from '../../../../src/domain/receipt/ledger-file.ts'
import { wholeLedger } from '../../../../src/domain/receipt/ledger-filter.ts'
import { aboutLedger, ledgerRow } from '../../files/ledger-rows.ts'

const nameOf = (shopName: string, format: LedgerFormat, book: LedgerAbout['book'] = 'work') =>
  ledgerFileName({ book, shopName, month: toMonth('2026-11') }, format)

describe('the name of the ledger’s file', () => {
  it.each([
    ['상점A', '현금영수증대장_상점A_2026-11.csv'],
    ['가/나:다*"?', '현금영수증대장_가_나_다____2026-11.csv'],
    ['  ', '현금영수증대장_상점_2026-11.csv'],
    ['../../etc', '현금영수증대장_.._.._etc_2026-11.csv'],
    ['줄\n바꿈\u202e', '현금영수증대장_줄_바꿈__2026-11.csv'],
    ['상점'.normalize('NFD'), '현금영수증대장_상점_2026-11.csv'],
  ])('for %j is %s', (shop, name) => {
    expect(nameOf(shop, 'csv-utf-8')).toBe(name)
    expect(nameOf(shop, 'csv-cp949')).toBe(name)
    expect(nameOf(shop, 'xlsx')).toBe(name.replace(/csv$/, 'xlsx'))
  })

  it('says of practice that it is, also where the shop was named anew', () => {
    expect(nameOf('연습 상점 · KCP', 'xlsx', 'practice')).toBe('현금영수증대장_연습 상점 · KCP_2026-11.xlsx')
    expect(nameOf('상점A', 'csv-utf-8', 'practice')).toBe('현금영수증대장_연습 상점A_2026-11.csv')
  })

  it('stays short enough for a file system', () => {
    const name = nameOf('가'.repeat(500), 'xlsx')
    expect(new TextEncoder().encode(name).length).toBeLessThan(255)
  })
})

describe('the conditions of a workbook', () => {
  const totals = {
    due: { count: 2, won: toWonDelta(30_000) },
    issued: { count: 1, won: toWonDelta(5_000) },
    cancelled: { count: 1, won: toWonDelta(-5_000) },
  }
  const said = (more: Partial<typeof aboutLedger>) =>
    conditionRows({ ...aboutLedger, ...more }, totals).map((cells) => cells.map((cell) => cell.value))

  it('say of what, when, whether masked, and what it comes to', () => {
    expect(said({})).toEqual([
      ['장부', '업무'],
      ['상점', '상점A'],
      ['달', '2026-11'],
      ['조건', '전체'],
      ['가림', '신분확인 번호를 가렸습니다.'],
      ['만든 때', '2026-11-30 09:00:00'],
      [],
      ['구분', '행', '현금영수증대상금액'],
      ['발급 전', 2, 30_000],
      ['발급', 1, 5_000],
      ['취소', 1, -5_000],
    ])
  })

  it('name each condition of the filter, and practice for what it is', () => {
    const filter = { ...wholeLedger, event: 'issued', means: 'kakao-pay' } as const
    const lines = said({ filter, book: 'practice', isMasked: false })
    expect(lines).toContainEqual(['구분', '발급'])
    expect(lines).toContainEqual(['결제수단', '카카오페이'])
    expect(lines).toContainEqual(['장부', '연습 (실제 거래와 돈이 아닙니다)'])
    expect(lines).toContainEqual(['가림', '가리지 않았습니다.'])
    expect(lines).not.toContainEqual(['조건', '전체'])
  })
})

describe('a masked row', () => {
  it('keeps two of an identity and everything else', () => {
    const row = ledgerRow({ identityLastFour: '5678', approvalNumber: '0012345678' })
    expect(maskedRow(row)).toEqual({ ...row, identityLastFour: '**78' })
    expect(maskedRow(ledgerRow())).toEqual(ledgerRow())
  })
})
