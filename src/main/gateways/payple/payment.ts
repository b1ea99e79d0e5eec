import { readGatewayTime } from '../../../domain/day.ts'
import type { WalletId } from '../../../domain/easy-pay.ts'
import { noWon, readWon, toWon, type Won } from '../../../domain/money.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import { computeSplit, type TaxSplit, vatIncluded } from '../../../domain/tax-split.ts'
import type {
  Anomaly,
  Buyer,
  CardFacts,
  PaymentMethod,
  ReportedReceipt,
  ReportedTransaction,
} from '../../../domain/transaction.ts'
import { maskedAccount, maskedCard } from './scrub.ts'
import type { PaymentAnswer } from './wire.ts'

const textOrNull = (text: string): string | null => (text === '' ? null : text)

/** An answer about a payment that succeeded, as the ledger keeps it; or why it does not carry enough. */
export function toPayment(answer: PaymentAnswer, buyer: Buyer): Result<ReportedTransaction, string> {
  const orderNumber = answer.PCD_PAY_OID
  const paidAt = readGatewayTime(answer.PCD_PAY_TIME)
  const paid = readWon(answer.PCD_PAY_TOTAL === '' ? answer.PCD_PAY_AMOUNT : answer.PCD_PAY_TOTAL)
  if (orderNumber === '') return failed('주문번호(PCD_PAY_OID)가 없습니다.')
  if (paid === null) return failed('결제금액(PCD_PAY_TOTAL)을 읽을 수 없습니다.')
  if (paidAt === null)
    return failed('결제시간(PCD_PAY_TIME)이 없거나 읽을 수 없습니다. 취소와 조회에는 결제일자가 필요합니다.')
  const way = payWay(answer)
  const { split, anomalies } = splitOf(answer, paid)
  return ok({
    gatewayTransactionId: orderNumber,
    orderNumber,
    paidAt,
    method: way.method,
    gatewayMethod: answer.PCD_PAY_TYPE,
    wallet: way.wallet,
    paid,
    split,
    parts: paid === 0 ? [] : [{ kind: way.part, won: paid, wallet: way.wallet }],
    receipt: receiptOf(answer, paid),
    buyer: {
      name: buyer.name ?? textOrNull(answer.PCD_PAYER_NAME),
      phone: buyer.phone ?? textOrNull(answer.PCD_PAYER_HP),
      email: buyer.email ?? textOrNull(answer.PCD_PAYER_EMAIL),
    },
    goods: textOrNull(answer.PCD_PAY_GOODS),
    card: answer.PCD_PAY_TYPE === 'card' ? cardOf(answer) : null,
    bank: answer.PCD_PAY_TYPE === 'transfer' ? bankOf(answer) : null,
    anomalies: [...way.anomalies, ...amountAnomalies(answer), ...anomalies],
  })
}

/** PCD_PAY_METHOD of newer answers names a wallet; whether the wallet's card or its money paid is documented nowhere. */
const wallets: Readonly<Record<string, WalletId>> = {
  naverpay: 'naver-pay',
  kakaopay: 'kakao-pay',
  tosspay: 'toss-pay',
  samsungpay: 'samsung-pay',
  applepay: 'apple-pay',
  payco: 'payco',
}

interface PayWay {
  readonly method: PaymentMethod
  readonly part: 'card' | 'transfer' | 'other'
  readonly wallet: WalletId | null
  readonly anomalies: readonly Anomaly[]
}

/**
 * Card, transfer, or unknown. A wallet's payment is a card's when PCD_EASY_PAY_METHOD says card, or says nothing and a card's
 * approval number is there; otherwise its money may bear a receipt duty, so a person looks (rules: never a silent none).
 */
function payWay(answer: PaymentAnswer): PayWay {
  const name = answer.PCD_PAY_METHOD.toLowerCase()
  const wallet = (Object.hasOwn(wallets, name) ? wallets[name] : null) ?? null
  const easy = answer.PCD_EASY_PAY_METHOD
  const byCard = easy === '' ? wallet === null || answer.PCD_PAY_CARDAUTHNO !== '' : /card/i.test(easy)
  if (answer.PCD_PAY_TYPE === 'card' && byCard) return { method: 'card', part: 'card', wallet, anomalies: [] }
  if (answer.PCD_PAY_TYPE === 'transfer') return { method: 'transfer', part: 'transfer', wallet: null, anomalies: [] }
  const fields = {
    PCD_PAY_TYPE: answer.PCD_PAY_TYPE,
    PCD_PAY_METHOD: answer.PCD_PAY_METHOD,
    PCD_EASY_PAY_METHOD: answer.PCD_EASY_PAY_METHOD,
  }
  return { method: 'unknown', part: 'other', wallet, anomalies: [{ kind: 'unknown-method', fields }] }
}

