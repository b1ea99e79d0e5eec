import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Crockford's base 32 (crockford.com/base32.html): no I, L, O, U, so it survives paper and telephone. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secretBytes = 20
const checkBytes = 5

/**
 * A recovery key as it is shown: 160 random bits and a 40-bit check, ten groups of four. The check finds a mistyped letter;
 * it adds no secrecy.
 */
export const writeRecoveryKey = (secret: Uint8Array): string => {
  const text = toBase32(Buffer.concat([secret, checkOf(secret)]))
  return (text.match(/.{4}/g) ?? []).join('-')
}

/** Fresh secret bytes for a recovery key. */
export const makeRecoverySecret = (): Buffer => randomBytes(secretBytes)

/**
 * Reads a recovery key as a person types it: case, spaces and hyphens do not matter, O is read as 0, I and L as 1, and
 * full-width characters as plain ones. Null when it is no recovery key or has a mistake.
 */
export function readRecoveryKey(typed: string): Buffer | null {
  const plain = typed.normalize('NFKC').toUpperCase()
  const text = plain
    .replace(/[\s\-‐‑–—]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const bytes = fromBase32(text)
  if (bytes === null || bytes.length !== secretBytes + checkBytes) return null
  const secret = bytes.subarray(0, secretBytes)
  return timingSafeEqual(checkOf(secret), bytes.subarray(secretBytes)) ? secret : null
}

const checkOf = (secret: Uint8Array): Buffer =>
  createHash('sha256').update('yeongsu-desk recovery key 1').update(secret).digest().subarray(0, checkBytes)

function toBase32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; ) {
      bits -= 5
      text += digits.charAt((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return text
}

function fromBase32(text: string): Buffer | null {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const letter of text) {
    const value = digits.indexOf(letter)
    if (value < 0) return null
    held = (held << 5) | value
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push(held >> bits)
    held &= (1 << bits) - 1
  }
  return bits === 0 ? Buffer.from(bytes) : null
}
