import { describe, expect, it } from 'vitest'
import { easyPayServices, walletIds, walletNames } from '../../../src/domain/easy-pay.ts'
import { issuerRowOf, issuerRows } from '../../../src/domain/receipt/issuers.ts'

describe('the easy-pay services', () => {
  it.each([
    ['samsung-pay', '삼성페이', true, false, 'none'],
    ['ssg-pay', 'SSG페이', true, true, 'merchant'],
    ['kakao-pay', '카카오페이', true, true, 'wallet'],
    ['naver-pay', '네이버페이', true, true, 'kcp'],
    ['l-pay', 'L.pay', true, true, 'wallet-batch'],
    ['apple-pay', '애플페이', true, false, 'none'],
    ['toss-pay', '토스페이', true, true, 'wallet'],
    ['payco', '페이코', true, true, 'check'],
  ] as const)('%s (%s) sells cards: %s, money: %s, receipt by %s', (wallet, name, card, money, issuer) => {
    expect(walletNames[wallet]).toBe(name)
    expect(easyPayServices[wallet].sells).toEqual({ card, money })
    expect(easyPayServices[wallet].receiptIssuer).toBe(issuer)
  })

  it('hold no code of any gateway', () => {
    expect(JSON.stringify(easyPayServices)).not.toMatch(/\b(OT\d\d|PA[A-Z]{2}|SC[A-Z]{2})\b/)
  })

  it.each(walletIds)('%s says where it is written', (wallet) => {
    expect(easyPayServices[wallet].source).toMatch(/2026-11-22/)
  })
})

describe('the table of issuers', () => {
  it('has one row for every wallet whose balance has a known issuer, saying the same', () => {
    for (const wallet of walletIds) {
      const { receiptIssuer, directIssue } = easyPayServices[wallet]
      const row = issuerRowOf('kcp', 'money', wallet)
      if (receiptIssuer === 'none' || receiptIssuer === 'check') expect(row).toBeNull()
      else expect(row).toMatchObject({ issuer: receiptIssuer, directIssue })
    }
  })

  it('names each cash part of a gateway once', () => {
    const keys = issuerRows.map((row) => `${row.gateway}/${row.part}/${row.wallet ?? ''}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('knows no issuer for what no source names', () => {
    expect(issuerRowOf('payple', 'virtual-account', null)).toBeNull()
    expect(issuerRowOf('payple', 'money', 'kakao-pay')).toBeNull()
    expect(issuerRowOf('kcp', 'money', null)).toBeNull()
  })
})
