import { createClient } from '../../../src/contract/client.ts'
import { type AppContract, contract } from '../../../src/contract/index.ts'
import type { Client } from '../../../src/contract/operation.ts'
import { createServer } from '../../../src/contract/server.ts'
import type { RefundState } from '../../../src/domain/refund.ts'
import { createApplication } from '../../../src/main/application/index.ts'
import type { OpenBook, Ports } from '../../../src/main/application/ports.ts'
import { createResolver } from '../../../src/main/application/resolver.ts'
import { createKcp } from '../../../src/main/gateways/kcp/index.ts'
import { createPayple } from '../../../src/main/gateways/payple/index.ts'
import type { Gateway } from '../../../src/main/gateways/gateway.ts'
import type { Http } from '../../../src/main/gateways/http.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import { createIdentityHash } from '../../../src/main/vault/identity-key.ts'
import { createSeatKey } from '../../../src/main/vault/seat-key-file.ts'
import { reportSurprises } from '../../../src/main/surprises.ts'
import { createMemoryKeychain } from '../../contract/vault/memory-keychain.ts'
import { doorOf, portsOf } from '../../unit/application/ports.ts'
import type { Ground } from './ground.ts'
import { endpointOf, type Network } from './network.ts'
import type { VirtualTime } from './virtual-time.ts'

/** A step of the journal, after whose writing a desk may die. */
export type DeathStep = 'intended' | 'sent' | 'answered' | 'settled'

/** What outlasts a desk: the last state it had written of each refund and receipt act, by id, and which of them went out last. */
export interface Memory {
  readonly refunds: Map<string, RefundState>
  readonly acts: Map<string, RefundState>
  sentLast: string | null
}

/** A desk over the real application and the real ledger, which can be made to die in the middle of anything. */
export interface HistoryDesk {
  readonly api: Client<AppContract>
  /** Surprises that were logged; a history has none. */
  readonly surprises: readonly string[]
  /** Dies after the next writing of this step, and nothing it began goes on; null lets it live. */
  dieAfter(step: DeathStep | null): void
  isDead(): boolean
  /** Comes when it is dead; before that nothing it was asked need ever be answered. */
  readonly death: Promise<void>
  kill(): void
  /** What every start does: whatever was open becomes unknown and is followed. */
  resume(): Promise<unknown>
}

const keychain = createMemoryKeychain()
let serial = 0

/** Opens a desk on the ground, with the network as its only way out. */
export function openHistoryDesk(ground: Ground, time: VirtualTime, network: Network, memory: Memory): HistoryDesk {
  let dead = false
  let diesAfter: DeathStep | null = null
  const never = new Promise<never>(() => undefined)
  let tellDeath = (): void => undefined
  const death = new Promise<void>((tell) => {
    tellDeath = tell
  })
  const die = (): Promise<never> => {
    dead = true
    network.hangUp()
    tellDeath()
    return never
  }
  const live = remembering(ground.ledger(), memory, (step) => (step === diesAfter ? die() : null))
  const ledger = mortal(live, () => dead)
  const book: OpenBook = {
    name: 'work',
    ledger,
    vault: ground.vault,
    seatKey: createSeatKey({ folder: ground.folder, keychain, clock: time }),
    identityHash: createIdentityHash(new Uint8Array(32)),
    route: (shop) => ({ endpoint: endpointOf(shop.gateway), reach: 'loopback' }),
  }
  const { ports, logged } = portsOf(
    {},
    { folder: ground.folder, clock: { ...time, move: () => undefined }, keychain, book },
  )
  const historyPorts: Ports = {
    ...ports,
    gateways: {
      kcp: noting(network, (http) => createKcp(http, time)),
      payple: noting(network, (http) => createPayple(http, undefined, () => time.elapsedMs())),
    },
    ids: { next: () => `h-${(serial += 1)}`, chance: () => 0.5 },
  }
  const resolver = createResolver(historyPorts)
  const application = createApplication(historyPorts, resolver)
  const answer = createServer(contract, application, reportSurprises(historyPorts.log), doorOf(historyPorts))
  return {
    api: createClient<AppContract>(answer),
    get surprises() {
      return logged.filter((line) => line.includes(': '))
    },
    dieAfter: (step) => {
      diesAfter = step
    },
    isDead: () => dead,
    death,
    kill: () => {
      resolver.stop()
      if (!dead) void die()
    },
    resume: () => resolver.resume(book),
  }
}

