import { type BrowserWindow, safeStorage } from 'electron'
import type { AppEvent } from '../contract/events.ts'
import { composeDesk, type Desk } from './compose.ts'
import fileWorker from './files/lane?modulePath'
import { connectFileLane } from './files/connect.ts'
import { readGatewayEndpoints } from './gateway-endpoints.ts'
import type { BeginThread } from './ledger/thread-start.ts'
import type { DeskLog } from './log.ts'
import sandboxWorker from './practice/sandbox-lane?modulePath'
import type { ShellClock } from './shell/clock.ts'
import { createDialogs } from './shell/dialogs.ts'
import { gatewayEndpointsFile, privateKeyring } from './shell/environment.ts'
import { openExternalLink } from './shell/external-links.ts'
import { sayOnStderr } from './shell/hardening.ts'
import { createIds } from './shell/ids.ts'
import { createKeychain } from './shell/keychain.ts'
import { endInOrder } from './shell/orderly-end.ts'
import type { Paths } from './shell/paths.ts'
import { watchPresence } from './shell/presence.ts'
import { problemText } from './shell/problem-text.ts'
import { createSlipPress } from './shell/slip-press.ts'
import { surroundingsOf } from './shell/surroundings.ts'
import { createLedgerRecovery } from './vault/ledger-recovery.ts'

/** What boot has made before the desk. */
interface Boot {
  readonly paths: Paths
  readonly clock: ShellClock
  readonly log: DeskLog
  readonly window: BrowserWindow
  readonly beginLedgerThread: BeginThread
  readonly announce: (event: AppEvent) => void
}

/** Makes the desk behind the window with what the shell lends it, and opens the book in front. */
export function openDesk({ paths, clock, log, window, beginLedgerThread, announce }: Boot): Desk {
  const windowOrNull = (): BrowserWindow | null => (window.isDestroyed() ? null : window)
  const keychain = createKeychain(safeStorage, process.platform)
  const dialogs = createDialogs(windowOrNull)
  const desk = composeDesk({
    home: paths.home,
    folders: paths.books,
    keychain,
    clock,
    ids: createIds(),
    log,
    dialogs,
    printing: createSlipPress(paths.renderer, windowOrNull),
    openLink: (url) => openExternalLink(url, dialogs.confirm),
    recovery: createLedgerRecovery({ folder: paths.books.work, keychain, clock }),
    surroundings: surroundingsOf(keychain, privateKeyring(), gatewayEndpointsFile() !== null),
    testEndpoints: readGatewayEndpoints(gatewayEndpointsFile()),
    files: connectFileLane(fileWorker),
    beginLedgerThread,
    sandboxWorker,
    announce,
  })
  endInOrder(() => desk.close())
  watchPresence(window, desk)
  void openBook()
  return desk

  async function openBook(): Promise<void> {
    const opened = await desk.openFront()
    if (opened.ok) return
    log.event('book.refused', { book: 'front', kind: opened.failure.kind })
    const { message, detail } = problemText(opened.failure)
    sayOnStderr(`${message} ${detail}`)
  }
}
