import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** AES-256-GCM (NIST SP 800-38D): 96-bit nonce, 128-bit tag. */
const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Locks `plain` with a 32-byte key. `about` is not hidden but bound: other words open nothing. Gives nonce, tag, ciphertext as base64. */
export function seal(key: Uint8Array, plain: Uint8Array, about: string): string {
  const nonce = randomBytes(nonceBytes)
  const locking = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes })
  locking.setAAD(Buffer.from(about))
  const locked = Buffer.concat([locking.update(plain), locking.final()])
  return Buffer.concat([nonce, locking.getAuthTag(), locked]).toString('base64')
}

/** Opens what `seal` gave; null when key, words or content are not what they were. */
export function unseal(key: Uint8Array, sealed: string, about: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (key.length !== 32 || bytes.length < nonceBytes + tagBytes) return null
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
  opening.setAAD(Buffer.from(about))
  opening.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  const plain = opening.update(bytes.subarray(nonceBytes + tagBytes))
  try {
    return Buffer.concat([plain, opening.final()])
  } catch {
    // GCM says only that something differs, never what.
    return null
  } finally {
    plain.fill(0)
  }
}
