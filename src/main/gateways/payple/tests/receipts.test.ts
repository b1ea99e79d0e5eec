import { toInstant } from '../../../../domain/day.ts'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { toWon } from '../../../../domain/money.ts'
import { computeSplit } from '../../../../domain/tax-split.ts'
import type { ReceiptAccepted, ReceiptCancelOrder, ReceiptOrder } from '../../desks.ts'
import type { Outcome } from '../../call.ts'
import type { Exchange } from '../client.ts'
import { paypleReader } from '../index.ts'
import { receiptLimits, toIssued, toReceiptCancelled } from '../receipts.ts'
import { readJsonObject } from '../wire-text.ts'
import {
  type DeskHost,
  desks,
  drop,
  half,
  json,
  type Purpose,
  type Reply,
  silence,
  startDeskHost,
  text,
} from './desk-host.ts'
import { addressOf, connectionTo, fixture, fixtureText, noBuyer } from './support.ts'

const running: DeskHost[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()))
})

const issued = fixture('receipt-issued-afterwards')
const cancelled = fixture('receipt-cancelled')
const lookedUp = fixture('look-up-transfer-without-receipt')
const billingKey = 'd0toscrubbed'

const payment = addressOf('test099942200156938', 'transfer', '2018-04-23')
const order: ReceiptOrder = {
  payment,
  paid: toWon(1_000),
  amount: toWon(1_000),
  split: computeSplit(toWon(1_000)),
  purpose: 'income-deduction',
  identity: '01023456789',
  paidAt: toInstant('2018-04-23T10:00:00+09:00'),
  goods: null,
  buyerName: null,
  serial: 1,
  at: toInstant('2018-04-23T11:00:00+09:00'),
}
const cancel: ReceiptCancelOrder = {
  payment: addressOf('test201804000001', 'transfer', '2018-04-23'),
  amount: toWon(15_000),
  liveBefore: toWon(15_000),
  cutBefore: false,
  paidAt: toInstant('2018-04-23T10:00:00+09:00'),
  issuedAt: toInstant('2018-04-23T11:00:00+09:00'),
  approvalNumber: 'test15424392310644',
  receiptNumber: null,
  reason: 1,
}
const lookedUpForCancel = { ...lookedUp, PCD_PAY_OID: 'test201804000001', PCD_PAY_TOTAL: '15000', PCD_TAXSAVE_RST: 'Y' }

async function host(
  replies: Partial<Record<Purpose, Reply>> = {},
  auths: Partial<Record<Purpose, Reply>> = {},
): Promise<DeskHost> {
  const one = await startDeskHost({ 'look-up': json(lookedUp), TSREG: json(issued), ...replies }, auths)
  running.push(one)
  return one
}

const issue = (one: DeskHost, change: Partial<ReceiptOrder> = {}, patience = {}) =>
  desks(patience).receipts.issueReceipt(connectionTo(one.url), { ...order, ...change })

const asked = (body: Readonly<Record<string, unknown>> | null, status = 200): Exchange => ({
  kind: 'asked',
  answer: { kind: 'answered', status, body },
})

const summary = (outcome: Outcome<ReceiptAccepted>): string =>
  outcome.kind === 'not-sent' || outcome.kind === 'unknown' ? `${outcome.kind}: ${outcome.because}` : outcome.kind

