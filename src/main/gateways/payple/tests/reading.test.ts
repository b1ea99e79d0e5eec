import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitTotal } from '../../../../domain/tax-split.ts'
import { paypleReader } from '../index.ts'
import { refundApproval } from '../refund-approval.ts'
import { fixture, noBuyer } from './support.ts'

const read = (line: Readonly<Record<string, unknown>>) => paypleReader.readAnswer(line, noBuyer)
const paymentIn = (line: Readonly<Record<string, unknown>>) => {
  const reading = read(line)
  if (reading.kind !== 'payment') throw new Error(`${reading.kind}: ${JSON.stringify(reading)}`)
  return reading.transaction
}

describe('a payment’s result', () => {
  it('by card is read whole', () => {
    expect(paymentIn(fixture('payment-card'))).toEqual({
      gatewayTransactionId: 'ORDER_17027809',
      orderNumber: 'ORDER_17027809',
      paidAt: '2023-12-19T13:42:23+09:00',
      method: 'card',
      gatewayMethod: 'card',
      wallet: null,
      paid: 1000,
      split: { supply: 909, vat: 91, taxFree: 0, service: 0, stated: false },
      parts: [{ kind: 'card', won: 1000, wallet: null }],
      receipt: {
        target: null,
        issued: null,
        approvalNumber: null,
        receiptNumber: null,
        kind: null,
        identityLastFour: null,
      },
      buyer: { name: '홍길동', phone: '01012345678', email: 'test@payple.kr' },
      goods: '테스트 상품명',
      card: {
        issuer: '삼성카드',
        maskedNumber: '1234-****-****-5678',
        approvalNumber: '85324231',
        instalmentMonths: 0,
        partialRefundAllowed: null,
      },
      bank: null,
      anomalies: [],
    })
  })

  it('by transfer without a receipt has its whole amount due for one', () => {
    expect(paymentIn(fixture('payment-transfer-without-receipt'))).toMatchObject({
      method: 'transfer',
      parts: [{ kind: 'transfer', won: 1000 }],
      receipt: { target: 1000, issued: false, approvalNumber: null, kind: 'income-deduction' },
      bank: { bank: 'NH농협은행', maskedAccount: '456-*******-123' },
      card: null,
    })
  })

  it('by transfer with only a receipt’s number counts as issued (R52)', () => {
    expect(paymentIn(fixture('payment-transfer-with-receipt-number-only')).receipt).toMatchObject({
      target: 150_000,
      issued: true,
      approvalNumber: 'G3482429BV2001',
      kind: 'business-expense',
    })
  })

  it('by transfer with only PCD_TAXSAVE_RST Y counts as issued too', () => {
    const line = { ...fixture('payment-transfer-without-receipt'), PCD_TAXSAVE_RST: 'Y', PCD_TAXSAVE_AMOUNT: '700' }
    expect(paymentIn(line).receipt).toMatchObject({ issued: true, approvalNumber: null, target: 700 })
  })

  it('takes the merchant’s own buyer fields before Payple’s', () => {
    const reading = paypleReader.readAnswer(fixture('payment-card'), { name: '김하늘', phone: null, email: null })
    expect(reading).toMatchObject({ transaction: { buyer: { name: '김하늘', phone: '01012345678' } } })
  })

  it('of a look-up is the same payment', () => {
    expect(paymentIn(fixture('look-up-transfer'))).toMatchObject({ split: { vat: 91, taxFree: 0, stated: true } })
    expect(paymentIn(fixture('look-up-card-old-spelling')).anomalies).toEqual([])
  })

  it('of a look-up that carries a refund is marked to look at', () => {
    const line = { ...fixture('look-up-transfer'), PCD_REFUND_TOTAL: '400', PCD_PAYCANCEL_FLAG: 'Y' }
    expect(paymentIn(line).anomalies).toEqual([
      { kind: 'total-differs', fields: { PCD_PAY_TOTAL: '1000', PCD_REFUND_TOTAL: '400' } },
    ])
  })

  it('of a confirm whose amounts disagree takes TOTAL and marks it', () => {
    const payment = paymentIn(fixture('cert-confirmed-as-printed'))
    expect(payment.paid).toBe(100)
    expect(payment.anomalies).toEqual([
      {
        kind: 'total-differs',
        fields: { PCD_PAY_AMOUNT: '1000', PCD_PAY_AMOUNT_REAL: '100', PCD_PAY_TOTAL: '100' },
      },
    ])
  })

  it('with only PCD_PAY_AMOUNT is paid by that', () => {
    const { PCD_PAY_TOTAL: _, ...line } = fixture('payment-card')
    expect(paymentIn(line)).toMatchObject({ paid: 1000, anomalies: [] })
  })

  it('by a wallet whose card or money cannot be told goes to a person', () => {
    const line = { ...fixture('payment-card'), PCD_PAY_METHOD: 'naverPay', PCD_EASY_PAY_METHOD: 'POINT' }
    expect(paymentIn(line)).toMatchObject({
      method: 'unknown',
      wallet: 'naver-pay',
      parts: [{ kind: 'other' }],
      anomalies: [{ kind: 'unknown-method' }],
    })
    expect(paymentIn({ ...line, PCD_EASY_PAY_METHOD: 'CARD' })).toMatchObject({ method: 'card', wallet: 'naver-pay' })
  })

  it('with a card number that came whole keeps its ends only', () => {
    const line = { ...fixture('payment-card'), PCD_PAY_CARDNUM: '1234-5678-9012-3456' }
    expect(paymentIn(line).card?.maskedNumber).toBe('123456******3456')
  })
})

