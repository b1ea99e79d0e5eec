import { parentPort, workerData } from 'node:worker_threads'
import { callNames } from './calls.ts'
import type { LedgerPlace } from './database.ts'
import { faultNoteOf } from './fault.ts'
import { doCall, type LaneCall, type LaneName, type LaneNote } from './lane.ts'
import { type OpenLane, openToRead, openToWrite } from './open.ts'

/** What the thread is started with. */
interface LaneStart extends Pick<LedgerPlace, 'addon'> {
  readonly lane: LaneName
}

/** The file a lane is to open, with its key. */
type OpenOrder = Pick<LedgerPlace, 'file' | 'key'>

/** What the thread is told: to open its file, then calls, and to end. */
type LaneOrder = OpenOrder | LaneCall | 'close'

const port = parentPort
// The thread is begun by thread-start.ts alone, which gives it exactly this.
const start = workerData as LaneStart

const say = (note: LaneNote): void => port?.postMessage(note)

async function answer(lane: OpenLane, { id, name, args }: LaneCall): Promise<LaneNote> {
  const value = await doCall(lane, name, args, (slow, ms) => say({ kind: 'slow', name: slow, ms }))
  return { kind: 'answer', id, value }
}

function open({ file, key }: OpenOrder): OpenLane | null {
  const place = { file, key, addon: start.addon }
  const opened = start.lane === 'write' ? openToWrite(place) : openToRead(place)
  key.fill(0)
  if (opened.ok) {
    say({ kind: 'opened', names: callNames })
    return opened.value
  }
  say({ kind: 'problem', problem: opened.failure })
  port?.close()
  return null
}

function close(lane: OpenLane | null): void {
  lane?.close()
  say({ kind: 'closed' })
  port?.close()
}

let lane: OpenLane | null = null
port?.on('message', (order: LaneOrder) => {
  if (order === 'close') close(lane)
  else if ('key' in order) lane = open(order)
  else if (lane !== null) {
    answer(lane, order).then(say, (cause: unknown) => say({ kind: 'fault', id: order.id, fault: faultNoteOf(cause) }))
  }
})
