// The main script of a measured app, ours and the rival alike: says when the window could be shown and when its first
// content was on screen, then runs the app's own main script. Nothing in the app knows of it.
import { app } from 'electron'

const { BENCH_MAIN: main = '', BENCH_CONTENT: content = '' } = process.env
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

app.on('browser-window-created', (_event, window) => {
  window.once('ready-to-show', () => say('ready-to-show'))
  if (content === '') return
  const question = `(${String(contentPainted)})(${JSON.stringify(content)})`
  window.webContents.once('dom-ready', () => {
    void window.webContents.executeJavaScript(question).then((at) => say('content', at))
  })
})
say('main')
await import(main)
