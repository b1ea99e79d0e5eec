import { createServer } from 'node:http'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { toWon } from '../../../../domain/money.ts'
import { computeSplit } from '../../../../domain/tax-split.ts'
import type { Outcome } from '../../call.ts'
import type { RefundAccepted } from '../../gateway.ts'
import {
  type PaypleSandbox,
  type PaypleSandboxOptions,
  publicTestAccount,
  sandboxCredentials,
  sceneNames,
} from '../sandbox/index.ts'
import { addressOf, connectionTo, orderOf, payple, startSandbox } from './support.ts'

const running: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()))
})

async function sandbox(options: Partial<PaypleSandboxOptions> = {}): Promise<PaypleSandbox> {
  const one = await startSandbox(options)
  running.push(one)
  return one
}

const card = addressOf('PP_ORDER_1001')
const transfer = addressOf('PP_ORDER_1006', 'transfer', '2026-11-20')
const plainTransfer = addressOf('PP_ORDER_1008', 'transfer', '2026-11-19')
const cancelPath = '/php/account/api/cPayCAct.php'

const summary = (outcome: Outcome<RefundAccepted>): string =>
  outcome.kind === 'not-sent' || outcome.kind === 'unknown' ? `${outcome.kind}: ${outcome.because}` : outcome.kind

describe('a refund', () => {
  it('of a whole card payment is one auth and one cancel, and is in the book', async () => {
    const one = await sandbox()
    const outcome = await payple().refund(connectionTo(one.url), orderOf(card, 39_000))
    expect(outcome).toMatchObject({ kind: 'accepted', value: { at: '2026-11-23T10:00:00+09:00', fromCard: 39_000 } })
    const { payments, totals } = one.report()
    expect(payments['PP_ORDER_1001']).toMatchObject({ amount: 39_000, refunded: 39_000 })
    const tradeKey = payments['PP_ORDER_1001']?.refunds[0]?.tradeKey
    expect(outcome).toMatchObject({ value: { gatewayRefundId: `PP_ORDER_1001#${tradeKey}` } })
    expect(totals).toMatchObject({ refunds: 1, refundedWon: 39_000, requests: 2, auths: 1, authKeysUsed: 1 })
  })

  it('in parts uses a fresh AuthKey each and stops at what was paid', async () => {
    const one = await sandbox()
    const gateway = payple()
    const connection = connectionTo(one.url)
    const ask = (amount: number) => gateway.refund(connection, orderOf(card, 39_000, amount))
    expect([summary(await ask(30_000)), summary(await ask(9_000))]).toEqual(['accepted', 'accepted'])
    expect(await ask(1)).toMatchObject({ kind: 'declined', refusal: { code: 'PAYC0007', balanceDiffers: true } })
    expect(one.report().totals).toMatchObject({ refunds: 2, auths: 3, authKeysUsed: 3, authKeysRepeated: 0 })
  })

  it('of more than is left is a no by a balance that is not ours', async () => {
    const one = await sandbox()
    const gateway = payple()
    await gateway.refund(connectionTo(one.url), orderOf(card, 39_000, 30_000))
    expect(await gateway.refund(connectionTo(one.url), orderOf(card, 39_000, 10_000))).toMatchObject({
      kind: 'declined',
      refusal: { code: 'PAYC0011', balanceDiffers: true },
    })
  })

  it('of a transfer tells of the receipt’s cancel', async () => {
    const one = await sandbox()
    expect(await payple().refund(connectionTo(one.url), orderOf(transfer, 150_000))).toMatchObject({
      kind: 'accepted',
      value: {
        receipt: { kind: 'cancelled', won: 150_000, code: '0000' },
        gatewayRefundId: 'PP_ORDER_1006#20261123100000:150000',
      },
    })
  })

  it('of a transfer without a receipt leaves the receipt’s verdict open', async () => {
    const one = await sandbox()
    expect(await payple().refund(connectionTo(one.url), orderOf(plainTransfer, 120_000))).toMatchObject({
      kind: 'accepted',
      value: { receipt: { kind: 'unknown' } },
    })
  })

  it('of a composite payment states its VAT', async () => {
    const one = await sandbox()
    const paid = computeSplit(toWon(64_000), toWon(42_000))
    const part = computeSplit(toWon(22_000))
    const order = orderOf(addressOf('PP_ORDER_1005', 'card', '2026-11-20'), 64_000, 22_000, [paid, part])
    expect(await payple().refund(connectionTo(one.url), order)).toMatchObject({ kind: 'accepted' })
  })

  it('asks for the wrong day and hears no', async () => {
    const one = await sandbox()
    const order = orderOf(addressOf('PP_ORDER_1001', 'card', '2026-11-21'), 39_000)
    expect(await payple().refund(connectionTo(one.url), order)).toMatchObject({
      kind: 'declined',
      refusal: { code: 'PAYC0007' },
    })
  })

  it('with a wrong refund key is a no that says where the key is', async () => {
    const one = await sandbox()
    const connection = connectionTo(one.url, { ...sandboxCredentials(publicTestAccount), PCD_REFUND_KEY: 'x' })
    expect(await payple().refund(connection, orderOf(card, 39_000))).toMatchObject({
      kind: 'declined',
      refusal: { code: 'PAYC0002', remedy: expect.stringContaining('상점정보') },
    })
  })

  it.each([
    ['a wrong domain', { Referer: 'https://elsewhere.kr' }, 'AUTH0004'],
    ['a wrong partner id', { cst_id: 'nobody' }, 'AUTH0003'],
    ['a wrong partner key', { custKey: 'x' }, 'AUTH0002'],
  ])('with %s is not sent', async (_, change, code) => {
    const one = await sandbox()
    const connection = connectionTo(one.url, { ...sandboxCredentials(publicTestAccount), ...change })
    expect(await payple().refund(connection, orderOf(card, 39_000))).toMatchObject({
      kind: 'not-sent',
      because: 'refused-before-asking',
      refusal: { code },
    })
    expect(one.report().totals.byPath[cancelPath]).toBeUndefined()
  })

  it('goes out under a sub-domain of the registered one', async () => {
    const one = await sandbox({ account: { ...publicTestAccount, referer: 'https://shop.kr' } })
    const connection = connectionTo(one.url, {
      ...sandboxCredentials(publicTestAccount),
      Referer: 'https://pay.shop.kr',
    })
    expect(summary(await payple().refund(connection, orderOf(card, 39_000)))).toBe('accepted')
  })

  it('where nobody listens is not sent', async () => {
    const one = await startSandbox()
    await one.close()
    expect(await payple().refund(connectionTo(one.url), orderOf(card, 39_000))).toEqual({
      kind: 'not-sent',
      because: 'unreachable',
      refusal: null,
    })
  })

  it('with an amount Payple cannot take asks for nothing at all', async () => {
    const one = await sandbox()
    expect(summary(await payple().refund(connectionTo(one.url), orderOf(card, 39_000, 0)))).toBe(
      'not-sent: refused-before-asking',
    )
    expect(one.report().totals.requests).toBe(0)
  })
})

