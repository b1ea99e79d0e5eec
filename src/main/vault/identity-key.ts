import { createHmac, hkdfSync } from 'node:crypto'

/** Turns a receipt's identity, digits only, into its keyed hash: 64 hex digits. The same identity gives the same hash in one book only. */
export type IdentityHash = (identity: string) => string

/** What the key is for, so that it is no other key of the book. Changing it makes every hash kept so far that of nobody. */
const purpose = 'yeongsu-desk receipt identity 1'

/**
 * The keyed hash of a book (HMAC-SHA-256), under a key made from the ledger's own (HKDF-SHA-256, RFC 5869). It needs no file: whoever opens
 * the ledger, with the keychain or with the recovery key, has it, and nobody else.
 */
export function createIdentityHash(ledgerKey: Uint8Array): IdentityHash {
  const key = new Uint8Array(hkdfSync('sha256', ledgerKey, new Uint8Array(), purpose, 32))
  return (identity) => createHmac('sha256', key).update(identity).digest('hex')
}
