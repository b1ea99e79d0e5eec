import { existsSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** What the set-up found or built: `sqliteAddon` null takes the package's prebuild. */
const record = new URL('.cache/runtime.json', import.meta.url)

const sqliteAddon = (): string => {
  const runtime: unknown = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : null
  if (typeof runtime !== 'object' || runtime === null || !('sqliteAddon' in runtime)) return ''
  return typeof runtime.sqliteAddon === 'string' ? runtime.sqliteAddon : ''
}

export default defineConfig({
  define: { FLAVOUR: JSON.stringify('test') },
  test: {
    include: ['test/{unit,contract,faults}/**/*.test.ts', 'src/main/gateways/*/tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Real keys, sockets and processes on two busy processors: a limit against hanging, not a stopwatch.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { YEONGSU_SQLITE_ADDON: sqliteAddon() },
  },
})
