import type { History, Step } from './steps.ts'
import { type Bank, openBank } from './bank.ts'
import { type Ground, shopIdOf } from './ground.ts'
import { type HistoryDesk, type Memory, openHistoryDesk } from './history-desk.ts'
import { checkAfterCrash, checkAlways, checkAtTheEnd } from './invariants.ts'
import { createKcpTeller } from './kcp-teller.ts'
import { endpointOf, type Network, openNetwork } from './network.ts'
import { createPaypleTeller } from './payple-teller.ts'
import type { Teller } from './teller.ts'
import { beginVirtualTime, type VirtualTime } from './virtual-time.ts'
import { takeStep } from './acting.ts'

/** Everything a history goes on in. `desk` is another one after each crash. */
export interface World {
  readonly history: History
  readonly ground: Ground
  readonly time: VirtualTime
  readonly bank: Bank
  readonly teller: Teller
  readonly network: Network
  readonly memory: Memory
  readonly transactionId: string
  readonly shopId: string
  desk: HistoryDesk
  /** What an operator saw when looking last, to act on it later. */
  seen: { readonly refunds: number; readonly remaining: number } | null
  /** Refunds and receipt acts a person settled, whatever the gateway's book then says of them. */
  readonly settledByHand: Set<string>
  /** The newest line of the audit from before this history. */
  readonly auditBefore: number
  /** Lines of imported files left out for a person to check. */
  rejectedLines: number
}

/** What was asked of the gateway once, what happened to it, and what the desk made of it. */
export interface CallOutcome {
  readonly operation: string
  readonly fault: string
  readonly outcome: string
}

const paidWon = 50_000
let payments = 0

/**
 * Lives one history through and checks after each step and at the end. Throws at the first thing that must not be. `planted` makes a
 * gateway lie, to see that it is found out.
 */
export async function liveThrough(
  ground: Ground,
  history: History,
  planted: (teller: Teller) => Teller = (teller) => teller,
): Promise<readonly CallOutcome[]> {
  const time = beginVirtualTime()
  try {
    const world = await openWorld(ground, time, history, planted)
    for (const step of history.steps) await liveStep(world, step)
    await comeToQuiet(world)
    return outcomesOf(world)
  } finally {
    time.end()
  }
}

async function openWorld(
  ground: Ground,
  time: VirtualTime,
  history: History,
  planted: (teller: Teller) => Teller,
): Promise<World> {
  const { gateway, isTransfer, hasReceipt, showsRefunds, readWeather } = history
  payments += 1
  const firstReceipt = gateway === 'payple' && isTransfer && hasReceipt ? 'G3482429BV2001' : null
  const number = gateway === 'kcp' ? `20261123${String(payments).padStart(6, '0')}` : `PP_ORDER_${payments}`
  const teller = planted(
    gateway === 'kcp'
      ? createKcpTeller(number, paidWon, isTransfer)
      : createPaypleTeller(number, paidWon, isTransfer, { endpoint: endpointOf(gateway), firstReceipt, showsRefunds }),
  )
  const bank = openBank(paidWon, time, { endsReceipts: gateway === 'payple', firstReceipt })
  const memory: Memory = { refunds: new Map(), acts: new Map(), sentLast: null }
  const network = openNetwork(time, teller, bank, () => memory.sentLast)
  network.setReads(readWeather)
  const desk = openHistoryDesk(ground, time, network, memory)
  const shopId = shopIdOf(gateway)
  const run = await desk.api.imports.paste({
    importId: `payment-${payments}`,
    shopId,
    text: JSON.stringify(teller.line),
  })
  if (!run.ok || run.value.added !== 1) throw new Error(`the payment was not taken: ${JSON.stringify(run)}`)
  return {
    history,
    ground,
    time,
    bank,
    teller,
    network,
    memory,
    transactionId: `${shopId}/${number}`,
    shopId,
    desk,
    seen: null,
    settledByHand: new Set(),
    auditBefore: ground.look().first<{ last: number }>('SELECT max(number) AS last FROM audit')?.last ?? 0,
    rejectedLines: 0,
  }
}

async function liveStep(world: World, step: Step): Promise<void> {
  await Promise.race([takeStep(world, step), world.desk.death])
  if (step.do === 'crash' || world.desk.isDead()) await startAgain(world)
  await checkAlways(world)
}

/** The desk is gone, however it went; what is on disk is what it had written, and a new one takes over from there. */
async function startAgain(world: World): Promise<void> {
  world.desk.kill()
  world.network.hangUp()
  await world.ground.crash()
  checkAfterCrash(world)
  world.desk = openHistoryDesk(world.ground, world.time, world.network, world.memory)
  await world.desk.resume()
}

const minutes = (count: number): number => count * 60_000

/**
 * The weather clears and everybody does what is left to do: calls end, look-ups are answered, a person settles the rest from the
 * gateway's own book, and files of all cancels come in.
 */
async function comeToQuiet(world: World): Promise<void> {
  const { time, network } = world
  world.desk.dieAfter(null)
  await time.pass(minutes(1))
  network.setReads([])
  await time.pass(minutes(5))
  await takeStep(world, { do: 'inquire', leave: false })
  await checkAlways(world)
  await takeStep(world, { do: 'settle by hand' })
  await takeStep(world, { do: 'look up', leave: false })
  await checkAlways(world)
  await takeStep(world, { do: 'import cancels', newest: Number.POSITIVE_INFINITY, byTime: false })
  await checkAlways(world)
  await checkAtTheEnd(world)
  world.desk.kill()
}

/** What the desk made of each call: of a look-up its own word, of anything else the state it wrote first. */
const outcomesOf = ({ network, ground }: World): readonly CallOutcome[] =>
  network.calls.flatMap(({ operation, fault, owner, outcome }) => {
    const became = owner === null ? outcome : firstStateOf(ground, owner)
    return became === null ? [] : [{ operation, fault, outcome: became }]
  })

function firstStateOf(ground: Ground, id: string): string {
  const row = ground.look().first<{ state: string }>(
    `SELECT e.number, e.state FROM refund_event e JOIN refund r ON r.number = e.refund_number
       WHERE r.id = ?1 AND e.state NOT IN ('intended', 'sent')
       UNION ALL SELECT e.number, e.state FROM receipt_act_event e JOIN receipt_act a ON a.number = e.receipt_act_number
       WHERE a.id = ?1 AND e.state NOT IN ('intended', 'sent') ORDER BY 1 LIMIT 1`,
    id,
  )
  return row?.state ?? 'open'
}
