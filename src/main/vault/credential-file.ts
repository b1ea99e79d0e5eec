import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Instant } from '../../domain/day.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { Keychain } from './keychain.ts'
import { seal, unseal } from './seal.ts'

const FileShape = z.strictObject({
  version: z.literal(1),
  shopId: z.string(),
  since: z.iso.datetime({ offset: true }).endsWith('+09:00'),
  lastFour: z.string().max(4),
  backend: z.string(),
  /** The shop's own data key, wrapped by the keychain; base64. */
  wrappedKey: z.base64(),
  /** The entered values as JSON, locked with the data key; base64. */
  sealed: z.base64(),
})

/** What one shop's file holds. Everything but `wrappedKey` and `sealed` may be read without the keychain. */
export type CredentialFile = z.output<typeof FileShape>

/** Reads a file's text; null when it is not one of ours or belongs to another shop. */
export function readCredentialFile(text: string, shopId: string): CredentialFile | null {
  const parsed = FileShape.safeParse(parseJson(text))
  return parsed.success && parsed.data.shopId === shopId ? parsed.data : null
}

/** Locks a shop's values with a fresh key of their own (decision 17: removing the file removes them for good). */
export function sealCredentials(
  keychain: Keychain,
  about: { readonly shopId: string; readonly since: Instant; readonly lastFour: string },
  values: Readonly<Record<string, string>>,
): Result<CredentialFile, { readonly kind: 'keychain-unavailable' }> {
  const state = keychain.state()
  if (state.kind !== 'ready') return failed({ kind: 'keychain-unavailable' })
  const key = randomBytes(32)
  const plain = Buffer.from(JSON.stringify(values))
  try {
    const wrapped = keychain.wrap(key)
    if (!wrapped.ok) return wrapped
    const head = { version: 1 as const, ...about, backend: state.backend }
    return ok({
      ...head,
      wrappedKey: Buffer.from(wrapped.value).toString('base64'),
      sealed: seal(key, plain, boundWords(head)),
    })
  } finally {
    key.fill(0)
    plain.fill(0)
  }
}

/**
 * Opens a shop's values. `keychain-changed`: another back end or keyring than the one that wrapped them, reported and not
 * repaired. `credentials-damaged`: the key is right and the content is not.
 */
export function openCredentials(
  keychain: Keychain,
  file: CredentialFile,
): Result<
  Record<string, string>,
  { readonly kind: 'keychain-unavailable' | 'keychain-changed' | 'credentials-damaged' }
> {
  const state = keychain.state()
  if (state.kind !== 'ready') return failed({ kind: 'keychain-unavailable' })
  if (state.backend !== file.backend) return failed({ kind: 'keychain-changed' })
  const key = keychain.unwrap(Buffer.from(file.wrappedKey, 'base64'))
  if (!key.ok) return key
  const plain = unseal(key.value, file.sealed, boundWords(file))
  key.value.fill(0)
  if (plain === null) return failed({ kind: 'credentials-damaged' })
  const values = z.record(z.string(), z.string()).safeParse(parseJson(plain.toString('utf8')))
  plain.fill(0)
  return values.success ? ok(values.data) : failed({ kind: 'credentials-damaged' })
}

const boundWords = (file: Pick<CredentialFile, 'version' | 'shopId' | 'since' | 'lastFour' | 'backend'>): string =>
  JSON.stringify([file.version, file.shopId, file.since, file.lastFour, file.backend])

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message quotes what it read, which may be a secret.
    return null
  }
}
