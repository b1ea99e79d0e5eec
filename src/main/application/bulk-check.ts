import type { BulkLine } from '../../domain/bulk/bulk-run.ts'
import { afterLookUp } from '../../domain/bulk/judging.ts'
import { judgeLineNow } from './bulk-judging.ts'
import { findPayment } from './payments.ts'
import { lookUpPayments } from './payment-look-ups.ts'
import type { OpenBook, Ports } from './ports.ts'

/** Lines read from the ledger at once. */
const pageSize = 500

/** What asking the gateway about a plan's lines came to. `unclear` are answers that prove nothing either way; `failed` were asked about or passed over without an answer, with the reason of the first. */
export interface BulkCheckSums {
  readonly asked: number
  readonly same: number
  readonly unclear: number
  readonly differs: number
  readonly failed: number
  readonly because: string | null
  readonly notAsked: number
  readonly wasCancelled: boolean
}

/**
 * Asks the gateway about every line that would be sent, one after another and paced, and judges each anew by its answer. Moves no
 * money; what was found stays however it ends. Only a run that is not begun is checked.
 */
export async function checkAtGateway(
  ports: Ports,
  book: OpenBook,
  runId: string,
  pace: { readonly betweenMs: number; readonly signal: AbortSignal },
): Promise<BulkCheckSums> {
  const lines = await linesToCheck(book, runId)
  const byPayment = new Map(lines.flatMap((line) => (line.transactionId === null ? [] : [[line.transactionId, line]])))
  let differs = 0
  const sums = await lookUpPayments(ports, book, {
    lookUpId: runId,
    transactionIds: [...byPayment.keys()],
    signal: pace.signal,
    betweenMs: pace.betweenMs,
    onAnswered: async (transactionId, findings) => {
      const line = byPayment.get(transactionId)
      if (line === undefined) return
      const isOk = await judgeAnew(ports, book, runId, line, findings)
      if (!isOk) differs += 1
    },
  })
  return {
    asked: sums.asked,
    same: sums.same,
    unclear: sums.unclear,
    differs,
    failed: sums.failed.length,
    because: sums.failed[0]?.because ?? null,
    notAsked: sums.notAsked,
    wasCancelled: sums.wasCancelled,
  }
}

async function linesToCheck({ ledger }: Pick<OpenBook, 'ledger'>, runId: string): Promise<readonly BulkLine[]> {
  const lines: BulkLine[] = []
  for (;;) {
    const page = await ledger.bulkLines({
      runId,
      states: ['waiting'],
      verdicts: ['ok'],
      offset: lines.length,
      limit: pageSize,
    })
    lines.push(...page)
    if (page.length < pageSize) return lines
  }
}

/** Judges a line by the ledger as the answer left it, and by what the answer told otherwise. True when it is still to be sent. */
async function judgeAnew(
  ports: Ports,
  book: OpenBook,
  runId: string,
  { line, orderNumber, won, transactionId }: BulkLine,
  findings: readonly string[],
): Promise<boolean> {
  const payment = transactionId === null ? null : await findPayment(book, transactionId)
  if (won === null || payment === null) return false
  const now = await judgeLineNow(ports, book, payment.shop, { line, orderNumber }, won)
  const judgement = afterLookUp(now, findings)
  await book.ledger.judgeBulkLine({
    runId,
    line,
    source: 'gateway',
    judgement,
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })
  return judgement.verdict === 'ok'
}
