import { useEffect, useRef } from 'react'
import { isBare, isOverlaid, takesText } from './typing.ts'

/** What each key does, by its place on the keyboard (`KeyL`, `Escape`). */
export type LetterKeys = Readonly<Record<string, () => void>>

/** Hears bare keys of a view while it is shown and neither a field nor a dialog has them. */
export function useLetterKeys(isOn: boolean, keys: LetterKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!isOn) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || !isBare(event) || takesText(event.target) || isOverlaid()) return
      const { code } = event
      if (!Object.hasOwn(latest.current, code)) return
      event.preventDefault()
      latest.current[code]?.()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [isOn])
}
