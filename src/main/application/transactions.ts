import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { isOpen, refundable } from '../../domain/refund.ts'
import { failed, ok } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import { fetchPayment } from './fetching.ts'
import { lookUpPayment } from './payment-look-up.ts'
import type { OpenBook, Ports } from './ports.ts'
import { findPayment } from './refunds.ts'
import { detailView, transactionRowView } from './views.ts'

type TransactionHandlers = Handlers<AppContract>['transactions']

/** Looking for payments, reading one, and asking the gateway about it. */
export function transactionHandlers(ports: Ports): TransactionHandlers {
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
      const blocked = await whyNoRefund(ports, book, found.record, found.shop)
      return ok(detailView(found.record, found.shop, blocked, ports.clock.today()))
    },
    lookUp: async ({ transactionId }) => {
      const looked = await lookUpPayment(ports, ports.books.current(), transactionId)
      if (!looked.ok) return looked
      const { at, answer, findings } = looked.value
      ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'refunds', 'receipts'] })
      const { status, paid, remaining, refunded, fields } = answer
      return ok({ at, status, paid, remaining, refunded, fields: [...fields], findings: [...findings] })
    },
    fetch: (input) => fetchPayment(ports, input),
  }
}

/** Why no refund can be asked for now, with what can be done; null when one can (truth cards). */
async function whyNoRefund(ports: Ports, book: OpenBook, record: TransactionRecord, shop: Shop) {
  const { transaction, refunds, outside } = record
  if (refunds.some((refund) => isOpen(refund.state))) {
    return {
      because: '결과가 정해지지 않은 환불이 있습니다. 그 금액을 붙잡아 두고 있습니다.',
      remedy: '그 환불을 조회해 결과를 정한 뒤 환불하세요.',
    }
  }
  const remaining = refundable(transaction.paid, refunds, outside)
  if (remaining === 0) return { because: '환불할 금액이 남아 있지 않습니다.', remedy: null }
  const stored = await book.vault.state(shop.id)
  if (!stored.stored) {
    return {
      because: `${shop.name}의 결제사 인증 정보가 없어 장부를 보기만 할 수 있습니다.`,
      remedy: '설정 › 상점에서 인증 정보를 저장하세요.',
    }
  }
  const limits = ports.gateways[shop.gateway].refundLimits(transaction, remaining, remaining < transaction.paid)
  return limits.ok ? null : limits.failure
}
