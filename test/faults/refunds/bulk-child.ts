import { readFileSync, writeSync } from 'node:fs'
import { createBulkRunner, usualBulkPace } from '../../../src/main/application/bulk-runner.ts'
import { createApplication } from '../../../src/main/application/index.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import { type ChildOrders, die, openChildDesk, valueOf } from './child-desk.ts'

/** The step of a line after which the child kills itself; null where its parent does. */
export type LineDeath = 'intended' | 'sent' | 'settled'

/** What the child is told, as JSON in a file. `dieAt` counts lines from 1. */
export interface BulkOrders extends ChildOrders {
  readonly runId: string
  readonly diesAfter: LineDeath | null
  readonly dieAt: number
}

/** The real ledger, in a process that ends at one step of one line. */
function mortal(ledger: Ledger, { diesAfter, dieAt }: BulkOrders): Ledger {
  const steps: Record<LineDeath, number> = { intended: 0, sent: 0, settled: 0 }
  const then = async <T>(step: LineDeath, done: T): Promise<T> => {
    steps[step] += 1
    return diesAfter === step && steps[step] === dieAt ? die() : done
  }
  return {
    ...ledger,
    noteBulkRefundIntended: async (entry) => then('intended', await ledger.noteBulkRefundIntended(entry)),
    noteRefundSent: async (sent) => then('sent', await ledger.noteRefundSent(sent)),
    settleRefund: async (settlement) => then('settled', await ledger.settleRefund(settlement)),
  }
}

/** Begins a plan as an operator confirms it, over everything the desk has but its window, and sends until it is killed. */
async function begin(orders: BulkOrders): Promise<void> {
  const { runId } = orders
  const { ports, resolver, api } = await openChildDesk(orders, (ledger) => mortal(ledger, orders))
  const runner = createBulkRunner(ports, resolver, { ...usualBulkPace, betweenMs: 0 })
  const { bulk } = api(createApplication(ports, resolver, runner))
  const { verdicts } = valueOf(await bulk.run({ runId }))
  valueOf(await bulk.start({ runId, ...verdicts.ok, reason: { code: 'defect', note: '회수' } }))
}

const orders: BulkOrders = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
begin(orders).catch((cause: unknown) => {
  writeSync(2, String(cause))
  process.exitCode = 1
})
