import { type ComponentProps, type ReactNode, useEffect, useState } from 'react'
import { ko } from '../text/ko.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import styles from './App.module.css'
import type { Frame } from './Frame.tsx'
import { laterCode } from './later-code.ts'

const code = laterCode(async () => (await import('./Frame.tsx')).Frame)

/** Asks for the frame's code before it is shown. */
export const prepareFrame = code.prepare

/**
 * The frame with its screens, which is most of the page's code and which nobody needs to sign in; `meanwhile` stands until the code is
 * there. Not by `lazy`, which reveals no sooner than 300 ms after its placeholder.
 */
export function LaterFrame({
  meanwhile,
  ...frame
}: ComponentProps<typeof Frame> & { readonly meanwhile: ReactNode }): ReactNode {
  const [Shown, setShown] = useState(code.there)
  const [isUnreadable, setUnreadable] = useState(false)
  useEffect(() => {
    if (Shown === null)
      void code.asked().then(
        (read) => setShown(() => read),
        () => setUnreadable(true),
      )
  }, [Shown])
  if (Shown !== null) return <Shown {...frame} />
  return isUnreadable ? <Unreadable /> : meanwhile
}

/** A page never asks again for code it could not read, so the page itself is loaded anew; who is signed in stays so. */
const Unreadable = () => (
  <main className={styles['closed']}>
    <EmptyState
      sentence={`${ko.app.crashed} ${ko.app.crashedRemedy}`}
      action={<Button onPress={() => window.location.reload()}>{ko.app.reopen}</Button>}
    />
  </main>
)
