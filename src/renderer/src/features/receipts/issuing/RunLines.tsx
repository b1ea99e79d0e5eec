import { isIssuing, type IssueLineState } from '../../../../../domain/receipt/issue-run.ts'
import { bulkIssue as words } from '../../../text/ko/bulk-issue.ts'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { journalMarks } from '../../../ui/refund-marks.ts'
import { type Mark, StateMark } from '../../../ui/StateMark.tsx'
import styles from './IssueDialog.module.css'
import type { IssueRun } from './issue-desk.ts'

const marks = {
  waiting: 'none',
  'left-out': 'check',
  ...journalMarks,
} as const satisfies Record<IssueLineState, Mark>

/** What wants an eye stands first, what went well after it, what was not asked for last. */
const ranks = {
  unknown: 0,
  sent: 0,
  intended: 0,
  declined: 1,
  'not-applied': 1,
  'left-out': 2,
  done: 3,
  'settled-by-hand': 3,
  waiting: 4,
} as const satisfies Record<IssueLineState, number>

/** What became of each receipt of a bulk issue. */
export function RunLines({ run }: { readonly run: IssueRun }) {
  const stateOf = (state: IssueLineState) =>
    state === 'waiting' && isIssuing(run.state) ? words.waits : words.states[state]
  const lines = run.lines.toSorted((a, b) => ranks[a.state] - ranks[b.state])
  return (
    // What scrolls must be reachable by keyboard.
    <div className={styles['lines']} tabIndex={0} role="region" aria-label={words.results}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{words.columns.order}</th>
            <th scope="col" className={styles['won']}>
              {words.columns.won}
            </th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col">{words.columns.told}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.transactionId}>
              <td>{line.orderNumber}</td>
              <td className={styles['won']}>
                <MoneyText won={line.won} />
              </td>
              <td className={styles['state']}>
                <StateMark mark={marks[line.state]} word={stateOf(line.state)} />
              </td>
              <td>{line.message ?? line.approvalNumber ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
