import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Instant } from '../../domain/day.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { createFileOnce } from './durable-file.ts'
import type { Keychain } from './keychain.ts'

/** Length of the ledger's key. */
export const ledgerKeyBytes = 32

const FileShape = z.strictObject({
  version: z.literal(1),
  backend: z.string(),
  since: z.string(),
  wrapped: z.base64(),
})

/**
 * Why there is no key. Nothing was written, and no ledger may be made. `ledger-key-lost`: the file is missing beside a
 * ledger, is damaged, or was wrapped by another keychain; `recoverable` when a recovery key exists that opens it.
 */
export type LedgerKeyRefusal =
  | { readonly kind: 'keychain-unavailable'; readonly remedy: string }
  | {
      readonly kind: 'ledger-key-lost'
      readonly because: 'missing' | 'damaged' | 'keychain-changed'
      readonly recoverable: boolean
    }

/** Where a book's wrapped key lies. */
export const ledgerKeyFile = (folder: string): string => join(folder, 'ledger.key')
/** Where the same key lies once more, locked with the recovery key. */
export const recoveryFile = (folder: string): string => join(folder, 'ledger.recovery')

/**
 * Opens the key of the ledger in `folder`, or makes it when there is neither a ledger nor a recovery of one (decision 18).
 * The caller owns the bytes and wipes them once the ledger has them.
 */
export function openLedgerKey(asked: {
  readonly folder: string
  readonly keychain: Keychain
  readonly clock: { now(): Instant }
  readonly ledgerExists: boolean
}): Result<Uint8Array, LedgerKeyRefusal> {
  const { folder, keychain, ledgerExists } = asked
  const state = keychain.state()
  if (state.kind !== 'ready') return failed({ kind: 'keychain-unavailable', remedy: state.remedy })
  const recoverable = existsSync(recoveryFile(folder))
  const lost = (because: 'missing' | 'damaged' | 'keychain-changed') =>
    failed({ kind: 'ledger-key-lost' as const, because, recoverable })

  const path = ledgerKeyFile(folder)
  if (!existsSync(path)) return ledgerExists || recoverable ? lost('missing') : makeLedgerKey(asked)
  const stored = FileShape.safeParse(parseJson(readFileSync(path, 'utf8')))
  if (!stored.success) return lost('damaged')
  if (stored.data.backend !== state.backend) return lost('keychain-changed')
  const key = keychain.unwrap(Buffer.from(stored.data.wrapped, 'base64'))
  if (key.ok) return key.value.length === ledgerKeyBytes ? ok(key.value) : lost('damaged')
  if (key.failure.kind === 'keychain-changed') return lost('keychain-changed')
  return failed({ kind: 'keychain-unavailable', remedy: remedyNow(keychain) })
}

/** Wraps `key` as the text of a key file. */
export function wrapLedgerKey(
  keychain: Keychain,
  key: Uint8Array,
  since: Instant,
): Result<string, { readonly kind: 'keychain-unavailable'; readonly remedy: string }> {
  const state = keychain.state()
  const wrapped = keychain.wrap(key)
  if (!wrapped.ok) return failed({ kind: 'keychain-unavailable', remedy: remedyNow(keychain) })
  const file = { version: 1, backend: state.backend, since, wrapped: Buffer.from(wrapped.value).toString('base64') }
  return ok(`${JSON.stringify(file, null, 2)}\n`)
}

function makeLedgerKey(asked: {
  readonly folder: string
  readonly keychain: Keychain
  readonly clock: { now(): Instant }
}): Result<Uint8Array, LedgerKeyRefusal> {
  const key = randomBytes(ledgerKeyBytes)
  const text = wrapLedgerKey(asked.keychain, key, asked.clock.now())
  if (!text.ok) return text
  createFileOnce(ledgerKeyFile(asked.folder), text.value)
  return ok(key)
}

function remedyNow(keychain: Keychain): string {
  const state = keychain.state()
  return state.kind === 'ready' ? '로그인 키체인을 연 뒤 다시 시작하세요.' : state.remedy
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is the same to the caller as JSON of another shape.
    return null
  }
}
