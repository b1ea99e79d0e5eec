import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toWon } from '../../../../domain/money.ts'
import { computeSplit } from '../../../../domain/tax-split.ts'
import type { Exchange } from '../client.ts'
import { toCancelBody, toLookUp, toLookUpBody, toOutcome } from '../mapping.ts'
import { readJsonObject } from '../wire-text.ts'
import { addressOf, fixture, fixtureText, orderOf } from './support.ts'

const asked = (body: Readonly<Record<string, unknown>> | null, status = 200): Exchange => ({
  kind: 'asked',
  answer: { kind: 'answered', status, body },
})

const bytesAsked = (text: string, status = 200): Exchange =>
  asked(readJsonObject(new TextEncoder().encode(text)), status)

const card = orderOf(addressOf('ORDER_17027809', 'card', '2023-12-19'), 1000)
const transfer = orderOf(addressOf('ORDER_17027809', 'transfer', '2023-12-19'), 1000)
const won1000 = toWon(1000)

describe('a cancel’s answer', () => {
  it('of a card is accepted with its trade key, time and amount, and no receipt', () => {
    expect(toOutcome(asked(fixture('cancel-card')), card)).toEqual({
      kind: 'accepted',
      value: {
        gatewayRefundId: 'ORDER_17027809#202312191500003302115100',
        at: '2023-12-19T15:00:00+09:00',
        remainingAfter: null,
        fromCard: won1000,
        receipt: { kind: 'none', won: null, code: null, message: null },
      },
    })
  })

  it('of a transfer carries the receipt’s own verdict', () => {
    const receipt = { kind: 'cancelled', won: won1000, code: '0000', message: '현금영수증 발행취소 성공' }
    expect(toOutcome(asked(fixture('cancel-transfer')), transfer)).toMatchObject({
      kind: 'accepted',
      value: { gatewayRefundId: 'ORDER_17027809#20231219134223:1000', fromCard: null, receipt },
    })
  })

  it('stays accepted when only the receipt’s cancel failed: the money is back, the receipt is alive', () => {
    const receipt = { kind: 'cancel-failed', won: won1000, code: '-10002122', message: '현금영수증 발행취소 실패' }
    expect(toOutcome(asked(fixture('cancel-transfer-receipt-alive')), transfer)).toMatchObject({
      kind: 'accepted',
      value: { receipt },
    })
  })

  it('of a transfer that says nothing of a receipt leaves the receipt unknown', () => {
    const { PCD_TAXSAVE_RST: _, ...rest } = fixture('cancel-transfer')
    expect(toOutcome(asked(rest), transfer)).toMatchObject({ value: { receipt: { kind: 'unknown' } } })
  })

  it('may come with numbers and without a time', () => {
    expect(toOutcome(asked(fixture('cancel-card-2021-without-time')), card)).toMatchObject({
      kind: 'accepted',
      value: { at: null, gatewayRefundId: 'ORDER_17027809#202112191500003302115100' },
    })
  })

  it('that says already cancelled is a no by a balance that is not ours', () => {
    expect(toOutcome(asked(fixture('cancel-refused-already')), card)).toMatchObject({
      kind: 'declined',
      refusal: { code: 'PAYC0007', balanceDiffers: true },
    })
  })

  it('that says the card company was silent is unknown although it says error', () => {
    expect(toOutcome(asked(fixture('cancel-card-company-silent')), card)).toEqual({
      kind: 'unknown',
      because: 'unclear-code',
      code: 'SPCD1001 / 3143',
    })
  })

  it('that says close is a no, with or without a word', () => {
    expect(toOutcome(asked({ PCD_PAY_RST: 'close', PCD_PAY_MSG: '닫힘' }), card).kind).toBe('declined')
    expect(toOutcome(asked({ PCD_PAY_RST: 'close' }), card).kind).toBe('declined')
  })

  it.each([
    ['another order', { PCD_PAY_OID: 'ORDER_1' }, 200],
    ['another amount', { PCD_REFUND_TOTAL: '999' }, 200],
    ['an amount that is no number', { PCD_REFUND_TOTAL: '1,000' }, 200],
    ['no code', { PCD_PAY_CODE: '' }, 200],
    ['a code that merely contains 0000', { PCD_PAY_CODE: 'PAYC00001' }, 200],
    ['a look-up’s code', { PCD_PAY_CODE: 'PCHK000' }, 200],
    ['no result', { PCD_PAY_RST: '' }, 200],
    ['a result never heard of', { PCD_PAY_RST: 'Success!' }, 200],
    ['a 500', {}, 500],
    ['a 404', {}, 404],
    ['a 302', {}, 302],
  ])('that says success with %s is unknown', (_, change, status) => {
    expect(toOutcome(asked({ ...fixture('cancel-card'), ...change }, status), card).kind).toBe('unknown')
  })

  it('that is a no for another order is unknown', () => {
    const other = { ...fixture('cancel-refused-already'), PCD_PAY_OID: 'ORDER_1' }
    expect(toOutcome(asked(other), card).kind).toBe('unknown')
  })

  it('that is a plain no with a 400 is a no', () => {
    expect(toOutcome(asked(fixture('cancel-refused-already'), 400), card).kind).toBe('declined')
  })

  it('cut at any byte is unknown', () => {
    const text = fixtureText('cancel-card').trimEnd()
    for (let length = 0; length < text.length; length += 1) {
      expect(toOutcome(bytesAsked(text.slice(0, length)), card).kind, text.slice(0, length)).toBe('unknown')
    }
  })

  it('is never accepted unless result, code, order and amount all say so, whatever else it holds', () => {
    const field = fc.oneof(
      fc.constantFrom(
        'success',
        'error',
        'close',
        '',
        'PAYC0000',
        '0000',
        'PAYC0007',
        'ORDER_17027809',
        '1000',
        '01000',
      ),
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant({}),
    )
    const names = ['PCD_PAY_RST', 'PCD_PAY_CODE', 'PCD_PAY_MSG', 'PCD_PAY_OID', 'PCD_REFUND_TOTAL', 'PCD_PAY_TYPE']
    const answer = fc.record(Object.fromEntries(names.map((name) => [name, field])), { requiredKeys: [] })
    const text = (value: unknown) =>
      typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    fc.assert(
      fc.property(answer, fc.constantFrom(200, 201, 302, 400, 500), (body, status) => {
        const fields: Readonly<Record<string, unknown>> = body
        const saysYes =
          status < 300 &&
          text(fields['PCD_PAY_RST']) === 'success' &&
          /^[A-Z]{0,5}0000$/i.test(text(fields['PCD_PAY_CODE'])) &&
          ['', 'ORDER_17027809'].includes(text(fields['PCD_PAY_OID'])) &&
          /^(|0{0,8}1000)$/.test(text(fields['PCD_REFUND_TOTAL']))
        expect(toOutcome(asked(fields, status), card).kind === 'accepted').toBe(saysYes)
      }),
      { numRuns: 2_000 },
    )
  })

  it('that is a no is never accepted with one byte changed', () => {
    const bytes = new TextEncoder().encode(fixtureText('cancel-refused-already'))
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const mangled = bytes.map((byte, index) => (index === at ? byte ^ change : byte))
        expect(toOutcome(asked(readJsonObject(mangled)), card).kind).not.toBe('accepted')
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('before the cancel was asked', () => {
  it.each([
    ['no answer', { kind: 'unreachable', answer: { kind: 'lost', because: 'timeout' } }, 'unreachable'],
    ['no connection', { kind: 'unreachable', answer: { kind: 'not-sent' } }, 'unreachable'],
    ['a refused auth', { kind: 'refused', resultMessage: '[AUTH0003]' }, 'refused-before-asking'],
    ['an unreadable auth', { kind: 'unusable', because: 'unreadable', status: 200 }, 'refused-before-asking'],
    ['a foreign address', { kind: 'unusable', because: 'return-url', status: 200 }, 'refused-before-asking'],
    ['a 503', { kind: 'unusable', because: 'status', status: 503 }, 'refused-before-asking'],
    ['missing credentials', { kind: 'credentials-missing' }, 'refused-before-asking'],
  ] as const)('%s leaves nothing sent', (_, because, expected) => {
    expect(toOutcome({ kind: 'not-asked', because }, card)).toMatchObject({ kind: 'not-sent', because: expected })
  })

  it.each(['AUTH0004', 'AUTH0007'])('a refusal by %s says to check the registered domain', (code) => {
    const outcome = toOutcome(
      { kind: 'not-asked', because: { kind: 'refused', resultMessage: `[Test] [${code}] x` } },
      card,
    )
    expect(outcome).toMatchObject({ refusal: { code, remedy: expect.stringContaining('Referer 도메인') } })
  })
})

describe('the cancel’s request', () => {
  it('is what the guide prints, amounts as text', () => {
    expect(toCancelBody(card)).toEqual({
      ok: true,
      value: {
        PCD_PAYCANCEL_FLAG: 'Y',
        PCD_PAY_OID: 'ORDER_17027809',
        PCD_PAY_DATE: '20231219',
        PCD_REFUND_TOTAL: '1000',
      },
    })
  })

  it('states the VAT of a composite payment’s partial cancel', () => {
    const paid = computeSplit(toWon(64_000), toWon(42_000))
    const part = computeSplit(toWon(32_000), toWon(21_000))
    expect(toCancelBody(orderOf(addressOf('A'), 64_000, 32_000, [paid, part]))).toMatchObject({
      value: { PCD_REFUND_TOTAL: '32000', PCD_REFUND_TAXTOTAL: '1000' },
    })
  })

  it('states no VAT for a tax-free payment', () => {
    const free = computeSplit(toWon(1000), toWon(1000))
    expect(toCancelBody(orderOf(addressOf('A'), 1000, 1000, [free, free]))).toMatchObject({
      value: expect.not.objectContaining({ PCD_REFUND_TAXTOTAL: expect.anything() }),
    })
  })

  it.each([
    ['eleven digits', orderOf(addressOf('A'), 10_000_000_000)],
    ['nothing', orderOf(addressOf('A'), 1000, 0)],
    ['no order number', orderOf(addressOf(''), 1000)],
  ])('of %s is not made', (_, order) => {
    expect(toCancelBody(order).ok).toBe(false)
  })
})

describe('a look-up’s answer', () => {
  const payment = addressOf('test201804000001', 'card', '2020-03-20')

  it('tells the payment, and neither a balance nor that nothing was refunded', () => {
    const found = toLookUp(asked(fixture('look-up-card-vat-above-eleventh')), payment)
    expect(found).toMatchObject({ kind: 'found', status: 'unclear', paid: 100, remaining: null, refunded: null })
    expect(found).toMatchObject({ transaction: { orderNumber: 'test201804000001', method: 'card' } })
  })

  it('shows the payer number whole, and neither the billing key nor who paid', () => {
    const found = toLookUp(asked(fixture('look-up-card-vat-above-eleventh')), payment)
    const names = found.kind === 'found' ? found.fields.map(({ name }) => name) : []
    expect(found).toMatchObject({
      fields: expect.arrayContaining([{ name: 'PCD_PAYER_NO', value: '18446744073709551615' }]),
    })
    expect(names).not.toContain('PCD_PAYER_ID')
    expect(names).not.toContain('PCD_PAYER_NAME')
    expect(JSON.stringify(found)).not.toContain('NS9qNTgzU2xRNHscrubbed')
  })

  it('is taken with three zeros, old spellings and punctuation in its time', () => {
    expect(toLookUp(asked(fixture('look-up-card-old-spelling')), payment)).toMatchObject({
      kind: 'found',
      transaction: {
        paidAt: '2020-03-20T13:42:23+09:00',
        card: { issuer: 'BC카드', maskedNumber: '1111-****-****-2222', approvalNumber: '98123445' },
        anomalies: [],
      },
    })
  })

  it.each([
    ['40', 40, 'partly-refunded'],
    [100, 100, 'refunded'],
    ['0', null, 'unclear'],
    ['', null, 'unclear'],
    ['4x', null, 'unclear'],
  ])('with PCD_REFUND_TOTAL %s says refunded %s', (total, refunded, status) => {
    const body = {
      ...fixture('look-up-card-vat-above-eleventh'),
      PCD_REFUND_TOTAL: total,
      PCD_REFUND_TIME: '20200321101010',
    }
    expect(toLookUp(asked(body), payment)).toMatchObject({
      refunded,
      status,
      remaining: null,
      lastRefundAt: refunded === null ? null : '2020-03-21T10:10:10+09:00',
    })
  })

  it.each([
    ['PCHK0001', 'unclear-code'],
    ['PAYC0011', 'unclear-code'],
  ])('with code %s is no answer', (code, because) => {
    const body = { ...fixture('look-up-card-vat-above-eleventh'), PCD_PAY_CODE: code }
    expect(toLookUp(asked(body), payment)).toEqual({ kind: 'unanswered', because })
  })

  it('of another order is no answer', () => {
    expect(toLookUp(asked(fixture('look-up-transfer')), payment)).toEqual({
      kind: 'unanswered',
      because: 'unreadable-answer',
    })
  })

  it('that knows no such payment is a refusal', () => {
    const body = {
      PCD_PAY_RST: 'error',
      PCD_PAY_CODE: 'CBIL0003',
      PCD_PAY_MSG: '[CBIL0003] 결제내역이 존재하지 않습니다.',
    }
    expect(toLookUp(asked(body), payment)).toMatchObject({ kind: 'refused', refusal: { code: 'CBIL0003' } })
  })

  it('is not asked for without knowing card or transfer', () => {
    expect(toLookUpBody(addressOf('A', ''))).toMatchObject({ ok: false })
  })
})
