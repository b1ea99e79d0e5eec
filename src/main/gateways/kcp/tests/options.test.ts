import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../domain/day.ts'
import { toWon } from '../../../../domain/money.ts'
import type { Environment, GatewayChoices } from '../../../../domain/shop.ts'
import type { Http, HttpAnswer } from '../../http.ts'
import { createKcp } from '../index.ts'
import { findWrongChoice } from '../../options.ts'
import { kcpOptions, relayOption } from '../options.ts'
import { cancelOf, money, receiptOf } from './receipt-orders.ts'
import { cancelPath } from './receipt-stand.ts'
import { clock, connectionTo, identity, orderOf } from './stand.ts'

type Sent = Readonly<Record<string, string>> & { readonly path: string }

/** A KCP that answers every question with these fields and remembers what it was asked. */
function heard(choices: GatewayChoices, answer: object, environment: Environment = 'test') {
  const sent: Sent[] = []
  const body = Buffer.from(JSON.stringify(answer), 'utf8')
  const answered: HttpAnswer = { kind: 'answered', status: 200, contentType: 'application/json', body }
  const ask: Http['ask'] = (request) => {
    const fields: Record<string, string> = JSON.parse(String(request.body))
    sent.push({ ...fields, path: new URL(request.url).pathname })
    return Promise.resolve(answered)
  }
  const kcp = createKcp({ ask, read: ask }, clock)
  const { receipts } = kcp
  if (!receipts.offered) throw new Error('KCP sells receipts')
  return { sent, kcp, receipts, connection: { ...connectionTo('http://127.0.0.1:1'), choices, environment } }
}

const receiptAnswer = { res_cd: '0000', cash_no: '20261123900001', receipt_no: '012345678' }

const publicKey = createPublicKey(new X509Certificate(identity.cert).publicKey.export({ type: 'spki', format: 'pem' }))

/** Did the request sign these parts? */
const signs = (request: Sent | undefined, ...parts: readonly string[]): boolean =>
  verify('RSA-SHA256', Buffer.from(parts.join('^')), publicKey, Buffer.from(request?.['kcp_sign_data'] ?? '', 'base64'))

const check = (name: string, value: string): string | null =>
  findWrongChoice([...kcpOptions, relayOption], { [name]: value })?.message ?? null

describe('the time of the trade of a receipt', () => {
  const old = toInstant('2026-11-20T13:05:09+09:00')
  const fresh = toInstant('2026-11-21T09:00:00+09:00')
  const now = clock.now()

  it.each([
    [{}, old, '20261120130509'],
    [{ 'receipt-time': 'paid' }, old, '20261120130509'],
    [{ 'receipt-time': 'now-after-two-days' }, old, '20261123090000'],
    [{ 'receipt-time': 'now-after-two-days' }, fresh, '20261121090000'],
    [{ 'receipt-time': 'something else' }, old, '20261120130509'],
  ])('with %o and money of %s it is %s, at the issue and at its cancel', async (choices, paidAt, time) => {
    const { receipts, connection, sent } = heard(choices, receiptAnswer)
    await receipts.issueReceipt(connection, receiptOf(11_000, { paidAt, at: now }))
    await receipts.cancelReceipt(connection, cancelOf('20261123900001', 11_000, 11_000, { paidAt, issuedAt: now }))
    expect(sent.map((request) => request['trad_time'])).toEqual([time, time])
  })
})

