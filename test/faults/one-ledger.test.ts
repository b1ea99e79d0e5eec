import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GatewayId } from '../../src/domain/gateway.ts'
import { toWon } from '../../src/domain/money.ts'
import { openInProcess } from '../../src/main/ledger/in-process.ts'
import { type BuiltScripts, buildScripts } from '../contract/ledger-build.ts'
import { clearGround, type Ground, layGround, openDesk, refusalOf } from '../unit/application/desk.ts'
import { detailOf, type KnownPayment, transactionIdIn } from '../unit/application/refunding.ts'
import { givenBack, moneyCalls } from '../unit/application/sandboxes.ts'
import type { DeskOrders } from './refunds/child.ts'

const master = randomBytes(32)
const amount = 1_000

let ground: Ground
let scripts: BuiltScripts
let shopIds: Readonly<Record<GatewayId, string>>

beforeAll(async () => {
  scripts = await buildScripts({ child: 'test/faults/refunds/child.ts', worker: 'src/main/ledger/worker.ts' })
  ground = await layGround({}, master)
  const desk = await openDesk({ ground })
  shopIds = desk.shopIds
  await desk.close()
})
afterAll(async () => {
  await clearGround(ground)
  scripts.remove()
})

/** A desk of its own process. `answer` is the state of the refund it got, or why it got none. */
interface OtherDesk {
  readonly process: ChildProcess
  readonly ready: Promise<void>
  readonly answer: Promise<string>
}

let started = 0

/** Starts a desk that asks for a part of a payment nothing went back of yet, once it is let begin. */
function startDesk(payment: KnownPayment): OtherDesk {
  started += 1
  const orders: DeskOrders = {
    folder: ground.folder,
    master: master.toString('hex'),
    addon: process.env['YEONGSU_SQLITE_ADDON'] || null,
    worker: scripts.path('worker'),
    endpoints: ground.sandboxes.urls,
    now: ground.clock.now(),
    transactionId: transactionIdIn({ shopIds }, payment),
    act: { kind: 'refund', amount, basedOn: { refunds: 0, remaining: toWon(payment.paid) } },
    diesAfter: null,
    waits: true,
  }
  const file = join(ground.folder, `orders-${started}.json`)
  writeFileSync(file, JSON.stringify(orders))
  const child = spawn(process.execPath, [scripts.path('child'), file], { stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  const ready = new Promise<void>((begun) => child.stdout.once('data', () => begun()))
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece
    })
  const answer = new Promise<string>((end) => child.once('close', () => end(said.replace('ready', ''))))
  return { process: child, ready, answer }
}

/** Lets desks begin at the same moment, and gives what each was answered. */
async function atOnce(desks: readonly OtherDesk[]): Promise<readonly string[]> {
  await Promise.all(desks.map(({ ready }) => ready))
  for (const { process: child } of desks) child.stdin?.write('go')
  return Promise.all(desks.map(({ answer }) => answer))
}

/** The refunds in the ledger, and what the gateway was asked and gave back. */
async function foundOf(payment: KnownPayment, callsBefore: number) {
  const desk = await openDesk({ ground })
  const { refunds } = await detailOf(desk, payment)
  await desk.close()
  return {
    refunds: refunds.map(({ state, amount: won }) => ({ state, won })),
    calls: moneyCalls(ground.sandboxes, payment.gateway) - callsBefore,
    given: givenBack(ground.sandboxes, payment.gateway, payment.number),
  }
}

const once = { refunds: [{ state: 'done', won: amount }], calls: 1, given: { won: amount, times: 1 } }

const payments: Readonly<Record<GatewayId, readonly KnownPayment[]>> = {
  kcp: [55_000, 10_000, 50_000].map((paid, at) => ({ gateway: 'kcp', number: `2026112300000${at + 1}`, paid })),
  payple: [39_000, 128_000, 1_000].map((paid, at) => ({ gateway: 'payple', number: `PP_ORDER_100${at + 1}`, paid })),
}

describe.each(['kcp', 'payple'] as const)('processes on one ledger that ask %s for the same refund', (gateway) => {
  const [raced, again] = payments[gateway]
  if (raced === undefined || again === undefined) throw new Error('two payments')

  it('at the same moment: one has the ledger, the other is refused or comes after it, and one refund is made', async () => {
    const before = moneyCalls(ground.sandboxes, gateway)
    const answers = await atOnce([startDesk(raced), startDesk(raced), startDesk(raced)])
    expect(answers).toContain('done')
    for (const answer of answers) expect(answer).toMatch(/^done$|\{"kind":"ledger-in-use"\}/)
    expect(await foundOf(raced, before)).toEqual(once)
  })

  it('one after the other on the facts both were shown: the second gets the refund of the first, and none is made anew', async () => {
    const before = moneyCalls(ground.sandboxes, gateway)
    expect(await atOnce([startDesk(again)])).toEqual(['done'])
    expect(await atOnce([startDesk(again)])).toEqual(['done'])
    expect(await foundOf(again, before)).toEqual(once)
  })
})

describe('two desks on one ledger', () => {
  it('cannot be: the second is refused while the first has it open', async () => {
    const desk = await openDesk({ ground })
    const second = openInProcess({
      file: join(ground.folder, 'ledger.db'),
      key: randomBytes(32),
      addon: process.env['YEONGSU_SQLITE_ADDON'] || null,
    })
    expect(refusalOf(second)).toEqual({ kind: 'ledger-in-use' })
    await desk.close()
  })
})
