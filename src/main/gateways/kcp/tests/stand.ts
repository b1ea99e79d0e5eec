import { toDay, toInstant } from '../../../../domain/day.ts'
import { noWon, toWon } from '../../../../domain/money.ts'
import { computeSplit } from '../../../../domain/tax-split.ts'
import { toCredentials } from '../../../vault/secret.ts'
import type { Connection } from '../../call.ts'
import type { Gateway, RefundOrder } from '../../gateway.ts'
import { createHttp } from '../../http.ts'
import { createKcp } from '../index.ts'
import {
  createKcpSandbox,
  type KcpSandbox,
  type KcpSandboxOptions,
  makeKcpIdentity,
  type SandboxPayment,
} from '../sandbox/index.ts'

export const siteCode = 'T0000'
export const clock = { now: () => toInstant('2026-11-23T09:00:00+09:00') }
export const identity = await makeKcpIdentity(siteCode, clock.now())

/** A payment of 10,000 won by card, as the guide's examples have it, with whatever else `fields` say. */
export const payment = (fields: Readonly<Record<string, string>> = {}): SandboxPayment => ({
  siteCode,
  approval: {
    res_cd: '0000',
    tno: '20210719000000',
    order_no: 'ORD1',
    pay_method: 'PACA',
    amount: '10000',
    card_mny: fields['amount'] ?? '10000',
    coupon_mny: '0',
    app_time: '20260725192500',
    ...fields,
  },
})

/** Payment of a wallet's balance. */
export const walletPayment = (
  payMethod: string,
  institution: string,
  amount: number,
  target: number,
): SandboxPayment => ({
  siteCode,
  approval: {
    res_cd: '0000',
    tno: '20210719000000',
    order_no: 'ORD1',
    pay_method: payMethod,
    amount: String(amount),
    easypoint_mny: String(amount),
    app_easypoint_time: '20260725192500',
    service_corp_id: institution,
    app_cash_receipt_yn: 'Y',
    app_cash_receipt_no: '',
    app_cash_receipt_mny: String(target),
  },
})

/** A gateway and a sandbox that face each other over HTTP. */
export interface Stand {
  readonly sandbox: KcpSandbox
  readonly kcp: Gateway
  readonly connection: Connection
}

export async function stand(
  book: readonly SandboxPayment[] = [payment()],
  options: Partial<KcpSandboxOptions> = {},
): Promise<Stand> {
  const certificates = { [siteCode]: identity.cert }
  const sandbox = await createKcpSandbox({ book, certificates, port: 0, clock, bookFile: null, ...options })
  return { sandbox, kcp: createKcp(createHttp(), clock), connection: connectionTo(sandbox.url) }
}

export const connectionTo = (endpoint: string, change: Readonly<Record<string, string>> = {}): Connection => ({
  shopId: 'shop-1',
  environment: 'practice',
  endpoint,
  reach: 'loopback',
  credentials: toCredentials({ site_cd: siteCode, ...identity, ...change }),
  choices: {},
})

/** A refund of `amount` out of `before` won that remain of `paid`; wholly taxable. */
export const orderOf = (amount: number, before = 10_000, paid = 10_000, gatewayMethod = 'PACA'): RefundOrder => ({
  payment: {
    gatewayTransactionId: '20210719000000',
    orderNumber: 'ORD1',
    paidOn: toDay('2026-07-25'),
    gatewayMethod,
  },
  paid: toWon(paid),
  paidSplit: computeSplit(toWon(paid)),
  amount: toWon(amount),
  split: computeSplit(toWon(amount)),
  remainingBefore: toWon(before),
  refundedBefore: before < paid,
  receiptTargetBefore: noWon,
  reason: '고객 변심',
})
