import { useEffect } from 'react'

/**
 * Takes away what a person leaves outside of the frame: the window's address, and the calls that wait for their PIN. `who` is the book
 * and the person at the desk; null while that is being asked.
 */
export function useNothingLeft(
  who: string | null,
  isSomebodyHere: boolean,
  endProof: (isProven: boolean) => void,
): void {
  useEffect(() => {
    if (who !== null && !isSomebodyHere) window.history.replaceState(null, '', window.location.pathname)
    return () => endProof(false)
  }, [who, isSomebodyHere, endProof])
}
