import type { z } from 'zod'
import type { AppContract } from '../../contract/index.ts'
import type { ReceiptActShape, RefundShape, TransactionRowShape, VerdictShape } from '../../contract/shapes.ts'
import type { ConfirmedFact, GatewayWords } from '../../domain/confirmed-facts.ts'
import { maskName, maskPhone } from '../../domain/masking.ts'
import { ledgerColumns } from '../../domain/receipt/ledger-columns.ts'
import { type ReceiptLedgerRow, standing, verdictNow } from '../../domain/receipt/ledger-row.ts'
import type { RuleId } from '../../domain/receipt/obligation-rule.ts'
import { ruleOn } from '../../domain/receipt/obligation-rules.ts'
import type { ReceiptAct } from '../../domain/receipt/receipt-act.ts'
import type { ReceiptVerdict } from '../../domain/receipt/verdict.ts'
import { type Refund, refundable, type RefundState } from '../../domain/refund.ts'
import type { RefundPreview } from '../../domain/refund-preview.ts'
import type { RefundTotals, TransactionListRow } from '../../domain/search.ts'
import type { Shop } from '../../domain/shop.ts'
import { taxFor } from '../../domain/tax-history.ts'
import type { RefundListRow, TransactionRecord } from '../../domain/transaction-record.ts'
import { type Day, dayOf, epochOf, type Instant } from '../../domain/day.ts'

type RowView = z.input<typeof TransactionRowShape>
type RefundView = z.input<typeof RefundShape>
type ReceiptActView = z.input<typeof ReceiptActShape>
type VerdictView = z.input<typeof VerdictShape>
type DetailView = z.input<AppContract['transactions']['detail']['output']>
type PreviewView = z.input<AppContract['refunds']['preview']['output']>
type RefundRowView = z.input<AppContract['refunds']['list']['output']>[number]
type RefundCountsView = z.input<AppContract['refunds']['counts']['output']>
type LedgerRowView = z.input<AppContract['receipts']['ledger']['output']>['rows'][number]

/** A row as a screen may know it: name and phone masked (S03). */
export const transactionRowView = (row: TransactionListRow): RowView => ({
  ...row,
  buyerName: row.buyerName === null ? null : maskName(row.buyerName),
  buyerPhone: row.buyerPhone === null ? null : maskPhone(row.buyerPhone),
})

/** A refund without its key, which is the journal's own. */
export const refundView = ({ key: _key, ...refund }: Refund): RefundView => refund

/** A receipt act without its key and what only the gateway and the tax office need. */
export const receiptActView = ({
  key: _key,
  cancelReason: _reason,
  refundId: _refundId,
  receiptNumber: _receiptNumber,
  ...act
}: ReceiptAct): ReceiptActView => act

/** One row of the journal; the buyer masked. */
export const refundRowView = (row: RefundListRow): RefundRowView => ({
  ...row,
  refund: refundView(row.refund),
  buyerName: row.buyerName === null ? null : maskName(row.buyerName),
})

/** Rule ids with the sentences a person reads behind "왜?". */
export const rulesView = (ids: readonly RuleId[], on: Day) =>
  ids.flatMap((id) => {
    const rule = ruleOn(id, on)
    return rule === null ? [] : [{ id, title: rule.title, text: rule.text, source: rule.source }]
  })

/** A verdict with its rules spelled out as they hold on a day: the one on which the money was received. */
export const verdictView = (verdict: ReceiptVerdict, on: Day): VerdictView => ({
  ...verdict,
  rules: rulesView(verdict.rules, on),
})

/** One event of the receipt ledger, its cells as the file has them. */
export const ledgerRowView = (row: ReceiptLedgerRow): LedgerRowView => ({
  rowId: `${row.transactionId}#${row.kind}#${row.at}#${row.target}#${row.refundId ?? ''}`,
  transactionId: row.transactionId,
  event: row.kind,
  at: row.at,
  target: row.target,
  cells: ledgerColumns.map((column) => column.value(row)),
})