describe('the split of a payment', () => {
  const split = (change: Readonly<Record<string, unknown>>) => paymentIn({ ...fixture('payment-card'), ...change })

  it('of a tax-free one bears no VAT', () => {
    expect(split({ PCD_PAY_ISTAX: 'N' }).split).toEqual({ supply: 0, vat: 0, taxFree: 1000, service: 0, stated: true })
  })

  it('of a composite one takes eleven times the stated VAT as taxable', () => {
    const amounts = { PCD_PAY_TOTAL: '64000', PCD_PAY_AMOUNT: '64000', PCD_PAY_TAXTOTAL: '2000' }
    expect(split(amounts)).toMatchObject({
      split: { supply: 20_000, vat: 2_000, taxFree: 42_000, service: 0, stated: true },
      anomalies: [],
    })
  })

  it('with a VAT above the eleventh keeps the VAT and is marked (R66)', () => {
    expect(split({ PCD_PAY_TAXTOTAL: '350' })).toMatchObject({
      split: { supply: 650, vat: 350, taxFree: 0 },
      anomalies: [{ kind: 'vat-above-eleventh' }],
    })
  })

  it('adds up to what was paid, whatever is stated', () => {
    const total = fc.integer({ min: 1, max: 999_999_999_999 })
    fc.assert(
      fc.property(
        total,
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.constantFrom('Y', 'N', ''),
        (paid, vat, isTax) => {
          const amounts = {
            PCD_PAY_TOTAL: String(paid),
            PCD_PAY_AMOUNT: paid,
            PCD_PAY_TAXTOTAL: vat,
            PCD_PAY_ISTAX: isTax,
          }
          expect(splitTotal(split(amounts).split)).toBe(paid)
        },
      ),
    )
  })
})

