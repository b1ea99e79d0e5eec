import { failed, ok, type Result } from '../../domain/result.ts'
import type { LedgerPlace } from './database.ts'
import { faultNoteOf } from './fault.ts'
import { callNames, doCall, laneOf } from './lane.ts'
import { type Ledger, type LedgerCalls, LedgerFault, type LedgerProblem } from './ledger.ts'
import { openToRead, openToWrite } from './open.ts'
import { startLane } from './thread.ts'

/** Told of each call that took more than 40 ms, by name. */
export type OnSlow = (name: string, ms: number) => void

/**
 * Where the ledger lies and how to open it: `key` is 32 bytes, `addon` the path of a SQLite addon or null for the package's own,
 * `worker` the path of the built `worker.ts`.
 */
export interface LedgerOptions extends LedgerPlace {
  readonly worker: string
  readonly onSlow?: OnSlow
}

/** Opens the ledger in two threads: one writes, one reads what is committed. No other process may have it open. */
export async function connectLedger(options: LedgerOptions): Promise<Result<Ledger, LedgerProblem>> {
  const onSlow = options.onSlow ?? ignoreSlow
  const starting = { write: startLane('write', options, onSlow), read: startLane('read', options, onSlow) }
  // The read lane opens the file that the write lane has migrated.
  const write = await starting.write.open().catch(async (cause: unknown) => {
    await starting.read.close()
    throw cause
  })
  if (!write.ok) {
    await starting.read.close()
    return write
  }
  const read = await starting.read.open()
  if (!read.ok) {
    await write.value.close()
    return read
  }
  const lanes = { write: write.value, read: read.value }
  return ok({
    ...faceOf((name, args) => lanes[laneOf(name) ?? 'read'].call(name, args)),
    close: async () => {
      await lanes.read.close()
      await lanes.write.close()
    },
  })
}

const ignoreSlow: OnSlow = () => undefined

/** Opens the ledger in this thread, over two connections: the same face and the same SQL, for tests and tools. */
export function openInProcess(options: LedgerPlace & { readonly onSlow?: OnSlow }): Result<Ledger, LedgerProblem> {
  const write = openToWrite(options)
  if (!write.ok) return write
  const read = openToRead(options)
  if (!read.ok) {
    write.value.close()
    return failed(read.failure)
  }
  const lanes = { write: write.value, read: read.value }
  let ended = false
  return ok({
    ...faceOf(async (name, args) => {
      if (ended) throw new LedgerFault('bug', 'LANE_ENDED', 'the ledger is closed')
      try {
        return await doCall(lanes[laneOf(name) ?? 'read'], name, args, options.onSlow ?? ignoreSlow)
      } catch (cause) {
        const { kind, code, message } = faultNoteOf(cause)
        throw new LedgerFault(kind, code, message)
      }
    }),
    close: async () => {
      if (ended) return
      ended = true
      lanes.read.close()
      lanes.write.close()
    },
  })
}

type Send = (name: string, args: readonly unknown[]) => Promise<unknown>

const isFace = (calls: Readonly<Record<string, unknown>>): calls is Readonly<Record<string, unknown>> & LedgerCalls =>
  callNames.every((name) => typeof calls[name] === 'function')

/** The face over a way to send calls: one function per name of the two tables. */
function faceOf(send: Send): LedgerCalls {
  const calls = Object.fromEntries(callNames.map((name) => [name, (...args: unknown[]) => send(name, args)]))
  if (!isFace(calls)) throw new Error('a call of the ledger is missing')
  return calls
}
