import { addDays } from '../../../domain/day.ts'
import { toWon } from '../../../domain/money.ts'
import type { Totals, TransactionFilter, TransactionListRow } from '../../../domain/search.ts'
import type { ReadDb, SqlValue } from '../database.ts'
import { searchTerms } from '../../../domain/search-text.ts'
import { type ListRow, listStatement, stateOf, toListRow } from './transaction-list.ts'

/** A page of the payments a filter matches, newest payment first. */
export function transactions(
  db: ReadDb,
  { filter, offset, limit }: { readonly filter: TransactionFilter; readonly offset: number; readonly limit: number },
): readonly TransactionListRow[] {
  const { from, values } = matching(filter)
  const page = `SELECT f.paid_at, f.payment_number, f.anomalies ${from} ORDER BY f.paid_at DESC, f.payment_number DESC LIMIT ? OFFSET ?`
  return db.all<ListRow>(listStatement(page), ...values, limit, offset).map(toListRow)
}

/** How many payments a filter matches, and what was paid in them. */
export function transactionTotals(db: ReadDb, filter: TransactionFilter): Totals {
  const { from, values } = matching(filter)
  const row = db.first<{ count: number; won: number }>(
    `SELECT count(*) AS count, coalesce(sum(f.paid_won), 0) AS won ${from}`,
    ...values,
  )
  return { count: row?.count ?? 0, won: toWon(row?.won ?? 0) }
}

const moneyOfAll = `LEFT JOIN (
    SELECT payment_number, sum(gone_won) AS gone, max(is_unknown) AS is_unknown FROM refund_effect GROUP BY payment_number
  ) m ON m.payment_number = f.payment_number`

const stateColumn = stateOf({
  paid: 'f.paid_won',
  gone: 'coalesce(m.gone, 0)',
  unknown: 'coalesce(m.is_unknown, 0)',
  anomalies: 'f.anomalies',
})

/** A condition and what it binds. */
type Condition = readonly [sql: string, ...values: readonly SqlValue[]]

/** FROM and WHERE over payment_search, as `f`, for a filter. */
function matching(filter: TransactionFilter): { readonly from: string; readonly values: readonly SqlValue[] } {
  const conditions = conditionsOf(filter)
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`
  return {
    from: `FROM payment_search f ${filter.states.length === 0 ? '' : moneyOfAll} ${where}`,
    values: conditions.flatMap(([, ...values]) => values),
  }
}

function conditionsOf(filter: TransactionFilter): readonly Condition[] {
  const conditions: Condition[] = []
  if (filter.from !== null) conditions.push(['f.paid_at >= ?', filter.from])
  if (filter.to !== null) conditions.push(['f.paid_at < ?', addDays(filter.to, 1)])
  if (filter.shopId !== null) conditions.push(['f.shop_number = (SELECT number FROM shop WHERE id = ?)', filter.shopId])
  if (filter.atLeast !== null) conditions.push(['f.paid_won >= ?', filter.atLeast])
  if (filter.atMost !== null) conditions.push(['f.paid_won <= ?', filter.atMost])
  if (filter.methods.length > 0) conditions.push(oneOfThese('f.method', filter.methods))
  if (filter.wallets.length > 0) conditions.push(oneOfThese('f.wallet', filter.wallets))
  for (const { text, won } of searchTerms(filter.text)) {
    const [found, value] = containing(text)
    conditions.push(won === null ? [found, value] : [`(f.paid_won = ? OR ${found})`, won, value])
  }
  if (filter.states.length > 0) conditions.push(oneOfThese(stateColumn, filter.states))
  return conditions
}

/** A text anywhere in a row. GLOB skips a third faster than instr to a rare first letter; in digits none is rare, and instr is faster. */
const containing = (text: string): readonly [sql: string, value: string] =>
  /^\d/.test(text) ? ['instr(f.searched, ?) > 0', text] : ['f.searched GLOB ?', `*${text.replace(/[*?[]/g, '[$&]')}*`]

const oneOfThese = (column: string, values: readonly string[]): Condition => [
  `${column} IN (${values.map(() => '?').join(', ')})`,
  ...values,
]
