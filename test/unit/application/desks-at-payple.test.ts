import { afterEach, describe, expect, it, vi } from 'vitest'
import { createKeyForgetting } from '../../../src/main/application/key-forgetting.ts'
import { publicTestAccount } from '../../../src/main/gateways/payple/sandbox/index.ts'
import { LedgerFault } from '../../../src/main/ledger/ledger.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { known, transactionIdIn } from './refunding.ts'

afterEach(closeDesks)

const pathOf = (work: string): string =>
  work.startsWith('PUSER')
    ? `/php/cPayUser/api/cPayUserAct.php?ACT_=${work}`
    : `/php/link/api/LinkRegAct.php?ACT_=${work}`
const calls = (desk: TestDesk, path: string): number => desk.sandboxes.payple.report().totals.byPath[path] ?? 0
const billingKey = 'c2FuZGJveC1iaWxsaW5nLWtleS0'

/** Speaks to the sandbox's own controls, as a test of another hand would. */
async function control(desk: TestDesk, path: string, body: object): Promise<Record<string, string>> {
  // oxlint-disable-next-line no-restricted-globals -- because the sandbox's controls are no gateway
  const answer = await fetch(`${desk.sandboxes.urls.payple}${path}`, { method: 'POST', body: JSON.stringify(body) })
  const told: unknown = await answer.json()
  return Object.fromEntries(Object.entries(told ?? {}).map(([name, value]) => [name, String(value)]))
}

describe('a registered payment method', () => {
  const transactionId = (desk: TestDesk) => transactionIdIn(desk, known.paypleCard)

  it('is looked up through a payment, masked, and leaves a line in the audit', async () => {
    const desk = await openDesk()
    const method = valueOf(await desk.api.methods.lookUp({ transactionId: transactionId(desk) }))
    expect(method).toMatchObject({ kind: 'card', payerName: expect.stringContaining('*') })
    const audit = await desk.ledger.auditTrail({ offset: 0, limit: 50 })
    expect(audit.map((line) => line.what)).toContain('method-looked-up')
    expect(JSON.stringify([desk.answers, desk.logged, audit])).not.toContain(billingKey)
  })

  it('is taken off once and for good', async () => {
    const desk = await openDesk()
    expect(valueOf(await desk.api.methods.disable({ transactionId: transactionId(desk) }))).toMatchObject({
      outcome: 'disabled',
    })
    expect(desk.sandboxes.payple.report().payments[known.paypleCard.number]?.methodDisabled).toBe(true)
    expect(refusalOf(await desk.api.methods.disable({ transactionId: transactionId(desk) }))).toMatchObject({
      kind: 'gateway-refused',
    })
    expect((await desk.ledger.auditTrail({ offset: 0, limit: 50 })).map((line) => line.what)).toEqual(
      expect.arrayContaining(['method-disable-asked', 'method-disable-answered']),
    )
  })

  it('is taken off by one request, however often it is pressed meanwhile', async () => {
    const desk = await openDesk()
    const ask = { transactionId: transactionId(desk) }
    await Promise.all([desk.api.methods.disable(ask), desk.api.methods.disable(ask)])
    expect(calls(desk, pathOf('PUSERDEL'))).toBe(1)
  })

  it('with a lost answer is unknown, not failed, and asked once', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: pathOf('PUSERDEL') })
    expect(valueOf(await desk.api.methods.disable({ transactionId: transactionId(desk) }))).toMatchObject({
      outcome: 'unknown',
    })
    expect(calls(desk, pathOf('PUSERDEL'))).toBe(1)
  })

  it('is not offered at KCP, with the reason', async () => {
    const desk = await openDesk()
    expect(
      refusalOf(await desk.api.methods.lookUp({ transactionId: transactionIdIn(desk, known.kcpCard) })),
    ).toMatchObject({ kind: 'method-not-possible', because: expect.stringContaining('KCP') })
  })
})

