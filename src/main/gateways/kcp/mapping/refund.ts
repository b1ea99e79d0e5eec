import { readGatewayTime } from '../../../../domain/day.ts'
import { noWon, readWon, subtract, type Won } from '../../../../domain/money.ts'
import type { ReceiptOutcome } from '../../../../domain/refund.ts'
import { failed, ok, type Result } from '../../../../domain/result.ts'
import { splitTotal, taxationOf } from '../../../../domain/tax-split.ts'
import type { Outcome } from '../../call.ts'
import type { RefundAccepted, RefundOrder } from '../../gateway.ts'
import type { CancelFields, Reply } from '../client.ts'
import { codeOf, refusalOf } from '../codes.ts'
import { cleanText } from '../text.ts'
import type { CancelAnswer } from '../wire.ts'
import { cancelIdentity } from './answer.ts'

/**
 * The cancel to ask for: STSC when the whole payment goes back at once, else STPC with the balance before it
 * (KCP guide §4, §5: after any partial cancel only STPC works). Fails with a Korean reason when the figures contradict each other.
 */
export function toCancelFields(order: RefundOrder): Result<CancelFields, string> {
  const { amount, remainingBefore, paid } = order
  if (amount <= noWon) return failed('환불 금액이 0원입니다.')
  if (amount > remainingBefore || remainingBefore > paid) return failed('환불 금액이 남은 금액보다 많습니다.')
  if (splitTotal(order.split) !== amount) return failed('과세·부가세·면세 금액의 합이 환불 금액과 다릅니다.')
  const tno = order.payment.gatewayTransactionId
  const mod_desc = cleanReason(order.reason)
  if (!order.refundedBefore && amount === paid) return ok({ mod_type: 'STSC', tno, mod_desc })
  return ok({
    mod_type: 'STPC',
    tno,
    mod_mny: String(amount),
    rem_mny: String(remainingBefore),
    mod_desc,
    ...(taxationOf(order.paidSplit) === 'mixed' ? taxFields(order) : {}),
  })
}

/** 복합과세: the refund's own split; `mod_free_mny` is sent even when 0 (KCP guide §5). KCP has no service charge: it is tax-free. */
const taxFields = ({ split }: RefundOrder) =>
  ({
    tax_flag: 'TG03',
    mod_tax_mny: String(split.supply),
    mod_vat_mny: String(split.vat),
    mod_free_mny: String(split.taxFree + split.service),
  }) as const

const longestReasonBytes = 100

/** A reason as KCP takes it: clients cut at 100 bytes (KCP guide §1.7). */
export const cleanReason = (reason: string): string => cleanText(reason, longestReasonBytes) || '고객 환불'

/**
 * Judges a cancel's reply. Accepted only by `0000` with the same number echoed and no amount that contradicts the request;
 * declined only by a code known to mean that nothing moved, and not about another payment; all else is unknown
 * (KCP guide §1.6, §8.3).
 */
export function judgeCancel(
  reply: Reply<CancelAnswer>,
  order: RefundOrder,
  asked: CancelFields,
  isCumulative = false,
): Outcome<RefundAccepted> {
  if (reply.kind === 'not-sent') return { kind: 'not-sent', because: 'unreachable', refusal: null }
  if (reply.kind === 'silent') return { kind: 'unknown', because: reply.because, code: null }
  const { answer } = reply
  const code = answer.res_cd
  const meaning = codeOf(code)?.meaning ?? 'unclear'
  if (meaning === 'unclear') return { kind: 'unknown', because: 'unclear-code', code }
  // A no about another payment is none about this one.
  if (meaning !== 'ok' && answer.tno !== null && answer.tno !== asked.tno) {
    return { kind: 'unknown', because: 'unreadable-answer', code }
  }
  if (meaning !== 'ok') return { kind: 'declined', refusal: refusalOf(code, answer.res_msg) }
  const agrees =
    answer.tno === asked.tno && (asked.mod_type === 'STSC' ? agreesInFull(answer, order) : agreesInPart(answer, order))
  if (!agrees) return { kind: 'unknown', because: 'unreadable-answer', code }
  return { kind: 'accepted', value: toAccepted(answer, order, asked, isCumulative) }
}

