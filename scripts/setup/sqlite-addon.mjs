import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findElectron } from './electron-runtime.mjs'
import { cacheFolder, repository } from './places.mjs'
import { SetupProblem } from './problem.mjs'
import { lastLines, run, saysNoNetwork } from './run.mjs'
import { buildTools, installLibraries } from './system-libraries.mjs'

/** The Node-API the package's prebuilds ask for. Below it `new Database()` is a segmentation fault without a message. */
const prebuildsAskFor = 10

/** @returns {boolean} whether this Node cannot load the prebuild */
export function nodeNeedsOwnAddon(nodeApi = process.versions.napi) {
  return Number(nodeApi) < prebuildsAskFor
}

/**
 * Whether that Electron cannot. Told from the version (Electron 36 is the first with Node 22.14), because asking the
 * program itself would need the system libraries first.
 * @param {string | undefined} electronVersion
 */
export function electronNeedsOwnAddon(electronVersion) {
  return electronVersion !== undefined && Number(electronVersion.split('.')[0]) < 36
}

/**
 * Must one be built for this purpose? The app's own process is Electron; unit tests and benchmarks run in Node too.
 * @param {string} purpose
 * @returns {boolean}
 */
export function ownAddonNeeded(purpose) {
  if (purpose === 'sandbox') return false
  const inNode = purpose === 'test' || purpose === 'bench'
  return (inNode && nodeNeedsOwnAddon()) || electronNeedsOwnAddon(findElectron()?.electronVersion)
}

/**
 * Where the addon built here lies: in the cache, so that a second checkout and a fresh `npm ci` need no second build.
 * One file serves Node and Electron, worker threads and utility processes, because it speaks Node-API only.
 * @returns {string} call it only when the packages are installed
 */
export function ownAddonFile() {
  const { name, version } = JSON.parse(readFileSync(path.join(addonPackage(), 'package.json'), 'utf8'))
  const file = `${name}-${version}-napi9-${process.platform}-${process.arch}.node`
  return path.join(cacheFolder(), 'sqlite-addon', file)
}

/** @returns {boolean} whether it is needed and not there */
export function ownAddonMissing(purpose) {
  return existsSync(addonPackage()) && ownAddonNeeded(purpose) && !existsSync(ownAddonFile())
}

/**
 * Builds it from the source in the package (one to two minutes), in a copy, so that the package itself stays as installed.
 * @throws {SetupProblem} no compiler, no Node headers and no network for them, or a failed compilation
 */
export async function buildOwnAddon() {
  await installLibraries(buildTools)
  const file = ownAddonFile()
  // Inside node_modules, because the build looks node-addon-api up from where it is.
  const work = path.join(repository, 'node_modules', '.cache', 'sqlite-addon')
  try {
    // What a run that was cut off has left.
    await rm(work, { recursive: true, force: true })
    await cp(addonPackage(), work, { recursive: true })
    const gyp = fileURLToPath(import.meta.resolve('node-gyp/bin/node-gyp.js'))
    const headers = nodeHeaders()
    // An environment variable of this name, which npm sets from its settings, would win over a parameter.
    const local = headers === null ? {} : { npm_config_nodedir: headers }
    const built = await run(
      process.execPath,
      [gyp, 'rebuild', '--release', '--force_build=1', '--jobs=max'],
      // The package's own NAPI_VERSION=10 is undone; the rest of the Node-API it uses is present, but experimental, in 9.
      {
        cwd: work,
        env: { ...local, CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT' },
      },
    )
    const made = path.join(work, 'build', 'Release', 'better_sqlite3.node')
    if (built.code !== 0 || !existsSync(made)) throw buildProblem(built.output, headers !== null)
    await mkdir(path.dirname(file), { recursive: true })
    await cp(made, `${file}.${process.pid}`)
    await rename(`${file}.${process.pid}`, file)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

function addonPackage() {
  return path.join(repository, 'node_modules', 'better-sqlite3')
}

/** Without them node-gyp goes to the network. They lie beside Node itself, or where npm's `nodedir` says. */
function nodeHeaders() {
  const places = [path.resolve(path.dirname(process.execPath), '..'), process.env.npm_config_nodedir]
  return places.find((place) => place && existsSync(path.join(place, 'include', 'node', 'node_api.h'))) ?? null
}

function buildProblem(output, hasHeaders) {
  if (!hasHeaders && saysNoNetwork(output)) {
    return new SetupProblem(
      `Node ${process.versions.node}의 헤더(include/node)가 없고 내려받을 수도 없어 SQLite 애드온을 빌드하지 못했습니다.`,
      'npm config set nodedir <include/node가 있는 Node 폴더>',
    )
  }
  return new SetupProblem(
    `SQLite 애드온을 빌드하지 못했습니다.\n${lastLines(output)}`,
    '공식 Electron(npx install-electron --no)과 Node 22.14 이상을 쓰면 이 빌드가 필요 없습니다.',
  )
}
