// Two apps that are started the same way: a copy of the built desk, and the smallest Electron app there is.
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { repository } from '../../scripts/setup/places.mjs'

/**
 * @typedef {object} Staged
 * @property {string} folder what Electron is given
 * @property {string} main address of the app's own main script, which the observer runs
 * @property {string} content selector of the first content: the one heading of what is seen first
 * @property {string} [rows] selector of a cell of the first row, where there are rows behind a sign-in
 */

/** Not awaited: Electron's `ready` waits for this module to end. */
const hello = {
  'main.mjs': `import { app, BrowserWindow } from 'electron'
app.setPath('userData', process.env.BENCH_USER_DATA)
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false })
  window.once('ready-to-show', () => window.show())
  return window.loadFile(new URL('index.html', import.meta.url).pathname)
})
`,
  'index.html': '<!doctype html><meta charset="utf-8"><title>hello</title><h1>Hello, world</h1>\n',
}

/**
 * Copies the build, so that one made meanwhile does not change what is measured.
 * @param {string} work an existing folder
 * @returns {Promise<{ desk: Staged, hello: Staged }>}
 */
export async function stageApps(work) {
  const observer = path.join(import.meta.dirname, 'observer.mjs')
  const stage = async (name, about, script) => {
    const folder = path.join(work, name)
    await mkdir(folder, { recursive: true })
    await cp(observer, path.join(folder, 'observer.mjs'))
    await writeFile(
      path.join(folder, 'package.json'),
      JSON.stringify({ ...about, type: 'module', main: 'observer.mjs' }),
    )
    return { folder, main: pathToFileURL(path.join(folder, script)).href }
  }
  const { name, productName, version } = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8'))
  const desk = await stage('desk', { name, productName, version }, 'out/main/index.js')
  await cp(path.join(repository, 'out'), path.join(desk.folder, 'out'), { recursive: true })
  await cp(path.join(repository, 'resources'), path.join(desk.folder, 'resources'), { recursive: true })
  await symlink(path.join(repository, 'node_modules'), path.join(desk.folder, 'node_modules'))
  const world = await stage('hello', { name: 'hello', version: '1.0.0' }, 'main.mjs')
  for (const [file, text] of Object.entries(hello)) await writeFile(path.join(world.folder, file), text)
  const firstCell = '[role="grid"] [role="row"][aria-rowindex="2"] [role="gridcell"]'
  return { desk: { ...desk, content: 'main h1', rows: firstCell }, hello: { ...world, content: 'h1' } }
}

/** The 관리자 the benchmark makes at the first start of its work book. */
export const admin = { name: '측정', pin: '482915' }

/** Korean time every measured start stands at: after the last payment, so that no date of the rows lies ahead. */
export const startsAt = '2026-11-09T09:00:00+09:00'

/**
 * The environment of a start.
 * @param {Staged} app
 * @param {string} home its profile
 * @returns {Record<string, string>}
 */
export const environmentOf = (app, home) => ({
  ...process.env,
  HOME: home,
  YEONGSU_HOME: home,
  YEONGSU_NOW: startsAt,
  BENCH_USER_DATA: home,
  BENCH_MAIN: app.main,
  BENCH_CONTENT: app.content,
  BENCH_ROWS: app.rows ?? '',
  BENCH_SIGN_IN: JSON.stringify({ operatorId: 'op-1', pin: admin.pin }),
})
