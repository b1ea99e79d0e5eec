/** A payment the sandbox knows: its approval answer under the wire's names, every value text, and the site it belongs to. */
export interface SandboxPayment {
  readonly siteCode: string
  readonly approval: Readonly<Record<string, string>>
}

/** The payment as a merchant's server logged it: the approval answer, fit for a file of gateway answers. */
export const sandboxApproval = (payment: SandboxPayment): Readonly<Record<string, string>> => ({ ...payment.approval })

/** Where money of a payment sits. Their sum is what remains. */
export interface Shares {
  readonly card: number
  readonly coupon: number
  readonly money: number
  readonly free: number
}

/** Which share a refund takes first; undocumented at KCP, so a setting. The others follow in the order card, coupon, money, free. */
export type TakesFirst = 'card' | 'money' | 'free'

/** One cancel on record. `seq` is null for a whole cancel; `time` is 14 digits, KST. */
export interface SandboxCancel {
  readonly tno: string
  readonly seq: string | null
  readonly won: number
  readonly time: string
  readonly taken: Shares
  readonly tax: { readonly supply: number; readonly vat: number; readonly free: number } | null
}

/** One payment and every cancel of it, in order. */
export interface Account {
  readonly payment: SandboxPayment
  readonly cancels: SandboxCancel[]
}

const digits = (approval: Readonly<Record<string, string>>, name: string): number => Number(approval[name] || '0')

/** Won paid. */
export const paidOf = ({ payment }: Account): number => digits(payment.approval, 'amount')

/** Won that can still be cancelled. */
export const remainingOf = (account: Account): number =>
  paidOf(account) - account.cancels.reduce((sum, cancel) => sum + cancel.won, 0)

/** Shares left after the cancels so far. */
export function sharesOf(account: Account): Shares {
  const { approval } = account.payment
  const easy = digits(approval, 'easypoint_mny')
  const money = Math.min(easy, digits(approval, 'app_cash_receipt_mny'))
  const coupon = digits(approval, 'coupon_mny')
  let left: Shares = { card: paidOf(account) - easy - coupon, coupon, money, free: easy - money }
  for (const { taken } of account.cancels) {
    left = {
      card: left.card - taken.card,
      coupon: left.coupon - taken.coupon,
      money: left.money - taken.money,
      free: left.free - taken.free,
    }
  }
  return left
}

/** How `won` is taken from what is left. */
export function take(left: Shares, won: number, first: TakesFirst): Shares {
  const taken = { card: 0, coupon: 0, money: 0, free: 0 }
  let open = won
  for (const share of [first, 'card', 'coupon', 'money', 'free'] as const) {
    const part = Math.min(open, left[share] - taken[share])
    taken[share] += part
    open -= part
  }
  return taken
}

/** Supply, VAT and tax-free won of a mixed-tax payment that are left; null for a payment that is not mixed. */
export function taxLeftOf(
  account: Account,
): { readonly supply: number; readonly vat: number; readonly free: number } | null {
  const { approval } = account.payment
  if (approval['res_tax_flag'] !== 'TG03') return null
  const gone = (part: 'supply' | 'vat' | 'free'): number =>
    account.cancels.reduce((sum, { tax }) => sum + (tax === null ? 0 : tax[part]), 0)
  return {
    supply: digits(approval, 'res_tax_mny') - gone('supply'),
    vat: digits(approval, 'res_vat_mny') - gone('vat'),
    free: digits(approval, 'res_free_mny') - gone('free'),
  }
}
