import { type ComponentType, lazy, useState } from 'react'
import type { ScreenProps } from '../screen.ts'
import { laterCode } from './later-code.ts'

/** A screen, and the way to have its code before it is opened. */
export interface ScreenCode {
  readonly Screen: ComponentType<ScreenProps>
  /** Asks for the code; harmless when it is there or on its way. */
  readonly prepare: () => void
}

/**
 * A screen whose code is asked for when it is first opened, or before. Whatever had to show a placeholder stays hidden for 300 ms
 * (React reveals no sooner, so that nothing flickers); a screen whose code is there shows none.
 */
export function screenCode(load: () => Promise<ComponentType<ScreenProps>>): ScreenCode {
  const code = laterCode(load)
  const Later = lazy(async () => ({ default: await code.asked() }))
  return {
    Screen(props) {
      // Kept for as long as the screen is open: another component in its place would lose what is typed.
      const [Shown] = useState<ComponentType<ScreenProps>>(() => code.there() ?? Later)
      return <Shown {...props} />
    },
    prepare: code.prepare,
  }
}
