import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeKcpIdentity } from '../../../src/main/gateways/kcp/sandbox/index.ts'
import { clearGround, closeDesks, layGround, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { ask, detailOf, known, refundOf, requestFor, transactionIdIn } from './refunding.ts'
import { enteredCredentials, identity } from './sandboxes.ts'

afterEach(closeDesks)

const dayMs = 86_400_000
/** The test identity is valid for five years of 365 days from the morning the tests begin at. */
const termDays = 5 * 365

const kcpOf = async (desk: TestDesk) =>
  valueOf(await desk.api.shops.list({})).find(({ shop }) => shop.id === desk.shopIds.kcp)?.credentials
const requests = ({ sandboxes }: TestDesk): number => sandboxes.kcp.report().totals.requests

const ended = {
  kind: 'certificate-ended',
  because: '상점 케이의 NHN KCP 인증서가 2031-11-22에 끝나 장부를 보기만 할 수 있습니다.',
  remedy: expect.stringContaining('인증센터에서 인증서를 갱신하고, 새 인증서와 개인키를 설정 › 상점에 저장하세요.'),
}

describe('a shop’s certificate', () => {
  it('is told with subject, term and days left, and nothing secret with it', async () => {
    const desk = await openDesk()
    expect(await kcpOf(desk)).toEqual({
      stored: true,
      since: expect.any(String),
      lastFour: '0000',
      certificate: {
        subject: 'CN=KCP_AUTH_T0000, O=Sandbox',
        from: '2026-11-22T10:00:00.000+09:00',
        until: '2031-11-22T10:00:00.000+09:00',
        renewal: ended.remedy,
        phase: 'good',
        daysLeft: termDays,
      },
    })
    const said = JSON.stringify(desk.answers)
    const lines = `${identity.cert}\n${identity.key}`.split('\n').filter((line) => line.length > 20)
    for (const canary of [identity.password, ...lines]) expect(said).not.toContain(canary)
  })

  it('is none at Payple', async () => {
    const desk = await openDesk()
    const payple = valueOf(await desk.api.shops.list({})).find(({ shop }) => shop.gateway === 'payple')
    expect(payple?.credentials).toMatchObject({ stored: true, certificate: null })
  })

  it('is found by a desk opened later, from credentials as they always lay in the vault', async () => {
    const ground = await layGround()
    const first = await openDesk({ ground })
    const folder = join(ground.folder, 'vault')
    const kept = readdirSync(folder).map((name) => Object.keys(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    expect(kept[0]).toEqual(['version', 'shopId', 'since', 'lastFour', 'backend', 'wrappedKey', 'sealed'])
    await first.close()
    expect(await kcpOf(await openDesk({ ground }))).toMatchObject({ certificate: { phase: 'good' } })
    await closeDesks()
    await clearGround(ground)
  })

  it('that ends within 30 days is told as ending, and everything goes on', async () => {
    const desk = await openDesk()
    desk.clock.move((termDays - 31) * dayMs)
    expect(await kcpOf(desk)).toMatchObject({ certificate: { phase: 'good', daysLeft: 31 } })
    desk.clock.move(19 * dayMs)
    expect(await kcpOf(desk)).toMatchObject({ certificate: { phase: 'ending', daysLeft: 12 } })
    expect((await detailOf(desk, known.kcpCard)).refundBlocked).toBeNull()
    expect((await refundOf(desk, known.kcpCard, 1_000)).state).toBe('done')
  })

  it('that has ended leaves the shop to read: every call is refused before anything is sent, with why and what to do', async () => {
    const desk = await openDesk()
    desk.sandboxes.kcp.play({ name: 'lost-after-commit' })
    const lost = await refundOf(desk, known.kcpSmallCard, 1_000)
    expect(lost.state).toBe('unknown')
    const wish = await requestFor(desk, known.kcpCard, 1_000)
    const before = requests(desk)
    desk.clock.move(termDays * dayMs)
    expect(await kcpOf(desk)).toMatchObject({ stored: true, certificate: { phase: 'ended' } })

    const { api, shopIds } = desk
    const transactionId = transactionIdIn(desk, known.kcpCard)
    const fetched = { shopId: shopIds.kcp, number: '20261123000099', paidOn: null, method: 'card' } as const
    expect(refusalOf(await api.refunds.request(wish))).toEqual(ended)
    expect(refusalOf(await api.refunds.inquire({ refundId: lost.id }))).toEqual(ended)
    expect(refusalOf(await api.transactions.lookUp({ transactionId }))).toEqual(ended)
    expect(refusalOf(await api.transactions.fetch(fetched))).toEqual(ended)
    expect(refusalOf(await api.shops.testConnection({ shopId: shopIds.kcp }))).toEqual(ended)
    const looked = valueOf(await api.transactions.lookUpMany({ lookUpId: 'many', transactionIds: [transactionId] }))
    expect(looked).toMatchObject({ asked: 1, failed: [{ because: expect.stringContaining(ended.because) }] })
    expect(requests(desk)).toBe(before)

    const { row, refundBlocked, refunds } = await detailOf(desk, known.kcpCard)
    expect(row.paid).toBe(known.kcpCard.paid)
    expect(refunds).toEqual([])
    expect(refundBlocked).toEqual({ because: ended.because, remedy: ended.remedy })
    expect(valueOf(await api.refunds.counts({ shopId: shopIds.kcp }))).toMatchObject({ unknown: { count: 1 } })
  })

  it('of one shop stops no other', async () => {
    const desk = await openDesk()
    const wish = await requestFor(desk, known.paypleCard, 1_000)
    desk.clock.move(termDays * dayMs)
    expect(refusalOf(await ask(desk, known.kcpCard, 1_000)).kind).toBe('certificate-ended')
    expect(valueOf(await desk.api.refunds.request(wish)).state).toBe('done')
  })

  it('is replaced: the ended one is not taken again, a new one opens the shop at once', async () => {
    const desk = await openDesk()
    const { shopIds, api } = desk
    desk.clock.move(termDays * dayMs)
    const again = { shopId: shopIds.kcp, values: { ...enteredCredentials.kcp } }
    expect(refusalOf(await api.shops.storeCredentials(again))).toMatchObject({
      kind: 'credentials-wrong',
      problems: [{ field: 'cert', message: expect.stringContaining('2031-11-22에 끝났습니다') }],
    })
    expect(await kcpOf(desk)).toMatchObject({ certificate: { phase: 'ended' } })
    const renewed = await makeKcpIdentity('T0000', desk.clock.now())
    const values = { site_cd: 'T0000', ...renewed }
    expect(valueOf(await api.shops.storeCredentials({ shopId: shopIds.kcp, values }))).toMatchObject({
      certificate: { phase: 'good', daysLeft: termDays },
    })
    expect(await kcpOf(desk)).toMatchObject({ certificate: { phase: 'good' } })
    expect((await detailOf(desk, known.kcpCard)).refundBlocked).toBeNull()
    const before = requests(desk)
    // The sandbox does not know the new certificate; that it was asked is the point.
    expect(refusalOf(await api.shops.testConnection({ shopId: shopIds.kcp })).kind).toBe('gateway-refused')
    expect(requests(desk)).toBe(before + 1)
  })

  it('goes with the credentials that are forgotten', async () => {
    const desk = await openDesk()
    desk.clock.move(termDays * dayMs)
    valueOf(await desk.api.shops.forgetCredentials({ shopId: desk.shopIds.kcp }))
    expect(await kcpOf(desk)).toEqual({ stored: false })
    expect((await detailOf(desk, known.kcpCard)).refundBlocked?.because).toContain('인증 정보가 없어')
  })
})
