import type { ReactNode } from 'react'
import styles from './Section.module.css'

/** A titled part of a panel, parted from what is above by a line. */
export function Section({
  title,
  act = null,
  children,
}: {
  readonly title: string
  /** What can be pressed at the end of the title's line. */
  readonly act?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className={styles['section']} aria-label={title}>
      <div className={styles['head']}>
        <h3 className={styles['title']}>{title}</h3>
        {act}
      </div>
      {children}
    </section>
  )
}
