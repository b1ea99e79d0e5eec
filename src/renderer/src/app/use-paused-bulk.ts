import { useEffect, useState } from 'react'
import type { Api, OnEvent } from '../api.ts'
import { formatCount } from '../text/format.ts'
import { ko } from '../text/ko.ts'

/** A bulk refund that waits to be gone on with, and the sentence that says so. */
export interface PausedBulk {
  readonly runId: string
  readonly sentence: string
}

/** How many of the newest bulk refunds are looked at. */
const looksAt = 20

/** The bulk refunds that are paused, read again whenever one moves: half a recall must not be forgotten. */
export function usePausedBulk(api: Pick<Api, 'bulk'>, onEvent: OnEvent): readonly PausedBulk[] {
  const [paused, setPaused] = useState<readonly PausedBulk[]>([])
  useEffect(() => {
    let isShown = true
    const read = async () => {
      const answer = await api.bulk.list({ shopId: null, limit: looksAt })
      if (!isShown || !answer.ok) return
      const waiting = answer.value.filter(({ state }) => state === 'paused')
      setPaused(
        waiting.map(({ id, fileName, states }) => ({
          runId: id,
          sentence: ko.bulk.notice(fileName, formatCount(states.waiting.count)),
        })),
      )
    }
    void read()
    const stop = onEvent((event) => {
      if (event.kind === 'ledger.changed' && event.topics.includes('bulk')) void read()
    })
    return () => {
      isShown = false
      stop()
    }
  }, [api, onEvent])
  return paused
}
