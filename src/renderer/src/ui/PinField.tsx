import { type RefObject, useEffect, useId, useRef } from 'react'
import styles from './Field.module.css'
import { isMeantEnter } from './typing.ts'

interface PinFieldOptions {
  readonly label: string
  readonly value: string
  readonly onChange: (pin: string) => void
  /** Enter was meant, not the end of a syllable. */
  readonly onEnter?: () => void
  readonly onLeave?: () => void
  readonly description?: string
  readonly problem?: string | null
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly ref?: RefObject<HTMLInputElement | null>
}

/** The longest text a PIN field takes; longer than any PIN, so that one too long is told and not cut. */
const most = 64

/** Hidden digits. Whatever else is typed or pasted falls away; wide digits of an input method count. */
export function PinField({
  label,
  value,
  onChange,
  onEnter,
  onLeave,
  description,
  problem = null,
  isDisabled = false,
  autoFocus = false,
  ref,
}: PinFieldOptions) {
  const id = useId()
  const own = useRef<HTMLInputElement>(null)
  const field = ref ?? own
  // Not by the attribute, which takes effect before a dialog over another one is known to be its child, and is then taken back.
  useEffect(() => {
    if (autoFocus) field.current?.focus()
  }, [autoFocus, field])
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        className={styles['input']}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={most}
        disabled={isDisabled}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-about ${id}-problem`}
        onKeyDown={(event) => {
          if (!isMeantEnter(event.nativeEvent) || event.repeat) return
          event.preventDefault()
          onEnter?.()
        }}
        onBlur={onLeave}
        onChange={(event) => onChange(event.currentTarget.value.normalize('NFKC').replace(/\D/g, ''))}
      />
      {description === undefined ? null : (
        <div id={`${id}-about`} className={styles['description']}>
          {description}
        </div>
      )}
      <div id={`${id}-problem`} className={styles['problem']} aria-live="polite">
        {problem}
      </div>
    </div>
  )
}
