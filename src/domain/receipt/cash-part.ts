import { sum, type Won } from '../money.ts'
import type { PartKind, PaymentPart } from '../transaction.ts'

/**
 * What a part is to a cash receipt. `cash` is the receipt's target, `never` can have none (a card has its slip, free points
 * are nobody's cash: R19), `open` is a part no source judges (R57).
 */
export const receiptSideOf = {
  card: 'never',
  money: 'cash',
  'free-points': 'never',
  coupon: 'never',
  transfer: 'cash',
  'virtual-account': 'cash',
  other: 'open',
} as const satisfies Record<PartKind, 'cash' | 'never' | 'open'>

/** Is this part paid in cash as the tax law means it? */
export const isCash = (part: Pick<PaymentPart, 'kind'>): boolean => receiptSideOf[part.kind] === 'cash'

/** Won of the parts a receipt is due for. */
export const cashWon = (parts: readonly PaymentPart[]): Won => wonOf(parts, isCash)

/** Won of the parts that match; 0 when none does. */
export const wonOf = (parts: readonly PaymentPart[], matches: (part: PaymentPart) => boolean): Won =>
  sum(parts.filter(matches).map((part) => part.won))
