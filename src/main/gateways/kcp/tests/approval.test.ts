import { describe, expect, it } from 'vitest'
import { sum, toWon } from '../../../../domain/money.ts'
import type { Buyer, ReportedTransaction } from '../../../../domain/transaction.ts'
import { kcpReader } from '../index.ts'
import { receiptOf } from '../mapping/approval.ts'
import type { Line } from '../mapping/fields.ts'
import { kindOf } from '../mapping/payment-kind.ts'
import { fixture } from './fixture.ts'

const nobody: Buyer = { name: null, phone: null, email: null }
const read = (line: Line) => kcpReader.readAnswer(line, nobody)

function payment(line: Line): ReportedTransaction {
  const reading = read(line)
  if (reading.kind !== 'payment') throw new Error(`${reading.kind}: ${'because' in reading ? reading.because : ''}`)
  return reading.transaction
}

const partsOf = (line: Line) => Object.fromEntries(payment(line).parts.map(({ kind, won }) => [kind, won]))
const anomaliesOf = (line: Line) => payment(line).anomalies.map(({ kind }) => kind)

describe('a payment’s parts', () => {
  it.each([
    ['card-through-kakao-pay', { card: 1100 }],
    ['kakao-money-with-free-points', { money: 47_000, 'free-points': 3_000 }],
    ['ssg-money-for-the-merchant-to-issue', { money: 120_000, 'free-points': 12_000 }],
    ['naver-points-with-receipt-number', { money: 25_000, 'free-points': 5_000 }],
    ['mixed-as-card-with-money', { card: 24_000, money: 18_000, 'free-points': 2_000 }],
    ['mixed-as-money-with-card', { card: 24_000, money: 18_000, 'free-points': 2_000 }],
    ['l-point-without-pay-method-of-its-own', { money: 6_000, 'free-points': 1_000 }],
    ['older-kakao-money-names', { money: 3_000 }],
    ['payco-points-beside-a-card', { card: 10_000, coupon: 2_000 }],
    ['payco-points-alone', { other: 5_000 }],
    ['transfer-with-receipt-asked-for', { transfer: 33_000 }],
    ['virtual-account-deposit-notice', { 'virtual-account': 123 }],
    ['mobile', { other: 9_900 }],
    ['gift-card', { other: 10_000 }],
    ['points', { other: 4_000 }],
    ['mixed-tax-card', { card: 16_000 }],
  ])('%s', (name, parts) => {
    const line = fixture(name)
    expect(partsOf(line)).toEqual(parts)
    expect(sum(payment(line).parts.map(({ won }) => won))).toBe(payment(line).paid)
    expect(anomaliesOf(line)).toEqual([])
  })

  it('a card answer that leaves out the card’s own amount paid all of it by card', () => {
    const { card_mny: _, coupon_mny: __, ...line } = fixture('card-through-kakao-pay')
    expect(partsOf(line)).toEqual({ card: 1100 })
  })

  it.each([
    ['that do not add up', { card_mny: '23000' }, 'parts-do-not-add-up'],
    ['with a target above the wallet’s share', { app_cash_receipt_mny: '20001' }, 'receipt-target-above-easy-pay'],
    ['with a wallet’s share above the total', { easypoint_mny: '44001' }, 'easy-pay-above-paid'],
    ['with a target nobody can read', { app_cash_receipt_mny: '18,000' }, 'unreadable-amount'],
    ['without the target', { app_cash_receipt_mny: '' }, 'unreadable-amount'],
    ['with a share that is no number at all', { card_mny: {} }, 'unreadable-amount'],
  ])('amounts %s give no parts and are kept to be checked', (_, change, anomaly) => {
    const line = { ...fixture('mixed-as-card-with-money'), ...change }
    expect(partsOf(line)).toEqual({})
    expect(anomaliesOf(line)).toContain(anomaly)
    expect(payment(line).paid).toBe(44_000)
  })
})

