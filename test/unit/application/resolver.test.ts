import { afterEach, describe, expect, it } from 'vitest'
import { toWon } from '../../../src/domain/money.ts'
import { refundKey } from '../../../src/domain/refund.ts'
import { computeSplit } from '../../../src/domain/tax-split.ts'
import { LedgerFault } from '../../../src/main/ledger/ledger.ts'
import { closeDesks, openDesk, type TestDesk, valueOf } from './desk.ts'
import { eventually } from './eventually.ts'
import { moneyCalls, readCalls } from './sandboxes.ts'
import { detailOf, known, type KnownPayment, refundOf, remainingOf, transactionIdIn } from './refunding.ts'

afterEach(closeDesks)

const atOnce = () => 1
const dayMs = 86_400_000

/** A refund that a desk left behind when it was killed, before or after it had noted the sending. */
async function leftBehind(desk: TestDesk, payment: KnownPayment, state: 'intended' | 'sent'): Promise<string> {
  const transactionId = transactionIdIn(desk, payment)
  const basedOn = { refunds: 0, remaining: toWon(payment.paid) }
  const id = `left-${payment.number}`
  const at = desk.clock.now()
  valueOf(
    await desk.ledger.noteRefundIntended({
      id,
      key: refundKey(transactionId, basedOn),
      transactionId,
      amount: toWon(10_000),
      split: computeSplit(toWon(10_000)),
      reason: { code: 'defect', note: '' },
      basedOn,
      hash: null,
      operatorId: 'op-1',
      at,
    }),
  )
  if (state === 'sent') await desk.ledger.noteRefundSent({ id, at })
  return id
}

/** A desk that counts the pauses before look-ups and the turns begun after them; each turn first reads its refund. */
async function countedDesk(pause: (attempt: number, clock: TestDesk['clock']) => number) {
  const turns = { begun: 0, pauses: 0 }
  const desk: TestDesk = await openDesk({
    pause: (attempt) => {
      turns.pauses += 1
      return pause(attempt, desk.clock)
    },
    ledger: (ledger) => ({
      ...ledger,
      refund: (id) => {
        turns.begun += 1
        return ledger.refund(id)
      },
    }),
  })
  return { desk, turns }
}

const stateOf = async (desk: TestDesk, refundId: string) => (await desk.ledger.refund(refundId))?.state

