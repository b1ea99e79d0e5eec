import { createServer } from 'node:http'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { send, type Told } from '../../../../../test/contract/foreign/payple-merchant.ts'
import { epochOf, instantOfEpoch, toDay } from '../../../../domain/day.ts'
import { toWon } from '../../../../domain/money.ts'
import type { ConfirmDesk, ConfirmOrder } from '../../desks.ts'
import type { Connection, Outcome } from '../../call.ts'
import type { HttpRequest } from '../../http.ts'
import { type Exchange, type Patience, usualPatience } from '../client.ts'
import { toConfirmed } from '../confirmations.ts'
import { createConfirmDesk } from '../desks.ts'
import { paypleReader } from '../index.ts'
import {
  type PaypleSandbox,
  type PaypleSandboxOptions,
  publicTestAccount,
  sandboxCredentials,
  sceneNames,
} from '../sandbox/index.ts'
import { readJsonObject } from '../wire-text.ts'
import { drop, json, type Reply, silence, text } from './desk-host.ts'
import { connectionTo, fixture, fixtureText, noBuyer, now, payple, startSandbox } from './support.ts'

const running: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()))
})

async function sandbox(options: Partial<PaypleSandboxOptions> = {}): Promise<PaypleSandbox> {
  const one = await startSandbox(options)
  running.push(one)
  return one
}

const paths = { card: '/php/PayCardConfirmAct.php?ACT_=PAYM', transfer: '/php/PayConfirmAct.php?ACT_=PAYM' } as const

function desk(patience: Partial<Patience> = {}): ConfirmDesk {
  const { confirmations } = payple(patience)
  if (!confirmations.offered) throw new RangeError('confirms are not offered')
  return confirmations
}

type Confirmed = Awaited<ReturnType<ConfirmDesk['confirm']>>

const confirm = (url: string, order: ConfirmOrder, patience: Partial<Patience> = {}): Promise<Confirmed> =>
  desk(patience).confirm(connectionTo(url), order)

const summary = (outcome: Outcome<unknown>): string =>
  outcome.kind === 'not-sent' || outcome.kind === 'unknown' ? `${outcome.kind}: ${outcome.because}` : outcome.kind

/** The window's result as a file of answers brings it, read as the desk reads it. */
function orderIn(window: Readonly<Record<string, unknown>>): ConfirmOrder {
  const reading = paypleReader.readAnswer(window, noBuyer)
  if (reading.kind !== 'prepared') throw new RangeError(`a prepared payment was read as ${reading.kind}`)
  return reading.prepared
}

const prepare = (one: PaypleSandbox, order: object = {}): Promise<Told> =>
  send(`${one.url}/_prepare`, { type: 'card', total: 39_000, oid: 'CERT_1', ...order })

const prepared = async (one: PaypleSandbox, order: object = {}): Promise<ConfirmOrder> =>
  orderIn(await prepare(one, order))

const korean = /[가-힣].*\.$/s

