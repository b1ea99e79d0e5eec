import { app } from 'electron'

/**
 * Ends the app in order, however it is asked to end: the last window closed, the menu, the system, a test driver. `close` is
 * run once; when it fails or takes longer than `patienceMs` the app ends all the same, for the journal holds what matters.
 */
export function endInOrder(close: () => Promise<void>, patienceMs = 10_000): void {
  let ending = false
  // Closing the last window ends the app on every system: there is nothing to do without it.
  app.on('window-all-closed', () => app.quit())
  // `quit` does not pass by window-all-closed, so what must be closed is closed here.
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (ending) return
    ending = true
    const patience = setTimeout(() => app.exit(1), patienceMs)
    void close()
      .then(
        () => 0,
        () => 1,
      )
      .then((code) => {
        clearTimeout(patience)
        app.exit(code)
      })
  })
}
