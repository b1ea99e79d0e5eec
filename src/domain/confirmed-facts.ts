import { gatewayNames } from './gateway.ts'
import { maskName } from './masking.ts'
import { partName } from './payment-names.ts'
import type { WonRange } from './receipt/cash-refunded.ts'
import { wonText } from './receipt/wording.ts'
import type { RefundPreview } from './refund-preview.ts'
import { environmentNames, type Shop } from './shop.ts'
import type { TaxSplit } from './tax-split.ts'
import type { Transaction } from './transaction.ts'

/** One thing a person was shown before a refund, as its name and its text. Masked. */
export interface ConfirmedFact {
  readonly name: string
  readonly text: string
}

/** What this gateway says beside the preview: what the refund costs or leaves to it, and what its documents leave open (null when nothing). */
export interface GatewayWords {
  readonly cautions: readonly string[]
  readonly left: string | null
}

/** Names of the two facts every refund of a payment is judged by, whatever its amount (decision 3). */
export const factNames = { before: '이전 환불', remaining: '남은 금액' } as const

/** How many refunds there were, as a fact's text. */
export const refundsText = (refunds: number): string => `${refunds}건`

/**
 * All that is true of a refund when it is confirmed, in the order it is read: what the hash of a confirmation is made of, and what an
 * approval is bound to. Nothing in it depends on who looks.
 */
export function confirmedFacts(
  { transaction, shop }: { readonly transaction: Transaction; readonly shop: Shop },
  preview: RefundPreview,
  { cautions, left }: GatewayWords,
): readonly ConfirmedFact[] {
  const { basedOn, amount, split, before, after, parts, receipt } = preview
  return [
    { name: '상점', text: `${shop.name} · ${gatewayNames[shop.gateway]} · ${environmentNames[shop.environment]}` },
    { name: '주문번호', text: transaction.orderNumber },
    { name: '거래번호', text: transaction.gatewayTransactionId },
    { name: '구매자', text: buyerOf(transaction) ?? '–' },
    { name: '결제금액', text: wonText(transaction.paid) },
    { name: '환불 금액', text: wonText(amount) },
    { name: '환불 금액의 세금', text: splitText(split) },
    { name: factNames.before, text: refundsText(basedOn.refunds) },
    { name: factNames.remaining, text: wonText(before.remaining) },
    { name: '남은 금액의 세금', text: splitText(before.split) },
    { name: '환불 뒤 남는 금액', text: wonText(after.remaining) },
    { name: '환불 뒤의 세금', text: splitText(after.split) },
    ...parts.map((part) => ({ name: `${partName(part)}에서`, text: rangeText(part.taken) })),
    { name: '현금영수증', text: receipt.sentence },
    { name: '현금영수증 기한', text: receipt.until ?? '–' },
    { name: '알아둘 점', text: cautions.length === 0 ? '–' : cautions.join(' ') },
    { name: '결제사 문서가 정하지 않은 것', text: left ?? '–' },
  ]
}

/** One fact that is no longer what was shown; null where it was not there. */
export interface ChangedFact {
  readonly name: string
  readonly seen: string | null
  readonly now: string | null
}

/** What differs between what was shown and what is true now, in the order of what is true now. */
export function changedFacts(seen: readonly ConfirmedFact[], now: readonly ConfirmedFact[]): readonly ChangedFact[] {
  const textIn = (facts: readonly ConfirmedFact[], name: string): string | null =>
    facts.find((fact) => fact.name === name)?.text ?? null
  const names = new Set([...now, ...seen].map(({ name }) => name))
  return [...names]
    .map((name) => ({ name, seen: textIn(seen, name), now: textIn(now, name) }))
    .filter((fact) => fact.seen !== fact.now)
}

/** The sentence a person confirms: shop, order, buyer and amount. */
export const confirmQuestion = (
  { transaction, shop }: { readonly transaction: Transaction; readonly shop: Pick<Shop, 'name'> },
  { amount }: Pick<RefundPreview, 'amount'>,
): string => {
  const buyer = buyerOf(transaction)
  const whom = buyer === null ? '구매자에게' : `구매자 ${buyer}에게`
  return `${shop.name}의 주문 ${transaction.orderNumber}에서 ${wonText(amount)}을 ${whom} 돌려줍니다.`
}

const buyerOf = ({ buyer }: Transaction): string | null =>
  buyer.name === null || buyer.name === '' ? null : maskName(buyer.name)

const splitText = ({ supply, vat, taxFree, service }: TaxSplit): string =>
  [
    `공급가액 ${wonText(supply)}`,
    `부가세 ${wonText(vat)}`,
    ...(taxFree > 0 ? [`면세 ${wonText(taxFree)}`] : []),
    ...(service > 0 ? [`봉사료 ${wonText(service)}`] : []),
  ].join(', ')

const rangeText = ({ from, to }: WonRange): string =>
  from === to ? wonText(from) : `${wonText(from)}–${wonText(to)}, 결제사가 정합니다`
