import { useCallback, useEffect, useState } from 'react'
import type { ScreenPath } from '../screen.ts'
import { type Address, hashOf, readAddress } from './address.ts'
import { firstPath, screens } from './screens.ts'

const paths = screens.map((screen) => screen.path)
const here = (): Address => readAddress(window.location.hash, paths) ?? { path: firstPath, id: null }

/** Where the operator is, kept in the window's address so that going back works. `at` grows with every move. */
export function useAddress() {
  const [place, setPlace] = useState(() => ({ address: here(), at: 1 }))
  useEffect(() => {
    const onMove = () => setPlace((before) => ({ address: here(), at: before.at + 1 }))
    window.addEventListener('hashchange', onMove)
    return () => window.removeEventListener('hashchange', onMove)
  }, [])
  const open = useCallback((path: ScreenPath, id?: string) => {
    const hash = hashOf({ path, id: id ?? null })
    if (window.location.hash === hash) setPlace((before) => ({ address: here(), at: before.at + 1 }))
    else window.location.hash = hash
  }, [])
  return { address: place.address, at: place.at, open }
}