describe('a receipt issued afterwards', () => {
  it('is a look-up and an issue, each after an auth of its own, and brings the tax office’s number', async () => {
    const one = await host()
    expect(await issue(one)).toEqual({
      kind: 'accepted',
      value: { approvalNumber: 'G3482429BV2009', receiptNumber: null, at: null },
    })
    expect(one.asked).toEqual([
      { path: '/php/auth.php', body: { cst_id: 'test', custKey: 'abcd1234567890', PCD_PAYCHK_FLAG: 'Y' } },
      {
        path: '/look-up',
        body: {
          PCD_CST_ID: 'cst-token-1',
          PCD_CUST_KEY: 'cust-token-1',
          PCD_AUTH_KEY: 'token-1',
          PCD_PAYCHK_FLAG: 'Y',
          PCD_PAY_TYPE: 'transfer',
          PCD_PAY_OID: 'test099942200156938',
          PCD_PAY_DATE: '20180423',
        },
      },
      { path: '/php/auth.php', body: { cst_id: 'test', custKey: 'abcd1234567890', PCD_PAY_WORK: 'TSREG' } },
      {
        path: '/TSREG',
        body: {
          PCD_CST_ID: 'cst-token-2',
          PCD_CUST_KEY: 'cust-token-2',
          PCD_AUTH_KEY: 'token-2',
          PCD_PAYER_ID: billingKey,
          PCD_PAY_OID: 'test099942200156938',
          PCD_TAXSAVE_AMOUNT: '1000',
          PCD_TAXSAVE_TRADEUSE: 'personal',
          PCD_TAXSAVE_IDENTINUM: '01023456789',
        },
      },
    ])
    expect(one.faults).toEqual([])
  })

  it('says company for a business’s expense, and the amount asked for where that is less than was paid', async () => {
    const one = await host({ TSREG: json({ ...issued, PCD_TAXSAVE_AMOUNT: 400 }) })
    const change = { amount: toWon(400), purpose: 'business-expense', identity: '1234567891' } as const
    expect((await issue(one, change)).kind).toBe('accepted')
    expect(one.asked.at(-1)?.body).toMatchObject({
      PCD_TAXSAVE_AMOUNT: '400',
      PCD_TAXSAVE_TRADEUSE: 'company',
      PCD_TAXSAVE_IDENTINUM: '1234567891',
    })
  })

  it('has no number when the answer leaves it empty', async () => {
    const one = await host({ TSREG: json({ ...issued, PCD_TAXSAVE_MGTNUM: '' }) })
    expect(await issue(one)).toMatchObject({ kind: 'accepted', value: { approvalNumber: null } })
  })

  it.each([
    ['only result and code', { PCD_PAY_RST: 'success', PCD_PAY_CODE: 'TSRG0000' }],
    ['numbers for text', { ...issued, PCD_TAXSAVE_AMOUNT: 1000 }],
    [
      'lower-case names',
      Object.fromEntries(Object.entries(issued).map(([name, value]) => [name.toLowerCase(), value])),
    ],
    ['a name never heard of', { ...issued, PCD_NEW: 'x' }],
  ])('is understood with %s', async (_, answer) => {
    expect((await issue(await host({ TSREG: json(answer) }))).kind).toBe('accepted')
  })

  it.each<[string, Readonly<Record<string, unknown>>, string, number?]>([
    ['another order', { PCD_PAY_OID: 'ORDER_1' }, 'unknown: unreadable-answer'],
    ['another amount', { PCD_TAXSAVE_AMOUNT: '999' }, 'unknown: unreadable-answer'],
    ['an amount that is no number', { PCD_TAXSAVE_AMOUNT: '1,000' }, 'unknown: unreadable-answer'],
    ['a cancel’s word', { PCD_PAY_WORK: 'TSCANCEL' }, 'unknown: unreadable-answer'],
    ['no code', { PCD_PAY_CODE: '' }, 'unknown: unclear-code'],
    ['a code that merely contains 0000', { PCD_PAY_CODE: 'TSRG00001' }, 'unknown: unclear-code'],
    ['another code', { PCD_PAY_CODE: 'TSRG0001' }, 'unknown: unclear-code'],
    ['no result', { PCD_PAY_RST: '' }, 'unknown: unreadable-answer'],
    ['close', { PCD_PAY_RST: 'close' }, 'unknown: unreadable-answer'],
    ['a 500', {}, 'unknown: server-error', 500],
    ['a 404', {}, 'unknown: unreadable-answer', 404],
    ['a 302', {}, 'unknown: unreadable-answer', 302],
    ['an error with an unlisted code', { PCD_PAY_RST: 'error', PCD_PAY_CODE: 'TSRG0003' }, 'declined'],
    ['an error with its code in the message', error('', '[TSRG0003] 이미 발행되었습니다.'), 'declined'],
    ['an error with an institution’s code', error('', '-10002122 - 발행 실패'), 'declined'],
    ['an error without any code (R39)', error('', '현금영수증 발행에 실패했습니다.'), 'unknown: unclear-code'],
    ['an error with a word for a code', error('fail', '실패'), 'unknown: unclear-code'],
    ['an error with a text for a code', error('실패', '실패'), 'unknown: unclear-code'],
    ['an error with neither code nor word', error('', ''), 'unknown: unclear-code'],
    ['an error with a success code', error('TSRG0000', '발행완료'), 'unknown: unclear-code'],
    ['an error that work goes on', error('TSRG0009', '[TSRG0009] 국세청 응답 지연'), 'unknown: unclear-code'],
    ['an error of silence', error('SPAY0011', ''), 'unknown: unclear-code'],
    ['an error of another order', { ...error('TSRG0003', 'x'), PCD_PAY_OID: 'ORDER_1' }, 'unknown: unreadable-answer'],
    ['an error with a 400', error('TSRG0003', 'x'), 'declined', 400],
  ])('that comes back with %s is %4$s', async (_, change, expected, status = 200) => {
    const one = await host({ TSREG: json({ ...issued, ...change }, status) })
    expect(summary(await issue(one))).toBe(expected)
    expect([one.count('TSREG'), one.auths]).toEqual([1, ['look-up', 'TSREG']])
  })

  it('that is refused says nothing of the balance', async () => {
    const one = await host({ TSREG: json({ ...issued, ...error('', '[PAYC0007] 결제정보 없음') }) })
    expect(await issue(one)).toMatchObject({ kind: 'declined', refusal: { code: 'PAYC0007', balanceDiffers: false } })
  })

  it.each<[string, Reply, string]>([
    ['lost', drop, 'unknown: connection-lost'],
    ['cut', half, 'unknown: connection-lost'],
    ['late', silence, 'unknown: timeout'],
    ['a proxy’s page', text('<html>점검 중</html>'), 'unknown: unreadable-answer'],
    ['empty', text(''), 'unknown: unreadable-answer'],
    ['an array', text('[]'), 'unknown: unreadable-answer'],
    ['a redirect', text('', 302), 'unknown: unreadable-answer'],
    ['twofold', text('{"PCD_PAY_RST":"success","PCD_PAY_RST":"error"}'), 'unknown: unreadable-answer'],
  ])('whose answer is %s is unknown, and is not asked for again', async (_, reply, expected) => {
    const one = await host({ TSREG: reply })
    expect(summary(await issue(one, {}, { cancelMs: 300 }))).toBe(expected)
    expect([one.count('TSREG'), one.asked.length]).toEqual([1, 4])
  })

  it.each<[string, Reply, string]>([
    ['refused', json({ result: 'error', result_msg: '[AUTH0004] 도메인' }), 'refused-before-asking'],
    ['lost', drop, 'unreachable'],
    ['late', silence, 'unreachable'],
    ['a proxy’s page', text('<html/>'), 'refused-before-asking'],
    ['a 503', text('', 503), 'refused-before-asking'],
  ])('whose own auth is %s was not sent', async (_, reply, because) => {
    const one = await host({}, { TSREG: reply })
    expect(await issue(one, {}, { authMs: 300 })).toMatchObject({ kind: 'not-sent', because })
    expect(one.count('TSREG')).toBe(0)
  })
})

