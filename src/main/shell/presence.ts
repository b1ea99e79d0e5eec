import { type BrowserWindow, powerMonitor } from 'electron'

/** Tells whether somebody is there: each touch of the window, and the machine being locked or put to sleep. */
export function watchPresence(
  window: BrowserWindow,
  told: { readonly touched: () => void; readonly lock: () => void },
): void {
  window.webContents.on('input-event', () => told.touched())
  powerMonitor.on('lock-screen', () => told.lock())
  powerMonitor.on('suspend', () => told.lock())
}
