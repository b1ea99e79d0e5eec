import { chownSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SetupProblem } from '../setup/problem.mjs'
import { run } from '../setup/run.mjs'

/** Debian's `nobody`: owns nothing, so it sees what any other user sees. */
const nobody = { uid: 65534, gid: 65534 }

/**
 * Prepares the app to run with Chromium's real sandbox, as an ordinary user, also when we are root (a container): root's
 * checkout and cache may be unreadable to others, so build, packages and runtime are put into a temporary folder
 * that user can read (hard links where possible: it takes a second, not the space), and a small program there changes the user.
 * @param {{ electron: string, app: string, sqliteAddon: string | null }} source
 *   the runtime's executable, the repository's root with its build in `out/`, and the addon the app must load
 * @returns {Promise<{
 *   executable: string, app: string, home: string, user?: { uid: number, gid: number },
 *   environment: Record<string, string>, stop: () => Promise<void>
 * }>} `executable` and `app` for `_electron.launch({ executablePath, args: [app], chromiumSandbox: true })` with
 *   `environment` added; `home` is an empty folder the user may write to; `user` goes to startDisplay and startKeyring
 * @throws {SetupProblem} where the kernel gives neither that user nor root the namespaces the sandbox is made of
 */
export async function asOrdinaryUser({ electron, app, sqliteAddon }) {
  const addon = (file) => (file === null ? {} : { YEONGSU_SQLITE_ADDON: file })
  if (process.platform !== 'linux' || process.getuid() !== 0) {
    const home = await mkdtemp(path.join(tmpdir(), 'yeongsu-user-'))
    const stop = () => rm(home, { recursive: true, force: true })
    return { executable: electron, app, home, environment: addon(sqliteAddon), stop }
  }
  const sandbox = await sandboxWays()
  const folder = await mkdtemp(path.join(tmpdir(), 'yeongsu-user-'))
  const stop = () => rm(folder, { recursive: true, force: true })
  try {
    // Only that user gets in: what lies here is nobody else's business, least of all a setuid program.
    chownSync(folder, 0, nobody.gid)
    await chmod(folder, 0o750)
    const home = path.join(folder, 'home')
    await mkdir(home, { mode: 0o700 })
    chownSync(home, nobody.uid, nobody.gid)
    const runtime = path.join(folder, 'runtime')
    await link(path.dirname(electron), runtime)
    if (sandbox === 'setuid helper') await makeSetuid(path.join(runtime, 'chrome-sandbox'), folder)
    const copy = path.join(folder, 'app')
    await mkdir(copy)
    await cp(path.join(app, 'package.json'), path.join(copy, 'package.json'))
    // A copy, not links: another run may build into the same files while this one is on.
    await cp(path.join(app, 'out'), path.join(copy, 'out'), { recursive: true })
    await cp(path.join(app, 'resources'), path.join(copy, 'resources'), { recursive: true })
    for (const name of await productionPackages(app)) {
      await mkdir(path.dirname(path.join(copy, name)), { recursive: true })
      await link(path.join(app, name), path.join(copy, name))
    }
    const copiedAddon = sqliteAddon === null ? null : path.join(folder, path.basename(sqliteAddon))
    if (copiedAddon !== null) await cp(sqliteAddon, copiedAddon)
    await run('chmod', ['-R', 'a+rX', copy, ...(copiedAddon === null ? [] : [copiedAddon])])
    const executable = path.join(folder, 'electron-as-ordinary-user')
    await writeFile(executable, changeUser(path.join(runtime, path.basename(electron))), { mode: 0o755 })
    const environment = { HOME: home, ...addon(copiedAddon) }
    return { executable, app: copy, home, user: nobody, environment, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** `exec` keeps the process number, so that whoever started this program can end Electron itself. */
function changeUser(electron) {
  const user = `--reuid=${nobody.uid} --regid=${nobody.gid} --clear-groups --inh-caps=-all`
  return `#!/bin/sh\nexec setpriv ${user} '${electron}' "$@"\n`
}

async function link(from, to) {
  const linked = await run('cp', ['-al', from, to])
  if (linked.code === 0) return
  // Another file system: the content itself has to go over.
  await rm(to, { recursive: true, force: true })
  const copied = await run('cp', ['-a', from, to])
  if (copied.code !== 0) throw new Error(copied.output)
}

/** The packages the built app may load at run time: everything in the lock that is not for development only. */
async function productionPackages(app) {
  const lock = JSON.parse(await readFile(path.join(app, 'node_modules', '.package-lock.json'), 'utf8'))
  const names = Object.keys(lock.packages).filter((name) => name.startsWith('node_modules/'))
  const wanted = names.filter((name) => !lock.packages[name].dev && !lock.packages[name].devOptional)
  // A package inside another one's folder comes with it.
  return wanted.filter((name) => !wanted.some((outer) => name.startsWith(`${outer}/`)))
}

/**
 * How the sandbox can be made here: of the user's own namespaces, or, where the kernel gives those to root only (a chroot,
 * many hardened systems), by Chromium's setuid helper, which makes the same for it.
 * @returns {Promise<'namespaces' | 'setuid helper'>}
 */
async function sandboxWays() {
  const user = [`--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, '--clear-groups']
  const own = await run('setpriv', [
    ...user,
    'unshare',
    '--user',
    '--map-root-user',
    '--net',
    '--pid',
    '--fork',
    'true',
  ])
  if (own.code === 0) return 'namespaces'
  const roots = await run('unshare', ['--net', '--pid', '--fork', 'true'])
  if (roots.code === 0) return 'setuid helper'
  throw new SetupProblem(
    `네임스페이스가 꺼져 있어 Chromium 샌드박스를 쓸 수 없습니다: ${own.output.trim()}`,
    'sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000 kernel.apparmor_restrict_unprivileged_userns=0 (있는 항목만; 컨테이너라면 --security-opt seccomp=unconfined)',
  )
}

/** Its own copy: the file in the cache, to which the rest is linked, stays as it is. */
async function makeSetuid(helper, folder) {
  const mount = await run('findmnt', ['--noheadings', '--output', 'OPTIONS', '--target', folder])
  if (/\bnosuid\b/.test(mount.stdout)) {
    throw new SetupProblem(
      `${tmpdir()}이 nosuid로 연결되어 Chromium 샌드박스 도우미를 쓸 수 없습니다.`,
      `mount -o remount,suid ${tmpdir()}`,
    )
  }
  await cp(helper, `${helper}.copy`)
  await rm(helper)
  await rename(`${helper}.copy`, helper)
  chownSync(helper, 0, 0)
  await chmod(helper, 0o4755)
}
