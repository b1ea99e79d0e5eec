import { noWon } from '../../../../../domain/money.ts'
import { isAsking, type ReceiptLineState } from '../../../../../domain/receipt/receipt-run.ts'
import { formatWon } from '../../../text/format.ts'
import { bulkReceipts as words, receiptRuns } from '../../../text/ko/bulk-receipts.ts'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { journalMarks } from '../../../ui/refund-marks.ts'
import { type Mark, StateMark } from '../../../ui/StateMark.tsx'
import styles from './BulkDialog.module.css'
import type { ReceiptRun } from './run-desk.ts'

const marks = {
  waiting: 'none',
  'left-out': 'check',
  ...journalMarks,
} as const satisfies Record<ReceiptLineState, Mark>

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
} as const satisfies Record<ReceiptLineState, number>

/** What became of each receipt of a run. */
export function RunLines({ run }: { readonly run: ReceiptRun }) {
  const stateOf = (state: ReceiptLineState) =>
    state === 'waiting' && isAsking(run.state) ? words.waits : receiptRuns[run.kind].states[state]
  const lines = run.lines.toSorted((a, b) => ranks[a.state] - ranks[b.state])
  return (
    // What scrolls must be reachable by keyboard.
    <div className={styles['lines']} tabIndex={0} role="region" aria-label={receiptRuns[run.kind].results}>
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
              <td>{toldOf(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Its number, or why it came to no yes; of a cancelled one what that left. */
function toldOf({ state, message, approvalNumber, without, extent }: ReceiptRun['lines'][number]): string {
  if (message !== null) return message
  const { part, becameDue, becameToCheck } = receiptRuns.cancel
  const fate = state !== 'done' ? undefined : without?.becomes
  const won = formatWon(without?.won ?? noWon)
  return [
    approvalNumber,
    extent === 'excess' ? part : null,
    fate === 'due' ? becameDue(won) : fate === 'to-check' ? becameToCheck(won) : null,
  ]
    .filter((one) => one !== null)
    .join(' · ')
}
