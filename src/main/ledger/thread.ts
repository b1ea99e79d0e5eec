import type { Worker } from 'node:worker_threads'
import { failed, ok, type Result } from '../../domain/result.ts'
import { memoryOf } from '../packed/packed.ts'
import type { CallNames } from './calls.ts'
import type { LedgerPlace } from './database.ts'
import type { LaneName, LaneNote } from './lane.ts'
import { LedgerFault, type LedgerProblem } from './ledger.ts'
import type { BeginThread } from './thread-start.ts'

/** A lane in a thread of its own. Calls are done in the order they arrive. */
export interface Lane {
  /** What may be called. */
  readonly names: CallNames
  call(name: string, args: readonly unknown[]): Promise<unknown>
  /** Has it calls to answer? */
  isBusy(): boolean
  /** Does what was called before, then ends the thread. Harmless twice. */
  close(): Promise<void>
}

interface Waiting {
  resolve(value: unknown): void
  reject(fault: LedgerFault): void
}

/** A thread that has been started for a lane and has touched no file yet. */
export interface StartedLane {
  /** Opens the lane's file, or tells why it is not open; then the thread has ended. Once. */
  open(place: Pick<LedgerPlace, 'file' | 'key'>): Promise<Result<Lane, LedgerProblem>>
  /** Ends the thread, whether its file is open or not. */
  close(): Promise<void>
}

/** Starts a lane over the thread that is begun for it. */
export function startLane(lane: LaneName, begin: BeginThread, onSlow: (name: string, ms: number) => void): StartedLane {
  const thread = begin(lane)
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
  const over = laneOver(thread, waiting, () => ended, exited)
  const opened = new Promise<Result<Lane, LedgerProblem>>((resolve, reject) => {
    thread.once('error', (cause) => {
      end(`the ${lane} lane failed: ${cause.message}`)
      reject(cause)
    })
    thread.on('message', (note: LaneNote) => {
      if (note.kind === 'opened') resolve(ok({ ...over, names: note.names }))
      else if (note.kind === 'problem') resolve(exited.then(() => failed(note.problem)))
      else hear(note, waiting, onSlow)
    })
  })
  // Whoever opens hears of it; a thread that is closed unopened has nobody to tell.
  opened.catch(() => undefined)
  const open = ({ file, key }: Pick<LedgerPlace, 'file' | 'key'>): typeof opened => {
    thread.postMessage({ file, key })
    return opened
  }
  return { open, close: () => over.close() }
}

type CallNote = Exclude<LaneNote, { readonly kind: 'opened' | 'problem' }>

function hear(note: CallNote, waiting: Map<number, Waiting>, onSlow: (name: string, ms: number) => void): void {
  switch (note.kind) {
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
): Omit<Lane, 'names'> {
  let last = 0
  let closing = false
  return {
    call: (name, args) =>
      new Promise((resolve, reject) => {
        const fault = closing ? new LedgerFault('bug', 'LANE_ENDED', 'the ledger is closed') : ended()
        if (fault !== null) return reject(fault)
        last += 1
        waiting.set(last, { resolve, reject })
        thread.postMessage(
          { id: last, name, args },
          args.flatMap((arg) => (typeof arg === 'object' && arg !== null ? memoryOf(arg) : [])),
        )
      }),
    isBusy: () => waiting.size > 0,
    close: async () => {
      if (!closing) {
        closing = true
        thread.postMessage('close')
      }
      await exited
    },
  }
}
