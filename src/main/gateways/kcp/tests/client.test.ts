import { afterEach, describe, expect, it } from 'vitest'
import { toWon } from '../../../../domain/money.ts'
import type { RefundOrder } from '../../gateway.ts'
import { connectionTo, orderOf, payment, stand, type Stand, walletPayment } from './stand.ts'

let open: Stand | null = null
const opened = async (...args: Parameters<typeof stand>): Promise<Stand> => {
  open = await stand(...args)
  return open
}

afterEach(async () => {
  await open?.sandbox.close()
  open = null
})

const ask = ({ kcp, connection }: Stand, order: RefundOrder) => kcp.refund(connection, order)
const look = ({ kcp, connection }: Stand, gatewayMethod = 'PACA') =>
  kcp.lookUp(connection, orderOf(1, 1, 1, gatewayMethod).payment)
const bookOf = ({ sandbox }: Stand) => sandbox.report().payments['20210719000000']

describe('a refund', () => {
  it('of the whole payment, once, is a whole cancel', async () => {
    const at = await opened()
    expect(await ask(at, orderOf(10_000))).toEqual({
      kind: 'accepted',
      value: {
        gatewayRefundId: '20210719000000-20261123090000',
        at: '2026-11-23T09:00:00+09:00',
        remainingAfter: 0,
        fromCard: 10_000,
        receipt: { kind: 'none', won: null, code: null, message: null },
      },
    })
    expect(bookOf(at)?.cancels).toEqual([{ seq: null, won: 10_000, time: '20261123090000' }])
  })

  it('in parts goes down to the last won, the rest as a part too', async () => {
    const at = await opened()
    const told = []
    for (const [amount, before] of [
      [4_000, 10_000],
      [2_000, 6_000],
      [4_000, 4_000],
    ] as const) {
      told.push(await ask(at, orderOf(amount, before)))
    }
    expect(told.map((one) => (one.kind === 'accepted' ? one.value.remainingAfter : one))).toEqual([6_000, 4_000, 0])
    expect(told.map((one) => (one.kind === 'accepted' ? one.value.gatewayRefundId : one))).toEqual([
      '20210719000000-26112300000001',
      '20210719000000-26112300000002',
      '20210719000000-26112300000003',
    ])
    expect(await ask(at, orderOf(1, 1))).toMatchObject({
      kind: 'declined',
      refusal: { code: '8133', balanceDiffers: true },
    })
    expect(at.sandbox.report().totals).toMatchObject({ refunds: 3, refundedWon: 10_000 })
  })

  it('of the whole payment after a part was refunded elsewhere is refused and asks for an inquiry', async () => {
    const at = await opened()
    await ask(at, orderOf(4_000))
    expect(await ask(at, orderOf(10_000))).toMatchObject({
      kind: 'declined',
      refusal: { code: '8040', balanceDiffers: true },
    })
    expect(await ask(at, orderOf(4_000, 10_000))).toMatchObject({
      kind: 'declined',
      refusal: { code: '8037', balanceDiffers: true },
    })
    expect(at.sandbox.report().totals.refundedWon).toBe(4_000)
  })

  it('of a mixed-tax payment carries its own split', async () => {
    const tax = { res_tax_flag: 'TG03', res_tax_mny: '10000', res_vat_mny: '1000', res_free_mny: '5000' }
    const at = await opened([payment({ amount: '16000', ...tax })])
    const split = (supply: number, vat: number, free: number) => ({
      supply: toWon(supply),
      vat: toWon(vat),
      taxFree: toWon(free),
      service: toWon(0),
      stated: false,
    })
    const mixed = {
      ...orderOf(3_200, 16_000, 16_000),
      paidSplit: split(10_000, 1_000, 5_000),
      split: split(2_000, 200, 1_000),
    }
    expect(await ask(at, mixed)).toMatchObject({ kind: 'accepted', value: { remainingAfter: 12_800 } })
    const tooFree = {
      ...mixed,
      remainingBefore: toWon(12_800),
      refundedBefore: true,
      amount: toWon(4_001),
      split: split(0, 0, 4_001),
    }
    expect(await ask(at, tooFree)).toMatchObject({ kind: 'declined', refusal: { code: '8099', balanceDiffers: false } })
    const tooTaxed = {
      ...mixed,
      remainingBefore: toWon(12_800),
      refundedBefore: true,
      amount: toWon(801),
      split: split(0, 801, 0),
    }
    expect(await ask(at, tooTaxed)).toMatchObject({ kind: 'declined', refusal: { code: '8098' } })
    expect(await ask(at, { ...mixed, split: split(2_000, 201, 1_000) })).toMatchObject({ kind: 'not-sent' })
    expect(at.sandbox.report().totals).toMatchObject({ refunds: 1, requests: 3 })
  })

  it.each([
    ['PAKM', 'SCKA', 'by-wallet'],
    ['PATO', 'SCTO', 'by-wallet'],
    ['PANP', 'SCNA', 'by-wallet'],
    ['PASG', 'SCSM', 'to-do'],
  ])('of a %s balance tells how much of the receipt goes with it', async (method, institution, kind) => {
    const at = await opened([walletPayment(method, institution, 50_000, 47_000)])
    expect(await ask(at, orderOf(48_000, 50_000, 50_000, method))).toMatchObject({
      kind: 'accepted',
      value: { receipt: { kind, won: 47_000 } },
    })
    expect(await ask(at, orderOf(2_000, 2_000, 50_000, method))).toMatchObject({
      value: { receipt: { kind: 'none', won: 0 } },
    })
  })

  it.each([
    ['card', 24_000, 0],
    ['money', 10_000, 20_000],
  ] as const)(
    'of a mixed payment whose %s share goes first tells what came off the card',
    async (takesFirst, fromCard, receiptWon) => {
      const mixed = { amount: '44000', card_mny: '24000', easypoint_mny: '20000', app_cash_receipt_mny: '20000' }
      const at = await opened([payment(mixed)], { takesFirst })
      const told = await ask(at, orderOf(30_000, 44_000, 44_000))
      expect(told).toMatchObject({
        value: { fromCard, receipt: { kind: 'unknown', won: takesFirst === 'card' ? 6_000 : receiptWon } },
      })
    },
  )

  it('that contradicts itself is not sent', async () => {
    const at = await opened()
    for (const order of [
      orderOf(0),
      orderOf(10_001),
      orderOf(4_000, 10_001),
      { ...orderOf(4_000), split: orderOf(3_999).split },
    ]) {
      expect(await ask(at, order)).toMatchObject({ kind: 'not-sent', because: 'refused-before-asking' })
    }
    expect(at.sandbox.report().totals.requests).toBe(0)
  })

  it('with a key that does not open is not sent and says what to enter again', async () => {
    const at = await opened()
    const locked = connectionTo(at.sandbox.url, { password: 'changeit' })
    expect(await at.kcp.refund(locked, orderOf(1_000))).toMatchObject({
      kind: 'not-sent',
      because: 'refused-before-asking',
      refusal: { code: 'CREDENTIALS', remedy: expect.stringContaining('설정 › 상점') },
    })
    expect(at.sandbox.report().totals.requests).toBe(0)
  })

  it('to a port where nobody listens is not sent', async () => {
    const at = await opened()
    await at.sandbox.close()
    open = null
    expect(await ask(at, orderOf(1_000))).toEqual({ kind: 'not-sent', because: 'unreachable', refusal: null })
    expect(await look(at)).toEqual({ kind: 'unanswered', because: 'unreachable' })
  })
})