describe('a payment link', () => {
  const wish = (desk: TestDesk, change: object = {}) => ({
    linkId: 'link-1',
    shopId: desk.shopIds.payple,
    orderNumber: 'YP-1',
    goods: '교환 차액',
    won: 3_300,
    taxFree: false,
    method: 'card' as const,
    until: null,
    ...change,
  })

  it('is made once however often it is asked for, and is in the list with its address', async () => {
    const desk = await openDesk()
    const both = await Promise.all([desk.api.links.create(wish(desk)), desk.otherApi.links.create(wish(desk))])
    expect(both.map((one) => valueOf(one).id)).toEqual(['link-1', 'link-1'])
    expect(calls(desk, pathOf('LINKREG'))).toBe(1)
    const [link] = valueOf(await desk.api.links.list({ shopId: desk.shopIds.payple, offset: 0, limit: 10 }))
    expect(link).toMatchObject({ state: 'made', won: 3_300, goods: '교환 차액', url: expect.stringContaining('http') })
  })

  it('that was paid is found by its order number and joined to the payment in the book', async () => {
    const desk = await openDesk()
    valueOf(await desk.api.links.create(wish(desk)))
    const key = desk.sandboxes.payple.report().links[0]?.key ?? ''
    const paid = await control(desk, '/_pay-link', { key })
    const paidOn = (paid['PCD_PAY_DATE'] ?? '').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
    const check = await desk.api.links.check({ linkId: 'link-1', orderNumber: paid['PCD_PAY_OID'] ?? '', paidOn })
    expect(valueOf(check)).toMatchObject({ link: { state: 'paid' }, finding: expect.stringContaining('3,300원') })
    const { transactionId } = valueOf(check).link
    expect(valueOf(await desk.api.transactions.detail({ transactionId: transactionId ?? '' })).row.paid).toBe(3_300)
  })

  it('is found paid by two windows at the same time', async () => {
    const desk = await openDesk()
    valueOf(await desk.api.links.create(wish(desk)))
    const paid = await control(desk, '/_pay-link', { key: desk.sandboxes.payple.report().links[0]?.key ?? '' })
    const paidOn = (paid['PCD_PAY_DATE'] ?? '').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
    const ask = { linkId: 'link-1', orderNumber: paid['PCD_PAY_OID'] ?? '', paidOn }
    const both = await Promise.all([desk.api.links.check(ask), desk.otherApi.links.check(ask)])
    expect(both.map((one) => valueOf(one).link.state)).toEqual(['paid', 'paid'])
  })

  it('is joined to no payment of another amount', async () => {
    const desk = await openDesk()
    valueOf(await desk.api.links.create(wish(desk)))
    const detail = valueOf(
      await desk.api.transactions.detail({ transactionId: transactionIdIn(desk, known.paypleCard) }),
    )
    const paidOn = detail.row.paidAt.slice(0, 10)
    const check = await desk.api.links.check({ linkId: 'link-1', orderNumber: known.paypleCard.number, paidOn })
    expect(valueOf(check)).toMatchObject({ link: { state: 'made' }, finding: expect.stringContaining('다릅니다') })
  })

  it('with a lost answer is unknown and may exist', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: pathOf('LINKREG') })
    expect(valueOf(await desk.api.links.create(wish(desk)))).toMatchObject({ state: 'unknown', url: null })
  })

  it('below the least amount, or at KCP, is not asked for and says why', async () => {
    const desk = await openDesk()
    expect(refusalOf(await desk.api.links.create(wish(desk, { won: 50 })))).toMatchObject({ kind: 'link-not-possible' })
    expect(refusalOf(await desk.api.links.create(wish(desk, { shopId: desk.shopIds.kcp })))).toMatchObject({
      kind: 'link-not-possible',
      because: expect.stringContaining('KCP'),
    })
    expect(calls(desk, pathOf('LINKREG'))).toBe(0)
  })
})

