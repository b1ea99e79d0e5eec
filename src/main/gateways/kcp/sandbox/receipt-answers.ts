import { type Answer, succeeded } from './answers.ts'
import {
  type ReceiptAccount,
  receiptRemaining,
  type SandboxReceipt,
  type SandboxReceiptCancel,
} from './receipt-book.ts'

/** How a receipt stands at the tax office. KCP's own values are not public; these are made up, and a client reads none of them. */
const standings = {
  registered: { reg_stat: 'R1', reg_desc: '현금영수증 등록' },
  reduced: { reg_stat: 'R2', reg_desc: '현금영수증 부분취소' },
  cancelled: { reg_stat: 'R3', reg_desc: '현금영수증 취소' },
} as const satisfies Record<string, Answer>

const standingOf = (account: ReceiptAccount): Answer =>
  receiptRemaining(account) === 0
    ? standings.cancelled
    : account.cancels.length > 0
      ? standings.reduced
      : standings.registered

const told = (account: ReceiptAccount, { cashNo, receiptNo, time }: SandboxReceipt | SandboxReceiptCancel): Answer => ({
  ...succeeded,
  cash_no: cashNo,
  receipt_no: receiptNo,
  app_time: time,
  ...standingOf(account),
})

/** The answer to a cancel just put on record: its own approval number and time, not the issue's. */
export const receiptCancelAnswer = (account: ReceiptAccount, cancel: SandboxReceiptCancel): Answer =>
  told(account, cancel)

/** The numbers and how the receipt stands now, or stood before its latest `ignoring` cancels; so a register is answered too. */
export const receiptAnswer = ({ receipt, cancels }: ReceiptAccount, ignoring: number): Answer =>
  told({ receipt, cancels: cancels.slice(0, Math.max(0, cancels.length - ignoring)) }, receipt)