const isOrAbsent = (stated: string | null, expected: Won): boolean => stated === null || readWon(stated) === expected

/**
 * A whole cancel: everything stated is the whole, and nothing remains. A partial cancel's serial contradicts it,
 * unless the answer itself says that everything went back.
 */
const agreesInFull = (answer: CancelAnswer, order: RefundOrder): boolean =>
  (answer.mod_pcan_seq_no === null || cancelledIn(answer) !== null || leftIn(answer) !== null) &&
  isOrAbsent(answer.amount, order.paid) &&
  isOrAbsent(cancelledIn(answer), order.paid) &&
  isOrAbsent(leftIn(answer), noWon)

/** A partial cancel. Its amounts are certain names of documents whose answers nobody printed, so each may be absent (KCP guide §5). */
const agreesInPart = (answer: CancelAnswer, order: RefundOrder): boolean =>
  isOrAbsent(answer.amount, order.paid) &&
  isOrAbsent(cancelledIn(answer), order.amount) &&
  isOrAbsent(leftIn(answer), subtract(order.remainingBefore, order.amount))

/** Cancelled now and left after it; an amount under its older name contradicts as much (KCP guide, older generation). */
const cancelledIn = (answer: CancelAnswer): string | null => answer.mod_mny ?? answer.panc_mod_mny
const leftIn = (answer: CancelAnswer): string | null => answer.rem_mny ?? answer.panc_rem_mny

function toAccepted(
  answer: CancelAnswer,
  order: RefundOrder,
  asked: CancelFields,
  isCumulative: boolean,
): RefundAccepted {
  const full = asked.mod_type === 'STSC'
  const time = answer.canc_time ?? answer.mod_time
  const at = readGatewayTime(time)
  const wholeSerial = at === null || time === null ? null : time.replace(/\D/g, '')
  const serial = answer.mod_pcan_seq_no ?? (full ? wholeSerial : null)
  return {
    gatewayRefundId: serial === null ? null : cancelIdentity(asked.tno, serial),
    at,
    remainingAfter: full ? noWon : readWon(leftIn(answer)),
    fromCard: readWon(full ? answer.card_mny : answer.card_mod_mny),
    receipt: receiptAfter(order.payment.gatewayMethod, targetOf(answer, order, isCumulative)),
  }
}

/**
 * The receipt amount this cancel takes back. Whether later answers name this cancel's or the sum of all is open (KCP guide §13.7);
 * a sum below what earlier answers named is none, and of a sum with an amount in it that nobody knows this cancel's share is not known.
 */
function targetOf({ app_cash_receipt_mny: told }: CancelAnswer, order: RefundOrder, isCumulative: boolean): Won | null {
  // The code of success in its place is no amount (N7).
  const won = told === '0000' ? null : readWon(told)
  if (won === null || !isCumulative) return won
  const before = order.receiptTargetBefore
  return before === null || won < before ? null : subtract(won, before)
}

/**
 * What the cancel means for the cash receipt (easy-pay guide; rules R20, R32, R34, R57). `won` is the answer's
 * `app_cash_receipt_mny`. Wallets and, for Naver points, KCP adjust their own; SSG money is the merchant's to cancel;
 * nothing says what becomes of a receipt for a transfer, so it is unknown and not assumed.
 */
function receiptAfter(gatewayMethod: string, won: Won | null): ReceiptOutcome {
  const outcome = (kind: ReceiptOutcome['kind']): ReceiptOutcome => ({ kind, won, code: null, message: null })
  switch (gatewayMethod) {
    case 'PACA':
      return outcome(won === null || won === noWon ? 'none' : 'unknown')
    case 'PASG':
      return outcome(won === null ? 'unknown' : won === noWon ? 'none' : 'to-do')
    case 'PAKM':
    case 'PATO':
    case 'PANP':
      return outcome(won === noWon ? 'none' : 'by-wallet')
    default:
      return outcome('unknown')
  }
}
