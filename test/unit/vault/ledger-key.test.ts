import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { ledgerKeyFile, openLedgerKey } from '../../../src/main/vault/ledger-key.ts'
import { createMemoryKeychain } from '../../contract/vault/memory-keychain.ts'

const clock = { now: () => toInstant('2026-11-09T09:00:00.000+09:00') }
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yeongsu-ledger-key-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (keychain: ReturnType<typeof createMemoryKeychain>, ledgerExists: boolean) =>
  openLedgerKey({ folder, keychain, clock, ledgerExists })

describe('the key of a ledger', () => {
  it('is made with a new book, wrapped, with its keychain and its day', () => {
    const made = open(createMemoryKeychain('gnome_libsecret'), false)
    expect(made.ok && made.value).toHaveLength(32)
    const file = JSON.parse(readFileSync(ledgerKeyFile(folder), 'utf8'))
    expect(file).toEqual({
      version: 1,
      backend: 'gnome_libsecret',
      since: clock.now(),
      wrapped: expect.stringMatching(/^[A-Za-z0-9+/=]+$/),
    })
    expect(readdirSync(folder)).toEqual(['ledger.key'])
  })

  it('is never made beside a ledger that is there', () => {
    expect(open(createMemoryKeychain(), true)).toEqual({
      ok: false,
      failure: { kind: 'ledger-key-lost', because: 'missing', recoverable: false },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('is never made where a recovery of an earlier one lies', () => {
    writeFileSync(join(folder, 'ledger.recovery'), '{}')
    expect(open(createMemoryKeychain(), false)).toMatchObject({ failure: { because: 'missing', recoverable: true } })
    expect(existsSync(ledgerKeyFile(folder))).toBe(false)
  })

  it('waits for a locked keychain and leaves the file alone', () => {
    const keychain = createMemoryKeychain()
    keychain.lock()
    expect(open(keychain, false)).toMatchObject({ failure: { kind: 'keychain-unavailable', remedy: /키링/ } })
    expect(readdirSync(folder)).toEqual([])
    keychain.unlock()
    const made = open(keychain, false)
    const before = readFileSync(ledgerKeyFile(folder), 'utf8')
    keychain.lock()
    expect(open(keychain, true)).toMatchObject({ failure: { kind: 'keychain-unavailable' } })
    keychain.unlock()
    expect(open(keychain, true)).toEqual(made)
    expect(readFileSync(ledgerKeyFile(folder), 'utf8')).toBe(before)
  })

  it.each([
    ['another keychain', 'keychain-changed', (text: string) => text, 'memory', createMemoryKeychain('memory')],
    ['another back end', 'keychain-changed', (text: string) => text, 'kwallet', createMemoryKeychain('kwallet')],
    ['a torn file', 'damaged', (text: string) => text.slice(0, 40), 'memory', null],
    ['an empty file', 'damaged', () => '', 'memory', null],
  ])('is lost, and nothing is written, with %s', (_what, because, damage, _backend, later) => {
    const first = createMemoryKeychain('memory')
    open(first, false)
    const left = damage(readFileSync(ledgerKeyFile(folder), 'utf8'))
    writeFileSync(ledgerKeyFile(folder), left)
    expect(open(later ?? first, true)).toEqual({
      ok: false,
      failure: { kind: 'ledger-key-lost', because, recoverable: false },
    })
    expect(readFileSync(ledgerKeyFile(folder), 'utf8')).toBe(left)
  })
})
