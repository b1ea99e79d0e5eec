import type { Instant } from '../../domain/day.ts'
import type { GatewayId } from '../../domain/gateway.ts'
import * as kcp from '../gateways/kcp/sandbox/index.ts'
import * as payple from '../gateways/payple/sandbox/index.ts'
import { practiceSite } from './kcp-payment.ts'

/** One gateway's sandbox for programs outside the app. `ready` is told to them as it is, under wire names. */
export interface LoneSandbox {
  readonly ready: {
    readonly url: string
    readonly credentials: Readonly<Record<string, string>>
    readonly transactions: readonly Readonly<Record<string, string>>[]
  }
  close(): Promise<void>
}

const none = 'normal'

/** Does this gateway's sandbox play a scene of this name? `normal` is none. */
export const playsScene = (gateway: GatewayId, name: string): boolean =>
  name === none || (gateway === 'kcp' ? kcp.readSceneName(name) !== null : payple.isSceneName(name))

/** Starts one sandbox with its starter book, which forgets when it closes. `scene` (null: none) lasts until then. */
export function openLoneSandbox(
  gateway: GatewayId,
  port: number,
  scene: string | null,
  clock: { now(): Instant },
): Promise<LoneSandbox> {
  return gateway === 'kcp' ? openKcp(port, scene, clock) : openPayple(port, scene, clock)
}

async function openKcp(port: number, scene: string | null, clock: { now(): Instant }): Promise<LoneSandbox> {
  const identity = await kcp.makeKcpIdentity(practiceSite, clock.now())
  const book = kcp.starterBook(clock.now(), practiceSite)
  const sandbox = await kcp.createKcpSandbox({
    book,
    certificates: { [practiceSite]: identity.cert },
    port,
    clock,
    bookFile: null,
    scene: kcp.readSceneName(scene) ?? none,
  })
  const transactions = book.map(({ approval }) => ({
    tno: approval['tno'] ?? '',
    amount: approval['amount'] ?? '',
    pay_method: approval['pay_method'] ?? '',
  }))
  return {
    ready: { url: sandbox.url, credentials: { site_cd: practiceSite, ...identity }, transactions },
    close: () => sandbox.close(),
  }
}

async function openPayple(port: number, scene: string | null, clock: { now(): Instant }): Promise<LoneSandbox> {
  const book = payple.starterBook(clock.now())
  const account = payple.publicTestAccount
  const sandbox = await payple.createPaypleSandbox({
    book,
    account,
    port,
    clock,
    bookFile: null,
    scene: payple.isSceneName(scene) ? scene : null,
  })
  return {
    ready: {
      url: sandbox.url,
      credentials: payple.sandboxCredentials(account),
      transactions: payple.sandboxTransactions(book),
    },
    close: () => sandbox.close(),
  }
}
