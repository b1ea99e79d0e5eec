/** Slips a gateway shows of a payment; `cash-receipt` is the slip of its cash receipt. */
export const slipKinds = ['card', 'transfer', 'virtual-account', 'mobile', 'cash-receipt'] as const
export type SlipKind = (typeof slipKinds)[number]

/** A slip and its page at the gateway. The address carries the payment's number and amount: it is made when it is opened and kept nowhere. */
export interface Slip {
  readonly kind: SlipKind
  readonly url: string
}
