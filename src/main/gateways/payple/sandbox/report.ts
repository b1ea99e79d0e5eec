import type { SandboxRefund } from './book.ts'
import type { Desk } from './desk.ts'
import { type Account, type KeptBook, refundedOf } from './kept-book.ts'

/** A payment as the report tells it; `receipt` is null where there never was one. */
interface ToldPayment {
  readonly amount: number
  readonly refunded: number
  readonly refunds: readonly Pick<SandboxRefund, 'won' | 'time' | 'tradeKey'>[]
  readonly receipt: Account['receipt']
  /** Was the billing key it was paid with ended? */
  readonly methodDisabled: boolean
}

/** The book by order number, and counts since the start; `authKeysRepeated` counts calls whose AuthKey had served before. */
export interface SandboxReport {
  readonly payments: Readonly<Record<string, ToldPayment>>
  /** Links in the order they were made; `orders` are the numbers they were paid under, `expires` is `''` for never. */
  readonly links: readonly {
    readonly key: string
    readonly type: 'card' | 'transfer'
    readonly goods: string
    readonly total: number
    readonly expires: string
    readonly orders: readonly string[]
  }[]
  /** Orders of CERT in the order they were prepared. */
  readonly prepared: readonly {
    readonly oid: string
    readonly type: 'card' | 'transfer'
    readonly total: number
    readonly confirmed: boolean
  }[]
  readonly totals: {
    readonly refunds: number
    readonly refundedWon: number
    readonly requests: number
    readonly byPath: Readonly<Record<string, number>>
    readonly auths: number
    readonly lookUps: number
    readonly authKeysUsed: number
    readonly authKeysRepeated: number
  }
}

/** What `GET /_book` answers. */
export function tellBook({ book, counts, tokens }: Desk): SandboxReport {
  const payments = [...book.accounts.values()].map((account) => [account.payment.oid, toldOf(account, book)] as const)
  return {
    payments: Object.fromEntries(payments),
    links: [...book.links.values()].map(({ link: { key, sold, expires }, orders }) => {
      const { type, goods, total } = sold
      return { key, type, goods, total, expires, orders }
    }),
    prepared: [...book.prepared.values()].map(({ prepared: { order }, confirmed }) => {
      const { oid, type, total } = order
      return { oid, type, total, confirmed }
    }),
    totals: {
      refunds: payments.reduce((sum, [, one]) => sum + one.refunds.length, 0),
      refundedWon: payments.reduce((sum, [, one]) => sum + one.refunded, 0),
      requests: counts.requests,
      byPath: Object.fromEntries(counts.byPath),
      auths: counts.auths,
      lookUps: counts.lookUps,
      ...tokens.counts(),
    },
  }
}

const toldOf = (account: Account, book: KeptBook): ToldPayment => ({
  amount: account.payment.total,
  refunded: refundedOf(account),
  refunds: account.refunds.map(({ won, time, tradeKey }) => ({ won, time, tradeKey })),
  receipt: account.receipt,
  methodDisabled: book.endedMethods.has(account.payment.billingKey),
})
