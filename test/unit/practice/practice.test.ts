import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { type Instant, toDay, toInstant } from '../../../src/domain/day.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import { toWon } from '../../../src/domain/money.ts'
import { computeSplit } from '../../../src/domain/tax-split.ts'
import type { Connection } from '../../../src/main/gateways/call.ts'
import type { Gateway } from '../../../src/main/gateways/gateway.ts'
import { createHttp } from '../../../src/main/gateways/http.ts'
import { createGateways, gatewayReaders } from '../../../src/main/gateways/index.ts'
import { demoOrders } from '../../../src/main/practice/book.ts'
import { type Practice, resetPractice, startPractice } from '../../../src/main/practice/practice.ts'
import { toCredentials } from '../../../src/main/vault/secret.ts'
import { ownFolder, readAll } from '../files/read.ts'
import { type BuiltScript, buildScript } from './built-script.ts'

const now: Instant = toInstant('2026-11-09T09:00:00.000+09:00')
const clock = { now: () => now, elapsedMs: () => performance.now() }
const gateways = createGateways(createHttp(), clock)
const BookReport = z.object({
  payments: z.record(z.string(), z.object({ amount: z.int() })),
  totals: z.object({ refunds: z.int(), refundedWon: z.int() }),
})

let script: BuiltScript
beforeAll(async () => {
  script = await buildScript('src/main/practice/sandbox-lane.ts')
}, 60_000)
afterAll(() => script.remove())

async function start(folder: string): Promise<Practice> {
  const practice = await startPractice({ folder, clock, sandboxWorker: script.file })
  onTestFinished(() => practice.stop())
  return practice
}

const connectionOf = (practice: Practice, gateway: GatewayId): Connection => {
  const one = practice.shops.find(({ shop }) => shop.gateway === gateway)
  if (one === undefined) throw new Error('no such shop')
  return {
    shopId: one.shop.id,
    environment: 'practice',
    endpoint: practice.endpoints[gateway],
    reach: 'loopback',
    credentials: toCredentials(one.credentials),
    choices: one.shop.choices,
  }
}

async function reportOf(practice: Practice, gateway: GatewayId) {
  return BookReport.parse(await (await fetch(`${practice.endpoints[gateway]}/_book`)).json())
}

/** Refunds one of the demo's payments in full. */
async function refundDemo(gateway: Gateway, practice: Practice, order: string, won: number, file: string) {
  const { payments } = await readAll(file, gateway.id)
  const payment = payments.find(({ transaction }) => transaction.orderNumber === order)?.transaction
  if (payment === undefined) throw new Error('no such payment')
  return gateway.refund(connectionOf(practice, gateway.id), {
    payment: { ...payment, paidOn: toDay(payment.paidAt.slice(0, 10)) },
    paid: payment.paid,
    paidSplit: payment.split,
    amount: toWon(won),
    split: computeSplit(toWon(won)),
    remainingBefore: payment.paid,
    refundedBefore: false,
    receiptTargetBefore: toWon(0),
    reason: '고객 변심',
  })
}

