import { add, atMost, noWon, subtract, sum, type Won } from '../money.ts'
import { addSplits, computeSplit, noSplit, refundSplit, type TaxSplit } from '../tax-split.ts'
import type { PaymentPart, Transaction } from '../transaction.ts'
import { isCash } from './cash-part.ts'
import { methodDoubtOf } from './doubt.ts'
import { type JudgedHistory, verdictNow } from './ledger-row.ts'
import { paidSplitOf, receiptVerdict } from './obligation.ts'
import { splitOfParts } from './part-split.ts'
import type { ReceiptVerdict } from './verdict.ts'

/** What is said of one part of a payment. `split` divides the part as it was paid; the verdict's is what its receipt stands for now. */
export interface PartVerdict {
  readonly part: PaymentPart
  readonly split: TaxSplit
  readonly verdict: ReceiptVerdict
}

/**
 * A verdict for each part of a payment, in the order of its parts; together they are all that was paid, to the won. The cash has the
 * payment's own verdict, every other part is judged as if it were a payment by itself. Parts of one kind and wallet are one, parts of
 * 0 won are none, and a payment whose parts are not known is one part to check.
 */
export function partVerdicts(facts: JudgedHistory): readonly PartVerdict[] {
  const { transaction, settings, today } = facts
  const whole = verdictNow(facts)
  const parts = merged(transaction.parts)
  if (parts.length === 0 || sum(parts.map(({ won }) => won)) !== transaction.paid) {
    const part: PaymentPart = { kind: 'other', won: transaction.paid, wallet: transaction.wallet }
    return [{ part, split: paidSplitOf(transaction), verdict: whole }]
  }
  const splits = splitOfParts(paidSplitOf(transaction), parts, settings.exemptShare)
  const ofCash = shares(whole, parts)
  return parts.map((part, at) => {
    const split = splits[at] ?? computeSplit(part.won)
    const alone = () => receiptVerdict(aloneWith(transaction, part, split), noWon, settings, today)
    return { part, split, verdict: ofCash[at] ?? alone() }
  })
}

function merged(parts: readonly PaymentPart[]): readonly PaymentPart[] {
  const kept: PaymentPart[] = []
  for (const part of parts) {
    const at = kept.findIndex(({ kind, wallet }) => kind === part.kind && wallet === part.wallet)
    const same = kept[at]
    if (same === undefined) kept.push(part)
    else kept[at] = { ...same, won: sum([same.won, part.won]) }
  }
  return kept.filter(({ won }) => won > 0)
}

/** The payment's verdict on each of its cash parts; null for other parts. Only a doubtful payment has several, filled in their order. */
function shares(whole: ReceiptVerdict, parts: readonly PaymentPart[]): readonly (ReceiptVerdict | null)[] {
  if (parts.filter(isCash).length < 2) return parts.map((part) => (isCash(part) ? whole : null))
  let before: { won: Won; split: TaxSplit } = { won: noWon, split: noSplit }
  return parts.map((part) => {
    if (!isCash(part)) return null
    const amount = atMost(part.won, subtract(whole.amount, before.won))
    const split = refundSplit(whole.split, before.split, amount)
    before = { won: add(before.won, amount), split: addSplits([before.split, split]) }
    return { ...whole, amount, split }
  })
}

/** A payment that is this part and nothing else; what makes its method doubtful stays. */
const aloneWith = (transaction: Transaction, part: PaymentPart, split: TaxSplit): Transaction => ({
  ...transaction,
  method: methodDoubtOf(transaction) === null ? 'card' : transaction.method,
  paid: part.won,
  parts: [part],
  split,
  receipt: { ...transaction.receipt, target: null },
})
