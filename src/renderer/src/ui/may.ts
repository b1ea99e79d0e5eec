import { createContext, useContext } from 'react'
import { type Permission, rolesThatMay } from '../../../domain/operator.ts'
import { ui } from '../text/ko/ui.ts'
import { roleNames } from '../text/words.ts'

/** What the person at the desk may do. Main guards it; the page only says it beforehand. */
export const MayContext = createContext<readonly Permission[]>([])

/** Why the person at the desk may not do this, as a sentence; null when they may, or when nothing is asked. */
export function useBar(asks: Permission | null): string | null {
  const granted = useContext(MayContext)
  if (asks === null || granted.includes(asks)) return null
  return ui.whoDoes(
    rolesThatMay(asks)
      .map((role) => roleNames[role])
      .join(' · '),
  )
}
