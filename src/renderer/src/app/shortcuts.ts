import { isBare, type KeyPress, withCommand } from '../ui/typing.ts'

/** What a key asks of the frame. */
export type FrameShortcut =
  | { readonly to: 'search' }
  | { readonly to: 'keys' }
  | { readonly to: 'lock' }
  | { readonly to: 'screen'; readonly code: string }

/**
 * Reads a key by its place on the keyboard, so that a Korean layout changes nothing. `rests` is true while a dialog or a
 * list of choices is open, when all but locking the desk rests; `typing` while a field has the letters.
 */
export function frameShortcutOf(
  press: KeyPress,
  now: { readonly typing: boolean; readonly rests: boolean },
): FrameShortcut | null {
  const commanded = withCommand(press) && !press.altKey && !press.shiftKey
  if (commanded && press.code === 'KeyL') return { to: 'lock' }
  if (now.rests) return null
  if (commanded && press.code === 'KeyK') return { to: 'search' }
  if (commanded && /^Digit[1-9]$/.test(press.code)) return { to: 'screen', code: press.code }
  if (now.typing || press.isComposing) return null
  const asks = press.key === '?' || (press.code === 'Slash' && press.shiftKey)
  if (asks && !withCommand(press) && !press.altKey) return { to: 'keys' }
  return press.code === 'Slash' && isBare(press) ? { to: 'search' } : null
}
