import type { Instant } from '../../domain/day.ts'
import { may } from '../../domain/operator.ts'
import { selfIssueIdentity } from '../../domain/receipt/identity.ts'
import { isIssuing, type IssueLine, type IssueRunState } from '../../domain/receipt/issue-run.ts'
import { LedgerFault } from '../ledger/ledger.ts'
import { restOfPace } from './bulk-sending.ts'
import type { IssuePlan } from './issue-plan.ts'
import type { OpenBook, Ports } from './ports.ts'
import { announceReceipts, issueReceipt } from './receipt-asking.ts'
import type { Resolver } from './resolver.ts'
import { isLedgerClosed } from './settling.ts'
import { createTroubleCount, type Patience } from './trouble-count.ts'

/** How fast receipts are asked for, and how much trouble in a row is enough. */
export interface IssuePace extends Patience {
  readonly betweenMs: number
}

/** Five a second at most. Each receipt of unknown outcome costs a person a look at Hometax, so three in a row are enough. */
export const usualIssuePace: IssuePace = { betweenMs: 200, unknownsInARow: 3, refusalsInARow: 5 }

/** How long an orderly end waits for the receipt that is on its way, in milliseconds. */
const endPatienceMs = 5_000

/** A bulk issue as it stands; lines are those of its plan. */
export interface IssueRun {
  readonly id: string
  readonly plan: IssuePlan
  readonly operatorId: string
  readonly startedAt: Instant
  readonly state: IssueRunState
  readonly because: string | null
  readonly lines: readonly IssueLine[]
}

/**
 * Issues many receipts, one after the other, each as if it were asked for alone: written down before a byte leaves, and never asked for twice.
 * The run itself is in memory: what a crash leaves undone is still due, and what it left open is in the journal.
 */
export interface IssueRunner {
  /** Begins; gives the run that is in the way where one of this book is still asking. */
  begin(plan: IssuePlan): { readonly begun: IssueRun } | { readonly busy: IssueRun }
  /** The run of this book that was begun last. */
  current(book: OpenBook): IssueRun | null
  /** Asks for nothing more after the receipt on its way. */
  stop(runId: string): void
  /** The same for all, and waits for what is on its way. */
  end(): Promise<void>
}