describe('a refund whose answer goes wrong', () => {
  it.each([
    ['lost-after-commit', { kind: 'unknown', because: 'connection-lost' }, 4_000],
    ['lost-before-commit', { kind: 'unknown', because: 'connection-lost' }, 0],
    ['reset-before-body', { kind: 'unknown', because: 'connection-lost' }, 0],
    ['reset-after-body', { kind: 'unknown', because: 'connection-lost' }, 4_000],
    ['http-500', { kind: 'unknown', because: 'server-error' }, 0],
    ['http-500-after-commit', { kind: 'unknown', because: 'server-error' }, 4_000],
    ['html', { kind: 'unknown', because: 'unreadable-answer' }, 0],
    ['truncated-json', { kind: 'unknown', because: 'unreadable-answer' }, 4_000],
    ['declined', { kind: 'declined', refusal: { code: '8178', balanceDiffers: false } }, 0],
    ['8012', { kind: 'declined', refusal: { code: '8012', remedy: expect.stringContaining('서버 IP설정') } }, 0],
    ['8392', { kind: 'declined', refusal: { code: '8392', remedy: expect.stringContaining('부분취소 사용') } }, 0],
    ['numbers', { kind: 'accepted', value: { remainingAfter: 6_000 } }, 4_000],
    ['cp949', { kind: 'accepted', value: { remainingAfter: 6_000 } }, 4_000],
  ] as const)('%s: nothing is guessed, and an inquiry shows what was done', async (scene, outcome, refunded) => {
    const at = await opened(undefined, { scene })
    expect(await ask(at, orderOf(4_000))).toMatchObject(outcome)
    expect(at.sandbox.report().totals).toMatchObject({ refundedWon: refunded, byPath: { '/gw/mod/v1/cancel': 1 } })
    expect(await look(at)).toMatchObject({ kind: 'found', remaining: 10_000 - refunded, refunded })
  })

  it('a slow answer is waited for', async () => {
    const at = await opened(undefined, { scene: 'slow', slowMs: 100 })
    expect(await ask(at, orderOf(4_000))).toMatchObject({ kind: 'accepted' })
  })

  it('a scene asked for over HTTP strikes as often as asked, on the path asked', async () => {
    const at = await opened()
    const scene = { name: 'http-500', times: 2, path: '/std/inquery' }
    expect((await fetch(`${at.sandbox.url}/_scene`, { method: 'POST', body: JSON.stringify(scene) })).status).toBe(200)
    expect(await look(at)).toEqual({ kind: 'unanswered', because: 'server-error' })
    expect(await ask(at, orderOf(4_000))).toMatchObject({ kind: 'accepted' })
    expect(await look(at)).toEqual({ kind: 'unanswered', because: 'server-error' })
    expect(await look(at)).toMatchObject({ kind: 'found' })
    expect((await fetch(`${at.sandbox.url}/_scene`, { method: 'POST', body: '{"name":"no such"}' })).status).toBe(400)
  })
})