describe('an unknown refund', () => {
  it('is looked up by itself, settled, and announced', async () => {
    const desk = await openDesk({ pause: atOnce })
    desk.sandboxes.kcp.play({ name: 'lost-after-commit' })
    const { id } = await refundOf(desk, known.kcpCard, 10_000)
    const before = desk.events.length
    await eventually(() => stateOf(desk, id)).toBe('done')
    expect(await remainingOf(desk, known.kcpCard)).toBe(45_000)
    expect(desk.events.slice(before)).toContainEqual({
      kind: 'ledger.changed',
      topics: ['transactions', 'refunds', 'receipts'],
    })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(1)
  })

  it('is proved by its balance even where the gateway’s clock stands still on another day', async () => {
    const yesterday = { now: () => '2026-07-25T19:26:00+09:00' }
    const desk = await openDesk({ pause: atOnce, sandboxes: { kcp: { clock: yesterday } } })
    desk.sandboxes.kcp.play({ name: 'lost-after-commit' })
    const { id, requestedAt } = await refundOf(desk, known.kcpCard, 10_000)
    await eventually(() => stateOf(desk, id)).toBe('done')
    expect((await desk.ledger.refund(id))?.doneAt?.slice(0, 19)).toBe(requestedAt.slice(0, 19))
  })

  it('is looked up in the rhythm of its attempts until its minute is over', async () => {
    const attempts: number[] = []
    const desk = await openDesk({
      pause: (attempt) => {
        attempts.push(attempt)
        return 1
      },
    })
    desk.sandboxes.kcp.play({ name: 'lost-before-commit' })
    const { id } = await refundOf(desk, known.kcpCard, 10_000)
    await eventually(() => readCalls(desk.sandboxes, 'kcp')).toBeGreaterThan(2)
    desk.clock.move(60_000)
    await eventually(() => stateOf(desk, id)).toBe('not-applied')
    expect(attempts).toEqual(attempts.map((_, index) => index))
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(1)
  })

  it('is followed on through failures of the ledger, which are logged', async () => {
    let failures = 2
    const desk = await openDesk({
      pause: atOnce,
      ledger: (ledger) => ({
        ...ledger,
        recordLookUp: async (seen) => {
          if (failures > 0) {
            failures -= 1
            throw new LedgerFault('io', 'SQLITE_IOERR', 'the disk is away')
          }
          return ledger.recordLookUp(seen)
        },
      }),
    })
    desk.sandboxes.kcp.play({ name: 'lost-after-commit' })
    const { id } = await refundOf(desk, known.kcpCard, 10_000)
    await eventually(() => stateOf(desk, id)).toBe('done')
    expect(desk.logged.filter((line) => line.startsWith('resolver:'))).toHaveLength(2)
  })

  it('is given up after a day of looking, and stays unknown for a person', async () => {
    const { desk, turns } = await countedDesk((attempt, clock) => {
      if (attempt === 2) clock.move(dayMs + 1)
      return 1
    })
    desk.sandboxes.payple.play({ name: 'lost-after-commit' })
    const { id } = await refundOf(desk, known.paypleCard, 10_000)
    await eventually(() => turns.begun).toBe(3)
    valueOf(await desk.api.transactions.lookUp({ transactionId: transactionIdIn(desk, known.paypleCard) }))
    expect(turns).toEqual({ begun: 3, pauses: 3 })
    expect(readCalls(desk.sandboxes, 'payple')).toBe(3)
    expect(await desk.ledger.refund(id)).toMatchObject({ state: 'unknown' })
    expect(await remainingOf(desk, known.paypleCard)).toBe(29_000)
  })

  it('that a person has settled is not looked up any more', async () => {
    const { desk, turns } = await countedDesk(() => (turns.pauses === 1 ? dayMs : 1))
    desk.sandboxes.payple.play({ name: 'lost-after-commit' })
    const refund = await refundOf(desk, known.paypleCard, 10_000)
    const unknown = await desk.ledger.refund(refund.id)
    if (unknown === null) throw new Error('there is no refund')
    valueOf(await desk.api.refunds.settleByHand({ refundId: refund.id, conclusion: 'refunded', note: '관리자 화면' }))
    turns.begun = 0
    desk.resolver.watch(desk.book, unknown)
    await eventually(() => turns.begun).toBe(1)
    valueOf(await desk.api.transactions.lookUp({ transactionId: transactionIdIn(desk, known.paypleCard) }))
    expect(turns).toEqual({ begun: 1, pauses: 2 })
    expect(readCalls(desk.sandboxes, 'payple')).toBe(1)
  })

  it('is not followed once the desk has ended', async () => {
    const { desk, turns } = await countedDesk(() => 1)
    const id = await leftBehind(desk, known.kcpCard, 'sent')
    desk.resolver.stop()
    expect(await desk.resolver.resume(desk.book)).toBe(1)
    expect(turns.pauses).toBe(0)
    expect(await stateOf(desk, id)).toBe('unknown')
  })

  it('of a book that was closed is dropped without a surprise', async () => {
    let asked = 0
    const desk = await openDesk({
      pause: () => 20,
      ledger: (ledger) => ({
        ...ledger,
        refund: (id) => {
          asked += 1
          return ledger.refund(id)
        },
      }),
    })
    desk.sandboxes.payple.play({ name: 'lost-after-commit' })
    await refundOf(desk, known.paypleCard, 10_000)
    await desk.ledger.close()
    const before = asked
    await eventually(() => asked).toBeGreaterThan(before)
    expect(desk.logged.filter((line) => line.startsWith('resolver:'))).toEqual([])
  })
})

describe('at the start', () => {
  it.each(['intended', 'sent'] as const)(
    'a refund left %s becomes unknown and is looked up, never sent',
    async (state) => {
      const desk = await openDesk({ pause: atOnce })
      const id = await leftBehind(desk, known.kcpCard, state)
      expect(await desk.resolver.resume(desk.book)).toBe(1)
      expect(await desk.ledger.refund(id)).toMatchObject({
        state: 'unknown',
        answer: { message: expect.stringContaining('앱이 종료되었습니다') },
      })
      expect(await remainingOf(desk, known.kcpCard)).toBe(45_000)
      await eventually(() => readCalls(desk.sandboxes, 'kcp')).toBeGreaterThan(0)
      desk.clock.move(60_000)
      await eventually(() => stateOf(desk, id)).toBe('not-applied')
      expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
    },
  )

  it('what was left unknown days ago is looked up again', async () => {
    const desk = await openDesk({ pause: atOnce })
    const id = await leftBehind(desk, known.kcpCard, 'sent')
    await desk.ledger.openRefundsBecomeUnknown({ at: desk.clock.now() })
    desk.clock.move(4 * dayMs)
    expect(await desk.resolver.resume(desk.book)).toBe(1)
    await eventually(() => stateOf(desk, id)).toBe('not-applied')
  })

  it('nothing is done where nothing is open', async () => {
    const desk = await openDesk({ pause: atOnce })
    await refundOf(desk, known.kcpCard, 1_000)
    expect(await desk.resolver.resume(desk.book)).toBe(0)
    expect((await detailOf(desk, known.kcpCard)).refunds.map(({ state }) => state)).toEqual(['done'])
  })
})