/** Makes the runner. */
export function createIssueRunner(ports: Ports, resolver: Resolver, pace: IssuePace = usualIssuePace): IssueRunner {
  const runs = new Map<OpenBook, IssueRun>()
  const ends = new Set<Promise<void>>()
  let ending = false

  const change = (book: OpenBook, changes: Partial<IssueRun>): void => {
    const run = runs.get(book)
    if (run !== undefined) runs.set(book, { ...run, ...changes })
  }
  const changeLine = (book: OpenBook, at: number, changes: Partial<IssueLine>): void => {
    const lines = runs.get(book)?.lines ?? []
    change(book, { lines: lines.map((line, index) => (index === at ? { ...line, ...changes } : line)) })
  }
  const isStopped = (book: OpenBook): boolean => ending || runs.get(book)?.state === 'stopping'

  const askAll = async ({ plan, operatorId }: IssueRun): Promise<void> => {
    const { book } = plan
    const trouble = createTroubleCount(pace, { silence, alike })
    for (const [at, planned] of plan.ready.entries()) {
      if (isStopped(book)) return change(book, { state: 'stopped' })
      const began = ports.clock.elapsedMs()
      const sender = await book.ledger.operator(operatorId)
      if (sender === null || !sender.active || !may(sender.role, 'receipts'))
        return change(book, { state: 'halted', because: senderMayNot })
      const { transactionId, won: amount, earlierActs } = planned
      const wish = { purpose: 'income-deduction', identity: selfIssueIdentity, otherSale: null } as const
      const answer = await ports.session.as(sender, () =>
        issueReceipt(ports, resolver, book, { transactionId, amount, earlierActs, ...wish }),
      )
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

  const guarded = async (run: IssueRun): Promise<void> => {
    try {
      await askAll(run)
    } catch (cause) {
      if (isLedgerClosed(cause)) return
      ports.log.unexpected('bulk-issue', cause)
      change(run.plan.book, { state: 'halted', because: surpriseSentence(cause) })
    } finally {
      ports.log.event('bulk-issue.ended', { runId: run.id, state: runs.get(run.plan.book)?.state ?? null })
      announceReceipts(ports)
    }
  }

  return {
    begin: (plan) => {
      const before = runs.get(plan.book)
      if (before !== undefined && isIssuing(before.state)) return { busy: before }
      const lines = plan.ready.map(
        ({ transactionId, orderNumber, won }): IssueLine => ({
          transactionId,
          orderNumber,
          won,
          state: 'waiting',
          approvalNumber: null,
          message: null,
        }),
      )
      const run: IssueRun = {
        id: ports.ids.next(),
        plan,
        operatorId: ports.operator.id,
        startedAt: ports.clock.now(),
        state: 'running',
        because: null,
        lines,
      }
      runs.set(plan.book, run)
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

const restOfPatience = (signal: AbortSignal): Promise<void> =>
  new Promise((over) => {
    const timer = setTimeout(over, endPatienceMs)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })

type Answer = Awaited<ReturnType<typeof issueReceipt>>
type Act = Extract<Answer, { readonly ok: true }>['value']
type Refusal = Extract<Answer, { readonly ok: false }>['failure']

/** What a refusal comes to: `halt` would meet the next receipt too, `left-out` is this one's own. Nothing was sent. */
function endOf(failure: Refusal): { readonly kind: 'halt' | 'left-out'; readonly sentence: string } {
  switch (failure.kind) {
    case 'credentials-missing':
      return { kind: 'halt', sentence: `${failure.shopName} 상점에 저장된 인증 정보가 없습니다.` }
    case 'keychain-unavailable':
      return { kind: 'halt', sentence: `운영체제의 키체인을 쓸 수 없습니다. ${failure.remedy}` }
    case 'certificate-ended':
      return { kind: 'halt', sentence: `${failure.because} ${failure.remedy}` }
    case 'receipt-not-possible':
      return { kind: 'left-out', sentence: `${failure.because} ${failure.remedy ?? ''}`.trim() }
    case 'receipt-act-open':
      return { kind: 'left-out', sentence: '결과가 정해지지 않은 발급이나 취소가 있습니다.' }
    case 'receipt-facts-changed':
      return { kind: 'left-out', sentence: '점검한 뒤에 이 거래의 현금영수증이나 환불이 바뀌었습니다.' }
    case 'transaction-not-found':
      return { kind: 'left-out', sentence: '이 거래가 장부에 없습니다.' }
    case 'receipt-double':
      // 자진발급 resembles nothing by its number: Hometax shows the receipt of this payment.
      return { kind: 'left-out', sentence: failure.doubles.map(({ sentence }) => sentence).join(' ') }
    case 'identity-refused':
    case 'other-sale-unexplained':
      throw new TypeError(`자진발급 was refused as ${failure.kind}`)
  }
}

/** An act that did not leave for want of a connection, or whose end the ledger could not take. */
function haltAfter({ state, answer }: Act): string | null {
  if (state === 'not-applied' && (answer === null || answer.code === null))
    return answer?.message ?? '결제사에 연결되지 않아 아무것도 보내지 않았습니다.'
  return state === 'sent' ? '장부에 결과를 적을 수 없습니다. 디스크의 빈 공간을 확인하세요.' : null
}

const silence = (count: number): string =>
  `결과를 모르는 발급이 ${count}건 이어져 멈췄습니다. 결제사 관리자나 홈택스에서 확인하고 현금영수증 › 할 일에서 확정한 뒤 남은 것을 다시 점검하세요.`

const alike = (count: number, code: string, message: string): string =>
  `결제사가 같은 이유로 ${count}건을 이어서 거절해 멈췄습니다 (${code}). ${message}`.trim()

const senderMayNot = '발급하던 담당자에게 현금영수증을 발급할 권한이 없어져 멈췄습니다.'

const surpriseSentence = (cause: unknown): string =>
  cause instanceof LedgerFault && cause.kind === 'disk-full'
    ? '디스크에 빈 공간이 없어 멈췄습니다. 공간을 늘리고 남은 것을 다시 점검하세요.'
    : '예상하지 못한 문제로 멈췄습니다. 남은 것을 다시 점검하세요.'
