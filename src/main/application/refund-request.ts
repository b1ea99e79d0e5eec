import { overLimit } from '../../domain/approval.ts'
import { confirmedFacts, type GatewayWords } from '../../domain/confirmed-facts.ts'
import { may, type RefundLimits } from '../../domain/operator.ts'
import type { Won } from '../../domain/money.ts'
import { openActOf } from '../../domain/receipt/receipt-act.ts'
import type { Refund } from '../../domain/refund.ts'
import { type RefundPreview, refundPreview } from '../../domain/refund-preview.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { ShopHistory } from '../../domain/shop-rule.ts'
import type { Shop } from '../../domain/shop.ts'
import { taxFor } from '../../domain/tax-history.ts'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import { blockingCard, boundSentences } from '../../domain/truth-card.ts'
import { type ConnectionFailure, withConnection } from './connection.ts'
import { factHash } from './fact-hash.ts'
import type { Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { sendRefund } from './refund-asking.ts'
import type { Resolver } from './resolver.ts'
import type { Settlement } from './settling.ts'
import { type RuledPayment, truthCardsOf } from './truth.ts'

/** What a refund does to a receipt is not known while what became of the receipt is not. */
export const receiptUndecided = {
  kind: 'refund-not-possible',
  because: '결과가 정해지지 않은 현금영수증 요청이 있어 환불하면 영수증이 어떻게 되는지 알 수 없습니다.',
  remedy: '그 요청의 결과를 먼저 정하세요. 급하면 결제사 관리자나 홈택스에서 확인해 직접 확정하고 환불하세요.',
} as const

/** A payment as a preview needs it, the shop it belongs to, and what the shop's refunds have shown. */
export interface PreviewedPayment {
  readonly record: Pick<TransactionRecord, 'transaction' | 'refunds' | 'outside' | 'receiptActs' | 'dutyNotes'>
  readonly shop: Shop
  readonly history: ShopHistory
}

/** What refunding this amount would do, or why it cannot be asked here and now; the gateway's own rules included. */
export function previewOf(
  ports: Pick<Ports, 'clock' | 'gateways'>,
  payment: PreviewedPayment,
  amount: Won,
  taxFree: Won | null,
) {
  const { record, shop } = payment
  const { transaction, refunds, outside, receiptActs, dutyNotes } = record
  const today = ports.clock.today()
  const preview = refundPreview({
    transaction,
    refunds,
    outside,
    receiptActs,
    dutyNotes,
    amount,
    taxFree,
    settings: taxFor(shop, transaction, today),
    today,
  })
  if (!preview.ok) return preview
  if (openActOf(receiptActs) !== null) return failed(receiptUndecided)
  const blocking = blockingCard(truthCardsOf(ports, payment, amount))
  if (blocking === null) return preview
  return failed({ kind: 'refund-not-possible' as const, because: blocking.sentence, remedy: blocking.remedy })
}

/** What this gateway says beside the preview, as far as a confirmation is bound to it. */
export function wordsOf(ports: Pick<Ports, 'clock' | 'gateways'>, payment: RuledPayment, amount: Won): GatewayWords {
  return {
    cautions: boundSentences(truthCardsOf(ports, payment, amount)),
    left: ports.gateways[payment.shop.gateway].refundApproval(payment.record.transaction),
  }
}

/** Why another person has to approve this refund, as sentences: the limit of who asks, and what only finance may answer for. */
export function anotherNeeded(
  ports: Pick<Ports, 'operator'>,
  limits: RefundLimits,
  { record }: Pick<PreviewedPayment, 'record'>,
  amount: Won,
  { left }: Pick<GatewayWords, 'left'>,
): readonly string[] {
  const over = overLimit(ports.operator, limits, record.refunds, amount)
  return [
    ...(over === null ? [] : [over]),
    ...(left !== null && !may(ports.operator.role, 'approve') ? [`재무 담당자가 승인해야 합니다. ${left}`] : []),
  ]
}

/** All that is confirmed with a refund, and its hash. */
export function boundFacts(payment: PreviewedPayment, preview: RefundPreview, words: GatewayWords) {
  const facts = confirmedFacts({ transaction: payment.record.transaction, shop: payment.shop }, preview, words)
  return { facts, hash: factHash(facts) }
}

/**
 * On disk first, then out: `note` writes the intent down, and a refund that somebody noted before is not sent again. Nothing is noted
 * before the shop's gateway can be called.
 */
export async function noteAndSend<F>(
  ports: Ports,
  resolver: Resolver,
  book: OpenBook,
  found: Payment,
  note: () => Promise<Result<{ readonly refund: Refund; readonly fresh: boolean }, F>>,
): Promise<Result<Refund, F | ConnectionFailure>> {
  const connected = await withConnection(ports, book, found.shop, async (gateway, connection) => {
    const noted = await note()
    if (!noted.ok) return noted
    const { refund, fresh } = noted.value
    if (!fresh) return ok(refund)
    const writeLater = (settlement: Settlement): void => resolver.writeLater(book, settlement)
    const sent = await sendRefund(ports, book, gateway, connection, { ...found, refund, writeLater })
    if (sent.refund.state === 'unknown') resolver.watch(book, sent.refund)
    if (sent.balanceDiffers) resolver.lookUpSoon(book, refund.transactionId)
    return ok(sent.refund)
  })
  return connected.ok ? connected.value : connected
}
