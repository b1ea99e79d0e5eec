import { afterEach, describe, expect, it } from 'vitest'
import { starterBook } from '../../../src/main/gateways/kcp/sandbox/index.ts'
import { morning } from './clock.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { detailOf, known, refundOf, transactionIdIn } from './refunding.ts'
import { moneyCalls } from './sandboxes.ts'

afterEach(closeDesks)

const filter = {
  shopId: null,
  text: '',
  from: null,
  to: null,
  states: [],
  wallets: [],
  methods: [],
  atLeast: null,
  atMost: null,
}

describe('searching', () => {
  it('finds by name, phone, number and initial consonants, and shows names and phones masked', async () => {
    const desk = await openDesk()
    for (const text of ['홍길동', '01012345678', 'ㅎㄱㄷ', '20261123000001']) {
      const rows = valueOf(await desk.api.transactions.search({ filter: { ...filter, text }, offset: 0, limit: 50 }))
      expect(rows.map(({ gatewayTransactionId }) => gatewayTransactionId)).toContain(known.kcpCard.number)
      expect(rows[0]).toMatchObject({ buyerName: '홍*동', buyerPhone: '010-****-5678' })
    }
  })

  it('has totals that are the sums of its rows, page by page', async () => {
    const desk = await openDesk()
    const asked = { ...filter, shopId: desk.shopIds.payple }
    const totals = valueOf(await desk.api.transactions.totals({ filter: asked }))
    const rows = []
    for (let offset = 0; offset < totals.count; offset += 5) {
      rows.push(...valueOf(await desk.api.transactions.search({ filter: asked, offset, limit: 5 })))
    }
    expect(rows).toHaveLength(12)
    expect(totals).toEqual({ count: 12, won: rows.reduce((won, { paid }) => won + paid, 0) })
  })
})

describe('one payment', () => {
  it('tells its story from being paid to its last refund, oldest first', async () => {
    const desk = await openDesk()
    await refundOf(desk, known.kcpCard, 5_000)
    desk.clock.move(60_000)
    valueOf(await desk.api.transactions.lookUp({ transactionId: transactionIdIn(desk, known.kcpCard) }))
    const { timeline } = await detailOf(desk, known.kcpCard)
    expect(timeline.map(({ kind }) => kind)).toEqual([
      'paid',
      'imported',
      'refund-intended',
      'refund-sent',
      'refund-done',
      'looked-up',
    ])
  })

  it('shows the stored answer without the buyer', async () => {
    const desk = await openDesk()
    const { answer } = await detailOf(desk, known.kcpCard)
    const names = answer.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['tno', 'amount', 'card_name']))
    expect(names).not.toEqual(expect.arrayContaining(['buyr_name']))
    expect(names).not.toEqual(expect.arrayContaining(['buyr_tel1']))
    const payple = (await detailOf(desk, known.paypleCard)).answer.map(({ name }) => name)
    expect(payple).toEqual(expect.arrayContaining(['PCD_PAY_OID', 'PCD_PAY_CARDNAME']))
    expect(payple.filter((name) => /PAYER_(NAME|HP|EMAIL|ID)/.test(name))).toEqual([])
  })

  it('that is not in the book is said so', async () => {
    const desk = await openDesk()
    for (const transactionId of ['nobody/1', `${desk.shopIds.kcp}/nothing`, 'no-slash']) {
      expect(refusalOf(await desk.api.transactions.detail({ transactionId }))).toEqual({
        kind: 'transaction-not-found',
      })
      expect(refusalOf(await desk.api.transactions.lookUp({ transactionId })).kind).toBe('transaction-not-found')
    }
  })

  it('says beforehand why no refund can be asked for', async () => {
    const desk = await openDesk()
    expect((await detailOf(desk, known.kcpWholeOnly)).refundBlocked).toBeNull()
    desk.sandboxes.payple.play({ name: 'lost-after-commit' })
    await refundOf(desk, known.paypleCard, 1_000)
    expect((await detailOf(desk, known.paypleCard)).refundBlocked).toEqual({
      because: '결과가 정해지지 않은 환불이 있습니다. 그 금액을 붙잡아 두고 있습니다.',
      remedy: '그 환불을 조회해 결과를 정한 뒤 환불하세요.',
    })
  })
})

