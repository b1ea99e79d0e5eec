import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { formatCount } from '../text/format.ts'
import { ui } from '../text/ko/ui.ts'
import { classes } from './class-names.ts'
import { type Column, tracksOf } from './column.ts'
import styles from './DataTable.module.css'
import { walk } from './grid-walk.ts'
import { isMeantEnter } from './typing.ts'

/** What a screen may tell its table. */
export interface TableHandle {
  /** Takes the focus; with nothing selected, selects the first row. */
  readonly focus: () => void
  /** Brings the first row into sight. */
  readonly toTop: () => void
}

interface DataTableOptions<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rowCount: number
  /** The row at a place, or null while it has not arrived. */
  readonly rowAt: (index: number) => Row | null
  readonly idOf: (row: Row) => string
  /** Rows that come into sight, both ends inclusive. */
  readonly onNeed?: (from: number, to: number) => void
  readonly selectedId: string | null
  readonly onSelect: (row: Row, index: number) => void
  /** Enter or double click on a row. */
  readonly onOpen?: (row: Row, index: number) => void
  /** The space bar on a row. */
  readonly onToggle?: ((row: Row) => void) | undefined
  /** Shown when there are no rows. */
  readonly empty: ReactNode
  readonly footer?: ReactNode
  /** Rows are being read again: said to screen readers, nothing moves. */
  readonly isBusy?: boolean
  readonly ref?: Ref<TableHandle>
}

/** The table's row height in px at 100 %: `--row` of the tokens. */
const rowPx = 32

/**
 * A list of any length as a grid: only rows in sight exist. Arrows, Home, End, PageUp and PageDown walk and the selection
 * follows; Enter opens. The focus stays on the grid, the current row is its active descendant.
 */
export function DataTable<Row>(options: DataTableOptions<Row>) {
  const { label, rowCount, rowAt, idOf, onNeed, selectedId, onSelect, onOpen, empty, footer, ref } = options
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState(-1)
  const width = useWidth(scroller)
  const columns = options.columns.filter((column) => width === null || width >= (column.from ?? 0))
  // oxlint-disable-next-line react/incompatible-library -- because no React compiler runs here and nothing of it is memoized
  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
    scrollPaddingStart: rowPx,
    useFlushSync: false,
  })
  const visible = rows.getVirtualItems()
  const from = visible[0]?.index ?? 0
  const to = visible.at(-1)?.index ?? -1
  useEffect(() => {
    if (to >= from) onNeed?.(from, to)
  }, [from, to, onNeed])

  const cursorRow = cursor >= 0 && cursor < rowCount ? rowAt(cursor) : null
  const seen = visible.find((one) => {
    const row = rowAt(one.index)
    return row !== null && idOf(row) === selectedId
  })
  const current = cursorRow !== null && idOf(cursorRow) === selectedId ? cursor : (seen?.index ?? -1)

  const awaited = useRef<number | null>(null)
  const go = (index: number) => {
    setCursor(index)
    rows.scrollToIndex(index, { align: 'auto' })
    const row = rowAt(index)
    awaited.current = row === null ? index : null
    if (row !== null) onSelect(row, index)
  }
  // A row that was walked to before it arrived is selected when it does.
  useEffect(() => {
    const row = awaited.current === null ? null : rowAt(awaited.current)
    if (row === null || awaited.current === null) return
    onSelect(row, awaited.current)
    awaited.current = null
  }, [rowAt, onSelect])

  useImperativeHandle(ref, () => ({
    focus() {
      scroller.current?.focus()
      if (current < 0 && rowCount > 0) go(0)
    },
    toTop() {
      setCursor(-1)
      awaited.current = null
      rows.scrollToOffset(0)
    },
  }))

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.floor((scroller.current?.clientHeight ?? rowPx) / rowPx) - 1
    const next = walk(event.nativeEvent.code, current >= 0 ? current : cursor, rowCount, page)
    if (next !== null) {
      event.preventDefault()
      go(next)
    } else if (event.nativeEvent.code === 'Space' && options.onToggle !== undefined) {
      event.preventDefault()
      const row = current >= 0 ? rowAt(current) : null
      if (row !== null) options.onToggle(row)
    } else if (isMeantEnter(event.nativeEvent) && current >= 0) {
      const row = rowAt(current)
      if (row !== null) onOpen?.(row, current)
    }
  }

  const template = tracksOf(columns)
  return (
    <div className={styles['frame']}>
      <div
        ref={scroller}
        className={styles['grid']}
        role="grid"
        tabIndex={0}
        aria-label={ui.rowsOf(label, formatCount(rowCount))}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length}
        aria-busy={options.isBusy === true}
        aria-activedescendant={current >= from && current <= to && current >= 0 ? `${id}-${current}` : undefined}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className={styles['head']} style={{ minWidth: template.minWidth }}>
          <div role="row" aria-rowindex={1} className={styles['line']} style={template}>
            {columns.map((column) => (
              <div
                key={column.id}
                role="columnheader"
                className={classes(styles['cell'], styles[column.align ?? 'start'])}
              >
                {column.header}
              </div>
            ))}
          </div>
        </div>
        {rowCount === 0 ? null : (
          <div
            role="rowgroup"
            className={styles['body']}
            style={{ height: rows.getTotalSize(), minWidth: template.minWidth }}
          >
            {visible.map((one) => {
              const row = rowAt(one.index)
              const selected = row !== null && idOf(row) === selectedId
              return (
                // Keys walk on the grid itself; a row only takes the pointer.
                <div
                  key={one.key}
                  id={`${id}-${one.index}`}
                  role="row"
                  aria-rowindex={one.index + 2}
                  aria-selected={selected}
                  className={classes(styles['line'], styles['row'], selected && styles['selected'])}
                  style={{ ...template, transform: `translateY(${one.start}px)` }}
                  onClick={() => go(one.index)}
                  onDoubleClick={() => {
                    if (row !== null) onOpen?.(row, one.index)
                  }}
                >
                  {columns.map((column) => (
                    <div
                      key={column.id}
                      role="gridcell"
                      className={classes(styles['cell'], styles[column.align ?? 'start'])}
                    >
                      {row === null ? <span className={styles['awaited']} /> : column.cell(row)}
                    </div>
                  ))}
                </div>
              )
            })}
          </div>
        )}
      </div>
      {rowCount === 0 ? <div className={styles['empty']}>{empty}</div> : null}
      {footer === undefined ? null : <div className={styles['foot']}>{footer}</div>}
    </div>
  )
}

/** The width of an element in px as it changes; null before it is laid out. */
function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null)
  useLayoutEffect(() => {
    if (element.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(entry.contentRect.width)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}
