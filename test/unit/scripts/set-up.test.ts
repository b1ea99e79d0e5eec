import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { electronArguments } from '../../../scripts/session/electron-arguments.mjs'
import { requireNode } from '../../../scripts/setup/node-version.mjs'
import { packagesMissing } from '../../../scripts/setup/packages.mjs'
import { SetupProblem } from '../../../scripts/setup/problem.mjs'
import { startRefusal } from '../../../scripts/setup/proof.mjs'
import { saysNoNetwork } from '../../../scripts/setup/run.mjs'
import { electronNeedsOwnAddon, nodeNeedsOwnAddon } from '../../../scripts/setup/sqlite-addon.mjs'
import { stampOf } from '../../../scripts/setup/stamp.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'yeongsu-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}

test('a Node that is too old gets a sentence and what mends it', () => {
  for (const version of ['18.20.4', '20.18.1']) {
    expect(() => requireNode(version)).toThrow(SetupProblem)
    expect(() => requireNode(version)).toThrow(`Node ${version}에서는 실행할 수 없습니다`)
  }
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '25.1.0']) expect(() => requireNode(version)).not.toThrow()
})

test('the stamp changes with a file, its name and the flavour, and with nothing else', () => {
  write('src/a.ts', 'one')
  write('src/deep/b.ts', 'two')
  const stamp = stampOf(folder, ['src', 'absent.ts'], ['dev'])
  write('src/a.ts', 'one')
  expect(stampOf(folder, ['src', 'absent.ts'], ['dev'])).toBe(stamp)
  expect(stampOf(folder, ['src', 'absent.ts'], ['ship'])).not.toBe(stamp)
  write('src/a.ts', 'two')
  expect(stampOf(folder, ['src'], ['dev'])).not.toBe(stamp)
  write('src/a.ts', 'one')
  write('src/deep/c.ts', '')
  expect(stampOf(folder, ['src'], ['dev'])).not.toBe(stamp)
})

test('packages are missing without node_modules, with another version, and not for another platform', () => {
  const lock = (version: string) =>
    JSON.stringify({
      packages: {
        '': {},
        'node_modules/a': { version, integrity: `sha512-${version}` },
        'node_modules/a-win32-x64': { version: '1.0.0', optional: true },
      },
    })
  const installed = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-1.0.0' } } })
  write('package-lock.json', lock('1.0.0'))
  expect(packagesMissing(folder)).toBe(true)
  write('node_modules/.package-lock.json', installed)
  expect(packagesMissing(folder)).toBe(false)
  write('package-lock.json', lock('1.0.1'))
  expect(packagesMissing(folder)).toBe(true)
})

test('only root goes without the sandbox, and is told so', () => {
  const asRoot = electronArguments({ uid: 0, platform: 'linux' })
  expect(asRoot.arguments).toEqual(['--no-sandbox', '--password-store=gnome-libsecret'])
  expect(asRoot.note).toContain('샌드박스 없이')
  expect(electronArguments({ uid: 1000, platform: 'linux' })).toEqual({
    arguments: ['--password-store=gnome-libsecret'],
    note: null,
  })
  expect(electronArguments({ uid: 501, platform: 'darwin' })).toEqual({ arguments: [], note: null })
})

test('a prebuild that would crash is not loaded: Node-API below 10, Electron before 36', () => {
  expect([nodeNeedsOwnAddon('9'), nodeNeedsOwnAddon('10')]).toEqual([true, false])
  expect([electronNeedsOwnAddon('33.2.1'), electronNeedsOwnAddon('36.0.0'), electronNeedsOwnAddon('45.4.1')]).toEqual([
    true,
    false,
    false,
  ])
  expect(electronNeedsOwnAddon(undefined)).toBe(false)
})

test('knows what npm, apt and Electron say without a network', () => {
  for (const line of [
    'npm error code ENOTFOUND',
    'npm error request to https://example.org/x failed, reason: getaddrinfo EAI_AGAIN example.org',
    "W: Failed to fetch http://example.org/x  Temporary failure resolving 'example.org'",
    'TypeError: fetch failed',
    'Could not connect to example.org:80 (192.0.2.1), connection timed out',
  ]) {
    expect(saysNoNetwork(line), line).toBe(true)
  }
  expect(saysNoNetwork('npm error code EUSAGE')).toBe(false)
})

test('puts into words why Electron refused to start', () => {
  const electron = '/cache/electron/electron'
  const library = 'electron: error while loading shared libraries: libnss3.so: cannot open shared object file'
  expect(startRefusal(library, electron)?.message).toContain('libnss3.so')
  expect(startRefusal(library, electron)?.remedy).toContain('apt-get install')
  const sandbox =
    'FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured correctly.'
  expect(startRefusal(sandbox, electron)?.remedy).toContain("chmod 4755 '/cache/electron/chrome-sandbox'")
  expect(startRefusal('[ERROR:bus.cc(407)] Failed to connect to the bus', electron)).toBeNull()
})
