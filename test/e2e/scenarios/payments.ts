import { toInstant } from '../../../src/domain/day.ts'
import { toWon } from '../../../src/domain/money.ts'
import { computeSplit } from '../../../src/domain/tax-split.ts'
import {
  sandboxApproval,
  type SandboxPayment as KcpPayment,
  starterBook as kcpStarterBook,
} from '../../../src/main/gateways/kcp/sandbox/index.ts'
import {
  type SandboxPayment as PayplePayment,
  sandboxPayment,
  starterBook as paypleStarterBook,
} from '../../../src/main/gateways/payple/sandbox/index.ts'
import { practiceNow } from '../pages.ts'

/** The site of every KCP shop of the scenarios. */
export const siteCode = 'T0000'

/** The payments of a scenario, as each gateway has them in its book. */
export interface Payments {
  readonly kcp: readonly KcpPayment[]
  readonly payple: readonly PayplePayment[]
}

/** What a merchant's server logged of them: the lines of a file of gateway answers. */
export const answersOf = ({ kcp, payple }: Payments) => ({
  kcp: kcp.map(sandboxApproval),
  payple: payple.map(sandboxPayment),
})

function kcpCardOfStarter(): KcpPayment {
  const [card] = kcpStarterBook(practiceNow, siteCode)
  if (card === undefined) throw new Error('the starter book has no card payment')
  return card
}

/** A card payment at KCP of this morning, found there by `tno`. */
export function kcpCard(order: string, tno: string, won: number): KcpPayment {
  const card = kcpCardOfStarter()
  const { supply, vat } = computeSplit(toWon(won))
  return {
    ...card,
    approval: {
      ...card.approval,
      tno,
      order_no: order,
      amount: String(won),
      card_mny: String(won),
      res_tax_mny: String(supply),
      res_vat_mny: String(vat),
    },
  }
}

/** A wallet's money at KCP as the starter book has it: SSG's of 132,000 won, 12,000 of them free points, or Kakao's. */
export function kcpMoney(wallet: 'ssg' | 'kakao', order: string, tno: string): KcpPayment {
  const method = { ssg: 'PASG', kakao: 'PAKM' }[wallet]
  const found = kcpStarterBook(practiceNow, siteCode).find(({ approval }) => approval['pay_method'] === method)
  if (found === undefined) throw new Error(`the starter book has no ${wallet} money`)
  return { ...found, approval: { ...found.approval, tno, order_no: order } }
}

function fromStarter(type: PayplePayment['type']): PayplePayment {
  const found = paypleStarterBook(toInstant(practiceNow)).find((one) => one.type === type && one.isTax === 'Y')
  if (found === undefined) throw new Error(`the starter book has no ${type}`)
  return found
}

/** A card payment at Payple of the day before. */
export function paypleCard(order: string, won: number): PayplePayment {
  const { card, ...payment } = fromStarter('card')
  return {
    ...payment,
    oid: order,
    total: won,
    card: card === null ? null : { ...card, tradeKey: `${card.tradeKey}${order}` },
  }
}

/** A transfer at Payple whose buyer asked for the receipt of this number. */
export const paypleTransfer = (order: string, won: number, receiptNumber: string): PayplePayment => ({
  ...fromStarter('transfer'),
  oid: order,
  total: won,
  receiptNumber,
})
