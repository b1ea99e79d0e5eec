import { useCallback } from 'react'
import type { Api, OnEvent } from '../api.ts'
import { formatCount, formatWon } from '../text/format.ts'
import { approvals as words } from '../text/ko/approvals.ts'
import { useWaitingWork, type WaitingWork } from './waiting-work.ts'

/** How many of the newest requests are looked at. */
const looksAt = 200

const topics = ['approvals', 'refunds', 'transactions', 'receipts'] as const

/** Refunds that wait for this person's approval, read again whenever one may have come or gone: a buyer waits behind each. */
export function useWaitingApprovals(
  api: Pick<Api, 'approvals'>,
  onEvent: OnEvent,
  mayApprove: boolean,
): readonly WaitingWork[] {
  const read = useCallback(async () => {
    if (!mayApprove) return []
    const answer = await api.approvals.list({ shopId: null, open: true, offset: 0, limit: looksAt })
    if (!answer.ok) return null
    const mine = answer.value.filter(({ bar, changes }) => bar === null && changes.length === 0)
    if (mine.length === 0) return []
    const won = mine.reduce((sum, { request }) => sum + request.amount, 0)
    const sentence = words.notice(formatCount(mine.length), formatWon(won))
    return [{ path: '/refunds' as const, shopId: null, target: 'approvals', sentence, act: words.noticeOpen }]
  }, [api, mayApprove])
  return useWaitingWork(onEvent, topics, read)
}
