import { useEffect, useState } from 'react'
import type { AppEvent } from '../../../contract/events.ts'
import type { OnEvent } from '../api.ts'
import { createOneAtATime } from '../one-at-a-time.ts'

/** Work in 환불 that waits for a person, as the line above every screen says it. */
export interface WaitingWork {
  /** What 환불 is asked to show. */
  readonly target: string
  readonly sentence: string
  /** The word on the button that leads there. */
  readonly act: string
}

type Topic = Extract<AppEvent, { readonly kind: 'ledger.changed' }>['topics'][number]

/** What waits, read now and again whenever one of these topics changed. `read` gives null where nothing could be read: what is shown stays. */
export function useWaitingWork(
  onEvent: OnEvent,
  topics: readonly Topic[],
  read: () => Promise<readonly WaitingWork[] | null>,
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
    return () => {
      isShown = false
      stop()
    }
  }, [onEvent, topics, read])
  return work
}