describe('the look-up of a receipt, a guess that goes where cancels go', () => {
  const about = { payment: money, receiptNumber: '20261123900001' }

  it.each([
    [{}, 'test'],
    [{ 'receipt-look-up': 'off' }, 'practice'],
    [{ 'receipt-look-up': 'on' }, 'real'],
  ] as const)('with %o in %s it is not asked', async (choices, environment) => {
    const { receipts, connection, sent } = heard(choices, receiptAnswer, environment)
    expect(await receipts.lookUpReceipt(connection, about)).toBeNull()
    expect(sent).toEqual([])
  })

  it.each(['test', 'practice'] as const)(
    'switched on it asks in %s by the receipt’s number, signed',
    async (environment) => {
      const { receipts, connection, sent } = heard(
        { 'receipt-look-up': 'on' },
        { ...receiptAnswer, reg_stat: 'R1', reg_desc: '등록' },
        environment,
      )
      expect(await receipts.lookUpReceipt(connection, about)).toBe(
        'KCP 현금영수증 조회: 거래번호 20261123900001, 승인번호 012345678, 등록 상태 R1 등록.',
      )
      expect(sent).toMatchObject([
        { path: cancelPath, mod_type: 'STSQ', mod_gubn: 'MG01', mod_value: '20261123900001' },
      ])
      expect(signs(sent[0], 'T0000', '20261123900001', 'STSQ')).toBe(true)
    },
  )

  it('without a number it asks by the payment, and tells an error as it came', async () => {
    const { receipts, connection, sent } = heard({ 'receipt-look-up': 'on' }, { res_cd: '8061', res_msg: '원거래없음' })
    expect(await receipts.lookUpReceipt(connection, { ...about, receiptNumber: null })).toBe(
      '현금영수증 조회에 KCP가 8061로 답했습니다. KCP에 이 거래가 없습니다.',
    )
    expect(sent).toMatchObject([{ mod_gubn: 'MG04', mod_value: money.gatewayTransactionId }])
  })
})

describe('the inquiry of a payment', () => {
  it.each([
    [{}, 'PASG'],
    [{ 'inquiry-signature': 'mod-type' }, 'STSQ'],
  ])('with %o signs %s', async (choices, last) => {
    const { kcp, connection, sent } = heard(choices, { res_cd: '9999' })
    await kcp.lookUp(connection, money)
    expect(signs(sent[0], 'T0000', money.gatewayTransactionId, last)).toBe(true)
  })

  it.each([
    [{}, ['PASG', 'PACA']],
    [{ 'wallet-inquiry': 'own' }, ['PASG']],
    [{ 'wallet-inquiry': 'card' }, ['PACA']],
  ])('of a wallet’s money with %o asks as %o', async (choices, payTypes) => {
    const { kcp, connection, sent } = heard(choices, { res_cd: '8061', res_msg: '원거래없음' })
    await kcp.lookUp(connection, money)
    expect(sent.map((request) => request['pay_type'])).toEqual(payTypes)
  })
})

describe('the receipt amount in a cancel’s answer', () => {
  /** The second part of a payment of SSG money, 4,000 won, after one of 3,000 won of which `before` was receipt. */
  const second = async (choices: GatewayChoices, told: string, before: number | null) => {
    const order = {
      ...orderOf(4_000, 7_000, 10_000, 'PASG'),
      receiptTargetBefore: before === null ? null : toWon(before),
    }
    const { kcp, connection } = heard(choices, {
      res_cd: '0000',
      tno: order.payment.gatewayTransactionId,
      app_cash_receipt_mny: told,
    })
    const outcome = await kcp.refund(connection, order)
    return outcome.kind === 'accepted' ? outcome.value.receipt : outcome
  }
  const cumulative = { 'receipt-target': 'cumulative' }

  it.each([
    [{}, '4000', 3_000, { kind: 'to-do', won: 4_000 }],
    [cumulative, '7000', 3_000, { kind: 'to-do', won: 4_000 }],
    [cumulative, '3000', 3_000, { kind: 'none', won: 0 }],
    [cumulative, '2000', 3_000, { kind: 'unknown', won: null }],
    [cumulative, '7000', null, { kind: 'unknown', won: null }],
    [{}, '4000', null, { kind: 'to-do', won: 4_000 }],
  ])('with %o, %s told and %o before', async (choices, told, before, expected) => {
    expect(await second(choices, told, before)).toMatchObject(expected)
  })
})

describe('choices', () => {
  it('have a first value that is the default, take their own values and no others', () => {
    for (const { name, choices } of kcpOptions) {
      for (const { value } of choices) expect(check(name, value)).toBeNull()
      expect(check(name, 'anything')).toEqual(expect.any(String))
    }
    expect(check('no-such-option', 'on')).toBe('이 결제사에 없는 설정입니다.')
  })

  it('say whether a receipt can be cancelled in part', () => {
    const { receipts } = heard({}, {})
    expect(receipts.cancelsParts({})).toBe(true)
    expect(receipts.cancelsParts({ 'receipt-partial': 'cancel-and-reissue' })).toBe(false)
  })
})
