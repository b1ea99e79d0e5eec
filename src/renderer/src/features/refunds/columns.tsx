import type { Day } from '../../../../domain/day.ts'
import { countsAsSpent, isOpen } from '../../../../domain/refund.ts'
import type { ShopEntry } from '../../screen.ts'
import { refunds as words } from '../../text/ko/refunds.ts'
import { conclusionNames, refundStateNames } from '../../text/words.ts'
import type { Column } from '../../ui/column.ts'
import { TimeText } from '../../ui/DayText.tsx'
import { MoneyText } from '../../ui/MoneyText.tsx'
import { ShopDot } from '../../ui/ShopBand.tsx'
import { journalMarks } from '../../ui/refund-marks.ts'
import { type Mark, StateMark } from '../../ui/StateMark.tsx'
import type { RefundRow } from './store.ts'

type Refund = RefundRow['refund']

const receiptMarks = {
  none: 'none',
  cancelled: 'done',
  'cancel-failed': 'check',
  'by-wallet': 'waiting',
  'to-do': 'check',
  unknown: 'unknown',
} as const satisfies Record<NonNullable<Refund['receipt']>['kind'], Mark>

/** What became of the money: a shape and a word. */
export function MoneyVerdict({ refund }: { readonly refund: Refund }) {
  const { state, byHand } = refund
  const word = byHand === null ? refundStateNames[state] : conclusionNames[byHand.conclusion]
  return <StateMark mark={journalMarks[state]} word={word} />
}

/** What became of the receipt, apart from the money: a shape and a word. */
export function ReceiptVerdict({ refund }: { readonly refund: Refund }) {
  if (refund.receipt !== null)
    return <StateMark mark={receiptMarks[refund.receipt.kind]} word={words.receipt[refund.receipt.kind]} />
  if (isOpen(refund.state)) return <StateMark mark="waiting" word={words.receiptAwaited} />
  // Money that is gone without a word on the receipt is never taken for nothing to do.
  return countsAsSpent(refund) ? <StateMark mark="check" word={words.receiptUntold} /> : <>{words.none}</>
}

/** Columns of the journal; the shop only when refunds of several are listed. */
export function columnsFor(today: Day, shops: readonly ShopEntry[], withShop: boolean): readonly Column<RefundRow>[] {
  const columns: readonly Column<RefundRow>[] = [
    {
      id: 'requestedAt',
      header: words.columns.requestedAt,
      width: '6.75rem',
      cell: (row) => <TimeText at={row.refund.requestedAt} form="short" today={today} />,
    },
    {
      id: 'order',
      header: words.columns.order,
      width: 'minmax(9.5rem, 2fr)',
      cell: (row) => <span title={row.orderNumber}>{row.orderNumber}</span>,
    },
    {
      id: 'buyer',
      header: words.columns.buyer,
      width: 'minmax(4.25rem, 0.7fr)',
      from: 580,
      cell: (row) => row.buyerName ?? words.none,
    },
    {
      id: 'amount',
      header: words.columns.amount,
      width: 'minmax(6.5rem, 0.8fr)',
      align: 'end',
      cell: (row) => <MoneyText won={row.refund.amount} />,
    },
    {
      id: 'state',
      header: words.columns.state,
      width: 'minmax(7.75rem, 0.8fr)',
      cell: (row) => <MoneyVerdict refund={row.refund} />,
    },
    {
      id: 'receipt',
      header: words.columns.receipt,
      width: 'minmax(8.5rem, 1fr)',
      from: 710,
      cell: (row) => <ReceiptVerdict refund={row.refund} />,
    },
  ]
  return withShop ? [...columns, shopColumn(shops)] : columns
}

const shopColumn = (shops: readonly ShopEntry[]): Column<RefundRow> => ({
  id: 'shop',
  header: words.columns.shop,
  width: 'minmax(6.5rem, 0.9fr)',
  from: 820,
  cell: (row) => {
    const shop = shops.find((entry) => entry.shop.id === row.refund.shopId)?.shop
    return shop === undefined ? (
      words.none
    ) : (
      <>
        <ShopDot colour={shop.colour} /> {shop.name}
      </>
    )
  },
})
