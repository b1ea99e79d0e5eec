/**
 * One cash receipt on record. `identity` is the last four digits of whom it is for, the only ones kept; `tno` is the payment it names
 * (null: none); `receiptNo` is nine digits, zeros in front included, or what the payment it came with says; `time` is 14 digits, KST.
 */
export interface SandboxReceipt {
  readonly siteCode: string
  readonly cashNo: string
  readonly receiptNo: string
  readonly orderNumber: string
  readonly won: number
  readonly identity: string
  readonly tno: string | null
  readonly time: string
}

/** One cancel of a receipt. `receiptNo` is the cancel's own approval number, `whole` tells STSC from STPC. */
export interface SandboxReceiptCancel {
  readonly cashNo: string
  readonly receiptNo: string
  readonly won: number
  readonly whole: boolean
  readonly time: string
}

/** One receipt and every cancel of it, in order. */
export interface ReceiptAccount {
  readonly receipt: SandboxReceipt
  readonly cancels: SandboxReceiptCancel[]
}

/** Won of a receipt that still stand. */
export const receiptRemaining = ({ receipt, cancels }: ReceiptAccount): number =>
  receipt.won - cancels.reduce((sum, { won }) => sum + won, 0)

/** Every receipt of the sandbox: those payments came with, then the registered ones in order of issue. */
export interface ReceiptBook {
  readonly accounts: readonly ReceiptAccount[]
  add(receipt: SandboxReceipt): ReceiptAccount
  addCancel(cancel: SandboxReceiptCancel): void
  /** Has this site used the order number for a receipt, cancelled or not? */
  isUsed(siteCode: string, orderNumber: string): boolean
  /** Won of the receipts that name this payment and still stand. */
  standingFor(siteCode: string, tno: string): number
  /** The 14 digits of the next receipt issued on `day` (8 digits). */
  nextCashNo(day: string): string
  /** Nine digits, given once, to an issue or to a cancel; one in ten begins with a zero, the first among them. */
  nextReceiptNo(): string
}

/** Has no common divisor with 10⁹, so that numbers return only after 10⁹ of them. */
const stride = 37_036_967

/** Opens the book on the receipts payments came with and on what was kept of it. Only what was given here counts its numbers on. */
export function openReceiptBook(
  came: readonly SandboxReceipt[],
  receipts: readonly SandboxReceipt[],
  cancels: readonly SandboxReceiptCancel[],
): ReceiptBook {
  const accounts: ReceiptAccount[] = came.map((receipt) => ({ receipt, cancels: [] }))
  let approvals = 0
  const book: ReceiptBook = {
    accounts,
    add(receipt) {
      const account = { receipt, cancels: [] }
      accounts.push(account)
      approvals += 1
      return account
    },
    addCancel(cancel) {
      accounts.find(({ receipt }) => receipt.cashNo === cancel.cashNo)?.cancels.push(cancel)
      approvals += 1
    },
    isUsed: (siteCode, orderNumber) =>
      accounts.some(({ receipt }) => receipt.siteCode === siteCode && receipt.orderNumber === orderNumber),
    standingFor: (siteCode, tno) =>
      accounts
        .filter(({ receipt }) => receipt.siteCode === siteCode && receipt.tno === tno)
        .reduce((sum, account) => sum + receiptRemaining(account), 0),
    nextCashNo: (day) => day + String((900_001 + accounts.length - came.length) % 1_000_000).padStart(6, '0'),
    nextReceiptNo: () => String(((approvals + 1) * stride) % 1_000_000_000).padStart(9, '0'),
  }
  for (const receipt of receipts) book.add(receipt)
  for (const cancel of cancels) book.addCancel(cancel)
  return book
}
