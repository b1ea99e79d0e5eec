import { toDay, toInstant, toMonth } from '../../../src/domain/day.ts'
import { toWon, toWonDelta } from '../../../src/domain/money.ts'
import type { LedgerAbout } from '../../../src/domain/receipt/ledger-file.ts'
import { wholeLedger } from '../../../src/domain/receipt/ledger-filter.ts'
import type { ReceiptLedgerRow } from '../../../src/domain/receipt/ledger-row.ts'
import { type PackedLedgerRows, packedLedgerRows } from '../../../src/main/packed/ledger-rows.ts'

/** A row of the receipt ledger: 47,000 of Kakao money and 3,000 of free points, to be issued. */
export const ledgerRow = (more: Partial<ReceiptLedgerRow> = {}): ReceiptLedgerRow => ({
  kind: 'due',
  at: toInstant('2026-11-09T10:15:02+09:00'),
  month: toMonth('2026-11'),
  transactionId: 'shop-1/26110900000001',
  refundId: null,
  shopName: '상점A',
  gateway: 'kcp',
  paidAt: toInstant('2026-11-09T10:15:02+09:00'),
  orderNumber: 'ORDER-1',
  gatewayTransactionId: '26110900000001',
  method: 'easy-pay-money',
  wallet: 'kakao-pay',
  paid: toWon(50_000),
  card: toWon(0),
  easyPay: toWon(50_000),
  freePoints: toWon(3_000),
  target: toWonDelta(47_000),
  supply: toWonDelta(42_727),
  vat: toWonDelta(4_273),
  taxFree: toWonDelta(0),
  service: toWonDelta(0),
  issuer: 'merchant',
  duty: 'mandatory',
  deadline: toDay('2026-11-14'),
  overdue: false,
  approvalNumber: null,
  receiptNumber: null,
  purpose: null,
  identityLastFour: null,
  issuedAt: null,
  originalApprovalNumber: null,
  cancelReason: null,
  hometax: null,
  rules: ['R19', 'R22'],
  note: '',
  ...more,
})

/** What such a ledger's file is of: all of November of 상점A, masked. */
export const aboutLedger: LedgerAbout = {
  book: 'work',
  shopName: '상점A',
  month: toMonth('2026-11'),
  filter: wholeLedger,
  isMasked: true,
  madeAt: toInstant('2026-11-30T09:00:00+09:00'),
}

/** Rows as pages of `size`. */
export async function* pagesOf(
  rows: readonly ReceiptLedgerRow[],
  size = 100,
): AsyncGenerator<readonly ReceiptLedgerRow[]> {
  for (let from = 0; from < rows.length; from += size) {
    await Promise.resolve()
    yield rows.slice(from, from + size)
  }
}

/** The same, packed as the ledger hands them over. */
export async function* packedPagesOf(rows: readonly ReceiptLedgerRow[], size = 100): AsyncGenerator<PackedLedgerRows> {
  for await (const page of pagesOf(rows, size)) yield packedLedgerRows(page)
}
