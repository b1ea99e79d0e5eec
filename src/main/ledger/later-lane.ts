import { ok, type Result } from '../../domain/result.ts'
import type { LedgerPlace } from './database.ts'
import { LedgerFault, type LedgerProblem } from './ledger.ts'
import type { Lane, StartedLane } from './thread.ts'

/** When a lane begins that another one stands in for. */
export interface Later {
  /** Milliseconds after the ledger was opened. */
  readonly afterMs: number
  /** Hears why the lane did not come; the other one then answers on. */
  readonly failed: (cause: unknown) => void
}

/** A lane that is not begun yet. */
export interface LaterLane {
  /** Answers through `meanwhile` until the lane's own thread has opened the file. Once. */
  open(place: Pick<LedgerPlace, 'file' | 'key'>, meanwhile: Lane): Promise<Result<Lane, LedgerProblem>>
  /** Ends the thread if it was begun; one that was opened and is not begun yet never is. */
  close(): Promise<void>
}

/** A lane whose thread is begun a while after the ledger was opened. The key is kept until then, and wiped. */
export function laterLane(start: () => StartedLane, { afterMs, failed }: Later): LaterLane {
  let started: StartedLane | null = null
  let forget = (): void => undefined
  const close = async (): Promise<void> => {
    forget()
    await started?.close()
  }
  return {
    async open({ file, key: lent }, meanwhile) {
      const key = Uint8Array.from(lent)
      let lane = meanwhile
      const beginOpening = (): ReturnType<StartedLane['open']> => {
        try {
          started = start()
          return started.open({ file, key })
        } finally {
          key.fill(0)
        }
      }
      const begin = async (): Promise<void> => {
        const opened = await beginOpening()
        if (opened.ok) lane = opened.value
        else failed(new LedgerFault('bug', opened.failure.kind, 'the lane that reads did not open'))
      }
      const timer = setTimeout(() => void begin().catch(failed), afterMs)
      forget = () => {
        clearTimeout(timer)
        key.fill(0)
      }
      return ok({
        names: meanwhile.names,
        call: (name, args) => lane.call(name, args),
        isBusy: () => lane.isBusy(),
        close,
      })
    },
    close,
  }
}