describe('codes that do not fit', () => {
  it('money on a wallet that sells only cards is shown, parts and all', () => {
    const line = fixture('samsung-pay-with-money')
    expect(anomaliesOf(line)).toEqual(['money-on-card-only-wallet'])
    expect(payment(line).anomalies[0]?.fields).toMatchObject({ easypoint_mny: '5000' })
  })

  it.each([
    [{ card_other_pay_type: 'OT99' }, ['unknown-wallet']],
    [{ card_other_pay_type: 'OT16', service_corp_id: 'SCKA' }, ['wallet-pair-differs']],
  ])('a card with %o', (change, anomalies) => {
    expect(anomaliesOf({ ...fixture('card-through-kakao-pay'), ...change })).toEqual(anomalies)
  })

  it.each([
    [{ service_corp_id: 'SCZZ' }, ['unknown-wallet']],
    [{ service_corp_id: 'SCTO' }, ['wallet-pair-differs']],
    [{ pay_method: 'PAZZ' }, ['unknown-method']],
    [{ pay_method: 'PAZZ', service_corp_id: '' }, ['unknown-method']],
  ])('a wallet payment with %o', (change, anomalies) => {
    expect(anomaliesOf({ ...fixture('kakao-money-with-free-points'), ...change })).toEqual(anomalies)
  })

  it('an unknown method keeps its code and never becomes a known one', () => {
    const unknown = payment({ ...fixture('card-through-kakao-pay'), pay_method: 'PAZZ', card_other_pay_type: '' })
    expect(unknown).toMatchObject({ method: 'unknown', gatewayMethod: 'PAZZ', wallet: null })
  })

  it('Naver points with a receipt but no number are to be checked', () => {
    const line = { ...fixture('naver-points-with-receipt-number'), app_cash_receipt_no: '' }
    expect(anomaliesOf(line)).toEqual(['receipt-without-number'])
  })

  it('a transfer whose receipt was asked for but has no number is neither issued nor unissued', () => {
    const line = { ...fixture('transfer-with-receipt-asked-for'), cash_no: '', cash_authno: '' }
    expect(anomaliesOf(line)).toEqual(['receipt-without-number'])
    expect(payment(line).receipt.issued).toBeNull()
  })
})

describe('the cash receipt', () => {
  it('the guide’s own sample has a receipt target of 1,000 won, not its result code', () => {
    const sample = fixture('guide-sample-kakao-money')
    expect(receiptOf(sample, kindOf(sample), toWon(1000))).toMatchObject({
      target: 1000,
      issued: true,
      receiptNumber: null,
    })
    expect(kindOf(sample)).toMatchObject({ wallet: 'kakao-pay', method: 'easy-pay-money' })
    expect(read(sample)).toEqual({ kind: 'rejected', because: '거래번호(tno)가 없거나 읽을 수 없습니다.' })
    expect(payment({ ...sample, tno: '20220101000001', pay_method: 'PAKM' }).receipt.target).toBe(1000)
  })

  it('the guide’s new name of a balance comes before the older one, and the older one stands in where it is alone', () => {
    const older = fixture('older-kakao-money-names')
    expect(partsOf({ ...older, easypoint_mny: '' })).toEqual({ money: 3_000 })
    const both = { ...older, easypoint_mny: '3000', kakaomny_mny: '9999', app_easypoint_time: '20210720101500' }
    expect(partsOf(both)).toEqual({ money: 3_000 })
    expect(payment(both).paidAt).toBe('2021-07-20T10:15:00+09:00')
  })

  it('amounts are the same as text and as numbers, on every field', () => {
    const tax = { res_tax_mny: '40000', res_vat_mny: '4000', res_free_mny: '0' }
    const line: Line = { ...fixture('mixed-as-card-with-money'), ...tax }
    const amounts = Object.entries(line).filter(([name]) => name === 'amount' || name.endsWith('_mny'))
    expect(amounts).toHaveLength(8)
    const numbers = Object.fromEntries(amounts.map(([name, amount]) => [name, Number(amount)]))
    expect(payment({ ...line, ...numbers })).toEqual(payment(line))
  })

  it('the code of success is never a receipt amount of nothing', () => {
    const logged = { ...fixture('kakao-money-with-free-points'), app_cash_receipt_mny: '0000' }
    expect(payment(logged)).toMatchObject({ parts: [], receipt: { target: null } })
    expect(anomaliesOf(logged)).toEqual(['unreadable-amount'])
    expect(read({ ...fixture('full-cancel'), app_cash_receipt_mny: '0000' })).toMatchObject({
      refund: { receiptCancelTarget: null },
    })
  })

  it('numbers stay text, leading zeros and all', () => {
    expect(payment({ ...fixture('mobile'), tno: '00000000000012' }).gatewayTransactionId).toBe('00000000000012')
    expect(
      read({ ...fixture('partial-cancel'), tno: '00000000000012', mod_pcan_seq_no: '00000000000001' }),
    ).toMatchObject({
      refund: { gatewayTransactionId: '00000000000012', identity: '00000000000012-00000000000001' },
    })
    expect(payment({ ...fixture('card-through-kakao-pay'), app_no: '00577311' }).card?.approvalNumber).toBe('00577311')
    expect(payment(fixture('naver-points-with-receipt-number')).receipt.receiptNumber).toBe('00261104459620')
    expect(payment(fixture('transfer-with-receipt-asked-for')).receipt).toEqual({
      target: 33_000,
      issued: true,
      approvalNumber: '012345678',
      receiptNumber: '20261108459620',
      kind: 'business-expense',
      identityLastFour: '7890',
    })
  })
})

