import { afterEach, expect, it } from 'vitest'
import { inquiryGivesUpMs, inquiryPauseMs } from '../../src/domain/inquiry-rhythm.ts'
import {
  clearGround,
  closeDesks,
  type DeskChanges,
  layGround,
  openDesk,
  refusalOf,
  type TestDesk,
  valueOf,
} from '../unit/application/desk.ts'
import { eventually } from '../unit/application/eventually.ts'
import { ask, detailOf, known, refundOf } from '../unit/application/refunding.ts'
import { moneyCalls, readCalls } from '../unit/application/sandboxes.ts'

afterEach(closeDesks)

const payment = known.kcpCard
const lookUpPath = '/std/inquery'
/** A day of look-ups in the product's rhythm: five in the first quarter of an hour, then one every half hour. */
const lookUpsOfADay = 52

/** A desk that lives through the product's pauses on its own clock, as fast as it can. */
async function fastDesk(changes: DeskChanges): Promise<{ readonly desk: TestDesk; readonly pauses: () => number }> {
  let pauses = 0
  const desk: TestDesk = await openDesk({
    ...changes,
    pause: (attempt) => {
      pauses += 1
      desk.clock.move(inquiryPauseMs(attempt, 0.5))
      return 0
    },
  })
  return { desk, pauses: () => pauses }
}

/** Waits until look-ups have ended for want of proof: the last pause is over and its turn asks nobody. */
async function livesThroughADay(desk: TestDesk, pauses: () => number, asked: number): Promise<void> {
  await eventually(() => readCalls(desk.sandboxes, 'kcp') - asked).toBe(lookUpsOfADay)
  await eventually(pauses).toBe(lookUpsOfADay + 1)
}

it('12. Lookup cannot tell: in 24 hours of look-ups that fail, and after a restart in 24 more, nothing is sent again', async () => {
  const ground = await layGround()
  try {
    ground.sandboxes.kcp.play({ name: 'lost-after-commit' })
    ground.sandboxes.kcp.play({ name: 'http-500', path: lookUpPath, times: null })
    const first = await fastDesk({ ground })
    const began = first.desk.clock.elapsedMs()
    const { id } = await refundOf(first.desk, payment, 22_000)
    await livesThroughADay(first.desk, first.pauses, 0)
    expect(first.desk.clock.elapsedMs() - began).toBeGreaterThan(inquiryGivesUpMs)
    expect(await first.desk.ledger.refund(id)).toMatchObject({ state: 'unknown' })
    await first.desk.close()

    const second = await fastDesk({ ground })
    expect(await second.desk.resolver.resume(second.desk.book)).toBe(1)
    await livesThroughADay(second.desk, second.pauses, lookUpsOfADay)
    expect(await detailOf(second.desk, payment)).toMatchObject({
      remaining: 33_000,
      row: { held: 22_000 },
      refundBlocked: { because: expect.stringContaining('결과가 정해지지 않은 환불이 있습니다.') },
    })
    expect(refusalOf(await ask(second.desk, payment, 5_000))).toEqual({ kind: 'refund-open' })
    expect(moneyCalls(ground.sandboxes, 'kcp')).toBe(1)
    expect(ground.sandboxes.kcp.report().totals).toMatchObject({ refunds: 1, refundedWon: 22_000 })
    await second.desk.close()
  } finally {
    await clearGround(ground)
  }
})

it.each(['viewer', 'cs', 'approver'] as const)(
  '12. Lookup cannot tell: who is %s settles nothing by hand, whatever the note',
  async (role) => {
    const desk = await openDesk()
    desk.sandboxes.kcp.play({ name: 'lost-after-commit' })
    const { id } = await refundOf(desk, payment, 22_000)
    desk.sit({ id: 'op-1', name: '다른 담당자', role })
    const settled = { refundId: id, conclusion: 'refunded', note: '파트너관리자 취소내역' } as const
    expect(refusalOf(await desk.api.refunds.settleByHand(settled))).toEqual({
      kind: 'not-allowed',
      roles: ['finance', 'admin'],
    })
    expect(await desk.ledger.refund(id)).toMatchObject({ state: 'unknown', byHand: null })
  },
)

it('12. Lookup cannot tell: finance settles it by evidence and not without, and the audit has who, when and the note', async () => {
  const desk = await openDesk({ role: 'finance' })
  desk.sandboxes.kcp.play({ name: 'lost-after-commit' })
  const { id } = await refundOf(desk, payment, 22_000)
  const note = '파트너관리자 취소내역 11-23 10:00, 22,000원'
  const settle = (told: string) => desk.api.refunds.settleByHand({ refundId: id, conclusion: 'refunded', note: told })
  expect(refusalOf(await settle('  '))).toEqual({ kind: 'evidence-missing' })
  expect(valueOf(await settle(note))).toMatchObject({ state: 'settled-by-hand', byHand: { note } })
  const audit = await desk.ledger.auditTrail({ offset: 0, limit: 100 })
  expect(audit.find(({ what, subject }) => subject === id && what === 'refund-settled-by-hand')).toMatchObject({
    operatorId: 'op-1',
    at: desk.clock.now(),
    detail: { from: 'unknown', to: 'settled-by-hand', evidence: note },
  })
  expect(await detailOf(desk, payment)).toMatchObject({ remaining: 33_000, refundBlocked: null })
  expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(1)
})
