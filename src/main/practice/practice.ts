import { rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { epochOf, type Instant } from '../../domain/day.ts'
import type { GatewayId } from '../../domain/gateway.ts'
import type { Shop, ShopColour } from '../../domain/shop.ts'
import { unchangedTax } from '../../domain/tax-history.ts'
import { practicePaths } from './practice-paths.ts'
import type { FromSandboxLane, SandboxLaneStart } from './sandbox-messages.ts'

/** A practice shop with what its vault is to hold: values by wire name, and the one whose last four may be shown. */
interface PracticeShop {
  readonly shop: Shop
  readonly credentials: Readonly<Record<string, string>>
  readonly identifying: string
}

/** A file of gateway answers to be imported once, through the product's own import. `name` is the file's. */
interface PracticeAnswers {
  readonly shopId: string
  readonly file: string
  readonly name: string
}

/** Practice that runs: two shops, their sandboxes on loopback, and the logs their book is imported from. */
export interface Practice {
  readonly shops: readonly PracticeShop[]
  readonly endpoints: Readonly<Record<GatewayId, string>>
  readonly answerFiles: readonly PracticeAnswers[]
  /** Ends the sandboxes; their books stay in the folder. */
  stop(): Promise<void>
}

/** Where practice lives and what it runs with. `sandboxWorker` is the built script of `sandbox-lane.ts`. */
export interface PracticeOptions {
  readonly folder: string
  readonly clock: { now(): Instant }
  readonly sandboxWorker: string
}

const shopOf = (gateway: GatewayId, name: string, colour: ShopColour): Shop => ({
  id: `practice-${gateway}`,
  name: `연습 상점 · ${name}`,
  gateway,
  environment: 'practice',
  colour,
  taxHistory: unchangedTax(),
  choices: {},
})

/** The practice shops, and the wire name of the credential whose last four tell which account it is. */
const shops = [
  { shop: shopOf('kcp', 'KCP', 'blue'), identifyingField: 'site_cd' },
  { shop: shopOf('payple', '페이플', 'teal'), identifyingField: 'cst_id' },
] as const

/**
 * Starts practice in a thread of its own. Call it before the practice ledger is opened: when the sandboxes' files are missing or
 * no longer whole, everything in the folder is begun anew, the ledger with it (decision 14).
 */
export async function startPractice({ folder, clock, sandboxWorker }: PracticeOptions): Promise<Practice> {
  const clockOffsetMs = epochOf(clock.now()) - Date.now()
  const { endpoints, credentials, stop } = await startSandboxes(sandboxWorker, { folder, clockOffsetMs })
  const { logs } = practicePaths(folder)
  return {
    shops: shops.map(({ shop, identifyingField }) => ({
      shop,
      credentials: credentials[shop.gateway],
      identifying: credentials[shop.gateway][identifyingField] ?? '',
    })),
    endpoints,
    answerFiles: shops.map(({ shop }) => ({
      shopId: shop.id,
      file: logs[shop.gateway],
      name: basename(logs[shop.gateway]),
    })),
    stop,
  }
}

/** Removes all of practice together: books, keys, and the ledger in the same folder, which must be closed. */
export async function resetPractice(folder: string): Promise<void> {
  const gone = `${folder}.gone`
  await rm(gone, { recursive: true, force: true })
  // A rename is one step: a crash in the middle leaves practice whole or gone, never half.
  const moved = await rename(folder, gone).then(
    () => true,
    () => false,
  )
  await rm(moved ? gone : folder, { recursive: true, force: true })
}

interface SandboxThread extends Omit<Extract<FromSandboxLane, { readonly kind: 'open' }>, 'kind'> {
  readonly stop: () => Promise<void>
}

function startSandboxes(script: string, start: SandboxLaneStart): Promise<SandboxThread> {
  const worker = new Worker(script, { workerData: start })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    void ended.then(() => reject(new Error('the sandboxes ended before they listened')))
    worker.on('message', (message: FromSandboxLane) => {
      if (message.kind !== 'open') return
      const { endpoints, credentials } = message
      const stop = async (): Promise<void> => {
        worker.postMessage('close')
        await ended
      }
      resolve({ endpoints, credentials, stop })
    })
  })
}
