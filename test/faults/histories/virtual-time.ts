import { dayOf, epochOf, instantOfEpoch } from '../../../src/domain/day.ts'
import type { Clock } from '../../../src/main/application/ports.ts'
import { morning } from '../../unit/application/clock.ts'

/** Time that passes only when it is told to. While it reigns, `setTimeout` is a place in its queue. */
export interface VirtualTime extends Clock {
  /** Milliseconds since the beginning of 1970, as `now` says them. */
  epochMs(): number
  /** Something to be done `ms` from now; the answer takes it back. */
  later(ms: number, act: () => void): () => void
  /** Lets time pass with everything that falls due in it, each thing after what follows from the one before. */
  pass(ms: number): Promise<void>
  /** Lets time pass until `work` is done, `limitMs` at most; false when it is not done by then. */
  passUntil(work: Promise<unknown>, limitMs: number): Promise<boolean>
  /** Gives `setTimeout` back to the machine and forgets what is still in the queue. */
  end(): void
}

interface Due {
  readonly at: number
  readonly order: number
  readonly act: () => void
}

/** Everything that is ready has run: promises first, then what was put behind them. */
const settled = (): Promise<void> => new Promise((done) => setImmediate(done))

/** Begins a virtual time. One at a time: it takes the place of the machine's timers. */
export function beginVirtualTime(): VirtualTime {
  const start = epochOf(morning)
  const queue = new Set<Due>()
  let elapsed = 0
  let order = 0

  const later = (ms: number, act: () => void): (() => void) => {
    const due: Due = { at: elapsed + Math.max(0, ms), order: (order += 1), act }
    queue.add(due)
    return () => void queue.delete(due)
  }
  const nextBefore = (limit: number): Due | null => {
    let next: Due | null = null
    for (const due of queue) {
      const isSooner = next === null || due.at < next.at || (due.at === next.at && due.order < next.order)
      if (due.at <= limit && isSooner) next = due
    }
    return next
  }
  const step = async (due: Due): Promise<void> => {
    queue.delete(due)
    elapsed = Math.max(elapsed, due.at)
    due.act()
    await settled()
  }
  const passUntil = async (isOver: () => boolean, ms: number): Promise<void> => {
    const limit = elapsed + ms
    await settled()
    for (let due = nextBefore(limit); due !== null && !isOver(); due = nextBefore(limit)) await step(due)
    if (!isOver()) elapsed = limit
  }
  const giveBack = takeTimers(later)
  const now = () => instantOfEpoch(start + elapsed)
  return {
    now,
    today: () => dayOf(now()),
    elapsedMs: () => elapsed,
    epochMs: () => start + elapsed,
    later,
    pass: (ms) => passUntil(() => false, ms),
    passUntil: async (work, limitMs) => {
      let isDone = false
      const mark = (): void => {
        isDone = true
      }
      work.then(mark, mark)
      await passUntil(() => isDone, limitMs)
      return isDone
    },
    end: () => {
      giveBack()
      queue.clear()
    },
  }
}

/** Puts a queue in the place of the machine's timers; the answer gives them back. */
function takeTimers(later: VirtualTime['later']): () => void {
  const own = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout }
  const timers = new WeakMap<object, () => void>()
  const setVirtual = (act: () => void, ms = 0): object => {
    const timer = { unref: () => timer, ref: () => timer, hasRef: () => false }
    timers.set(timer, later(ms, act))
    return timer
  }
  const clearVirtual = (timer: unknown): void => {
    if (typeof timer === 'object' && timer !== null) timers.get(timer)?.()
  }
  Object.assign(globalThis, { setTimeout: setVirtual, clearTimeout: clearVirtual })
  return () => void Object.assign(globalThis, own)
}