describe('looking a payment up', () => {
  it('keeps the answer and shows what the gateway said', async () => {
    const desk = await openDesk()
    const looked = valueOf(await desk.api.transactions.lookUp({ transactionId: transactionIdIn(desk, known.kcpCard) }))
    expect(looked).toMatchObject({ status: 'paid', paid: 55_000, remaining: 55_000, refunded: 0, findings: [] })
    expect(looked.fields).toContainEqual({ name: '남은 금액 (rem_mny)', value: '55000' })
    const record = await desk.ledger.transaction(transactionIdIn(desk, known.kcpCard))
    expect(record?.lookUps).toEqual([{ at: morning, status: 'paid', remaining: 55_000, refunded: 0 }])
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
  })

  it('says what went wrong and changes nothing when it did', async () => {
    const desk = await openDesk()
    const lookUp = async () =>
      refusalOf(await desk.api.transactions.lookUp({ transactionId: transactionIdIn(desk, known.kcpCard) }))
    desk.sandboxes.kcp.play({ name: 'html', path: '/std/inquery' })
    expect(await lookUp()).toEqual({ kind: 'answer-unreadable' })
    desk.sandboxes.kcp.play({ name: 'lost-before-commit', path: '/std/inquery' })
    expect(await lookUp()).toEqual({ kind: 'gateway-unreachable' })
    desk.endpoints.kcp = 'http://127.0.0.1:1'
    expect(await lookUp()).toEqual({ kind: 'gateway-unreachable' })
    const empty = await openDesk({ sandboxes: { kcp: { book: [] } } })
    expect(
      refusalOf(await empty.api.transactions.lookUp({ transactionId: transactionIdIn(empty, known.kcpCard) })),
    ).toMatchObject({ kind: 'gateway-refused', code: '8061' })
    expect((await detailOf(desk, known.kcpCard)).timeline.map(({ kind }) => kind)).not.toContain('looked-up')
  })
})

describe('fetching a payment by its number', () => {
  const later = starterBook(morning).map((payment) => ({
    ...payment,
    approval: { ...payment.approval, tno: payment.approval['tno']?.replace('20261123', '20261122') ?? '' },
  }))
  const wanted = '20261122000001'

  const fetch = (desk: TestDesk, number: string, gateway: 'kcp' | 'payple' = 'kcp', paidOn: string | null = null) =>
    desk.api.transactions.fetch({ shopId: desk.shopIds[gateway], number, paidOn, method: 'card' })

  it('stores it, with what already went back, as an import of its own', async () => {
    const desk = await openDesk({ sandboxes: { kcp: { book: later } } })
    const elsewhere = await openDesk({ sandboxes: { kcp: { book: later } } })
    elsewhere.endpoints.kcp = desk.sandboxes.urls.kcp
    valueOf(await fetch(elsewhere, wanted))
    expect(await refundOf(elsewhere, { ...known.kcpCard, number: wanted }, 5_000)).toMatchObject({ state: 'done' })
    const asked = desk.sandboxes.kcp.report().totals.inquiries

    const { transactionId } = valueOf(await fetch(desk, ` ${wanted} `))
    expect(transactionId).toBe(`${desk.shopIds.kcp}/${wanted}`)
    expect(desk.sandboxes.kcp.report().totals.inquiries).toBe(asked + 1)
    expect(await detailOf(desk, { ...known.kcpCard, number: wanted })).toMatchObject({
      remaining: 50_000,
      outside: [{ won: 5_000, source: 'look-up' }],
    })
    expect(valueOf(await desk.api.imports.list({ limit: 1 }))).toMatchObject([
      { fileName: `결제사 조회 ${wanted}`, state: 'finished', lines: 1, added: 1 },
    ])
  })

  it('that the book has looks it up as it is, without another import', async () => {
    const desk = await openDesk()
    const before = valueOf(await desk.api.imports.list({ limit: 50 })).length
    const { transactionId, fields } = valueOf(await fetch(desk, known.paypleCard.number, 'payple'))
    expect(transactionId).toBe(transactionIdIn(desk, known.paypleCard))
    expect(fields).toContainEqual({ name: 'PCD_PAY_TOTAL', value: '39000' })
    expect(valueOf(await desk.api.imports.list({ limit: 50 }))).toHaveLength(before)
    desk.endpoints.payple = 'http://127.0.0.1:1'
    expect(refusalOf(await fetch(desk, known.paypleCard.number, 'payple'))).toEqual({ kind: 'gateway-unreachable' })
  })

  it('that the gateway tells too little of shows it and stores nothing', async () => {
    const desk = await openDesk({ sandboxes: { kcp: { book: later } } })
    // What of a wallet's balance is receipt money, an inquiry does not say.
    const { transactionId, fields } = valueOf(await fetch(desk, '20261122000003'))
    expect(transactionId).toBeNull()
    expect(fields).toContainEqual({ name: '총 결제금액 (amount)', value: '50000' })
    expect(valueOf(await desk.api.transactions.totals({ filter })).count).toBe(22)
  })

  it('that nobody knows is refused with the gateway own words', async () => {
    const desk = await openDesk()
    expect(refusalOf(await fetch(desk, '99999999999999'))).toMatchObject({ kind: 'gateway-refused', code: '8061' })
    expect(refusalOf(await fetch(desk, 'NO_SUCH_ORDER', 'payple', '2026-11-22'))).toMatchObject({
      kind: 'gateway-refused',
      code: 'CBIL0003',
    })
    const nobody = { shopId: 'nobody', number: '1', paidOn: null, method: 'card' } as const
    expect(refusalOf(await desk.api.transactions.fetch(nobody))).toEqual({ kind: 'shop-not-found' })
  })
})
