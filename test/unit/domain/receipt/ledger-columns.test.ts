import { describe, expect, it } from 'vitest'
import { ledgerColumns } from '../../../../src/domain/receipt/ledger-columns.ts'
import { receiptEvents } from '../../../../src/domain/receipt/ledger-row.ts'
import type { Refund } from '../../../../src/domain/refund.ts'
import type { Transaction } from '../../../../src/domain/transaction.ts'
import { balance, morningOf, outcome, refund, settings, today, transfer } from '../samples.ts'

const written = (
  transaction: Transaction,
  refunds: readonly Refund[] = [],
): readonly Record<string, string | number>[] =>
  receiptEvents({
    shopName: '상점A',
    transaction,
    refunds,
    outside: [],
    receiptActs: [],
    dutyNotes: [],
    settings: settings(),
    today,
  }).map((row) => Object.fromEntries(ledgerColumns.map(({ header, value }) => [header, value(row)])))

describe('the columns of the receipt ledger', () => {
  it('are these thirty in this order', () => {
    expect(ledgerColumns.map(({ header }) => header).join(', ')).toBe(
      '상점, 결제사, 거래일시, 주문번호, 거래번호, 결제수단, 간편결제, 총결제금액, 카드금액, 머니포인트금액, 무상포인트, 현금영수증대상금액, 공급가액, 부가세, 면세금액, 봉사료, 발급주체, 발급의무, 상태, 발급기한, 현금영수증승인번호, 현금영수증거래번호, 용도, 신분확인뒷4자리, 발급일시, 원승인번호, 취소사유, 홈택스대사, 근거규칙, 비고',
    )
    expect(ledgerColumns).toHaveLength(30)
  })

  it('write won as numbers and everything else as text', () => {
    const [row] = receiptEvents({
      shopName: '상점A',
      transaction: transfer('payple', 55_000, { issued: true, approvalNumber: '0012345678' }),
      refunds: [],
      outside: [],
      receiptActs: [],
      dutyNotes: [],
      settings: settings(),
      today,
    })
    if (row === undefined) throw new Error('a transfer with a receipt has an event')
    const numbers = ledgerColumns.filter(({ kind }) => kind === 'number').map(({ header }) => header)
    expect(numbers).toEqual([
      '총결제금액',
      '카드금액',
      '머니포인트금액',
      '무상포인트',
      '현금영수증대상금액',
      '공급가액',
      '부가세',
      '면세금액',
      '봉사료',
    ])
    for (const { kind, value } of ledgerColumns) {
      expect(typeof value(row)).toBe(kind === 'number' ? 'number' : 'string')
    }
  })

  it('write a due receipt', () => {
    const ssg = balance('ssg-pay', 120_000, 12_000, { issued: null }, { paidAt: morningOf('2026-11-03') })
    expect(written(ssg)).toEqual([
      {
        상점: '상점A',
        결제사: 'NHN KCP',
        거래일시: '2026-11-03 10:00:00',
        주문번호: 'ORDER_20261109',
        거래번호: '23732987373372',
        결제수단: '간편결제 머니/포인트',
        간편결제: 'SSG페이',
        총결제금액: 132_000,
        카드금액: 0,
        머니포인트금액: 132_000,
        무상포인트: 12_000,
        현금영수증대상금액: 120_000,
        공급가액: 109_091,
        부가세: 10_909,
        면세금액: 0,
        봉사료: 0,
        발급주체: '가맹점',
        발급의무: '의무',
        상태: '기한 경과',
        발급기한: '2026-11-08',
        현금영수증승인번호: '',
        현금영수증거래번호: '',
        용도: '',
        신분확인뒷4자리: '',
        발급일시: '',
        원승인번호: '',
        취소사유: '',
        홈택스대사: '',
        근거규칙: 'N5 R02 R03 R04 R06 R09 R18 R19 R24 R59 R60',
        비고: '기한 경과(2026-11-08), 2026-11-13까지 발급 시 가산세 12,000원 / 이후 24,000원입니다.',
      },
    ])
  })

  it('write an issued and a cancelled receipt, numbers with leading zeros kept', () => {
    const live = transfer('payple', 55_000, { issued: true, approvalNumber: '0012345678', kind: 'business-expense' })
    const [issued, cancelled] = written(live, [refund(22_000, { receipt: outcome('cancelled', 22_000) })])
    expect(issued).toMatchObject({
      상태: '발급',
      현금영수증승인번호: '0012345678',
      용도: '지출증빙',
      발급주체: '페이플',
      발급의무: '요청 시',
    })
    expect(cancelled).toMatchObject({
      상태: '취소',
      현금영수증대상금액: -22_000,
      공급가액: -20_000,
      부가세: -2_000,
      총결제금액: 55_000,
      원승인번호: '0012345678',
      취소사유: '거래취소',
      발급일시: '2026-11-09 09:00:01',
    })
    expect(Object.is(cancelled?.면세금액, 0)).toBe(true)
  })

  it('name the wallet that issued and leave the purpose to it', () => {
    const [row] = written(balance('kakao-pay', 47_000, 3_000))
    expect(row).toMatchObject({
      발급주체: '카카오페이',
      발급의무: '가맹점 아님',
      용도: '지갑사 결정',
      현금영수증승인번호: '',
    })
  })
})
