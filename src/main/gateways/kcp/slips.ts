import type { Environment } from '../../../domain/shop.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import type { Slip, SlipKind } from '../../../domain/slip.ts'
import type { ReceiptOrder } from '../desks.ts'
import { receiptOrderNumber } from './receipts.ts'
import type { PaymentMethod, ReportedTransaction } from '../../../domain/transaction.ts'

/** Where slips lie (KCP guide §9); not the hosts of the REST calls. */
const slipHosts = {
  test: 'https://testadmin8.kcp.co.kr',
  real: 'https://admin8.kcp.co.kr',
} as const satisfies Record<Exclude<Environment, 'practice'>, string>

/** Methods with a slip of their own, and its `cmd`. A wallet's card is a card; a wallet's balance and points have none in the guide. */
const commands: Readonly<Partial<Record<PaymentMethod, { readonly kind: SlipKind; readonly cmd: string }>>> = {
  card: { kind: 'card', cmd: 'card_bill' },
  transfer: { kind: 'transfer', cmd: 'acnt_bill' },
  'virtual-account': { kind: 'virtual-account', cmd: 'vcnt_bill' },
  mobile: { kind: 'mobile', cmd: 'mcash_bill' },
}

/**
 * Slips of a payment with its receipt as it stands (KCP guide §9): its method's, and its cash receipt's where KCP's number of that is
 * known. `trade_mony` is what was paid, also after partial cancels and for a receipt that came with the payment; one issued from here has
 * the order number and the amount it was registered with. Only values of the documented form go in.
 */
export function findSlips(
  environment: Exclude<Environment, 'practice'>,
  payment: ReportedTransaction,
  issuedHere: Pick<ReceiptOrder, 'serial' | 'amount'> | null = null,
): Result<readonly Slip[], { readonly because: string; readonly remedy: string | null }> {
  const { gatewayTransactionId, orderNumber, paid, receipt } = payment
  const command = commands[payment.method]
  const page = (cmd: string, values: Readonly<Record<string, string>>): string =>
    `${slipHosts[environment]}/assist/bill.BillActionNew.do?cmd=${cmd}${Object.entries(values)
      .map(([name, value]) => `&${name}=${encodeURIComponent(value)}`)
      .join('')}`
  const amount = String(paid)
  const slips: Slip[] = []
  if (isOrderNumber(orderNumber) && isAmount(amount)) {
    if (command !== undefined && isFourteenDigits(gatewayTransactionId)) {
      const values = { tno: gatewayTransactionId, order_no: orderNumber, trade_mony: amount }
      slips.push({ kind: command.kind, url: page(command.cmd, values) })
    }
    if (receipt.receiptNumber !== null && isFourteenDigits(receipt.receiptNumber)) {
      const values = {
        cash_no: receipt.receiptNumber,
        order_id: issuedHere === null ? orderNumber : receiptOrderNumber(payment, issuedHere.serial),
        trade_mony: issuedHere === null ? amount : String(issuedHere.amount),
      }
      slips.push({ kind: 'cash-receipt', url: page('cash_bill', values) })
    }
  }
  if (slips.length > 0) return ok(slips)
  return failed(command === undefined && receipt.receiptNumber === null ? noneInTheGuide : doesNotFit)
}

const isFourteenDigits = (number: string): boolean => /^\d{14}$/.test(number)
/** S40 in the guide; a control character or half of a pair is in no order number. */
const isOrderNumber = (order: string): boolean => /^\P{C}{1,40}$/u.test(order)
const isAmount = (amount: string): boolean => /^[1-9]\d{0,11}$/.test(amount)

const noneInTheGuide = {
  because: 'KCP 문서에 이 결제수단의 전표 주소가 없습니다.',
  remedy: 'KCP 파트너관리자에서 이 거래를 찾아 보세요.',
} as const

const doesNotFit = {
  because: '번호나 금액이 KCP 전표 주소의 형식에 맞지 않아 전표를 열 수 없습니다.',
  remedy: 'KCP 파트너관리자에서 이 거래를 찾아 보세요.',
} as const
