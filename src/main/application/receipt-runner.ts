import type { Instant } from '../../domain/day.ts'
import { may } from '../../domain/operator.ts'
import {
  isAsking,
  type PlannedCancel,
  type PlannedIssue,
  type ReceiptLine,
  type ReceiptRunState,
} from '../../domain/receipt/receipt-run.ts'
import { restOfPace } from './bulk-sending.ts'
import type { OpenBook, Ports } from './ports.ts'
import { announceReceipts } from './receipt-asking.ts'
import { whyReadOnly } from './receipt-desk.ts'
import { endOf, haltAfter, senderMayNot, surpriseSentence, troubleWords } from './receipt-run-words.ts'
import { type ReceiptOrder, stepsOf } from './receipt-steps.ts'
import type { Resolver } from './resolver.ts'
import { isLedgerClosed } from './settling.ts'
import { createTroubleCount, type Patience } from './trouble-count.ts'

/** How fast receipts are asked for, and how much trouble in a row is enough. */
export interface ReceiptPace extends Patience {
  readonly betweenMs: number
}

/** Five a second at most. Each act of unknown outcome costs a person a look at Hometax, so three in a row are enough. */
export const usualReceiptPace: ReceiptPace = { betweenMs: 200, unknownsInARow: 3, refusalsInARow: 5 }

/** How long an orderly end waits for the receipt that is on its way, in milliseconds. */
const endPatienceMs = 5_000

/** A run over many receipts as it stands; lines are those of its plan. */
export interface ReceiptRun {
  readonly id: string
  readonly order: ReceiptOrder
  readonly operatorId: string
  readonly startedAt: Instant
  readonly state: ReceiptRunState
  readonly because: string | null
  readonly lines: readonly ReceiptLine[]
}

/**
 * Issues or cancels many receipts, one after the other, each as if it were asked for alone: written down before a byte leaves, and never
 * asked for twice. The run itself is in memory: what a crash leaves undone is as it was, and what it left open is in the journal.
 */
export interface ReceiptRunner {
  /** Begins; gives the run that is in the way where one of this book, of whichever kind, is still asking. */
  begin(order: ReceiptOrder): { readonly begun: ReceiptRun } | { readonly busy: ReceiptRun }
  /** The run of this book that was begun last. */
  current(book: OpenBook): ReceiptRun | null
  /** Asks for nothing more after the receipt on its way. */
  stop(runId: string): void
  /** The same for all, and waits for what is on its way. */
  end(): Promise<void>
}

/** Makes the runner. */
export function createReceiptRunner(
  ports: Ports,
  resolver: Resolver,
  pace: ReceiptPace = usualReceiptPace,
): ReceiptRunner {
  const runs = new Map<OpenBook, ReceiptRun>()
  const ends = new Set<Promise<void>>()
  let ending = false

  const change = (book: OpenBook, changes: Partial<ReceiptRun>): void => {
    const run = runs.get(book)
    if (run !== undefined) runs.set(book, { ...run, ...changes })
  }
  const changeLine = (book: OpenBook, at: number, changes: Partial<ReceiptLine>): void => {
    const lines = runs.get(book)?.lines ?? []
    change(book, { lines: lines.map((line, index) => (index === at ? { ...line, ...changes } : line)) })
  }
  const isStopped = (book: OpenBook): boolean => ending || runs.get(book)?.state === 'stopping'

  const askAll = async ({ order, operatorId }: ReceiptRun): Promise<void> => {
    const { book, shop } = order.plan
    const trouble = createTroubleCount(pace, troubleWords(order.kind))
    for (const [at, step] of stepsOf(ports, resolver, order).entries()) {
      if (isStopped(book)) return change(book, { state: 'stopped' })
      const began = ports.clock.elapsedMs()
      const sender = await book.ledger.operator(operatorId)
      if (sender === null || !sender.active || !may(sender.role, 'receipts'))
        return change(book, { state: 'halted', because: senderMayNot(order.kind) })
      const readOnly = await whyReadOnly(ports, book, shop)
      if (readOnly !== null)
        return change(book, { state: 'halted', because: `${readOnly.because} ${readOnly.remedy ?? ''}`.trim() })
      const answer = await ports.session.as(sender, step)
      if (!answer.ok) {
        const { kind, sentence } = endOf(answer.failure)
        if (kind === 'halt') return change(book, { state: 'halted', because: sentence })
        changeLine(book, at, { state: 'left-out', message: sentence })
        continue
      }
      const { state, approvalNumber, answer: told } = answer.value
      changeLine(book, at, { state, approvalNumber, message: state === 'done' ? null : (told?.message ?? null) })
      const because = haltAfter(answer.value) ?? trouble(answer.value)
      if (because !== null) return change(book, { state: 'halted', because })
      await restOfPace(pace.betweenMs, ports.clock.elapsedMs() - began)
    }
    change(book, { state: 'finished' })
  }

  const guarded = async (run: ReceiptRun): Promise<void> => {
    const { book } = run.order.plan
    try {
      await askAll(run)
    } catch (cause) {
      if (isLedgerClosed(cause)) return
      ports.log.unexpected('receipt-run', cause)
      change(book, { state: 'halted', because: surpriseSentence(cause) })
    } finally {
      ports.log.event('receipt-run.ended', { runId: run.id, state: runs.get(book)?.state ?? null })
      announceReceipts(ports)
    }
  }

  return {
    begin: (order) => {
      const { book, ready } = order.plan
      const before = runs.get(book)
      if (before !== undefined && isAsking(before.state)) return { busy: before }
      const run: ReceiptRun = {
        id: ports.ids.next(),
        order,
        operatorId: ports.operator.id,
        startedAt: ports.clock.now(),
        state: 'running',
        because: null,
        lines: ready.map(lineOf),
      }
      runs.set(book, run)
      const end = guarded(run).finally(() => ends.delete(end))
      ends.add(end)
      return { begun: run }
    },
    current: (book) => runs.get(book) ?? null,
    stop: (runId) => {
      for (const [book, run] of runs)
        if (run.id === runId && run.state === 'running') change(book, { state: 'stopping' })
    },
    end: async () => {
      ending = true
      const patience = new AbortController()
      await Promise.race([Promise.all(ends), restOfPatience(patience.signal)])
      patience.abort()
    },
  }
}

const lineOf = (planned: PlannedIssue | PlannedCancel): ReceiptLine => ({
  transactionId: planned.transactionId,
  orderNumber: planned.orderNumber,
  won: planned.won,
  ...('without' in planned
    ? { issuedAt: planned.issuedAt, extent: planned.extent, without: planned.without }
    : { issuedAt: null, extent: null, without: null }),
  state: 'waiting',
  approvalNumber: null,
  message: null,
})

const restOfPatience = (signal: AbortSignal): Promise<void> =>
  new Promise((over) => {
    const timer = setTimeout(over, endPatienceMs)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })
