import { Worker } from 'node:worker_threads'
import type { LedgerPlace } from './database.ts'
import type { LaneName } from './lane.ts'

/** What a lane's thread runs: the path of the built `worker.ts`, and the SQLite addon it loads. */
export interface LaneThread extends Pick<LedgerPlace, 'addon'> {
  readonly worker: string
}

/** Begins the thread of a lane; it loads its code and waits for the file it is to open. */
export type BeginThread = (lane: LaneName) => Worker

/** Begins each thread when it is asked for. */
export const beginThreads =
  ({ addon, worker }: LaneThread): BeginThread =>
  (lane) =>
    new Worker(worker, { workerData: { lane, addon }, name: `ledger-${lane}` })

/**
 * Begins the first thread that writes now, before anybody asks for it: it loads its code while the desk's own is read. One that ends before
 * it is asked for is passed over: the next is begun then, and whoever asked hears what is wrong.
 */
export function beginAhead(begin: BeginThread): BeginThread {
  let ahead: Worker | null = begin('write')
  const passOver = (): void => {
    ahead = null
  }
  ahead.once('error', passOver).once('exit', passOver)
  return (lane) => {
    const begun = lane === 'write' ? ahead : null
    if (begun === null) return begin(lane)
    ahead = null
    return begun
  }
}
