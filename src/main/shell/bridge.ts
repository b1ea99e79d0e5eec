import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { AppEvent } from '../../contract/events.ts'
import type { Answer } from '../../contract/server.ts'
import { type Frame, isOurPage } from './sender.ts'

/** Both channels there are; the preload script has them once more, because it may import nothing. */
const callChannel = 'backoffice:call'
const eventChannel = 'backoffice:event'

/** What main may do with the bridge once it stands. */
export interface Bridge {
  /** Tells the window some news; silently nothing while there is no window, for it reads anew when it opens. */
  announce(event: AppEvent): void
}

/**
 * Opens the bridge: the one channel in, the one out. Only our window's main frame is answered (security.md row 17);
 * anyone else's call is rejected without reaching `answer`, and `refused` hears of it.
 */
export function openBridge(ports: {
  readonly window: () => BrowserWindow | null
  readonly answer: Answer
  readonly refused: () => void
}): Bridge {
  const pageOfWindow = () => {
    const window = ports.window()
    return window === null || window.isDestroyed() ? null : window.webContents
  }
  ipcMain.handle(callChannel, (event, operation: unknown, input: unknown) => {
    if (!isOurPage(frameOf(event), event.sender.id, pageOfWindow()?.id ?? null)) {
      ports.refused()
      throw new Error('refused')
    }
    return ports.answer(typeof operation === 'string' ? operation : '', input)
  })
  return {
    announce: (event) => {
      const page = pageOfWindow()
      if (page === null || page.isDestroyed()) return
      const frame: Frame = page.mainFrame
      if (isOurPage(frame, page.id, page.id)) page.mainFrame.send(eventChannel, event)
    },
  }
}

/** Electron throws, or gives null, when the frame went away before it was asked about. */
function frameOf(event: IpcMainInvokeEvent): Frame | null {
  try {
    return event.senderFrame
  } catch {
    return null
  }
}
