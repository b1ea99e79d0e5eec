import { toInstant } from '../../domain/day.ts'
import { walletIds } from '../../domain/easy-pay.ts'
import { gatewayIds } from '../../domain/gateway.ts'
import { toWon, type Won } from '../../domain/money.ts'
import { type ReceiptAct, receiptActKinds, receiptPurposes } from '../../domain/receipt/receipt-act.ts'
import {
  handConclusions,
  type OutsideRefund,
  receiptOutcomeKinds,
  type Refund,
  refundReasons,
  refundStates,
} from '../../domain/refund.ts'
import type { TaxSplit } from '../../domain/tax-split.ts'
import {
  type Anomaly,
  anomalyKinds,
  type PaymentPart,
  partKinds,
  paymentMethods,
  type Transaction,
  transactionIdOf,
} from '../../domain/transaction.ts'

/** The member of a closed list that a stored text is. Throws when the ledger holds another: it was written by other code. */
export function oneOf<const T extends string>(list: readonly T[], text: string): T {
  const found = list.find((one) => one === text)
  if (found === undefined) throw new RangeError(`not one of ${list.join(', ')}: ${text}`)
  return found
}

/** Applies `read` to a stored value unless it is absent. */
export const orNull = <In, Out>(value: In | null, read: (value: In) => Out): Out | null =>
  value === null ? null : read(value)

/** A truth value as a column holds it. */
export const flag = (value: boolean): 0 | 1 => (value ? 1 : 0)

/** Splits a transaction's id into the shop's id and the gateway's; null when it has no '/'. A shop's id holds none. */
export function readTransactionId(
  id: string,
): { readonly shopId: string; readonly gatewayTransactionId: string } | null {
  const slash = id.indexOf('/')
  return slash < 1 ? null : { shopId: id.slice(0, slash), gatewayTransactionId: id.slice(slash + 1) }
}

interface SplitColumns {
  readonly supply_won: number
  readonly vat_won: number
  readonly tax_free_won: number
  readonly service_won: number
  readonly split_stated: number
}

const toSplit = (row: SplitColumns): TaxSplit => ({
  supply: toWon(row.supply_won),
  vat: toWon(row.vat_won),
  taxFree: toWon(row.tax_free_won),
  service: toWon(row.service_won),
  stated: row.split_stated === 1,
})

/** A payment's columns and its shop's. */
export interface PaymentRow extends SplitColumns {
  readonly number: number
  readonly shop_id: string
  readonly gateway: string
  readonly gateway_transaction_id: string
  readonly order_number: string
  readonly paid_at: string
  readonly method: string
  readonly gateway_method: string
  readonly wallet: string | null
  readonly paid_won: number
  readonly receipt_target_won: number | null
  readonly receipt_issued: number | null
  readonly receipt_approval_number: string | null
  readonly receipt_number: string | null
  readonly receipt_kind: string | null
  readonly receipt_identity_last_four: string | null
  readonly buyer_name: string | null
  readonly buyer_phone: string | null
  readonly buyer_email: string | null
  readonly goods: string | null
  readonly has_card: number
  readonly card_issuer: string | null
  readonly card_masked_number: string | null
  readonly card_approval_number: string | null
  readonly card_instalment_months: number | null
  readonly card_partial_refund_allowed: number | null
  readonly has_bank: number
  readonly bank_name: string | null
  readonly bank_masked_account: string | null
  readonly anomalies: string | null
}

/** The columns of {@link PaymentRow} from `payment p JOIN shop s`. */
export const paymentColumns = 'p.*, s.id AS shop_id, s.gateway'

/** What a share of a payment is kept as. */
export interface PartRow {
  readonly payment_number: number
  readonly kind: string
  readonly won: number
  readonly wallet: string | null
}

/** A stored share of a payment as the domain knows it. */
export const toPart = ({ kind, won, wallet }: PartRow): PaymentPart => ({
  kind: oneOf(partKinds, kind),
  won: toWon(won),
  wallet: orNull(wallet, (named) => oneOf(walletIds, named)),
})

const yesNo = (column: number | null): boolean | null => orNull(column, (value) => value === 1)

