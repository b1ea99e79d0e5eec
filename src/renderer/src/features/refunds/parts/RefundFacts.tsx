import type { ShopEntry } from '../../../screen.ts'
import { refunds as words } from '../../../text/ko/refunds.ts'
import { conclusionNames, reasonNames } from '../../../text/words.ts'
import { TimeText } from '../../../ui/DayText.tsx'
import { type KeyValue, KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { ShopDot } from '../../../ui/ShopBand.tsx'
import type { RefundRow } from '../store.ts'

const names = words.fact

/** Everything the journal holds of a refund; what is not known is left out. */
export function RefundFacts({
  row,
  shop,
  nameOf,
}: {
  readonly row: RefundRow
  readonly shop: ShopEntry['shop'] | null
  readonly nameOf: (operatorId: string) => string
}) {
  const { refund } = row
  const lines: readonly (KeyValue | null)[] = [
    { key: 'requestedAt', name: names.requestedAt, value: <TimeText at={refund.requestedAt} form="exact" /> },
    refund.doneAt === null
      ? null
      : { key: 'doneAt', name: names.doneAt, value: <TimeText at={refund.doneAt} form="exact" /> },
    { key: 'reason', name: names.reason, value: reasonNames[refund.reason.code] },
    textLine('note', names.note, refund.reason.note),
    { key: 'operator', name: names.operator, value: nameOf(refund.operatorId) },
    refund.approvedBy === null ? null : { key: 'approvedBy', name: names.approvedBy, value: nameOf(refund.approvedBy) },
    { key: 'before', name: names.before, value: <MoneyText won={refund.remainingBefore} /> },
    ...splitLines(refund),
    textLine('gatewayRefundId', names.gatewayRefundId, refund.gatewayRefundId),
    textLine('code', names.code, refund.answer?.code ?? null),
    textLine('answer', names.answer, refund.answer?.message ?? null),
    refund.byHand === null
      ? null
      : { key: 'conclusion', name: names.conclusion, value: conclusionNames[refund.byHand.conclusion] },
    textLine('evidence', names.evidence, refund.byHand?.note ?? null),
    { key: 'paidAt', name: names.paidAt, value: <TimeText at={row.paidAt} /> },
    { key: 'paid', name: names.paid, value: <MoneyText won={row.paid} /> },
    { key: 'buyer', name: names.buyer, value: row.buyerName ?? words.none },
    shop === null
      ? null
      : {
          key: 'shop',
          name: names.shop,
          value: (
            <>
              <ShopDot colour={shop.colour} /> {shop.name}
            </>
          ),
        },
  ]
  return <KeyValueList items={lines.filter((line) => line !== null)} />
}

const textLine = (key: string, name: string, value: string | null): KeyValue | null =>
  value === null || value === '' ? null : { key, name, value }

const splitLines = ({ split }: RefundRow['refund']): readonly KeyValue[] =>
  (['supply', 'vat', 'taxFree', 'service'] as const)
    .filter((share) => split[share] > 0)
    .map((share) => ({ key: share, name: names[share], value: <MoneyText won={split[share]} /> }))
