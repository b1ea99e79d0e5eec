import { dayOf } from '../../domain/day.ts'
import type { Won } from '../../domain/money.ts'
import {
  type Alikeness,
  alikeDays,
  digitsTellBuyers,
  type LikelyDouble,
  likelyDoubleOf,
  tellsBuyers,
} from '../../domain/receipt/issue-radar.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'

/** What the operator said of receipts the radar had shown: of which payments, and why this is another sale. */
interface OtherSale {
  readonly than: readonly string[]
  readonly reason: string
}

/** Whom a receipt is for, as the journal keeps it. */
export type KeyedIdentity = NonNullable<Parameters<Ledger['noteReceiptActIntended']>[0]['identity']>

/** Why a receipt is not issued: others look like it, and nobody has said yet that it is another sale. */
export interface DoubleRefusal {
  readonly kind: 'receipt-double'
  readonly doubles: readonly LikelyDouble[]
}

/**
 * The radar before an issue (R38): looks over all shops of the book for living receipts of the same won to the same identity, or to one with
 * the same last four where no more is known. What it finds stops the issue until the operator says of exactly these that it is another
 * sale, and why. The number of 자진발급 is shared and proves nothing, so it is not looked for.
 *
 * What Hometax shows of receipts nobody here issued belongs to the reconciliation, and comes in here as a third kind of candidate.
 */
export async function lookForDoubles(
  ports: Pick<Ports, 'clock'>,
  book: Pick<OpenBook, 'ledger' | 'identityHash'>,
  { record }: Payment,
  wish: { readonly identity: string; readonly won: Won; readonly otherSale: OtherSale | null },
): Promise<Result<KeyedIdentity, DoubleRefusal>> {
  const hash = book.identityHash(wish.identity)
  if (!tellsBuyers(wish.identity)) return ok({ hash, issued: null, otherSale: null })
  const { transaction } = record
  const [today, paidOn] = [ports.clock.today(), dayOf(transaction.paidAt)]
  const lastFour = wish.identity.slice(-4)
  const [shops, alike] = await Promise.all([
    book.ledger.shops(),
    book.ledger.receiptsAlike({
      transactionId: transaction.id,
      hash,
      lastFour,
      won: wish.won,
      today,
      paidOn,
      days: alikeDays,
    }),
  ])
  const doublesAmong = (payments: typeof alike.sameIdentity, how: Alikeness): readonly LikelyDouble[] =>
    payments.flatMap((payment) => {
      const shop = shops.find(({ id }) => id === payment.transaction.shopId)
      if (shop === undefined) return []
      const history = { ...payment, shopName: shop.name, settings: shop.tax, today }
      return likelyDoubleOf({ won: wish.won, today, paidOn }, history, how) ?? []
    })
  const doubles = [
    ...doublesAmong(alike.sameIdentity, 'same-identity'),
    ...(digitsTellBuyers(lastFour) ? doublesAmong(alike.sameDigits, 'same-digits') : []),
  ]
  if (doubles.length === 0) return ok({ hash, issued: alike.issued, otherSale: null })
  const { otherSale } = wish
  const isAnswered = otherSale !== null && doubles.every(({ transactionId }) => otherSale.than.includes(transactionId))
  return isAnswered ? ok({ hash, issued: alike.issued, otherSale }) : failed({ kind: 'receipt-double', doubles })
}
