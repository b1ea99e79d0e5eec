import { afterEach, describe, expect, it } from 'vitest'
import { toInstant } from '../../../../domain/day.ts'
import { noWon, toWon } from '../../../../domain/money.ts'
import { computeSplit } from '../../../../domain/tax-split.ts'
import { createHttp } from '../../http.ts'
import { createKcp } from '../index.ts'
import { type KcpSandbox, type KcpSandboxOptions, makeKcpIdentity, type SceneName } from '../sandbox/index.ts'
import { acceptedOf, bankMoney, cancelOf, money, receiptOf, receiptsAt } from './receipt-orders.ts'
import { cancelPath, openSandbox, registerPath, transferTno } from './receipt-stand.ts'
import { clock, connectionTo, siteCode } from './stand.ts'

const open: KcpSandbox[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

async function stand(options: Partial<KcpSandboxOptions> = {}, patienceMs?: number) {
  const sandbox = await openSandbox(options)
  open.push(sandbox)
  return { sandbox, ...receiptsAt(sandbox, {}, patienceMs) }
}

type Stand = Awaited<ReturnType<typeof stand>>

const issue = ({ desk, connection }: Stand, order = receiptOf(11_000)) => desk.issueReceipt(connection, order)

/** Issues 11,000 won and gives KCP's number of the receipt. */
const issued = async (at: Stand): Promise<string> => acceptedOf(await issue(at)).receiptNumber ?? ''

const cancel = ({ desk, connection }: Stand, order: ReturnType<typeof cancelOf>) =>
  desk.cancelReceipt(connection, order)

const sent = ({ sandbox }: Stand, path: string): number => sandbox.report().totals.byPath[path] ?? 0

describe('issuing a receipt through KCP', () => {
  it('of SSG money brings KCP’s number, the tax office’s with its zero in front, and the time', async () => {
    const at = await stand()
    expect(acceptedOf(await issue(at))).toEqual({
      receiptNumber: '20261123900001',
      approvalNumber: '037036967',
      at: toInstant('2026-11-23T09:00:00+09:00'),
    })
    expect(at.sandbox.report().receipts['20261123900001']).toMatchObject({
      amount: 11_000,
      identity: '5678',
      tno: null,
    })
  })

  it('of a transfer names the payment, and KCP keeps its receipts within it', async () => {
    const at = await stand()
    acceptedOf(await issue(at, receiptOf(33_000, { payment: bankMoney })))
    expect(Object.values(at.sandbox.report().receipts)).toMatchObject([{ amount: 33_000, tno: transferTno }])
    const again = await issue(at, receiptOf(33_000, { payment: bankMoney, serial: 2 }))
    expect(again).toMatchObject({ kind: 'unknown', because: 'unclear-code' })
  })

  it.each([
    ['a phone of ten digits', 'income-deduction', '0111234567'],
    ['nobody known (R08)', 'income-deduction', '0100001234'],
    ['a receipt card', 'income-deduction', '1544202012345678'],
    ['a business', 'business-expense', '2208162517'],
  ] as const)('for %s', async (_, purpose, identity) => {
    const at = await stand()
    acceptedOf(await issue(at, receiptOf(11_000, { purpose, identity })))
    expect(Object.values(at.sandbox.report().receipts)[0]?.identity).toBe(identity.slice(-4))
  })

  it.each(['01012345678', '1544202012345678', '0111234567'])(
    'for a business expense KCP wants a business number: %s is not sent',
    async (identity) => {
      const at = await stand()
      const refused = await issue(at, receiptOf(11_000, { purpose: 'business-expense', identity }))
      expect(refused).toMatchObject({
        kind: 'not-sent',
        because: 'refused-before-asking',
        refusal: { message: expect.stringContaining('사업자번호 10자리') },
      })
      expect(sent(at, registerPath)).toBe(0)
    },
  )

  it('of mixed tax has its tax-free won in the supply', async () => {
    const at = await stand()
    const split = computeSplit(toWon(16_000), toWon(5_000))
    acceptedOf(await issue(at, receiptOf(16_000, { split })))
    expect(at.sandbox.report().totals.receiptWon).toBe(16_000)
  })

  it.each([
    ['what KCP forbids', '니트, <b>"새"</b> & \\ | \' ;', '홍\0길\n동'],
    ['nothing that is left', '<>&;', ' '],
    ['no text at all', null, null],
    ['more than fits', '니트'.repeat(200), '홍'.repeat(200)],
  ])('of goods and a buyer with %s is taken', async (_, goods, buyerName) => {
    const at = await stand()
    expect((await issue(at, receiptOf(11_000, { goods, buyerName }))).kind).toBe('accepted')
  })

  it('has an order number of its own: of 40 bytes at most, unlike any other payment’s or receipt’s', async () => {
    const at = await stand()
    const long = '주문'.repeat(20)
    const orders = [
      receiptOf(11_000),
      receiptOf(11_000, { serial: 2 }),
      receiptOf(11_000, { serial: 13 }),
      receiptOf(11_000, { payment: { ...money, gatewayTransactionId: '20210719000006' } }),
      receiptOf(11_000, { payment: { ...money, orderNumber: long } }),
      receiptOf(11_000, { payment: { ...money, orderNumber: `${long}2`, gatewayTransactionId: '20210719000008' } }),
      receiptOf(11_000, { payment: { ...money, orderNumber: '<&>', gatewayTransactionId: '20210719000009' } }),
    ]
    for (const order of orders) acceptedOf(await issue(at, order))
    const numbers = Object.values(at.sandbox.report().receipts).map(({ orderNumber }) => orderNumber)
    expect(new Set(numbers).size).toBe(orders.length)
    expect(numbers[0]).toBe('ORD5-20210719000005-R1')
    expect(Math.max(...numbers.map((number) => Buffer.byteLength(number)))).toBeLessThanOrEqual(40)
  })

  it.each([
    ['more than was paid', { amount: toWon(11_001), split: computeSplit(toWon(11_001)) }],
    ['figures that do not add up', { split: { ...computeSplit(toWon(11_000)), vat: noWon } }],
  ])('with %s is not sent', async (_, change) => {
    const at = await stand()
    expect(await issue(at, receiptOf(11_000, change))).toMatchObject({ because: 'refused-before-asking' })
    expect(sent(at, registerPath)).toBe(0)
  })
})

describe('an issue that goes wrong', () => {
  it.each([
    ['lost-before-commit', 'connection-lost', 0],
    ['lost-after-commit', 'connection-lost', 1],
    ['reset-before-body', 'connection-lost', 0],
    ['reset-after-body', 'connection-lost', 1],
    ['http-500', 'server-error', 0],
    ['http-500-after-commit', 'server-error', 1],
    ['html', 'unreadable-answer', 0],
    ['truncated-json', 'unreadable-answer', 1],
    ['slow', 'timeout', 1],
  ] as const)('%s: unknown for %s, asked once, and %i receipt stands at KCP', async (name, because, receipts) => {
    const at = await stand({}, 400)
    at.sandbox.play({ name, path: registerPath, delayMs: 1_500 })
    expect(await issue(at)).toEqual({ kind: 'unknown', because, code: null })
    expect(sent(at, registerPath)).toBe(1)
    expect(at.sandbox.report().totals.receipts).toBe(receipts)
  })

  it.each(['cp949', 'numbers'] as const)('%s is read all the same', async (name) => {
    const at = await stand({ scene: name })
    expect(acceptedOf(await issue(at))).toMatchObject({ approvalNumber: '037036967' })
  })

  it.each([
    ['declined', '8005'],
    ['8012', '8012'],
  ] as const)('%s: an error is unknown (R39), and what the code means is told', async (name, code) => {
    const at = await stand()
    at.sandbox.play({ name, path: registerPath })
    expect(await issue(at)).toMatchObject({
      kind: 'unknown',
      because: 'unclear-code',
      code,
      heard: expect.stringMatching(/^KCP의 답: .+/),
    })
  })

  it('a number used twice is unknown, too: it may be the receipt whose answer was lost', async () => {
    const at = await stand()
    acceptedOf(await issue(at))
    expect(await issue(at)).toMatchObject({ kind: 'unknown', code: '9167', heard: expect.stringContaining('KCP의 답') })
    expect(at.sandbox.report().totals.receipts).toBe(1)
  })

  it('is not sent where nobody listens, and where the key cannot be opened', async () => {
    const { receipts } = createKcp(createHttp(), clock)
    if (!receipts.offered) throw new Error('KCP sells receipts')
    expect(await receipts.issueReceipt(connectionTo('http://127.0.0.1:9'), receiptOf(11_000))).toEqual({
      kind: 'not-sent',
      because: 'unreachable',
      refusal: null,
    })
    const at = await stand()
    const locked = connectionTo(at.sandbox.url, { password: 'wrong' })
    const unopened = { kind: 'not-sent', because: 'refused-before-asking', refusal: { code: 'CREDENTIALS' } }
    expect(await receipts.issueReceipt(locked, receiptOf(11_000))).toMatchObject(unopened)
    expect(await receipts.cancelReceipt(locked, cancelOf('20261123900001', 1, 1))).toMatchObject(unopened)
    expect(at.sandbox.report().totals.requests).toBe(0)
  })
})

describe('cancelling a receipt at KCP', () => {
  it('whole takes it back under an approval number of the cancel’s own', async () => {
    const at = await stand()
    const number = await issued(at)
    const { approvalNumber, receiptNumber } = acceptedOf(await cancel(at, cancelOf(number, 11_000, 11_000)))
    expect([receiptNumber, approvalNumber]).toEqual([number, '074073934'])
    expect(at.sandbox.report().receipts[number]).toMatchObject({ remaining: 0, receiptNo: '037036967' })
  })

  it('in part names the balance before it, and the rest after it goes as a part, too', async () => {
    const at = await stand()
    const number = await issued(at)
    acceptedOf(await cancel(at, cancelOf(number, 4_000, 11_000)))
    acceptedOf(await cancel(at, cancelOf(number, 7_000, 7_000, { cutBefore: true })))
    expect(at.sandbox.report().receipts[number]).toMatchObject({
      remaining: 0,
      cancels: [{ won: 4_000 }, { won: 7_000 }],
    })
  })

  it('with a balance that is not KCP’s is unknown, and takes nothing', async () => {
    const at = await stand()
    const number = await issued(at)
    expect(await cancel(at, cancelOf(number, 4_000, 10_000))).toMatchObject({ kind: 'unknown', code: '8037' })
    expect(at.sandbox.report().receipts[number]).toMatchObject({ remaining: 11_000 })
  })

  it('where KCP takes no parts is unknown, and says why', async () => {
    const at = await stand({ receiptPartial: 'refused' })
    const number = await issued(at)
    expect(await cancel(at, cancelOf(number, 4_000, 11_000))).toMatchObject({
      kind: 'unknown',
      code: '8392',
      heard: expect.stringContaining('KCP의 답'),
    })
    expect((await cancel(at, cancelOf(number, 11_000, 11_000))).kind).toBe('accepted')
  })

  it.each([null, '', '037036967', '2026112390000a'])('without KCP’s number of it (%o) is not asked', async (number) => {
    const at = await stand()
    expect(at.desk.cancelLimits(number)).toMatchObject({ ok: false, failure: { because: expect.any(String) } })
    expect(await cancel(at, cancelOf(number, 11_000, 11_000))).toMatchObject({
      kind: 'not-sent',
      because: 'refused-before-asking',
      refusal: { remedy: expect.stringContaining('밖에서 취소한 것으로') },
    })
    expect(at.sandbox.report().totals.requests).toBe(0)
  })

  it.each([
    [0, 11_000],
    [11_001, 11_000],
  ])('of %i out of %i is not asked', async (won, before) => {
    const at = await stand()
    const refused = await cancel(at, cancelOf('20261123900001', won, before))
    expect(refused).toMatchObject({ because: 'refused-before-asking' })
    expect(at.sandbox.report().totals.requests).toBe(0)
  })

  it.each([
    ['lost-before-commit', 'connection-lost', 11_000],
    ['lost-after-commit', 'connection-lost', 0],
    ['reset-before-body', 'connection-lost', 11_000],
    ['reset-after-body', 'connection-lost', 0],
    ['http-500', 'server-error', 11_000],
    ['http-500-after-commit', 'server-error', 0],
    ['html', 'unreadable-answer', 11_000],
    ['truncated-json', 'unreadable-answer', 0],
    ['slow', 'timeout', 0],
    ['declined', 'unclear-code', 11_000],
    ['8012', 'unclear-code', 11_000],
  ] as const satisfies readonly (readonly [SceneName, string, number])[])(
    '%s is unknown, asked once',
    async (name, because, remaining) => {
      const at = await stand({}, 400)
      const number = await issued(at)
      at.sandbox.play({ name, path: cancelPath, delayMs: 1_500 })
      expect(await cancel(at, cancelOf(number, 11_000, 11_000))).toMatchObject({ kind: 'unknown', because })
      expect(sent(at, cancelPath)).toBe(1)
      expect(at.sandbox.report().receipts[number]).toMatchObject({ remaining })
    },
  )

  it('signed with a key that is not the certificate’s is unknown, told, and takes nothing', async () => {
    const at = await stand()
    const number = await issued(at)
    const other = await makeKcpIdentity(siteCode, clock.now())
    const connection = connectionTo(at.sandbox.url, { key: other.key, password: other.password })
    const outcome = await at.desk.cancelReceipt(connection, cancelOf(number, 11_000, 11_000))
    expect(outcome).toMatchObject({ kind: 'unknown', code: '8002', heard: expect.stringContaining('KCP의 답') })
    const strange = connectionTo(at.sandbox.url, { ...other })
    expect(await at.desk.issueReceipt(strange, receiptOf(11_000, { serial: 2 }))).toMatchObject({ code: '8002' })
    expect(at.sandbox.report().totals).toMatchObject({ receipts: 1, receiptCancels: 0 })
  })
})
