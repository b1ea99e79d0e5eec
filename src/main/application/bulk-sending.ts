import { setTimeout as pause } from 'node:timers/promises'
import type { BulkLine, BulkRun } from '../../domain/bulk/bulk-run.ts'
import { asChanged } from '../../domain/bulk/judging.ts'
import type { Won } from '../../domain/money.ts'
import { type Refund, refundKey } from '../../domain/refund.ts'
import { nothingShown } from '../../domain/shop-rule.ts'
import { judgeLineNow } from './bulk-judging.ts'
import { findPayment, type Payment } from './payments.ts'
import { sentenceOf } from './payment-look-ups.ts'
import type { OpenBook, Ports } from './ports.ts'
import { noteAndSend, previewOf } from './refund-request.ts'
import type { Resolver } from './resolver.ts'

/** A run in the turn that began it; a pause and a going on make another turn, and this one then sends nothing more. */
export interface Turn {
  readonly run: Pick<BulkRun, 'id' | 'plan'>
  readonly turn: number
}

/** What one line came to. `halt`: the rest would fare alike, so the run pauses with the sentence; `over`: the turn no longer sends. */
export type LineEnd =
  | { readonly kind: 'sent'; readonly refund: Refund }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'halt'; readonly because: string }
  | { readonly kind: 'over' }

/**
 * Sends one line's refund the one way refunds are sent, after judging it once more: a payment that is no longer as it was when it was
 * checked is left out with the reason. Asked at most once, because the line and its refund are written together.
 */
export async function sendLine(
  ports: Ports,
  resolver: Resolver,
  book: OpenBook,
  turn: Turn,
  line: BulkLine,
): Promise<LineEnd> {
  const { won, basedOn, transactionId } = line
  const found = transactionId === null ? null : await findPayment(book, transactionId)
  if (won === null || basedOn === null || found === null) throw new Error(`line ${line.line} waits without a payment`)
  const now = await judgeLineNow(ports, book, found.shop, line, won)
  const isAsSeen = now.basedOn?.refunds === basedOn.refunds && now.basedOn.remaining === basedOn.remaining
  if (!isAsSeen) return leaveOut(ports, book, turn, line, asChanged(now))
  if (now.verdict !== 'ok') return leaveOut(ports, book, turn, line, now)
  return ask(ports, resolver, book, turn, line, found, won)
}

async function ask(
  ports: Ports,
  resolver: Resolver,
  book: OpenBook,
  turn: Turn,
  line: BulkLine,
  found: Payment,
  amount: Won,
): Promise<LineEnd> {
  // The line was judged by the shop's refusals a moment ago; one that came in between is heard from the gateway.
  const preview = previewOf(ports, { ...found, history: nothingShown }, amount, null)
  const { plan } = turn.run
  if (!preview.ok || plan === null) throw new Error(`line ${line.line} is sent without a preview or a plan`)
  const { transaction } = found.record
  const { basedOn, split } = preview.value
  const id = ports.ids.next()
  const noted = await noteAndSend(ports, resolver, book, found, () =>
    book.ledger.noteBulkRefundIntended({
      runId: turn.run.id,
      line: line.line,
      turn: turn.turn,
      intent: {
        id,
        key: refundKey(transaction.id, basedOn),
        transactionId: transaction.id,
        amount,
        split,
        reason: plan.reason,
        basedOn,
        hash: null,
        operatorId: ports.operator.id,
        at: ports.clock.now(),
      },
    }),
  )
  if (noted.ok) return endOf(ports, found, noted.value)
  const { failure } = noted
  switch (failure.kind) {
    case 'credentials-missing':
    case 'keychain-unavailable':
    case 'certificate-ended':
      return { kind: 'halt', because: sentenceOf(failure) }
    case 'bulk-not-waiting':
      return { kind: 'over' }
    case 'facts-changed':
    case 'refund-open':
    case 'receipt-act-open':
    case 'exceeds-refundable':
    case 'transaction-not-found': {
      const now = await judgeLineNow(ports, book, found.shop, line, amount)
      return leaveOut(ports, book, turn, line, asChanged(now))
    }
  }
}

/** A refusal of the whole shop, and a request that did not leave, would meet the next line too. */
function endOf({ gateways }: Pick<Ports, 'gateways'>, { shop }: Payment, refund: Refund): LineEnd {
  const { state, answer } = refund
  if (state === 'not-applied') return { kind: 'halt', because: answer?.message ?? '요청이 나가지 않았습니다.' }
  const code = answer?.code ?? null
  if (state === 'declined' && code !== null && gateways[shop.gateway].shopRule(code)?.meets === 'every') {
    return { kind: 'halt', because: `결제사가 이 상점의 환불을 거절했습니다 (${code}). ${answer?.message ?? ''}` }
  }
  // The gateway has answered and the ledger could not take it: the next line's intent could not be written either.
  if (state === 'sent')
    return { kind: 'halt', because: '장부에 결과를 적을 수 없습니다. 디스크의 빈 공간을 확인하세요.' }
  return { kind: 'sent', refund }
}

async function leaveOut(
  ports: Ports,
  book: OpenBook,
  { run }: Turn,
  { line }: BulkLine,
  judgement: Parameters<OpenBook['ledger']['judgeBulkLine']>[0]['judgement'],
): Promise<LineEnd> {
  await book.ledger.judgeBulkLine({
    runId: run.id,
    line,
    source: 'sending',
    judgement,
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })
  return { kind: 'left-out' }
}

/** Waits what is left of a line's share of the time. */
export const restOfPace = async (betweenMs: number, spentMs: number): Promise<void> => {
  if (spentMs < betweenMs) await pause(betweenMs - spentMs, undefined, { ref: false })
}
