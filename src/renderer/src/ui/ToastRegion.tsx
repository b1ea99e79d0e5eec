import { ui } from '../text/ko/ui.ts'
import { classes } from './class-names.ts'
import { IconButton } from './IconButton.tsx'
import styles from './ToastRegion.module.css'

/** A short word that stands for a while in a corner. */
export interface ToastItem {
  readonly id: number
  readonly kind: 'info' | 'good' | 'warn' | 'bad'
  readonly text: string
}

/** The corner where short words appear; each is read out once. Nothing that must be read stands only here. */
export function ToastRegion({
  toasts,
  onDismiss,
}: {
  readonly toasts: readonly ToastItem[]
  readonly onDismiss: (id: number) => void
}) {
  return (
    <div className={styles['region']} role="status" aria-label={ui.notices}>
      {toasts.map((toast) => (
        <div key={toast.id} className={classes(styles['toast'], styles[toast.kind])}>
          <span className={styles['text']}>{toast.text}</span>
          <IconButton icon="close" label={ui.close} onPress={() => onDismiss(toast.id)} />
        </div>
      ))}
    </div>
  )
}
