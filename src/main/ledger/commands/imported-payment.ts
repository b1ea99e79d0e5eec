import type { UnpackedAnswer } from '../../packed/answers.ts'
import { epochOf, toInstant } from '../../../domain/day.ts'
import type { ReportedTransaction } from '../../../domain/transaction.ts'
import type { SqlValue, WriteDb } from '../database.ts'
import { flag } from '../rows.ts'
import { type GatheredRows, rowsOf } from './gathered-rows.ts'
import { remainingOf, type StoredPayment } from './balance.ts'
import type { StoredRun } from './import-run.ts'
import type { LineOutcome } from './line-outcome.ts'

const always = [
  'shop_number',
  'gateway_transaction_id',
  'import_number',
  'order_number',
  'paid_at',
  'method',
  'gateway_method',
  'wallet',
  'paid_won',
  'supply_won',
  'vat_won',
  'tax_free_won',
  'service_won',
  'split_stated',
  'receipt_target_won',
  'receipt_issued',
  'buyer_name',
  'buyer_phone',
  'buyer_email',
  'goods',
  'anomalies',
  'has_card',
  'has_bank',
]
const ofReceipt = ['receipt_approval_number', 'receipt_number', 'receipt_kind', 'receipt_identity_last_four']
const ofCard = [
  'card_issuer',
  'card_masked_number',
  'card_approval_number',
  'card_instalment_months',
  'card_partial_refund_allowed',
]
const ofBank = ['bank_name', 'bank_masked_account']

const inserts = new Map<string, string>()

/** Adds a payment unless it is there. Columns of what nothing is told of are left out: a third of them in most payments, and each costs. */
function insertWith(hasReceipt: boolean, hasCard: boolean, hasBank: boolean): string {
  const key = `${hasReceipt} ${hasCard} ${hasBank}`
  const made = inserts.get(key)
  if (made !== undefined) return made
  const columns = [...always, ...(hasReceipt ? ofReceipt : []), ...(hasCard ? ofCard : []), ...(hasBank ? ofBank : [])]
  const sql = `INSERT INTO payment (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (shop_number, gateway_transaction_id) DO NOTHING`
  inserts.set(key, sql)
  return sql
}

/** What is stored beside a payment, gathered over a batch. */
export interface BesidePayments {
  readonly parts: GatheredRows
  readonly answers: GatheredRows
  readonly searched: GatheredRows
}

const partRows = rowsOf('payment_part', { payment_number: '?', position: '?', kind: '?', won: '?', wallet: '?' })
const answerRows = rowsOf('payment_answer', { payment_number: '?', raw: 'CAST(? AS TEXT)' })
const searchedRows = rowsOf('payment_search', {
  paid_at: '?',
  payment_number: '?',
  shop_number: '?',
  paid_won: '?',
  method: '?',
  wallet: '?',
  anomalies: '?',
  searched: '?',
})

/** Begins to gather; `flush` each before anything asks for what they hold. */
export const besidePayments = (db: WriteDb): BesidePayments => ({
  parts: partRows(db),
  answers: answerRows(db),
  searched: searchedRows(db),
})

/** Adds a payment unless the ledger has it; its parts, answer and searched text are gathered. */
export function addPayment(
  db: WriteDb,
  beside: BesidePayments,
  run: StoredRun,
  { transaction: reported, raw, searched }: Extract<UnpackedAnswer, { readonly kind: 'payment' }>,
): LineOutcome {
  const partsWon = reported.parts.reduce((won, part) => won + part.won, 0)
  if (reported.parts.length > 0 && partsWon !== reported.paid) {
    return { because: '결제수단별 금액의 합이 결제금액과 다릅니다' }
  }
  const { changes, number } = insert(db, run, reported)
  if (changes === 0) return alreadyThere(db, run, reported)
  for (const [position, { kind, won, wallet }] of reported.parts.entries()) {
    beside.parts.add(number, position, kind, won, wallet)
  }
  beside.answers.add(number, raw)
  const { paidAt, paid, method, wallet, anomalies } = reported
  beside.searched.add(paidAt, number, run.shop_number, paid, method, wallet, anomalies.length, searched)
  return 'added'
}

/**
 * Is this the deposit of a virtual account after one that was taken back? The ledger holds one payment by the gateway's number, so such a
 * line would vanish as known while the payment stands there as given back. Asked once the cancels that came with it are counted.
 */
export function isDepositedAnew(db: WriteDb, run: StoredRun, reported: ReportedTransaction): boolean {
  const stored = db.first<StoredPayment & { readonly paid_at: string }>(
    'SELECT number, paid_won, paid_at FROM payment WHERE shop_number = ? AND gateway_transaction_id = ?',
    run.shop_number,
    reported.gatewayTransactionId,
  )
  return (
    stored !== undefined &&
    epochOf(reported.paidAt) > epochOf(toInstant(stored.paid_at)) &&
    remainingOf(db, stored) < stored.paid_won
  )
}

function alreadyThere(db: WriteDb, run: StoredRun, reported: ReportedTransaction): LineOutcome {
  const stored = db.first<{ paid_won: number }>(
    'SELECT paid_won FROM payment WHERE shop_number = ? AND gateway_transaction_id = ?',
    run.shop_number,
    reported.gatewayTransactionId,
  )
  return stored?.paid_won === reported.paid ? 'already' : { because: '이미 저장된 거래와 금액이 다릅니다' }
}

const flagOrNull = (value: boolean | null): SqlValue => (value === null ? null : flag(value))

function insert(db: WriteDb, run: StoredRun, reported: ReportedTransaction) {
  const { split, receipt, buyer, card, bank, anomalies } = reported
  const { approvalNumber, receiptNumber, kind, identityLastFour } = receipt
  const hasReceipt = (approvalNumber ?? receiptNumber ?? kind ?? identityLastFour) !== null
  return db.run(
    insertWith(hasReceipt, card !== null, bank !== null),
    run.shop_number,
    reported.gatewayTransactionId,
    run.number,
    reported.orderNumber,
    reported.paidAt,
    reported.method,
    reported.gatewayMethod,
    reported.wallet,
    reported.paid,
    split.supply,
    split.vat,
    split.taxFree,
    split.service,
    flag(split.stated),
    receipt.target,
    flagOrNull(receipt.issued),
    buyer.name,
    buyer.phone,
    buyer.email,
    reported.goods,
    anomalies.length === 0 ? null : JSON.stringify(anomalies),
    flag(card !== null),
    flag(bank !== null),
    ...(hasReceipt ? [approvalNumber, receiptNumber, kind, identityLastFour] : []),
    ...(card === null
      ? []
      : [
          card.issuer,
          card.maskedNumber,
          card.approvalNumber,
          card.instalmentMonths,
          flagOrNull(card.partialRefundAllowed),
        ]),
    ...(bank === null ? [] : [bank.bank, bank.maskedAccount]),
  )
}
