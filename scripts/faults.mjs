// npm run faults -- --minutes N [--seed S]: random histories between a desk and its gateways, with fresh seeds, for as long as asked.
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'
import { runToEnd } from './session/child.mjs'
import { prepare } from './setup/index.mjs'
import { repository } from './setup/places.mjs'
import { giveUp } from './setup/problem.mjs'
import { runtimeEnvironment } from './setup/runtime-record.mjs'

/** @returns {Promise<number>} 0 when nothing was found that must not be */
async function faults() {
  const runtime = await prepare('test')
  const folder = path.join(repository, '.cache', `faults-${process.pid}`)
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root: repository,
      build: {
        ssr: true,
        outDir: folder,
        target: 'node20',
        minify: false,
        rollupOptions: {
          input: path.join(repository, 'test', 'faults', 'histories', 'long-run.ts'),
          external: ['better-sqlite3'],
          output: { entryFileNames: 'long-run.mjs' },
        },
      },
    })
    const env = { ...process.env, ...runtimeEnvironment(runtime) }
    return await runToEnd(process.execPath, [path.join(folder, 'long-run.mjs'), ...process.argv.slice(2)], {
      cwd: repository,
      env,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

try {
  process.exitCode = await faults()
} catch (problem) {
  giveUp(problem)
}
