import { type ComponentProps, type ReactNode, useEffect, useState } from 'react'
import type { Frame } from './Frame.tsx'

let there: typeof Frame | null = null
let coming: Promise<typeof Frame> | null = null

const asked = (): Promise<typeof Frame> => {
  coming ??= import('./Frame.tsx').then((code) => {
    there = code.Frame
    return there
  })
  return coming
}

/** Asks for the frame's code; harmless when it is there or on its way. */
export const prepareFrame = (): void => void asked()

/**
 * The frame with its screens, which is most of the page's code and which nobody needs to sign in; `meanwhile` stands until the code is
 * there. Not by `lazy`, which reveals no sooner than 300 ms after its placeholder.
 */
export function LaterFrame({
  meanwhile,
  ...frame
}: ComponentProps<typeof Frame> & { readonly meanwhile: ReactNode }): ReactNode {
  const [Shown, setShown] = useState<typeof Frame | null>(() => there)
  useEffect(() => {
    if (Shown === null) void asked().then((code) => setShown(() => code))
  }, [Shown])
  return Shown === null ? meanwhile : <Shown {...frame} />
}
