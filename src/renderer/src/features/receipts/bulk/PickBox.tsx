import { bulkReceipts as words } from '../../../text/ko/bulk-receipts.ts'
import type { Column } from '../../../ui/column.ts'
import styles from './PickBox.module.css'

interface PickBoxOptions {
  readonly order: string
  readonly isPicked: boolean
  readonly onToggle: () => void
  /** On a grid the focus stays on the grid, whose space bar does the same. */
  readonly isOnGrid?: boolean
}

/** The box that picks a receipt. */
export function PickBox({ order, isPicked, onToggle, isOnGrid = false }: PickBoxOptions) {
  return (
    <input
      type="checkbox"
      className={styles['box']}
      {...(isOnGrid ? { tabIndex: -1 } : {})}
      aria-label={words.pickOne(order)}
      checked={isPicked}
      onChange={onToggle}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  )
}

interface PickColumnOptions<Row> {
  /** Whether the row's receipt is picked; null where it cannot be. */
  readonly isPicked: (row: Row) => boolean | null
  readonly orderOf: (row: Row) => string
  readonly onToggle: (row: Row) => void
}

/** The column of boxes: a press picks the row, and so does the space bar on the list. */
export const pickColumn = <Row,>({ isPicked, orderOf, onToggle }: PickColumnOptions<Row>): Column<Row> => ({
  id: 'pick',
  header: words.pick,
  width: '2.5rem',
  cell: (row) => {
    const picked = isPicked(row)
    return picked === null ? null : (
      <PickBox isOnGrid order={orderOf(row)} isPicked={picked} onToggle={() => onToggle(row)} />
    )
  },
})
