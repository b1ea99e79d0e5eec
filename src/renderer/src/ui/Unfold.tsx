import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import styles from './Unfold.module.css'

/** A line that unfolds what is behind it. */
export function Unfold({
  summary,
  children,
  isOpen,
  onToggle,
}: {
  readonly summary: ReactNode
  readonly children: ReactNode
  readonly isOpen?: boolean
  readonly onToggle?: (isOpen: boolean) => void
}) {
  return (
    <details className={styles['unfold']} open={isOpen} onToggle={(event) => onToggle?.(event.currentTarget.open)}>
      <summary className={styles['summary']}>
        <span className={styles['arrow']}>
          <Icon name="right" size={14} />
        </span>
        {summary}
      </summary>
      <div className={styles['content']}>{children}</div>
    </details>
  )
}
