import { ui } from '../text/ko/ui.ts'
import styles from './PracticeBand.module.css'

/** The striped band of practice mode, across the whole width. */
export function PracticeBand() {
  return (
    <section className={styles['band']} aria-label={ui.practice}>
      <strong className={styles['word']}>{ui.practice}</strong>
      <span className={styles['sentence']}>{ui.practiceSentence}</span>
      <strong className={styles['word']} aria-hidden="true">
        {ui.practice}
      </strong>
    </section>
  )
}
