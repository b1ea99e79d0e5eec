// The ledger's writers, bundled from their source apart from the app.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { repository } from '../../scripts/setup/places.mjs'

const names = {
  writeReceiptLedger: 'main/files/write-ledger.ts',
  ledgerColumns: 'domain/receipt/ledger-columns.ts',
  guard: 'domain/spreadsheet-guard.ts',
}

/**
 * Bundles them where the packages they need are found.
 * @returns {Promise<string>} the address of the module
 */
export async function bundleWriters() {
  const outDir = path.join(repository, '.cache', 'bench-engine')
  const entry = path.join(outDir, 'entry.ts')
  await mkdir(outDir, { recursive: true })
  const line = ([name, file]) => `export { ${name} } from ${JSON.stringify(path.join(repository, 'src', file))}\n`
  await writeFile(entry, Object.entries(names).map(line).join(''))
  await build({
    configFile: false,
    logLevel: 'error',
    root: repository,
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      rollupOptions: { input: { engine: entry }, output: { entryFileNames: '[name].mjs' } },
    },
  })
  return pathToFileURL(path.join(outDir, 'engine.mjs')).href
}
