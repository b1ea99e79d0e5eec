/** The part of a keyboard event that shortcuts read. `code` is the key's place, so a Korean layout changes nothing. */
export interface KeyPress {
  readonly code: string
  /** What the key writes; only for characters that sit elsewhere on other keyboards. */
  readonly key: string
  readonly keyCode: number
  readonly isComposing: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Is this Enter meant, and not the one that ends a syllable of the input method? */
export const isMeantEnter = (press: Pick<KeyPress, 'code' | 'keyCode' | 'isComposing'>): boolean =>
  (press.code === 'Enter' || press.code === 'NumpadEnter') && !press.isComposing && press.keyCode !== 229

/** Ctrl on Windows and Linux, ⌘ on a Mac. */
export const withCommand = (press: Pick<KeyPress, 'ctrlKey' | 'metaKey'>): boolean => press.ctrlKey || press.metaKey

/** Is the key pressed alone, so that it may be a letter shortcut? */
export const isBare = (press: KeyPress): boolean => !press.ctrlKey && !press.metaKey && !press.altKey && !press.shiftKey

/** Does this element take text, so that letters belong to it? */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
  return target.getAttribute('role') === 'spinbutton'
}

/** Is a dialog, a menu or a list of choices open above the page, so that the page's letters rest? */
export const isOverlaid = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]') !== null
