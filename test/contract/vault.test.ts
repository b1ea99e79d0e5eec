import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDisplay } from '../../scripts/session/display.mjs'
import { startKeyring } from '../../scripts/session/keyring.mjs'
import { readCertificate } from '../../src/main/gateways/kcp/credentials.ts'
import { toCredentials } from '../../src/main/vault/secret.ts'
import { buildProbe, runProbe } from './vault/electron-runner.ts'
import { makeKeyFiles } from './vault/key-files.ts'
import { createMemoryKeychain } from './vault/memory-keychain.ts'
import type { ProbeAnswer } from './vault/probe-plan.ts'
import { vaultPromises } from './vault/vault-promises.ts'
import { checkPromise } from './vault/vault-suite.ts'

const names = vaultPromises.map(({ name }) => name)

describe('a vault over a keychain in memory', () => {
  it.each(names)('%s', async (name) => {
    await expect(checkPromise(name, createMemoryKeychain())).resolves.toBeUndefined()
  })
})

// Elsewhere the keychain is the person's own, and a test has no business in it.
describe.runIf(process.platform === 'linux')("a vault over Electron's safeStorage and a real Secret Service", () => {
  const folder = mkdtempSync(join(tmpdir(), 'yeongsu-keychain-'))
  const profile = join(folder, 'profile')
  const canary = `canary-${'x9'.repeat(12)}`
  let stop: (() => Promise<void>)[] = []
  let keyFiles: ReturnType<typeof makeKeyFiles>
  let first: ProbeAnswer
  let second: ProbeAnswer
  let otherKeyring: ProbeAnswer
  let noService: ProbeAnswer
  let noKeyring: ProbeAnswer

  beforeAll(async () => {
    const [app, display] = await Promise.all([buildProbe(folder), startDisplay()])
    stop = [display.stop]
    keyFiles = makeKeyFiles(folder)
    const plan = { canary, ...keyFiles }
    const start = async (bus: Readonly<Record<string, string>>, switches?: readonly string[]) =>
      runProbe({
        app,
        profile,
        plan,
        environment: { ...display.environment, XDG_CURRENT_DESKTOP: 'GNOME', ...bus },
        ...(switches === undefined ? {} : { switches }),
      })
    const own = await startKeyring({ profile })
    stop.unshift(own.stop)
    first = await start(own.environment)
    second = await start(own.environment)
    const other = await startKeyring({ profile: join(folder, 'other') })
    stop.unshift(other.stop)
    otherKeyring = await start(other.environment)
    const nowhere = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'no-bus')}` }
    noService = await start(nowhere)
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    noKeyring = await start(nowhere, [...root, '--password-store=basic'])
  }, 180_000)

  afterAll(async () => {
    for (const end of stop) await end()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(names)('%s', (name) => {
    expect(first.promises[name]).toBe('kept')
  })

  it('stands on the keyring and not on a key everyone knows', () => {
    expect(first.state).toEqual({ kind: 'ready', backend: 'gnome_libsecret' })
    expect(first.mark).toBe('v11')
  })

  it('opens at the next start what it locked at this one', () => {
    expect(first.kept).toEqual({ ok: true, value: null })
    expect(second.kept).toEqual({ ok: true, value: true })
  })

  it('says that the keychain changed when another keyring is there, and stores nothing anew', () => {
    expect(otherKeyring.state.kind).toBe('ready')
    expect(otherKeyring.kept).toEqual({ ok: false, failure: { kind: 'keychain-changed' } })
  })

  it('refuses ciphertext forged with the built-in key, which Electron itself would open', () => {
    expect(first.electronOpensForged).toBe(true)
    expect(first.forged).toEqual({ ok: false, failure: { kind: 'keychain-changed' } })
  })

  it('is not available where the desktop is GNOME but no keyring answers, and says what to install', () => {
    expect(noService.state).toMatchObject({
      kind: 'unavailable',
      because: 'missing-or-locked',
      backend: 'gnome_libsecret',
    })
    expect(noService.state).toHaveProperty('remedy', expect.stringContaining('apt-get install -y gnome-keyring'))
  })

  it('is not available on the fallback without a keyring', () => {
    expect(noKeyring.state).toMatchObject({ kind: 'unavailable', because: 'basic-text', backend: 'basic_text' })
  })

  it('leaves the stored secret nowhere in the profile, Chromium state and keyring included', () => {
    const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const contents = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    expect(files.map(({ name }) => name)).toContain('kept.json')
    for (const form of [
      canary,
      Buffer.from(canary).toString('base64').slice(0, 30),
      Buffer.from(canary).toString('hex'),
    ])
      expect(contents.filter((bytes) => bytes.includes(form))).toEqual([])
  })

  it.each(['PBES2 AES-256', 'PBES2 3DES', 'PBE-SHA1-3DES'])(
    'a KCP key encrypted with %s opens inside Electron',
    (how) => {
      expect(first.keyProblems[how]).toEqual([])
    },
  )

  it('a certificate tells the same inside Electron as here', () => {
    expect(first.certificate).toEqual(readCertificate(toCredentials({ cert: keyFiles.certificate })))
    expect(first.certificate?.subject).toBe('CN=T0000')
  })

  it('a KCP key derived with scrypt is refused inside Electron with the line that mends it', () => {
    expect(first.keyProblems['scrypt']).toEqual([expect.stringContaining('openssl pkcs8 -topk8 -v2 aes-256-cbc')])
  })
})
