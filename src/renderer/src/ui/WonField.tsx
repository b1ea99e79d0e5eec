import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import type { Won } from '../../../domain/money.ts'
import { formatWon } from '../text/format.ts'
import { ui } from '../text/ko/ui.ts'
import { classes } from './class-names.ts'
import styles from './Field.module.css'
import { caretAfter, readTypedWon, wonText } from './won-text.ts'

interface WonFieldOptions {
  readonly label: string
  readonly value: Won | null
  readonly onChange: (value: Won | null) => void
  /** The most that may be entered; null when there is no limit. */
  readonly most?: Won | null
  readonly description?: ReactNode
  readonly problem?: string | null
  /** Beside the field, such as a button that enters the whole amount. */
  readonly beside?: ReactNode
  readonly isReadOnly?: boolean
  readonly autoFocus?: boolean
}

/** An amount of won: digits with separators while typing. Enter never sends anything. */
export function WonField(options: WonFieldOptions) {
  const { label, value, onChange, description, beside } = options
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number | null>(null)
  const most = options.most ?? null
  const problem =
    options.problem ?? (value !== null && most !== null && value > most ? ui.tooMuch(formatWon(most)) : null)

  useLayoutEffect(() => {
    if (caret.current === null || input.current === null || document.activeElement !== input.current) return
    const at = caretAfter(input.current.value, caret.current)
    input.current.setSelectionRange(at, at)
    caret.current = null
  })

  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <div className={styles['won']}>
        <div
          className={classes(styles['input'], styles['won'])}
          data-invalid={problem === null ? undefined : true}
          data-disabled={options.isReadOnly === true ? true : undefined}
        >
          <input
            ref={input}
            id={id}
            className={styles['figure']}
            inputMode="numeric"
            autoComplete="off"
            autoFocus={options.autoFocus}
            readOnly={options.isReadOnly}
            value={wonText(value)}
            aria-invalid={problem !== null}
            aria-describedby={`${id}-unit ${id}-about ${id}-problem`}
            onFocus={(event) => event.currentTarget.select()}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault()
            }}
            onChange={(event) => {
              const field = event.currentTarget
              caret.current = field.value.slice(0, field.selectionStart ?? field.value.length).replace(/\D/g, '').length
              onChange(readTypedWon(field.value))
            }}
          />
          <span id={`${id}-unit`} className={styles['unit']}>
            {ui.wonUnit}
          </span>
        </div>
        {beside === undefined ? null : <span className={styles['beside']}>{beside}</span>}
      </div>
      <div id={`${id}-about`} className={styles['description']}>
        {description}
      </div>
      <div id={`${id}-problem`} className={styles['problem']} aria-live="polite">
        {problem}
      </div>
    </div>
  )
}