describe('practice', () => {
  it('begins with two orders that wait for their confirm, at an address that stays over a restart', async () => {
    const folder = join(ownFolder(), 'practice')
    const practice = await startPractice({ folder, clock, sandboxWorker: script.file })
    const file = practice.answerFiles.find(({ shopId }) => shopId === 'practice-payple')?.file ?? ''
    const { prepared } = await readAll(file, 'payple')
    expect(prepared.map(({ prepared: one }) => [one.orderNumber, one.won, one.method])).toEqual([
      ['YP900011', 27_500, 'card'],
      ['YP900012', 64_000, 'transfer'],
    ])
    await practice.stop()
    const again = await start(folder)
    expect(again.endpoints.payple).toBe(practice.endpoints.payple)
    expect((await readAll(file, 'payple')).prepared).toHaveLength(2)
  })

  it('offers a shop at each gateway with credentials its gateway accepts', async () => {
    const practice = await start(join(ownFolder(), 'practice'))
    expect(practice.shops.map(({ shop }) => [shop.gateway, shop.name, shop.environment])).toEqual([
      ['kcp', '연습 상점 · KCP', 'practice'],
      ['payple', '연습 상점 · 페이플', 'practice'],
    ])
    for (const { shop, credentials, identifying } of practice.shops) {
      const gateway = gateways[shop.gateway]
      expect(Object.keys(credentials).toSorted()).toEqual(gateway.credentialFields.map(({ name }) => name).toSorted())
      expect(gateway.checkCredentials(toCredentials(credentials))).toEqual([])
      expect(credentials[gateway.credentialFields.find((field) => field.identifies)?.name ?? '']).toBe(identifying)
      expect((await gateway.testConnection(connectionOf(practice, shop.gateway))).ok).toBe(true)
    }
  })

  it('gives the shops logs whose sums are those of the sandboxes’ books, to the won', async () => {
    const practice = await start(join(ownFolder(), 'practice'))
    for (const { shopId, file, name } of practice.answerFiles) {
      const gateway = shopId === 'practice-kcp' ? 'kcp' : 'payple'
      const { payments, refunds } = await readAll(file, gateway)
      const report = await reportOf(practice, gateway)
      const booked = Object.entries(report.payments).map(([id, { amount }]) => [id, amount])
      const imported = payments.map(({ transaction }) => [transaction.gatewayTransactionId, transaction.paid])
      expect(Object.fromEntries(imported)).toEqual(Object.fromEntries(booked))
      expect(refunds).toHaveLength(report.totals.refunds)
      expect(refunds.reduce((sum, { refund }) => sum + refund.won, 0)).toBe(report.totals.refundedWon)
      expect(file.endsWith(name)).toBe(true)
    }
  })

  it('remembers what was refunded when it is started again, on the same dates with the same keys', async () => {
    const folder = join(ownFolder(), 'practice')
    const first = await startPractice({ folder, clock, sandboxWorker: script.file })
    const [kcpLog = '', paypleLog = ''] = first.answerFiles.map(({ file }) => file)
    const before = { kcp: await reportOf(first, 'kcp'), payple: await reportOf(first, 'payple') }
    expect(await refundDemo(gateways.kcp, first, demoOrders.kcp.card, 55_000, kcpLog)).toMatchObject({
      kind: 'accepted',
    })
    expect(await refundDemo(gateways.payple, first, demoOrders.payple.card, 39_000, paypleLog)).toMatchObject({
      kind: 'accepted',
    })
    const logs = readFileSync(kcpLog, 'utf8')
    await first.stop()

    const again = await startPractice({
      folder,
      clock: { now: () => toInstant('2026-12-24T18:00:00.000+09:00') },
      sandboxWorker: script.file,
    })
    onTestFinished(() => again.stop())
    expect(readFileSync(kcpLog, 'utf8')).toBe(logs)
    expect(again.shops).toEqual(first.shops)
    expect((await reportOf(again, 'kcp')).totals).toMatchObject({
      refunds: before.kcp.totals.refunds + 1,
      refundedWon: before.kcp.totals.refundedWon + 55_000,
    })
    expect((await reportOf(again, 'payple')).totals.refundedWon).toBe(before.payple.totals.refundedWon + 39_000)
  })

  it('tells the time of the app’s clock, not of the machine’s', async () => {
    const practice = await start(join(ownFolder(), 'practice'))
    const [kcpLog = ''] = practice.answerFiles.map(({ file }) => file)
    const outcome = await refundDemo(gateways.kcp, practice, demoOrders.kcp.card, 55_000, kcpLog)
    expect(outcome).toMatchObject({ kind: 'accepted', value: { at: expect.stringMatching(/^2026-11-09T09:0/) } })
  })

  it('begins anew, the ledger with it, when its own files are no longer whole', async () => {
    for (const broken of ['practice.json', 'kcp/payments.json', 'kcp/identity.json']) {
      const folder = join(ownFolder(), 'practice')
      await (await startPractice({ folder, clock, sandboxWorker: script.file })).stop()
      writeFileSync(join(folder, 'ledger.db'), 'a ledger of the old book')
      writeFileSync(join(folder, broken), '{"torn')
      const practice = await start(folder)
      expect(existsSync(join(folder, 'ledger.db'))).toBe(false)
      expect((await reportOf(practice, 'kcp')).totals.refunds).toBeGreaterThan(0)
    }
  })

  it('leaves nothing when it is reset', async () => {
    const home = ownFolder()
    const folder = join(home, 'practice')
    await (await startPractice({ folder, clock, sandboxWorker: script.file })).stop()
    mkdirSync(join(home, 'practice.gone'))
    await resetPractice(folder)
    expect(readdirSync(home)).toEqual([])
    await expect(resetPractice(folder)).resolves.toBeUndefined()
  })

  it('says so when its thread cannot start', async () => {
    const folder = join(ownFolder(), 'practice')
    await expect(startPractice({ folder, clock, sandboxWorker: '/nowhere/at/all.mjs' })).rejects.toThrow(
      'Cannot find module',
    )
  })
})

describe('the registry of gateways', () => {
  it('has for each gateway the one that reads and the one that calls', () => {
    for (const id of ['kcp', 'payple'] as const) {
      expect(gateways[id].id).toBe(id)
      expect(gatewayReaders[id].id).toBe(id)
    }
  })
})
