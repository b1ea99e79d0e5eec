import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { type BasedOn, type Refund, refundKey, saysWhy } from '../../domain/refund.ts'
import { confirmQuestion } from '../../domain/confirmed-facts.ts'
import type { Won } from '../../domain/money.ts'
import { basedOnOf } from '../../domain/refund-preview.ts'
import { failed, ok } from '../../domain/result.ts'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import { findPayment } from './payments.ts'
import { inquireRefund } from './look-up.ts'
import type { OpenBook, Ports } from './ports.ts'
import { anotherNeeded, boundFacts, noteAndSend, previewOf, receiptUndecided, wordsOf } from './refund-request.ts'
import { printRefundSlip, saveRefundSlip } from './refund-slips.ts'
import type { Resolver } from './resolver.ts'
import { deniableFrom, settleUnlessSettled } from './settling.ts'
import { truthCardsOf, withHistory } from './truth.ts'
import { previewView, refundCountsView, refundRowView, refundView } from './views.ts'

type Requested = Parameters<Handlers<AppContract>['refunds']['request']>[0]

/** Returning money to buyers: preview, ask once, and settle what stayed unknown. */
export function refundHandlers(ports: Ports, resolver: Resolver): Handlers<AppContract>['refunds'] {
  return {
    preview: async ({ transactionId, amount, taxFree }) => {
      const book = ports.books.current()
      const payment = await findPayment(book, transactionId)
      if (payment === null) return failed({ kind: 'transaction-not-found' })
      const found = await withHistory(book, payment)
      const preview = previewOf(ports, found, amount, taxFree)
      if (!preview.ok) return preview
      const words = wordsOf(ports, found, amount)
      const limits = await book.ledger.refundLimits()
      const bound = {
        ...boundFacts(found, preview.value, words),
        question: confirmQuestion({ transaction: found.record.transaction, shop: found.shop }, preview.value),
        another: anotherNeeded(ports, limits, found, amount, words),
        truthCards: [...truthCardsOf(ports, found, amount)],
      }
      return ok(previewView(preview.value, words, bound, ports.clock.today()))
    },
    request: (input) => requestRefund(ports, resolver, input),
    list: async ({ shopId, states, offset, limit }) => {
      const rows = await ports.books.current().ledger.refunds({ shopId, states, offset, limit })
      return ok(rows.map(refundRowView))
    },
    counts: async ({ shopId }) => {
      const counts = await ports.books.current().ledger.refundCounts({ shopId })
      return ok(refundCountsView(counts, ports.clock.now()))
    },
    inquire: async ({ refundId }) => {
      const book = ports.books.current()
      const refund = await book.ledger.refund(refundId)
      if (refund === null) return failed({ kind: 'refund-not-found' })
      const answer = await inquireRefund(ports, book, refund)
      if (!answer.ok) return answer
      announceRefund(ports)
      return ok({ ...answer.value, refund: refundView(answer.value.refund) })
    },
    settleByHand: async ({ refundId, conclusion, note }) => {
      const { ledger } = ports.books.current()
      const refund = await ledger.refund(refundId)
      if (refund === null) return failed({ kind: 'refund-not-found' })
      if (refund.state !== 'unknown') return failed({ kind: 'refund-not-unknown' })
      if (note.trim() === '') return failed({ kind: 'evidence-missing' })
      const from = deniableFrom({ conclusion, unknownSince: refund.changedAt }, ports.clock.now())
      if (from !== null) return failed({ kind: 'too-early-to-deny', from })
      const byHand = { conclusion, note: note.trim() }
      const settled = await settleUnlessSettled(ledger, refundId, () =>
        ledger.settleRefundByHand({ id: refundId, ...byHand, operatorId: ports.operator.id, at: ports.clock.now() }),
      )
      announceRefund(ports)
      const isOurs = settled.byHand?.conclusion === byHand.conclusion && settled.byHand.note === byHand.note
      return isOurs ? ok(refundView(settled)) : failed({ kind: 'refund-not-unknown' })
    },
    saveSlip: (input) => saveRefundSlip(ports, input),
    printSlip: (input) => printRefundSlip(ports, input),
  }
}

type RequestAnswer = Awaited<ReturnType<Handlers<AppContract>['refunds']['request']>>

async function requestRefund(ports: Ports, resolver: Resolver, input: Requested): Promise<RequestAnswer> {
  const book = ports.books.current()
  const payment = await findPayment(book, input.transactionId)
  if (payment === null) return failed({ kind: 'transaction-not-found' })
  const found = await withHistory(book, payment)

  if (!saysWhy(input.reason)) return failed({ kind: 'note-missing' })
  const key = refundKey(input.transactionId, input.basedOn)
  const earlier = found.record.refunds.find((refund) => refund.key === key)
  if (earlier !== undefined) return sameRequest(found.record, earlier, input.amount)
  const basedOn = factsOf(found.record)
  if (basedOn.refunds !== input.basedOn.refunds || basedOn.remaining !== input.basedOn.remaining) {
    return failed({ kind: 'facts-changed', basedOn })
  }

  const preview = previewOf(ports, found, input.amount, input.taxFree)
  if (!preview.ok) return preview
  const words = wordsOf(ports, found, input.amount)
  const { hash } = boundFacts(found, preview.value, words)
  if (hash !== input.hash) return failed({ kind: 'facts-changed', basedOn })
  const another = anotherNeeded(ports, await book.ledger.refundLimits(), found, input.amount, words)
  if (another.length > 0) return failed({ kind: 'approval-needed', because: [...another] })
  if (words.left !== null && input.approved !== true) return failed({ kind: 'approval-missing', because: words.left })
  if (words.left !== null) await noteApproved(ports, book, input)
  const intent = {
    id: ports.ids.next(),
    key,
    transactionId: input.transactionId,
    amount: input.amount,
    split: preview.value.split,
    reason: input.reason,
    basedOn: input.basedOn,
    hash,
    operatorId: ports.operator.id,
  }
  const noted = await noteAndSend(ports, resolver, book, found, () =>
    book.ledger.noteRefundIntended({ ...intent, at: ports.clock.now() }),
  ).finally(() => announceRefund(ports))
  if (noted.ok) return ok(refundView(noted.value))
  if (noted.failure.kind === 'receipt-act-open') return failed(receiptUndecided)
  return noted.failure.kind === 'refund-open' ? failed({ kind: 'refund-open' }) : failed(noted.failure)
}

/** In the audit before anything is sent: who answered for it, and for how much. */
const noteApproved = (ports: Ports, book: OpenBook, { transactionId, amount, taxFree }: Requested): Promise<unknown> =>
  book.ledger.recordAudit({
    what: 'refund-approved',
    subject: transactionId,
    detail: { amount, taxFree },
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })

/** The same key again: the same amount finds the same refund, another amount was decided on facts that are gone. */
function sameRequest(record: TransactionRecord, earlier: Refund, amount: Won): RequestAnswer {
  if (earlier.amount === amount) return ok(refundView(earlier))
  return failed({ kind: 'facts-changed', basedOn: factsOf(record) })
}

/** The facts as they are now: what a refund asked for at this moment would be based on. */
const factsOf = ({ transaction, refunds, outside }: TransactionRecord): BasedOn =>
  basedOnOf(transaction.paid, refunds, outside)

const announceRefund = (ports: Ports): void =>
  ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'refunds', 'receipts'] })