describe('a look-up', () => {
  it('shows a payment, what remains of it and its fields by name', async () => {
    const at = await opened()
    await ask(at, orderOf(4_000))
    const found = await look(at)
    expect(found).toMatchObject({
      kind: 'found',
      status: 'partly-refunded',
      paid: 10_000,
      remaining: 6_000,
      refunded: 4_000,
      lastRefundAt: '2026-11-23T09:00:00+09:00',
      transaction: { gatewayTransactionId: '20210719000000', paid: 10_000, method: 'card' },
    })
    expect(found).toMatchObject({ fields: expect.arrayContaining([{ name: '남은 금액 (rem_mny)', value: '6000' }]) })
    await ask(at, orderOf(6_000, 6_000))
    expect(await look(at)).toMatchObject({ status: 'refunded', remaining: 0 })
  })

  it('may lag behind a refund', async () => {
    const at = await opened()
    await ask(at, orderOf(4_000))
    at.sandbox.play({ name: 'stale-inquiry', times: 2 })
    expect(await look(at)).toMatchObject({ status: 'paid', remaining: 10_000 })
    expect(await look(at)).toMatchObject({ status: 'paid', remaining: 10_000 })
    expect(await look(at)).toMatchObject({ status: 'partly-refunded', remaining: 6_000 })
  })

  it('of a wallet’s payment asks by its own method, and by card when that is refused', async () => {
    const own = await opened([walletPayment('PAKM', 'SCKA', 50_000, 47_000)])
    expect(await look(own, 'PAKM')).toMatchObject({ kind: 'found', paid: 50_000, transaction: null })
    expect(own.sandbox.report().totals.inquiries).toBe(1)
    await own.sandbox.close()
    const asCard = await opened()
    expect(await look(asCard, 'PAKM')).toMatchObject({ kind: 'found', paid: 10_000 })
    expect(asCard.sandbox.report().totals.inquiries).toBe(2)
  })

  it('of a payment nobody knows is refused with KCP’s code', async () => {
    const at = await opened([])
    expect(await look(at)).toMatchObject({
      kind: 'refused',
      refusal: { code: '8061', message: 'KCP에 이 거래가 없습니다.' },
    })
  })
})

describe('trying the connection', () => {
  it('moves no money and shows that code, certificate and key are taken', async () => {
    const at = await opened()
    expect(await at.kcp.testConnection(at.connection)).toMatchObject({ ok: true })
    expect(at.sandbox.report().totals).toMatchObject({ refunds: 0, requests: 1, inquiries: 1 })
  })

  it('names a site code that KCP does not know', async () => {
    const at = await opened()
    const elsewhere = connectionTo(at.sandbox.url, { site_cd: 'T0007' })
    expect(await at.kcp.testConnection(elsewhere)).toMatchObject({ ok: false, failure: { code: '8001' } })
  })
})

describe('checking the address cancels come from', () => {
  it('asks to cancel a payment that does not exist, and moves no money', async () => {
    const at = await opened()
    expect(await at.kcp.checkAddress?.(at.connection)).toMatchObject({
      ok: true,
      value: { message: expect.stringContaining('이 PC의 인터넷 회선에서 보낸 취소') },
    })
    expect(at.sandbox.report().totals).toMatchObject({ refunds: 0, refundedWon: 0 })
  })

  it('says which address KCP refused and where to register it', async () => {
    const at = await opened()
    at.sandbox.play({ name: '8012' })
    expect(await at.kcp.checkAddress?.(at.connection)).toMatchObject({
      ok: false,
      failure: {
        code: '8012',
        message: '이 PC의 인터넷 회선의 IP가 KCP에 등록되지 않았습니다.',
        remedy: expect.stringContaining('서버 IP설정(결제)'),
      },
    })
  })

  it('through a relay that is not there says so and asks nobody', async () => {
    const at = await opened()
    const through = { ...at.connection, choices: { relay: 'https://127.0.0.1:1' } }
    expect(await at.kcp.checkAddress?.(through)).toMatchObject({
      ok: false,
      failure: { code: 'unreachable', remedy: expect.stringContaining('중계 서버') },
    })
    expect(at.sandbox.report().totals.requests).toBe(0)
  })
})
