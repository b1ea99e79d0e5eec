import { classes } from './class-names.ts'
import styles from './StateMark.module.css'

/** A state as a shape; each has its own, so that colour says nothing alone. */
export type Mark = 'done' | 'partly' | 'waiting' | 'unknown' | 'declined' | 'check' | 'none'

const shapes = {
  done: '●',
  partly: '◐',
  waiting: '○',
  unknown: '◇',
  declined: '✕',
  check: '!',
  none: '–',
} as const satisfies Record<Mark, string>

/** A shape and a word: `● 완료`. */
export function StateMark({ mark, word }: { readonly mark: Mark; readonly word: string }) {
  return (
    <span className={classes(styles['state'], styles[mark])}>
      <span className={styles['shape']} aria-hidden="true">
        {shapes[mark]}
      </span>
      {word}
    </span>
  )
}
