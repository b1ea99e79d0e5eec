import { useCallback, useState } from 'react'
import type { Api, OnEvent } from '../api.ts'
import type { ShopEntry } from '../screen.ts'
import { formatCount, formatWon } from '../text/format.ts'
import { receiptTasks as words } from '../text/ko/receipts.ts'
import { useWaitingWork, type WaitingWork } from './waiting-work.ts'

const topics = ['receipts', 'refunds', 'transactions', 'shops'] as const

/** How often it is looked whether a retry that waits for its hour has come due, in milliseconds. */
const everyMs = 60_000

/**
 * Receipts whose automatic cancel failed with their refund and that can be cancelled now (R33), shop by shop. One that waits for nine the
 * next day is told of when that has come, though nothing else happens at the desk.
 */
export function useReceiptRetries(
  api: Pick<Api, 'receipts'>,
  onEvent: OnEvent,
  shops: readonly ShopEntry[],
): readonly WaitingWork[] {
  const [waits, setWaits] = useState(false)
  const read = useCallback(async () => {
    const answers = await Promise.all(
      shops.map(async ({ shop }) => ({ shop, answer: await api.receipts.tasks({ shopId: shop.id }) })),
    )
    const retries = answers.flatMap(({ shop, answer }) =>
      answer.ok ? answer.value.filter(({ kind }) => kind === 'retry-cancel').map((task) => ({ shop, task })) : [],
    )
    setWaits(retries.some(({ task }) => !task.isOpen))
    return shops.flatMap(({ shop }): readonly WaitingWork[] => {
      const open = retries.filter((one) => one.shop.id === shop.id && one.task.isOpen)
      if (open.length === 0) return []
      const won = open.reduce((sum, { task }) => sum + task.won, 0)
      const sentence = words.notice(shop.name, formatCount(open.length), formatWon(won))
      return [{ path: '/receipts', shopId: shop.id, target: `tasks/${shop.id}`, sentence, act: words.noticeOpen }]
    })
  }, [api, shops])
  return useWaitingWork(onEvent, topics, read, waits ? everyMs : null)
}
