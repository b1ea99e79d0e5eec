import type { ReactNode } from 'react'
import styles from './Badge.module.css'
import { classes } from './class-names.ts'

/** A small word in a frame; the word says everything, the tint is second. */
export function Badge({
  tone = 'quiet',
  children,
}: {
  readonly tone?: 'quiet' | 'accent' | 'good' | 'warn' | 'bad'
  readonly children: ReactNode
}) {
  return <span className={classes(styles['badge'], styles[tone])}>{children}</span>
}
