import { existsSync } from 'node:fs'
import { sessionKeyring } from '../session/keyring.mjs'
import { findElectron, provideElectron } from './electron-runtime.mjs'
import { alone } from './lock.mjs'
import { requireNode } from './node-version.mjs'
import { installPackages, packagesMissing } from './packages.mjs'
import { say } from './problem.mjs'
import { proveRuntime } from './proof.mjs'
import { recordRuntime } from './runtime-record.mjs'
import { buildOwnAddon, nodeNeedsOwnAddon, ownAddonFile, ownAddonMissing, ownAddonNeeded } from './sqlite-addon.mjs'
import { anyMissing, runSteps } from './steps.mjs'
import { installLibraries, requirementsOf, unmet } from './system-libraries.mjs'

/**
 * Brings the machine to where this purpose can run: packages, the Electron runtime, the SQLite addon, system libraries.
 * Does only what is missing, what is independent at the same time, with a line per step; silent and under half a second
 * when nothing is missing.
 * @param {'start' | 'test' | 'demo' | 'bench' | 'sandbox'} purpose
 * @returns {Promise<{
 *   electron: string, electronVersion: string, sqliteAddon: string | null, keyring: 'open' | 'locked' | 'none'
 * } | null>} null for `sandbox`, which needs the packages only; `keyring` is the session's own
 * @throws {SetupProblem | SetupStopped}
 */
export async function prepare(purpose) {
  requireNode()
  const keyring = await sessionKeyring()
  const steps = stepsOf(purpose, keyring)
  if (await anyMissing(steps)) {
    await alone(async () => {
      const began = performance.now()
      const done = await runSteps(steps)
      if (done.some((name) => name !== 'packages')) await proveRuntime(foundRuntime())
      if (done.length > 0) say(`· 준비를 마쳤습니다(${Math.round((performance.now() - began) / 1000)}초).`)
    })
  }
  if (purpose === 'sandbox') return null
  const runtime = foundRuntime()
  recordRuntime(runtime)
  return { ...runtime, keyring }
}

/** The addon is named as soon as anything here needs it: a start must not take from the record what the tests depend on. */
function foundRuntime() {
  const { electron, electronVersion } = findElectron()
  const own = ownAddonNeeded('test') ? ownAddonFile() : null
  return { electron, electronVersion, sqliteAddon: own !== null && existsSync(own) ? own : null }
}

function stepsOf(purpose, keyring) {
  const packages = {
    name: 'packages',
    doing: 'npm 패키지를 설치합니다(npm ci).',
    missing: () => packagesMissing(),
    mend: installPackages,
  }
  if (purpose === 'sandbox') return [packages]
  const libraries = requirementsOf(purpose, { privateKeyring: keyring !== 'open' })
  const nodeAsks = (purpose === 'test' || purpose === 'bench') && nodeNeedsOwnAddon()
  return [
    packages,
    {
      name: 'libraries',
      doing: '시스템 라이브러리를 확인하고 설치합니다.',
      missing: () => unmet(libraries).length > 0,
      mend: () => installLibraries(libraries),
    },
    {
      name: 'electron',
      doing: 'Electron 실행 파일을 마련합니다.',
      after: ['packages'],
      missing: () => findElectron() === null,
      mend: provideElectron,
    },
    {
      name: 'addon',
      doing: 'SQLite 애드온을 소스에서 빌드합니다(1~2분, 이 컴퓨터에서 한 번만).',
      // When Node itself needs it there is no reason to wait and see which Electron comes.
      after: nodeAsks ? ['packages'] : ['packages', 'electron'],
      missing: () => ownAddonMissing(purpose),
      mend: buildOwnAddon,
    },
  ]
}
