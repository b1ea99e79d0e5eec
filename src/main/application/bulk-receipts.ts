import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { type CancelReason, cancelReasons } from '../../domain/receipt/cancel-reason.ts'
import { mostBulkReceipts } from '../../domain/receipt/receipt-run.ts'
import { failed, ok } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import { cancelPlanView, issuePlanView, runView } from './bulk-receipt-views.ts'
import { findShop } from './find-shop.ts'
import type { Ports } from './ports.ts'
import { announceReceipts } from './receipt-asking.ts'
import { issuedInLedger } from './receipt-choosing.ts'
import { type CancelPlan, type IssuePlan, planCancels, planIssues, totalsOf } from './receipt-plan.ts'
import type { ReceiptRunner } from './receipt-runner.ts'
import type { ReceiptOrder } from './receipt-steps.ts'

/** How many plans are remembered; one that was checked before these is checked again. */
const plansKept = 20

/** Many receipts at once: chosen, checked, issued or cancelled one by one. */
export function bulkReceiptHandlers(ports: Ports, runner: ReceiptRunner): Handlers<AppContract>['bulkReceipts'] {
  const plans = new Map<string, IssuePlan | CancelPlan>()
  const keep = (plan: IssuePlan | CancelPlan): void => {
    plans.set(plan.id, plan)
    for (const id of [...plans.keys()].slice(0, -plansKept)) plans.delete(id)
  }
  const shopOf = (shopId: string): Promise<Shop | null> => findShop(ports.books.current(), shopId)

  return {
    choose: async ({ shopId, choice }) => {
      const shop = await shopOf(shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const { ledger } = ports.books.current()
      const due = await ledger.receiptsDueChosen({ shop, today: ports.clock.today(), choice, limit: mostBulkReceipts })
      return ok([...due])
    },
    chooseIssued: async ({ shopId, month, filter }) => {
      const shop = await shopOf(shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const { ledger } = ports.books.current()
      return ok([...(await issuedInLedger(ports, ledger, { shop, month, filter }, mostBulkReceipts))])
    },
    check: async ({ shopId, transactionIds }) => {
      const shop = await shopOf(shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const plan = await planIssues(ports, ports.books.current(), shop, transactionIds)
      keep(plan)
      return ok(issuePlanView(plan))
    },
    checkCancels: async ({ shopId, receipts, takes, reason }) => {
      const shop = await shopOf(shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const plan = await planCancels(ports, ports.books.current(), shop, receipts, { takes, reason })
      keep(plan)
      return ok(cancelPlanView(plan))
    },
    start: async ({ planId, count, won, reason }) => {
      const plan = plans.get(planId)
      if (plan === undefined || plan.book !== ports.books.current()) return failed({ kind: 'receipt-plan-gone' })
      const shown = totalsOf(plan.ready)
      const order = orderOf(plan, reason)
      if (shown.count !== count || shown.won !== won || order === null) return failed({ kind: 'receipt-plan-gone' })
      const begun = runner.begin(order)
      if ('busy' in begun) {
        const { kind, plan: running } = begun.busy.order
        return failed({ kind: 'receipt-run-busy', shopName: running.shop.name, of: kind })
      }
      // A plan is begun once: what is left of it is checked anew.
      plans.delete(planId)
      announceReceipts(ports)
      return ok(runView(begun.begun))
    },
    current: async () => {
      const run = runner.current(ports.books.current())
      return ok(run === null ? null : runView(run))
    },
    stop: async ({ runId }) => {
      runner.stop(runId)
      announceReceipts(ports)
      return ok({})
    },
  }
}

/** What the operator has confirmed; null where it is not what was shown: a cancel goes for a reason, and for none but the plan's own. */
function orderOf(plan: IssuePlan | CancelPlan, reason: CancelReason | null): ReceiptOrder | null {
  if (plan.kind === 'issue') return reason === null ? { kind: 'issue', plan, reason } : null
  const offered = plan.reason === null ? cancelReasons : [plan.reason]
  const chosen = offered.find((one) => one === reason)
  return chosen === undefined ? null : { kind: 'cancel', plan, reason: chosen }
}
