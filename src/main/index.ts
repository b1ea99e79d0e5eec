import { app, type BrowserWindow, safeStorage } from 'electron'
import { composeDesk } from './compose.ts'
import fileWorker from './files/lane?modulePath'
import { connectFileLane } from './files/connect.ts'
import { readGatewayEndpoints } from './gateway-endpoints.ts'
import ledgerWorker from './ledger/worker?modulePath'
import { openLog } from './log.ts'
import sandboxWorker from './practice/sandbox-lane?modulePath'
import { serveApp } from './shell/app-scheme.ts'
import { openBridge } from './shell/bridge.ts'
import { createClock } from './shell/clock.ts'
import { createDialogs } from './shell/dialogs.ts'
import { gatewayEndpointsFile, privateKeyring, sqliteAddon, startTime } from './shell/environment.ts'
import { openExternalLink } from './shell/external-links.ts'
import { becomeOnlyInstance, hardenBeforeReady, sayOnStderr } from './shell/hardening.ts'
import { createIds } from './shell/ids.ts'
import { createKeychain } from './shell/keychain.ts'
import { setMenu } from './shell/menu.ts'
import { endInOrder } from './shell/orderly-end.ts'
import { settlePaths } from './shell/paths.ts'
import { deskSession, guardSessions } from './shell/session-policy.ts'
import { problemText } from './shell/problem-text.ts'
import { watchPresence } from './shell/presence.ts'
import { createSlipPress } from './shell/slip-press.ts'
import { surroundingsOf } from './shell/surroundings.ts'
import { endOnUncaught } from './shell/uncaught.ts'
import { bringToFront, createWindow, guardContents, openPage } from './shell/window.ts'
import { createLedgerRecovery } from './vault/ledger-recovery.ts'

let window: BrowserWindow | null = null
const paths = settlePaths()
// Not awaited: Electron's `ready` waits for this module to end, and start waits for `ready`.
if (hardenBeforeReady() && becomeOnlyInstance(() => window !== null && bringToFront(window))) void start()

/** Boot order: guards, ports, window, book. The page loads before the book opens; its calls wait for the book. */
async function start(): Promise<void> {
  const clock = createClock(startTime())
  const log = openLog({ folder: paths.logs, now: () => clock.now() })
  endOnUncaught((where, cause) => log.unexpected(where, cause))
  guardContents(() => log.event('shell.refused', { what: 'page', kind: 'navigation' }))
  guardSessions(({ what, kind }) => log.event('shell.refused', { what, kind }))
  await app.whenReady()
  setMenu()
  const keychain = createKeychain(safeStorage, process.platform)
  const dialogs = createDialogs(() => window)
  const desk = composeDesk({
    home: paths.home,
    folders: paths.books,
    keychain,
    clock,
    ids: createIds(),
    log,
    dialogs,
    printing: createSlipPress(paths.renderer, () => window),
    openLink: (url) => openExternalLink(url, dialogs.confirm),
    recovery: createLedgerRecovery({ folder: paths.books.work, keychain, clock }),
    surroundings: surroundingsOf(keychain, privateKeyring(), gatewayEndpointsFile() !== null),
    testEndpoints: readGatewayEndpoints(gatewayEndpointsFile()),
    sqliteAddon: sqliteAddon(),
    files: connectFileLane(fileWorker),
    ledgerWorker,
    sandboxWorker,
    announce: (event) => bridge.announce(event),
  })
  const bridge = openBridge({
    window: () => window,
    answer: desk.answer,
    refused: () => log.event('shell.refused', { what: 'call', kind: 'sender' }),
  })
  endInOrder(() => desk.close())
  const session = deskSession()
  serveApp(session, paths.renderer)
  window = createWindow({ session, preload: paths.preload })
  watchPresence(window, desk)
  // The keyring's first touch holds this thread for a while; the page is under way by then.
  window.webContents.once('dom-ready', () => void openBook())
  await openPage(window)

  async function openBook(): Promise<void> {
    const opened = await desk.openFront()
    if (opened.ok) return
    log.event('book.refused', { book: 'front', kind: opened.failure.kind })
    const { message, detail } = problemText(opened.failure)
    sayOnStderr(`${message} ${detail}`)
  }
}
