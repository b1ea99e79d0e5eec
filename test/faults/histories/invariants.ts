import type { World } from './history.ts'

/** Something happened that must not. */
class Violation extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Violation'
  }
}

const must = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new Violation(otherwise)
}

interface StoredRefund {
  readonly id: string
  readonly state: string
  readonly amount_won: number
  readonly was_unknown: number
}

const refundsOf = ({ ground, teller }: World): readonly StoredRefund[] =>
  ground.look().all<StoredRefund>(
    `SELECT r.id, r.state, r.amount_won,
       EXISTS (SELECT 1 FROM refund_event e WHERE e.refund_number = r.number AND e.state = 'unknown') AS was_unknown
     FROM refund r JOIN payment p ON p.number = r.payment_number WHERE p.gateway_transaction_id = ? ORDER BY r.number`,
    teller.number,
  )

const actsOf = ({ ground, teller }: World): readonly StoredRefund[] =>
  ground.look().all<StoredRefund>(
    `SELECT a.id, a.state, a.amount_won,
       EXISTS (SELECT 1 FROM receipt_act_event e WHERE e.receipt_act_number = a.number AND e.state = 'unknown') AS was_unknown
     FROM receipt_act a JOIN payment p ON p.number = a.payment_number WHERE p.gateway_transaction_id = ? ORDER BY a.number`,
    teller.number,
  )

interface Effect {
  readonly gone: number
  readonly held: number
}

const effectOf = ({ ground, teller }: World): Effect =>
  ground.look().first<Effect>(
    `SELECT coalesce(sum(e.gone_won), 0) AS gone, coalesce(sum(e.held_won), 0) AS held
     FROM refund_effect e JOIN payment p ON p.number = e.payment_number WHERE p.gateway_transaction_id = ?`,
    teller.number,
  ) ?? { gone: 0, held: 0 }

/** Numbers of the calls that were made for a refund or receipt act. */
const callsOf = ({ network }: World, id: string): readonly number[] =>
  network.calls.filter((call) => call.owner === id).map((call) => call.number)

/** How often the gateway acted because of a refund or receipt act. */
function appliedFor(world: World, id: string): number {
  const calls = callsOf(world, id)
  return [...world.bank.cancels, ...world.bank.receiptActs].filter(({ by }) => by !== null && calls.includes(by)).length
}

/** What holds after every step. */
export async function checkAlways(world: World): Promise<void> {
  const { desk, bank } = world
  must(desk.surprises.length === 0, `surprises: ${desk.surprises.join('; ')}`)
  const refunds = refundsOf(world)
  const acts = actsOf(world)
  for (const one of [...refunds, ...acts]) {
    must(callsOf(world, one.id).length <= 1, `${one.id} was sent ${callsOf(world, one.id).length} times`)
    must(appliedFor(world, one.id) <= 1, `${one.id} was applied ${appliedFor(world, one.id)} times`)
    const isProvedNot = one.state === 'declined' || one.state === 'not-applied'
    must(!isProvedNot || appliedFor(world, one.id) === 0, `${one.id} is ${one.state} and was applied`)
    must(
      one.state !== 'done' || one.was_unknown === 1 || appliedFor(world, one.id) === 1,
      `${one.id} is done and was not applied`,
    )
  }
  checkProvedByBalance(world, refunds)
  const { gone, held } = effectOf(world)
  must(gone + held <= bank.paid, `${gone} gone and ${held} held of ${bank.paid} won paid`)
  checkAudit(world)
  await checkVisible(world, refunds, acts)
}

/**
 * A refund proved by a balance or a file may stand for one made elsewhere, which nothing tells apart, or for one a person had settled
 * before the gateway acted; it never stands for none.
 */
