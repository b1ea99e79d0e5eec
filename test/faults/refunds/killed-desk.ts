import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuiltScripts } from '../../contract/ledger-build.ts'
import type { Ground } from '../../unit/application/desk.ts'
import type { DeskOrders } from './child.ts'
import { type Death, ownDeathOf } from './deaths.ts'
import { startWatchingProxy, type WatchingProxy } from './watching-proxy.ts'

/** What a desk that is to die asks for, and at which addresses the gateways are asked for just that. */
interface LastWish {
  readonly transactionId: string
  readonly act: DeskOrders['act']
  readonly paths: readonly string[]
}

/** Desks of their own processes, and somebody at the wire who kills them. */
export interface Killer {
  /** Runs a desk that asks for one thing and is killed on the way; tells by what it ended. */
  kill(wish: LastWish, by: Death): Promise<string | null>
  close(): Promise<void>
}

interface Marked {
  readonly by: Death
  readonly paths: readonly string[]
  readonly child: ChildProcess
  readonly ended: Promise<string | null>
}

/** Stands between the desks and the ground's gateways. `scripts` has `child` and `worker`; `master` is the keychain's own key. */
export async function createKiller(ground: Ground, scripts: BuiltScripts, master: Uint8Array): Promise<Killer> {
  let marked: Marked | null = null
  const killMarked = async (): Promise<void> => {
    marked?.child.kill('SIGKILL')
    await marked?.ended
  }
  const diesAt = (path: string, ...moments: readonly Death[]): boolean =>
    marked !== null && marked.paths.includes(path) && moments.includes(marked.by)
  const watched = (url: string): Promise<WatchingProxy> =>
    startWatchingProxy(url, {
      arrived: async (path) => {
        if (!diesAt(path, 'lost', 'arriving')) return 'pass'
        const isLost = diesAt(path, 'lost')
        await killMarked()
        return isLost ? 'drop' : 'pass'
      },
      answered: async (path) => {
        if (diesAt(path, 'answering')) await killMarked()
      },
    })
  const proxies = { kcp: await watched(ground.sandboxes.urls.kcp), payple: await watched(ground.sandboxes.urls.payple) }
  return {
    async kill({ transactionId, act, paths }, by) {
      const orders: DeskOrders = {
        folder: ground.folder,
        master: Buffer.from(master).toString('hex'),
        addon: process.env['YEONGSU_SQLITE_ADDON'] || null,
        worker: scripts.path('worker'),
        endpoints: { kcp: proxies.kcp.url, payple: proxies.payple.url },
        now: ground.clock.now(),
        transactionId,
        act,
        diesAfter: ownDeathOf(by),
        waits: false,
      }
      const file = join(ground.folder, 'orders.json')
      writeFileSync(file, JSON.stringify(orders))
      const child = spawn(process.execPath, [scripts.path('child'), file], { stdio: ['ignore', 'pipe', 'inherit'] })
      const ended = new Promise<string | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
      marked = { by, paths, child, ended }
      const signal = await ended
      marked = null
      return signal
    },
    close: async () => {
      await Promise.all([proxies.kcp.close(), proxies.payple.close()])
    },
  }
}
