import { dayOf } from '../../domain/day.ts'
import { toWon, type Won } from '../../domain/money.ts'
import {
  type Alikeness,
  alikeDays,
  digitsTellBuyers,
  type LikelyDouble,
  likelyDoubleOf,
  tellsBuyers,
} from '../../domain/receipt/issue-radar.ts'
import { wonText } from '../../domain/receipt/wording.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { taxFor } from '../../domain/tax-history.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { findShop } from './find-shop.ts'
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
 * What Hometax's list shows for this very payment stops any issue, that of 자진발급 too.
 */
export async function lookForDoubles(
  ports: Pick<Ports, 'clock'>,
  book: Pick<OpenBook, 'ledger' | 'identityHash'>,
  { record }: Payment,
  wish: { readonly identity: string; readonly won: Won; readonly otherSale: OtherSale | null },
): Promise<Result<KeyedIdentity, DoubleRefusal>> {
  const hash = book.identityHash(wish.identity)
  const listed = await issuedByHometax(ports, book, record.transaction)
  const inHometax = listed === null ? [] : [listed]
  if (!tellsBuyers(wish.identity)) return answered({ hash, issued: null }, inHometax, wish.otherSale)
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
      const settings = taxFor(shop, payment.transaction, today)
      const history = { ...payment, shopName: shop.name, settings, today }
      return likelyDoubleOf({ won: wish.won, today, paidOn }, history, how) ?? []
    })
  const doubles = [
    ...inHometax,
    ...doublesAmong(alike.sameIdentity, 'same-identity'),
    ...(digitsTellBuyers(lastFour) ? doublesAmong(alike.sameDigits, 'same-digits') : []),
  ]
  return answered({ hash, issued: alike.issued }, doubles, wish.otherSale)
}

/** Lets the issue go on where nothing looks like it, or where the operator said of exactly what does that it is another sale. */
function answered(
  whose: Omit<KeyedIdentity, 'otherSale'>,
  doubles: readonly LikelyDouble[],
  otherSale: OtherSale | null,
): Result<KeyedIdentity, DoubleRefusal> {
  if (doubles.length === 0) return ok({ ...whose, otherSale: null })
  const isAnswered = otherSale !== null && doubles.every(({ transactionId }) => otherSale.than.includes(transactionId))
  return isAnswered ? ok({ ...whose, otherSale }) : failed({ kind: 'receipt-double', doubles })
}

/** The receipt Hometax's counted lists show for this payment, issued by whomever; null where they show none. */
export async function issuedByHometax(
  { clock }: Pick<Ports, 'clock'>,
  { ledger }: Pick<OpenBook, 'ledger'>,
  { id, orderNumber, shopId }: Payment['record']['transaction'],
): Promise<LikelyDouble | null> {
  const found = await ledger.dutyInHometax({ transactionId: id, today: clock.today() })
  const line = found?.lines.find(({ event }) => event === 'issued')
  if (found === null || line === undefined || found.hometax <= 0) return null
  const shop = await findShop({ ledger }, shopId)
  const number = line.approvalNumber === '' ? '' : `(승인번호 ${line.approvalNumber})`
  return {
    transactionId: id,
    shopName: shop?.name ?? '',
    orderNumber,
    approvalNumber: line.approvalNumber === '' ? null : line.approvalNumber,
    won: toWon(found.hometax),
    at: line.soldAt,
    alike: 'in-hometax',
    isOpen: false,
    sentence: `홈택스 내역에 이 거래의 것으로 보이는 ${wonText(toWon(found.hometax))} 현금영수증${number}이 있습니다. ${found.sentence}`,
  }
}