/** For each scene: the outcome of a full refund of a transfer with a receipt, and the won the book then holds as refunded. */
const scenes: Readonly<Record<string, readonly [outcome: string, refunded: 0 | 150_000]>> = {
  declined: ['declined', 0],
  slow: ['unknown: timeout', 150_000],
  'lost-after-commit': ['unknown: connection-lost', 150_000],
  'lost-before-commit': ['unknown: connection-lost', 0],
  'reset-before-body': ['unknown: connection-lost', 0],
  'reset-after-body': ['unknown: connection-lost', 150_000],
  'http-500': ['unknown: server-error', 0],
  'http-500-after-commit': ['unknown: server-error', 150_000],
  html: ['unknown: unreadable-answer', 0],
  redirect: ['unknown: unreadable-answer', 0],
  'truncated-json': ['unknown: unreadable-answer', 150_000],
  numbers: ['accepted', 150_000],
  'taxsave-failed': ['accepted', 150_000],
  'no-pay-time': ['accepted', 150_000],
  'no-code': ['unknown: unclear-code', 150_000],
  'odd-code': ['unknown: unclear-code', 150_000],
  'no-answer-from-bank': ['unknown: unclear-code', 150_000],
  'wrong-total': ['unknown: unreadable-answer', 150_000],
  'other-order': ['unknown: unreadable-answer', 150_000],
  'expired-token': ['declined', 0],
  tsdl0000: ['accepted', 150_000],
  pchk000: ['accepted', 150_000],
  'auth-declined': ['not-sent: refused-before-asking', 0],
  'auth-slow': ['not-sent: unreachable', 0],
  'auth-lost': ['not-sent: unreachable', 0],
  'auth-http-500': ['not-sent: refused-before-asking', 0],
  'auth-html': ['not-sent: refused-before-asking', 0],
  'auth-elsewhere': ['not-sent: refused-before-asking', 0],
}

