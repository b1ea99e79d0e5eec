import { environmentNames } from '../../../../../domain/shop.ts'
import { gatewayNames } from '../../../../../domain/gateway.ts'
import type { ShopEntry } from '../../../screen.ts'
import { transactions as words } from '../../../text/ko/transactions.ts'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import type { TransactionDetail } from '../store.ts'

/** Numbers and names of a payment that are needed now and then. */
export function PaymentFacts({
  detail,
  shop,
}: {
  readonly detail: TransactionDetail
  readonly shop: ShopEntry['shop'] | null
}) {
  const { row, split, card, bank } = detail
  const cardText = [
    card?.issuer,
    card?.maskedNumber,
    card?.instalmentMonths === null || card === null ? null : words.instalment(card.instalmentMonths),
  ]
  const bankText = [bank?.bank, bank?.maskedAccount]
  const lines = [
    {
      key: 'shop',
      name: words.shop,
      value: `${shop?.name ?? words.none} · ${gatewayNames[row.gateway]}${shop === null ? '' : ` · ${environmentNames[shop.environment]}`}`,
    },
    { key: 'number', name: words.number, value: row.gatewayTransactionId },
    { key: 'approval', name: words.approval, value: card?.approvalNumber ?? null },
    { key: 'card', name: words.card, value: joined(cardText) },
    { key: 'bank', name: words.bank, value: joined(bankText) },
    { key: 'supply', name: words.supply, value: <MoneyText won={split.supply} /> },
    { key: 'vat', name: words.vat, value: <Vat vat={split.vat} stated={split.stated} /> },
    { key: 'taxFree', name: words.taxFree, value: split.taxFree === 0 ? null : <MoneyText won={split.taxFree} /> },
    { key: 'service', name: words.service, value: split.service === 0 ? null : <MoneyText won={split.service} /> },
  ]
  return <KeyValueList items={lines.filter((line) => line.value !== null)} />
}

const joined = (pieces: readonly (string | null | undefined)[]): string | null => {
  const present = pieces.filter((piece) => typeof piece === 'string' && piece !== '')
  return present.length === 0 ? null : present.join(' · ')
}

const Vat = ({ vat, stated }: { readonly vat: number; readonly stated: boolean }) => (
  <>
    <MoneyText won={vat} /> · {stated ? words.splitStated : words.splitComputed}
  </>
)
