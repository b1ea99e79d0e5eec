import { classes } from '../../../ui/class-names.ts'
import styles from './StakeBar.module.css'

/** Won at stake as a thin bar: solid is today's, striped what waiting for the next step adds. `most` is the full width. */
export function StakeBar({
  today,
  next,
  most,
  isWide = false,
}: {
  readonly today: number
  readonly next: number
  readonly most: number
  readonly isWide?: boolean
}) {
  const share = (won: number) => `${most === 0 ? 0 : (won / most) * 100}%`
  return (
    <span className={classes(styles['track'], isWide && styles['wide'])} aria-hidden="true">
      <span className={styles['today']} style={{ width: share(today) }} />
      <span className={styles['more']} style={{ width: share(Math.max(0, next - today)) }} />
    </span>
  )
}
