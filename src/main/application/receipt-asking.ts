import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { add, noWon, type Won } from '../../domain/money.ts'
import { cancelReasonNumbers } from '../../domain/receipt/cancel-reason.ts'
import { standing } from '../../domain/receipt/ledger-row.ts'
import { checkIdentity } from '../../domain/receipt/identity.ts'
import { isCutByAct, openActOf, type ReceiptAct, receiptActKey, tookEffect } from '../../domain/receipt/receipt-act.ts'
import { takenBy } from '../../domain/receipt/receipt-cancel.ts'
import { basedOnOf } from '../../domain/refund-preview.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { ReceiptAccepted, ReceiptDesk } from '../gateways/desks.ts'
import type { Connection, Outcome } from '../gateways/call.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { askedOnce } from './asked.ts'
import { withConnection } from './connection.ts'
import { addressOf } from './look-up.ts'
import { findPayment, type Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { type Blocked, type ReceiptFacts, receiptFacts } from './receipt-desk.ts'
import type { ActSettlement } from './receipt-inquiry.ts'
import { type KeyedIdentity, lookForDoubles } from './receipt-radar.ts'
import { noteSent, notHeardBefore, settle } from './receipt-sending.ts'
import type { Resolver } from './resolver.ts'
import { receiptActView } from './views.ts'

type ReceiptHandlers = Handlers<AppContract>['receipts']
type IssueInput = Parameters<ReceiptHandlers['issue']>[0]
type CancelInput = Parameters<ReceiptHandlers['cancel']>[0]

/**
 * Issues a receipt in this book: identity checked, others that look like it looked for, written down, asked once, and what became of it
 * written down.
 */
export async function issueReceipt(
  ports: Ports,
  resolver: Resolver,
  book: OpenBook,
  input: IssueInput,
): ReturnType<ReceiptHandlers['issue']> {
  const identity = checkIdentity(input.purpose, input.identity)
  if (!identity.ok) return failed({ kind: 'identity-refused', problem: identity.failure })
  if (input.otherSale?.reason === '') return failed({ kind: 'other-sale-unexplained' })
  const payment = await findPayment(book, input.transactionId)
  if (payment === null) return failed({ kind: 'transaction-not-found' })
  const { transaction } = payment.record
  return actOnReceipt(ports, resolver, book, payment, {
    kind: 'issue',
    amount: input.amount,
    earlierActs: input.earlierActs,
    blockedIn: (facts) => facts.issueBlocked,
    intentOf: ({ verdict }) => ({
      amount: verdict.amount,
      left: noWon,
      split: verdict.split,
      purpose: input.purpose,
      identityLastFour: identity.value.slice(-4),
      cancelReason: null,
      refundId: null,
    }),
    whose: () =>
      lookForDoubles(ports, book, payment, {
        identity: identity.value,
        won: input.amount,
        otherSale: input.otherSale,
      }),
    ask: (desk, connection, act) =>
      desk.issueReceipt(connection, {
        payment: addressOf(transaction),
        paid: transaction.paid,
        amount: act.amount,
        split: act.split,
        purpose: input.purpose,
        identity: identity.value,
        paidAt: transaction.paidAt,
        goods: transaction.goods,
        buyerName: transaction.buyer.name,
        serial: input.earlierActs + 1,
        // A cancel must name the time of the issue again, and knows this one from the journal.
        at: act.requestedAt,
      }),
  })
}

/** Cancels the live receipt in this book, whole or by what it is too much: written down, asked once, and what became of it written down. */
export async function cancelReceipt(
  ports: Ports,
  resolver: Resolver,
  book: OpenBook,
  input: CancelInput,
): ReturnType<ReceiptHandlers['cancel']> {
  const payment = await findPayment(book, input.transactionId)
  if (payment === null) return failed({ kind: 'transaction-not-found' })
  const { transaction, receiptActs } = payment.record
  const { receipt } = standing(transaction, receiptActs)
  const reason = cancelReasonNumbers[input.reason]
  return actOnReceipt(ports, resolver, book, payment, {
    kind: 'cancel',
    amount: input.amount,
    earlierActs: input.earlierActs,
    blockedIn: (facts) => facts.cancelBlocked ?? (input.extent === 'excess' ? whyNoPart(facts) : null),
    intentOf: ({ live, excess }) => ({
      ...takenBy(input.extent, live, excess),
      purpose: null,
      identityLastFour: null,
      cancelReason: reason,
      refundId: input.refundId,
    }),
    whose: async () => ok(null),
    ask: (desk, connection, act) =>
      desk.cancelReceipt(connection, {
        payment: addressOf(transaction),
        amount: act.amount,
        liveBefore: add(act.amount, act.left),
        cutBefore: isCutByAct(receiptActs),
        paidAt: transaction.paidAt,
        issuedAt:
          receiptActs.findLast((one) => one.kind === 'issue' && tookEffect(one))?.requestedAt ?? transaction.paidAt,
        approvalNumber: receipt.approvalNumber,
        receiptNumber: receipt.receiptNumber,
        reason,
      }),
  })
}

const whyNoPart = ({ excess }: ReceiptFacts): Blocked | null =>
  excess?.canCancelAlone === true
    ? null
    : { because: '일부만 취소할 현금영수증이 아닙니다.', remedy: '전액을 취소한 뒤 남은 금액을 다시 발급하세요.' }

type Answer = Awaited<ReturnType<ReceiptHandlers['cancel']>>
type ActValue = Extract<Answer, { readonly ok: true }>['value']
type ActFailure = Extract<Answer, { readonly ok: false }>['failure']
type Intent = Parameters<Ledger['noteReceiptActIntended']>[0]

/** One act: what it is, what forbids it, what is written down, and how the gateway is asked. */
interface Wish<Refusal> {
  readonly kind: ReceiptAct['kind']
  /** What the operator was shown. */
  readonly amount: Won
  readonly earlierActs: number
  readonly blockedIn: (facts: ReceiptFacts) => Blocked | null
  readonly intentOf: (
    facts: ReceiptFacts,
  ) => Pick<Intent, 'amount' | 'left' | 'split' | 'purpose' | 'identityLastFour' | 'cancelReason' | 'refundId'>
  /** Whom it is for as the journal keeps it, or why it is not asked for: others look like it. */
  readonly whose: () => Promise<Result<KeyedIdentity | null, Refusal>>
  readonly ask: (desk: ReceiptDesk, connection: Connection, act: ReceiptAct) => Promise<Outcome<ReceiptAccepted>>
}

async function actOnReceipt<Refusal>(
  ports: Ports,
  resolver: Resolver,
  book: OpenBook,
  payment: Payment,
  wish: Wish<Refusal>,
): Promise<Result<ActValue, ActFailure | Refusal>> {
  const { record, shop } = payment
  const transactionId = record.transaction.id
  const key = receiptActKey(transactionId, wish.kind, wish.earlierActs)
  // The same key again is the same act: a slow double click, a second window. For another amount it is another wish on facts that are past.
  const earlier = record.receiptActs.find((act) => act.key === key)
  if (earlier !== undefined)
    return earlier.amount === wish.amount ? ok(receiptActView(earlier)) : failed({ kind: 'receipt-facts-changed' })
  if (openActOf(record.receiptActs) !== null) return failed({ kind: 'receipt-act-open' })
  if (record.receiptActs.length !== wish.earlierActs) return failed({ kind: 'receipt-facts-changed' })
  const facts = await receiptFacts(ports, book, payment)
  const basedOn = basedOnOf(record.transaction.paid, record.refunds, record.outside)
  const blocked = wish.blockedIn(facts)
  if (blocked !== null) return failed({ kind: 'receipt-not-possible', ...blocked })
  const desk = ports.gateways[shop.gateway].receipts
  if (!desk.offered) return failed({ kind: 'receipt-not-possible', because: desk.because, remedy: desk.remedy })
  const intent = wish.intentOf(facts)
  if (intent.amount !== wish.amount) return failed({ kind: 'receipt-facts-changed' })
  const whose = await wish.whose()
  if (!whose.ok) return whose
  const connected = await withConnection(ports, book, shop, async (_gateway, connection) => {
    const noted = await book.ledger.noteReceiptActIntended({
      id: ports.ids.next(),
      key,
      kind: wish.kind,
      transactionId,
      ...intent,
      identity: whose.value,
      earlierActs: wish.earlierActs,
      basedOn,
      operatorId: ports.operator.id,
      at: ports.clock.now(),
    })
    if (!noted.ok) return noted
    const { act, fresh } = noted.value
    if (!fresh) return ok(act)
    const writeLater = (settlement: ActSettlement): void => resolver.writeActLater(book, settlement)
    const sent = await noteSent(ports, book, act, writeLater)
    const outcome = notHeardBefore(
      await askedOnce(ports, 'receipt.ask', () => wish.ask(desk, connection, sent)),
      wish.kind,
      record,
    )
    const settled = await settle(ports, book, sent, outcome, writeLater)
    if (settled.state === 'unknown') resolver.watchReceiptAct(book, settled)
    return ok(settled)
  }).finally(() => announceReceipts(ports))
  if (!connected.ok) return connected
  return connected.value.ok ? ok(receiptActView(connected.value.value)) : connected.value
}

/** News for every screen that shows receipts. */
export const announceReceipts = (ports: Pick<Ports, 'announce'>): void =>
  ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'receipts'] })