/** R66: a TOTAL other than AMOUNT is an anomaly to look at; TOTAL is what counts (§3-6-1). */
function amountAnomalies(answer: PaymentAnswer): readonly Anomaly[] {
  const { PCD_PAY_AMOUNT, PCD_PAY_AMOUNT_REAL, PCD_PAY_DISCOUNT, PCD_PAY_TOTAL } = answer
  const given = Object.entries({ PCD_PAY_AMOUNT, PCD_PAY_AMOUNT_REAL, PCD_PAY_DISCOUNT, PCD_PAY_TOTAL })
  const fields = Object.fromEntries(given.filter(([, value]) => value !== ''))
  const amount = readWon(PCD_PAY_AMOUNT)
  if (PCD_PAY_AMOUNT !== '' && amount === null) return [{ kind: 'unreadable-amount', fields }]
  return PCD_PAY_TOTAL !== '' && amount !== null && amount !== readWon(PCD_PAY_TOTAL)
    ? [{ kind: 'total-differs', fields }]
    : []
}

/**
 * The split the answer states (R55). PCD_PAY_ISTAX N is wholly tax-free. A PCD_PAY_TAXTOTAL above 0 is the VAT of a composite order
 * (§3-3): the taxable part is what that VAT is an eleventh of, so tax-free = total − 11 × VAT, exact but for the rounding of the VAT
 * (at most 5 won). A VAT of just round(total / 11) leaves nothing tax-free. Without TAXTOTAL Payple applies 10 % itself (R24).
 */
function splitOf(answer: PaymentAnswer, total: Won): { split: TaxSplit; anomalies: readonly Anomaly[] } {
  const { PCD_PAY_ISTAX, PCD_PAY_TAXTOTAL, PCD_PAY_TOTAL } = answer
  const fields = { PCD_PAY_TOTAL, PCD_PAY_ISTAX, PCD_PAY_TAXTOTAL }
  const vat = PCD_PAY_TAXTOTAL === '' ? noWon : readWon(PCD_PAY_TAXTOTAL)
  if (PCD_PAY_ISTAX === 'N') {
    const split = { ...computeSplit(total, total), stated: true }
    return { split, anomalies: vat === noWon ? [] : [{ kind: 'tax-split-differs', fields }] }
  }
  if (vat === null) return { split: computeSplit(total), anomalies: [{ kind: 'unreadable-amount', fields }] }
  if (vat === noWon) return { split: computeSplit(total), anomalies: [] }
  if (vat > total) return { split: computeSplit(total), anomalies: [{ kind: 'vat-above-eleventh', fields }] }
  const above = vat > vatIncluded(total)
  const taxFree = vat >= vatIncluded(total) ? noWon : toWon(total - 11 * vat)
  const split = { supply: toWon(total - taxFree - vat), vat, taxFree, service: noWon, stated: true }
  return { split, anomalies: above ? [{ kind: 'vat-above-eleventh', fields }] : [] }
}

const receiptKinds: Readonly<Record<string, ReportedReceipt['kind']>> = {
  personal: 'income-deduction',
  개인: 'income-deduction',
  company: 'business-expense',
  법인: 'business-expense',
}

const noReceipt: ReportedReceipt = {
  target: null,
  issued: null,
  approvalNumber: null,
  receiptNumber: null,
  kind: null,
  identityLastFour: null,
}

/**
 * Only transfers have a receipt. Issued when PCD_TAXSAVE_RST is Y or a number came (R52: the window's result has only the number);
 * otherwise not issued, since Payple leaves the fields out when no receipt was asked for. PCD_TAXSAVE_MGTNUM is the tax office's number.
 */
function receiptOf(answer: PaymentAnswer, paid: Won): ReportedReceipt {
  if (answer.PCD_PAY_TYPE !== 'transfer') return noReceipt
  const stated = readWon(answer.PCD_TAXSAVE_AMOUNT)
  const kind = answer.PCD_TAXSAVE_TRADEUSE === '' ? answer.PCD_PAY_BANKACCTYPE : answer.PCD_TAXSAVE_TRADEUSE
  return {
    ...noReceipt,
    target: stated === null || stated === noWon || stated > paid ? paid : stated,
    issued: answer.PCD_TAXSAVE_RST === 'Y' || answer.PCD_TAXSAVE_MGTNUM !== '',
    approvalNumber: textOrNull(answer.PCD_TAXSAVE_MGTNUM),
    kind: (Object.hasOwn(receiptKinds, kind) ? receiptKinds[kind] : null) ?? null,
  }
}

function cardOf(answer: PaymentAnswer): CardFacts {
  const months = /^\d{1,2}$/.test(answer.PCD_PAY_CARDQUOTA) ? Number(answer.PCD_PAY_CARDQUOTA) : null
  return {
    issuer: textOrNull(answer.PCD_PAY_CARDNAME),
    maskedNumber: textOrNull(maskedCard(answer.PCD_PAY_CARDNUM)),
    approvalNumber: textOrNull(answer.PCD_PAY_CARDAUTHNO),
    instalmentMonths: months,
    partialRefundAllowed: null,
  }
}

const bankOf = (answer: PaymentAnswer) => ({
  bank: textOrNull(answer.PCD_PAY_BANKNAME),
  maskedAccount: textOrNull(maskedAccount(answer.PCD_PAY_BANKNUM)),
})
