import type { Instant } from '../../../src/domain/day.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import {
  createKcpSandbox,
  type KcpIdentity,
  type KcpSandbox,
  type KcpSandboxOptions,
  makeKcpIdentity,
  sandboxApproval,
  starterBook as kcpStarterBook,
} from '../../../src/main/gateways/kcp/sandbox/index.ts'
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
export async function startSandboxes(clock: { now(): Instant }, changes: SandboxChanges = {}): Promise<TestSandboxes> {
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

const cancelPathOf = { kcp: '/gw/mod/v1/cancel', payple: '/php/account/api/cPayCAct.php' } as const

/** Where gateways give money back. */
export const cancelPaths: readonly string[] = Object.values(cancelPathOf)

/** Is this the address at which a gateway gives money back? */
export const isCancel = (path: string): boolean => cancelPaths.includes(path)

/** How often the gateway was asked to move money, whatever it did then. */
export const moneyCalls = (sandboxes: Pick<TestSandboxes, 'kcp' | 'payple'>, gateway: GatewayId): number =>
  sandboxes[gateway].report().totals.byPath[cancelPathOf[gateway]] ?? 0

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