describe('a refund in every scene', () => {
  it('has an expectation here', () => {
    expect(Object.keys(scenes).sort()).toEqual([...sceneNames].sort())
  })

  it.each(sceneNames)('%s', async (scene) => {
    const one = await sandbox({ scene, slowMs: 60_000 })
    const waits = scene.endsWith('slow') ? { authMs: 300, cancelMs: 300 } : {}
    const outcome = await payple(waits).refund(connectionTo(one.url), orderOf(transfer, 150_000))
    const { payments, totals } = one.report()
    expect([summary(outcome), payments['PP_ORDER_1006']?.refunded]).toEqual(scenes[scene])
    expect(totals.refunds).toBeLessThanOrEqual(1)
    expect(totals.byPath[cancelPath] ?? 0).toBe(scene.startsWith('auth') ? 0 : 1)
  })

  it('keeps the money’s yes apart from the receipt’s no', async () => {
    const one = await sandbox({ scene: 'taxsave-failed' })
    expect(await payple().refund(connectionTo(one.url), orderOf(transfer, 150_000))).toMatchObject({
      kind: 'accepted',
      value: { receipt: { kind: 'cancel-failed', won: 150_000, code: '-10002122' } },
    })
  })

  it('never sends a lost one again by itself', async () => {
    const one = await sandbox()
    one.play({ name: 'lost-after-commit' })
    await payple().refund(connectionTo(one.url), orderOf(card, 39_000, 10_000))
    expect(one.report().totals).toMatchObject({ refunds: 1, refundedWon: 10_000, requests: 2 })
  })
})

describe('a look-up', () => {
  it('uses an auth of its own each time', async () => {
    const one = await sandbox()
    const gateway = payple()
    for (const payment of [card, card, transfer]) {
      expect(await gateway.lookUp(connectionTo(one.url), payment)).toMatchObject({ kind: 'found', remaining: null })
    }
    expect(one.report().totals).toMatchObject({ auths: 3, lookUps: 3, authKeysUsed: 3, authKeysRepeated: 0 })
  })

  it('after a refund proves nothing where Payple does not show refunds', async () => {
    const one = await sandbox()
    const gateway = payple()
    await gateway.refund(connectionTo(one.url), orderOf(card, 39_000, 10_000))
    expect(await gateway.lookUp(connectionTo(one.url), card)).toMatchObject({
      status: 'unclear',
      paid: 39_000,
      refunded: null,
      transaction: { paid: 39_000, anomalies: [] },
    })
  })

  it('carries the refund where Payple shows it', async () => {
    const one = await sandbox({ lookUpShowsRefunds: true })
    const gateway = payple()
    await gateway.refund(connectionTo(one.url), orderOf(card, 39_000, 10_000))
    expect(await gateway.lookUp(connectionTo(one.url), card)).toMatchObject({
      status: 'partly-refunded',
      refunded: 10_000,
      remaining: null,
      lastRefundAt: '2026-11-23T10:00:00+09:00',
    })
  })

  it('is taken with three zeros', async () => {
    const one = await sandbox({ scene: 'pchk000' })
    expect(await payple().lookUp(connectionTo(one.url), card)).toMatchObject({ kind: 'found' })
  })

  it('by the desk’s word for a method is asked for, unless Payple does not sell it', async () => {
    const one = await sandbox()
    const gateway = payple()
    const kinds = (['card', 'virtual-account'] as const).map(async (method) => {
      const answer = await gateway.lookUp(connectionTo(one.url), addressOf('PP_ORDER_1001', gateway.methodCode(method)))
      return answer.kind
    })
    expect(await Promise.all(kinds)).toEqual(['found', 'refused'])
    expect(one.report().totals.lookUps).toBe(1)
  })

  it('of an unknown order is a refusal', async () => {
    const one = await sandbox()
    expect(await payple().lookUp(connectionTo(one.url), addressOf('NOBODY'))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'CBIL0003' },
    })
  })

  it.each([
    ['http-500', 'server-error'],
    ['html', 'unreadable-answer'],
    ['truncated-json', 'unreadable-answer'],
    ['lost-before-commit', 'connection-lost'],
    ['slow', 'timeout'],
  ] as const)('in scene %s is unanswered', async (name, because) => {
    const one = await sandbox({ slowMs: 60_000 })
    one.play({ name, path: '/php/PayChkAct.php' })
    const gateway = payple(name === 'slow' ? { lookUpMs: 300 } : {})
    expect(await gateway.lookUp(connectionTo(one.url), card)).toEqual({ kind: 'unanswered', because })
  })

  it('stopped at its auth is refused or unanswered', async () => {
    const one = await sandbox()
    one.play({ name: 'auth-declined' })
    one.play({ name: 'auth-lost' })
    const gateway = payple()
    expect(await gateway.lookUp(connectionTo(one.url), card)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'AUTH0004' },
    })
    expect(await gateway.lookUp(connectionTo(one.url), card)).toEqual({
      kind: 'unanswered',
      because: 'connection-lost',
    })
  })
})

