import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { toWon } from '../../../src/domain/money.ts'
import { ok } from '../../../src/domain/result.ts'
import { fingerprintOf } from '../../../src/main/seats/public-key.ts'
import { AnswerPayload, RequestPayload, SeatPayload } from '../../../src/main/seats/seat-files.ts'
import { largestSeatFile, readSeatFile, writeSeatFile } from '../../../src/main/seats/signed-file.ts'
import { valueOf } from '../application/desk.ts'

/** A key as a seat has one. */
function someKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const x = publicKey.export({ format: 'jwk' }).x ?? ''
  return {
    publicKey: Buffer.from(x, 'base64url').toString('base64'),
    sign: (bytes: Uint8Array) => ok(sign(null, bytes, privateKey).toString('base64')),
  }
}

const key = someKey()
const at = toInstant('2026-11-09T09:00:00.000+09:00')
const request = {
  requestId: 'a-1',
  seat: '본점',
  orderNumber: 'ORDER_1',
  amount: toWon(132_000),
  refundedAlone: toWon(0),
  reason: { code: 'defect', note: '모서리가 "깨짐"' },
  because: ['한도를 넘습니다.'],
  facts: [
    { name: '주문번호', text: 'ORDER_1' },
    { name: '환불 금액', text: '132,000원' },
  ],
  hash: 'f'.repeat(64),
  askedBy: '박상담',
  askedAt: at,
  savedAt: at,
} as const satisfies RequestPayload
const answer = {
  requestId: 'a-1',
  to: key.publicKey,
  hash: 'f'.repeat(64),
  verdict: 'approved',
  note: '',
  answeredBy: '이재무',
  answeredAt: at,
} as const satisfies AnswerPayload

const requestText = (): string =>
  valueOf(
    writeSeatFile(
      'yeongsu-desk-request',
      RequestPayload,
      { ...request, facts: [...request.facts], because: [...request.because] },
      key,
    ),
  )
const read = (text: string | Uint8Array) =>
  readSeatFile(typeof text === 'string' ? Buffer.from(text) : text, 'yeongsu-desk-request', RequestPayload)

/** Writes a file again with other words under the same signature. */
const reworded = (text: string, change: (file: Record<string, unknown>) => unknown): string =>
  `${JSON.stringify(change(JSON.parse(text)), null, 2)}\n`

describe('a file between seats', () => {
  it('is read again as it was signed, with whose key signed it', () => {
    const text = requestText()
    expect(read(text)).toEqual({ ok: true, value: { payload: request, publicKey: key.publicKey, text } })
    const answered = valueOf(writeSeatFile('yeongsu-desk-answer', AnswerPayload, answer, key))
    expect(valueOf(readSeatFile(Buffer.from(answered), 'yeongsu-desk-answer', AnswerPayload)).payload).toEqual(answer)
  })

  it('with any byte changed is refused', () => {
    const bytes = Buffer.from(requestText())
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (position, difference) => {
        const changed = Buffer.from(bytes)
        changed[position] = (changed[position] ?? 0) ^ difference
        expect(read(changed).ok).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('with any byte left out or put in is refused', () => {
    const bytes = Buffer.from(requestText())
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(255), fc.boolean(), (position, byte, isPutIn) => {
        const rest = bytes.subarray(isPutIn ? position : position + 1)
        const changed = Buffer.concat([bytes.subarray(0, position), ...(isPutIn ? [Buffer.of(byte)] : []), rest])
        if (!changed.equals(bytes)) expect(read(changed).ok).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('whatever a request says is read again as it was', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 2_000_000_000 }), words, (orderNumber, won, said) => {
        const payload = {
          ...request,
          orderNumber,
          amount: toWon(won),
          because: [said],
          facts: [{ name: '사유', text: said }],
        }
        const text = valueOf(writeSeatFile('yeongsu-desk-request', RequestPayload, payload, key))
        expect(valueOf(read(text)).payload).toEqual(payload)
      }),
    )
  })

  it.each([
    ['signed by another key', (file: Record<string, unknown>) => ({ ...file, publicKey: someKey().publicKey })],
    [
      'with another amount under the same signature',
      (file: Record<string, unknown>) => ({ ...file, payload: { ...request, amount: 1 } }),
    ],
    ['with a word more beside what is signed', (file: Record<string, unknown>) => ({ ...file, admin: true })],
    [
      'with a word more in what is signed',
      (file: Record<string, unknown>) => ({ ...file, payload: { ...request, admin: true } }),
    ],
    ['with its words in another order', ({ kind, ...rest }: Record<string, unknown>) => ({ ...rest, kind })],
  ])('%s is forged', (_what, change) => {
    expect(read(reworded(requestText(), change))).toEqual({ ok: false, failure: 'forged' })
  })

  it('of one kind is never taken for another, not even under its name', () => {
    const seat = valueOf(writeSeatFile('yeongsu-desk-seat', SeatPayload, { name: '본점', savedAt: at }, key))
    expect(read(seat)).toEqual({ ok: false, failure: 'another-kind' })
    const renamed = requestText().replace('yeongsu-desk-request', 'yeongsu-desk-answer')
    expect(readSeatFile(Buffer.from(renamed), 'yeongsu-desk-answer', RequestPayload)).toEqual({
      ok: false,
      failure: 'forged',
    })
  })

  it.each([
    ['nothing', ''],
    ['another text', 'PK\u0003\u0004'],
    ['JSON of something else', '{"kind":"invoice"}'],
    ['deep nesting', '['.repeat(100_000)],
    ['a list', '[1, 2]'],
    ['an own prototype', '{"__proto__": {"kind": "yeongsu-desk-request", "version": 1}}'],
    ['a mark before it', `\uFEFF${requestText()}`],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ])('that holds %s is none', (_what, hostile) => {
    expect(read(hostile)).toEqual({ ok: false, failure: 'not-one' })
  })

  it('of a later version says so, and one above 256 KB is not looked into', () => {
    expect(read(requestText().replace('"version": 1', '"version": 2'))).toEqual({ ok: false, failure: 'newer' })
    expect(read(Buffer.alloc(largestSeatFile + 1, ' '))).toEqual({ ok: false, failure: 'too-large' })
  })

  it('does not name a seat by signs that are not seen', () => {
    for (const name of ['본점\u202E', ' 본점', '', '본\n점', '가'.repeat(41)])
      expect(SeatPayload.safeParse({ name, savedAt: at }).success, JSON.stringify(name)).toBe(false)
  })
})

describe('the fingerprint of a key', () => {
  it('is six groups of five digits, the same each time, and another for another key', () => {
    const fingerprint = fingerprintOf(key.publicKey)
    expect(fingerprint).toHaveLength(6)
    for (const group of fingerprint) expect(group).toMatch(/^\d{5}$/)
    expect(fingerprintOf(key.publicKey)).toEqual(fingerprint)
    expect(fingerprintOf(someKey().publicKey)).not.toEqual(fingerprint)
  })
})
