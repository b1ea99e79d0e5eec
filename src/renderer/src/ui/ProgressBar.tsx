import type { ReactNode } from 'react'
import styles from './ProgressBar.module.css'

/** How far something long is. `max` null is not known yet; `rate` is a line such as `초당 12,400행 · 약 8초 남음`. */
export function ProgressBar({
  label,
  value,
  max,
  rate,
  cancel,
}: {
  readonly label: string
  readonly value: number
  readonly max: number | null
  readonly rate?: ReactNode
  readonly cancel?: ReactNode
}) {
  const share = max === null || max === 0 ? null : Math.min(100, Math.floor((value / max) * 100))
  return (
    <div className={styles['progress']}>
      <div className={styles['line']}>
        <span className={styles['label']}>{label}</span>
        <span className={styles['share']}>{share === null ? '' : `${share}%`}</span>
      </div>
      <div
        className={styles['track']}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === null ? {} : { 'aria-valuenow': share })}
      >
        <div className={styles['bar']} style={{ width: `${share ?? 0}%` }} />
      </div>
      <div className={styles['line']}>
        <span className={styles['rate']}>{rate}</span>
        {cancel}
      </div>
    </div>
  )
}
