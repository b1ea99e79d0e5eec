import { setImmediate as othersTurn } from 'node:timers/promises'
import type { OpenLane } from './open.ts'
import { type CallNames, commands, queries } from './calls.ts'
import type { LedgerProblem } from './ledger.ts'
import type { FaultNote } from './fault.ts'
import { isSteps, type Steps } from './steps.ts'

/** Which of the two lanes. */
export type LaneName = 'write' | 'read'

/** A call that took longer than this many milliseconds is reported by name. */
const slowMs = 40

/** A call on its way to a lane. */
export interface LaneCall {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
}

/** What a lane says: how its opening went, answers, slow calls, and that it has ended. */
export type LaneNote =
  | { readonly kind: 'opened'; readonly names: CallNames }
  | { readonly kind: 'problem'; readonly problem: LedgerProblem }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: FaultNote }
  | { readonly kind: 'slow'; readonly name: string; readonly ms: number }
  | { readonly kind: 'closed' }

/** The lane a call belongs to; null when the ledger has no call of this name. */
const laneOf = (name: string): LaneName | null =>
  Object.hasOwn(commands, name) ? 'write' : Object.hasOwn(queries, name) ? 'read' : null

/**
 * Does a call in an open lane, in a transaction of its own, and reports it when it is slow. Up to its first pause it runs at once,
 * so commands are done in the order they arrive; a long question pauses between its steps, and each step is timed alone.
 */
export async function doCall(
  lane: OpenLane,
  name: string,
  args: readonly unknown[],
  onSlow: (name: string, ms: number) => void,
): Promise<unknown> {
  const table: Readonly<Record<string, object>> = laneOf(name) === 'write' ? commands : queries
  const call = table[name]
  if (typeof call !== 'function') throw new RangeError(`no call of this name: ${name}`)
  const timed: Timed = (work) => {
    const started = performance.now()
    try {
      return lane.db.atOnce(laneOf(name) === 'write' ? 'immediate' : 'deferred', work)
    } finally {
      const ms = performance.now() - started
      if (ms > slowMs) onSlow(name, ms)
    }
  }
  const value = timed((): unknown => Reflect.apply(call, undefined, [lane.db, ...args]))
  return isSteps(value) ? await inSteps(value, timed) : value
}

type Timed = <T>(work: () => T) => T

async function inSteps(steps: Steps<unknown>, timed: Timed): Promise<unknown> {
  for (;;) {
    const step = timed(() => steps.next())
    if (step.done === true) return step.value
    await othersTurn()
  }
}
