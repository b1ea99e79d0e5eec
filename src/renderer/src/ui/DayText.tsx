import { type Day, daysBetween, type Instant } from '../../../domain/day.ts'
import { formatDay, formatDaysLeft, formatExact, formatMoment, formatShort } from '../text/format.ts'
import styles from './DayText.module.css'

/** A day, `2026-11-09 (월)`; with `today` given, how far it is stands beside it. Null is a dash. */
export function DayText({ day, today = null }: { readonly day: Day | null; readonly today?: Day | null }) {
  if (day === null) return <span className={styles['none']}>—</span>
  return (
    <span className={styles['time']}>
      <time dateTime={day}>{formatDay(day)}</time>
      {today === null ? null : <span className={styles['left']}> {formatDaysLeft(daysBetween(today, day))}</span>}
    </span>
  )
}

/** A moment: `full` `2026-11-09 (월) 08:58`, `exact` with seconds, `short` for dense rows (without the year of `today`). Null is a dash. */
export function TimeText({
  at,
  form = 'full',
  today = null,
}: {
  readonly at: Instant | null
  readonly form?: 'full' | 'exact' | 'short'
  readonly today?: Day | null
}) {
  if (at === null) return <span className={styles['none']}>—</span>
  const text = form === 'exact' || (form === 'short' && today === null) ? formatExact(at) : null
  return (
    <time dateTime={at} className={styles['time']}>
      {text ?? (form === 'short' && today !== null ? formatShort(at, today) : formatMoment(at))}
    </time>
  )
}
