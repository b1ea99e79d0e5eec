// What `electron path/to/app` needs and the registry-hosted runtime lacks: find the app named on the command line and
// become it. An ES module that awaits the import at top level, because only then Electron holds `ready` back until the
// app's main has run, and `app.enableSandbox()` and `registerSchemesAsPrivileged()` still work there.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const given = process.argv.slice(1).find((word) => !word.startsWith('-'))
if (given === undefined) {
  process.stderr.write('usage: electron path/to/app\n')
  process.exit(1)
}
const folder = path.resolve(given)
const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
app.setName(about.productName ?? about.name)
if (about.version) app.setVersion(about.version)
app.setAppPath(folder)
Object.defineProperty(process, 'defaultApp', { value: true })
await import(pathToFileURL(path.join(folder, about.main ?? 'index.js')).href)
