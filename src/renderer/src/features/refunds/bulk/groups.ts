import {
  type BulkLineState,
  bulkLineStates,
  type BulkRun,
  type BulkVerdict,
  bulkVerdicts,
} from '../../../../../domain/bulk/bulk-run.ts'
import { bulkVerdictName } from '../../../../../domain/bulk/result-columns.ts'
import type { Totals } from '../../../../../domain/search.ts'
import { bulk as words } from '../../../text/ko/bulk.ts'
import { journalMarks } from '../../../ui/refund-marks.ts'
import type { Mark } from '../../../ui/StateMark.tsx'

/** Lines that are looked at together; empty lists ask for nothing. */
export interface LineGroup {
  readonly id: string
  readonly states: readonly BulkLineState[]
  readonly verdicts: readonly BulkVerdict[]
}

/** All lines of a run. */
export const allLines: LineGroup = { id: 'all', states: [], verdicts: [] }

/** A chip above the lines: its group, name, shape and sums. */
export interface LineChip {
  readonly group: LineGroup
  readonly name: string
  readonly mark: Mark
  readonly totals: Totals
}

/** The shape of each state of a line. */
export const stateMarks = {
  'left-out': 'none',
  waiting: 'waiting',
  'not-sent': 'none',
  ...journalMarks,
} as const satisfies Record<BulkLineState, Mark>

/** The shape of each verdict. */
export const verdictMarks = {
  ok: 'done',
  unreadable: 'check',
  'not-found': 'check',
  ambiguous: 'check',
  'duplicate-in-file': 'check',
  'already-refunded': 'none',
  over: 'declined',
  open: 'unknown',
  'not-possible': 'declined',
  'approval-needed': 'waiting',
  differs: 'check',
  changed: 'check',
} as const satisfies Record<BulkVerdict, Mark>

/** Of a plan the lines by verdict, of a run that has begun those to be sent by state and the others by verdict; only what there is. */
export function chipsOf(run: Pick<BulkRun, 'plan' | 'lines' | 'verdicts' | 'states'>): readonly LineChip[] {
  const verdicts = bulkVerdicts
    .filter((verdict) => run.plan === null || verdict !== 'ok')
    .map((verdict) => ({
      group: { id: verdict, states: [], verdicts: [verdict] },
      name: bulkVerdictName(verdict),
      mark: verdictMarks[verdict],
      totals: run.verdicts[verdict],
    }))
  const states = (run.plan === null ? [] : bulkLineStates)
    .filter((state) => state !== 'left-out')
    .map((state) => ({
      group: { id: state, states: [state], verdicts: [] },
      name: words.states[state],
      mark: stateMarks[state],
      totals: run.states[state],
    }))
  const all: LineChip = { group: allLines, name: words.all, mark: 'none', totals: run.lines }
  return [all, ...[...states, ...verdicts].filter(({ totals }) => totals.count > 0)]
}
