import { useEffect, useState } from 'react'
import type { AppEvent } from '../../../contract/events.ts'
import type { OnEvent } from '../api.ts'
import type { ScreenPath } from '../screen.ts'
import { createOneAtATime } from '../one-at-a-time.ts'

/** Work that waits for a person, as the line above every screen says it. */
export interface WaitingWork {
  /** Where it is done, and what that screen is asked to show. */
  readonly path: ScreenPath
  readonly target: string
  /** The shop it is of, where the screen shows one at a time; null where that does not matter. */
  readonly shopId: string | null
  readonly sentence: string
  /** The word on the button that leads there. */
  readonly act: string
}

type Topic = Extract<AppEvent, { readonly kind: 'ledger.changed' }>['topics'][number]

/**
 * What waits, read now and again whenever one of these topics changed. `read` gives null where nothing could be read: what is shown
 * stays. With `everyMs` it is read in that rhythm, too: for what comes due by the clock alone.
 */
export function useWaitingWork(
  onEvent: OnEvent,
  topics: readonly Topic[],
  read: () => Promise<readonly WaitingWork[] | null>,
  everyMs: number | null = null,
): readonly WaitingWork[] {
  const [work, setWork] = useState<readonly WaitingWork[]>([])
  useEffect(() => {
    let isShown = true
    const readAgain = createOneAtATime(async () => {
      const found = await read()
      if (isShown && found !== null) setWork(found)
    })
    void readAgain()
    const stop = onEvent((event) => {
      if (event.kind === 'ledger.changed' && event.topics.some((topic) => topics.includes(topic))) void readAgain()
    })
    const timer = everyMs === null ? null : setInterval(() => void readAgain(), everyMs)
    return () => {
      isShown = false
      if (timer !== null) clearInterval(timer)
      stop()
    }
  }, [onEvent, topics, read, everyMs])
  return work
}
