import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** A script built as the app builds its threads: one file that plain Node runs. */
export interface BuiltScript {
  readonly file: string
  remove(): void
}

/** Builds one entry of `src` with everything it imports into a folder of its own. */
export async function buildScript(entry: string): Promise<BuiltScript> {
  const folder = mkdtempSync(join(tmpdir(), 'yeongsu-built-'))
  await build({
    configFile: false,
    logLevel: 'silent',
    define: { FLAVOUR: JSON.stringify('test') },
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'script.mjs', codeSplitting: false } },
    },
  })
  return { file: join(folder, 'script.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
