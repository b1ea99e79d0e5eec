import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Nothing is here: one sentence and one thing to do. */
export function EmptyState({ sentence, action }: { readonly sentence: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={styles['empty']}>
      <p className={styles['sentence']}>{sentence}</p>
      {action}
    </div>
  )
}
