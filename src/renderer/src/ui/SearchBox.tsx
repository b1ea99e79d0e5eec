import { type Ref, useId } from 'react'
import { ui } from '../text/ko/ui.ts'
import { Icon } from './Icon.tsx'
import styles from './SearchBox.module.css'
import { isMeantEnter } from './typing.ts'

interface SearchBoxOptions {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  /** Each change while typing. */
  readonly onChange: (text: string) => void
  /** Enter, with the live text of the field: the state may lag behind an input method. */
  readonly onConfirm: (text: string) => void
  /** Arrow down: the operator wants into the list. */
  readonly onLeaveDown?: () => void
  readonly keyHint?: string
  readonly ref?: Ref<HTMLInputElement>
}

/** A box to search in, safe with the Korean input method. Escape empties it, and leaves it when it is empty. */
export function SearchBox(options: SearchBoxOptions) {
  const { label, placeholder, value, onChange, onConfirm, onLeaveDown, keyHint, ref } = options
  const id = useId()
  return (
    <div className={styles['box']} role="search">
      <Icon name="search" size={16} />
      <label className="spoken-only" htmlFor={id}>
        {label}
      </label>
      <input
        ref={ref}
        id={id}
        type="text"
        className={styles['input']}
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-keyshortcuts="/ Control+K Meta+K"
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          const press = event.nativeEvent
          if (isMeantEnter(press)) onConfirm(event.currentTarget.value)
          if (press.isComposing || press.keyCode === 229) return
          if (press.code === 'ArrowDown' && onLeaveDown !== undefined) {
            event.preventDefault()
            onLeaveDown()
          }
          if (press.code === 'Escape') {
            event.stopPropagation()
            if (event.currentTarget.value === '') event.currentTarget.blur()
            else onChange('')
          }
        }}
      />
      {value === '' ? (
        keyHint === undefined ? null : (
          <kbd className={styles['key']} aria-hidden="true">
            {keyHint}
          </kbd>
        )
      ) : (
        <button type="button" className={styles['clear']} aria-label={ui.clear} onClick={() => onChange('')}>
          <Icon name="close" size={14} />
        </button>
      )}
    </div>
  )
}
