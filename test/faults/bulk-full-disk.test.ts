import { afterEach, describe, expect, it } from 'vitest'
import { confirm, countsOf, planOf, recallDesk, runOf, standsIn, wholeRecall } from '../unit/application/bulk.ts'
import { closeDesks, refusalOf, valueOf } from '../unit/application/desk.ts'
import { eventually } from '../unit/application/eventually.ts'
import { moneyCalls } from '../unit/application/sandboxes.ts'
import { fullFor } from './full-disk.ts'

afterEach(closeDesks)

const says = expect.stringContaining('디스크에 빈 공간이 없어 멈췄습니다.')

describe('a disk that fills up under a bulk refund', () => {
  it('before a line is noted pauses it, and with room again every line goes out', async () => {
    const { disk, ledger } = fullFor(['noteBulkRefundIntended'])
    const desk = await recallDesk('kcp', 3, { ledger })
    const plan = await planOf(desk, 'kcp', wholeRecall(3))
    valueOf(await confirm(desk, plan))
    const run = await standsIn(desk, plan.id, 'paused')
    expect([run.because, countsOf(run), moneyCalls(desk.sandboxes, 'kcp')]).toEqual([says, { waiting: 3 }, 0])
    disk.isFull = false
    valueOf(await desk.api.bulk.resume({ runId: plan.id }))
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ done: 3 })
  })

  it('before the sending of a line is noted sends nothing of it, frees its payment and pauses', async () => {
    const { ledger } = fullFor(['noteRefundSent'])
    const desk = await recallDesk('kcp', 2, { ledger, pause: () => 1 })
    const plan = await planOf(desk, 'kcp', wholeRecall(2))
    valueOf(await confirm(desk, plan))
    expect((await standsIn(desk, plan.id, 'paused')).because).toEqual(says)
    await eventually(async () => countsOf(await runOf(desk, plan.id))).toEqual({ 'not-applied': 1, waiting: 1 })
    expect(moneyCalls(desk.sandboxes, 'kcp')).toBe(0)
  })

  it('after the answer of a line pauses before the next, and the answer is kept until there is room', async () => {
    const { disk, ledger } = fullFor(['settleRefund'])
    const desk = await recallDesk('kcp', 3, { ledger, pause: () => 1 })
    const plan = await planOf(desk, 'kcp', wholeRecall(3))
    valueOf(await confirm(desk, plan))
    const run = await standsIn(desk, plan.id, 'paused')
    expect([countsOf(run), moneyCalls(desk.sandboxes, 'kcp')]).toEqual([{ sent: 1, waiting: 2 }, 1])
    disk.isFull = false
    await eventually(async () => countsOf(await runOf(desk, plan.id))).toEqual({ done: 1, waiting: 2 })
  })

  it('so that not even the pause can be written does not leave it being sent by nobody: with room again it is paused', async () => {
    const { disk, ledger } = fullFor(['noteBulkRefundIntended', 'moveBulkRun'])
    const desk = await recallDesk('kcp', 2, { ledger })
    const plan = await planOf(desk, 'kcp', wholeRecall(2))
    valueOf(await confirm(desk, plan))
    await eventually(() => desk.logged.some((line) => line.startsWith('bulk.pause'))).toBe(true)
    expect((await runOf(desk, plan.id)).state).toBe('running')
    disk.isFull = false
    expect((await standsIn(desk, plan.id, 'paused')).because).toEqual(says)
    valueOf(await desk.api.bulk.resume({ runId: plan.id }))
    expect(countsOf(await standsIn(desk, plan.id, 'finished'))).toEqual({ done: 2 })
  })

  it('before the plan is confirmed or read keeps nothing of it', async () => {
    const { disk, ledger } = fullFor(['startBulkRun'])
    const desk = await recallDesk('kcp', 1, { ledger })
    const plan = await planOf(desk, 'kcp', wholeRecall(1))
    expect(refusalOf(await confirm(desk, plan))).toEqual({ kind: 'disk-full' })
    expect((await runOf(desk, plan.id)).state).toBe('planned')
    disk.isFull = false
    valueOf(await confirm(desk, plan))
    await standsIn(desk, plan.id, 'finished')
  })
})
