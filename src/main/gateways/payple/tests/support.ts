import { readFileSync } from 'node:fs'
import { toDay, toInstant } from '../../../../domain/day.ts'
import { noWon, toWon } from '../../../../domain/money.ts'
import { computeSplit, type TaxSplit } from '../../../../domain/tax-split.ts'
import { toCredentials } from '../../../vault/secret.ts'
import type { Connection, PaymentAddress } from '../../call.ts'
import type { RefundOrder } from '../../gateway.ts'
import { createHttp } from '../../http.ts'
import type { Patience } from '../client.ts'
import { createPayple } from '../index.ts'
import {
  createPaypleSandbox,
  type PaypleSandbox,
  type PaypleSandboxOptions,
  publicTestAccount,
  sandboxCredentials,
  starterBook,
} from '../sandbox/index.ts'

export const now = toInstant('2026-11-23T10:00:00.000+09:00')

export const noBuyer = { name: null, phone: null, email: null }

/** A recorded answer by its file's name. */
export function fixture(name: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(fixtureText(name))
  return Object.fromEntries(Object.entries(value ?? {}))
}

export const fixtureText = (name: string): string =>
  readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')

export const startSandbox = (options: Partial<PaypleSandboxOptions> = {}): Promise<PaypleSandbox> =>
  createPaypleSandbox({
    book: starterBook(now),
    account: publicTestAccount,
    port: 0,
    clock: { now: () => now },
    bookFile: null,
    ...options,
  })

export const connectionTo = (
  endpoint: string,
  credentials: Readonly<Record<string, string>> = sandboxCredentials(publicTestAccount),
): Connection => ({
  shopId: 'shop-b',
  environment: 'practice',
  endpoint,
  reach: 'loopback',
  credentials: toCredentials(credentials),
  choices: {},
})

export const payple = (patience: Partial<Patience> = {}) =>
  createPayple(createHttp(), { authMs: 3_000, cancelMs: 3_000, lookUpMs: 3_000, ...patience })

export const addressOf = (oid: string, gatewayMethod = 'card', paidOn = '2026-11-22'): PaymentAddress => ({
  gatewayTransactionId: oid,
  orderNumber: oid,
  paidOn: toDay(paidOn),
  gatewayMethod,
})

export function orderOf(
  payment: PaymentAddress,
  paid: number,
  amount: number = paid,
  split?: [TaxSplit, TaxSplit],
): RefundOrder {
  const [paidSplit, ofRefund] = split ?? [computeSplit(toWon(paid)), computeSplit(toWon(amount))]
  return {
    payment,
    paid: toWon(paid),
    paidSplit,
    amount: toWon(amount),
    split: ofRefund,
    remainingBefore: toWon(paid),
    refundedBefore: false,
    receiptTargetBefore: noWon,
    reason: '고객 변심',
  }
}
