import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { alone } from './lock.mjs'
import { repository } from './places.mjs'
import { SetupProblem, say } from './problem.mjs'
import { lastLines, run } from './run.mjs'
import { stampOf } from './stamp.mjs'

const sources = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const stamp = path.join(repository, 'out', '.stamp')

/**
 * Builds the app into `out/` unless that is what these sources and this flavour give already.
 * @param {{ flavour?: 'dev' | 'test' | 'ship' }} [options] `dev` for everything that runs unpackaged
 * @returns {Promise<boolean>} whether there was something to build
 * @throws {SetupProblem} with the end of the builder's output
 */
export async function buildApp({ flavour = 'dev' } = {}) {
  if (isBuilt(wanted(flavour))) return false
  return alone(async () => {
    // Taken before the build: a file saved meanwhile makes the next run build again.
    const goal = wanted(flavour)
    if (isBuilt(goal)) return false
    say('· 앱을 빌드합니다.')
    const vite = path.join(repository, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const built = await run(process.execPath, [vite, 'build'], {
      cwd: repository,
      env: { YEONGSU_FLAVOUR: flavour, NO_COLOR: '1' },
    })
    if (built.code !== 0)
      throw new SetupProblem(`앱을 빌드하지 못했습니다.\n${lastLines(built.output, 30)}`, 'npm run build')
    writeFileSync(stamp, goal)
    return true
  })
}

function wanted(flavour) {
  return stampOf(repository, sources, [flavour])
}

function isBuilt(goal) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === goal
}
