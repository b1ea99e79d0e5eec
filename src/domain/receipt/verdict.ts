import type { Day } from '../day.ts'
import type { WalletId } from '../easy-pay.ts'
import type { GatewayId } from '../gateway.ts'
import type { Won } from '../money.ts'
import type { TaxSplit } from '../tax-split.ts'
import type { ReportedTransaction } from '../transaction.ts'
import type { RuleId } from './obligation-rule.ts'
import type { Penalty } from './penalty.ts'
import type { ReceiptIssuer } from './wording.ts'

/** A payment with its gateway: all a verdict needs to know of it. */
export type JudgedTransaction = ReportedTransaction & { readonly gateway: GatewayId }

/**
 * What the law asks for a receipt. `not-ours` and `batch` are issued by someone else without the merchant; `check` is not known:
 * with state `due` it depends on the goods' category (R04), with state `check` on what a person finds out.
 */
export const receiptDuties = ['mandatory', 'on-request', 'none', 'not-ours', 'batch', 'check'] as const
export type ReceiptDuty = (typeof receiptDuties)[number]

/**
 * Where a receipt stands. Only `due` asks the merchant to act; `closed` is a duty a person closed without a receipt (R05); `refunded`
 * means no cash is left in the payment.
 */
export const receiptStates = [
  'due',
  'issued',
  'not-issued-by-wallet',
  'batch-awaited',
  'batch-overdue',
  'check',
  'closed',
  'no-receipt',
  'refunded',
] as const
export type ReceiptState = (typeof receiptStates)[number]

/**
 * Who owes the receipt of a payment, how much of it, by when and why.
 *
 * `amount` and `split` are what the receipt stands for after refunds; 0 where nothing is known. `deadline` is set for a `due`
 * receipt that is mandatory or may be (R06). `penalty` is at stake for a `due` receipt; for `not-issued-by-wallet` it is a risk
 * only and belongs in no sum (R60). `rules` is never empty. `issuedHere`: a receipt issued from this desk lives. `source` cites the row of the table of issuers; null where none applies.
 */
export interface ReceiptVerdict {
  readonly issuer: ReceiptIssuer
  readonly wallet: WalletId | null
  readonly duty: ReceiptDuty
  readonly state: ReceiptState
  readonly amount: Won
  readonly split: TaxSplit
  readonly deadline: Day | null
  readonly penalty: Penalty | null
  readonly rules: readonly RuleId[]
  readonly sentence: string
  readonly source: string | null
  readonly issuedHere: boolean
}