describe('a test of the connection', () => {
  it('asks for an auth and nothing after it', async () => {
    const one = await sandbox()
    expect(await payple().testConnection(connectionTo(one.url))).toMatchObject({ ok: true })
    expect(one.report().totals).toMatchObject({ requests: 1, auths: 1, authKeysUsed: 0 })
  })

  it('says what is wrong', async () => {
    const one = await sandbox({ scene: 'auth-declined' })
    expect(await payple().testConnection(connectionTo(one.url))).toMatchObject({
      ok: false,
      failure: { code: 'AUTH0004' },
    })
    await one.close()
    expect(await payple().testConnection(connectionTo(one.url))).toMatchObject({
      ok: false,
      failure: { message: '페이플에 연결되지 않았습니다.' },
    })
  })
})

describe('on the wire', () => {
  it('both calls carry the registered domain, JSON and no-cache, and the tokens of this auth however long', async () => {
    const seen: { url: string; headers: Record<string, unknown>; body: unknown }[] = []
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
        seen.push({ url: request.url ?? '', headers: request.headers, body })
        const host = `http://${request.headers.host ?? ''}`
        const auth = {
          server_name: 'somewhere.else',
          result: 'success',
          cst_id: 'C'.repeat(300),
          custKey: 'K'.repeat(300),
          AuthKey: 'A'.repeat(2_000),
          PCD_PAY_HOST: `${host}/`,
          PCD_PAY_URL: '/anything?v=7',
          return_url: `${host}/anything?v=7`,
        }
        const done = { PCD_PAY_RST: 'success', PCD_PAY_CODE: 'PAYC0000' }
        response.end(JSON.stringify(request.url === '/php/auth.php' ? auth : done))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    running.push({ close: () => new Promise((resolve) => server.close(() => resolve())) })
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const outcome = await payple().refund(connectionTo(`http://127.0.0.1:${port}`), orderOf(card, 39_000))
    expect(outcome.kind).toBe('accepted')
    expect(seen.map(({ url }) => url)).toEqual(['/php/auth.php', '/anything?v=7'])
    for (const { headers } of seen) {
      expect(headers).toMatchObject({
        referer: 'http://localhost:3000',
        'cache-control': 'no-cache',
        'content-type': expect.stringContaining('application/json'),
      })
    }
    expect(seen[0]?.body).toEqual({ cst_id: 'test', custKey: 'abcd1234567890', PCD_PAYCANCEL_FLAG: 'Y' })
    expect(seen[1]?.body).toEqual({
      PCD_CST_ID: 'C'.repeat(300),
      PCD_CUST_KEY: 'K'.repeat(300),
      PCD_AUTH_KEY: 'A'.repeat(2_000),
      PCD_REFUND_KEY: publicTestAccount.refundKey,
      PCD_PAYCANCEL_FLAG: 'Y',
      PCD_PAY_OID: 'PP_ORDER_1001',
      PCD_PAY_DATE: '20261122',
      PCD_REFUND_TOTAL: '39000',
    })
  })

  it('no secret comes back in any result', async () => {
    const canary = {
      cst_id: 'canary-id',
      custKey: 'canary-cust-key',
      refundKey: 'canary-refund-key',
      referer: 'http://localhost:3000',
    }
    const connection = (url: string) => connectionTo(url, sandboxCredentials(canary))
    for (const scene of [null, ...sceneNames.filter((name) => !name.endsWith('slow'))]) {
      const one = await sandbox({ account: canary, scene })
      const gateway = payple()
      const told = [
        await gateway.refund(connection(one.url), orderOf(card, 39_000, 1_000)),
        await gateway.lookUp(connection(one.url), card),
        await gateway.testConnection(connection(one.url)),
      ]
      const text = `${JSON.stringify(told)}${inspect(told, { depth: 9 })}`
      expect(text).not.toContain('canary')
      expect(text).not.toMatch(/PCD_(AUTH_KEY|CST_ID|CUST_KEY|REFUND_KEY|PAYER_ID)|c2FuZGJveC1iaWxsaW5nLWtleS0/)
    }
  })
})
