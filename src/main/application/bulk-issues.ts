import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import type { IssueLineState } from '../../domain/receipt/issue-run.ts'
import { mostBulkIssues } from '../../domain/receipt/issue-run.ts'
import { failed, ok } from '../../domain/result.ts'
import type { Totals } from '../../domain/search.ts'
import type { Shop } from '../../domain/shop.ts'
import { confirmSentence, type IssuePlan, planIssues, totalsOf } from './issue-plan.ts'
import type { IssueRun, IssueRunner } from './issue-runner.ts'
import type { Ports } from './ports.ts'
import { announceReceipts } from './receipt-asking.ts'

/** How many plans are remembered; one that was checked before these is checked again. */
const plansKept = 20

/** 자진발급 of many receipts: chosen, checked, issued one by one. */
export function bulkIssueHandlers(ports: Ports, runner: IssueRunner): Handlers<AppContract>['bulkIssues'] {
  const plans = new Map<string, IssuePlan>()
  const shopOf = async (shopId: string): Promise<Shop | null> =>
    (await ports.books.current().ledger.shops()).find((one) => one.id === shopId) ?? null

  return {
    choose: async ({ shopId, choice }) => {
      const shop = await shopOf(shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const { ledger } = ports.books.current()
      const due = await ledger.receiptsDueChosen({ shop, today: ports.clock.today(), choice, limit: mostBulkIssues })
      return ok([...due])
    },
    check: async ({ shopId, transactionIds }) => {
      const shop = await shopOf(shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const plan = await planIssues(ports, ports.books.current(), shop, transactionIds)
      plans.set(plan.id, plan)
      for (const id of [...plans.keys()].slice(0, -plansKept)) plans.delete(id)
      return ok({
        planId: plan.id,
        shopId,
        ready: totalsOf(plan.ready),
        blocked: [...plan.blocked],
        confirm: confirmSentence(plan),
      })
    },
    start: async ({ planId, count, won }) => {
      const plan = plans.get(planId)
      if (plan === undefined || plan.book !== ports.books.current()) return failed({ kind: 'issue-plan-gone' })
      const shown = totalsOf(plan.ready)
      if (shown.count !== count || shown.won !== won) return failed({ kind: 'issue-plan-gone' })
      const begun = runner.begin(plan)
      if ('busy' in begun) return failed({ kind: 'issue-run-busy', shopName: begun.busy.plan.shop.name })
      // A plan is begun once: what is left of it is checked anew.
      plans.delete(planId)
      announceReceipts(ports)
      return ok(viewOf(begun.begun))
    },
    current: async () => {
      const run = runner.current(ports.books.current())
      return ok(run === null ? null : viewOf(run))
    },
    stop: async ({ runId }) => {
      runner.stop(runId)
      announceReceipts(ports)
      return ok({})
    },
  }
}

function viewOf({ id, plan, state, because, startedAt, lines }: IssueRun) {
  const of = (one: IssueLineState): Totals => totalsOf(lines.filter((line) => line.state === one))
  return {
    runId: id,
    shopId: plan.shop.id,
    state,
    because,
    startedAt,
    total: totalsOf(lines),
    states: {
      waiting: of('waiting'),
      'left-out': of('left-out'),
      intended: of('intended'),
      sent: of('sent'),
      done: of('done'),
      declined: of('declined'),
      unknown: of('unknown'),
      'not-applied': of('not-applied'),
      'settled-by-hand': of('settled-by-hand'),
    },
    lines: [...lines],
  }
}
