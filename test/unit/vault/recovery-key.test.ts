import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeRecoverySecret, readRecoveryKey, writeRecoveryKey } from '../../../src/main/vault/recovery-key.ts'

const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 })

describe('a recovery key on paper', () => {
  it('carries 160 random bits in ten groups of four, without letters that are misread', () => {
    expect(makeRecoverySecret()).toHaveLength(20)
    fc.assert(
      fc.property(secrets, (secret) => {
        expect(writeRecoveryKey(secret)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){9}$/)
      }),
    )
  })

  it('is read back as it was shown', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        expect(readRecoveryKey(writeRecoveryKey(secret))).toEqual(Buffer.from(secret))
      }),
    )
  })

  it('is read in small letters, with spaces for hyphens, in full width, and with O, I and L for 0 and 1', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const shown = writeRecoveryKey(secret)
        const wide = shown.replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
        for (const typed of [
          ` ${shown.toLowerCase().replaceAll('-', ' ')} `,
          shown.replaceAll('-', ''),
          shown.replaceAll('0', 'O').replaceAll('1', 'l'),
          shown.replaceAll('1', 'I'),
          wide,
        ])
          expect(readRecoveryKey(typed)).toEqual(Buffer.from(secret))
      }),
    )
  })

  it('is not read with one letter wrong, one missing or one too many', () => {
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    fc.assert(
      fc.property(secrets, fc.nat(39), fc.nat(30), (secret, place, step) => {
        const text = writeRecoveryKey(secret).replaceAll('-', '')
        const other = digits.charAt((digits.indexOf(text.charAt(place)) + 1 + step) % 32)
        expect(readRecoveryKey(text.slice(0, place) + other + text.slice(place + 1))).toBeNull()
        expect(readRecoveryKey(text.slice(0, place) + text.slice(place + 1))).toBeNull()
        expect(readRecoveryKey(`${text}${other}`)).toBeNull()
      }),
    )
    for (const nothing of ['', 'UUUU-UUUU', '한글', '0'.repeat(40)]) expect(readRecoveryKey(nothing)).toBeNull()
  })
})
