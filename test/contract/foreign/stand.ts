import { instantOfEpoch } from '../../../src/domain/day.ts'
import { noWon, toWon } from '../../../src/domain/money.ts'
import { computeSplit } from '../../../src/domain/tax-split.ts'
import type { Connection, PaymentAddress } from '../../../src/main/gateways/call.ts'
import type { RefundOrder } from '../../../src/main/gateways/gateway.ts'
import { createHttp } from '../../../src/main/gateways/http.ts'
import { createGateways } from '../../../src/main/gateways/index.ts'
import { toCredentials } from '../../../src/main/vault/secret.ts'

/** The product's gateways as the application has them. */
export const gateways = createGateways(createHttp(), {
  now: () => instantOfEpoch(Date.now()),
  elapsedMs: () => performance.now(),
})

const open: { close(): Promise<void> }[] = []

/** Closes `host` with all others after the test. */
export function closeLater<H extends { close(): Promise<void> }>(host: H): H {
  open.push(host)
  return host
}

/** Closes every host a test opened. */
export async function closeAll(): Promise<void> {
  for (const one of open.splice(0)) await one.close()
}

/** A test shop whose host is replaced by a simulator. */
export const connectionTo = (endpoint: string, credentials: Readonly<Record<string, string>>): Connection => ({
  shopId: 'shop-1',
  environment: 'test',
  endpoint,
  reach: 'loopback',
  credentials: toCredentials(credentials),
  choices: {},
})

/** A refund of `amount` out of `paid` won that bear VAT, while `left` remain. */
export const refundOf = (payment: PaymentAddress, amount: number, paid = 10_000, left = paid): RefundOrder => ({
  payment,
  paid: toWon(paid),
  paidSplit: computeSplit(toWon(paid)),
  amount: toWon(amount),
  split: computeSplit(toWon(amount)),
  remainingBefore: toWon(left),
  refundedBefore: left !== paid,
  receiptTargetBefore: noWon,
  reason: '고객 변심',
})

type Told<V> = Readonly<Record<string, V>>

/** An answer cut down to `names`. */
export const only =
  (...names: string[]) =>
  <V>(told: Told<V>): Told<V> =>
    Object.fromEntries(Object.entries(told).filter(([name]) => names.includes(name)))

/** An answer that leaves `names` out. */
export const without =
  (...names: string[]) =>
  <V>(told: Told<V>): Told<V> =>
    Object.fromEntries(Object.entries(told).filter(([name]) => !names.includes(name)))
