import { bulkIssue as words } from '../../../text/ko/bulk-issue.ts'
import type { Column } from '../../../ui/column.ts'
import type { DueRow } from '../store.ts'
import type { Picks } from './pick-store.ts'
import styles from './PickBox.module.css'

/** The column of boxes: a press picks the row, and so does the space bar on the list. */
export const pickColumn = (picked: Picks['picked'], toggle: (row: DueRow) => void): Column<DueRow> => ({
  id: 'pick',
  header: words.pick,
  width: '2.5rem',
  cell: (row) => (
    <input
      type="checkbox"
      className={styles['box']}
      // The focus stays on the list, whose space bar does the same.
      tabIndex={-1}
      aria-label={words.pickOne(row.row.orderNumber)}
      checked={picked.has(row.row.id)}
      onChange={() => toggle(row)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  ),
})
