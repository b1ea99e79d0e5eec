import { findPinProblem } from '../../../domain/pin.ts'
import { pin as words } from '../text/ko/pin.ts'
import { pinProblems } from '../text/words.ts'

/** A PIN being chosen: typed twice, so that a slip of the finger locks nobody out. */
export interface NewPin {
  readonly pin: string
  readonly again: string
}

/** Nothing typed yet. */
export const noPin: NewPin = { pin: '', again: '' }

/** Why this PIN cannot be kept yet, as a sentence; null when it can. */
export function unfitBecause({ pin, again }: NewPin): string | null {
  if (pin === '') return words.need
  const problem = findPinProblem(pin)
  if (problem !== null) return pinProblems[problem]
  if (again === '') return words.needAgain
  return again === pin ? null : words.differs
}
