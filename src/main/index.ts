import { once } from 'node:events'
import { app, type BrowserWindow } from 'electron'
import ledgerWorker from './ledger/worker?modulePath'
import { beginAhead, beginThreads } from './ledger/thread-start.ts'
import { openLog } from './log.ts'
import { serveApp } from './shell/app-scheme.ts'
import { openBridge } from './shell/bridge.ts'
import { createClock } from './shell/clock.ts'
import { sqliteAddon, startTime } from './shell/environment.ts'
import { becomeOnlyInstance, hardenBeforeReady } from './shell/hardening.ts'
import { setMenu } from './shell/menu.ts'
import { settlePaths } from './shell/paths.ts'
import { deskSession, guardSessions } from './shell/session-policy.ts'
import { endOnUncaught } from './shell/uncaught.ts'
import { bringToFront, createWindow, guardContents, openPage } from './shell/window.ts'

let window: BrowserWindow | null = null
const paths = settlePaths()
// Not awaited: Electron's `ready` waits for this module to end, and start waits for `ready`.
if (hardenBeforeReady() && becomeOnlyInstance(() => window !== null && bringToFront(window))) void start()

/**
 * Boot order: guards, window, page, desk, book. This module holds no more than the window needs. The desk is most of what a start has to
 * read, and the keyring's first touch holds this thread for a while: both wait until the page is under way, and its calls wait for them.
 * The ledger's own thread reads its code meanwhile.
 */
async function start(): Promise<void> {
  const clock = createClock(startTime())
  const log = openLog({ folder: paths.logs, now: () => clock.now() })
  endOnUncaught((where, cause) => log.unexpected(where, cause))
  guardContents(() => log.event('shell.refused', { what: 'page', kind: 'navigation' }))
  guardSessions(({ what, kind }) => log.event('shell.refused', { what, kind }))
  await app.whenReady()
  setMenu()
  const session = deskSession()
  serveApp(session, paths.renderer)
  const bridge = openBridge({
    window: () => window,
    answer: async (operation, input) => (await desk).answer(operation, input),
    refused: () => log.event('shell.refused', { what: 'call', kind: 'sender' }),
  })
  const opened = createWindow({ session, preload: paths.preload })
  window = opened
  const [page, read] = [openPage(opened), once(opened.webContents, 'dom-ready')]
  const desk = read.then(async () => {
    const beginLedgerThread = beginAhead(beginThreads({ worker: ledgerWorker, addon: sqliteAddon() }))
    const { openDesk } = await import('./desk.ts')
    // Closed meanwhile: the app is on its way out, and nobody is left to call.
    if (opened.isDestroyed()) return new Promise<never>(() => undefined)
    return openDesk({
      paths,
      clock,
      log,
      window: opened,
      beginLedgerThread,
      announce: (event) => bridge.announce(event),
    })
  })
  await Promise.all([page, desk])
}
