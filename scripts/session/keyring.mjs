import { randomBytes } from 'node:crypto'
import { chownSync, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { SetupProblem } from '../setup/problem.mjs'
import { run } from '../setup/run.mjs'
import { endHelper, firstLine, startHelper } from './child.mjs'

/**
 * Whether the session's own keyring can be used now. A locked one counts as one of its own: unlocking asks the person,
 * and practice, the demo and the tests must never wait for that.
 * @returns {Promise<'open' | 'locked' | 'none'>} `open` everywhere but on Linux, where the system brings a keychain
 */
export async function sessionKeyring() {
  if (process.platform !== 'linux') return 'open'
  if (!process.env.DBUS_SESSION_BUS_ADDRESS && !existsSync(`/run/user/${process.getuid()}/bus`)) return 'none'
  return keyringState('--session', {})
}

/**
 * Starts a session bus and a keyring (Secret Service) of their own, unlocked and empty at first, kept in `profile`: what it
 * wraps can be unwrapped at the next start with the same profile. Ready when this returns.
 *
 * The password lies beside it, so this protects nothing: it stands in for the person's keyring in practice, demo and tests,
 * and the app refuses real shops on it (`YEONGSU_PRIVATE_KEYRING=1` in the environment returned).
 * @param {{ profile: string, user?: { uid: number, gid: number } }} options
 *   `profile` a folder (made when missing); `user` when another user's app shall use the keyring (asked as root only)
 * @returns {Promise<{ environment: Record<string, string>, stop: () => Promise<void> }>}
 *   `environment` is to be added to the app's; Electron needs `--password-store=gnome-libsecret` as well
 * @throws {SetupProblem} when a program is missing or does not start
 */
export async function startKeyring({ profile, user }) {
  if (!user) requireName()
  const home = path.join(profile, 'keyring')
  // Sockets live outside the profile: their paths may have 107 bytes only, and a profile's path is the person's choice.
  const sockets = await mkdtemp(path.join(tmpdir(), 'yeongsu-bus-'))
  const started = []
  const stop = async () => {
    for (const child of started.reverse()) await endHelper(child)
    await rm(sockets, { recursive: true, force: true })
  }
  try {
    await mkdir(home, { recursive: true })
    await chmod(home, 0o700)
    const password = await keepPassword(path.join(home, 'password'))
    await writeFile(path.join(sockets, 'bus.conf'), busSettings(path.join(sockets, 'bus')))
    if (user) for (const file of [home, path.join(home, 'password'), sockets]) chownSync(file, user.uid, user.gid)

    const bus = startHelper(
      'dbus-daemon',
      ['--config-file', path.join(sockets, 'bus.conf'), '--nofork', '--print-address=1'],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        ...user,
      },
    )
    started.push(bus)
    const address = await firstLine(bus, 1, 20)
    const environment = { DBUS_SESSION_BUS_ADDRESS: address.trim(), YEONGSU_PRIVATE_KEYRING: '1' }

    for (let attempt = 1; ; attempt += 1) {
      const keyring = startDaemon({ home, sockets, environment, user })
      started.push(keyring)
      keyring.stdin.on('error', () => {}).end(password)
      try {
        await untilOpen(keyring, address.trim(), user)
        break
      } catch (error) {
        // Asked while it unlocks, GLib in it may abort on an assertion of its own (one start in hundreds); nothing is lost then.
        if (attempt === 3 || keyring.signalCode !== 'SIGABRT') throw error
      }
    }
    return { environment, stop }
  } catch (error) {
    await stop()
    throw new SetupProblem(
      `연습용 키링을 시작하지 못했습니다: ${error.message.trim()}`,
      'sudo apt-get install -y dbus gnome-keyring libsecret-1-0',
    )
  }
}

const startDaemon = ({ home, sockets, environment, user }) =>
  startHelper(
    'gnome-keyring-daemon',
    ['--foreground', '--unlock', '--components=secrets', '--control-directory', path.join(sockets, 'keyring')],
    {
      env: {
        ...process.env,
        ...environment,
        HOME: home,
        XDG_DATA_HOME: path.join(home, 'data'),
        XDG_CACHE_HOME: path.join(home, 'cache'),
        XDG_CONFIG_HOME: path.join(home, 'config'),
        XDG_RUNTIME_DIR: sockets,
        XDG_CURRENT_DESKTOP: 'GNOME',
      },
      stdio: ['pipe', 'ignore', 'pipe'],
      ...user,
    },
  )

/** A session bus refuses users the system has no name for, without saying so. */
function requireName() {
  try {
    userInfo()
  } catch {
    const uid = process.getuid()
    throw new SetupProblem(
      `사용자 번호 ${uid}의 이름이 /etc/passwd에 없어 연습용 키링을 시작할 수 없습니다.`,
      `echo 'desk:x:${uid}:${process.getgid()}::${homedir()}:/bin/sh' | sudo tee -a /etc/passwd`,
    )
  }
}

async function keepPassword(file) {
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFile(file, 'utf8')
}

/** A bus with nothing on it: no service files, so that nothing but our keyring can ever be started through it. */
function busSettings(socket) {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`
}

/** Waits for the condition itself: the service answers and its default collection is unlocked. */
async function untilOpen(keyring, address, user) {
  let complaint = ''
  keyring.stderr.setEncoding('utf8').on('data', (text) => {
    complaint += text
  })
  let gone = null
  keyring.once('error', (error) => {
    gone = error.message
  })
  keyring.once('exit', (code) => {
    gone ??= `gnome-keyring-daemon ended with ${code}: ${complaint}`
  })
  const deadline = performance.now() + 20_000
  while (performance.now() < deadline) {
    if (gone !== null) throw new Error(gone)
    if ((await keyringState(`--bus=${address}`, { user })) === 'open') return
    await pause(10)
  }
  throw new Error(`the keyring did not open within 20 s: ${complaint}`)
}

async function keyringState(bus, { user }) {
  const ask = (...words) =>
    run('dbus-send', [bus, '--print-reply=literal', '--reply-timeout=5000', ...words], { seconds: 8, user })
  const service = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets']
  const alias = await ask(...service, 'org.freedesktop.Secret.Service.ReadAlias', 'string:default')
  const collection = alias.stdout.trim()
  if (alias.code !== 0 || !collection.startsWith('/org/')) return 'none'
  const locked = await ask(
    '--dest=org.freedesktop.secrets',
    collection,
    'org.freedesktop.DBus.Properties.Get',
    'string:org.freedesktop.Secret.Collection',
    'string:Locked',
  )
  return locked.code === 0 && locked.stdout.includes('boolean false') ? 'open' : 'locked'
}