describe('tax', () => {
  it('the answer’s own split is the payment’s', () => {
    expect(payment(fixture('mixed-tax-card')).split).toEqual({
      supply: 10_000,
      vat: 1_000,
      taxFree: 5_000,
      service: 0,
      stated: true,
    })
  })

  it('without one the split is computed', () => {
    expect(payment(fixture('mobile')).split).toMatchObject({ supply: 9_000, vat: 900, taxFree: 0, stated: false })
    expect(payment({ ...fixture('mobile'), res_tax_flag: 'TG02' }).split).toMatchObject({
      supply: 0,
      vat: 0,
      taxFree: 9_900,
    })
  })

  it.each([{ res_free_mny: '4999' }, { res_vat_mny: '1,000' }, { res_tax_mny: '', res_vat_mny: '', res_free_mny: '' }])(
    'a split with %o is computed and to be checked',
    (change) => {
      const line = { ...fixture('mixed-tax-card'), ...change }
      expect(payment(line).split).toMatchObject({ taxFree: 0, stated: false })
      expect(anomaliesOf(line)).toEqual(['tax-split-differs'])
    },
  )
})

describe('what a line is', () => {
  it('names, phones and mails come from beside the answer', () => {
    const buyer: Buyer = { name: '홍길동', phone: '01012345678', email: 'hong@example.kr' }
    const reading = kcpReader.readAnswer(fixture('mobile'), buyer)
    expect(reading).toMatchObject({ kind: 'payment', transaction: { buyer } })
  })

  it('order numbers go by three names and numbers may be JSON numbers', () => {
    const { order_no, ...line } = fixture('mobile')
    expect(payment({ ...line, ordr_idxx: order_no, amount: 9900, tno: 20261108000002 })).toMatchObject({
      orderNumber: 'ORD-0002',
      paid: 9_900,
      gatewayTransactionId: '20261108000002',
    })
    expect(payment({ ...line, ordr_no: 'B' }).orderNumber).toBe('B')
  })

  it('a card number is kept to its first six and last four digits', () => {
    expect(payment(fixture('card-through-kakao-pay')).card?.maskedNumber).toBe('461954******7815')
    const bare = { ...fixture('card-through-kakao-pay'), card_no: '4619541234567815' }
    expect(payment(bare).card?.maskedNumber).toBe('461954******7815')
    expect(JSON.stringify(kcpReader.storable(bare))).not.toContain('4619541234567815')
  })

  it('keys, sealed texts and identities are not stored', () => {
    const kept = kcpReader.storable({
      ...fixture('transfer-with-receipt-asked-for'),
      enc_data: 'SEALED',
      kcp_cert_info: 'CERTIFICATE',
      kcp_sign_data: 'SIGNATURE',
    })
    expect(kept).toMatchObject({ cash_id_info: '******7890', tno: '20261108000001' })
    expect(JSON.stringify(kept)).not.toMatch(/SEALED|CERTIFICATE|SIGNATURE/)
  })

  it('a failed approval is no payment, and says why in readable Korean', () => {
    expect(read(fixture('failed-approval'))).toEqual({
      kind: 'no-payment',
      because: '성공하지 않은 응답입니다(8059 결제금액불일치).',
    })
  })

  it('is an attempt that failed when it names the order', () => {
    expect(read({ res_cd: '8059', res_msg: '결제금액불일치', order_no: 'A-1', amount: '1000' })).toEqual({
      kind: 'failed-attempt',
      attempt: {
        orderNumber: 'A-1',
        won: 1_000,
        at: null,
        code: '8059',
        message: '성공하지 않은 응답입니다(8059 결제금액불일치).',
      },
    })
  })

  it('an issued virtual account is no payment until the deposit', () => {
    expect(read(fixture('virtual-account-issued')).kind).toBe('no-payment')
    expect(read({ ...fixture('virtual-account-issued'), res_cd: 'V000' }).kind).toBe('no-payment')
    const deposit = payment(fixture('virtual-account-deposit-notice'))
    expect(deposit).toMatchObject({ method: 'virtual-account', paid: 123, gatewayMethod: 'PAVC' })
    expect(deposit.receipt).toMatchObject({ issued: true, approvalNumber: '012345678', target: 123 })
    expect(deposit.bank?.maskedAccount).toBe('**********0806')
  })

  it('a deposit taken back is a refund made elsewhere, known by its notice', () => {
    const taken = { ...fixture('virtual-account-deposit-notice'), op_cd: '13', noti_id: 'N2', tx_tm: '20220611090000' }
    const refund = {
      gatewayTransactionId: '20220609985536',
      identity: '20220609985536-noti-N2',
      won: 123,
      at: '2022-06-11T09:00:00+09:00',
      receiptCancelTarget: null,
    }
    expect(read(taken)).toEqual({ kind: 'refund', refund })
    for (const totl_mnyx of ['0', '', undefined])
      expect(read({ ...taken, totl_mnyx })).toEqual({ kind: 'refund', refund })
    expect(read({ ...taken, tx_tm: '', ipgm_time: '20220611080000' })).toMatchObject({
      refund: { at: '2022-06-11T08:00:00+09:00' },
    })
    expect(read({ ...taken, tx_tm: 'soon', ipgm_time: '' })).toEqual({
      kind: 'refund',
      refund: { ...refund, at: null },
    })
  })

  it.each([
    ['one of several', { totl_mnyx: '500' }, /이번 입금 123원, 합계 500원.*파트너관리자/],
    ['one of several and taken back', { totl_mnyx: '500', op_cd: '13' }, /취소 123원, 합계 500원.*파트너관리자/],
    ['taken back by a notice without its number', { op_cd: '13', noti_id: '' }, /noti_id/],
    ['taken back without an amount', { op_cd: '13', ipgm_mnyx: '' }, /ipgm_mnyx/],
    ['taken back in an amount nobody can read', { op_cd: '13', ipgm_mnyx: '1,000' }, /ipgm_mnyx/],
    ['taken back from nobody', { op_cd: '13', tno: '' }, /tno/],
    ['refunded by a notice of its own', { tx_cd: 'TX01' }, /TX01.*조회/],
  ])('a deposit that is %s waits for a person, who is told what to do', (_, change, because) => {
    expect(read({ ...fixture('virtual-account-deposit-notice'), ...change })).toEqual({
      kind: 'rejected',
      because: expect.stringMatching(because),
    })
  })

  it('a notice that is about no money is no payment', () => {
    expect(read({ ...fixture('virtual-account-deposit-notice'), tx_cd: 'TX02' }).kind).toBe('no-payment')
  })

  it('an inquiry’s answer in a file is no payment', () => {
    expect(read(fixture('inquiry-partly-cancelled')).kind).toBe('no-payment')
  })

  it.each([
    [{ amount: '9,900' }, /^금액/],
    [{ amount: '9900.0' }, /^금액/],
    [{ amount: '1234567890123' }, /^금액/],
    [{ amount: -1 }, /^금액/],
    [{ amount: '' }, /^금액/],
    [{ amount: null }, /^금액/],
    [{ hp_app_time: '' }, /^결제 시각/],
    [{ hp_app_time: '20260231101500' }, /^결제 시각/],
    [{ tno: 'a^b' }, /^거래번호/],
    [{ res_cd: '' }, /^결과코드/],
  ])('a line with %o is rejected with its reason', (change, because) => {
    expect(read({ ...fixture('mobile'), ...change })).toEqual({
      kind: 'rejected',
      because: expect.stringMatching(because),
    })
  })

  it('lines of the other gateway are not recognised', () => {
    expect(kcpReader.recognises(fixture('mobile'))).toBe(true)
    expect(kcpReader.recognises(fixture('virtual-account-deposit-notice'))).toBe(true)
    expect(kcpReader.recognises({ PCD_PAY_RST: 'success', PCD_PAY_OID: 'A' })).toBe(false)
    expect(kcpReader.recognises({ 번호: '1' })).toBe(false)
  })
})

