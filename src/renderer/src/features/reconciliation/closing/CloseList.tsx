import { formatCount } from '../../../text/format.ts'
import { app } from '../../../text/ko/app.ts'
import { monthClose as words } from '../../../text/ko/month-close.ts'
import { Button } from '../../../ui/Button.tsx'
import { TimeText } from '../../../ui/DayText.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import type { ClosingDesk, CloseChanges, MonthClose } from './closing-desk.ts'
import styles from './ClosingTab.module.css'

interface CloseListOptions {
  readonly desk: ClosingDesk
  readonly nameOf: (operatorId: string) => string
}

/** The months that were closed, newest first, each with what changed since. */
export function CloseList({ desk, nameOf }: CloseListOptions) {
  const { closes } = desk
  return (
    <section className={styles['card']} aria-label={words.closes}>
      <h2 className={styles['head']}>{words.closes}</h2>
      {closes.at === 'failed' ? (
        <FailureNotice
          failure={closes.failure}
          action={<Button onPress={() => void desk.refresh()}>{app.retry}</Button>}
        />
      ) : null}
      {closes.at === 'ready' && closes.value.length === 0 ? <p className={styles['quiet']}>{words.none}</p> : null}
      {closes.at === 'ready' && closes.value.length > 0 ? (
        <ul className={styles['list']}>
          {closes.value.map((close) => (
            <li key={close.id} className={styles['close']}>
              <CloseLine close={close} desk={desk} nameOf={nameOf} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function CloseLine({ close, desk, nameOf }: CloseListOptions & { readonly close: MonthClose }) {
  const isCompared = desk.compared?.closeId === close.id
  return (
    <>
      <div className={styles['line']}>
        <strong className={styles['month']}>{close.month}</strong>
        <span className={styles['quiet']}>
          {words.asOf(close.asOf)} · {words.by(nameOf(close.operatorId))} <TimeText at={close.at} form="exact" /> ·{' '}
          {words.files(formatCount(close.files.length))}
        </span>
        <span className={styles['gap']} />
        <Button size="small" onPress={() => void desk.compare(isCompared ? null : close.id)} isPressed={isCompared}>
          {isCompared ? words.hideChanges : words.showChanges}
        </Button>
        <Button
          asks="export"
          size="small"
          isDisabled={desk.writing !== null}
          onPress={() => void desk.remake(close.id)}
        >
          {desk.writing === close.id ? words.remaking : words.remake}
        </Button>
      </div>
      {isCompared ? <Changes changes={desk.compared?.changes ?? null} /> : null}
    </>
  )
}

function Changes({ changes }: { readonly changes: NonNullable<ClosingDesk['compared']>['changes'] | null }) {
  if (changes === null || changes.at === 'idle' || changes.at === 'loading')
    return (
      <p role="status" className={styles['quiet']}>
        {words.looking}
      </p>
    )
  if (changes.at === 'failed') return <FailureNotice failure={changes.failure} />
  const { counts } = changes.value
  const all = counts.added + counts.changed + counts.removed
  return (
    <div role="status" className={styles['changes']}>
      <p>
        {all === 0
          ? words.unchanged
          : words.changed(formatCount(counts.added), formatCount(counts.changed), formatCount(counts.removed))}
      </p>
      {(['added', 'changed', 'removed'] as const).map((kind) => (
        <ChangedRows key={kind} kind={kind} changes={changes.value} />
      ))}
    </div>
  )
}

const mostShown = 20

function ChangedRows({
  kind,
  changes,
}: {
  readonly kind: keyof CloseChanges['counts']
  readonly changes: CloseChanges
}) {
  const rows = changes[kind].slice(0, mostShown)
  const left = changes.counts[kind] - rows.length
  if (rows.length === 0) return null
  return (
    <ul className={styles['rows']} aria-label={words.kinds[kind]}>
      {rows.map((row) => (
        <li key={row}>
          <span className={styles['kind']}>{words.kinds[kind]}</span> {row}
        </li>
      ))}
      {left > 0 ? <li className={styles['quiet']}>{words.more(formatCount(left))}</li> : null}
    </ul>
  )
}
