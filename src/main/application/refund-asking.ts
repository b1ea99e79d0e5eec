import { type Refund, refundReasonName } from '../../domain/refund.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import type { Won } from '../../domain/money.ts'
import type { Transaction } from '../../domain/transaction.ts'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import { verdictNow } from '../../domain/receipt/ledger-row.ts'
import { refundReceiptOutcome } from '../../domain/receipt/refund-outcome.ts'
import type { ReceiptVerdict } from '../../domain/receipt/verdict.ts'
import type { Shop } from '../../domain/shop.ts'
import type { Connection, Gateway, Outcome, RefundAccepted, RefundOrder, UnknownCause } from '../gateways/gateway.ts'
import type { OpenBook, Ports } from './ports.ts'

/** Why an outcome is unknown, as the operator reads it. */
const unknownSentences = {
  timeout: '결제사가 시간 안에 답하지 않았습니다.',
  'connection-lost': '답을 받기 전에 연결이 끊겼습니다.',
  'unreadable-answer': '결제사의 답을 읽을 수 없습니다.',
  'server-error': '결제사가 오류를 돌려주었고 처리 여부를 말하지 않았습니다.',
  'unclear-code': '결제사의 답이 처리 여부를 말하지 않습니다.',
} as const satisfies Record<UnknownCause, string>

/** The order a gateway gets, made from what is in the journal and nothing else. */
export function refundOrder(record: TransactionRecord, refund: Refund): RefundOrder {
  const { transaction } = record
  return {
    payment: {
      gatewayTransactionId: transaction.gatewayTransactionId,
      orderNumber: transaction.orderNumber,
      paidOn: dayOf(transaction.paidAt),
      gatewayMethod: transaction.gatewayMethod,
    },
    paid: transaction.paid,
    paidSplit: transaction.split,
    amount: refund.amount,
    split: refund.split,
    remainingBefore: refund.remainingBefore,
    refundedBefore: refund.remainingBefore < transaction.paid,
    // The operator's own words stay in the journal: they may name a person.
    reason: refundReasonName(refund.reason.code),
  }
}

/**
 * Sends a refund that is in the journal, once, and writes down what became of it.
 * A surprise on the way is an unknown outcome like any other: bytes may have left.
 */
export async function sendRefund(
  ports: Pick<Ports, 'clock' | 'log'>,
  book: Pick<OpenBook, 'ledger'>,
  gateway: Gateway,
  connection: Connection,
  { record, shop }: { readonly record: TransactionRecord; readonly shop: Shop },
  refund: Refund,
): Promise<{ readonly refund: Refund; readonly balanceDiffers: boolean }> {
  await book.ledger.noteRefundSent({ id: refund.id, at: ports.clock.now() })
  const outcome = await asked(ports, gateway, connection, refundOrder(record, refund))
  const before = verdictBefore(record, shop, ports.clock.today())
  const settled = await settle(ports, book, record.transaction, before, refund, outcome)
  ports.log.event('refund.settled', { refundId: refund.id, state: settled.state, won: settled.amount })
  return { refund: settled, balanceDiffers: outcome.kind === 'declined' && outcome.refusal.balanceDiffers }
}

async function asked(
  ports: Pick<Ports, 'log'>,
  gateway: Gateway,
  connection: Connection,
  order: RefundOrder,
): Promise<Outcome<RefundAccepted>> {
  try {
    return await gateway.refund(connection, order)
  } catch (cause) {
    // A bug after the first byte may have left must not look like "nothing happened".
    ports.log.unexpected('refund.ask', cause)
    return { kind: 'unknown', because: 'unreadable-answer', code: null }
  }
}

function settle(
  ports: Pick<Ports, 'clock'>,
  book: Pick<OpenBook, 'ledger'>,
  { parts }: Transaction,
  before: ReceiptVerdict,
  refund: Refund,
  outcome: Outcome<RefundAccepted>,
): Promise<Refund> {
  const common = { id: refund.id, operatorId: refund.operatorId, at: ports.clock.now() }
  const nothing = { gatewayRefundId: null, doneAt: null, receipt: null }
  switch (outcome.kind) {
    case 'accepted':
      return book.ledger.settleRefund({
        ...common,
        state: 'done',
        answer: { code: null, message: '결제사가 환불을 승인했습니다.' },
        gatewayRefundId: outcome.value.gatewayRefundId,
        doneAt: outcome.value.at ?? common.at,
        receipt: refundReceiptOutcome({ parts, amount: refund.amount }, before, outcome.value.receipt),
        evidence: balanceSentence(outcome.value.remainingAfter),
      })
    case 'declined':
      return book.ledger.settleRefund({
        ...common,
        ...nothing,
        state: 'declined',
        answer: { code: outcome.refusal.code, message: sentenceOf(outcome.refusal) },
        evidence: '결제사가 거절했습니다.',
      })
    case 'not-sent':
      return book.ledger.settleRefund({
        ...common,
        ...nothing,
        state: 'not-applied',
        answer: {
          code: outcome.refusal?.code ?? null,
          message:
            outcome.refusal === null
              ? '결제사에 연결되지 않아 아무것도 보내지 않았습니다.'
              : sentenceOf(outcome.refusal),
        },
        evidence: '환불 요청이 나가지 않았습니다.',
      })
    case 'unknown':
      return book.ledger.settleRefund({
        ...common,
        ...nothing,
        state: 'unknown',
        answer: { code: outcome.code, message: unknownSentences[outcome.because] },
        evidence: unknownSentences[outcome.because],
      })
  }
}

/** Who owed the receipt before a refund was asked: the facts of the record, without that refund. */
export const verdictBefore = (
  { transaction, refunds, outside }: TransactionRecord,
  shop: Shop,
  today: Day,
): ReceiptVerdict => verdictNow({ transaction, refunds, outside, settings: shop.tax, today })

const sentenceOf = (refusal: { readonly message: string; readonly remedy: string | null }): string =>
  refusal.remedy === null ? refusal.message : `${refusal.message} ${refusal.remedy}`

const balanceSentence = (remaining: Won | null): string =>
  remaining === null ? '결제사의 승인 응답' : `결제사의 승인 응답, 남은 금액 ${remaining.toLocaleString('ko-KR')}원`