function checkProvedByBalance(world: World, refunds: readonly StoredRefund[]): void {
  const unaccounted = refunds
    .filter((one) => one.state === 'done' && appliedFor(world, one.id) === 0)
    .reduce((sum, one) => sum + one.amount_won, 0)
  const settled = world.network.calls.filter(({ owner }) => owner !== null && world.settledByHand.has(owner))
  const elsewhere = world.bank.cancels
    .filter(({ by }) => by === null || settled.some(({ number }) => number === by))
    .reduce((sum, one) => sum + one.won, 0)
  must(unaccounted <= elsewhere, `${unaccounted} won are done that nobody gave back`)
}

/** No state of money without its line in the audit. */
function checkAudit({ ground, teller, auditBefore }: World): void {
  const unaudited = ground.look().first<{ id: string; state: string }>(
    `SELECT r.id, e.state FROM refund_event e JOIN refund r ON r.number = e.refund_number
       JOIN payment p ON p.number = r.payment_number
     WHERE p.gateway_transaction_id = ?1
       AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.number > ?2 AND a.subject = r.id AND coalesce(a.detail ->> 'to', 'intended') = e.state)
     UNION ALL
     SELECT r.id, e.state FROM receipt_act_event e JOIN receipt_act r ON r.number = e.receipt_act_number
       JOIN payment p ON p.number = r.payment_number
     WHERE p.gateway_transaction_id = ?1
       AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.number > ?2 AND a.subject = r.id AND coalesce(a.detail ->> 'to', 'intended') = e.state)`,
    teller.number,
    auditBefore,
  )
  must(unaudited === undefined, `${unaudited?.id} became ${unaudited?.state} without a line in the audit`)
}

/** Whatever nobody knows the outcome of is a task somebody sees. */
async function checkVisible(
  { desk, shopId }: World,
  refunds: readonly StoredRefund[],
  acts: readonly StoredRefund[],
): Promise<void> {
  const unknown = refunds.filter((one) => one.state === 'unknown')
  const listed = await desk.api.refunds.list({ shopId, states: ['unknown'], offset: 0, limit: 100 })
  const counts = await desk.api.refunds.counts({ shopId })
  const ids = listed.ok ? listed.value.map((row) => row.refund.id) : []
  must(
    unknown.every((one) => ids.includes(one.id)),
    'an unknown refund is in no list',
  )
  const counted = counts.ok ? counts.value.unknown : null
  must(counted?.count === ids.length, `${ids.length} unknown refunds are listed and ${counted?.count} counted`)
  const open = acts.filter((one) => one.state === 'unknown')
  if (open.length === 0) return
  const tasks = await desk.api.receipts.tasks({ shopId })
  const actIds = tasks.ok ? tasks.value.map((task) => task.actId) : []
  must(
    open.every((one) => actIds.includes(one.id)),
    'an unknown receipt act is no task',
  )
}

/** What was written before a crash is there after it, exactly as it was written. */
export function checkAfterCrash(world: World): void {
  const found = new Map([...refundsOf(world), ...actsOf(world)].map((one) => [one.id, one.state]))
  for (const [id, state] of [...world.memory.refunds, ...world.memory.acts]) {
    must(found.get(id) === state, `${id} was written as ${state} and is ${found.get(id) ?? 'gone'}`)
  }
}

/** When all is quiet, nothing is open, and the ledger and the gateway's book say the same. */
export async function checkAtTheEnd(world: World): Promise<void> {
  const { bank, network, rejectedLines } = world
  must(!network.isBusy(), 'a call is still under way')
  const { gone, held } = effectOf(world)
  const truth = bank.paid - bank.remainingAt(Number.POSITIVE_INFINITY)
  must(held === 0, `${held} won are still held`)
  must(gone <= truth, `the ledger counts ${gone} won as gone, and ${truth} are`)
  // A line that was left out waits for a person; where a balance is told, it was counted by it all the same.
  const isTold = world.teller.gateway === 'kcp' || world.history.showsRefunds || rejectedLines === 0
  must(!isTold || gone === truth, `the ledger counts ${gone} won as gone, and ${truth} are`)
}