describe('a prepared payment', () => {
  const confirmPath = '/php/PayCardConfirmAct.php'

  /** Prepares a payment at the sandbox and brings the window's result in, as a merchant's server logged it. */
  async function prepared(desk: TestDesk, total = 39_000) {
    const result = await control(desk, '/_prepare', { type: 'card', total })
    valueOf(
      await desk.api.imports.paste({
        importId: `prepared-${result['PCD_PAY_OID'] ?? ''}`,
        shopId: desk.shopIds.payple,
        text: JSON.stringify(result),
      }),
    )
    return result
  }
  /** The merchant's server confirms by itself. */
  async function confirmElsewhere(desk: TestDesk, result: Readonly<Record<string, string>>) {
    const partner = { PCD_CST_ID: publicTestAccount.cst_id, PCD_CUST_KEY: publicTestAccount.custKey }
    const keys = { PCD_AUTH_KEY: result['PCD_AUTH_KEY'] ?? '', PCD_PAY_REQKEY: result['PCD_PAY_REQKEY'] ?? '' }
    const asked = { ...partner, ...keys, PCD_PAYER_ID: result['PCD_PAYER_ID'] ?? '' }
    expect(await control(desk, `${confirmPath}?ACT_=PAYM`, asked)).toMatchObject({ PCD_PAY_RST: 'success' })
  }
  const listed = async (desk: TestDesk) => valueOf(await desk.api.confirmations.list({ shopId: desk.shopIds.payple }))
  const first = async (desk: TestDesk) => {
    const [one] = await listed(desk)
    if (one === undefined) throw new Error('nothing is prepared')
    return one
  }

  it('waits with its time left, is confirmed once, and is a payment then', async () => {
    const desk = await openDesk()
    const result = await prepared(desk)
    const waiting = await first(desk)
    expect(waiting).toMatchObject({ state: 'waiting', won: 39_000, orderNumber: result['PCD_PAY_OID'], earlier: 0 })
    const ask = { preparedId: waiting.id, earlier: 0 }
    const both = await Promise.all([desk.api.confirmations.confirm(ask), desk.otherApi.confirmations.confirm(ask)])
    expect(both.every((one) => one.ok)).toBe(true)
    expect(calls(desk, `${confirmPath}?ACT_=PAYM`)).toBe(1)
    const confirmed = await first(desk)
    expect(confirmed).toMatchObject({ state: 'confirmed', answer: '결제가 승인되었습니다.' })
    const detail = valueOf(await desk.api.transactions.detail({ transactionId: confirmed.transactionId ?? '' }))
    expect(detail.row).toMatchObject({ paid: 39_000, orderNumber: result['PCD_PAY_OID'] })
  })

  it('with a lost answer is unknown, is not sent again, and a look-up that finds the payment proves it', async () => {
    const desk = await openDesk()
    await prepared(desk)
    const { id } = await first(desk)
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: confirmPath })
    expect(valueOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 0 })).state).toBe('unknown')
    expect(refusalOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 1 }))).toEqual({
      kind: 'prepared-not-waiting',
    })
    const inquiry = valueOf(await desk.api.confirmations.inquire({ preparedId: id }))
    expect(inquiry).toMatchObject({ settled: true, prepared: { state: 'confirmed' } })
    expect(calls(desk, `${confirmPath}?ACT_=PAYM`)).toBe(1)
  })

  it('paid after midnight is found on the next day', async () => {
    const desk = await openDesk()
    const now = desk.clock.now()
    desk.clock.move(Date.parse(`${now.slice(0, 10)}T23:59:59+09:00`) - Date.parse(now))
    const result = await prepared(desk)
    const { id } = await first(desk)
    desk.sandboxes.payple.play({ name: 'lost-before-commit', path: confirmPath })
    expect(valueOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 0 })).state).toBe('unknown')
    desk.clock.move(2_000)
    await confirmElsewhere(desk, result)
    expect(valueOf(await desk.api.confirmations.inquire({ preparedId: id }))).toMatchObject({ settled: true })
  })

  it('lost before it was booked stays unknown until a person settles it', async () => {
    const desk = await openDesk()
    await prepared(desk)
    const { id } = await first(desk)
    desk.sandboxes.payple.play({ name: 'lost-before-commit', path: confirmPath })
    expect(valueOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 0 })).state).toBe('unknown')
    expect(valueOf(await desk.api.confirmations.inquire({ preparedId: id }))).toMatchObject({ settled: false })
    const byHand = { preparedId: id, conclusion: 'not-refunded' as const, note: '관리자에 결제 없음' }
    expect(refusalOf(await desk.api.confirmations.settleByHand(byHand)).kind).toBe('too-early-to-deny')
    desk.clock.move(60_000)
    expect(valueOf(await desk.api.confirmations.settleByHand(byHand)).state).toBe('waiting')
    // Nothing was paid and the time is not over, so its keys are still there.
    expect(valueOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 1 })).state).toBe('confirmed')
    expect(calls(desk, `${confirmPath}?ACT_=PAYM`)).toBe(2)
  })

  it('settled by hand as paid gives up its keys', async () => {
    const desk = await openDesk()
    await prepared(desk)
    const { id } = await first(desk)
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: confirmPath })
    valueOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 0 }))
    const byHand = { preparedId: id, conclusion: 'refunded' as const, note: '관리자에서 승인 확인' }
    expect(valueOf(await desk.api.confirmations.settleByHand(byHand)).state).toBe('confirmed')
    expect(await desk.ledger.confirmKeys(id)).toBeNull()
  })

  it('that the merchant’s server confirmed meanwhile is unknown, and the look-up finds it paid', async () => {
    const desk = await openDesk()
    const result = await prepared(desk)
    const { id } = await first(desk)
    await confirmElsewhere(desk, result)
    expect(valueOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 0 })).state).toBe('unknown')
    expect(valueOf(await desk.api.confirmations.inquire({ preparedId: id }))).toMatchObject({
      settled: true,
      prepared: { state: 'confirmed' },
    })
  })

  it('whose order is paid in the book already is not offered for a confirm', async () => {
    const desk = await openDesk()
    const result = await prepared(desk)
    const { id } = await first(desk)
    const paid = { ...result, PCD_PAY_CODE: 'PCCF0000', PCD_PAY_COFURL: '', PCD_PAY_REQKEY: '' }
    const text = JSON.stringify({ ...paid, PCD_PAY_TIME: '20261123100000', PCD_PAY_CARDAUTHNO: '12345678' })
    expect(valueOf(await desk.api.imports.paste({ importId: 'paid', shopId: desk.shopIds.payple, text })).added).toBe(1)
    expect(await first(desk)).toMatchObject({ state: 'confirmed', transactionId: expect.stringContaining('CERT') })
    expect(refusalOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 0 }))).toEqual({
      kind: 'prepared-not-waiting',
    })
    expect(calls(desk, `${confirmPath}?ACT_=PAYM`)).toBe(0)
  })

  it('may be prepared anew once its time is over; the same result again, or a second one before that, may not', async () => {
    const desk = await openDesk()
    const result = await prepared(desk)
    const bring = async (importId: string, line: object) =>
      valueOf(await desk.api.imports.paste({ importId, shopId: desk.shopIds.payple, text: JSON.stringify(line) }))
    const anew = { ...result, PCD_PAY_REQKEY: 'another-request-key' }
    expect((await bring('early', anew)).rejected).toBe(1)
    desk.clock.move(31 * 60_000)
    expect((await bring('again', result)).rejected).toBe(0)
    expect((await listed(desk)).map(({ state }) => state)).toEqual(['expired'])
    expect((await bring('anew', anew)).rejected).toBe(0)
    expect((await listed(desk)).map(({ state }) => state)).toEqual(['waiting', 'expired'])
  })

  it('settled by a person while it is looked up is left as the person left it', async () => {
    const desk = await openDesk()
    await prepared(desk)
    const { id } = await first(desk)
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: confirmPath })
    valueOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 0 }))
    const byHand = { preparedId: id, conclusion: 'refunded' as const, note: '관리자에서 승인 확인' }
    const both = await Promise.all([
      desk.api.confirmations.inquire({ preparedId: id }),
      desk.otherApi.confirmations.settleByHand(byHand),
    ])
    expect(both[0].ok).toBe(true)
    expect((await first(desk)).state).toBe('confirmed')
  })

  it('whose outcome the ledger had no room for is written down once there is room, and not asked for again', async () => {
    let isFull = false
    const desk = await openDesk({
      pause: () => 5,
      ledger: (ledger) => ({
        ...ledger,
        settleConfirm: (settled) =>
          isFull
            ? Promise.reject(new LedgerFault('disk-full', 'SQLITE_FULL', 'no room'))
            : ledger.settleConfirm(settled),
      }),
    })
    await prepared(desk)
    const { id } = await first(desk)
    isFull = true
    expect(valueOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 0 })).state).toBe('confirming')
    expect(valueOf(await desk.api.confirmations.inquire({ preparedId: id }))).toMatchObject({ settled: false })
    isFull = false
    await vi.waitFor(async () => expect((await first(desk)).state).toBe('confirmed'))
    expect(calls(desk, `${confirmPath}?ACT_=PAYM`)).toBe(1)
  })

  it('past its time loses its keys while the book is open', async () => {
    const desk = await openDesk()
    await prepared(desk)
    const { id } = await first(desk)
    desk.clock.move(31 * 60_000)
    const forgetting = createKeyForgetting(
      { clock: desk.clock, log: { event: () => undefined, unexpected: () => '' } },
      5,
    )
    forgetting.begin(desk.book)
    await vi.waitFor(async () => expect(await desk.ledger.confirmKeys(id)).toBeNull())
    forgetting.stop()
  })

  it('that did not leave may be confirmed again; one whose time is over may not', async () => {
    const desk = await openDesk()
    await prepared(desk)
    const { id } = await first(desk)
    const here = desk.endpoints.payple
    desk.endpoints.payple = 'http://127.0.0.1:9'
    const away = valueOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 0 }))
    expect(away).toMatchObject({ state: 'waiting', earlier: 1 })
    desk.endpoints.payple = here
    desk.clock.move(31 * 60_000)
    expect((await first(desk)).state).toBe('expired')
    expect(refusalOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 1 }))).toEqual({
      kind: 'prepared-not-waiting',
    })
  })

  it('whose address is not Payple’s is not confirmed, and nothing leaves', async () => {
    const desk = await openDesk()
    const result = await control(desk, '/_prepare', { type: 'card', total: 1_000 })
    const text = JSON.stringify({ ...result, PCD_PAY_COFURL: 'https://pay.example.net/php/PayCardConfirmAct.php' })
    valueOf(await desk.api.imports.paste({ importId: 'elsewhere', shopId: desk.shopIds.payple, text }))
    const { id } = await first(desk)
    const answer = valueOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 0 }))
    expect(answer).toMatchObject({ state: 'waiting', answer: expect.stringContaining('승인 주소') })
    expect(calls(desk, `${confirmPath}?ACT_=PAYM`)).toBe(0)
  })

  it('keeps its keys inside: not in an answer, a log or the audit, and not in the ledger once confirmed', async () => {
    const desk = await openDesk()
    const result = await prepared(desk)
    const { id } = await first(desk)
    valueOf(await desk.api.confirmations.confirm({ preparedId: id, earlier: 0 }))
    const told = JSON.stringify([desk.answers, desk.logged, await desk.ledger.auditTrail({ offset: 0, limit: 500 })])
    for (const name of ['PCD_AUTH_KEY', 'PCD_PAY_REQKEY', 'PCD_PAYER_ID']) expect(told).not.toContain(result[name])
    expect(await desk.ledger.confirmKeys(id)).toBeNull()
  })
})