function error(code: string, message: string): Readonly<Record<string, string>> {
  return { PCD_PAY_RST: 'error', PCD_PAY_CODE: code, PCD_PAY_MSG: message, PCD_TAXSAVE_MGTNUM: '' }
}

describe('before a receipt is asked for', () => {
  it.each<[string, Reply, string]>([
    [
      'knows no such payment',
      json(error('CBIL0003', '[CBIL0003] 결제내역이 존재하지 않습니다.')),
      'refused-before-asking',
    ],
    ['is of another order', json({ ...lookedUp, PCD_PAY_OID: 'ORDER_1' }), 'refused-before-asking'],
    ['does not say of which order it is', json({ ...lookedUp, PCD_PAY_OID: '' }), 'refused-before-asking'],
    ['has another code', json({ ...lookedUp, PCD_PAY_CODE: 'PCHK0001' }), 'refused-before-asking'],
    ['brings no billing key', json({ ...lookedUp, PCD_PAYER_ID: '' }), 'refused-before-asking'],
    ['is of a card', json({ ...lookedUp, PCD_PAY_TYPE: 'card' }), 'refused-before-asking'],
    ['is of less than the receipt', json({ ...lookedUp, PCD_PAY_TOTAL: '900' }), 'refused-before-asking'],
    ['is a proxy’s page', text('<html/>'), 'refused-before-asking'],
    ['is a 500', json(lookedUp, 500), 'refused-before-asking'],
    ['is lost', drop, 'unreachable'],
    ['is late', silence, 'unreachable'],
  ])('the look-up that %s leaves nothing sent, and says what to do', async (_, reply, because) => {
    const one = await host({ 'look-up': reply })
    expect(await issue(one, {}, { lookUpMs: 300 })).toMatchObject({
      kind: 'not-sent',
      because,
      refusal: { message: expect.stringMatching(/[가-힣]/), remedy: expect.stringMatching(/[가-힣].*\.$/) },
    })
    expect(one.auths).toEqual(['look-up'])
  })

  it('the look-up’s auth that is refused leaves nothing sent', async () => {
    const one = await host({}, { 'look-up': json({ result: 'error', result_msg: '[AUTH0007] x' }) })
    expect(await issue(one)).toMatchObject({
      kind: 'not-sent',
      because: 'refused-before-asking',
      refusal: { code: 'AUTH0007' },
    })
    expect(one.asked).toHaveLength(1)
  })

  it('a host that nobody serves leaves nothing sent', async () => {
    const one = await startDeskHost({})
    await one.close()
    expect(await issue(one)).toMatchObject({
      kind: 'not-sent',
      because: 'unreachable',
      refusal: { code: 'unreachable', remedy: expect.stringContaining('인터넷') },
    })
  })

  it.each([
    ['says Y', { PCD_TAXSAVE_RST: 'Y' }, '발급된 현금영수증'],
    ['has a number', { PCD_TAXSAVE_MGTNUM: 'test20233023023023' }, 'test20233023023023'],
  ])('a look-up that %s of a receipt stops a second one', async (_, change, named) => {
    const one = await host({ 'look-up': json({ ...lookedUp, ...change }) })
    expect(await issue(one)).toMatchObject({
      kind: 'declined',
      refusal: { message: expect.stringContaining(named), balanceDiffers: false },
    })
    expect(one.auths).toEqual(['look-up'])
  })

  it.each<[string, Partial<ReceiptOrder>]>([
    ['a card payment', { payment: addressOf('A', 'card') }],
    ['more than was paid', { amount: toWon(1_001) }],
    ['nothing', { amount: toWon(0) }],
    ['eleven digits', { amount: toWon(10_000_000_000), paid: toWon(10_000_000_000) }],
    ['hyphens in the identity', { identity: '010-2345-6789' }],
    ['a resident number (R15)', { identity: '9001011234567' }],
    ['no order number', { payment: addressOf('', 'transfer') }],
  ])('%s is refused without a call', async (_, change) => {
    const one = await host()
    expect(await issue(one, change)).toMatchObject({
      kind: 'not-sent',
      because: 'refused-before-asking',
      refusal: { remedy: expect.stringMatching(/\.$/) },
    })
    expect(one.asked).toEqual([])
  })

  it('only transfers have one', () => {
    const read = (name: string) => {
      const reading = paypleReader.readAnswer(fixture(name), noBuyer)
      if (reading.kind !== 'payment') throw new RangeError(name)
      return reading.transaction
    }
    const transfer = read('payment-transfer-without-receipt')
    expect(receiptLimits(transfer)).toMatchObject({ ok: true })
    expect(receiptLimits(read('payment-card'))).toMatchObject({
      ok: false,
      failure: { because: expect.stringContaining('계좌이체'), remedy: expect.stringContaining('매출전표') },
    })
    expect(receiptLimits({ ...transfer, method: 'unknown' })).toMatchObject({
      failure: { remedy: expect.stringContaining('홈택스') },
    })
  })
})