describe('a line without a payment', () => {
  it.each([
    'webhook-billing-key-ended',
    'receipt-issued-afterwards',
    'link-made',
    'cancel-refused-already',
    'auth-success',
  ])('is counted and stored nowhere: %s', (name) => {
    expect(read(fixture(name)).kind).toBe('no-payment')
  })

  it('is a prepared payment when the window gave what a confirm needs, and none when a key is missing', () => {
    const line = fixture('cert-not-yet-confirmed')
    const reading = read(line)
    expect(reading).toMatchObject({
      kind: 'prepared',
      prepared: { orderNumber: 'ORDER_17027809', won: 1_000, method: 'card', buyer: { name: '홍길동' } },
    })
    expect(read({ ...line, PCD_PAY_REQKEY: '' }).kind).toBe('no-payment')
    expect(JSON.stringify(paypleReader.storable(line))).not.toMatch(/Vnxscrubbed|OVA3Uscrubbed|K0VnWZ5scrubbed/)
  })

  it('is an attempt that failed when the buyer closed the window or the gateway said no', () => {
    expect(read(fixture('payment-closed-window'))).toEqual({
      kind: 'failed-attempt',
      attempt: {
        orderNumber: 'ORDER_17027811',
        won: null,
        at: null,
        code: '',
        message: '구매자가 결제창을 닫았습니다.',
      },
    })
    expect(read(fixture('payment-refused'))).toMatchObject({
      kind: 'failed-attempt',
      attempt: { orderNumber: 'ORDER_17027812', code: 'CPCA0022', message: expect.stringContaining('건당 한도') },
    })
    expect(read({ ...fixture('payment-closed-window'), PCD_PAY_OID: '' }).kind).toBe('no-payment')
  })

  it.each(['payment-bank-gave-no-result', 'cancel-card-company-silent'])(
    'goes to a person when money may have moved: %s',
    (name) => {
      expect(read(fixture(name))).toMatchObject({ kind: 'rejected', because: expect.stringContaining('확인 필요') })
    },
  )

  it.each([
    ['no code', { PCD_PAY_CODE: '' }],
    ['an odd code', { PCD_PAY_CODE: 'PCHK0001' }],
    ['no result', { PCD_PAY_RST: '' }],
    ['no order number', { PCD_PAY_OID: '' }],
    ['no time', { PCD_PAY_TIME: '' }],
    ['an amount of thirteen digits', { PCD_PAY_TOTAL: '1000000000000' }],
    [
      'a transfer that may not be confirmed yet',
      { PCD_PAY_WORK: 'CERT', PCD_PAY_COFURL: 'https://x', PCD_PAY_TYPE: 'transfer', PCD_PAY_CARDAUTHNO: '' },
    ],
  ])('is rejected with its reason: a success with %s', (_, change) => {
    expect(read({ ...fixture('payment-card'), ...change }).kind).toBe('rejected')
  })
})

describe('a cancel seen elsewhere', () => {
  it('is known by its own trade key', () => {
    expect(read(fixture('cancel-card'))).toEqual({
      kind: 'refund',
      refund: {
        gatewayTransactionId: 'ORDER_17027809',
        identity: 'ORDER_17027809#202312191500003302115100',
        won: 1000,
        at: '2023-12-19T15:00:00+09:00',
        receiptCancelTarget: null,
      },
    })
  })

  it.each([
    ['webhook-cancel', 'ORDER_17027809#20231219140000:1000'],
    ['cancel-transfer', 'ORDER_17027809#20231219134223:1000'],
    ['cancel-card-2021-without-time', 'ORDER_17027809#202112191500003302115100'],
  ])('is known by time and amount where it has no key, by its key where it has no time: %s', (name, identity) => {
    expect(read(fixture(name))).toMatchObject({ kind: 'refund', refund: { identity, won: 1000 } })
  })

  it('is not known by the payment’s own trade key that a webhook repeats', () => {
    const webhook = { ...fixture('payment-card'), ...fixture('webhook-cancel'), PCD_REFUND_TOTAL: '300' }
    expect(read(webhook)).toMatchObject({ refund: { identity: 'ORDER_17027809#20231219140000:300', won: 300 } })
  })

  it('of an old edition without code or flag is a cancel by its amount', () => {
    const { PCD_PAY_CODE: _, ...line } = fixture('cancel-transfer')
    expect(read(line).kind).toBe('refund')
  })

  it.each([
    ['neither key nor time', { PCD_PAY_CARDTRADENUM: '', PCD_PAY_TIME: '' }],
    ['no amount', { PCD_REFUND_TOTAL: '' }],
    ['nothing given back', { PCD_REFUND_TOTAL: '0' }],
    ['no order number', { PCD_PAY_OID: '' }],
    ['an odd code', { PCD_PAY_CODE: 'PAYC0003' }],
  ])('goes to a person with %s', (_, change) => {
    expect(read({ ...fixture('cancel-card'), ...change })).toMatchObject({
      kind: 'rejected',
      because: expect.stringContaining('확인 필요'),
    })
  })
})

