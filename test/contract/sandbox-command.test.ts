import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { instantOfEpoch, toDay } from '../../src/domain/day.ts'
import { noWon, toWon } from '../../src/domain/money.ts'
import { computeSplit } from '../../src/domain/tax-split.ts'
import type { Connection, PaymentAddress } from '../../src/main/gateways/call.ts'
import { createHttp } from '../../src/main/gateways/http.ts'
import { createGateways } from '../../src/main/gateways/index.ts'
import { toCredentials } from '../../src/main/vault/secret.ts'
import { type BuiltScript, buildScript } from '../unit/practice/built-script.ts'

type Sandbox = ChildProcessByStdio<null, Readable, Readable>

let script: BuiltScript
const running: Sandbox[] = []
beforeAll(async () => {
  script = await buildScript('src/main/practice/sandbox-command.ts')
}, 60_000)
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null) continue
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
})
afterAll(() => script.remove())

function run(words: readonly string[], variables: Readonly<Record<string, string>> = {}): Sandbox {
  const child = spawn(process.execPath, [script.file, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...variables },
  })
  running.push(child)
  return child
}

async function toEnd(child: Sandbox) {
  const [out, errors, [code]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'exit')])
  return { out, errors, code: z.int().parse(code) }
}

async function textOf(stream: Readable): Promise<string> {
  let text = ''
  for await (const chunk of stream.setEncoding('utf8')) text += String(chunk)
  return text
}

const Ready = z.strictObject({
  url: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+$/),
  credentials: z.record(z.string(), z.string().min(1)),
  transactions: z.array(z.record(z.string(), z.string().min(1))).min(5),
})
type Ready = z.infer<typeof Ready>

/** The line a sandbox says when it listens. */
async function ready(child: Sandbox): Promise<Ready> {
  let text = ''
  for await (const chunk of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += String(chunk)
    if (text.endsWith('\n')) break
  }
  expect(text.split('\n')).toHaveLength(2)
  return Ready.parse(JSON.parse(text))
}

const gateways = createGateways(createHttp(), {
  now: () => instantOfEpoch(Date.now()),
  elapsedMs: () => performance.now(),
})
const connectionTo = ({ url, credentials }: Ready): Connection => ({
  shopId: 'shop-1',
  environment: 'test',
  endpoint: url,
  reach: 'loopback',
  credentials: toCredentials(credentials),
  choices: {},
})

/** Won of the first payment it told of. */
const amountOf = ({ transactions: [first] }: Ready): number => Number(first?.['amount'] ?? first?.['PCD_PAY_TOTAL'])

async function refundFirst(gateway: 'kcp' | 'payple', told: Ready) {
  const first = told.transactions[0] ?? {}
  const won = toWon(amountOf(told))
  const date = first['PCD_PAY_DATE'] ?? '20261109'
  const payment: PaymentAddress = {
    gatewayTransactionId: first['tno'] ?? first['PCD_PAY_OID'] ?? '',
    orderNumber: first['PCD_PAY_OID'] ?? '',
    paidOn: toDay(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`),
    gatewayMethod: first['pay_method'] ?? first['PCD_PAY_TYPE'] ?? '',
  }
  const connection = connectionTo(told)
  const before = await gateways[gateway].lookUp(connection, payment)
  const split = computeSplit(won)
  const outcome = await gateways[gateway].refund(connection, {
    payment,
    paid: won,
    paidSplit: split,
    amount: won,
    split,
    remainingBefore: won,
    refundedBefore: false,
    receiptTargetBefore: noWon,
    reason: '고객 변심',
  })
  return { before, outcome }
}

describe('the sandbox command', () => {
  const names = {
    kcp: [
      ['cert', 'key', 'password', 'site_cd'],
      ['amount', 'pay_method', 'tno'],
    ],
    payple: [
      ['PCD_REFUND_KEY', 'Referer', 'cst_id', 'custKey'],
      ['PCD_PAY_DATE', 'PCD_PAY_OID', 'PCD_PAY_TOTAL', 'PCD_PAY_TYPE'],
    ],
  } as const

  for (const gateway of ['kcp', 'payple'] as const) {
    it(`tells in one line how to reach ${gateway}, under wire names, and ends with 0 on SIGTERM`, async () => {
      const child = run(['--gateway', gateway, '--port', '0'])
      const told = await ready(child)
      expect(Object.keys(told.credentials).toSorted()).toEqual(names[gateway][0])
      for (const one of told.transactions) expect(Object.keys(one).toSorted()).toEqual(names[gateway][1])
      const rest = toEnd(child)
      child.kill('SIGTERM')
      expect(await rest).toEqual({ out: '', errors: '', code: 0 })
    })

    it(`speaks ${gateway}: what it told of can be looked up and refunded`, async () => {
      const told = await ready(run(['--gateway', gateway, '--port', '0']))
      const { before, outcome } = await refundFirst(gateway, told)
      expect(before).toMatchObject({ kind: 'found', paid: amountOf(told) })
      expect(outcome).toMatchObject({ kind: 'accepted' })
    })

    it(`plays a scene of ${gateway} for as long as it runs`, async () => {
      const told = await ready(run(['--gateway', gateway, '--port', '0', '--scene', 'http-500']))
      for (const _again of [1, 2]) {
        expect((await refundFirst(gateway, told)).outcome).toMatchObject({ kind: 'unknown', because: 'server-error' })
      }
    })

    it(`knows the scenes of ${gateway} that the documents name`, async () => {
      const documented = [
        'declined',
        'slow',
        'lost-after-commit',
        'reset-before-body',
        'reset-after-body',
        'http-500',
        'html',
        'truncated-json',
      ]
      for (const scene of documented) await ready(run(['--gateway', gateway, '--port', '0', '--scene', scene]))
    }, 30_000)
  }

  it('keeps to a fixed clock', async () => {
    const told = await ready(run(['--gateway', 'payple', '--port', '0'], { YEONGSU_NOW: '2026-11-09T09:00:00+09:00' }))
    expect(told.transactions[0]?.['PCD_PAY_DATE']).toBe('20261108')
  })

  it('says in Korean what is wrong, on stderr alone, and ends with 1', async () => {
    const taken = createServer()
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening))
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    for (const [words, said] of [
      [[], /--gateway/],
      [['--gateway', 'toss', '--port', '0'], /--gateway/],
      [['--gateway', 'kcp'], /--port/],
      [['--gateway', 'kcp', '--port', '70000'], /--port/],
      [['--gateway', 'kcp', '--port', '0', '--scene', 'meteor'], /없는 장면입니다: meteor/],
      [['--gateway', 'payple', '--port', '0', '--scene', 'meteor'], /없는 장면입니다: meteor/],
      [['--gateway', 'kcp', '--port', '0', '--loud'], /알 수 없는/],
      [['--gateway', 'kcp', '--port', port], /다른 프로그램이 쓰고/],
      [['--gateway', 'payple', '--port', port], /다른 프로그램이 쓰고/],
    ] as const) {
      const { out, errors, code } = await toEnd(run(words))
      expect({ out, code }).toEqual({ out: '', code: 1 })
      expect(errors).toMatch(said)
      expect(errors.trimEnd().split('\n')).toHaveLength(1)
    }
    await new Promise((closed) => taken.close(closed))
  }, 30_000)
})
