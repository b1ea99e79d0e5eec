import { afterEach, describe, expect, it } from 'vitest'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from '../unit/application/desk.ts'
import { eventually } from '../unit/application/eventually.ts'
import { fullFor } from './full-disk.ts'
import { givenBack, moneyCalls } from '../unit/application/sandboxes.ts'
import { ask, atBoth, known, refundOf, remainingOf, transactionIdIn } from '../unit/application/refunding.ts'

afterEach(closeDesks)

const surprises = (desk: TestDesk): readonly string[] => desk.logged.filter((line) => line.includes(': '))
const states = async (desk: TestDesk, payment: (typeof atBoth)[number]) =>
  (await desk.ledger.transaction(transactionIdIn(desk, payment)))?.refunds.map(({ state }) => state)

describe('a disk that is full', () => {
  it.each(atBoth)('before a refund is noted sends nothing to $gateway and says so', async (payment) => {
    const { ledger } = fullFor(['noteRefundIntended'])
    const desk = await openDesk({ ledger })
    expect(refusalOf(await ask(desk, payment, 10_000))).toEqual({ kind: 'disk-full' })
    expect(await states(desk, payment)).toEqual([])
    expect(moneyCalls(desk.sandboxes, payment.gateway)).toBe(0)
  })

  it.each(atBoth)('before the sending is noted sends nothing to $gateway and frees the payment', async (payment) => {
    const { ledger } = fullFor(['noteRefundSent'])
    const desk = await openDesk({ ledger, pause: () => 1 })
    expect(refusalOf(await ask(desk, payment, 10_000))).toEqual({ kind: 'disk-full' })
    await eventually(() => states(desk, payment)).toEqual(['not-applied'])
    expect(await remainingOf(desk, payment)).toBe(payment.paid)
    expect(moneyCalls(desk.sandboxes, payment.gateway)).toBe(0)
  })

  it.each(atBoth)('after the answer of $gateway keeps it until there is room, and nothing is lost', async (payment) => {
    const { disk, ledger } = fullFor(['settleRefund'])
    const desk = await openDesk({ ledger, pause: () => 1 })
    const refund = await refundOf(desk, payment, 10_000)
    expect(refund.state).toBe('sent')
    expect(await remainingOf(desk, payment)).toBe(payment.paid - 10_000)
    expect(refusalOf(await ask(desk, payment, 5_000))).toEqual({ kind: 'refund-open' })
    await eventually(() => surprises(desk).length).toBeGreaterThan(2)
    disk.isFull = false
    await eventually(() => states(desk, payment)).toEqual(['done'])
    const settled = await desk.ledger.refund(refund.id)
    expect(settled?.gatewayRefundId).not.toBeNull()
    expect(givenBack(desk.sandboxes, payment.gateway, payment.number)).toEqual({ won: 10_000, times: 1 })
    expect(moneyCalls(desk.sandboxes, payment.gateway)).toBe(1)
  })

  it('after a lost answer keeps that too, and then looks the refund up', async () => {
    const { disk, ledger } = fullFor(['settleRefund'])
    const desk = await openDesk({ ledger, pause: () => 1 })
    desk.sandboxes.kcp.play({ name: 'lost-after-commit' })
    expect((await refundOf(desk, known.kcpCard, 10_000)).state).toBe('sent')
    disk.isFull = false
    await eventually(() => states(desk, known.kcpCard)).toEqual(['done'])
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(1)
  })

  it('that is full until the end leaves a refund which the next start takes for unknown', async () => {
    const { ledger } = fullFor(['settleRefund'])
    const desk = await openDesk({ ledger })
    const { id } = await refundOf(desk, known.kcpCard, 10_000)
    desk.resolver.stop()
    await desk.ledger.openRefundsBecomeUnknown({ at: desk.clock.now() })
    expect((await desk.ledger.refund(id))?.state).toBe('unknown')
    expect(await remainingOf(desk, known.kcpCard)).toBe(45_000)
  })

  it('is told as such by every other act, and anything else as an incident with nothing of the cause', async () => {
    const { ledger } = fullFor(['changeShop'])
    const desk = await openDesk({ ledger })
    const [{ shop } = { shop: null }] = valueOf(await desk.api.shops.list({}))
    if (shop === null) throw new Error('there is no shop')
    const change = { shopId: shop.id, name: '새 이름', colour: shop.colour, tax: null, choices: {} }
    expect(refusalOf(await desk.api.shops.change(change))).toEqual({ kind: 'disk-full' })
    await desk.ledger.close()
    const failure = refusalOf(await desk.api.shops.list({}))
    expect(Object.keys(failure)).toEqual(['kind', 'incident'])
    expect(failure).toMatchObject({ kind: 'unexpected', incident: expect.stringMatching(/^E-\d+$/) })
    expect(surprises(desk).at(-1)).toContain('shops.list: LedgerFault')
  })
})