describe('a receipt cancelled', () => {
  const ask = (one: DeskHost, change: Partial<ReceiptCancelOrder> = {}) =>
    desks().receipts.cancelReceipt(connectionTo(one.url), { ...cancel, ...change })
  const cancelHost = (answer: Reply, lookUp = json(lookedUpForCancel)) => host({ 'look-up': lookUp, TSCANCEL: answer })

  it('is a look-up and a cancel of the whole, each after an auth of its own, although the receipt is alive', async () => {
    const one = await cancelHost(json(cancelled))
    expect(await ask(one)).toEqual({
      kind: 'accepted',
      value: { approvalNumber: 'test15424392310644', receiptNumber: null, at: null },
    })
    expect(one.auths).toEqual(['look-up', 'TSCANCEL'])
    expect(one.asked.at(2)?.body).toEqual({ cst_id: 'test', custKey: 'abcd1234567890', PCD_PAY_WORK: 'TSCANCEL' })
    expect(one.asked.at(-1)?.body).toEqual({
      PCD_CST_ID: 'cst-token-2',
      PCD_CUST_KEY: 'cust-token-2',
      PCD_AUTH_KEY: 'token-2',
      PCD_PAYER_ID: billingKey,
      PCD_PAY_OID: 'test201804000001',
    })
    expect(one.faults).toEqual([])
  })

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['an issue’s word', { PCD_PAY_WORK: 'TSREG' }, 'unknown: unreadable-answer'],
    ['another amount', { PCD_TAXSAVE_AMOUNT: '1000' }, 'unknown: unreadable-answer'],
    ['another order', { PCD_PAY_OID: 'ORDER_1' }, 'unknown: unreadable-answer'],
    ['no code', { PCD_PAY_CODE: '' }, 'unknown: unclear-code'],
    ['a code of letters and 0000', { PCD_PAY_CODE: 'TSCC0000' }, 'accepted'],
    ['no work', { PCD_PAY_WORK: '' }, 'accepted'],
    ['an error', error('TSRG0002', '발행취소 실패'), 'declined'],
    ['an error without any code', error('', '발행취소 실패'), 'unknown: unclear-code'],
  ])('that comes back with %s is %3$s', async (_, change, expected) => {
    const one = await cancelHost(json({ ...cancelled, ...change }))
    expect(summary(await ask(one))).toBe(expected)
    expect(one.count('TSCANCEL')).toBe(1)
  })

  it('of which no answer came is unknown, asked once', async () => {
    const one = await cancelHost(drop)
    expect(summary(await ask(one))).toBe('unknown: connection-lost')
    expect(one.asked).toHaveLength(4)
  })

  it('without a look-up that serves is not sent', async () => {
    const lost = await cancelHost(json(cancelled), drop)
    expect(summary(await ask(lost))).toBe('not-sent: unreachable')
    const card = await cancelHost(json(cancelled), json({ ...lookedUpForCancel, PCD_PAY_TYPE: 'card' }))
    expect(summary(await ask(card))).toBe('not-sent: refused-before-asking')
    expect(summary(await ask(lost, { payment: addressOf('A', 'card') }))).toBe('not-sent: refused-before-asking')
    expect([lost.auths, card.auths]).toEqual([['look-up'], ['look-up']])
  })
})