describe('cancels in a file', () => {
  it('a partial one is known by number and serial, a whole one by number and time', () => {
    expect(read(fixture('partial-cancel'))).toEqual({
      kind: 'refund',
      refund: {
        gatewayTransactionId: '20210719000000',
        identity: '20210719000000-26072500000001',
        won: 4_000,
        at: '2026-07-25T19:26:00+09:00',
        receiptCancelTarget: null,
      },
    })
    expect(read({ ...fixture('full-cancel'), app_cash_receipt_mny: '7000' })).toMatchObject({
      kind: 'refund',
      refund: { identity: '20210719000000-20260725192600', won: 10_000, receiptCancelTarget: 7_000 },
    })
  })

  it.each([
    ['partial-cancel', { mod_pcan_seq_no: '' }],
    ['partial-cancel', { mod_mny: '' }],
    ['partial-cancel', { mod_mny: '4,000' }],
    ['full-cancel', { canc_time: '99999999999999' }],
    ['full-cancel', { tno: '' }],
  ])('%s with %o cannot be told from another and is rejected', (name, change) => {
    expect(read({ ...fixture(name), ...change }).kind).toBe('rejected')
  })

  it('a refused cancel is no refund', () => {
    expect(read({ ...fixture('partial-cancel'), res_cd: '8037' }).kind).toBe('no-payment')
  })
})
