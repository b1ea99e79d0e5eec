import type { Instant } from '../../../src/domain/day.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import type { Gateway } from '../../../src/main/gateways/gateway.ts'
import { createHttp } from '../../../src/main/gateways/http.ts'
import { createKcp } from '../../../src/main/gateways/kcp/index.ts'
import {
  createKcpSandbox,
  type KcpIdentity,
  type KcpSandbox,
  type KcpSandboxOptions,
  makeKcpIdentity,
  sandboxApproval,
  starterBook as kcpStarterBook,
} from '../../../src/main/gateways/kcp/sandbox/index.ts'
import { createPayple } from '../../../src/main/gateways/payple/index.ts'
import {
  createPaypleSandbox,
  type PaypleSandbox,
  type PaypleSandboxOptions,
  publicTestAccount,
  sandboxCredentials,
  sandboxPayment,
  starterBook as paypleStarterBook,
} from '../../../src/main/gateways/payple/sandbox/index.ts'
import { morning } from './clock.ts'

export const siteCode = 'T0000'

/** One throw-away merchant for all desks of a file: making its key takes a while. */
export const identity: KcpIdentity = await makeKcpIdentity(siteCode, morning)

/** How long calls wait here, in milliseconds; nothing but a scene comes near it. */
export interface Waits {
  readonly moneyMs: number
  readonly readMs: number
}

const usualWaits: Waits = { moneyMs: 5_000, readMs: 5_000 }

/** The real gateways over real HTTP. */
export function createTestGateways(
  clock: { now(): Instant },
  { moneyMs, readMs }: Waits = usualWaits,
): Readonly<Record<GatewayId, Gateway>> {
  const http = createHttp()
  return {
    kcp: createKcp(http, clock, { cancelMs: moneyMs, inquiryMs: readMs }),
    payple: createPayple(http, { authMs: readMs, cancelMs: moneyMs, lookUpMs: readMs }),
  }
}

/** Both sandboxes with their starter books, and what of it a merchant's server would have logged. */
export interface TestSandboxes {
  readonly kcp: KcpSandbox
  readonly payple: PaypleSandbox
  readonly urls: Readonly<Record<GatewayId, string>>
  close(): Promise<void>
}

export interface SandboxChanges {
  readonly kcp?: Partial<KcpSandboxOptions>
  readonly payple?: Partial<PaypleSandboxOptions>
}

/** Starts both on loopback. */
export async function startSandboxes(
  clock: { now(): Instant },
  changes: SandboxChanges = {},
): Promise<TestSandboxes> {
  const [kcp, payple] = await Promise.all([
    createKcpSandbox({
      book: kcpStarterBook(morning, siteCode),
      certificates: { [siteCode]: identity.cert },
      port: 0,
      clock,
      bookFile: null,
      ...changes.kcp,
    }),
    createPaypleSandbox({
      book: paypleStarterBook(morning),
      account: publicTestAccount,
      port: 0,
      clock,
      bookFile: null,
      ...changes.payple,
    }),
  ])
  return {
    kcp,
    payple,
    urls: { kcp: kcp.url, payple: payple.url },
    close: async () => {
      await Promise.all([kcp.close(), payple.close()])
    },
  }
}

/** The lines of both starter books as files of answers have them, with the buyer a merchant's own log adds at KCP. */
export const answerLines: Readonly<Record<GatewayId, readonly Readonly<Record<string, string>>[]>> = {
  kcp: kcpStarterBook(morning, siteCode).map((payment) => ({
    ...sandboxApproval(payment),
    buyr_name: '홍길동',
    buyr_tel1: '010-1234-5678',
  })),
  payple: paypleStarterBook(morning).map(sandboxPayment),
}

/** What an operator enters for each shop. */
export const enteredCredentials: Readonly<Record<GatewayId, Readonly<Record<string, string>>>> = {
  kcp: { site_cd: siteCode, ...identity },
  payple: sandboxCredentials(publicTestAccount),
}

/** How often the gateway was asked to move money, whatever it did then. */
export function moneyCalls({ kcp, payple }: Pick<TestSandboxes, 'kcp' | 'payple'>, gateway: GatewayId): number {
  if (gateway === 'kcp') return kcp.report().totals.byPath['/gw/mod/v1/cancel'] ?? 0
  const { byPath, auths, lookUps, requests } = payple.report().totals
  return Object.keys(byPath).length === 0 ? 0 : requests - auths - lookUps
}

/** How often the gateway was asked about payments. */
export const readCalls = ({ kcp, payple }: Pick<TestSandboxes, 'kcp' | 'payple'>, gateway: GatewayId): number =>
  gateway === 'kcp' ? kcp.report().totals.inquiries : payple.report().totals.lookUps

/** Won the gateway has given back of a payment, and in how many steps. */
export function givenBack({ kcp, payple }: Pick<TestSandboxes, 'kcp' | 'payple'>, gateway: GatewayId, number: string) {
  if (gateway === 'payple') {
    const { refunded = 0, refunds = [] } = payple.report().payments[number] ?? {}
    return { won: refunded, times: refunds.length }
  }
  const { amount = 0, remaining = 0, cancels = [] } = kcp.report().payments[number] ?? {}
  return { won: amount - remaining, times: cancels.length }
}
