import { useCallback } from 'react'
import type { Api, OnEvent } from '../api.ts'
import { formatCount } from '../text/format.ts'
import { ko } from '../text/ko.ts'
import { useWaitingWork, type WaitingWork } from './waiting-work.ts'

/** How many of the newest bulk refunds are looked at. */
const looksAt = 20

const topics = ['bulk'] as const

/** The bulk refunds that are paused, read again whenever one moves: half a recall must not be forgotten. */
export function usePausedBulk(api: Pick<Api, 'bulk'>, onEvent: OnEvent): readonly WaitingWork[] {
  const read = useCallback(async () => {
    const answer = await api.bulk.list({ shopId: null, limit: looksAt })
    if (!answer.ok) return null
    const paused = answer.value.filter(({ state }) => state === 'paused')
    return paused.map(({ id, fileName, states }) => ({
      path: '/refunds' as const,
      shopId: null,
      target: `bulk/${id}`,
      sentence: ko.bulk.notice(fileName, formatCount(states.waiting.count)),
      act: ko.bulk.noticeOpen,
    }))
  }, [api])
  return useWaitingWork(onEvent, topics, read)
}
