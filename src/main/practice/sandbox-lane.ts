import { parentPort, workerData } from 'node:worker_threads'
import { instantOfEpoch } from '../../domain/day.ts'
import { type FromSandboxLane, isSandboxLaneStart } from './sandbox-messages.ts'
import { openSandboxes } from './sandboxes.ts'

/** Runs both sandboxes in a thread of their own: practice must not slow the app it teaches. */
async function run(port: NonNullable<typeof parentPort>, start: unknown): Promise<void> {
  if (!isSandboxLaneStart(start)) throw new TypeError('the sandbox lane needs its folder and its clock')
  const say = (message: FromSandboxLane): void => port.postMessage(message)
  const { folder, clockOffsetMs } = start
  const sandboxes = await openSandboxes(folder, { now: () => instantOfEpoch(Date.now() + clockOffsetMs) })
  port.once('message', () => {
    void sandboxes.close().then(() => {
      say({ kind: 'closed' })
      port.close()
    })
  })
  say({ kind: 'open', endpoints: sandboxes.endpoints, credentials: sandboxes.credentials })
}

if (parentPort === null) throw new Error('the sandbox lane runs in a thread of its own')
await run(parentPort, workerData)
