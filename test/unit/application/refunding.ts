import type { InputOf, OutputOf } from '../../../src/contract/operation.ts'
import type { refunds } from '../../../src/contract/operations/refunds.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import { valueOf, type TestDesk } from './desk.ts'

/** A payment of the starter books: its gateway, the number the gateway finds it by, and its won. */
export interface KnownPayment {
  readonly gateway: GatewayId
  readonly number: string
  readonly paid: number
}

/** The payments most tests tell their story with. */
export const known = {
  kcpCard: { gateway: 'kcp', number: '20261123000001', paid: 55_000 },
  kcpSmallCard: { gateway: 'kcp', number: '20261123000002', paid: 10_000 },
  kakaoMoney: { gateway: 'kcp', number: '20261123000003', paid: 50_000 },
  ssgMoney: { gateway: 'kcp', number: '20261123000005', paid: 132_000 },
  kcpTransfer: { gateway: 'kcp', number: '20261123000007', paid: 33_000 },
  kcpMixedTax: { gateway: 'kcp', number: '20261123000009', paid: 16_000 },
  kcpWholeOnly: { gateway: 'kcp', number: '20261123000010', paid: 22_000 },
  paypleCard: { gateway: 'payple', number: 'PP_ORDER_1001', paid: 39_000 },
  paypleMixedTax: { gateway: 'payple', number: 'PP_ORDER_1005', paid: 64_000 },
  paypleTransfer: { gateway: 'payple', number: 'PP_ORDER_1006', paid: 150_000 },
} as const satisfies Record<string, KnownPayment>

/** One payment at each gateway, for what must hold at both. */
export const atBoth = [known.kcpCard, known.paypleCard] as const

export const transactionIdIn = (desk: Pick<TestDesk, 'shopIds'>, { gateway, number }: KnownPayment): string =>
  `${desk.shopIds[gateway]}/${number}`

type Requested = InputOf<typeof refunds.request>
export type Refund = OutputOf<typeof refunds.request>

/** The request an operator would send who looks at the payment now. */
export async function requestFor(
  desk: TestDesk,
  payment: KnownPayment,
  amount: number,
  taxFree: number | null = null,
): Promise<Requested> {
  const transactionId = transactionIdIn(desk, payment)
  const { remaining, refunds: made } = valueOf(await desk.api.transactions.detail({ transactionId }))
  const hash = await hashOf(desk, { transactionId, amount, taxFree })
  return {
    transactionId,
    amount,
    taxFree,
    reason: { code: 'customer-return', note: '' },
    basedOn: { refunds: made.length, remaining },
    hash,
  }
}

/** What the preview of this wish is bound by; a hash of nothing where there is no preview. */
export async function hashOf(desk: Pick<TestDesk, 'api'>, wish: InputOf<typeof refunds.preview>): Promise<string> {
  const preview = await desk.api.refunds.preview(wish)
  return preview.ok ? preview.value.hash : '0'.repeat(64)
}

/** Looks at the payment, asks for the refund, and gives the answer. */
export const ask = async (desk: TestDesk, payment: KnownPayment, amount: number) =>
  desk.api.refunds.request(await requestFor(desk, payment, amount))

/** A refund that must have been taken down, in whatever state. */
export const refundOf = async (desk: TestDesk, payment: KnownPayment, amount: number): Promise<Refund> =>
  valueOf(await ask(desk, payment, amount))

/** What the payment's panel shows now. */
export const detailOf = async (desk: TestDesk, payment: KnownPayment) =>
  valueOf(await desk.api.transactions.detail({ transactionId: transactionIdIn(desk, payment) }))

/** What remains to be refunded now. */
export const remainingOf = async (desk: TestDesk, payment: KnownPayment): Promise<number> =>
  (await detailOf(desk, payment)).remaining
