import { app, BrowserWindow, nativeTheme, type Session, type WebContents } from 'electron'
import { appPage } from './app-scheme.ts'
import { flavour } from './flavour.ts'

/** Ground colours of look.md, so that the window does not flash before the page is painted. */
const ground = { light: '#F6F7F9', dark: '#0E1116' } as const

/**
 * Makes the window, shut in (SECURITY.md), still empty; it shows itself when its page is painted. The page may call
 * over the bridge as soon as it loads, so the caller keeps the window before `openPage`.
 */
export function createWindow(made: { readonly session: Session; readonly preload: string }): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: '영수데스크',
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    autoHideMenuBar: true,
    webPreferences: {
      session: made.session,
      preload: made.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: flavour === 'dev',
    },
  })
  window.once('ready-to-show', () => window.show())
  return window
}

/** Loads the one page there is. Rejects when it cannot be loaded. */
export const openPage = (window: BrowserWindow): Promise<void> => window.loadURL(appPage)

/** Shuts in every page the app will ever have, not only the window's. `refused` hears of each attempt. Call once, before `ready`. */
export function guardContents(refused: () => void): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, refused))
}

/** Brings the window to the front, out of the task bar if it is there; nothing where it was closed and the app is still ending. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** The one page, at whichever of its screens. */
const isOurPage = (url: string): boolean => url === appPage || url.startsWith(`${appPage}#`)

function guard(contents: WebContents, refused: () => void): void {
  const refuse = (event: { preventDefault: () => void }): void => {
    event.preventDefault()
    refused()
  }
  contents.on('will-navigate', (event) => {
    if (!isOurPage(event.url)) refuse(event)
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) refuse(event)
  })
  contents.on('will-redirect', refuse)
  contents.on('will-attach-webview', refuse)
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    refuse(event)
    choose('')
  })
  contents.setWindowOpenHandler(() => {
    refused()
    return { action: 'deny' }
  })
}
