import { expect } from 'vitest'
import type { OutputOf } from '../../../src/contract/operation.ts'
import type { bulkReceipts } from '../../../src/contract/operations/bulk-receipts.ts'
import type { CancelReason } from '../../../src/domain/receipt/cancel-reason.ts'
import type { CancelExtent } from '../../../src/domain/receipt/receipt-cancel.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import { type DeskChanges, openDesk, type TestDesk, valueOf } from './desk.ts'
import { eventually } from './eventually.ts'
import { bringOwed, owedBy, owingBooks, sandboxesOf } from './owing.ts'
import { transactionIdIn } from './refunding.ts'

/** How many receipts the desk of these tests owes at each gateway, and each one's won. */
export const count = 8
export const owed = 120_000

type IssuePlan = OutputOf<typeof bulkReceipts.check>
type CancelPlan = OutputOf<typeof bulkReceipts.checkCancels>
type Run = OutputOf<typeof bulkReceipts.start>

/** A desk whose gateways' books hold receipts owed by the dozen; `dayOf` gives the day (`yyyyMMdd`) of the nth transfer at Payple. */
export async function owingDesk(
  gateway: GatewayId = 'payple',
  changes: DeskChanges = {},
  dayOf?: (n: number) => string,
): Promise<TestDesk> {
  const books = owingBooks(count, dayOf)
  const sandboxes = sandboxesOf(books)
  const kcp = { ...changes.sandboxes?.kcp, ...sandboxes.kcp }
  const desk = await openDesk({ ...changes, sandboxes: { ...sandboxes, kcp } })
  await bringOwed(desk, gateway, books)
  return desk
}

/** The same, with every receipt issued. */
export async function issuedDesk(
  gateway: GatewayId = 'payple',
  changes: DeskChanges = {},
  dayOf?: (n: number) => string,
): Promise<TestDesk> {
  const desk = await owingDesk(gateway, changes, dayOf)
  valueOf(await start(desk, await check(desk, gateway)))
  expect(counts(await ended(desk))).toEqual({ done: count })
  return desk
}

/** The payments that owe them. */
export const idsOf = (desk: TestDesk, gateway: GatewayId = 'payple'): string[] =>
  Array.from({ length: count }, (_, at) => transactionIdIn(desk, owedBy(gateway, at + 1)))

/** Checks which can be issued. */
export const check = async (desk: TestDesk, gateway: GatewayId = 'payple', transactionIds = idsOf(desk, gateway)) =>
  valueOf(await desk.api.bulkReceipts.check({ shopId: desk.shopIds[gateway], transactionIds }))

/** Checks which can be cancelled: whichever receipts of these payments live, by what is too much unless told. */
export const checkCancels = async (
  desk: TestDesk,
  gateway: GatewayId = 'payple',
  transactionIds = idsOf(desk, gateway),
  reason: CancelReason | null = null,
  takes: CancelExtent = 'excess',
) =>
  valueOf(
    await desk.api.bulkReceipts.checkCancels({
      shopId: desk.shopIds[gateway],
      receipts: transactionIds.map((transactionId) => ({ transactionId, issuedAt: null })),
      takes,
      reason,
    }),
  )

/** Confirms a plan as it was shown. */
export const start = (desk: TestDesk, { planId, ready }: IssuePlan | CancelPlan, reason: CancelReason | null = null) =>
  desk.api.bulkReceipts.start({ planId, ...ready, reason })

/** Confirms a plan of cancels as trades taken back. */
export const startCancels = (desk: TestDesk, plan: CancelPlan) => start(desk, plan, 'trade-cancelled')

const current = async (desk: TestDesk) => valueOf(await desk.api.bulkReceipts.current({}))

/** The run once it asks for nothing more. */
export async function ended(desk: TestDesk): Promise<Run> {
  await eventually(async () => ['running', 'stopping'].includes((await current(desk))?.state ?? 'running')).toBe(false)
  const run = await current(desk)
  if (run === null) throw new Error('nothing was begun')
  return run
}

/** How many receipts of a run are in each state, those in none left out. */
export const counts = (run: Run) =>
  Object.fromEntries(Object.entries(run.states).flatMap(([state, { count: n }]) => (n === 0 ? [] : [[state, n]])))
