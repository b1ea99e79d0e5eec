import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { isOpen, refundable } from '../../domain/refund.ts'
import { failed, ok } from '../../domain/result.ts'
import { blockingCard, type TruthCard } from '../../domain/truth-card.ts'
import { fetchPayment } from './fetching.ts'
import { whyNoMethod } from './methods.ts'
import { lookUpPayment } from './payment-look-up.ts'
import { lookUpPayments } from './payment-look-ups.ts'
import { findPayment, type Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { type Blocked, receiptDeskOf, whyReadOnly } from './receipt-desk.ts'
import { openSlip, slipsOf } from './slips.ts'
import { truthCardsOf, withHistory } from './truth.ts'
import { detailView, transactionRowView } from './views.ts'

type TransactionHandlers = Handlers<AppContract>['transactions']

/** Looking for payments, reading one, and asking the gateway about it. */
export function transactionHandlers(ports: Ports): TransactionHandlers {
  const running = new Map<string, AbortController>()
  return {
    search: async ({ filter, offset, limit }) => {
      const rows = await ports.books.current().ledger.transactions({ filter, offset, limit })
      return ok(rows.map(transactionRowView))
    },
    totals: async ({ filter }) => ok(await ports.books.current().ledger.transactionTotals(filter)),
    detail: async ({ transactionId }) => {
      const book = ports.books.current()
      const found = await findPayment(book, transactionId)
      if (found === null) return failed({ kind: 'transaction-not-found' })
      const { transaction, refunds, outside } = found.record
      const truthCards = truthCardsOf(
        ports,
        await withHistory(book, found),
        refundable(transaction.paid, refunds, outside),
      )
      const desks = {
        refundBlocked: await whyNoRefund(ports, book, found, truthCards),
        truthCards: [...truthCards],
        receiptDesk: await receiptDeskOf(ports, book, found),
        methodBlocked: await whyNoMethod(ports, book, found),
        slips: slipsOf(ports, found),
      }
      return ok(detailView(found.record, found.shop, desks, ports.clock.today()))
    },
    openSlip: (input) => openSlip(ports, input),
    failedAttempts: async (asked) => ok([...(await ports.books.current().ledger.failedAttempts(asked))]),
    lookUp: async ({ transactionId }) => {
      const looked = await lookUpPayment(ports, ports.books.current(), transactionId)
      if (!looked.ok) return looked
      const { at, answer, findings } = looked.value
      ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'refunds', 'receipts'] })
      const { status, paid, remaining, refunded, fields } = answer
      return ok({ at, status, paid, remaining, refunded, fields: [...fields], findings: [...findings] })
    },
    lookUpMany: async ({ lookUpId, transactionIds }) => {
      const stop = new AbortController()
      running.set(lookUpId, stop)
      try {
        return ok(await lookUpPayments(ports, ports.books.current(), { lookUpId, transactionIds, signal: stop.signal }))
      } finally {
        running.delete(lookUpId)
        ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'refunds', 'receipts'] })
      }
    },
    cancelLookUp: async ({ lookUpId }) => {
      running.get(lookUpId)?.abort()
      return ok({})
    },
    fetch: (input) => fetchPayment(ports, input),
  }
}

/** Why no refund can be asked for now, with what can be done; null when one can. A rule of the gateway says what its card says. */
async function whyNoRefund(
  ports: Ports,
  book: OpenBook,
  { record, shop }: Payment,
  truthCards: readonly TruthCard[],
): Promise<Blocked | null> {
  const { transaction, refunds, outside } = record
  if (refunds.some((refund) => isOpen(refund.state))) {
    return {
      because: '결과가 정해지지 않은 환불이 있습니다. 그 금액을 붙잡아 두고 있습니다.',
      remedy: '그 환불을 조회해 결과를 정한 뒤 환불하세요.',
    }
  }
  const remaining = refundable(transaction.paid, refunds, outside)
  if (remaining === 0) return { because: '환불할 금액이 남아 있지 않습니다.', remedy: null }
  const readOnly = await whyReadOnly(ports, book, shop)
  if (readOnly !== null) return readOnly
  const card = blockingCard(truthCards)
  return card === null ? null : { because: card.sentence, remedy: card.remedy }
}
