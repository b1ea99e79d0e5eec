import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import type { GatewayChoices, TaxSettings } from '../../../src/domain/shop.ts'
import { type TestDesk, valueOf } from './desk.ts'
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
    otherSale: null,
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

/** Where KCP is asked to issue a receipt. */
export const registerPath = '/gw/hub/v1/payment'

/** Where KCP is asked to cancel one, or a payment. */
export const kcpCancelPath = '/gw/mod/v1/cancel'

/** Sets what is left to this shop: its gateway's options, or what the law leaves to the merchant. */
export async function setShop(
  desk: TestDesk,
  gateway: 'kcp' | 'payple',
  change: { readonly choices?: GatewayChoices; readonly tax?: Partial<TaxSettings> },
): Promise<void> {
  const shop = (await desk.ledger.shops()).find((one) => one.id === desk.shopIds[gateway])
  if (shop === undefined) throw new Error(`no shop at ${gateway}`)
  const { id: shopId, name, colour, tax, choices } = shop
  valueOf(
    await desk.api.shops.change({
      shopId,
      name,
      colour,
      tax: { ...tax, ...change.tax },
      choices: { ...choices, ...change.choices },
    }),
  )
}

/** Looks at the payment and writes down what was done with its receipt outside the desk; whole unless said otherwise. */
export async function recordElsewhere(
  desk: TestDesk,
  payment: KnownPayment,
  kind: 'issue' | 'cancel',
  change: { readonly extent?: 'whole' | 'excess'; readonly approvalNumber?: string; readonly note?: string } = {},
) {
  const { acts, issueAmount, cancelAmount, excess } = await actsOf(desk, payment)
  const cancelled = change.extent === 'excess' ? (excess?.won ?? 0) : cancelAmount
  return desk.api.receipts.recordElsewhere({
    transactionId: transactionIdIn(desk, payment),
    kind,
    purpose: 'income-deduction',
    extent: 'whole',
    approvalNumber: kind === 'issue' ? '012345678' : '',
    note: '홈택스 매출내역에서 확인',
    amount: kind === 'issue' ? issueAmount : cancelled,
    earlierActs: acts.length,
    ...change,
  })
}

/** What waits for a person with receipts of this gateway's shop. */
export const tasksOf = async (desk: TestDesk, gateway: 'kcp' | 'payple' = 'kcp') =>
  valueOf(await desk.api.receipts.tasks({ shopId: desk.shopIds[gateway] }))

/** The month's ledger rows of one payment. */
export async function rowsOf(desk: TestDesk, payment: KnownPayment) {
  const asked = { shopId: desk.shopIds[payment.gateway], month: '2026-11', after: null }
  const { rows } = valueOf(await desk.api.receipts.ledger(asked))
  return rows.filter((row) => row.transactionId === transactionIdIn(desk, payment))
}

/** Won issued less won cancelled, as the ledger's rows of one payment have it. */
export const standingIn = (rows: Awaited<ReturnType<typeof rowsOf>>): number =>
  rows.filter(({ event }) => event !== 'due').reduce((sum, { target }) => sum + target, 0)

/** The receipts as KCP has them, in the order of their issue. */
export const atKcp = (desk: TestDesk) => Object.values(desk.sandboxes.kcp.report().receipts)

/** KCP's own counts of receipts. */
export const kcpCounts = (desk: TestDesk) => {
  const { receipts, receiptWon, receiptCancels, receiptCancelledWon } = desk.sandboxes.kcp.report().totals
  return { receipts, receiptWon, receiptCancels, receiptCancelledWon }
}

/** How often KCP was asked at this path. */
export const kcpCalls = (desk: TestDesk, path: string): number => desk.sandboxes.kcp.report().totals.byPath[path] ?? 0
