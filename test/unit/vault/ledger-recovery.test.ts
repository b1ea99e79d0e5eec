import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { openLedgerKey, recoveryFile } from '../../../src/main/vault/ledger-key.ts'
import { createLedgerRecovery, openWithRecoveryKey } from '../../../src/main/vault/ledger-recovery.ts'
import { createMemoryKeychain } from '../../contract/vault/memory-keychain.ts'

const clock = { now: () => toInstant('2026-11-09T09:00:00.000+09:00') }
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yeongsu-recovery-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function bookWithKey() {
  const keychain = createMemoryKeychain()
  const key = openLedgerKey({ folder, keychain, clock, ledgerExists: false })
  if (!key.ok) throw new Error('no key')
  return { keychain, key: key.value, recovery: createLedgerRecovery({ folder, keychain, clock }) }
}

describe('the recovery key of a ledger', () => {
  it('is in force only once it was typed back', () => {
    const { recovery } = bookWithKey()
    const shown = recovery.make()
    expect(recovery.confirmed()).toBe(false)
    expect(existsSync(recoveryFile(folder))).toBe(false)
    expect(recovery.confirm(`${shown.slice(0, -1)}`)).toBe(false)
    expect(recovery.confirm(shown.toLowerCase())).toBe(true)
    expect(recovery.confirmed()).toBe(true)
    expect(readFileSync(recoveryFile(folder), 'utf8')).not.toContain(shown.slice(0, 9))
  })

  it('confirms nothing that was not shown by this start', () => {
    const { recovery } = bookWithKey()
    expect(recovery.confirm('')).toBe(false)
    const first = recovery.make()
    const second = recovery.make()
    expect(recovery.confirm(first)).toBe(false)
    expect(recovery.confirm(second)).toBe(true)
    expect(recovery.confirm(second)).toBe(false)
  })

  it('opens the same key under another keychain, which then opens it alone', () => {
    const { key, recovery } = bookWithKey()
    const shown = recovery.make()
    recovery.confirm(shown)
    const keychain = createMemoryKeychain('another')
    expect(openLedgerKey({ folder, keychain, clock, ledgerExists: true })).toMatchObject({
      failure: { because: 'keychain-changed', recoverable: true },
    })
    const opened = openWithRecoveryKey({ folder, keychain, clock, typed: shown })
    expect(opened.ok && Buffer.from(opened.value)).toEqual(key)
    const alone = openLedgerKey({ folder, keychain, clock, ledgerExists: true })
    expect(alone.ok && Buffer.from(alone.value)).toEqual(key)
    expect(readdirSync(folder).sort()).toEqual(['ledger.key', 'ledger.key.20261109090000000', 'ledger.recovery'])
  })

  it('says what is wrong with a recovery key and writes nothing', () => {
    const { keychain, recovery } = bookWithKey()
    const open = (typed: string) => openWithRecoveryKey({ folder, keychain, clock, typed })
    const shown = recovery.make()
    expect(open(shown)).toMatchObject({ failure: { kind: 'no-recovery-file' } })
    recovery.confirm(shown)
    expect(open(shown.slice(1))).toMatchObject({ failure: { kind: 'recovery-key-mistyped' } })
    expect(open(recovery.make())).toMatchObject({ failure: { kind: 'recovery-key-differs' } })
    keychain.lock()
    expect(open(shown)).toMatchObject({ failure: { kind: 'keychain-unavailable' } })
    expect(readdirSync(folder).sort()).toEqual(['ledger.key', 'ledger.recovery'])
  })
})
