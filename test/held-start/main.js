/**
 * Starts the app whose folder is the last word, and holds its `ready` back until Playwright is attached, as Playwright does for an
 * Electron of its own and not for one it is given. Otherwise about one attach in a hundred never ends, because a window opens in the
 * middle of it; and the app that was not attached to works on at the books and asks the gateways meanwhile.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const folder = process.argv.at(-1)
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
// What Electron does itself with the folder it is given.
app.setName(about.productName ?? about.name)
app.setVersion(about.version)
app.setAppPath(folder)

const ready = app.whenReady()
const attached = new Promise((attach) => {
  // Playwright calls this, by this name, in whatever it has attached to.
  globalThis.__playwright_run = attach
})
app.whenReady = async () => {
  await attached
  await ready
}

await import(pathToFileURL(join(folder, about.main)).href)
