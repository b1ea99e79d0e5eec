import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { SetupProblem, say } from './problem.mjs'
import { lastLines, run, saysNoNetwork } from './run.mjs'

/**
 * @typedef {object} Requirement
 * @property {string[]} packages Debian's names for it, the newest first (libraries were renamed to …t64)
 * @property {string} [library] a shared library's file name that proves it is there
 * @property {string} [program] or a program on the PATH
 * @property {string[]} [fonts] or one of these folders below /usr/share/fonts with something in it
 */

const window = [
  { packages: ['libgtk-3-0t64', 'libgtk-3-0'], library: 'libgtk-3.so.0' },
  { packages: ['libnss3'], library: 'libnss3.so' },
  { packages: ['libasound2t64', 'libasound2'], library: 'libasound.so.2' },
  { packages: ['libgbm1'], library: 'libgbm.so.1' },
  { packages: ['libxss1'], library: 'libXss.so.1' },
  { packages: ['libsecret-1-0'], library: 'libsecret-1.so.0' },
]
const keyring = [
  { packages: ['dbus'], program: 'dbus-daemon' },
  { packages: ['dbus-bin', 'dbus'], program: 'dbus-send' },
  { packages: ['gnome-keyring'], program: 'gnome-keyring-daemon' },
]
const display = [
  { packages: ['xvfb'], program: 'Xvfb' },
  { packages: ['fonts-noto-cjk'], fonts: ['opentype/noto', 'noto-cjk', 'truetype/nanum', 'truetype/noto-cjk'] },
]
const inspection = [
  { packages: ['libsecret-tools'], program: 'secret-tool' },
  { packages: ['openssl'], program: 'openssl' },
  { packages: ['sqlite3'], program: 'sqlite3' },
  { packages: ['strace'], program: 'strace' },
]

/** What compiling the SQLite addon takes, where that is needed at all. */
export const buildTools = [
  { packages: ['build-essential'], program: 'g++' },
  { packages: ['build-essential'], program: 'make' },
  { packages: ['python3'], program: 'python3' },
]

/**
 * What a purpose needs from the system; what only tests need is not asked of someone who just starts the app.
 * @param {'start' | 'demo' | 'bench' | 'test' | 'sandbox'} purpose
 * @param {{ privateKeyring: boolean }} session
 * @returns {Requirement[]}
 */
export function requirementsOf(purpose, { privateKeyring }) {
  if (purpose === 'sandbox') return []
  if (purpose === 'start') return privateKeyring ? [...window, ...keyring] : window
  const shown = [...window, ...keyring, ...display]
  return purpose === 'test' ? [...shown, ...inspection] : shown
}

/**
 * Those of the requirements that are not met. Looks at files only, so it takes no time.
 * @param {readonly Requirement[]} requirements
 * @returns {Requirement[]} none where the system is not Debian-like: there we do not know the packages, and a start that
 *   fails names the library itself
 */
export function unmet(requirements) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg')) return []
  return requirements.filter(({ library, program, fonts }) => {
    if (library) return !libraryFolders().some((folder) => existsSync(path.join(folder, library)))
    if (program) return !onPath(program)
    return !fonts.some((folder) => hasFiles(path.join('/usr/share/fonts', folder)))
  })
}

/**
 * Installs them with apt-get as root; otherwise says which one line does. One apt-get at a time.
 * @param {readonly Requirement[]} requirements
 * @throws {SetupProblem}
 */
export function installLibraries(requirements) {
  installing = installing.catch(() => {}).then(() => install(requirements))
  return installing
}
let installing = Promise.resolve()
let listsAreFresh = false

async function install(requirements) {
  const missing = unmet(requirements)
  if (missing.length === 0) return
  const isRoot = process.getuid() === 0
  if (isRoot && !listsAreFresh) {
    const updated = await apt(['update', '-qq'])
    if (updated.code !== 0 || saysNoNetwork(updated.output)) throw aptProblem(updated, await names(missing))
    listsAreFresh = true
  }
  const packages = await names(missing)
  if (!isRoot) {
    throw new SetupProblem(
      `시스템 패키지가 없습니다: ${packages.join(', ')}`,
      `sudo sh -c 'apt-get update && ${installLine(packages)}'`,
    )
  }
  say(`  apt-get install ${packages.join(' ')}`)
  const installed = await apt(['install', '-y', '-qq', '--no-install-recommends', ...packages])
  if (installed.code !== 0) throw aptProblem(installed, packages)
}

function apt(words) {
  return run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...words], {
    env: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
  })
}

function aptProblem({ output }, packages) {
  const why = saysNoNetwork(output)
    ? 'Debian 패키지 서버에 연결할 수 없어 시스템 패키지를 설치하지 못했습니다'
    : `apt-get이 실패했습니다.\n${lastLines(output, 5)}\n설치하려던 것`
  return new SetupProblem(`${why}: ${packages.join(', ')}`, `apt-get update && ${installLine(packages)}`)
}

function installLine(packages) {
  return `apt-get install -y --no-install-recommends ${packages.join(' ')}`
}

async function names(requirements) {
  const chosen = new Set()
  for (const { packages } of requirements) {
    let choice = packages.at(-1)
    for (const name of packages.slice(0, -1)) {
      if ((await run('apt-cache', ['show', '--no-all-versions', name])).code === 0) {
        choice = name
        break
      }
    }
    chosen.add(choice)
  }
  return [...chosen]
}

function libraryFolders() {
  const triplet = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch] ?? ''
  return [`/usr/lib/${triplet}`, `/lib/${triplet}`, '/usr/lib', '/usr/local/lib']
}

function onPath(program) {
  // A person's PATH may lack the system folders that hold daemons.
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/bin'].filter((folder) => folder !== '')
  return folders.some((folder) => existsSync(path.join(folder, program)))
}

function hasFiles(folder) {
  return existsSync(folder) && readdirSync(folder).length > 0
}
