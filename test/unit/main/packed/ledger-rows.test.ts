import { describe, expect, it } from 'vitest'
import { toDay, toInstant } from '../../../../src/domain/day.ts'
import { toWon } from '../../../../src/domain/money.ts'
import { receiptEvents } from '../../../../src/domain/receipt/ledger-row.ts'
import { defaultTaxSettings } from '../../../../src/domain/shop.ts'
import { ledgerRowsIn, packedLedgerRows } from '../../../../src/main/packed/ledger-rows.ts'
import { payment, shopA } from '../../../contract/ledger-samples.ts'
import { ledgerRow } from '../../files/ledger-rows.ts'

describe('rows of the receipt ledger on their way to their file', () => {
  it('arrive as they were judged, with every field a row has', () => {
    const cancelled = ledgerRow({
      kind: 'cancelled',
      refundId: 'refund-1',
      wallet: 'kakao-pay',
      approvalNumber: '000123',
      receiptNumber: 'R-1',
      purpose: 'by-wallet',
      identityLastFour: '**78',
      issuedAt: toInstant('2026-11-12T09:00:00+09:00'),
      originalApprovalNumber: '000122',
      cancelReason: 1,
      hometax: '일치',
      note: '환불 "두 번째"\n줄 🧾',
    })
    const judged = receiptEvents({
      transaction: { ...payment({ paid: toWon(55_000) }), id: 'shop-a/T', shopId: shopA.id, gateway: 'kcp' },
      shopName: shopA.name,
      refunds: [],
      outside: [],
      receiptActs: [],
      dutyNotes: [],
      settings: defaultTaxSettings,
      today: toDay('2026-11-30'),
    })
    const rows = [ledgerRow(), cancelled, ...judged]
    const arrived = ledgerRowsIn(packedLedgerRows(rows))
    expect(arrived).toEqual(rows)
    expect(arrived.map((row) => Object.keys(row).toSorted())).toEqual(rows.map((row) => Object.keys(row).toSorted()))
  })

  it('may be none', () => {
    expect(ledgerRowsIn(packedLedgerRows([]))).toEqual([])
  })
})