describe('the reader', () => {
  it('knows Payple’s lines by their fields, and no other’s', () => {
    expect(paypleReader.recognises(fixture('payment-card'))).toBe(true)
    expect(paypleReader.recognises({ pcd_pay_rst: 'success' })).toBe(true)
    expect(paypleReader.recognises({ res_cd: '0000', tno: '2026', amount: '1000' })).toBe(false)
  })

  it('reads anything without throwing', () => {
    const names = Object.keys(fixture('payment-card'))
    const line = fc.dictionary(fc.constantFrom(...names, 'PCD_REFUND_TOTAL', 'PCD_PAYCANCEL_FLAG'), fc.anything())
    fc.assert(
      fc.property(line, fc.boolean(), (odd, whole) => {
        const all = whole ? { ...fixture('payment-card'), ...odd } : odd
        expect(['payment', 'refund', 'no-payment', 'rejected']).toContain(read(all).kind)
        expect(paypleReader.storable(all)).not.toHaveProperty('PCD_PAYER_ID')
      }),
      { numRuns: 1_000 },
    )
  })

  it('keeps a line without billing key, tokens and keys, at any depth and in any case of letters', () => {
    const secret = 'canary-7f3a'
    const line = {
      ...fixture('payment-card'),
      PCD_PAYER_ID: secret,
      pcd_auth_key: secret,
      PCD_CST_ID: secret,
      PCD_CUST_KEY: secret,
      PCD_PAY_REQKEY: secret,
      PCD_REQ_KEY: secret,
      PCD_REFUND_KEY: secret,
      custKey: secret,
      AuthKey: secret,
      extra: [{ PCD_PAYER_ID: secret }],
    }
    const kept = paypleReader.storable(line)
    expect(JSON.stringify(kept)).not.toContain(secret)
    expect(kept).toMatchObject({ PCD_PAY_OID: 'ORDER_17027809', PCD_PAY_TOTAL: '1000', extra: [{}] })
  })

  it('keeps a line nested without end without following it', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(20_000)}{"PCD_PAYER_ID":"canary"}${']'.repeat(20_000)}`)
    const kept = paypleReader.storable({ ...fixture('payment-card'), deep })
    expect(JSON.stringify(kept)).not.toContain('canary')
    expect(kept).toMatchObject({ PCD_PAY_OID: 'ORDER_17027809' })
  })

  it.each(['payment-transfer-with-receipt-number-only', 'cancel-card'])(
    'reads a stored line as it read the line itself: %s',
    (name) => {
      expect(read(paypleReader.storable(fixture(name)))).toEqual(read(fixture(name)))
    },
  )
})

describe('what finance answers for', () => {
  it('is the VAT of a composite payment, and nothing of another', () => {
    const amounts = { PCD_PAY_TOTAL: '64000', PCD_PAY_AMOUNT: '64000', PCD_PAY_TAXTOTAL: '2000' }
    const composite = paymentIn({ ...fixture('payment-card'), ...amounts })
    const plain = paymentIn(fixture('payment-transfer-without-receipt'))
    expect([refundApproval(plain), refundApproval(composite)]).toEqual([null, expect.stringContaining('복합과세')])
  })
})
