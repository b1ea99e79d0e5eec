import { useLayoutEffect, useState } from 'react'

/** The desk's time in ms since 1970, going on each second while `isOn`. `ahead` is how far it is ahead of this machine's. */
export function useDeskTime(ahead: number, isOn: boolean): number {
  const [machine, setMachine] = useState(() => Date.now())
  useLayoutEffect(() => {
    if (!isOn) return
    const tick = () => setMachine(Date.now())
    tick()
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [isOn])
  return machine + ahead
}
