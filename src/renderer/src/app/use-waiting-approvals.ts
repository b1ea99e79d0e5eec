import { useEffect, useState } from 'react'
import type { Api, OnEvent } from '../api.ts'
import { formatCount, formatWon } from '../text/format.ts'
import { approvals as words } from '../text/ko/approvals.ts'
import type { WaitingWork } from './waiting-work.ts'

/** How many of the newest requests are looked at. */
const looksAt = 200

const topics: readonly string[] = ['approvals', 'refunds', 'transactions', 'receipts']

/** Refunds that wait for this person's approval, read again whenever one may have come or gone: a buyer waits behind each. */
export function useWaitingApprovals(
  api: Pick<Api, 'approvals'>,
  onEvent: OnEvent,
  mayApprove: boolean,
): readonly WaitingWork[] {
  const [waiting, setWaiting] = useState<readonly WaitingWork[]>([])
  useEffect(() => {
    if (!mayApprove) return
    let isShown = true
    const read = async () => {
      const answer = await api.approvals.list({ shopId: null, open: true, offset: 0, limit: looksAt })
      if (!isShown || !answer.ok) return
      const mine = answer.value.filter(({ bar, changes }) => bar === null && changes.length === 0)
      const won = mine.reduce((sum, { request }) => sum + request.amount, 0)
      const sentence = words.notice(formatCount(mine.length), formatWon(won))
      setWaiting(mine.length === 0 ? [] : [{ target: 'approvals', sentence, act: words.noticeOpen }])
    }
    void read()
    const stop = onEvent((event) => {
      if (event.kind === 'ledger.changed' && event.topics.some((topic) => topics.includes(topic))) void read()
    })
    return () => {
      isShown = false
      stop()
    }
  }, [api, onEvent, mayApprove])
  return waiting
}
