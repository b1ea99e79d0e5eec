// npm run bench: the benchmarks, each beside its peers in one run. Everything after `--` goes to them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runToEnd } from './session/child.mjs'
import { hasDisplay, startDisplay } from './session/display.mjs'
import { startKeyring } from './session/keyring.mjs'
import { buildApp } from './setup/build.mjs'
import { prepare } from './setup/index.mjs'
import { repository } from './setup/places.mjs'
import { giveUp } from './setup/problem.mjs'
import { runtimeEnvironment } from './setup/runtime-record.mjs'

/** @returns {Promise<number>} the benchmarks' exit code */
async function bench() {
  const runtime = await prepare('bench')
  await buildApp()
  const profile = await mkdtemp(path.join(tmpdir(), 'yeongsu-bench-'))
  const helpers = []
  try {
    if (!hasDisplay()) helpers.push(await startDisplay())
    if (process.platform === 'linux') helpers.push(await startKeyring({ profile }))
    const env = Object.assign(
      { ...process.env },
      runtimeEnvironment(runtime),
      ...helpers.map((one) => one.environment),
      {
        YEONGSU_HOME: profile,
      },
    )
    const program = path.join(repository, 'test', 'bench', 'run.mjs')
    return await runToEnd(process.execPath, [program, ...process.argv.slice(2)], { cwd: repository, env })
  } finally {
    for (const helper of helpers.reverse()) await helper.stop()
    await rm(profile, { recursive: true, force: true })
  }
}

try {
  process.exitCode = await bench()
} catch (problem) {
  giveUp(problem)
}