describe('whatever comes back', () => {
  it('is accepted only when result, code, work, order and amount all say so', () => {
    const field = fc.oneof(
      fc.constantFrom('success', 'error', 'close', '', 'TSRG0000', '0000', 'TSRG0001', 'TSREG', 'TSCANCEL'),
      fc.constantFrom('test099942200156938', '1000', '01000'),
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant({}),
    )
    const names = ['RST', 'CODE', 'MSG', 'OID', 'WORK'].map((name) => `PCD_PAY_${name}`)
    const all = [...names, 'PCD_TAXSAVE_AMOUNT', 'PCD_TAXSAVE_MGTNUM']
    const answer = fc.record(Object.fromEntries(all.map((name) => [name, field])), { requiredKeys: [] })
    const textOf = (value: unknown) =>
      typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    fc.assert(
      fc.property(answer, fc.constantFrom(200, 201, 302, 400, 500), (body, status) => {
        const fields: Readonly<Record<string, unknown>> = body
        for (const work of ['TSREG', 'TSCANCEL'] as const) {
          const saysYes =
            status < 300 &&
            textOf(fields['PCD_PAY_RST']) === 'success' &&
            /^[A-Z]{0,5}0000$/i.test(textOf(fields['PCD_PAY_CODE'])) &&
            ['', payment.orderNumber].includes(textOf(fields['PCD_PAY_OID'])) &&
            ['', work].includes(textOf(fields['PCD_PAY_WORK'])) &&
            /^(|0{0,8}1000)$/.test(textOf(fields['PCD_TAXSAVE_AMOUNT']))
          const outcome =
            work === 'TSREG'
              ? toIssued(asked(fields, status), order)
              : toReceiptCancelled(asked(fields, status), { ...cancel, payment, amount: order.amount })
          expect(outcome.kind === 'accepted').toBe(saysYes)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('is unknown when cut at any byte', () => {
    const whole = fixtureText('receipt-issued-afterwards').trimEnd()
    for (let length = 0; length < whole.length; length += 1) {
      const body = readJsonObject(new TextEncoder().encode(whole.slice(0, length)))
      expect(toIssued(asked(body), order).kind, whole.slice(0, length)).toBe('unknown')
    }
  })

  it('is not accepted when it is a no with any byte changed', () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...issued, ...error('TSRG0003', '[TSRG0003] 실패') }))
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const mangled = bytes.map((byte, index) => (index === at ? byte ^ change : byte))
        expect(toIssued(asked(readJsonObject(mangled)), order).kind).not.toBe('accepted')
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the billing key', () => {
  const canary = 'canary+billing/key=='
  const everywhere = Object.fromEntries(
    ['PCD_PAYER_ID', 'pcd_payer_id', 'PCD_PAY_GOODS', 'PCD_PAYER_NO', 'PCD_TAXSAVE_MGTNUM'].map((name) => [
      name,
      canary,
    ]),
  )
  const lookUp = json({ ...lookedUp, PCD_PAYER_ID: canary, PCD_PAY_MSG: `${canary} 조회완료`, PCD_PAY_GOODS: canary })

  it.each<[string, Partial<Record<Purpose, Reply>>]>([
    ['yes', { TSREG: json({ ...issued, ...everywhere, PCD_PAY_MSG: canary }) }],
    ['no', { TSREG: json({ ...error('TSRG0003', `[TSRG0003] ${canary} 오류`), ...everywhere }) }],
    ['no by a code that is the key', { TSREG: json(error(canary, `${canary}(010-2345-6789)`)) }],
    ['maybe', { TSREG: json({ ...issued, PCD_PAY_CODE: canary }) }],
    ['nothing', { TSREG: drop }],
    ['no to the look-up', { 'look-up': json({ ...error('CBIL0003', `[X] ${canary} 없음`), PCD_PAYER_ID: canary }) }],
    ['that a receipt is alive', { 'look-up': json({ ...lookedUp, PCD_PAYER_ID: canary, PCD_TAXSAVE_MGTNUM: canary }) }],
  ])('is in nothing the desk tells when Payple says %s', async (_, replies) => {
    const one = await host({ 'look-up': lookUp, TSCANCEL: json({ ...error('', `[TSRG0002] ${canary}`) }), ...replies })
    const told = [
      await issue(one),
      await desks().receipts.cancelReceipt(connectionTo(one.url), { ...cancel, payment, amount: order.amount }),
    ]
    const shown = `${JSON.stringify(told)}${inspect(told, { depth: 9, showHidden: true })}`
    expect(shown).not.toMatch(/canary|PCD_PAYER_ID|token-/)
  })

  it('is asked for anew by every request', async () => {
    const one = await host()
    await issue(one)
    await issue(one)
    expect(one.auths).toEqual(['look-up', 'TSREG', 'look-up', 'TSREG'])
    expect(one.faults).toEqual([])
  })

  it('is in no error either, nor the number the receipt is for', async () => {
    const one = await host({ TSREG: json(error('TSRG0003', '[TSRG0003] 01023456789, 010-2345-6789 오류')) })
    const outcome = await issue(one)
    expect(outcome).toMatchObject({ kind: 'declined', refusal: { message: expect.stringContaining('오류') } })
    expect(JSON.stringify(outcome)).not.toMatch(/0?10-?2345-?6789/)
  })
})
