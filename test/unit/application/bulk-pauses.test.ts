import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { confirm, countsOf, linesOf, planOf, recallDesk, standsIn, wholeRecall, withoutParts } from './bulk.ts'
import { closeDesks, valueOf, type TestDesk } from './desk.ts'
import { moneyCalls } from './sandboxes.ts'

afterEach(closeDesks)

describe('what holds the rest up', () => {
  it('a refusal of the whole shop pauses with the reason, and the next line is not asked', async () => {
    const desk = await recallDesk('kcp', 4)
    const plan = await planOf(desk, 'kcp', wholeRecall(4))
    desk.sandboxes.kcp.play({ name: '8012' })
    valueOf(await confirm(desk, plan))
    const run = await standsIn(desk, plan.id, 'paused')
    expect(run.because).toMatch(
      /^결제사가 이 상점의 환불을 거절했습니다 \(8012\)\. 이 PC의 IP가 KCP에 등록되지 않았습니다\./,
    )
    expect(countsOf(run)).toEqual({ declined: 1, waiting: 3 })
    valueOf(await desk.api.bulk.resume({ runId: plan.id }))
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ declined: 1, done: 3 })
  })

  it('at Payple an auth that is refused pauses before anything was asked', async () => {
    const desk = await recallDesk('payple', 3)
    const plan = await planOf(desk, 'payple', wholeRecall(3))
    desk.sandboxes.payple.play({ name: 'auth-declined' })
    valueOf(await confirm(desk, plan))
    const run = await standsIn(desk, plan.id, 'paused')
    expect(countsOf(run)).toEqual({ 'not-applied': 1, waiting: 2 })
    expect(moneyCalls(desk.sandboxes, 'payple')).toBe(0)
  })

  it('without a connection one line is not sent and the rest waits', async () => {
    const desk = await recallDesk('kcp', 3)
    const plan = await planOf(desk, 'kcp', wholeRecall(3))
    desk.endpoints.kcp = 'http://127.0.0.1:9'
    valueOf(await confirm(desk, plan))
    const run = await standsIn(desk, plan.id, 'paused')
    expect(run.because).toBe('결제사에 연결되지 않아 아무것도 보내지 않았습니다.')
    expect(countsOf(run)).toEqual({ 'not-applied': 1, waiting: 2 })
  })

  it.each([
    [
      'credentials that are gone',
      async (desk: TestDesk) => rmSync(join(desk.folder, 'vault', `${desk.shopIds.kcp}.json`)),
    ],
    ['a keychain that is locked', async (desk: TestDesk) => desk.keychain.lock()],
  ])('%s pause before a line is touched', async (_what, breakIt) => {
    const desk = await recallDesk('kcp', 2)
    const plan = await planOf(desk, 'kcp', wholeRecall(2))
    await breakIt(desk)
    valueOf(await confirm(desk, plan))
    const run = await standsIn(desk, plan.id, 'paused')
    expect(run.because).toMatch(/인증 정보가 없습니다|키체인을 쓸 수 없습니다/)
    expect(countsOf(run)).toEqual({ waiting: 2 })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
  })

  it('a refusal of one payment does not', async () => {
    const desk = await recallDesk('kcp', 3, { sandboxes: withoutParts(3, 1) })
    const parts = wholeRecall(3).map(([order]) => [order, 1_000] as const)
    const plan = await planOf(desk, 'kcp', parts)
    valueOf(await confirm(desk, plan))
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ declined: 1, done: 2 })
  })

  it('a shop without the contract for parts does not: the other parts are left out with the reason, the whole ones go', async () => {
    const desk = await recallDesk('kcp', 4)
    const rows = wholeRecall(4).map(([order, won], at) => [order, at === 3 ? won : 1_000] as const)
    const plan = await planOf(desk, 'kcp', rows)
    desk.sandboxes.kcp.play({ name: '8392' })
    valueOf(await confirm(desk, plan))
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ declined: 1, 'left-out': 2, done: 1 })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(2)
    const [, second] = await linesOf(desk, plan.id)
    expect(second?.sentence).toMatch(/의 환불을 KCP가 8392로 거절했습니다\. .*부분취소 사용을 신청하세요/)
  })

  it('five refusals with the same code in a row do: the rest is not used up by what none of it would escape', async () => {
    const desk = await recallDesk('kcp', 8, { sandboxes: withoutParts(8, 7) })
    const plan = await planOf(
      desk,
      'kcp',
      wholeRecall(8).map(([order]) => [order, 1_000] as const),
    )
    valueOf(await confirm(desk, plan))
    const run = await standsIn(desk, plan.id, 'paused')
    expect(run.because).toBe(
      '결제사가 같은 이유로 5건을 이어서 거절해 멈췄습니다 (8384). 부분취소할 수 없는 거래유형입니다. 전체 금액으로 환불하거나 KCP 파트너관리자에서 처리하세요.',
    )
    expect(countsOf(run)).toEqual({ declined: 5, waiting: 3 })
    valueOf(await desk.api.bulk.resume({ runId: plan.id }))
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ declined: 7, done: 1 })
  })

  it('a window that cannot be told does not: the run ends, and can be gone on with after a pause', async () => {
    let isGone = false
    const announced = (): void => {
      if (isGone) throw new Error('Render frame was disposed')
    }
    const desk = await recallDesk('kcp', 6, { bulkPace: { betweenMs: 20 }, announced })
    const plan = await planOf(desk, 'kcp', wholeRecall(6))
    isGone = true
    valueOf(await confirm(desk, plan))
    await desk.api.bulk.pause({ runId: plan.id })
    await desk.api.bulk.resume({ runId: plan.id })
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ done: 6 })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(6)
  })

  it.each([
    ['may no longer sign in', { role: 'finance', active: false }],
    ['has another role now', { role: 'cs', active: true }],
  ] as const)('whoever sends it and %s does: nothing more goes out in their name', async (_what, { role, active }) => {
    const desk = await recallDesk('kcp', 6, { bulkPace: { betweenMs: 30 } })
    const sender = { id: 'fin-1', name: '이재무', role: 'finance' } as const
    const by = { operatorId: 'op-1', at: desk.clock.now() }
    valueOf(await desk.ledger.addOperator({ operator: sender, pin: null, ...by }))
    const plan = await planOf(desk, 'kcp', wholeRecall(6))
    desk.sit(sender)
    valueOf(await confirm(desk, plan))
    valueOf(await desk.ledger.changeOperator({ operator: { ...sender, role }, active, ...by }))
    const run = await standsIn(desk, plan.id, 'paused')
    expect(run.because).toMatch(/^이 환불을 보내던 담당자에게 대량 환불을 할 권한이 없어져 멈췄습니다\./)
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBeLessThan(6)
    desk.sit({ id: 'op-1', name: '관리자', role: 'admin' })
    valueOf(await desk.api.bulk.resume({ runId: plan.id }))
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ done: 6 })
  })

  it('five answers lost in a row do, one does not', async () => {
    const desk = await recallDesk('kcp', 8, { pause: () => 3_600_000 })
    const plan = await planOf(desk, 'kcp', wholeRecall(8))
    desk.sandboxes.kcp.play({ name: 'lost-before-commit', times: 5 })
    valueOf(await confirm(desk, plan))
    const run = await standsIn(desk, plan.id, 'paused')
    expect(run.because).toMatch(/^결제사의 답을 받지 못한 환불이 5건 이어져 멈췄습니다\./)
    expect(countsOf(run)).toEqual({ unknown: 5, waiting: 3 })
  })
})
