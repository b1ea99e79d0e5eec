import type { BulkFileLine, BulkJudgement } from '../../domain/bulk/bulk-run.ts'
import { type JudgedPayment, judgeBulkLine } from '../../domain/bulk/judging.ts'
import type { Won } from '../../domain/money.ts'
import type { RefundLimits } from '../../domain/operator.ts'
import { openActOf } from '../../domain/receipt/receipt-act.ts'
import { spentRefunds } from '../../domain/refund.ts'
import { basedOnOf } from '../../domain/refund-preview.ts'
import type { Shop } from '../../domain/shop.ts'
import type { OpenBook, Ports } from './ports.ts'
import { anotherNeeded, type PreviewedPayment, previewOf, wordsOf } from './refund-request.ts'

/** Order numbers looked up in the ledger at once: a question that takes a few milliseconds. */
const ordersAtOnce = 200

/** What refunding `amount` of a payment would do and what stands against it, as a line is judged by it. */
function judgedPayment(
  ports: Pick<Ports, 'clock' | 'gateways' | 'operator'>,
  limits: RefundLimits,
  payment: PreviewedPayment,
  amount: Won,
): JudgedPayment {
  const { transaction, refunds, outside, receiptActs } = payment.record
  return {
    transactionId: transaction.id,
    basedOn: basedOnOf(transaction.paid, refunds, outside),
    preview: previewOf(ports, payment, amount, null),
    isReceiptActOpen: openActOf(receiptActs) !== null,
    isRepeated:
      spentRefunds(refunds).some((refund) => refund.amount === amount) || outside.some(({ won }) => won === amount),
    approval: approvalOf(ports, limits, payment, amount),
  }
}

/** Why a line cannot be sent with a plan: another person has to approve it, or somebody has to answer for it by itself. */
function approvalOf(
  ports: Pick<Ports, 'clock' | 'gateways' | 'operator'>,
  limits: RefundLimits,
  payment: PreviewedPayment,
  amount: Won,
): string | null {
  const words = wordsOf(ports, payment, amount)
  const another = anotherNeeded(ports, limits, payment, amount, words)
  return another.length > 0 ? another.join(' ') : words.left
}

/** Judges a line of a plan by the ledger as it is now: its payment, and whatever else has come under its order number since. */
export async function judgeLineNow(
  ports: Pick<Ports, 'clock' | 'gateways' | 'operator'>,
  { ledger }: Pick<OpenBook, 'ledger'>,
  shop: Shop,
  { line, orderNumber }: Pick<BulkFileLine, 'line' | 'orderNumber'>,
  won: Won,
): Promise<BulkJudgement> {
  const records = await ledger.paymentsOfOrders({ shopId: shop.id, orderNumbers: [orderNumber] })
  const limits = await ledger.refundLimits()
  const history = await ledger.shopHistory({ shopId: shop.id })
  const payments = records.map((record) => judgedPayment(ports, limits, { record, shop, history }, won))
  return judgeBulkLine({ won, because: null }, [line], payments)
}

/** Judges the lines of a file against a shop's ledger, in their order. `same` are the lines of each order number. Reads only. */
export async function judgeLines(
  ports: Pick<Ports, 'clock' | 'gateways' | 'operator'>,
  { ledger }: Pick<OpenBook, 'ledger'>,
  shop: Shop,
  lines: readonly BulkFileLine[],
  same: ReadonlyMap<string, readonly number[]>,
): Promise<readonly BulkJudgement[]> {
  const judged: BulkJudgement[] = []
  const limits = await ledger.refundLimits()
  const history = await ledger.shopHistory({ shopId: shop.id })
  for (let from = 0; from < lines.length; from += ordersAtOnce) {
    const some = lines.slice(from, from + ordersAtOnce)
    const orderNumbers = some.filter(({ won }) => won !== null).map(({ orderNumber }) => orderNumber)
    const payments = await ledger.paymentsOfOrders({ shopId: shop.id, orderNumbers })
    for (const line of some) {
      const { won } = line
      const found =
        won === null ? [] : payments.filter(({ transaction }) => transaction.orderNumber === line.orderNumber)
      judged.push(
        judgeBulkLine(
          line,
          same.get(line.orderNumber) ?? [],
          found.map((record) =>
            judgedPayment(ports, limits, { record, shop, history }, won ?? record.transaction.paid),
          ),
        ),
      )
    }
  }
  return judged
}
