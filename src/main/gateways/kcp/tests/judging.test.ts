import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noWon, toWon } from '../../../../domain/money.ts'
import type { HttpAnswer } from '../../http.ts'
import { createKcp } from '../index.ts'
import { standingOf } from '../mapping/inquiry.ts'
import { cleanReason, toCancelFields } from '../mapping/refund.ts'
import { InquiryAnswer } from '../wire.ts'
import { fixture } from './fixture.ts'
import { clock, connectionTo, orderOf } from './stand.ts'

/** A refund of 4,000 out of 10,000 answered by `body`. */
const judged = (body: string | Uint8Array, status = 200, order = orderOf(4_000)) => {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body
  const answered: HttpAnswer = { kind: 'answered', status, contentType: 'application/json', body: bytes }
  const http = { ask: () => Promise.resolve(answered), read: () => Promise.resolve(answered) }
  return createKcp(http, clock).refund(connectionTo('http://127.0.0.1:1'), order)
}
const partial = fixture('partial-cancel')
const good = JSON.stringify(partial)
const changed = (change: object): string => JSON.stringify({ ...partial, ...change })

describe('judging a cancel’s answer', () => {
  it('accepts the guide’s own example, as text or as numbers', async () => {
    expect(await judged(good)).toMatchObject({
      kind: 'accepted',
      value: { gatewayRefundId: '20210719000000-26072500000001', remainingAfter: 6_000, fromCard: 4_000 },
    })
    expect(await judged(changed({ mod_mny: 4000, rem_mny: 6000, amount: 10000 }))).toMatchObject({ kind: 'accepted' })
    expect(await judged(changed({ rem_mny: undefined, amount: undefined }))).toMatchObject({
      kind: 'accepted',
      value: { remainingAfter: null },
    })
  })

  it.each([
    ['4000', 'by-wallet', 4_000],
    [4000, 'by-wallet', 4_000],
    ['0', 'none', 0],
    ['0000', 'by-wallet', null],
    ['', 'by-wallet', null],
    [undefined, 'by-wallet', null],
  ])('takes the receipt amount to cancel from its own field: %o is %s of %s', async (target, kind, won) => {
    const order = orderOf(4_000, 10_000, 10_000, 'PAKM')
    expect(await judged(changed({ app_cash_receipt_mny: target }), 200, order)).toMatchObject({
      kind: 'accepted',
      value: { receipt: { kind, won } },
    })
  })

  it('a part’s amounts may be absent: 0000 with the number echoed is the yes, and nothing contradicts it', async () => {
    for (const change of [{ mod_mny: undefined }, { mod_mny: '' }, { mod_mny: undefined, rem_mny: undefined }]) {
      expect(await judged(changed(change))).toMatchObject({ kind: 'accepted' })
    }
    expect(await judged(JSON.stringify({ res_cd: '0000', tno: partial['tno'] }))).toMatchObject({
      kind: 'accepted',
      value: { gatewayRefundId: null, at: null, remainingAfter: null, fromCard: null },
    })
    const older = { mod_mny: undefined, rem_mny: undefined, panc_mod_mny: '4000', panc_rem_mny: '6000' }
    expect(await judged(changed(older))).toMatchObject({ kind: 'accepted', value: { remainingAfter: 6_000 } })
  })

  it.each([
    { tno: '20210719000001' },
    { tno: undefined },
    { tno: null },
    { mod_mny: '4001' },
    { mod_mny: '4,000' },
    { mod_mny: '4000.0' },
    { mod_mny: 4000.5 },
    { mod_mny: ['4000'] },
    { mod_mny: undefined, panc_mod_mny: '4001' },
    { rem_mny: undefined, panc_rem_mny: '10000' },
    { rem_mny: '6001' },
    { rem_mny: '10000' },
    { rem_mny: {} },
    { amount: '9999' },
    { res_cd: 0 },
    { res_cd: null },
    { res_cd: '' },
    { res_cd: undefined },
  ])('a yes with %o proves nothing', async (change) => {
    expect(await judged(changed(change))).toMatchObject({ kind: 'unknown', because: 'unreadable-answer' })
  })

  it.each(['8387', '8388', '7512', '9999', 'S102', '000', '00000', ' 0000'])(
    'the code %o proves neither yes nor no',
    async (code) => {
      expect(await judged(changed({ res_cd: code }))).toEqual({ kind: 'unknown', because: 'unclear-code', code })
    },
  )

  it('a whole cancel answered as a part, or with another amount, proves nothing', async () => {
    const full = fixture('full-cancel')
    expect(await judged(JSON.stringify(full), 200, orderOf(10_000))).toMatchObject({
      kind: 'accepted',
      value: { remainingAfter: noWon },
    })
    for (const change of [
      { amount: '9000' },
      { rem_mny: '1' },
      { mod_mny: '4000' },
      { mod_pcan_seq_no: '26072500000001' },
      { mod_pcan_seq_no: '26072500000001', rem_mny: '6000' },
    ]) {
      expect(await judged(JSON.stringify({ ...full, ...change }), 200, orderOf(10_000))).toMatchObject({
        kind: 'unknown',
      })
    }
  })

  it('a whole cancel with a serial is taken when the answer itself says that everything went back', async () => {
    const serial = { ...fixture('full-cancel'), mod_pcan_seq_no: '26072500000001' }
    const all = { ...serial, mod_mny: '10000', rem_mny: '0' }
    expect(await judged(JSON.stringify(all), 200, orderOf(10_000))).toMatchObject({
      kind: 'accepted',
      value: { gatewayRefundId: '20210719000000-26072500000001', remainingAfter: noWon },
    })
  })

  it('no status but 200 proves anything, whatever the body says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 201, max: 599 }), async (status) => {
        expect((await judged(good, status)).kind).toBe('unknown')
        expect((await judged(changed({ res_cd: '8012' }), status)).kind).toBe('unknown')
      }),
      { numRuns: 20 },
    )
  })

  it('no mangled answer is ever accepted', async () => {
    const mangled = fc.oneof(
      fc.nat({ max: good.length - 1 }).map((length) => good.slice(0, length)),
      fc
        .string({ minLength: 1 })
        .filter((junk) => junk.trim() !== '')
        .map((junk) => good + junk),
      fc
        .tuple(fc.constantFrom('res_cd', 'tno', 'mod_mny', 'rem_mny', 'amount'), fc.jsonValue())
        .filter(
          ([name, value]) =>
            value !== null && value !== '' && JSON.stringify(value).replaceAll('"', '') !== partial[name],
        )
        .map(([name, value]) => changed({ [name]: value })),
      fc
        .stringMatching(/^\d{14}$/)
        .filter((tno) => tno !== partial['tno'])
        .map((tno) => changed({ tno })),
      fc.constantFrom('<!doctype html><h1>점검 중</h1>', '', 'null', '[]', '"0000"', `[${good}]`, `{"data":${good}}`),
    )
    await fc.assert(
      fc.asyncProperty(mangled, async (body) => {
        expect((await judged(body)).kind).not.toBe('accepted')
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('no garbled bytes are ever accepted with another number or amount', async () => {
    const bytes = Buffer.from(good, 'utf8')
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const garbled = Buffer.from(bytes)
        garbled[at] = (garbled[at] ?? 0) ^ flip
        const told = await judged(garbled)
        if (told.kind !== 'accepted') return
        expect(told.value.remainingAfter ?? 6_000).toBe(6_000)
        expect(garbled.toString('latin1')).toContain('"tno":"20210719000000"')
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})

describe('asking for a cancel', () => {
  it('is whole only when all goes back at once; what is left later is a part', () => {
    expect(toCancelFields(orderOf(10_000))).toMatchObject({ ok: true, value: { mod_type: 'STSC' } })
    expect(toCancelFields(orderOf(40_000, 40_000, 50_000))).toMatchObject({
      ok: true,
      value: { mod_type: 'STPC', mod_mny: '40000', rem_mny: '40000' },
    })
    expect(toCancelFields({ ...orderOf(10_000), refundedBefore: true })).toMatchObject({ value: { mod_type: 'STPC' } })
  })

  it('carries tax only for a mixed payment', () => {
    const plain = toCancelFields(orderOf(4_000))
    expect(plain.ok && Object.keys(plain.value)).toEqual(['mod_type', 'tno', 'mod_mny', 'rem_mny', 'mod_desc'])
    const split = { supply: toWon(2_000), vat: toWon(200), taxFree: toWon(0), service: noWon, stated: true }
    const paidSplit = { ...split, supply: toWon(10_000), vat: toWon(1_000), taxFree: toWon(5_000) }
    expect(toCancelFields({ ...orderOf(2_200, 16_000, 16_000), split, paidSplit })).toMatchObject({
      value: { tax_flag: 'TG03', mod_tax_mny: '2000', mod_vat_mny: '200', mod_free_mny: '0' },
    })
  })

  it('gives a reason KCP takes: no forbidden character, at most 100 bytes, never empty', () => {
    expect(cleanReason('고객 "변심", <환불> & 교환;\n')).toBe('고객 변심 환불 교환')
    expect(cleanReason(' ,&; ')).toBe('고객 환불')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (reason) => {
        const clean = cleanReason(reason)
        expect(Buffer.byteLength(clean, 'utf8')).toBeLessThanOrEqual(100)
        expect(clean).not.toMatch(/[,&;\n\r\\|'"<>\0]/)
        expect(clean).not.toBe('')
        expect(clean).toBe(clean.trim())
        expect(cleanReason(clean)).toBe(clean)
      }),
    )
  })

  it.each([
    ['a NUL and a tab', '고객\0변심\t환불', '고객 변심 환불'],
    ['line breaks of every kind', '고객\r\n변심\u2028환불\u2029끝', '고객 변심 환불 끝'],
    ['script text', '<script>alert(1)</script> 고객 변심', 'alert(1) / 고객 변심'],
    ['a script address', 'javascript:alert(1)', ':alert(1)'],
    ['a word that only holds one', 'prescription 변경', 'prescription 변경'],
    ['syllables typed on a Mac', '고객 변심'.normalize('NFD'), '고객 변심'],
    ['an emoji', '고객 변심 😀', '고객 변심 😀'],
    ['half of an emoji', '고객 변심 \ud83d', '고객 변심'],
    ['exactly 100 bytes', `${'가'.repeat(33)}a`, `${'가'.repeat(33)}a`],
    ['one byte more', `${'가'.repeat(33)}ab`, `${'가'.repeat(33)}a`],
    ['a syllable over the end', `${'a'.repeat(98)}가`, 'a'.repeat(98)],
    ['100 bytes once composed', '가'.repeat(33).normalize('NFD'), '가'.repeat(33)],
    ['an emoji over the end', `${'a'.repeat(97)}😀`, 'a'.repeat(97)],
    ['a family over the end', `${'a'.repeat(90)}👨‍👩‍👧`, 'a'.repeat(90)],
    ['a blank at the cut', `${'a'.repeat(99)} 가`, 'a'.repeat(99)],
    ['nothing KCP takes', '<>&;\0', '고객 환불'],
    ['nothing at all', '', '고객 환불'],
  ])('a reason with %s', (_, reason, sent) => {
    expect(cleanReason(reason)).toBe(sent)
  })
})

describe('reading a balance', () => {
  const base = fixture('inquiry-partly-cancelled')
  const standing = (change: object) => {
    const answer = InquiryAnswer.parse({ ...base, ...change })
    return standingOf(answer, toWon(Number(answer.amount ?? 0)))
  }
  const unclear = { status: 'unclear', remaining: null }

  it.each([
    [{}, { status: 'partly-refunded', remaining: 6_000 }],
    [{ rem_mny: 6000 }, { status: 'partly-refunded', remaining: 6_000 }],
    [
      { stat_ca_cd: 'STSC', rem_mny: '0' },
      { status: 'refunded', remaining: 0 },
    ],
    [
      { stat_ca_cd: 'STSC', rem_mny: undefined },
      { status: 'refunded', remaining: 0 },
    ],
    [{ stat_ca_cd: 'STSC', rem_mny: '6000' }, unclear],
    [
      { stat_ca_cd: 'STSR', canc_card_yn: 'Y', rem_mny: '0' },
      { status: 'refunded', remaining: 0 },
    ],
    [{ rem_mny: undefined }, unclear],
    [{ rem_mny: '6,000' }, unclear],
    [{ rem_mny: '10001' }, unclear],
    [
      { stat_ca_cd: 'STSR', rem_mny: '10000' },
      { status: 'paid', remaining: 10_000 },
    ],
    [
      { stat_ca_cd: 'STSR', rem_mny: undefined },
      { status: 'paid', remaining: null },
    ],
    [{ stat_ca_cd: 'STPC', rem_mny: '10000' }, unclear],
    [{ stat_ca_cd: 'STIR', rem_mny: '10000' }, unclear],
    [
      { stat_ca_cd: undefined, shop_status: 'STPC' },
      { status: 'partly-refunded', remaining: 6_000 },
    ],
    [
      { stat_ca_cd: undefined, rem_mny: '10000' },
      { status: 'paid', remaining: 10_000 },
    ],
    [
      { pay_method: 'PABK', stat_ca_cd: undefined, stat_bk_cd: 'STPC', rem_mny: undefined, bk_rem_mny: '1' },
      { status: 'partly-refunded', remaining: 1 },
    ],
    [
      { pay_method: 'PAMC', stat_ca_cd: undefined, stat_hp_cd: 'STSR', rem_mny: undefined, hp_rem_mny: '10000' },
      { status: 'paid', remaining: 10_000 },
    ],
  ])('%o', (change, expected) => {
    expect(standing(change)).toEqual(expected)
  })
})
