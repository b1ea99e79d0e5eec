import { may } from '../../domain/operator.ts'
import { LedgerFault } from '../ledger/ledger.ts'
import type { OpenBook, Ports } from './ports.ts'
import { restOfPace, sendLine, type Turn } from './bulk-sending.ts'
import type { Resolver } from './resolver.ts'
import { isLedgerClosed } from './settling.ts'
import { createTroubleCount, type Patience } from './trouble-count.ts'

/** How fast lines are sent and looked up, and how many lost answers, or refusals with one code, in a row are enough. */
export interface BulkPace extends Patience {
  readonly betweenMs: number
}

/**
 * Five a second at most. After five refunds in a row without an answer a person looks first, since each of them holds its amount; and
 * after five that are refused alike, since a refused line is not asked again.
 */
export const usualBulkPace: BulkPace = { betweenMs: 200, unknownsInARow: 5, refusalsInARow: 5 }

/** How often screens are told to read again while lines are sent, in milliseconds. */
const newsEveryMs = 1_000

/** How long an orderly end waits for the line that is on its way, in milliseconds. */
const endPatienceMs = 5_000

/** How long after a pause that could not be written it is tried again, in milliseconds. */
const pauseAgainMs = 1_000

/** Sends the lines of bulk refunds, one at a time, as long as their turn lasts and whoever began it may. What has been done is in the ledger and nowhere else. */
export interface BulkRunner {
  readonly pace: BulkPace
  /** Sends from the first waiting line on. A turn of the same run that is still ending is awaited first. */
  begin(book: OpenBook, turn: Turn): void
  /** Sends nothing more and waits for the lines on their way; their runs are paused. */
  stop(): Promise<void>
}

/** Makes the runner. */
export function createBulkRunner(ports: Ports, resolver: Resolver, pace: BulkPace = usualBulkPace): BulkRunner {
  const ends = new Map<string, Promise<void>>()
  let stopping = false

  const sendAll = async (book: OpenBook, turn: Turn): Promise<void> => {
    const tell = createNews(ports)
    const trouble = createTroubleCount(pace, { silence, alike })
    let after = 0
    for (;;) {
      if (stopping)
        return moved(ports, book, turn, 'paused', '앱을 닫아 멈췄습니다. 계속하면 보내지 않은 줄부터 이어집니다.')
      const line = await book.ledger.nextBulkLine({ runId: turn.run.id, after })
      if (line === null) return moved(ports, book, turn, 'finished', null)
      after = line.line
      const began = ports.clock.elapsedMs()
      const sender = await book.ledger.operator(ports.operator.id)
      if (sender === null || !sender.active || !may(sender.role, 'bulk'))
        return moved(ports, book, turn, 'paused', senderMayNot)
      const end = await ports.session.as(sender, () => sendLine(ports, resolver, book, turn, line))
      if (end.kind === 'over') return
      const because = end.kind === 'halt' ? end.because : end.kind === 'sent' ? trouble(end.refund) : null
      if (because !== null) return moved(ports, book, turn, 'paused', because)
      tell()
      if (end.kind === 'sent') await restOfPace(pace.betweenMs, ports.clock.elapsedMs() - began)
    }
  }

  const guarded = async (book: OpenBook, turn: Turn): Promise<void> => {
    try {
      await sendAll(book, turn)
    } catch (cause) {
      if (isLedgerClosed(cause)) return
      ports.log.unexpected('bulk.send', cause)
      await pauseOnceWritable(book, turn, surpriseSentence(cause))
    }
  }

  /** Where not even the pause can be written, as on a full disk, it is tried until it can: a run without a sender must not say that it is being sent. */
  const pauseOnceWritable = async (book: OpenBook, turn: Turn, because: string): Promise<void> => {
    for (let tries = 0; !stopping; tries += 1) {
      try {
        return await moved(ports, book, turn, 'paused', because)
      } catch (cause) {
        if (isLedgerClosed(cause)) return
        if (tries === 0) ports.log.unexpected('bulk.pause', cause)
        await restOfPace(pauseAgainMs, 0)
      }
    }
  }

  return {
    pace,
    begin: (book, turn) => {
      const { id } = turn.run
      const before = ends.get(id) ?? Promise.resolve()
      const end = before.then(() => guarded(book, turn)).finally(() => announce(ports))
      ends.set(id, end)
    },
    stop: async () => {
      stopping = true
      const patience = new AbortController()
      await Promise.race([Promise.all(ends.values()), waited(endPatienceMs, patience.signal)])
      patience.abort()
    },
  }
}

const surpriseSentence = (cause: unknown): string =>
  cause instanceof LedgerFault && cause.kind === 'disk-full'
    ? '디스크에 빈 공간이 없어 멈췄습니다. 공간을 늘리고 계속하면 보내지 않은 줄부터 이어집니다.'
    : '예상하지 못한 문제로 멈췄습니다. 계속하면 보내지 않은 줄부터 이어집니다.'

const senderMayNot =
  '이 환불을 보내던 담당자에게 대량 환불을 할 권한이 없어져 멈췄습니다. 권한이 있는 담당자가 계속하면 보내지 않은 줄부터 이어집니다.'

const waited = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((over) => {
    const timer = setTimeout(over, ms)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })

const alike = (count: number, code: string, message: string): string =>
  `결제사가 같은 이유로 ${count}건을 이어서 거절해 멈췄습니다 (${code}). ${message}`.trim()

const silence = (count: number): string =>
  `결제사의 답을 받지 못한 환불이 ${count}건 이어져 멈췄습니다. 결과 불명인 줄은 앱이 조회하고 있습니다. 연결과 결제사 상태를 확인한 뒤 계속하세요.`

/** Moves the run on in the name of this turn; one that was paused or stopped meanwhile stays as it is. */
async function moved(
  ports: Ports,
  book: OpenBook,
  { run, turn }: Turn,
  state: 'paused' | 'finished',
  because: string | null,
): Promise<void> {
  await book.ledger.moveBulkRun({ id: run.id, state, because, turn, operatorId: null, at: ports.clock.now() })
  ports.log.event('bulk.moved', { runId: run.id, state })
}

/**
 * Everything that shows refunds or bulk refunds reads again. News that no window can take, because it is going away, holds no money up:
 * a run that was begun must get its sender.
 */
export function announce(ports: Pick<Ports, 'announce' | 'log'>): void {
  try {
    ports.announce({ kind: 'ledger.changed', topics: ['bulk', 'transactions', 'refunds', 'receipts'] })
  } catch (cause) {
    ports.log.unexpected('bulk.news', cause)
  }
}

/** Tells of changes at once, and then once a second at most. */
function createNews(ports: Pick<Ports, 'announce' | 'clock' | 'log'>): () => void {
  let told = Number.NEGATIVE_INFINITY
  return () => {
    const now = ports.clock.elapsedMs()
    if (now - told < newsEveryMs) return
    told = now
    announce(ports)
  }
}
