import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import { failed, ok } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ledgerRowsIn } from '../packed/ledger-rows.ts'
import { noteDuty, takeBackNote } from './duty-notes.ts'
import { findShop } from './find-shop.ts'
import { ledgerTotals } from './ledger-pages.ts'
import type { Ports } from './ports.ts'
import { announceReceipts, cancelReceipt, issueReceipt } from './receipt-asking.ts'
import { recordReceiptElsewhere } from './receipt-elsewhere.ts'
import { inquireReceiptAct, settleActUnlessSettled } from './receipt-inquiry.ts'
import { receiptTasks, takingOf } from './receipt-work.ts'
import type { Resolver } from './resolver.ts'
import { deniableFrom } from './settling.ts'
import { ledgerRowView, receiptActView, transactionRowView, verdictView } from './views.ts'

/** What must be issued, by when, and the ledger of what was. */
export function receiptHandlers(ports: Ports, resolver: Resolver): Handlers<AppContract>['receipts'] {
  const shopOf = (shopId: string): Promise<Shop | null> => findShop(ports.books.current(), shopId)

  return {
    due: async ({ shopId, on, offset, limit }) => {
      const shop = await shopOf(shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const { ledger } = ports.books.current()
      const asOf = asOfDay(ports, shop, on)
      const [rows, totals] = await Promise.all([
        ledger.receiptsDue({ ...asOf, offset, limit }),
        ledger.receiptsDueTotals(asOf),
      ])
      return ok({ rows: rows.map(dueView), ...totals })
    },
    toCheck: async ({ shopId, on, offset, limit }) => {
      const shop = await shopOf(shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const rows = await ports.books.current().ledger.receiptsToCheck({ ...asOfDay(ports, shop, on), offset, limit })
      return ok(rows.map(dueView))
    },
    closed: async ({ shopId, on, offset, limit }) => {
      const shop = await shopOf(shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const rows = await ports.books.current().ledger.closedDuties({ ...asOfDay(ports, shop, on), offset, limit })
      return ok(rows.map((one) => ({ ...dueView(one), note: one.note })))
    },
    noteDuty: (input) => noteDuty(ports, input),
    waiveDuty: (input) => noteDuty(ports, { ...input, kind: 'waived', documentNumber: '', day: null }),
    takeBackNote: (input) => takeBackNote(ports, input),
    ledger: async ({ shopId, month, filter, after }) => {
      const shop = await shopOf(shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const { ledger } = ports.books.current()
      const today = ports.clock.today()
      const page = await ledger.receiptLedgerPage({ shop, month, filter, isMasked: true, today, after })
      return ok({ rows: ledgerRowsIn(page.rows).map(ledgerRowView), after: page.after })
    },
    issue: (input) => issueReceipt(ports, resolver, ports.books.current(), input),
    cancel: (input) => cancelReceipt(ports, resolver, ports.books.current(), input),
    recordElsewhere: (input) => recordReceiptElsewhere(ports, input),
    inquireAct: async ({ actId }) => {
      const book = ports.books.current()
      const act = await book.ledger.receiptAct(actId)
      if (act === null) return failed({ kind: 'receipt-act-not-found' })
      const inquiry = await inquireReceiptAct(ports, book, act)
      if (!inquiry.ok) return inquiry
      announceReceipts(ports)
      return ok({ ...inquiry.value, act: receiptActView(inquiry.value.act) })
    },
    settleActByHand: async ({ actId, conclusion, note }) => {
      const { ledger } = ports.books.current()
      const act = await ledger.receiptAct(actId)
      if (act === null) return failed({ kind: 'receipt-act-not-found' })
      if (act.state !== 'unknown') return failed({ kind: 'receipt-act-not-unknown' })
      if (note.trim() === '') return failed({ kind: 'evidence-missing' })
      const at = ports.clock.now()
      const from = deniableFrom({ conclusion, unknownSince: act.changedAt }, at)
      if (from !== null) return failed({ kind: 'too-early-to-deny', from })
      const settled = await settleActUnlessSettled(ledger, actId, () =>
        ledger.settleReceiptActByHand({ id: actId, conclusion, note: note.trim(), operatorId: ports.operator.id, at }),
      )
      announceReceipts(ports)
      const isOurs = settled.byHand?.conclusion === conclusion && settled.byHand.note === note.trim()
      return isOurs ? ok(receiptActView(settled)) : failed({ kind: 'receipt-act-not-unknown' })
    },
    tasks: async ({ shopId }) => {
      const shop = await shopOf(shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const payments = await ports.books.current().ledger.receiptWork({ shopId })
      return ok(
        receiptTasks(payments, shop, ports.clock.now(), takingOf(ports.gateways[shop.gateway].receipts, shop)).map(
          (task) => ({ ...task, row: transactionRowView(task.row) }),
        ),
      )
    },
    ledgerTotals: async ({ shopId, month, filter }) => {
      const shop = await shopOf(shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const { ledger } = ports.books.current()
      return ok(await ledgerTotals(ports, ledger, { shop, month, filter, isMasked: true }))
    },
  }
}

/** As of which day a board is asked for: the day named, or today. */
const asOfDay = (ports: Pick<Ports, 'clock'>, shop: Shop, on: Day | undefined) => {
  const today = ports.clock.today()
  return { shop, today, on: on ?? today }
}

const dueView = ({ row, verdict }: Awaited<ReturnType<Ledger['receiptsDue']>>[number]) => ({
  row: transactionRowView(row),
  verdict: verdictView(verdict, dayOf(row.paidAt)),
})
