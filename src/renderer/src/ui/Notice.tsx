import type { ReactNode } from 'react'
import { ui } from '../text/ko/ui.ts'
import { classes } from './class-names.ts'
import { CopyButton } from './CopyButton.tsx'
import { Icon } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import styles from './Notice.module.css'

interface NoticeOptions {
  readonly kind: 'info' | 'good' | 'warn' | 'bad'
  /** What is the case. */
  readonly title: string
  /** What can be done. */
  readonly text?: ReactNode
  /** A button that does it. */
  readonly action?: ReactNode
  /** Number under which the log keeps the cause; shown with a button that copies it. */
  readonly incident?: string | null
  readonly onDismiss?: () => void
}

/** What is the case and what can be done, in place. `warn` and `bad` are announced when they appear. */
export function Notice({ kind, title, text, action, incident = null, onDismiss }: NoticeOptions) {
  return (
    <div
      className={classes(styles['notice'], styles[kind])}
      role={kind === 'bad' || kind === 'warn' ? 'alert' : 'status'}
    >
      <span className={styles['icon']}>
        <Icon name={kind === 'info' ? 'info' : kind === 'good' ? 'check' : 'warn'} size={16} />
      </span>
      <div className={styles['words']}>
        <p className={styles['title']}>{title}</p>
        {text === undefined || text === null ? null : <div className={styles['text']}>{text}</div>}
        {incident === null ? null : (
          <p className={styles['incident']}>
            {ui.incident} <code>{incident}</code> <CopyButton text={incident} label={ui.incident} />
          </p>
        )}
      </div>
      {action === undefined || action === null ? null : <div className={styles['action']}>{action}</div>}
      {onDismiss === undefined ? null : <IconButton icon="close" label={ui.close} onPress={onDismiss} />}
    </div>
  )
}
