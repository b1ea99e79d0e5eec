// npm run demo [-- --out DIR]: the app's main job without a person or a display, with pictures and figures left in DIR.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import util from 'node:util'
import { runToEnd } from './session/child.mjs'
import { hasDisplay, startDisplay } from './session/display.mjs'
import { startKeyring } from './session/keyring.mjs'
import { buildApp } from './setup/build.mjs'
import { prepare } from './setup/index.mjs'
import { requireNode } from './setup/node-version.mjs'
import { repository } from './setup/places.mjs'
import { giveUp, say } from './setup/problem.mjs'
import { runtimeEnvironment } from './setup/runtime-record.mjs'

/**
 * @param {string} out where the pictures and figures go, an absolute path
 * @returns {Promise<number>} 0 when the demo did all it was to do
 */
async function demo(out) {
  const runtime = await prepare('demo')
  await buildApp()
  const profile = await mkdtemp(path.join(tmpdir(), 'yeongsu-demo-'))
  const helpers = []
  try {
    if (!hasDisplay()) helpers.push(await startDisplay())
    // The system brings a keychain elsewhere; here the person's own must not be touched by a demo.
    if (process.platform === 'linux') {
      say('· 데모는 프로필 안의 연습용 키링을 씁니다.')
      helpers.push(await startKeyring({ profile }))
    }
    const env = Object.assign(
      { ...process.env },
      runtimeEnvironment(runtime),
      ...helpers.map((one) => one.environment),
      {
        YEONGSU_HOME: profile,
        YEONGSU_DEMO_OUT: out,
      },
    )
    const playwright = path.join(repository, 'node_modules', '@playwright', 'test', 'cli.js')
    const words = [playwright, 'test', '--config', 'test/demo/playwright.config.ts']
    const code = await runToEnd(process.execPath, words, { cwd: repository, env })
    if (code === 0) say(`· 데모 결과: ${out}`)
    return code
  } finally {
    for (const helper of helpers.reverse()) await helper.stop()
    await rm(profile, { recursive: true, force: true })
  }
}

try {
  requireNode()
  const { values } = util.parseArgs({ options: { out: { type: 'string', default: 'demo-out' } }, strict: false })
  process.exitCode = await demo(path.resolve(typeof values.out === 'string' ? values.out : 'demo-out'))
} catch (problem) {
  giveUp(problem)
}
