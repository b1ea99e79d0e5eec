import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { isSignedBy } from '../../../src/main/seats/public-key.ts'
import { createSeatKey, seatKeyFile } from '../../../src/main/vault/seat-key-file.ts'
import { createMemoryKeychain } from '../../contract/vault/memory-keychain.ts'
import { valueOf } from '../application/desk.ts'

const clock = { now: () => toInstant('2026-11-09T09:00:00.000+09:00') }
const bytes = Buffer.from('132,000원')
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yeongsu-seat-key-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const seatKey = (keychain = createMemoryKeychain()) => createSeatKey({ folder, keychain, clock })

describe('the key of a seat', () => {
  it('is made when it is first needed, once, and only its owner may read the file', () => {
    const keychain = createMemoryKeychain('gnome_libsecret')
    expect(seatKey(keychain).publicKey()).toEqual({ ok: true, value: null })
    expect(readdirSync(folder)).toEqual([])
    const made = valueOf(seatKey(keychain).make())
    expect(valueOf(seatKey(keychain).make())).toBe(made)
    expect(valueOf(seatKey(keychain).publicKey())).toBe(made)
    expect(readdirSync(folder)).toEqual(['seat.key'])
    expect(statSync(seatKeyFile(folder)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(seatKeyFile(folder), 'utf8'))).toEqual({
      version: 1,
      backend: 'gnome_libsecret',
      since: clock.now(),
      wrapped: expect.stringMatching(/^[A-Za-z0-9+/=]+$/),
    })
  })

  it('signs what its public half proves, and nothing else', () => {
    const key = seatKey()
    const publicKey = valueOf(key.make())
    const signature = valueOf(key.sign(bytes))
    expect(isSignedBy(publicKey, bytes, signature)).toBe(true)
    expect(isSignedBy(publicKey, Buffer.from('132,001원'), signature)).toBe(false)
    expect(isSignedBy(publicKey, bytes, 'no signature')).toBe(false)
    expect(isSignedBy('no key', bytes, signature)).toBe(false)
  })

  it('waits for a locked keychain and leaves the file alone', () => {
    const keychain = createMemoryKeychain()
    const key = seatKey(keychain)
    keychain.lock()
    expect(key.make()).toMatchObject({ failure: { kind: 'keychain-unavailable', remedy: /키링/ } })
    expect(readdirSync(folder)).toEqual([])
    keychain.unlock()
    valueOf(key.make())
    keychain.lock()
    for (const asked of [key.publicKey(), key.sign(bytes), key.make(), key.makeAnew()])
      expect(asked).toMatchObject({ failure: { kind: 'keychain-unavailable' } })
  })

  it.each([
    ['another keychain', (text: string) => text, createMemoryKeychain('memory')],
    ['another back end', (text: string) => text, createMemoryKeychain('kwallet')],
    ['a torn file', (text: string) => text.slice(0, 40), null],
    ['an empty file', () => '', null],
  ])('is lost with %s, is never written over unasked, and can be made anew', (_what, damage, later) => {
    const first = createMemoryKeychain('memory')
    const old = valueOf(seatKey(first).make())
    const left = damage(readFileSync(seatKeyFile(folder), 'utf8'))
    writeFileSync(seatKeyFile(folder), left)
    const key = seatKey(later ?? first)
    for (const asked of [key.publicKey(), key.sign(bytes), key.make()])
      expect(asked).toEqual({ ok: false, failure: { kind: 'seat-key-lost' } })
    expect(readFileSync(seatKeyFile(folder), 'utf8')).toBe(left)
    const anew = valueOf(key.makeAnew())
    expect(anew).not.toBe(old)
    expect(isSignedBy(anew, bytes, valueOf(key.sign(bytes)))).toBe(true)
  })

  it('of what was unwrapped and is no key says that it is lost', () => {
    const keychain = createMemoryKeychain()
    const wrapped = Buffer.from(valueOf(keychain.wrap(Buffer.from('not a key')))).toString('base64')
    const file = { version: 1, backend: 'memory', since: clock.now(), wrapped }
    writeFileSync(seatKeyFile(folder), JSON.stringify(file))
    expect(seatKey(keychain).sign(bytes)).toEqual({ ok: false, failure: { kind: 'seat-key-lost' } })
  })
})