describe('a prepared payment', () => {
  it('by card is confirmed by one request without an auth, and becomes a payment', async () => {
    const one = await sandbox()
    const outcome = await confirm(one.url, await prepared(one))
    expect(outcome).toMatchObject({
      kind: 'accepted',
      value: {
        transaction: {
          gatewayTransactionId: 'CERT_1',
          orderNumber: 'CERT_1',
          paidAt: '2026-11-23T10:00:00+09:00',
          method: 'card',
          gatewayMethod: 'card',
          paid: 39_000,
          parts: [{ kind: 'card', won: 39_000, wallet: null }],
          buyer: { name: '홍길동', phone: '01012345678', email: 'test@payple.kr' },
          goods: '테스트 상품명',
          card: { issuer: '삼성카드', approvalNumber: expect.stringMatching(/^\d{8}$/) },
          bank: null,
          anomalies: [],
        },
      },
    })
    const { totals, payments, prepared: booked } = one.report()
    expect(totals).toMatchObject({ requests: 1, auths: 0, lookUps: 0, byPath: { [paths.card]: 1 } })
    expect(payments['CERT_1']).toMatchObject({ amount: 39_000, refunded: 0 })
    expect(booked).toEqual([{ oid: 'CERT_1', type: 'card', total: 39_000, confirmed: true }])
  })

  it('by transfer is confirmed at its own address, and becomes a payment without a receipt', async () => {
    const one = await sandbox()
    expect(await confirm(one.url, await prepared(one, { type: 'transfer' }))).toMatchObject({
      kind: 'accepted',
      value: {
        transaction: {
          orderNumber: 'CERT_1',
          method: 'transfer',
          paid: 39_000,
          receipt: { issued: false },
          card: null,
          bank: { bank: '우리은행', maskedAccount: '123-********-456' },
          anomalies: [],
        },
      },
    })
    expect(one.report().totals).toMatchObject({ requests: 1, auths: 0, byPath: { [paths.transfer]: 1 } })
  })

  it('once confirmed is found by a look-up, with the same approval number', async () => {
    const one = await sandbox()
    const outcome = await confirm(one.url, await prepared(one))
    if (outcome.kind !== 'accepted') throw new RangeError(outcome.kind)
    const { transaction } = outcome.value
    const address = { gatewayTransactionId: 'CERT_1', orderNumber: 'CERT_1', gatewayMethod: 'card' }
    const told = await payple().lookUp(connectionTo(one.url), { ...address, paidOn: toDay('2026-11-23') })
    expect(told).toMatchObject({
      kind: 'found',
      paid: 39_000,
      transaction: { paidAt: transaction.paidAt, card: { approvalNumber: transaction.card?.approvalNumber } },
    })
  })

  it('once confirmed is kept as an answer that a file of answers would bring as the same payment', async () => {
    const one = await sandbox()
    const outcome = await confirm(one.url, await prepared(one))
    if (outcome.kind !== 'accepted') throw new RangeError(outcome.kind)
    expect(paypleReader.readAnswer(JSON.parse(outcome.value.raw), noBuyer)).toEqual({
      kind: 'payment',
      transaction: outcome.value.transaction,
    })
  })

  it('is asked for with the partner’s own id and key and the three keys, and nothing else', async () => {
    const one = await host(json(paid))
    await confirm(one.url, orderAt(one.url))
    expect(one.asked).toEqual([
      {
        path: paths.card,
        referer: 'http://localhost:3000',
        body: {
          PCD_CST_ID: 'test',
          PCD_CUST_KEY: 'abcd1234567890',
          PCD_AUTH_KEY: 'canary-auth/key+==',
          PCD_PAY_REQKEY: 'canary-request/key+==',
          PCD_PAYER_ID: 'canary-payer/id+==',
        },
      },
    ])
  })

  it('by an app card has no billing key, and is asked for with an empty one', async () => {
    const one = await host(json(paid))
    const { PCD_PAYER_ID: _, ...keys } = orderAt(one.url).keys
    expect(summary(await confirm(one.url, { ...orderAt(one.url), keys }))).toBe('accepted')
    expect(one.asked[0]?.body['PCD_PAYER_ID']).toBe('')
  })

  it.each(['card', 'transfer'] as const)(
    'by %s is confirmed once: a second confirm tells that its order exists and proves nothing, and the money moved once',
    async (type) => {
      const one = await sandbox()
      const order = await prepared(one, { type })
      expect(summary(await confirm(one.url, order))).toBe('accepted')
      expect(await confirm(one.url, order)).toMatchObject({
        kind: 'unknown',
        because: 'unclear-code',
        code: type === 'card' ? 'CPCA0201' : 'CPAY0202',
      })
      expect(one.report().payments['CERT_1']).toMatchObject({ amount: 39_000 })
      expect(one.report().totals.byPath[paths[type]]).toBe(2)
    },
  )

  it.each(['card', 'transfer'] as const)('by %s is not confirmed after its thirty minutes', async (type) => {
    let at = epochOf(now)
    const one = await sandbox({ clock: { now: () => instantOfEpoch(at) } })
    const order = await prepared(one, { type })
    at += 30 * 60_000 + 1
    expect(await confirm(one.url, order)).toMatchObject({
      kind: 'declined',
      refusal: {
        code: type === 'card' ? 'CBIL0002' : 'BILL0002',
        message: expect.stringContaining('만료'),
        remedy: expect.stringContaining('다시 결제'),
      },
    })
    expect(one.report().payments['CERT_1']).toBeUndefined()
  })

  it('that the card company refuses is a no in Korean, and can be confirmed afterwards', async () => {
    const one = await sandbox()
    const order = await prepared(one)
    one.play({ name: 'declined', path: '/php/PayCardConfirmAct.php' })
    expect(await confirm(one.url, order)).toMatchObject({
      kind: 'declined',
      refusal: {
        code: 'CPCA9999',
        message: expect.stringMatching(korean),
        remedy: expect.stringMatching(korean),
        balanceDiffers: false,
      },
    })
    expect(one.report().payments['CERT_1']).toBeUndefined()
    expect(summary(await confirm(one.url, order))).toBe('accepted')
  })

  it.each([
    ['a wrong partner key', { custKey: 'x' }, 'CBIL0002'],
    ['a wrong partner id', { cst_id: 'nobody' }, 'CBIL0002'],
    ['another’s domain', { Referer: 'https://elsewhere.kr' }, 'AUTH0004'],
  ])('asked for with %s is a no that says what to check', async (_, change, code) => {
    const one = await sandbox()
    const connection = connectionTo(one.url, { ...sandboxCredentials(publicTestAccount), ...change })
    expect(await desk().confirm(connection, await prepared(one))).toMatchObject({
      kind: 'declined',
      refusal: { code, remedy: expect.stringMatching(korean) },
    })
    expect(one.report().payments['CERT_1']).toBeUndefined()
  })

  it('at a host that nobody serves is not sent', async () => {
    const one = await startSandbox()
    const order = await prepared(one)
    await one.close()
    expect(await confirm(one.url, order)).toEqual({ kind: 'not-sent', because: 'unreachable', refusal: null })
  })
})

