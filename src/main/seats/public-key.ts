import { createHash, createPublicKey, verify } from 'node:crypto'

const keyBytes = 32
const signatureBytes = 64
const groups = 6

/** The bytes that are written in base64; null when there are not as many, or they could be written otherwise. */
function bytesOf(text: string, length: number): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === length && bytes.toString('base64') === text ? bytes : null
}

/** Is this an Ed25519 public key as seats write it: 32 bytes in base64? */
export const isPublicKey = (text: string): boolean => bytesOf(text, keyBytes) !== null

/** Has this the form of a signature: 64 bytes in base64? */
export const isSignature = (text: string): boolean => bytesOf(text, signatureBytes) !== null

/** Did whoever holds the private half of `publicKey` sign `bytes` (Ed25519, RFC 8032)? False, too, for what is no key or no signature. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const raw = bytesOf(publicKey, keyBytes)
  const signed = bytesOf(signature, signatureBytes)
  if (raw === null || signed === null) return false
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
    format: 'jwk',
  })
  return verify(null, bytes, key, signed)
}

/** What two people compare by phone: six groups of five digits from the SHA-256 of the key, some hundred bits. */
export function fingerprintOf(publicKey: string): readonly string[] {
  const digest = createHash('sha256').update('yeongsu-desk seat\n').update(Buffer.from(publicKey, 'base64')).digest()
  return Array.from({ length: groups }, (_, group) =>
    String(digest.readUIntBE(group * 5, 5) % 100_000).padStart(5, '0'),
  )
}
