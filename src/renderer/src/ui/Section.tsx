import type { ReactNode } from 'react'
import styles from './Section.module.css'

/** A titled part of a panel, parted from what is above by a line. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['section']} aria-label={title}>
      <h3 className={styles['title']}>{title}</h3>
      {children}
    </section>
  )
}
