import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import type { Certificate } from '../../../src/domain/certificate.ts'
import type { Credentials } from '../../../src/main/vault/secret.ts'
import { createVault } from '../../../src/main/vault/vault.ts'
import { createMemoryKeychain } from '../../contract/vault/memory-keychain.ts'

const clock = { now: () => toInstant('2026-11-09T09:00:00.000+09:00') }
const secretOf = async (credentials: Readonly<Record<string, { use<R>(work: (value: string) => R): R }>>) =>
  credentials['password']?.use((value) => value)
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yeongsu-vault-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Counts how often the keychain was asked to unwrap, and how many at once. */
function countingKeychain() {
  const keychain = createMemoryKeychain()
  const asked = { unwraps: 0 }
  const unwrap: typeof keychain.unwrap = (wrapped) => {
    asked.unwraps += 1
    return keychain.unwrap(wrapped)
  }
  return { keychain: { ...keychain, unwrap }, asked }
}

describe('the vault', () => {
  it('stores nothing while the keychain is locked, and keeps what was there', async () => {
    const keychain = createMemoryKeychain()
    const vault = createVault({ folder, keychain, clock })
    await vault.put('shop-1', { password: 'old' }, 'T0000')
    keychain.lock()
    expect(await vault.put('shop-1', { password: 'new' }, 'T0000')).toEqual({
      ok: false,
      failure: { kind: 'keychain-unavailable' },
    })
    expect(await vault.use('shop-1', secretOf)).toMatchObject({ failure: { kind: 'keychain-unavailable' } })
    expect(await vault.state('shop-1')).toMatchObject({ stored: true, lastFour: '0000' })
    keychain.unlock()
    expect(await vault.use('shop-1', secretOf)).toEqual({ ok: true, value: 'old' })
  })

  it('asks the keychain once for those who ask at the same time, and again for those who ask later', async () => {
    const { keychain, asked } = countingKeychain()
    const vault = createVault({ folder, keychain, clock })
    await vault.put('shop-1', { password: 'pw' }, 'T0000')
    const both = await Promise.all([vault.use('shop-1', secretOf), vault.use('shop-1', secretOf)])
    expect(both).toEqual([
      { ok: true, value: 'pw' },
      { ok: true, value: 'pw' },
    ])
    expect(asked.unwraps).toBe(1)
    await vault.use('shop-1', secretOf)
    expect(asked.unwraps).toBe(2)
  })

  it('lends what was put last, also to who asks while an earlier read is under way', async () => {
    const vault = createVault({ folder, keychain: createMemoryKeychain(), clock })
    await vault.put('shop-1', { password: 'first' }, 'T0000')
    const early = vault.use('shop-1', secretOf)
    const put = vault.put('shop-1', { password: 'second' }, 'T0000')
    const late = vault.use('shop-1', secretOf)
    const gone = vault.forget('shop-1')
    const after = vault.use('shop-1', secretOf)
    expect(await early).toEqual({ ok: true, value: 'first' })
    await put
    expect(await late).toEqual({ ok: true, value: 'second' })
    await gone
    expect(await after).toMatchObject({ failure: { kind: 'credentials-missing' } })
  })

  it('opens the credentials once to learn what their certificate says, and anew when they were replaced', async () => {
    const { keychain, asked } = countingKeychain()
    const vault = createVault({ folder, keychain, clock })
    const told = (subject: string): Certificate => ({ subject, from: clock.now(), until: clock.now(), renewal: '' })
    const read = (credentials: Credentials) => told(credentials['cert']?.use((cert) => cert) ?? 'none')
    expect(await vault.certificate('shop-1', read)).toBeNull()
    await vault.put('shop-1', { cert: 'first' }, 'T0000')
    const both = Promise.all([vault.certificate('shop-1', read), vault.certificate('shop-1', read)])
    expect(await both).toEqual([told('first'), told('first')])
    expect(asked.unwraps).toBe(1)
    const put = vault.put('shop-1', { cert: 'second' }, 'T0000')
    expect(await vault.certificate('shop-1', read)).toEqual(told('second'))
    await put
    await vault.forget('shop-1')
    expect(await vault.certificate('shop-1', read)).toBeNull()
  })

  it('remembers that there is no certificate, and not that it could not look', async () => {
    const keychain = createMemoryKeychain()
    const vault = createVault({ folder, keychain, clock })
    await vault.put('shop-1', { password: 'pw' }, 'T0000')
    let looks = 0
    const look = () => {
      looks += 1
      return null
    }
    keychain.lock()
    expect(await vault.certificate('shop-1', look)).toBeNull()
    expect(looks).toBe(0)
    keychain.unlock()
    await vault.certificate('shop-1', look)
    await vault.certificate('shop-1', look)
    expect(looks).toBe(1)
  })

  it('goes on after a borrower threw', async () => {
    const vault = createVault({ folder, keychain: createMemoryKeychain(), clock })
    await vault.put('shop-1', { password: 'pw' }, 'T0000')
    await expect(vault.use('shop-1', () => Promise.reject(new Error('borrower')))).rejects.toThrow('borrower')
    expect(await vault.use('shop-1', secretOf)).toEqual({ ok: true, value: 'pw' })
  })

  it.each([
    ['torn', (text: string) => text.slice(0, text.length / 2)],
    ['of another format', (text: string) => text.replace('"version": 1', '"version": 2')],
    ['with another date', (text: string) => text.replace('2026-11-09', '2026-11-10')],
    ['with another id', (text: string) => text.replace('"0000"', '"9999"')],
    [
      'with a changed byte',
      (text: string) => text.replace(/("sealed": ")(.)/, (_all, head, one) => `${head}${one === 'A' ? 'B' : 'A'}`),
    ],
  ])('says that a file %s is damaged', async (_what, damage) => {
    const vault = createVault({ folder, keychain: createMemoryKeychain(), clock })
    await vault.put('shop-1', { password: 'pw' }, 'T0000')
    const path = join(folder, 'shop-1.json')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, damage(text))
    expect(readFileSync(path, 'utf8')).not.toBe(text)
    expect(await vault.use('shop-1', secretOf)).toEqual({ ok: false, failure: { kind: 'credentials-damaged' } })
  })

  it('replaces what a crash left half written, and forgets it too', async () => {
    const vault = createVault({ folder, keychain: createMemoryKeychain(), clock })
    writeFileSync(join(folder, 'shop-1.json.new'), 'half')
    await vault.put('shop-1', { password: 'pw' }, 'T0000')
    expect(readdirSync(folder)).toEqual(['shop-1.json'])
    writeFileSync(join(folder, 'shop-1.json.new'), 'half')
    await vault.forget('shop-1')
    expect(readdirSync(folder)).toEqual([])
  })

  it.each(['../out', 'a/b', 'a\\b', '', '.', '.hidden', 'a\0b', '한글'])(
    'takes no shop id that could leave its folder: %j',
    async (id) => {
      const vault = createVault({ folder: join(folder, 'vault'), keychain: createMemoryKeychain(), clock })
      await expect(vault.put(id, { password: 'pw' }, 'T0000')).rejects.toThrow(RangeError)
      await expect(vault.state(id)).rejects.toThrow(RangeError)
      expect(readdirSync(folder)).toEqual([])
    },
  )
})
