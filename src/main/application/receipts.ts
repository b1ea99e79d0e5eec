import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { type Day, dayOf, daysOf, type Month } from '../../domain/day.ts'
import { toWonDelta } from '../../domain/money.ts'
import { type LedgerTotals, maskedRow } from '../../domain/receipt/ledger-file.ts'
import { isWanted, type LedgerFilter } from '../../domain/receipt/ledger-filter.ts'
import type { ReceiptHistory, ReceiptLedgerRow } from '../../domain/receipt/ledger-row.ts'
import { failed, ok } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import { taxFor } from '../../domain/tax-history.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { noteDuty, takeBackNote } from './duty-notes.ts'
import { rowsWithHometax } from './ledger-hometax.ts'
import type { Ports } from './ports.ts'
import { announceReceipts, cancelReceipt, issueReceipt } from './receipt-asking.ts'
import { recordReceiptElsewhere } from './receipt-elsewhere.ts'
import { inquireReceiptAct, settleActUnlessSettled } from './receipt-inquiry.ts'
import { receiptTasks, takingOf } from './receipt-work.ts'
import type { Resolver } from './resolver.ts'
import { deniableFrom } from './settling.ts'
import { ledgerRowView, receiptActView, transactionRowView, verdictView } from './views.ts'

/** How many payments one page of the ledger is read from. */
const sourcesPerPage = 300

/** What must be issued, by when, and the ledger of what was. */
export function receiptHandlers(ports: Ports, resolver: Resolver): Handlers<AppContract>['receipts'] {
  const shopOf = async (shopId: string): Promise<Shop | null> =>
    (await ports.books.current().ledger.shops()).find((one) => one.id === shopId) ?? null

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
      const page = await ledgerPage(ports, ledger, { shop, month, filter, isMasked: true }, after)
      return ok({ rows: page.rows.map(ledgerRowView), after: page.after })
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

/** Which part of a shop's ledger, and whether it is masked. */
export interface WantedLedger {
  readonly shop: Shop
  readonly month: Month
  readonly filter: LedgerFilter
  readonly isMasked: boolean
}

interface LedgerPage {
  readonly rows: readonly ReceiptLedgerRow[]
  readonly after: string | null
}

/** The rows of one page of payments; a payment has none, one or several. `after` null ends the month. */
async function ledgerPage(
  ports: Pick<Ports, 'clock'>,
  ledger: Ledger,
  { shop, month, filter, isMasked }: WantedLedger,
  after: string | null,
): Promise<LedgerPage> {
  const page = await sourcePage(ports, ledger, { shop, month }, after)
  const rows = await rowsWithHometax(ledger, shop.id, ports.clock.today(), page.histories)
  const wanted = rows.filter((row) => row.month === month && isWanted(filter, row))
  return { rows: isMasked ? wanted.map(maskedRow) : wanted, after: page.after }
}

/** The payments of one page of a month's ledger, each with all its rows are made from. `after` null ends the month. */
export async function sourcePage(
  ports: Pick<Ports, 'clock'>,
  ledger: Pick<Ledger, 'receiptSources'>,
  { shop, month }: Pick<WantedLedger, 'shop' | 'month'>,
  after: string | null,
): Promise<{ readonly histories: readonly ReceiptHistory[]; readonly after: string | null }> {
  const today = ports.clock.today()
  const sources = await ledger.receiptSources({ shopId: shop.id, ...daysOf(month), after, limit: sourcesPerPage })
  return {
    histories: sources.map((source) => ({
      ...source,
      shopName: shop.name,
      settings: taxFor(shop, source.transaction, today),
      today,
    })),
    after: sources.length < sourcesPerPage ? null : (sources.at(-1)?.transaction.id ?? null),
  }
}

/**
 * A month of the receipt ledger, page by page; what the screen sums and the file holds comes from here alone. The next page is read
 * while this one is being taken.
 */
export async function* ledgerPages(
  ports: Pick<Ports, 'clock'>,
  ledger: Ledger,
  wanted: WantedLedger,
): AsyncGenerator<readonly ReceiptLedgerRow[]> {
  let next: Promise<LedgerPage> | null = ledgerPage(ports, ledger, wanted, null)
  while (next !== null) {
    const page: LedgerPage = await next
    next = page.after === null ? null : ledgerPage(ports, ledger, wanted, page.after)
    // Who stops here never comes for it; who does come hears of its failure.
    next?.catch(() => undefined)
    yield page.rows
  }
}

/** Rows and won of a ledger per kind of event, read from the same pages as its file; of those before `signal` told it to stop. */
export async function ledgerTotals(
  ports: Pick<Ports, 'clock'>,
  ledger: Ledger,
  wanted: WantedLedger,
  signal: AbortSignal | null = null,
): Promise<LedgerTotals> {
  const none = () => ({ count: 0, won: toWonDelta(0) })
  const totals = { due: none(), issued: none(), cancelled: none() }
  for await (const rows of ledgerPages(ports, ledger, wanted)) {
    if (signal?.aborted === true) break
    for (const row of rows) {
      const sum = totals[row.kind]
      sum.count += 1
      sum.won = toWonDelta(sum.won + row.target)
    }
  }
  return totals
}
