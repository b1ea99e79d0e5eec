import { failed, ok, type Result } from '../../domain/result.ts'
import type { OnSlow } from './connect.ts'
import type { LedgerPlace } from './database.ts'
import { faceOf } from './face.ts'
import { faultNoteOf } from './fault.ts'
import { callNames } from './calls.ts'
import { doCall } from './lane.ts'
import { type Ledger, LedgerFault, type LedgerProblem } from './ledger.ts'
import { openToRead, openToWrite } from './open.ts'

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
    ...faceOf(callNames, async (lane, name, args) => {
      if (ended) throw new LedgerFault('bug', 'LANE_ENDED', 'the ledger is closed')
      try {
        // Cloned, as it would be on its way from a thread: what does not survive that must not be answered.
        return structuredClone(await doCall(lanes[lane], name, args, options.onSlow ?? (() => undefined)))
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
