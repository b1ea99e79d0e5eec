import { formatCount } from '../text/format.ts'
import { classes } from './class-names.ts'
import styles from './MoneyText.module.css'

/** An amount with 원, in tabular figures; `won` may be negative (U+2212). Null is a dash that is read as nothing. */
export function MoneyText({
  won,
  tone = 'plain',
  size = 'body',
}: {
  readonly won: number | null
  readonly tone?: 'plain' | 'quiet' | 'good' | 'warn' | 'bad'
  /** `figure` for the one figure of a view that matters. */
  readonly size?: 'body' | 'figure'
}) {
  if (won === null) return <span className={styles['quiet']}>—</span>
  return (
    <span className={classes(styles['money'], styles[tone], styles[size])}>
      {formatCount(won)}
      <span className={styles['unit']}>원</span>
    </span>
  )
}
