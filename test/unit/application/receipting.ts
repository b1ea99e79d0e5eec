import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import type { TestDesk } from './desk.ts'
import { detailOf, known, type KnownPayment, transactionIdIn } from './refunding.ts'

const tsAct = '/php/taxsave/api/tsAct.php'

/** Where Payple is asked to issue a receipt. */
export const issuePath = `${tsAct}?ACT_=TSREG`

/** Where Payple is asked to cancel one. */
export const cancelPath = `${tsAct}?ACT_=TSCANCEL`

/** A transfer of the starter book whose buyer asked for no receipt: 120,000 won, so the merchant owes one. */
export const unreceipted = { gateway: 'payple', number: 'PP_ORDER_1008', paid: 120_000 } as const

/** A transfer that came with a receipt Payple had issued. */
export const receipted = known.paypleTransfer

/** What the payment's panel shows of its receipt desk. */
export const actsOf = async (desk: TestDesk, payment: KnownPayment) => (await detailOf(desk, payment)).receiptDesk

/** Looks at the payment and issues its receipt. */
export async function issue(desk: TestDesk, payment: KnownPayment, identity = '010-1234-5678') {
  const { acts, issueAmount } = await actsOf(desk, payment)
  return desk.api.receipts.issue({
    transactionId: transactionIdIn(desk, payment),
    purpose: 'income-deduction',
    identity,
    amount: issueAmount,
    earlierActs: acts.length,
  })
}

/** Looks at the payment and cancels its receipt whole. */
export async function cancel(desk: TestDesk, payment: KnownPayment, refundId: string | null = null) {
  const { acts, cancelAmount } = await actsOf(desk, payment)
  return desk.api.receipts.cancel({
    transactionId: transactionIdIn(desk, payment),
    extent: 'whole',
    reason: 'trade-cancelled',
    refundId,
    amount: cancelAmount,
    earlierActs: acts.length,
  })
}

/** Looks at the payment and cancels of its receipt what is too much. */
export async function cancelExcess(desk: TestDesk, payment: KnownPayment) {
  const { acts, excess } = await actsOf(desk, payment)
  return desk.api.receipts.cancel({
    transactionId: transactionIdIn(desk, payment),
    extent: 'excess',
    reason: 'trade-cancelled',
    refundId: null,
    amount: excess?.won ?? 0,
    earlierActs: acts.length,
  })
}

/** The receipt as Payple has it. */
export const atPayple = (desk: TestDesk, payment: KnownPayment) =>
  desk.sandboxes.payple.report().payments[payment.number]?.receipt

/** How often Payple was asked at this path. */
export const calls = (desk: TestDesk, path: string): number => desk.sandboxes.payple.report().totals.byPath[path] ?? 0

/** A ledger one of whose commands does something else; `real` is the ledger behind it. */
export const changed =
  <Name extends keyof Ledger>(name: Name, command: (...input: Parameters<Ledger[Name]>) => ReturnType<Ledger[Name]>) =>
  (real: Ledger): Ledger => ({ ...real, [name]: command })