/** For each scene: the outcome of a card’s confirm, and whether the money moved at the gateway. */
const scenes: Readonly<Record<(typeof sceneNames)[number], readonly [outcome: string, paid: boolean]>> = {
  declined: ['declined', false],
  slow: ['unknown: timeout', true],
  'lost-after-commit': ['unknown: connection-lost', true],
  'lost-before-commit': ['unknown: connection-lost', false],
  'reset-before-body': ['unknown: connection-lost', false],
  'reset-after-body': ['unknown: connection-lost', true],
  'http-500': ['unknown: server-error', false],
  'http-500-after-commit': ['unknown: server-error', true],
  html: ['unknown: unreadable-answer', false],
  redirect: ['unknown: unreadable-answer', false],
  'truncated-json': ['unknown: unreadable-answer', true],
  numbers: ['accepted', true],
  'taxsave-failed': ['accepted', true],
  'no-pay-time': ['unknown: unreadable-answer', true],
  'no-code': ['unknown: unclear-code', true],
  'odd-code': ['unknown: unclear-code', true],
  'no-answer-from-bank': ['unknown: unclear-code', true],
  'wrong-total': ['unknown: unreadable-answer', true],
  'other-order': ['unknown: unreadable-answer', true],
  'expired-token': ['declined', false],
  tsdl0000: ['accepted', true],
  pchk000: ['accepted', true],
  'auth-declined': ['accepted', true],
  'auth-slow': ['accepted', true],
  'auth-lost': ['accepted', true],
  'auth-http-500': ['accepted', true],
  'auth-html': ['accepted', true],
  'auth-elsewhere': ['accepted', true],
}

describe('a confirm in every scene', () => {
  it('has an expectation here', () => {
    expect(Object.keys(scenes).sort()).toEqual([...sceneNames].sort())
  })

  it.each(sceneNames)('%s', async (name) => {
    const one = await sandbox({ slowMs: 60_000 })
    const order = await prepared(one)
    // The auth’s scenes wait for an auth, and a confirm has none.
    one.play(name.startsWith('auth') ? { name } : { name, path: '/php/PayCardConfirmAct.php' })
    const outcome = await confirm(one.url, order, name === 'slow' ? { cancelMs: 300 } : {})
    const { payments, totals } = one.report()
    expect([summary(outcome), payments['CERT_1'] !== undefined]).toEqual(scenes[name])
    expect(totals).toMatchObject({ requests: 1, auths: 0, byPath: { [paths.card]: 1 } })
  })

  it('by transfer is unknown where the bank kept silent', async () => {
    const one = await sandbox()
    const order = await prepared(one, { type: 'transfer' })
    one.play({ name: 'no-answer-from-bank', path: '/php/PayConfirmAct.php' })
    expect(await confirm(one.url, order)).toEqual({ kind: 'unknown', because: 'unclear-code', code: 'CPAY0018' })
    expect(one.report().payments['CERT_1']).toMatchObject({ amount: 39_000 })
  })
})

interface ConfirmHost {
  readonly url: string
  readonly asked: {
    readonly path: string
    readonly referer: string | undefined
    readonly body: Readonly<Record<string, unknown>>
  }[]
  close(): Promise<void>
}

