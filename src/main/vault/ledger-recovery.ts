import { scryptSync } from 'node:crypto'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { z } from 'zod'
import type { Instant } from '../../domain/day.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { replaceFile } from './durable-file.ts'
import type { Keychain } from './keychain.ts'
import { ledgerKeyBytes, ledgerKeyFile, openLedgerKey, recoveryFile, wrapLedgerKey } from './ledger-key.ts'
import { makeRecoverySecret, readRecoveryKey, writeRecoveryKey } from './recovery-key.ts'
import { seal, unseal } from './seal.ts'

/** 16 MB and some 50 ms; the recovery key has 160 random bits of its own, so this only makes a shortened one dearer to guess. */
const cost = { N: 16_384, r: 8, p: 1 }
const boundWords = 'yeongsu-desk ledger recovery 1'

const FileShape = z.strictObject({ version: z.literal(1), since: z.string(), salt: z.base64(), sealed: z.base64() })

/** The recovery key of one ledger: shown once, typed back, kept nowhere. */
export interface LedgerRecovery {
  /** Has a recovery key been typed back, so that the ledger can be opened without this keychain? */
  confirmed(): boolean
  /** A new recovery key to show. Takes effect (and ends an older one) only when it is typed back. Throws when the ledger's key cannot be opened. */
  make(): string
  /** Was the shown key typed back? Then it is in force, on disk, when this returns true. */
  confirm(typed: string): boolean
}

/** Makes the recovery of the ledger in `folder`. Between `make` and `confirm` the key waits locked, never in the clear. */
export function createLedgerRecovery(ports: {
  readonly folder: string
  readonly keychain: Keychain
  readonly clock: { now(): Instant }
}): LedgerRecovery {
  let waiting: string | null = null
  return {
    confirmed: () => existsSync(recoveryFile(ports.folder)),
    make: () => {
      const key = openLedgerKey({ ...ports, ledgerExists: true })
      if (!key.ok) throw new Error(`no ledger key to recover: ${key.failure.kind}`)
      const secret = makeRecoverySecret()
      waiting = lockForRecovery(secret, key.value, ports.clock.now())
      key.value.fill(0)
      const shown = writeRecoveryKey(secret)
      secret.fill(0)
      return shown
    },
    confirm: (typed) => {
      const key = waiting === null ? null : openLocked(waiting, typed)
      if (waiting === null || key === null || !key.ok) return false
      key.value.fill(0)
      replaceFile(recoveryFile(ports.folder), waiting)
      waiting = null
      return true
    },
  }
}

/** Why a recovery key opened nothing. `recovery-key-mistyped` is no recovery key at all; `recovery-key-differs` is another one. */
export type RecoveryRefusal =
  | { readonly kind: 'no-recovery-file' | 'recovery-key-mistyped' | 'recovery-key-differs' }
  | { readonly kind: 'keychain-unavailable'; readonly remedy: string }

/**
 * Opens the ledger's key with what the operator kept on paper and wraps it with the present keychain. The old `ledger.key`
 * stays beside it under the time's name: should its keychain come back, nothing is lost.
 */
export function openWithRecoveryKey(asked: {
  readonly folder: string
  readonly keychain: Keychain
  readonly clock: { now(): Instant }
  readonly typed: string
}): Result<Uint8Array, RecoveryRefusal> {
  const { folder, keychain, clock, typed } = asked
  if (!existsSync(recoveryFile(folder))) return failed({ kind: 'no-recovery-file' })
  const key = openLocked(readFileSync(recoveryFile(folder), 'utf8'), typed)
  if (!key.ok) return key
  const text = wrapLedgerKey(keychain, key.value, clock.now())
  if (!text.ok) return text
  const path = ledgerKeyFile(folder)
  if (existsSync(path)) renameSync(path, `${path}.${clock.now().slice(0, 23).replace(/\D/g, '')}`)
  replaceFile(path, text.value)
  return ok(key.value)
}

function lockForRecovery(secret: Uint8Array, key: Uint8Array, since: Instant): string {
  const salt = makeRecoverySecret()
  const lock = scryptSync(secret, salt, 32, cost)
  const file = { version: 1, since, salt: salt.toString('base64'), sealed: seal(lock, key, boundWords) }
  lock.fill(0)
  return `${JSON.stringify(file, null, 2)}\n`
}

function openLocked(
  text: string,
  typed: string,
): Result<Uint8Array, { readonly kind: 'no-recovery-file' | 'recovery-key-mistyped' | 'recovery-key-differs' }> {
  const file = readFile(text)
  if (file === null) return failed({ kind: 'no-recovery-file' })
  const secret = readRecoveryKey(typed)
  if (secret === null) return failed({ kind: 'recovery-key-mistyped' })
  const lock = scryptSync(secret, Buffer.from(file.salt, 'base64'), 32, cost)
  const key = unseal(lock, file.sealed, boundWords)
  lock.fill(0)
  secret.fill(0)
  return key !== null && key.length === ledgerKeyBytes ? ok(key) : failed({ kind: 'recovery-key-differs' })
}

function readFile(text: string): z.output<typeof FileShape> | null {
  try {
    const parsed = FileShape.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    // A torn file opens nothing, like one that is not there.
    return null
  }
}
