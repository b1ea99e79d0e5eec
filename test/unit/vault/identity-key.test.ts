import { describe, expect, it } from 'vitest'
import { createIdentityHash } from '../../../src/main/vault/identity-key.ts'

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)

describe('the keyed hash of an identity', () => {
  it('is 64 hex digits, the same for the same identity, and another for another', () => {
    const hash = createIdentityHash(key(1))
    expect(hash('01012345678')).toMatch(/^[0-9a-f]{64}$/)
    expect(hash('01012345678')).toBe(createIdentityHash(key(1))('01012345678'))
    expect(hash('01012345679')).not.toBe(hash('01012345678'))
  })

  it('is that of one book alone: another key makes another', () => {
    expect(createIdentityHash(key(2))('01012345678')).not.toBe(createIdentityHash(key(1))('01012345678'))
  })

  it('stays what it is: another derivation would make strangers of everybody in the ledger', () => {
    // HKDF-SHA-256 of 32 bytes 01 with no salt, then HMAC-SHA-256, computed once with openssl.
    expect(createIdentityHash(key(1))('01012345678')).toBe(
      '305a3c0772a1899af8dd48e0c287004f8832c6666a0cf099825370cd0b53fc2c',
    )
  })

  it('does not hang on the bytes of the key once it was made, which are wiped', () => {
    const bytes = key(1)
    const hash = createIdentityHash(bytes)
    const before = hash('01012345678')
    bytes.fill(0)
    expect(hash('01012345678')).toBe(before)
  })
})
