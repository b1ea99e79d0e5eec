import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { repository } from './places.mjs'

const file = path.join(repository, '.cache', 'runtime.json')

/**
 * @typedef {object} Runtime
 * @property {string} electron absolute path of the executable
 * @property {string} electronVersion
 * @property {string | null} sqliteAddon the addon built here, null when the package's prebuild serves
 */

/**
 * Writes down what the set-up found, for those who do not go through it: an editor's test runner, vitest by hand.
 * @param {Runtime} runtime
 */
export function recordRuntime({ electron, electronVersion, sqliteAddon }) {
  const text = `${JSON.stringify({ electron, electronVersion, sqliteAddon }, null, 2)}\n`
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/**
 * The variables an unpackaged app and the tests read it from.
 * @param {Runtime} runtime
 * @returns {Record<string, string>}
 */
export function runtimeEnvironment({ electron, sqliteAddon }) {
  return { YEONGSU_ELECTRON: electron, ...(sqliteAddon === null ? {} : { YEONGSU_SQLITE_ADDON: sqliteAddon }) }
}
