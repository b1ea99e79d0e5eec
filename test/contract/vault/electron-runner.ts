import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { electronArguments } from '../../../scripts/session/electron-arguments.mjs'
import type { ProbeAnswer, ProbePlan } from './probe-plan.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../../..')

/** Bundles the probe as an app that Electron starts; gives its folder. */
export async function buildProbe(folder: string): Promise<string> {
  const app = join(folder, 'app')
  await build({
    root,
    logLevel: 'error',
    configFile: false,
    build: {
      ssr: join(import.meta.dirname, 'electron-probe.ts'),
      outDir: app,
      emptyOutDir: true,
      rollupOptions: {
        external: ['electron', ...builtinModules, /^node:/],
        output: { entryFileNames: 'main.js', format: 'es' },
      },
    },
    ssr: { noExternal: true },
  })
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'keychain-probe', type: 'module', main: 'main.js' }))
  return app
}

/** How one start of the probe is made. `switches` are those of the start script unless given. */
export interface ProbeStart {
  readonly app: string
  readonly profile: string
  readonly plan: Omit<ProbePlan, 'answer' | 'vault'>
  readonly environment: Readonly<Record<string, string>>
  readonly switches?: readonly string[]
}

/** Starts the probe in the real Electron and gives what it found. */
export async function runProbe({ app, profile, plan, environment, switches }: ProbeStart): Promise<ProbeAnswer> {
  mkdirSync(profile, { recursive: true })
  const answer = join(profile, 'answer.json')
  const planFile = join(profile, '..', 'plan.json')
  writeFileSync(planFile, JSON.stringify({ ...plan, answer, vault: join(profile, 'vault') }))
  const { electron } = JSON.parse(readFileSync(join(root, '.cache', 'runtime.json'), 'utf8'))
  const words = [...(switches ?? electronArguments().arguments), `--user-data-dir=${join(profile, 'chromium')}`, app]
  await run(electron, words, {
    env: { PATH: process.env['PATH'], HOME: profile, ...environment, PROBE_PLAN: planFile },
    timeout: 60_000,
  })
  return JSON.parse(readFileSync(answer, 'utf8'))
}
