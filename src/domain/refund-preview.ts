import type { Day } from './day.ts'
import { subtract, toWon, type Won } from './money.ts'
import { cashRefundedOf, type WonRange } from './receipt/cash-refunded.ts'
import type { DutyNote } from './receipt/duty-note.ts'
import { verdictNow } from './receipt/ledger-row.ts'
import { paidSplitOf, receiptSplitOf } from './receipt/obligation.ts'
import type { ReceiptAct } from './receipt/receipt-act.ts'
import { orderedRules, type RuleId } from './receipt/obligation-rule.ts'
import { cashShare, nextShares, type PartedPayment, type PartShare, refundedShares } from './receipt/part-shares.ts'
import { type ReceiptConsequence, refundConsequence } from './receipt/refund-consequence.ts'
import { wonText } from './receipt/wording.ts'
import { type BasedOn, isOpen, type OutsideRefund, type Refund, refundable, spentRefunds } from './refund.ts'
import { failed, ok, type Result } from './result.ts'
import type { TaxSettings } from './shop.ts'
import {
  addSplits,
  outsideRefundSplit,
  refundSplit,
  remainingSplit,
  splitTotal,
  type Taxation,
  type TaxSplit,
  taxationOf,
  taxFreeRange,
} from './tax-split.ts'
import type { PartKind, Transaction } from './transaction.ts'
import type { WalletId } from './easy-pay.ts'

/** A payment with its refunds, as the desk knows it on `today`. */
export interface RefundFacts {
  readonly transaction: Transaction
  readonly refunds: readonly Refund[]
  readonly outside: readonly OutsideRefund[]
  readonly receiptActs: readonly ReceiptAct[]
  readonly dutyNotes: readonly DutyNote[]
  readonly settings: TaxSettings
  readonly today: Day
}

/** What the operator asks: how much, and how much of it is tax-free (null takes the taxable part first: R26). */
export interface RefundWish {
  readonly amount: Won | null
  readonly taxFree: Won | null
}

/** What remains to be refunded and its tax figures; `split` adds up to `remaining`. */
interface Remainder {
  readonly remaining: Won
  readonly split: TaxSplit
}

/** One part before, in and after the refund. Ranges whose bounds meet are exact. */
interface PartPreview {
  readonly kind: PartKind
  readonly wallet: WalletId | null
  readonly before: WonRange
  readonly taken: WonRange
  readonly after: WonRange
}

/**
 * What a refund will do, before it is asked for. `basedOn` makes its key: the number of refunds ever tried, in any state, and what
 * remained. `partsSentence` is set when the gateway decides which part goes back (decision 8). `confirm` is the button's sentence.
 */
export interface RefundPreview {
  readonly basedOn: BasedOn
  readonly amount: Won
  readonly taxation: Taxation
  /** Which tax-free amounts this refund may have; one value unless the payment is mixed. */
  readonly taxFreeRange: WonRange
  readonly split: TaxSplit
  readonly before: Remainder
  readonly after: Remainder
  readonly parts: readonly PartPreview[]
  readonly partsSentence: string | null
  readonly receipt: ReceiptConsequence
  readonly rules: readonly RuleId[]
  readonly confirm: string
}

/**
 * Why there is no preview. `refund-open`: an earlier refund's outcome is not known yet; `amount-missing`: nothing or 0 was asked;
 * `exceeds-refundable` and `tax-free-out-of-range` carry what is possible.
 */
export type PreviewFailure =
  | { readonly kind: 'refund-open' }
  | { readonly kind: 'amount-missing' }
  | { readonly kind: 'exceeds-refundable'; readonly refundable: Won }
  | { readonly kind: 'tax-free-out-of-range'; readonly from: Won; readonly to: Won }

/** The sentence on the button that sends a refund. */
export const confirmSentence = (orderNumber: string, amount: Won): string =>
  `${orderNumber}에서 ${wonText(amount)} 환불`

/** How many refunds a payment had and what remains of it: what a refund is asked on (decision 3). */
export const basedOnOf = (
  paid: Won,
  refunds: readonly Refund[],
  outside: readonly Pick<OutsideRefund, 'won'>[],
): BasedOn => ({ refunds: refunds.length, remaining: refundable(paid, refunds, outside) })

