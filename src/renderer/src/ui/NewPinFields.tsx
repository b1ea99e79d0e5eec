import { useState } from 'react'
import { findPinProblem } from '../../../domain/pin.ts'
import { pin as words } from '../text/ko/pin.ts'
import { pinProblems } from '../text/words.ts'
import type { NewPin } from './new-pin.ts'
import { PinField } from './PinField.tsx'

/** A new PIN, typed twice. What is still being typed is not yet called too short, nor different. */
export function NewPinFields({
  label = words.label,
  value,
  onChange,
  onEnter,
  problem = null,
  isDisabled = false,
  autoFocus = false,
}: {
  readonly label?: string
  readonly value: NewPin
  readonly onChange: (value: NewPin) => void
  readonly onEnter: () => void
  /** What main found wrong with it. */
  readonly problem?: string | null
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
}) {
  const [left, setLeft] = useState({ pin: false, again: false })
  const { pin, again } = value
  const found = findPinProblem(pin)
  const isTold = found !== null && (found === 'too-short' ? left.pin && pin !== '' : true)
  const isOther = again !== pin && (left.again ? again !== '' : !pin.startsWith(again))
  return (
    <>
      <PinField
        label={label}
        value={pin}
        description={words.hint}
        problem={isTold ? pinProblems[found] : problem}
        isDisabled={isDisabled}
        autoFocus={autoFocus}
        onLeave={() => setLeft((before) => ({ ...before, pin: true }))}
        onChange={(typed) => onChange({ pin: typed, again })}
        onEnter={onEnter}
      />
      <PinField
        label={words.again(label)}
        value={again}
        problem={isOther ? words.differs : null}
        isDisabled={isDisabled}
        onLeave={() => setLeft((before) => ({ ...before, again: true }))}
        onChange={(typed) => onChange({ pin, again: typed })}
        onEnter={onEnter}
      />
    </>
  )
}
