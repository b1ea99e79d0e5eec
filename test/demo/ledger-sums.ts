import type { Page } from '@playwright/test'

/** What the app's ledger says of one shop's refunds. `refundedWon` counts those made elsewhere too. */
export interface BookSums {
  readonly refundedWon: number
  readonly doneRefunds: number
  readonly doneWon: number
  readonly openRefunds: number
}

/** Rows and won of a month of the receipt ledger, all kinds of events together. */
export interface MonthTotals {
  readonly rows: number
  readonly won: number
}

/** Asks the app over its own bridge, as a screen does. Rejects on a refusal. */
async function ask<T>(page: Page, operation: string, input: unknown): Promise<T> {
  const answer = await page.evaluate(
    ([name, asked]) => {
      const bridge: unknown = Reflect.get(window, 'backoffice')
      if (typeof bridge !== 'object' || bridge === null || !('call' in bridge) || typeof bridge.call !== 'function') {
        throw new Error('no bridge')
      }
      return bridge.call(name, asked)
    },
    [operation, input] as const,
  )
  if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer.failure)}`)
  return answer.value
}

const pageSize = 500

/** Adds up every payment of a shop, page by page. */
export async function ledgerSums(page: Page, shopId: string): Promise<BookSums> {
  const filter = {
    shopId,
    text: '',
    from: null,
    to: null,
    states: [],
    wallets: [],
    methods: [],
    atLeast: null,
    atMost: null,
  }
  let refundedWon = 0
  for (let offset = 0; ; offset += pageSize) {
    const rows = await ask<readonly { refunded: number }[]>(page, 'transactions.search', {
      filter,
      offset,
      limit: pageSize,
    })
    for (const row of rows) refundedWon += row.refunded
    if (rows.length < pageSize) break
  }
  const counts = await ask<Record<string, { count: number; won: number }>>(page, 'refunds.counts', { shopId })
  const open = ['intended', 'sent', 'unknown'].reduce((sum, state) => sum + (counts[state]?.count ?? 0), 0)
  return { refundedWon, doneRefunds: counts['done']?.count ?? 0, doneWon: counts['done']?.won ?? 0, openRefunds: open }
}

/** The totals the receipt screen shows under a month. */
export async function monthTotals(page: Page, shopId: string, month: string): Promise<MonthTotals> {
  const totals = await ask<Record<string, { count: number; won: number }>>(page, 'receipts.ledgerTotals', {
    shopId,
    month,
  })
  const kinds = Object.values(totals)
  return { rows: kinds.reduce((sum, kind) => sum + kind.count, 0), won: kinds.reduce((sum, kind) => sum + kind.won, 0) }
}