/** A stored payment as the domain knows it; its parts are in their order. */
export const toTransaction = (row: PaymentRow, parts: readonly PaymentPart[]): Transaction => ({
  id: transactionIdOf(row.shop_id, row.gateway_transaction_id),
  shopId: row.shop_id,
  gateway: oneOf(gatewayIds, row.gateway),
  gatewayTransactionId: row.gateway_transaction_id,
  orderNumber: row.order_number,
  paidAt: toInstant(row.paid_at),
  method: oneOf(paymentMethods, row.method),
  gatewayMethod: row.gateway_method,
  wallet: orNull(row.wallet, (wallet) => oneOf(walletIds, wallet)),
  paid: toWon(row.paid_won),
  split: toSplit(row),
  parts,
  receipt: {
    target: orNull(row.receipt_target_won, toWon),
    issued: yesNo(row.receipt_issued),
    approvalNumber: row.receipt_approval_number,
    receiptNumber: row.receipt_number,
    kind: orNull(row.receipt_kind, (kind) => oneOf(['income-deduction', 'business-expense'], kind)),
    identityLastFour: row.receipt_identity_last_four,
  },
  buyer: { name: row.buyer_name, phone: row.buyer_phone, email: row.buyer_email },
  goods: row.goods,
  card:
    row.has_card === 0
      ? null
      : {
          issuer: row.card_issuer,
          maskedNumber: row.card_masked_number,
          approvalNumber: row.card_approval_number,
          instalmentMonths: row.card_instalment_months,
          partialRefundAllowed: yesNo(row.card_partial_refund_allowed),
        },
  bank: row.has_bank === 0 ? null : { bank: row.bank_name, maskedAccount: row.bank_masked_account },
  anomalies: row.anomalies === null ? [] : toAnomalies(row.anomalies),
})

const listIn = (json: string): readonly unknown[] => {
  const value: unknown = JSON.parse(json)
  if (!Array.isArray(value)) throw new TypeError('not a JSON array')
  return value
}

const toAnomalies = (json: string): readonly Anomaly[] =>
  listIn(json).map((anomaly) => {
    if (typeof anomaly !== 'object' || anomaly === null || !('kind' in anomaly) || !('fields' in anomaly)) {
      throw new TypeError('not an anomaly')
    }
    return { kind: oneOf(anomalyKinds, String(anomaly.kind)), fields: textFields(anomaly.fields) }
  })

const textFields = (fields: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields ?? {}).map(([name, value]) => [name, String(value)]))

/** A refund's columns, its payment's ids, and the identity under which a file showed it. */
export interface RefundRow extends SplitColumns {
  readonly number: number
  readonly id: string
  readonly journal_key: string
  readonly payment_number: number
  readonly shop_id: string
  readonly gateway_transaction_id: string
  readonly amount_won: number
  readonly reason_code: string
  readonly reason_note: string
  readonly operator_id: string
  readonly approved_by: string | null
  readonly requested_at: string
  readonly remaining_before_won: number
  readonly state: string
  readonly changed_at: string
  readonly gateway_refund_id: string | null
  readonly seen_identity: string | null
  readonly done_at: string | null
  readonly answer_code: string | null
  readonly answer_message: string | null
  readonly receipt_kind: string | null
  readonly receipt_won: number | null
  readonly receipt_code: string | null
  readonly receipt_message: string | null
  readonly hand_conclusion: string | null
  readonly hand_note: string | null
}

/** The columns of {@link RefundRow} from `refund r JOIN payment p JOIN shop s`. */
export const refundColumns = `r.*, s.id AS shop_id, p.gateway_transaction_id,
  (SELECT identity FROM refund_sighting WHERE refund_number = r.number) AS seen_identity,
  (SELECT e.operator_id FROM approval_refund a JOIN approval_event e ON e.request_number = a.request_number AND e.state = 'intended'
   WHERE a.refund_number = r.number) AS approved_by`

/** A stored refund as the domain knows it. */
export const toRefund = (row: RefundRow): Refund => ({
  id: row.id,
  key: row.journal_key,
  transactionId: transactionIdOf(row.shop_id, row.gateway_transaction_id),
  shopId: row.shop_id,
  amount: toWon(row.amount_won),
  split: toSplit(row),
  reason: { code: oneOf(refundReasons, row.reason_code), note: row.reason_note },
  state: oneOf(refundStates, row.state),
  operatorId: row.operator_id,
  approvedBy: row.approved_by,
  requestedAt: toInstant(row.requested_at),
  changedAt: toInstant(row.changed_at),
  remainingBefore: toWon(row.remaining_before_won),
  gatewayRefundId: row.gateway_refund_id ?? row.seen_identity,
  doneAt: orNull(row.done_at, toInstant),
  answer: orNull(row.answer_message, (message) => ({ code: row.answer_code, message })),
  receipt: orNull(row.receipt_kind, (kind) => ({
    kind: oneOf(receiptOutcomeKinds, kind),
    won: orNull(row.receipt_won, toWon),
    code: row.receipt_code,
    message: row.receipt_message,
  })),
  byHand: orNull(row.hand_conclusion, (conclusion) => ({
    conclusion: oneOf(handConclusions, conclusion),
    note: row.hand_note ?? '',
  })),
})