/** A refund preview as the dialog shows it, with the gateway's rules for it. */
export const previewView = (
  preview: RefundPreview,
  { left }: Pick<GatewayWords, 'left'>,
  bound: { readonly facts: readonly ConfirmedFact[]; readonly another: readonly string[] } & Pick<
    PreviewView,
    'hash' | 'question' | 'truthCards'
  >,
  on: Day,
): PreviewView => ({
  ...bound,
  facts: [...bound.facts],
  another: [...bound.another],
  amount: preview.amount,
  split: preview.split,
  before: { won: preview.before.remaining, split: preview.before.split },
  after: { won: preview.after.remaining, split: preview.after.split },
  parts: [...preview.parts],
  partsSentence: preview.partsSentence,
  receipt: { ...preview.receipt, rules: rulesView(preview.receipt.rules, on) },
  approval: left,
  basedOn: preview.basedOn,
  confirm: preview.confirm,
  mixedTax: preview.taxation === 'mixed',
  taxFree: preview.taxFreeRange,
})

/** What each state of the journal comes to, and how long ago its oldest refund was asked for. */
export const refundCountsView = (
  counts: Readonly<Record<RefundState, RefundTotals>>,
  now: Instant,
): RefundCountsView => {
  const viewOf = ({ count, won, oldest }: RefundTotals) => ({
    count,
    won,
    oldestMs: oldest === null ? null : Math.max(0, epochOf(now) - epochOf(oldest)),
  })
  return {
    intended: viewOf(counts.intended),
    sent: viewOf(counts.sent),
    done: viewOf(counts.done),
    declined: viewOf(counts.declined),
    unknown: viewOf(counts.unknown),
    'not-applied': viewOf(counts['not-applied']),
    'settled-by-hand': viewOf(counts['settled-by-hand']),
  }
}

/** One payment with everything its panel shows. */
export function detailView(
  record: TransactionRecord,
  shop: Shop,
  desks: Pick<DetailView, 'refundBlocked' | 'truthCards' | 'receiptDesk' | 'methodBlocked' | 'slips'>,
  today: Day,
): DetailView {
  const { transaction, refunds, outside } = record
  const { receipt } = standing(transaction, record.receiptActs)
  return {
    row: transactionRowView(record.row),
    split: transaction.split,
    parts: [...transaction.parts],
    receiptTarget: receipt.target,
    card: transaction.card,
    bank: transaction.bank,
    receiptNumbers: { approval: receipt.approvalNumber, gateway: receipt.receiptNumber },
    anomalies: [...transaction.anomalies],
    verdict: verdictView(
      verdictNow({ ...record, settings: taxFor(shop, transaction, today), today }),
      dayOf(transaction.paidAt),
    ),
    refunds: refunds.map(refundView),
    outside: outside.map(({ won, at, seenAt, source, receiptWon }) => ({ won, at, seenAt, source, receiptWon })),
    remaining: refundable(transaction.paid, refunds, outside),
    ...desks,
    timeline: [...record.events],
    answer: answerFields(record.raw),
  }
}

/** Buyer fields of either gateway's answers and the merchant's own; shown masked elsewhere, so left out here. */
const buyerFields = /name$|_hp$|email|mail|tel|cash_id_info|id_info|depositor|remitter/i
/** Names of goods, banks and cards end in "name" and are nobody's. */
const namesOfThings = /card_?name|bank_?name|acqu_name|goods|good_name/i

/** The stored answer as label and value, for the operator to read. An answer that is no JSON object shows as one field. */
function answerFields(raw: string): { name: string; value: string }[] {
  const answer = parseJson(raw)
  if (typeof answer !== 'object' || answer === null) return [{ name: '응답', value: raw }]
  return Object.entries(answer)
    .filter(([name]) => !buyerFields.test(name) || namesOfThings.test(name))
    .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