/** The split of all that counts as spent: our refunds' own, then those made elsewhere in proportion. */
function spentSplit(
  paid: TaxSplit,
  refunds: readonly Refund[],
  outside: readonly Pick<OutsideRefund, 'won'>[],
): TaxSplit {
  let spent = addSplits(spentRefunds(refunds).map((refund) => refund.split))
  for (const { won } of outside) spent = addSplits([spent, outsideRefundSplit(paid, spent, won)])
  return spent
}

/** Shows what refunding `wish.amount` would do, or why it cannot be asked. Pure: the gateway's own limits are judged elsewhere. */
export function refundPreview(facts: RefundFacts & RefundWish): Result<RefundPreview, PreviewFailure> {
  const { transaction, refunds, outside, amount, taxFree } = facts
  if (refunds.some((refund) => isOpen(refund.state))) return failed({ kind: 'refund-open' })
  if (amount === null || amount === 0) return failed({ kind: 'amount-missing' })
  const basedOn = basedOnOf(transaction.paid, refunds, outside)
  if (amount > basedOn.remaining) return failed({ kind: 'exceeds-refundable', refundable: basedOn.remaining })
  const paid = paidSplitOf(transaction)
  const spent = spentSplit(paid, refunds, outside)
  const range = taxFreeRange(paid, spent, amount)
  if (taxFree !== null && (taxFree < range.from || taxFree > range.to))
    return failed({ kind: 'tax-free-out-of-range', ...range })
  const split = refundSplit(paid, spent, amount, taxFree)
  const left = remainingSplit(paid, spent)
  const parts = partPreviews({ paid: transaction.paid, parts: transaction.parts, refunds, outside }, amount)
  const receipt = consequenceOf(facts, amount, split)
  return ok({
    basedOn,
    amount,
    taxation: taxationOf(paid),
    taxFreeRange: range,
    split,
    before: { remaining: basedOn.remaining, split: left },
    after: { remaining: subtract(basedOn.remaining, amount), split: remainingSplit(left, split) },
    parts,
    partsSentence: parts.some(({ taken }) => taken.from !== taken.to) ? '결제사가 정합니다' : null,
    receipt,
    rules: orderedRules([
      ...receipt.rules,
      ...(amount < transaction.paid ? (['R25'] as const) : []),
      ...(taxationOf(paid) === 'mixed' ? (['R26'] as const) : []),
    ]),
    confirm: confirmSentence(transaction.orderNumber, amount),
  })
}

const remainingRange = ({ part, from, to }: PartShare): WonRange => ({
  from: subtract(part.won, to),
  to: subtract(part.won, from),
})

function partPreviews(payment: PartedPayment, amount: Won): readonly PartPreview[] {
  const before = refundedShares(payment)
  const asked = { state: 'done', byHand: null, amount, receipt: null } as const
  const after = refundedShares({ ...payment, refunds: [...payment.refunds, asked] })
  return nextShares(payment, amount).flatMap(({ part, from, to }, at) => {
    const [was, becomes] = [before[at], after[at]]
    if (was === undefined || becomes === undefined) return []
    const ranges = { before: remainingRange(was), taken: { from, to }, after: remainingRange(becomes) }
    return [{ kind: part.kind, wallet: part.wallet, ...ranges }]
  })
}

/** The receipt goes down by the cash the refund takes; its split is known when the won are, now and before. */
function consequenceOf(facts: RefundFacts, amount: Won, split: TaxSplit): ReceiptConsequence {
  const { transaction, refunds, outside, settings, today } = facts
  const verdict = verdictNow(facts)
  const won = cashShare({ paid: transaction.paid, parts: transaction.parts, refunds, outside }, amount)
  const gone = cashRefundedOf(transaction, refunds, outside)
  const known = won.from === won.to && gone.from === gone.to && verdict.amount >= won.from
  const receiptSplit = (): TaxSplit | null => {
    if (!known || verdict.state === 'check') return null
    if (splitTotal(split) === won.from && transaction.parts.length === 1) return split
    const whole = receiptSplitOf(transaction, settings)
    return refundSplit(whole, remainingSplit(whole, verdict.split), toWon(won.from))
  }
  return refundConsequence(transaction, verdict, won, receiptSplit(), today, settings)
}
