import { hashOf } from '../../unit/application/refunding.ts'
import type { BankCancel } from './bank.ts'
import type { World } from './history.ts'
import type { Amount, Step } from './steps.ts'

/** Longer than any call is waited for. */
const longestMs = 90_000

/** Does one step, to its answer or only to its beginning. */
export async function takeStep(world: World, step: Step): Promise<void> {
  switch (step.do) {
    case 'refund':
      return refund(world, step)
    case 'look up':
      return finish(world, step, world.desk.api.transactions.lookUp({ transactionId: world.transactionId }))
    case 'inquire':
      return inquire(world, step)
    case 'settle by hand':
      return settleByHand(world)
    case 'refund elsewhere':
      return refundElsewhere(world, step.amount)
    case 'let pass':
      return world.time.pass(step.ms)
    case 'crash':
      return undefined
    case 'import cancels':
      return importCancels(world, step)
    case 'receipt':
      return changeReceipt(world, step)
  }
}

/** Waits for an answer, unless the step leaves it or the desk dies of it. */
async function finish({ desk, time }: World, { leave }: { readonly leave: boolean }, work: Promise<unknown>) {
  // A rejection is told by the check of surprises; nobody is left to hear it here.
  work.catch(() => undefined)
  if (leave) return time.pass(0)
  const isDone = await time.passUntil(work, longestMs)
  if (!isDone && !desk.isDead()) throw new Error('a call was never answered')
}

const tenthOf = (paid: number, amount: Exclude<Amount, 'rest'>): number => (paid / 10) * amount

async function refund(world: World, step: Extract<Step, { do: 'refund' }>): Promise<void> {
  const { desk, network, transactionId, bank } = world
  const detail = await desk.api.transactions.detail({ transactionId })
  if (!detail.ok) throw new Error('the payment is gone')
  const now = { refunds: detail.value.refunds.length, remaining: detail.value.remaining }
  const basedOn = step.stale ? (world.seen ?? now) : now
  world.seen = now
  const amount = step.amount === 'rest' ? basedOn.remaining : tenthOf(bank.paid, step.amount)
  network.expect(step.weather)
  desk.dieAfter(step.diesAfter)
  const hash = await hashOf(desk, { transactionId, amount, taxFree: null })
  const ask = () =>
    desk.api.refunds.request({
      transactionId,
      amount,
      taxFree: null,
      reason: { code: 'customer-return', note: '' },
      basedOn,
      hash,
    })
  const asked = step.twice ? Promise.all([ask(), ask()]).then(sameTwice) : ask()
  await finish(world, step, asked)
}

/** A double click meets at one refund, or at one refusal: the second may have seen that the first was begun. */
function sameTwice(answers: readonly Awaited<ReturnType<World['desk']['api']['refunds']['request']>>[]): void {
  const ids = answers.flatMap((answer) => (answer.ok ? [answer.value.id] : []))
  if (new Set(ids).size > 1) throw new Error(`one click twice made two refunds: ${ids.join(', ')}`)
}

async function inquire(world: World, step: { readonly leave: boolean }): Promise<void> {
  for (const [refundId, state] of world.memory.refunds) {
    if (state === 'unknown') await finish(world, step, world.desk.api.refunds.inquire({ refundId }))
  }
  for (const [actId, state] of world.memory.acts) {
    if (state === 'unknown') await finish(world, step, world.desk.api.receipts.inquireAct({ actId }))
  }
}

/** A person reads the gateway's own book and says what is in it at that moment. */
async function settleByHand(world: World): Promise<void> {
  const { desk, memory, settledByHand, bank, network } = world
  const isDone = (id: string): boolean => {
    const calls = network.calls.filter((call) => call.owner === id).map((call) => call.number)
    return [...bank.cancels, ...bank.receiptActs].some(({ by }) => by !== null && calls.includes(by))
  }
  const conclusionOn = (id: string) => (isDone(id) ? ('refunded' as const) : ('not-refunded' as const))
  for (const [refundId, state] of memory.refunds) {
    if (state !== 'unknown') continue
    const told = { refundId, conclusion: conclusionOn(refundId), note: '결제사 관리자 화면에서 확인' }
    const settled = await desk.api.refunds.settleByHand(told)
    if (settled.ok) settledByHand.add(refundId)
  }
  for (const [actId, state] of memory.acts) {
    if (state !== 'unknown') continue
    const told = { actId, conclusion: conclusionOn(actId), note: '홈택스에서 확인' }
    const settled = await desk.api.receipts.settleActByHand(told)
    if (settled.ok) settledByHand.add(actId)
  }
}

function refundElsewhere({ bank }: World, amount: Amount): void {
  const left = bank.remainingAt(Number.POSITIVE_INFINITY)
  const won = amount === 'rest' ? left : Math.min(left, tenthOf(bank.paid, amount))
  if (won > 0) bank.cancel({ won, isWhole: won === bank.paid, balance: null, by: null })
}

let imports = 0

async function importCancels(world: World, step: Extract<Step, { do: 'import cancels' }>): Promise<void> {
  const { bank, teller, desk, shopId } = world
  const cancels = bank.cancels.slice(-Math.min(step.newest, bank.cancels.length))
  if (bank.cancels.length === 0) return
  imports += 1
  const lineOf = (cancel: BankCancel): string => JSON.stringify(teller.cancelLine(cancel, step.byTime))
  const text = cancels.map(lineOf).join('\n')
  const run = await desk.api.imports.paste({ importId: `cancels-${imports}`, shopId, text })
  if (!run.ok) throw new Error(`a file of cancels was not taken: ${run.failure.kind}`)
  world.rejectedLines += run.value.rejected
}

async function changeReceipt(world: World, step: Extract<Step, { do: 'receipt' }>): Promise<void> {
  const { desk, network, transactionId } = world
  const detail = await desk.api.transactions.detail({ transactionId })
  if (!detail.ok) throw new Error('the payment is gone')
  network.expect(step.weather)
  desk.dieAfter(step.diesAfter)
  const { acts, issueAmount, cancelAmount } = detail.value.receiptDesk
  const earlierActs = acts.length
  const asked =
    step.kind === 'issue'
      ? desk.api.receipts.issue({
          transactionId,
          purpose: 'income-deduction',
          identity: '010-1234-5678',
          amount: issueAmount,
          earlierActs,
          otherSale: null,
        })
      : desk.api.receipts.cancel({
          transactionId,
          extent: 'whole',
          reason: 'trade-cancelled',
          refundId: null,
          amount: cancelAmount,
          earlierActs,
        })
  await finish(world, step, asked)
}