describe('what a gateway offers here', () => {
  it('is told line by line, with a reason for everything that is not', async () => {
    const desk = await openDesk()
    for (const gateway of ['kcp', 'payple'] as const) {
      const lines = valueOf(await desk.api.shops.offers({ gateway }))
      expect(lines.filter((line) => !line.offered).every((line) => (line.because ?? '').length > 10)).toBe(true)
      expect(lines.find((line) => line.name === '현금영수증 발급·취소')?.offered).toBe(true)
    }
  })
})

describe('a failed attempt', () => {
  it('is kept from a file and found by its order number', async () => {
    const desk = await openDesk()
    const closed = {
      PCD_PAY_RST: 'close',
      PCD_PAY_MSG: '결제를 종료하였습니다.',
      PCD_PAY_OID: 'YP-LOST-1',
      PCD_PAY_TYPE: 'card',
    }
    const run = await desk.api.imports.paste({
      importId: 'f',
      shopId: desk.shopIds.payple,
      text: JSON.stringify(closed),
    })
    expect(valueOf(run)).toMatchObject({ added: 0, passedOver: 1, rejected: 0 })
    expect(valueOf(await desk.api.transactions.failedAttempts({ shopId: null, orderNumber: 'YP-LOST' }))).toMatchObject(
      [{ orderNumber: 'YP-LOST-1', message: '구매자가 결제창을 닫았습니다.' }],
    )
  })
})