/** A gateway whose look-ups note at their calls what became of them. */
function noting(network: Network, create: (http: Http) => Gateway): Gateway {
  const lookUp: Gateway['lookUp'] = async (connection, payment) => {
    const ours: Network['calls'][number][] = []
    const send: Http['read'] = (request) => {
      const answer = network.read(request)
      ours.push(...network.calls.slice(-1))
      return answer
    }
    const found = await create({ ask: send, read: send }).lookUp(connection, payment)
    for (const call of ours) call.outcome = found.kind
    return found
  }
  return { ...create(network), lookUp }
}

/** The ledger of a desk that may be dead: then its calls do nothing and are never answered. */
function mortal(ledger: Ledger, isDead: () => boolean): Ledger {
  const calls = Object.entries(ledger).map(([name, call]) => [
    name,
    (...input: unknown[]) => (isDead() ? new Promise(() => undefined) : Reflect.apply(call, ledger, input)),
  ])
  return { ...ledger, ...Object.fromEntries(calls) }
}

/** The ledger with everything it writes about refunds and receipt acts noted beside it, as it is written and before it is told. */
function remembering(ledger: Ledger, memory: Memory, then: (step: DeathStep) => Promise<never> | null): Ledger {
  const { refunds, acts } = memory
  const writing =
    <Input, Moved extends { readonly id: string; readonly state: RefundState }>(
      of: Map<string, RefundState>,
      step: DeathStep,
      move: (input: Input) => Promise<Moved>,
    ) =>
    async (input: Input): Promise<Moved> => {
      if (step === 'settled') await then('answered')
      const moved = await move(input)
      of.set(moved.id, moved.state)
      if (step === 'sent') memory.sentLast = moved.id
      return (await then(step)) ?? moved
    }
  return {
    ...ledger,
    noteRefundIntended: async (intent) => {
      const noted = await ledger.noteRefundIntended(intent)
      if (noted.ok && noted.value.fresh) refunds.set(intent.id, 'intended')
      return (await then('intended')) ?? noted
    },
    noteRefundSent: writing(refunds, 'sent', ledger.noteRefundSent),
    settleRefund: writing(refunds, 'settled', ledger.settleRefund),
    settleRefundByHand: writing(refunds, 'settled', ledger.settleRefundByHand),
    openRefundsBecomeUnknown: async (input) => {
      const moved = await ledger.openRefundsBecomeUnknown(input)
      for (const { id, state } of moved) refunds.set(id, state)
      return moved
    },
    recordImported: async (batch) => {
      const counts = await ledger.recordImported(batch)
      // A cancel in a file settles the unknown refund it proves.
      for (const id of refunds.keys()) refunds.set(id, (await ledger.refund(id))?.state ?? 'intended')
      return counts
    },
    noteReceiptActIntended: async (intent) => {
      const noted = await ledger.noteReceiptActIntended(intent)
      if (noted.ok && noted.value.fresh) acts.set(intent.id, 'intended')
      return (await then('intended')) ?? noted
    },
    noteReceiptActSent: writing(acts, 'sent', ledger.noteReceiptActSent),
    settleReceiptAct: writing(acts, 'settled', ledger.settleReceiptAct),
    settleReceiptActByHand: writing(acts, 'settled', ledger.settleReceiptActByHand),
    openReceiptActsBecomeUnknown: async (input) => {
      const moved = await ledger.openReceiptActsBecomeUnknown(input)
      for (const [id, state] of acts) if (state === 'intended' || state === 'sent') acts.set(id, 'unknown')
      return moved
    },
  }
}
