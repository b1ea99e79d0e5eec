import type { InputOf } from '../../../../contract/operation.ts'
import type { transactions } from '../../../../contract/operations/transactions.ts'
import { addDays, type Day, daysOf, monthOf } from '../../../../domain/day.ts'
import { type WalletId, walletIds, walletNames } from '../../../../domain/easy-pay.ts'
import {
  type PaymentMethod,
  paymentMethods,
  type TransactionState,
  transactionStates,
} from '../../../../domain/transaction.ts'
import { transactions as words } from '../../text/ko/transactions.ts'
import { methodNames, transactionStateNames } from '../../text/words.ts'
import { readQuery } from './read-query.ts'

/** The filter as the contract takes it. */
export type Filter = InputOf<typeof transactions.search>['filter']

/** Spans of days that can be chosen beside the search box. */
const periods = ['all', 'today', 'yesterday', 'week', 'month', 'last-month'] as const
type Period = (typeof periods)[number]

/** What the bar above the list holds; `any` asks for nothing. */
export interface Choices {
  readonly period: Period
  readonly state: TransactionState | 'any'
  readonly paidBy: PaymentMethod | WalletId | 'any'
}

/** Nothing chosen. */
export const noChoices: Choices = { period: 'all', state: 'any', paidBy: 'any' }

/** First and last day of a period, both inclusive; nulls for all. */
function daysOfPeriod(period: Period, today: Day): { readonly from: Day | null; readonly to: Day | null } {
  const month = monthOf(today)
  switch (period) {
    case 'all':
      return { from: null, to: null }
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'week':
      return { from: addDays(today, -6), to: today }
    case 'month':
      return { from: daysOf(month).first, to: today }
    case 'last-month': {
      const { first, last } = daysOf(monthOf(addDays(daysOf(month).first, -1)))
      return { from: first, to: last }
    }
  }
}

/** One filter from the box's text and the bar's choices. Days and amounts the text names win over the bar. */
export function filterOf(text: string, choices: Choices, shopId: string | null, today: Day): Filter {
  const query = readQuery(text, today)
  const period = daysOfPeriod(choices.period, today)
  const wallet = walletIds.find((id) => id === choices.paidBy)
  const method = paymentMethods.find((id) => id === choices.paidBy)
  const dated = query.from !== null || query.to !== null
  return {
    shopId,
    text: query.rest,
    from: dated ? query.from : period.from,
    to: dated ? query.to : period.to,
    states: query.states.length > 0 ? [...query.states] : choices.state === 'any' ? [] : [choices.state],
    wallets: query.wallets.length > 0 ? [...query.wallets] : wallet === undefined ? [] : [wallet],
    methods: query.methods.length > 0 ? [...query.methods] : method === undefined ? [] : [method],
    atLeast: query.atLeast,
    atMost: query.atMost,
  }
}

/** Does this filter ask for nothing, so that an empty list means an empty book? */
export const isUnfiltered = (text: string, choices: Choices): boolean =>
  text.trim() === '' && choices.period === 'all' && choices.state === 'any' && choices.paidBy === 'any'

/** Choices of the bar with their Korean names. */
export const periodChoices = periods.map((id) => ({ id, name: words.periods[id] }))
export const stateChoices = [
  { id: 'any' as const, name: words.any },
  ...transactionStates.map((id) => ({ id, name: transactionStateNames[id] })),
]
export const paidByChoices = [
  { id: 'any' as const, name: words.any },
  ...paymentMethods.map((id) => ({ id, name: methodNames[id] })),
  ...walletIds.map((id) => ({ id, name: walletNames[id] })),
]
