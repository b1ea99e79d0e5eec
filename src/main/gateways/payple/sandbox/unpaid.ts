import { randomBytes, randomInt } from 'node:crypto'
import type { SandboxPayment } from './book.ts'

/** An order before its money moves: what a payment holds but for its time, the card's approval and the receipt. */
export interface Unpaid extends Omit<SandboxPayment, 'time' | 'card' | 'receiptNumber'> {
  readonly card: { readonly name: string; readonly number: string } | null
  /** Does the buyer of a transfer ask for a cash receipt? */
  readonly wantsReceipt: boolean
}

/** What an order states; everything else is the guide's sample buyer with a billing key of their own. */
type Stated = Pick<Unpaid, 'type' | 'total' | 'taxTotal' | 'isTax' | 'goods' | 'wantsReceipt'>

/** An order of the guide's sample buyer, yet without its number. */
export const unpaidOrder = (stated: Stated): Omit<Unpaid, 'oid'> => ({
  ...stated,
  payer: { no: '1234', name: '홍길동', phone: '01012345678', email: 'test@payple.kr' },
  billingKey: randomBytes(30).toString('base64'),
  card: stated.type === 'card' ? { name: '삼성카드', number: '1234-****-****-5678' } : null,
  bank:
    stated.type === 'card' ? null : { code: '020', name: '우리은행', number: '123-********-456', holder: 'personal' },
})

/** The least a payment may come to: 100 won by card, 1,000 by transfer (old manuals). */
export const leastWon: Readonly<Record<Unpaid['type'], number>> = { card: 100, transfer: 1_000 }

/** Is this one of the two ways to pay? */
export const isWay = (text: string | undefined): text is Unpaid['type'] => text === 'card' || text === 'transfer'

/** The order paid at `time` (14 digits, KST), with the approval of a card or the receipt of a transfer. */
export function paidAt(order: Unpaid, time: string): SandboxPayment {
  const { card, wantsReceipt, ...rest } = order
  return {
    ...rest,
    time,
    card:
      card === null
        ? null
        : { ...card, tradeKey: `${time}${randomInt(1e9, 1e10)}`, approval: String(randomInt(1e7, 1e8)) },
    receiptNumber: wantsReceipt && order.type === 'transfer' ? freshReceiptNumber() : null,
  }
}

/** A number no receipt has, as the tax office gives them: G and eleven digits. */
export const freshReceiptNumber = (): string => `G${randomInt(1e10, 1e11)}`

/** An order number Payple makes where the merchant gives none. */
export const freshOrderNumber = (kind: 'LINK' | 'CERT', time: string): string => `${kind}${time}${randomInt(1e5, 1e6)}`
