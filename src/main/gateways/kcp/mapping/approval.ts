import { type Instant, readGatewayTime } from '../../../../domain/day.ts'
import { noWon, type Won } from '../../../../domain/money.ts'
import type {
  Anomaly,
  BankFacts,
  Buyer,
  CardFacts,
  ReportedReceipt,
  ReportedTransaction,
} from '../../../../domain/transaction.ts'
import { failed, ok, type Result } from '../../../../domain/result.ts'
import { maskedCardNumber } from '../answer-text.ts'
import { type Line, receiptTargetOf, shown, textOf, wonOf, yesNoOf } from './fields.ts'
import { partsOf } from './parts.ts'
import { kindOf, type PaymentKind } from './payment-kind.ts'
import { splitOf } from './tax.ts'

/** Order numbers go by three names (KCP guide §10.15). */
export const orderNumberOf = (line: Line): string => textOf(line, 'order_no', 'ordr_idxx', 'ordr_no')

/** KCP's transaction number: text of letters and digits, 14 in the guide; empty when it is none. */
export function transactionNumberOf(line: Line): string {
  const number = textOf(line, 'tno')
  return /^[0-9A-Za-z]{1,20}$/.test(number) ? number : ''
}

/** When it was paid: each method has its own field (KCP guide §2.2), `app_time` where that one is missing. */
const timeFields = {
  card: ['app_time'],
  'easy-pay-money': ['app_easypoint_time', 'app_kakaomny_time', 'app_time'],
  transfer: ['app_time'],
  'virtual-account': ['ipgm_time', 'app_time'],
  mobile: ['hp_app_time', 'app_time'],
  'gift-card': ['tk_app_time', 'app_time'],
  points: ['pnt_app_time', 'app_easypoint_time', 'app_time'],
  unknown: ['app_time', 'app_easypoint_time', 'hp_app_time', 'tk_app_time', 'pnt_app_time'],
} as const satisfies Record<PaymentKind['method'], readonly string[]>

/** Reads a successful approval answer into our words. Fails with a Korean reason when number, amount or time cannot be read. */
export function readApproval(line: Line, buyer: Buyer): Result<ReportedTransaction, string> {
  const gatewayTransactionId = transactionNumberOf(line)
  if (gatewayTransactionId === '') return failed('거래번호(tno)가 없거나 읽을 수 없습니다.')
  const paid = wonOf(line, 'amount', 'totl_mnyx', 'ipgm_mnyx')
  if (paid === null) return failed('금액(amount)이 없습니다.')
  if (paid === 'unreadable')
    return failed(`금액(amount)이 원 단위 숫자 12자리 이하가 아닙니다(${textOf(line, 'amount')}).`)
  const kind = kindOf(line)
  const paidAt = timeOf(line, kind)
  if (paidAt === null) return failed(`결제 시각(${timeFields[kind.method][0]})이 없거나 읽을 수 없습니다.`)
  return ok(toTransaction(line, buyer, { gatewayTransactionId, paid, paidAt, kind }))
}

const timeOf = (line: Line, kind: PaymentKind): Instant | null =>
  readGatewayTime(textOf(line, ...timeFields[kind.method]))

function toTransaction(
  line: Line,
  buyer: Buyer,
  read: {
    readonly gatewayTransactionId: string
    readonly paid: Won
    readonly paidAt: Instant
    readonly kind: PaymentKind
  },
): ReportedTransaction {
  const { kind, paid } = read
  const parts = partsOf(line, kind, paid)
  const tax = splitOf(line, paid)
  const receipt = receiptOf(line, kind, paid)
  return {
    gatewayTransactionId: read.gatewayTransactionId,
    orderNumber: orderNumberOf(line),
    paidAt: read.paidAt,
    method: kind.method,
    gatewayMethod: textOf(line, 'pay_method'),
    wallet: kind.wallet,
    paid,
    split: tax.split,
    parts: parts.parts,
    receipt,
    buyer,
    goods: textOf(line, 'good_name') || null,
    card: cardOf(line, kind),
    bank: bankOf(line),
    anomalies: [...kind.anomalies, ...parts.anomalies, ...tax.anomalies, ...receiptAnomalies(line, kind, receipt)],
  }
}

/**
 * What the answer says of the cash receipt. The target of a wallet's balance is `app_cash_receipt_mny`, of an account
 * payment all of it; `cash_*` fields tell of a receipt the buyer asked for in the window (KCP guide §2.2, rules R57).
 */
export function receiptOf(line: Line, kind: PaymentKind, paid: Won): ReportedReceipt {
  const target = receiptTargetOf(line)
  const account = kind.method === 'transfer' || kind.method === 'virtual-account'
  const approvalNumber = textOf(line, 'cash_authno', 'cash_a_no') || null
  const receiptNumber = textOf(line, 'app_cash_receipt_no', 'cash_no') || null
  const asked = yesNoOf(line, 'cash_yn')
  const numbered = approvalNumber !== null || receiptNumber !== null
  const code = textOf(line, 'cash_tr_code')
  return {
    target: account ? paid : target === 'unreadable' ? null : target,
    // Asked for in the window is not issued: only a number proves it.
    issued: account ? (numbered ? true : asked === true ? null : asked) : yesNoOf(line, 'app_cash_receipt_yn'),
    approvalNumber,
    receiptNumber,
    kind: code === '0' ? 'income-deduction' : code === '1' ? 'business-expense' : null,
    identityLastFour: lastFourOf(textOf(line, 'cash_id_info')),
  }
}

/** Issued by KCP (Naver points, and account payments on request) means there is a number (easy-pay guide; rules R57). */
function receiptAnomalies(line: Line, kind: PaymentKind, receipt: ReportedReceipt): readonly Anomaly[] {
  const account = kind.method === 'transfer' || kind.method === 'virtual-account'
  const naver = kind.wallet === 'naver-pay'
  const promised = account
    ? yesNoOf(line, 'cash_yn') === true
    : naver && receipt.issued === true && (receipt.target ?? noWon) > noWon
  if (!promised || receipt.receiptNumber !== null || receipt.approvalNumber !== null) return []
  const fields = account
    ? ['cash_yn', 'cash_authno', 'cash_no']
    : ['app_cash_receipt_yn', 'app_cash_receipt_no', 'app_cash_receipt_mny']
  return [{ kind: 'receipt-without-number', fields: shown(line, ...fields) }]
}

function cardOf(line: Line, kind: PaymentKind): CardFacts | null {
  const issuer = textOf(line, 'card_name', 'card_cd')
  const number = textOf(line, 'card_no')
  const partialRefundAllowed = yesNoOf(line, 'partcanc_yn')
  if (kind.method !== 'card' && issuer === '' && number === '' && partialRefundAllowed === null) return null
  const quota = textOf(line, 'quota')
  return {
    issuer: issuer || null,
    maskedNumber: number === '' ? null : maskedCardNumber(number),
    approvalNumber: textOf(line, 'app_no') || null,
    instalmentMonths: /^\d{1,2}$/.test(quota) ? Number(quota) : null,
    partialRefundAllowed,
  }
}

function bankOf(line: Line): BankFacts | null {
  const bank = textOf(line, 'bank_name', 'bankname', 'bank_code', 'bankcode')
  const account = textOf(line, 'account')
  if (bank === '' && account === '') return null
  return { bank: bank || null, maskedAccount: account === '' ? null : account.replace(/.(?=.{4})/g, '*') }
}

const lastFourOf = (identity: string): string | null => /(\d{4})\D*$/.exec(identity)?.[1] ?? null
