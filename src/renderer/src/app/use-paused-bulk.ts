import { useEffect, useState } from 'react'
import type { Api, OnEvent } from '../api.ts'
import { formatCount } from '../text/format.ts'
import { ko } from '../text/ko.ts'
import type { WaitingWork } from './waiting-work.ts'

/** How many of the newest bulk refunds are looked at. */
const looksAt = 20

/** The bulk refunds that are paused, read again whenever one moves: half a recall must not be forgotten. */
export function usePausedBulk(api: Pick<Api, 'bulk'>, onEvent: OnEvent): readonly WaitingWork[] {
  const [paused, setPaused] = useState<readonly WaitingWork[]>([])
  useEffect(() => {
    let isShown = true
    const read = async () => {
      const answer = await api.bulk.list({ shopId: null, limit: looksAt })
      if (!isShown || !answer.ok) return
      const waiting = answer.value.filter(({ state }) => state === 'paused')
      setPaused(
        waiting.map(({ id, fileName, states }) => ({
          target: `bulk/${id}`,
          sentence: ko.bulk.notice(fileName, formatCount(states.waiting.count)),
          act: ko.bulk.noticeOpen,
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
