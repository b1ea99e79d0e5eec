import { type ReactNode, type Ref, useId } from 'react'
import type { Permission } from '../../../domain/operator.ts'
import styles from './Button.module.css'
import { classes } from './class-names.ts'
import { useBar } from './may.ts'
import { Tooltip } from './Tooltip.tsx'

interface ButtonOptions {
  readonly children: ReactNode
  readonly onPress: () => void
  /** `primary` at most once per view; `danger` for money that leaves. */
  readonly variant?: 'primary' | 'quiet' | 'danger' | 'plain'
  readonly size?: 'regular' | 'small'
  readonly isDisabled?: boolean
  /** Why it is disabled, as a sentence. The button stays in the tab order so that the reason can be read. */
  readonly because?: string | null
  /** What whoever presses it must be allowed to do; who may not finds it off, with who does it. */
  readonly asks?: Permission
  /** The key that does the same, shown inside: `R`. */
  readonly keyHint?: string
  readonly label?: string
  readonly isExpanded?: boolean
  readonly isPressed?: boolean
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button. While disabled a press does nothing, wherever it comes from. */
export function Button(options: ButtonOptions) {
  const { children, onPress, variant = 'quiet', size = 'regular', keyHint, label, ref } = options
  const reasonId = useId()
  const bar = useBar(options.asks ?? null)
  const off = options.isDisabled === true || bar !== null
  const because = off ? (bar ?? options.because ?? null) : null
  const button = (
    <button
      ref={ref}
      type="button"
      className={classes(styles['button'], styles[variant], styles[size])}
      aria-disabled={off}
      aria-label={label}
      aria-expanded={options.isExpanded}
      aria-pressed={options.isPressed}
      aria-describedby={because === null ? undefined : reasonId}
      aria-keyshortcuts={keyHint}
      autoFocus={options.autoFocus}
      onClick={() => {
        if (!off) onPress()
      }}
    >
      {children}
      {keyHint === undefined ? null : (
        <kbd className={styles['key']} aria-hidden="true">
          {keyHint}
        </kbd>
      )}
    </button>
  )
  // A button that may have a reason is always drawn the same way: one drawn anew when its reason comes or goes would lose the focus.
  if (options.because === undefined && options.asks === undefined) return button
  return (
    <>
      <Tooltip text={because}>{button}</Tooltip>
      {because === null ? null : (
        <span id={reasonId} hidden>
          {because}
        </span>
      )}
    </>
  )
}
