import { BrowserWindow, type Session, session } from 'electron'
import type { SlipShelf } from './slip-scheme.ts'

/** The session of slip windows: in memory, apart from the desk's, with the shelf as all there is to load. */
export function slipSession(shelf: SlipShelf): Session {
  const made = session.fromPartition('slip')
  made.protocol.handle('app', (request) => shelf.respond(request))
  return made
}

/**
 * Makes a window for one slip: never shown, shut in as the desk's own (SECURITY.md), without preload, and no script runs in it.
 * It belongs to `parent`, so that the system's print dialog stands before that.
 */
export const createSlipWindow = (session: Session, parent: BrowserWindow | null): BrowserWindow =>
  new BrowserWindow({
    show: false,
    width: 800,
    height: 200,
    skipTaskbar: true,
    ...(parent === null ? {} : { parent }),
    webPreferences: {
      session,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      images: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    },
  })
