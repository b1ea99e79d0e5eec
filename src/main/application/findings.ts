import { epochOf } from '../../domain/day.ts'
import { subtract, type Won } from '../../domain/money.ts'
import { liveReceiptOf } from '../../domain/receipt/live-receipt.ts'
import { wonText } from '../../domain/receipt/wording.ts'
import { countsAsSpent, isOpen } from '../../domain/refund.ts'
import { basedOnOf } from '../../domain/refund-preview.ts'
import { taxFor } from '../../domain/tax-history.ts'
import { splitTotal } from '../../domain/tax-split.ts'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import { type Found, paidDiffers, settleByEvidence } from './evidence.ts'
import type { Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { balanceLagMs } from './settling.ts'

/**
 * What a look-up of a payment changed in the ledger, as sentences. `payment` must be as it was before the gateway was asked:
 * when it is no longer so, a balance is not compared, since it may be from before or after the change.
 */
export async function applyFindings(
  ports: Ports,
  book: OpenBook,
  payment: Payment,
  answer: Found,
): Promise<readonly string[]> {
  const receipt = receiptFinding(ports, payment, answer)
  const found = await balanceFindings(ports, book, payment, answer)
  return receipt === null ? found : [...found, receipt]
}

/**
 * After a partial refund the ledger believes that the rest is still receipted; whether the gateway cut the receipt or ended it whole
 * is open (Q3), so a look-up that shows none is told. Null when there is nothing to tell.
 */
function receiptFinding({ clock }: Ports, { record, shop }: Payment, answer: Found): string | null {
  if (answer.transaction?.receipt.issued !== false || !record.refunds.some(countsAsSpent)) return null
  const today = clock.today()
  const settings = taxFor(shop, record.transaction, today)
  const live = splitTotal(liveReceiptOf({ ...record, shopName: shop.name, settings, today }))
  if (live === 0) return null
  return `원장에는 ${wonText(live)}의 현금영수증이 남아 있으나 결제사 조회에는 없습니다. 일부 환불 때 전체가 취소되었을 수 있으니 홈택스에서 확인하세요. 없으면 남은 금액을 다시 발급해야 합니다.`
}

async function balanceFindings(
  ports: Ports,
  book: OpenBook,
  payment: Payment,
  answer: Found,
): Promise<readonly string[]> {
  const { transaction, refunds, outside } = payment.record
  const open = refunds.find((refund) => isOpen(refund.state))
  if (open !== undefined) return [(await settleByEvidence(ports, book, payment, open, answer)).finding]
  const differs = paidDiffers(transaction.paid, answer)
  if (differs !== null) return [differs]
  const basedOn = basedOnOf(transaction.paid, refunds, outside)
  const balance = balanceOf(answer, transaction.paid)
  if (balance === null || balance === basedOn.remaining) return []
  if (balance > basedOn.remaining) return [aboveSentence(payment.record, answer, balance, basedOn.remaining)]
  const elsewhere = subtract(basedOn.remaining, balance)
  const recorded = await book.ledger.recordOutsideRefund({
    transactionId: transaction.id,
    identity: `${transaction.gatewayTransactionId}/balance/${balance}`,
    won: elsewhere,
    at: answer.lastRefundAt,
    seenAt: ports.clock.now(),
    source: 'look-up',
    basedOn,
  })
  if (recorded.ok) {
    return [`결제사 잔액이 원장보다 ${wonText(elsewhere)} 적습니다. 다른 곳에서 한 환불로 기록했습니다.`]
  }
  return recorded.failure.kind === 'facts-changed'
    ? ['조회하는 동안 이 거래의 환불이 바뀌어 잔액을 견주지 않았습니다. 다시 조회하세요.']
    : ['결제사 잔액이 원장과 맞지 않습니다. 확인이 필요합니다.']
}

/** A balance above ours: one that still lags behind a refund just made, or a refund that was taken back. */
function aboveSentence({ refunds }: TransactionRecord, answer: Found, balance: Won, left: Won): string {
  const seen = `결제사 잔액 ${wonText(balance)}이 원장의 ${wonText(left)}보다 많습니다.`
  const isFresh = refunds.some((refund) => epochOf(answer.askedAt) - epochOf(refund.changedAt) < balanceLagMs)
  return isFresh
    ? `${seen} 방금 한 환불이 아직 반영되지 않았을 수 있습니다. 1분 뒤 다시 조회하세요.`
    : `${seen} 환불이 취소되었는지 결제사에 확인하세요.`
}

/** The gateway's balance: stated, or what its own refunded sum leaves. Null when it says neither. */
const balanceOf = (answer: Found, paid: Won): Won | null => {
  if (answer.remaining !== null) return answer.remaining
  return answer.refunded === null || answer.refunded > paid ? null : subtract(paid, answer.refunded)
}
