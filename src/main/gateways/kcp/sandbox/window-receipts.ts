import type { SandboxPayment } from './book.ts'
import type { SandboxReceipt } from './receipt-book.ts'

/** Account payments by `pay_method`, and when each was paid: an account's receipt is of the deposit, not of the account's issue. */
const timeNames: Readonly<Record<string, readonly string[]>> = { PABK: ['app_time'], PAVC: ['ipgm_time', 'app_time'] }

/**
 * The receipts payments came with: KCP issued one in the payment window where the answer of a transfer or a virtual account has `cash_no`
 * (KCP guide §2.2). It is of the payment's order number, time and whole amount; `receiptNo` is empty where no `cash_authno` was told.
 */
export const windowReceipts = (book: readonly SandboxPayment[]): readonly SandboxReceipt[] =>
  book.flatMap(({ siteCode, approval }) => {
    const told = (...names: readonly string[]): string => names.map((name) => approval[name] ?? '').find(Boolean) ?? ''
    const names = timeNames[told('pay_method')]
    const cashNo = told('cash_no')
    if (names === undefined || cashNo === '') return []
    return [
      {
        siteCode,
        cashNo,
        receiptNo: told('cash_authno'),
        orderNumber: told('order_no'),
        won: Number(told('amount')),
        identity: told('cash_id_info').slice(-4),
        tno: told('tno'),
        time: told(...names),
      },
    ]
  })
