// The main script of a measured app, ours and the rival alike: says when the window could be shown and when its first
// content was on screen, then runs the app's own main script. Nothing in the app knows of it. Where there are rows behind a
// sign-in, it signs in as soon as that is on screen, over the page's own bridge, and says when the rows were.
import { app } from 'electron'

const {
  BENCH_MAIN: main = '',
  BENCH_CONTENT: content = '',
  BENCH_ROWS: rows = '',
  BENCH_SIGN_IN: signIn = '',
} = process.env
const say = (event, at = performance.timeOrigin + performance.now()) =>
  process.stdout.write(`bench ${JSON.stringify({ event, at })}\n`)

/** Runs in the page: the wall time at which an element that matches `selector` and holds text has been painted. */
const contentPainted = (selector) =>
  new Promise((resolve) => {
    const isThere = () => (document.querySelector(selector)?.textContent ?? '').trim() !== ''
    const painted = () =>
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())))
    if (isThere()) return painted()
    const observer = new MutationObserver(() => {
      if (!isThere()) return
      observer.disconnect()
      painted()
    })
    observer.observe(document, { childList: true, subtree: true, characterData: true })
  })

/** Runs in the page: how long after the PIN was answered the first rows have been painted. */
const rowsAfterSignIn = async (selector, who, painted) => {
  const answer = await globalThis.backoffice.call('operators.signIn', who)
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  const from = performance.timeOrigin + performance.now()
  return (await painted(selector)) - from
}

app.on('browser-window-created', (_event, window) => {
  window.once('ready-to-show', () => say('ready-to-show'))
  if (content === '') return
  const question = `(${String(contentPainted)})(${JSON.stringify(content)})`
  window.webContents.once('dom-ready', () => {
    void window.webContents.executeJavaScript(question).then(async (at) => {
      say('content', at)
      if (rows !== '')
        say(
          'rows',
          await window.webContents.executeJavaScript(
            `(${String(rowsAfterSignIn)})(${JSON.stringify(rows)}, ${signIn}, ${String(contentPainted)})`,
          ),
        )
    })
  })
})
say('main')
await import(main)
