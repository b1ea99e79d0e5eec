import { Worker } from 'node:worker_threads'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { LedgerPlace } from './database.ts'
import type { LaneName, LaneNote } from './lane.ts'
import { LedgerFault, type LedgerProblem } from './ledger.ts'

/** A lane in a thread of its own. Calls are done in the order they arrive. */
export interface Lane {
  call(name: string, args: readonly unknown[]): Promise<unknown>
  /** Does what was called before, then ends the thread. Harmless twice. */
  close(): Promise<void>
}

interface Waiting {
  resolve(value: unknown): void
  reject(fault: LedgerFault): void
}

/** Starts a lane and waits until its file is open, or tells why it is not. */
export function startLane(
  lane: LaneName,
  { file, key, addon, worker }: LedgerPlace & { readonly worker: string },
  onSlow: (name: string, ms: number) => void,
): Promise<Result<Lane, LedgerProblem>> {
  const thread = new Worker(worker, { workerData: { lane, file, key, addon }, name: `ledger-${lane}` })
  const waiting = new Map<number, Waiting>()
  let ended: LedgerFault | null = null
  const end = (message: string): void => {
    ended ??= new LedgerFault('bug', 'LANE_ENDED', message)
    for (const one of waiting.values()) one.reject(ended)
    waiting.clear()
  }
  const exited = new Promise<void>((resolve) => {
    thread.once('exit', () => {
      end(`the ${lane} lane has ended`)
      resolve()
    })
  })
  return new Promise((resolve, reject) => {
    thread.once('error', (cause) => {
      end(`the ${lane} lane failed: ${cause.message}`)
      reject(cause)
    })
    thread.on('message', (note: LaneNote) => {
      switch (note.kind) {
        case 'opened':
          return resolve(ok(laneOver(thread, waiting, () => ended, exited)))
        case 'problem':
          return resolve(exited.then(() => failed(note.problem)))
        case 'answer':
          return settle(waiting, note.id, (one) => one.resolve(note.value))
        case 'fault':
          return settle(waiting, note.id, (one) =>
            one.reject(new LedgerFault(note.fault.kind, note.fault.code, note.fault.message)),
          )
        case 'slow':
          return onSlow(note.name, note.ms)
        case 'closed':
          return undefined
      }
    })
  })
}

function settle(waiting: Map<number, Waiting>, id: number, work: (one: Waiting) => void): void {
  const one = waiting.get(id)
  waiting.delete(id)
  if (one !== undefined) work(one)
}

function laneOver(
  thread: Worker,
  waiting: Map<number, Waiting>,
  ended: () => LedgerFault | null,
  exited: Promise<void>,
): Lane {
  let last = 0
  let closing = false
  return {
    call: (name, args) =>
      new Promise((resolve, reject) => {
        const fault = closing ? new LedgerFault('bug', 'LANE_ENDED', 'the ledger is closed') : ended()
        if (fault !== null) return reject(fault)
        last += 1
        waiting.set(last, { resolve, reject })
        thread.postMessage({ id: last, name, args })
      }),
    close: async () => {
      if (!closing) {
        closing = true
        thread.postMessage('close')
      }
      await exited
    },
  }
}
