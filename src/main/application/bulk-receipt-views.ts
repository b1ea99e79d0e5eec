import type { z } from 'zod'
import type { AppContract } from '../../contract/index.ts'
import type { CashWithout } from '../../domain/receipt/receipt-cancel.ts'
import type { ReceiptLineState } from '../../domain/receipt/receipt-run.ts'
import type { Totals } from '../../domain/search.ts'
import { type CancelPlan, cancelSentence, type IssuePlan, issueSentence, totalsOf } from './receipt-plan.ts'
import type { ReceiptRun } from './receipt-runner.ts'

type Bulk = AppContract['bulkReceipts']
type RunView = NonNullable<z.input<Bulk['current']['output']>>

/** A plan of issues as its dialog shows it. */
export const issuePlanView = (plan: IssuePlan): z.input<Bulk['check']['output']> => ({
  kind: 'issue',
  ...shared(plan),
  confirm: issueSentence(plan),
})

/** A plan of cancels as its dialog shows it, with what the cancels leave. */
export function cancelPlanView(plan: CancelPlan): z.input<Bulk['checkCancels']['output']> {
  const { ready, reason } = plan
  const without = ready.map((planned) => planned.without)
  const warnings = [...new Set(ready.map(({ warning }) => warning))].filter((warning) => warning !== '')
  return {
    kind: 'cancel',
    ...shared(plan),
    whole: totalsOf(ready.filter(({ extent }) => extent === 'whole')),
    part: totalsOf(ready.filter(({ extent }) => extent === 'excess')),
    due: totalsOf(becoming(without, 'due')),
    late: totalsOf(becoming(without, 'due').filter(({ isLate }) => isLate)),
    toCheck: totalsOf(becoming(without, 'to-check')),
    aged: warnings.map((warning) => ({ warning, ...totalsOf(ready.filter((one) => one.warning === warning)) })),
    reason,
    confirm: {
      'trade-cancelled': cancelSentence(plan, 'trade-cancelled'),
      'issued-in-error': cancelSentence(plan, 'issued-in-error'),
      other: cancelSentence(plan, 'other'),
    },
  }
}

const shared = ({ id, shop, ready, blocked }: IssuePlan | CancelPlan) => ({
  planId: id,
  shopId: shop.id,
  ready: totalsOf(ready),
  blocked: [...blocked],
})

const becoming = (some: readonly (CashWithout | null)[], fate: CashWithout['becomes']): readonly CashWithout[] =>
  some.filter((one) => one !== null).filter(({ becomes }) => becomes === fate)

/** A run as screens show it. */
export function runView({ id, order, state, because, startedAt, lines }: ReceiptRun): RunView {
  const of = (one: ReceiptLineState): Totals => totalsOf(lines.filter((line) => line.state === one))
  const done = lines.filter((line) => line.state === 'done').map(({ without }) => without)
  return {
    runId: id,
    kind: order.kind,
    takes: order.kind === 'cancel' ? order.plan.takes : null,
    reason: order.reason,
    shopId: order.plan.shop.id,
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
    due: totalsOf(becoming(done, 'due')),
    toCheck: totalsOf(becoming(done, 'to-check')),
    lines: [...lines],
  }
}