/** A receipt act's columns and its payment's ids. */
export interface ReceiptActRow extends SplitColumns {
  readonly id: string
  readonly journal_key: string
  readonly payment_number: number
  readonly shop_id: string
  readonly gateway_transaction_id: string
  readonly kind: string
  readonly amount_won: number
  readonly left_won: number
  readonly purpose: string | null
  readonly identity_last_four: string | null
  readonly cancel_reason: number | null
  readonly refund_id: string | null
  readonly operator_id: string
  readonly requested_at: string
  readonly state: string
  readonly changed_at: string
  readonly approval_number: string | null
  readonly receipt_number: string | null
  readonly done_at: string | null
  readonly answer_code: string | null
  readonly answer_message: string | null
  readonly hand_conclusion: string | null
  readonly hand_note: string | null
}

/** The columns of {@link ReceiptActRow} from `receipt_act a JOIN payment p JOIN shop s`. */
export const receiptActColumns = `a.*, s.id AS shop_id, p.gateway_transaction_id,
  (SELECT id FROM refund WHERE number = a.refund_number) AS refund_id`

/** A stored receipt act as the domain knows it. */
export const toReceiptAct = (row: ReceiptActRow): ReceiptAct => ({
  id: row.id,
  key: row.journal_key,
  kind: oneOf(receiptActKinds, row.kind),
  transactionId: transactionIdOf(row.shop_id, row.gateway_transaction_id),
  shopId: row.shop_id,
  amount: toWon(row.amount_won),
  left: toWon(row.left_won),
  split: toSplit(row),
  purpose: orNull(row.purpose, (purpose) => oneOf(receiptPurposes, purpose)),
  identityLastFour: row.identity_last_four,
  cancelReason: orNull(row.cancel_reason, toCancelReason),
  refundId: row.refund_id,
  state: oneOf(refundStates, row.state),
  operatorId: row.operator_id,
  requestedAt: toInstant(row.requested_at),
  changedAt: toInstant(row.changed_at),
  approvalNumber: row.approval_number,
  receiptNumber: row.receipt_number,
  doneAt: orNull(row.done_at, toInstant),
  answer: orNull(row.answer_message, (message) => ({ code: row.answer_code, message })),
  byHand: orNull(row.hand_conclusion, (conclusion) => ({
    conclusion: oneOf(handConclusions, conclusion),
    note: row.hand_note ?? '',
  })),
})

function toCancelReason(stored: number): 1 | 2 | 3 {
  if (stored !== 1 && stored !== 2 && stored !== 3) throw new RangeError(`no reason of a receipt's cancel: ${stored}`)
  return stored
}

/** A refund made elsewhere, with its payment's ids. */
export interface OutsideRow {
  readonly number: number
  readonly payment_number: number
  readonly shop_id: string
  readonly gateway_transaction_id: string
  readonly identity: string
  readonly won: number
  readonly refunded_at: string | null
  readonly seen_at: string
  readonly source: string
  readonly receipt_cancel_target_won: number | null
}

/** The columns of {@link OutsideRow} from `outside_refund o JOIN payment p JOIN shop s`. */
export const outsideColumns = 'o.*, s.id AS shop_id, p.gateway_transaction_id'

/** A stored outside refund as the domain knows it. */
export const toOutside = (row: OutsideRow): OutsideRefund => ({
  identity: row.identity,
  transactionId: transactionIdOf(row.shop_id, row.gateway_transaction_id),
  won: toWon(row.won),
  at: orNull(row.refunded_at, toInstant),
  seenAt: toInstant(row.seen_at),
  source: oneOf(['import', 'look-up'], row.source),
  receiptWon: orNull(row.receipt_cancel_target_won, toWon),
})

/** A sum that SQL made; nothing sums to null there. */
export const wonOfSum = (sum: number | null): Won => toWon(sum ?? 0)