/** A port of this machine that answers every request with one reply. Knows nothing of Payple. */
async function host(reply: Reply): Promise<ConfirmHost> {
  const asked: ConfirmHost['asked'] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = readJsonObject(Buffer.concat(chunks)) ?? {}
      asked.push({ path: request.url ?? '', referer: request.headers.referer, body })
      reply(response, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const one: ConfirmHost = {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  running.push(one)
  return one
}

/** The guide's printed answer to a confirm, and the order it answers. */
const paid = fixture('cert-confirmed-as-printed')
const order: ConfirmOrder = {
  orderNumber: 'ORDER_17027809',
  won: toWon(100),
  method: 'card',
  keys: {
    PCD_AUTH_KEY: 'canary-auth/key+==',
    PCD_PAY_REQKEY: 'canary-request/key+==',
    PCD_PAYER_ID: 'canary-payer/id+==',
    PCD_PAY_COFURL: `https://democpay.payple.kr${paths.card}`,
  },
}
const atAddress = (address: string): ConfirmOrder => ({ ...order, keys: { ...order.keys, PCD_PAY_COFURL: address } })
const orderAt = (url: string): ConfirmOrder => atAddress(`${url}${paths.card}`)

const error = (code: string, message: string) => ({
  PCD_PAY_RST: 'error',
  PCD_PAY_CODE: code,
  PCD_PAY_MSG: message,
  PCD_PAY_TIME: '',
  PCD_PAY_CARDAUTHNO: '',
})

const asked = (body: Readonly<Record<string, unknown>> | null, status = 200): Exchange => ({
  kind: 'asked',
  answer: { kind: 'answered', status, body },
})

const halfAnAnswer: Reply = (response) => {
  response.writeHead(200, { 'content-length': '900' })
  response.write(fixtureText('cert-confirmed-as-printed').slice(0, 200), () => response.socket?.destroy())
}

const inPieces: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
  response.end(JSON.stringify(paid))
}

describe('the answer to a confirm', () => {
  it.each<[string, Reply, string]>([
    ['none at all', silence, 'unknown: timeout'],
    ['a broken connection', drop, 'unknown: connection-lost'],
    ['half an answer and a broken connection', halfAnAnswer, 'unknown: connection-lost'],
    ['half a JSON', text(fixtureText('cert-confirmed-as-printed').slice(0, 300)), 'unknown: unreadable-answer'],
    ['a success in a 500', json(paid, 500), 'unknown: server-error'],
    ['a success in a 503', json(paid, 503), 'unknown: server-error'],
    ['an error in a 502', json({ ...paid, ...error('CPCA9999', '실패') }, 502), 'unknown: server-error'],
    ['a proxy’s page', text('<html><body>점검 중</body></html>'), 'unknown: unreadable-answer'],
    ['a proxy’s page in a 403', text('<html/>', 403), 'unknown: unreadable-answer'],
    ['an empty body', text(''), 'unknown: unreadable-answer'],
    ['a 204', text('', 204), 'unknown: unreadable-answer'],
    ['a redirect', text('', 302), 'unknown: unreadable-answer'],
    ['a success in a redirect', json(paid, 307), 'unknown: unreadable-answer'],
    ['a success in a 404', json(paid, 404), 'unknown: unreadable-answer'],
    ['null', text('null'), 'unknown: unreadable-answer'],
    ['a list of answers', text(JSON.stringify([paid])), 'unknown: unreadable-answer'],
    ['a word', text('success'), 'unknown: unreadable-answer'],
    ['an object without a field', text('{}'), 'unknown: unreadable-answer'],
    [
      'a result that is said twice',
      text('{"PCD_PAY_RST":"error","PCD_PAY_RST":"success"}'),
      'unknown: unreadable-answer',
    ],
    ['an encoding nobody asked for', inPieces, 'unknown: unreadable-answer'],
    ['more than is read', text(`{"PCD_PAY_RST":"${'x'.repeat(1_100_000)}"}`), 'unknown: unreadable-answer'],
  ])('that is %s leaves it unknown, and it is not asked for again', async (_, reply, expected) => {
    const one = await host(reply)
    expect(summary(await confirm(one.url, orderAt(one.url), { cancelMs: 300 }))).toBe(expected)
    expect(one.asked).toHaveLength(1)
  })

  it.each<[string, Readonly<Record<string, unknown>>, string, number?]>([
    ['as the guide prints it', {}, 'accepted'],
    ['with numbers for text', { PCD_PAY_TOTAL: 100, PCD_PAY_TIME: 20231219134223 }, 'accepted'],
    ['with 0000 for a code', { PCD_PAY_CODE: '0000' }, 'accepted'],
    ['with a name never heard of', { PCD_NEW: 'x' }, 'accepted'],
    ['without total, and the amount as asked', { PCD_PAY_TOTAL: '', PCD_PAY_AMOUNT: '100' }, 'accepted'],
    ['without total, and another amount', { PCD_PAY_TOTAL: '' }, 'unknown: unreadable-answer'],
    ['without any amount', { PCD_PAY_TOTAL: '', PCD_PAY_AMOUNT: '' }, 'unknown: unreadable-answer'],
    ['of another amount', { PCD_PAY_TOTAL: '101' }, 'unknown: unreadable-answer'],
    ['of nothing', { PCD_PAY_TOTAL: '0' }, 'unknown: unreadable-answer'],
    ['of an amount that is no number', { PCD_PAY_TOTAL: '100원' }, 'unknown: unreadable-answer'],
    ['of an amount below nothing', { PCD_PAY_TOTAL: '-100' }, 'unknown: unreadable-answer'],
    ['of another order', { PCD_PAY_OID: 'ORDER_1' }, 'unknown: unreadable-answer'],
    ['of an order in other letters', { PCD_PAY_OID: 'order_17027809' }, 'unknown: unreadable-answer'],
    ['of no order', { PCD_PAY_OID: '' }, 'unknown: unreadable-answer'],
    ['of the other method', { PCD_PAY_TYPE: 'transfer' }, 'unknown: unreadable-answer'],
    ['of a method never heard of', { PCD_PAY_TYPE: 'cash' }, 'unknown: unreadable-answer'],
    ['without a time', { PCD_PAY_TIME: '' }, 'unknown: unreadable-answer'],
    ['at no real time', { PCD_PAY_TIME: '20231319134223' }, 'unknown: unreadable-answer'],
    ['without a result', { PCD_PAY_RST: '' }, 'unknown: unreadable-answer'],
    ['with close', { PCD_PAY_RST: 'close' }, 'unknown: unreadable-answer'],
    ['with a result in capitals', { PCD_PAY_RST: 'SUCCESS' }, 'unknown: unreadable-answer'],
    ['with true for a result', { PCD_PAY_RST: true }, 'unknown: unreadable-answer'],
    ['without a code', { PCD_PAY_CODE: '' }, 'unknown: unclear-code'],
    ['with null for a code', { PCD_PAY_CODE: null }, 'unknown: unclear-code'],
    ['with zero for a code', { PCD_PAY_CODE: 0 }, 'unknown: unclear-code'],
    ['with a code that is not known', { PCD_PAY_CODE: 'PCCF0001' }, 'unknown: unclear-code'],
    ['with a code that merely contains 0000', { PCD_PAY_CODE: 'PCCF00001' }, 'unknown: unclear-code'],
    ['with a code that begins with figures', { PCD_PAY_CODE: '10000' }, 'unknown: unclear-code'],
    ['with an error’s code beside success', { PCD_PAY_CODE: 'CPCA9999' }, 'unknown: unclear-code'],
    ['with a look-up’s three zeros', { PCD_PAY_CODE: 'PCHK000' }, 'unknown: unclear-code'],
    ['with a cancel’s code', { PCD_PAY_CODE: 'PAYC0000' }, 'unknown: unreadable-answer'],
    ['with a cancel’s words', { PCD_PAY_MSG: '[PAYC0000] 취소완료' }, 'unknown: unreadable-answer'],
    ['with a cancel’s flag', { PCD_PAYCANCEL_FLAG: 'Y' }, 'unknown: unreadable-answer'],
    ['with a registration’s work', { PCD_PAY_WORK: 'AUTH' }, 'unknown: unreadable-answer'],
    ['with the work of the order', { PCD_PAY_WORK: 'CERT' }, 'accepted'],
    [
      'that is the window’s own result, time and all',
      { ...fixture('cert-not-yet-confirmed'), PCD_PAY_TOTAL: '100', PCD_PAY_TIME: '20231219134223' },
      'unknown: unreadable-answer',
    ],
    ['with an error and a listed code', error('CPCA0022', '[CPCA0022] 한도 초과'), 'declined'],
    ['with an error and a code of no list', error('CPCA0777', '[CPCA0777] 잔액 부족'), 'declined'],
    ['with an error and its code in the message', error('', '[Test] [SPCD0018] 3143 - 잔액이 부족합니다.'), 'declined'],
    ['with an error in a 400', error('CPCA9999', '실패'), 'declined', 400],
    [
      'with an error of another order',
      { ...error('CPCA9999', '실패'), PCD_PAY_OID: 'A' },
      'unknown: unreadable-answer',
    ],
    ['with an error and no code', error('', '결제에 실패했습니다.'), 'unknown: unclear-code'],
    ['with an error and no word', error('', ''), 'unknown: unclear-code'],
    ['with an error and a success code', error('PCCF0000', '카드결제완료'), 'unknown: unclear-code'],
    ['with an error of a silent card company', error('SPCD1001', '카드사 문의'), 'unknown: unclear-code'],
    ['with an error of a silent bank', error('', '[CPAY0018] 출금이체 결과 미수신'), 'unknown: unclear-code'],
    ['with an error that work goes on', error('CPCA0777', '[CPCA0777] 처리 중입니다.'), 'unknown: unclear-code'],
  ])('%s is %3$s', async (_, change, expected, status = 200) => {
    const one = await host(json({ ...paid, ...change }, status))
    expect(summary(await confirm(one.url, orderAt(one.url)))).toBe(expected)
    expect(one.asked).toHaveLength(1)
  })

  it('that the buyer’s money does not suffice is a no in Korean', async () => {
    const one = await host(json(error('CPCA0777', '[Test] [CPCA0777] 3143 - 잔액이 부족합니다.')))
    expect(await confirm(one.url, orderAt(one.url))).toMatchObject({
      kind: 'declined',
      refusal: {
        code: 'CPCA0777 / 3143',
        message: expect.stringContaining('잔액이 부족합니다.'),
        remedy: expect.stringContaining('다시 결제'),
        balanceDiffers: false,
      },
    })
  })

  it('that names a long code is shown cut', () => {
    expect(toConfirmed(asked({ ...paid, PCD_PAY_CODE: 'X'.repeat(5_000) }), order)).toMatchObject({
      kind: 'unknown',
      code: 'X'.repeat(40),
    })
  })

  it('is unknown when cut at any byte', () => {
    const whole = fixtureText('cert-confirmed-as-printed').trimEnd()
    for (let length = 0; length < whole.length; length += 1) {
      const body = readJsonObject(new TextEncoder().encode(whole.slice(0, length)))
      expect(toConfirmed(asked(body), order).kind, whole.slice(0, length)).toBe('unknown')
    }
  })
})

describe('the confirm address', () => {
  it.each<[string, (here: string, elsewhere: string) => string]>([
    ['empty', () => ''],
    ['no address', () => '승인 주소'],
    ['a path alone', () => paths.card],
    ['a host without its scheme', (here) => `${here.replace('http:', '')}${paths.card}`],
    ['over another scheme', (here) => `${here.replace('http:', 'https:')}${paths.card}`],
    ['a file', () => 'file:///php/PayCardConfirmAct.php'],
    ['a script', () => 'javascript:alert(1)'],
    ['another port', (_, elsewhere) => `${elsewhere}${paths.card}`],
    ['another port by name', (_, elsewhere) => `${elsewhere.replace('127.0.0.1', 'localhost')}${paths.card}`],
    ['no port', () => `http://127.0.0.1${paths.card}`],
    ['another address of this machine', (here) => `${here.replace('127.0.0.1', '127.0.0.2')}${paths.card}`],
    ['this machine by IPv6', (here) => `${here.replace('127.0.0.1', '[::1]')}${paths.card}`],
    ['a user before the host', (here) => `${here.replace('//', '//test@')}${paths.card}`],
    [
      'ours as the user of another host',
      (here, elsewhere) => `${here}@${elsewhere.replace('http://', '')}${paths.card}`,
    ],
    [
      'another host as the user of ours',
      (here, elsewhere) => `${elsewhere}@${here.replace('http://', '')}${paths.card}`,
    ],
    ['ours in another’s path', (here, elsewhere) => `${elsewhere}/${here}${paths.card}`],
    ['ours in another’s query', (here, elsewhere) => `${elsewhere}/?${here}${paths.card}`],
    ['a place in a page', (here) => `${here}${paths.card}#x`],
    ['two of them', (here, elsewhere) => `${here}${paths.card} ${elsewhere}`.replace('//', ' //')],
  ])('that is %s is not asked, and nobody hears of it', async (_, addressOf) => {
    const [here, elsewhere] = [await host(json(paid)), await host(json(paid))]
    const outcome = await confirm(here.url, atAddress(addressOf(here.url, elsewhere.url)))
    expect(outcome).toMatchObject({
      kind: 'not-sent',
      because: 'refused-before-asking',
      refusal: { message: expect.stringMatching(korean), remedy: expect.stringMatching(korean), balanceDiffers: false },
    })
    expect([here.asked, elsewhere.asked]).toEqual([[], []])
  })

  const test: Connection = { ...connectionTo('https://democpay.payple.kr'), environment: 'test', reach: 'public' }
  const real: Connection = { ...connectionTo('https://cpay.payple.kr'), environment: 'real', reach: 'public' }

  /** A desk whose requests go nowhere, and are counted. */
  async function posted(connection: Connection, address: string) {
    const requests: HttpRequest[] = []
    const note = (request: HttpRequest) => {
      requests.push(request)
      return Promise.resolve({ kind: 'not-sent' as const })
    }
    const outcome = await createConfirmDesk({ ask: note, read: note }, usualPatience).confirm(
      connection,
      atAddress(address),
    )
    return { outcome, urls: requests.map(({ url }) => url) }
  }

  it.each([
    ['without TLS', 'http://cpay.payple.kr/x', real],
    ['without TLS on the port of TLS', 'http://cpay.payple.kr:443/x', real],
    ['the test host, of a real shop', `https://democpay.payple.kr${paths.card}`, real],
    ['the real host, of a test shop', `https://cpay.payple.kr${paths.card}`, test],
    ['another host', 'https://evil.kr/php/PayCardConfirmAct.php?ACT_=PAYM', real],
    ['another host of Payple', `https://hub.payple.kr${paths.card}`, real],
    ['the domain alone', `https://payple.kr${paths.card}`, real],
    ['a host that only begins alike', `https://cpay.payple.kr.evil.kr${paths.card}`, real],
    ['a host that only ends alike', `https://evil-cpay.payple.kr${paths.card}`, real],
    ['a name under the host', `https://evil.cpay.payple.kr${paths.card}`, real],
    ['the host with a dot at its end', `https://cpay.payple.kr.${paths.card}`, real],
    ['the host as a user', `https://cpay.payple.kr@evil.kr${paths.card}`, real],
    ['the host as user and port', `https://cpay.payple.kr:443@evil.kr${paths.card}`, real],
    ['the host behind a backslash', `https://evil.kr\\@cpay.payple.kr${paths.card}`, real],
    ['a user before the host', `https://name:word@cpay.payple.kr${paths.card}`, real],
    ['another port', `https://cpay.payple.kr:8443${paths.card}`, real],
    ['the host in a path', `https://evil.kr/cpay.payple.kr${paths.card}`, real],
    ['the host in a query', `https://evil.kr/?https://cpay.payple.kr${paths.card}`, real],
    ['an IP address', `https://211.33.136.1${paths.card}`, real],
    ['this machine', `https://127.0.0.1${paths.card}`, real],
    ['a machine of the network', `http://192.168.0.1${paths.card}`, real],
    ['a Cyrillic а for an a', `https://cp\u0430y.payple.kr${paths.card}`, real],
    ['a Cyrillic р for a p', `https://cpay.pay\u0440le.kr${paths.card}`, real],
    ['a dotless ı for an i', `https://cpay.paypıe.kr${paths.card}`, real],
    ['a letter without width', `https://cpay.payple.kr\u3164${paths.card}`, real],
    ['a stroke that looks like a slash', `https://cpay.payple.kr\u2044${paths.card}`, real],
    ['a blob of the host', `blob:https://cpay.payple.kr/${paths.card}`, real],
    ['a script', 'javascript://cpay.payple.kr/%0aalert(1)', real],
    ['data', 'data:text/html,cpay.payple.kr', real],
    ['a host without its scheme', `cpay.payple.kr${paths.card}`, real],
    ['a host without its scheme, with slashes', `//cpay.payple.kr${paths.card}`, real],
    ['empty', '', real],
    ['blank', '   ', real],
  ])('of a public shop that is %s is not asked', async (_, address, connection) => {
    const { outcome, urls } = await posted(connection, address)
    expect(urls).toEqual([])
    expect(outcome).toMatchObject({
      kind: 'not-sent',
      because: 'refused-before-asking',
      refusal: { message: expect.stringContaining('PCD_PAY_COFURL') },
    })
    expect(JSON.stringify(outcome)).not.toMatch(/evil|canary/)
  })

  it.each([
    [`https://cpay.payple.kr${paths.card}`, real],
    [`https://CPAY.payple.kr:443${paths.card}`, real],
    [`https://\uFF43pay.payple.kr${paths.card}`, real],
    [`https://democpay.payple.kr${paths.transfer}`, test],
  ])('%s is Payple’s own, and is asked as the URL standard spells it', async (address, connection) => {
    const { urls } = await posted(connection, address)
    expect(urls).toEqual([new URL(address).href])
    expect(urls[0]).toMatch(/^https:\/\/(demo)?cpay\.payple\.kr\/php\/Pay(Card)?ConfirmAct\.php\?ACT_=PAYM$/)
  })

  it('is taken by localhost where the shop’s own is 127.0.0.1, and the reverse', async () => {
    const one = await host(json(paid))
    const named = one.url.replace('127.0.0.1', 'localhost')
    expect(summary(await confirm(one.url, orderAt(named)))).toBe('accepted')
    expect(summary(await confirm(named, orderAt(one.url)))).toBe('accepted')
    expect(one.asked).toHaveLength(2)
  })

  it('that leads elsewhere is not followed', async () => {
    const elsewhere = await host(json(paid))
    const one = await host((response) => {
      response.writeHead(307, { location: `${elsewhere.url}${paths.card}` })
      response.end()
    })
    expect(summary(await confirm(one.url, orderAt(one.url)))).toBe('unknown: unreadable-answer')
    expect([one.asked.length, elsewhere.asked.length]).toEqual([1, 0])
  })
})

describe('what a confirm needs', () => {
  it.each([
    ['the auth key', { PCD_AUTH_KEY: '' }],
    ['the request key', { PCD_PAY_REQKEY: '' }],
    ['the address', { PCD_PAY_COFURL: '' }],
    ['both keys', { PCD_AUTH_KEY: '', PCD_PAY_REQKEY: '' }],
  ])('and is empty, such as %s, leaves nothing sent', async (_, change) => {
    const one = await sandbox()
    const complete = await prepared(one)
    const kept = Object.entries({ ...complete.keys, ...change })
    for (const keys of [Object.fromEntries(kept), Object.fromEntries(kept.filter(([, value]) => value !== ''))]) {
      expect(await confirm(one.url, { ...complete, keys })).toMatchObject({
        kind: 'not-sent',
        because: 'refused-before-asking',
        refusal: { message: expect.stringMatching(korean), remedy: expect.stringMatching(korean) },
      })
    }
    expect(one.report().totals.requests).toBe(0)
    expect(one.report().prepared).toMatchObject([{ confirmed: false }])
  })

  it.each(['cst_id', 'custKey', 'Referer'])(
    'of the shop’s settings, %s, leaves nothing sent when missing',
    async (name) => {
      const one = await sandbox()
      const kept = Object.entries(sandboxCredentials(publicTestAccount)).filter(([entered]) => entered !== name)
      expect(await desk().confirm(connectionTo(one.url, Object.fromEntries(kept)), await prepared(one))).toMatchObject({
        kind: 'not-sent',
        because: 'refused-before-asking',
        refusal: { message: expect.stringContaining('연결 정보') },
      })
      expect(one.report().totals.requests).toBe(0)
    },
  )

  it.each(['PCD_AUTH_KEY', 'PCD_PAY_REQKEY', 'PCD_PAY_COFURL'])(
    'is not in a window’s result without %s, which is no prepared payment',
    async (name) => {
      const window = await prepare(await sandbox())
      expect(paypleReader.readAnswer({ ...window, [name]: '' }, noBuyer).kind).toMatch(/^(no-payment|rejected)$/)
    },
  )
})

describe('the keys of a confirm', () => {
  const canaries = Object.values(orderAt('').keys).filter((value) => value.startsWith('canary'))
  const all = canaries.join(' ')
  const everywhere = {
    PCD_AUTH_KEY: canaries[0],
    PCD_PAY_REQKEY: canaries[1],
    PCD_PAYER_ID: canaries[2],
    pcd_payer_id: canaries[2],
    PCD_REQ_KEY: canaries[1],
    PCD_PAYER_NO: canaries[2],
    PCD_PAY_GOODS: all,
    PCD_PAYER_NAME: all,
    PCD_PAY_CARDNAME: canaries[0],
    PCD_PAY_CARDRECEIPT: `https://receipt.kr/${canaries[1]}`,
    PCD_PAY_MSG: all,
    PCD_NEW: all,
  }

  it.each<[string, Reply]>([
    ['yes', json({ ...paid, ...everywhere })],
    ['yes, without a time', json({ ...paid, ...everywhere, PCD_PAY_TIME: '' })],
    ['no', json({ ...everywhere, ...error('CPCA0777', `[CPCA0777] ${all} 오류`) })],
    ['no by a code that is a key', json(error(canaries[0] ?? '', `[CPCA0777] ${all} 오류`))],
    ['maybe by a code that is a key', json({ ...paid, PCD_PAY_CODE: canaries[1] })],
    ['maybe', json(error('SPCD1001', `[SPCD1001] ${all}`))],
    ['another order', json({ ...paid, ...everywhere, PCD_PAY_OID: canaries[2] })],
    ['nothing', drop],
    ['no page', text(`<html>${all}</html>`)],
    ['a 500', text(JSON.stringify(everywhere), 500)],
  ])('are in nothing the desk tells when Payple says %s', async (_, reply) => {
    const one = await host(reply)
    const outcome = await confirm(one.url, orderAt(one.url))
    const shown = `${JSON.stringify(outcome)}${inspect(outcome, { depth: 9, showHidden: true })}`
    expect(one.asked).toHaveLength(1)
    expect(shown).not.toMatch(/canary|PCD_AUTH_KEY|PCD_PAY_REQKEY|PCD_PAYER_ID|abcd1234567890/i)
  })

  it('are in no refusal of an address or of an incomplete result', async () => {
    const one = await host(json(paid))
    const { PCD_PAY_REQKEY: _, ...keys } = orderAt(one.url).keys
    const outcomes = [
      await confirm(one.url, atAddress(`https://evil.kr/${all}`)),
      await confirm(one.url, { ...orderAt(one.url), keys }),
    ]
    expect(outcomes.map(summary)).toEqual(['not-sent: refused-before-asking', 'not-sent: refused-before-asking'])
    expect(`${JSON.stringify(outcomes)}${inspect(outcomes, { depth: 9 })}`).not.toContain('canary')
    expect(one.asked).toEqual([])
  })

  it.each(sceneNames.filter((name) => !name.endsWith('slow')))(
    'that the sandbox gave are not told in scene %s',
    async (name) => {
      const one = await sandbox()
      const given = await prepared(one)
      one.play({ name, path: '/php/PayCardConfirmAct.php' })
      const shown = JSON.stringify(await confirm(one.url, given))
      for (const key of ['PCD_AUTH_KEY', 'PCD_PAY_REQKEY', 'PCD_PAYER_ID']) {
        expect(given.keys[key]).toMatch(/^.{20,}$/)
        expect(shown).not.toContain(given.keys[key])
      }
    },
  )
})

describe('whatever comes back for a confirm', () => {
  const textOf = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  const strange = fc.oneof(
    fc.constantFrom('success', 'error', 'close', '', 'card', 'transfer', 'PAY', 'CERT', 'Y', '20231219134223'),
    fc.constantFrom('PCCF0000', '0000', 'SPCD0000', 'PAYC0000', 'PCCF0001', 'PCCF00001', 'PCHK000', 'CPCA0201'),
    fc.constantFrom('ORDER_17027809', 'ORDER_1', '100', '0100', '101', '1000', 100, '1e2', '100.0', ' 100 '),
    fc.string(),
    fc.integer(),
    fc.constantFrom(null, true, [], {}),
  )
  /** Fields that decide, each with what it may say of this order. */
  const fair = {
    PCD_PAY_RST: ['success'],
    PCD_PAY_CODE: ['PCCF0000', '0000', 'SPCD0000'],
    PCD_PAY_MSG: ['카드결제완료', ''],
    PCD_PAY_OID: [order.orderNumber, ` ${order.orderNumber} `],
    PCD_PAY_TOTAL: ['100', 100, '0100', ''],
    PCD_PAY_AMOUNT: ['100', '1000', ''],
    PCD_PAY_TYPE: ['card', ''],
    PCD_PAY_TIME: ['20231219134223', '2023-12-19 13:42:23'],
    PCD_PAY_WORK: ['', 'PAY', 'CERT'],
    PCD_PAY_COFURL: ['', `https://democpay.payple.kr${paths.card}`],
    PCD_PAY_CARDAUTHNO: ['85324231', ''],
    PCD_PAYCANCEL_FLAG: ['', 'N'],
  }
  const mangled = fc.record(
    Object.fromEntries(
      Object.entries(fair).map(([name, said]) => [
        name,
        fc.oneof({ weight: 6, arbitrary: fc.constantFrom<unknown>(...said) }, { weight: 1, arbitrary: strange }),
      ]),
    ),
    { requiredKeys: [] },
  )
  const status = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(200, 201) },
    { weight: 1, arbitrary: fc.constantFrom(302, 400, 404, 500, 503) },
  )

  /** What an answer must say to be a yes, told anew from the guide and the house's reading of it. */
  function saysYes(answer: Readonly<Record<string, unknown>>, httpStatus: number): boolean {
    const told = (name: string) => textOf(answer[name])
    const total = told('PCD_PAY_TOTAL') === '' ? told('PCD_PAY_AMOUNT') : told('PCD_PAY_TOTAL')
    return (
      httpStatus < 300 &&
      told('PCD_PAY_RST') === 'success' &&
      /^[A-Z]{0,5}0000$/i.test(told('PCD_PAY_CODE')) &&
      told('PCD_PAY_OID') === order.orderNumber &&
      ['', order.method].includes(told('PCD_PAY_TYPE')) &&
      /^0{0,9}100$/.test(total)
    )
  }

  it('is accepted only when result, code, order and amount all say so', () => {
    let yes = 0
    fc.assert(
      fc.property(mangled, status, (change, httpStatus) => {
        const answer: Readonly<Record<string, unknown>> = { ...paid, ...change }
        const outcome = toConfirmed(asked(answer, httpStatus), order)
        if (outcome.kind !== 'accepted') return
        yes += 1
        expect(saysYes(answer, httpStatus)).toBe(true)
        expect(outcome.value.transaction).toMatchObject({ orderNumber: order.orderNumber, paid: order.won })
        expect(paypleReader.readAnswer(JSON.parse(outcome.value.raw), noBuyer).kind).toBe('payment')
      }),
      { numRuns: 5_000 },
    )
    expect(yes).toBeGreaterThan(200)
  })

  it('with one field of the printed answer changed is accepted only when the change says the same', () => {
    const one = fc.tuple(fc.constantFrom(...Object.keys(paid)), strange)
    fc.assert(
      fc.property(one, ([name, value]) => {
        const answer = { ...paid, [name]: value }
        if (toConfirmed(asked(answer), order).kind === 'accepted') expect(saysYes(answer, 200)).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  it('is a no only when it says error', () => {
    fc.assert(
      fc.property(mangled, status, (change, httpStatus) => {
        const answer: Readonly<Record<string, unknown>> = { ...paid, ...change }
        const { kind } = toConfirmed(asked(answer, httpStatus), order)
        expect(['accepted', 'declined', 'unknown']).toContain(kind)
        if (kind === 'declined') expect([textOf(answer['PCD_PAY_RST']), httpStatus < 500]).toEqual(['error', true])
      }),
      { numRuns: 3_000 },
    )
  })

  it('is not accepted when it is a no with any byte changed', () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...paid, ...error('CPCA9999', '[CPCA9999] 실패') }))
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const body = readJsonObject(bytes.map((byte, index) => (index === at ? byte ^ change : byte)))
        expect(toConfirmed(asked(body), order).kind).not.toBe('accepted')
      }),
      { numRuns: 2_000 },
    )
  })

  it('as bytes that are nothing is unknown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(toConfirmed(asked(readJsonObject(bytes)), order).kind).toBe('unknown')
      }),
      { numRuns: 1_000 },
    )
  })
})
