import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { toInstant } from '../../../../domain/day.ts'
import { noWon, toWon } from '../../../../domain/money.ts'
import { computeSplit } from '../../../../domain/tax-split.ts'
import type { LinkAccepted, LinkOrder } from '../../desks.ts'
import type { Connection, Outcome } from '../../call.ts'
import type { Exchange } from '../client.ts'
import { linkLimits, toLink, toLinkBody } from '../links.ts'
import { readJsonObject } from '../wire-text.ts'
import { type DeskHost, desks, drop, half, json, type Reply, silence, startDeskHost, text } from './desk-host.ts'
import { connectionTo, fixture, fixtureText } from './support.ts'

const running: DeskHost[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()))
})

const made = fixture('link-made-with-its-end')
const order: LinkOrder = {
  goods: '테스트상품',
  amount: toWon(1_000),
  split: computeSplit(toWon(1_000)),
  method: 'card',
  until: toInstant('2024-11-03T15:59:59+09:00'),
}
const test: Connection = { ...connectionTo('https://democpay.payple.kr'), environment: 'test', reach: 'public' }
const real: Connection = { ...connectionTo('https://cpay.payple.kr'), environment: 'real', reach: 'public' }

const here = 'http://127.0.0.1:8080/php/link/?SID=scrubbed'

async function host(reply: Reply, auth?: Reply): Promise<DeskHost> {
  const one = await startDeskHost({ LINKREG: reply }, auth === undefined ? {} : { LINKREG: auth })
  running.push(one)
  return one
}

const create = (one: DeskHost, change: Partial<LinkOrder> = {}, patience = {}) =>
  desks(patience).links.createLink(connectionTo(one.url), { ...order, ...change })

const asked = (body: Readonly<Record<string, unknown>> | null, status = 200): Exchange => ({
  kind: 'asked',
  answer: { kind: 'answered', status, body },
})

const summary = (outcome: Outcome<LinkAccepted>): string =>
  outcome.kind === 'not-sent' || outcome.kind === 'unknown' ? `${outcome.kind}: ${outcome.because}` : outcome.kind

describe('a link', () => {
  it('is one auth and one request, and brings its address, key and end', async () => {
    const one = await host(json({ ...made, PCD_LINK_URL: here }))
    expect(await create(one)).toEqual({
      kind: 'accepted',
      value: { url: here, key: 'scrubbed', until: '2024-11-03T15:00:00+09:00' },
    })
    expect(one.asked).toEqual([
      { path: '/php/auth.php', body: { cst_id: 'test', custKey: 'abcd1234567890', PCD_PAY_WORK: 'LINKREG' } },
      {
        path: '/LINKREG',
        body: {
          PCD_CST_ID: 'cst-token-1',
          PCD_CUST_KEY: 'cust-token-1',
          PCD_AUTH_KEY: 'token-1',
          PCD_PAY_WORK: 'LINKREG',
          PCD_PAY_TYPE: 'card',
          PCD_PAY_GOODS: '테스트상품',
          PCD_PAY_TOTAL: '1000',
          PCD_PAY_ISTAX: 'Y',
          PCD_LINK_EXPIREDATE: '2024110315',
        },
      },
    ])
    expect(one.faults).toEqual([])
  })

  it('as the samples print it is read, with and without an end', () => {
    const url = 'https://democpay.payple.kr/php/link/?SID=scrubbed'
    expect(toLink(asked(made), order, test)).toMatchObject({ kind: 'accepted', value: { url } })
    expect(toLink(asked(fixture('link-made')), order, test)).toEqual({
      kind: 'accepted',
      value: { url, key: 'scrubbed', until: null },
    })
  })

  it('that is wholly tax-free says N, a mixed one says its VAT, a taxable one says neither', () => {
    const body = (taxFree: number, amount = 64_000) =>
      toLinkBody({ ...order, amount: toWon(amount), split: computeSplit(toWon(amount), toWon(taxFree)) })
    expect(body(64_000)).toMatchObject({ value: { PCD_PAY_ISTAX: 'N' } })
    expect(body(64_000)).not.toMatchObject({ value: { PCD_PAY_TAXTOTAL: expect.anything() } })
    expect(body(42_000)).toMatchObject({ value: { PCD_PAY_ISTAX: 'Y', PCD_PAY_TAXTOTAL: '2000' } })
    expect(body(0)).toMatchObject({ value: { PCD_PAY_ISTAX: 'Y' } })
    expect(body(0)).not.toMatchObject({ value: { PCD_PAY_TAXTOTAL: expect.anything() } })
  })

  it('without an end leaves it to Payple, and its name is sent without blanks around it', () => {
    expect(toLinkBody({ ...order, until: null, goods: '  차액 결제 ' })).toEqual({
      ok: true,
      value: {
        PCD_PAY_WORK: 'LINKREG',
        PCD_PAY_TYPE: 'card',
        PCD_PAY_GOODS: '차액 결제',
        PCD_PAY_TOTAL: '1000',
        PCD_PAY_ISTAX: 'Y',
      },
    })
  })

  it.each([
    ['2024110315', '2024-11-03T15:00:00+09:00'],
    ['2024-11-03 15', '2024-11-03T15:00:00+09:00'],
    ['20241103153000', '2024-11-03T15:30:00+09:00'],
    ['', null],
    ['2024113315', null],
    ['20241103', null],
    ['언젠가', null],
  ])('whose PCD_LINK_EXPIREDATE is “%s” can be paid until %s', (told, until) => {
    expect(toLink(asked({ ...made, PCD_LINK_EXPIREDATE: told }), order, test)).toMatchObject({ value: { until } })
  })

  it.each<[string, Readonly<Record<string, unknown>>, string, number?]>([
    ['another amount', { PCD_PAY_TOTAL: '999' }, 'unknown: unreadable-answer'],
    ['another method', { PCD_PAY_TYPE: 'transfer' }, 'unknown: unreadable-answer'],
    ['no result', { PCD_LINK_RST: '' }, 'unknown: unreadable-answer'],
    ['a result never heard of', { PCD_LINK_RST: 'ok' }, 'unknown: unreadable-answer'],
    ['a payment’s result alone', { PCD_LINK_RST: '', PCD_PAY_RST: 'success' }, 'unknown: unreadable-answer'],
    ['two results', { PCD_PAY_RST: 'error' }, 'unknown: unreadable-answer'],
    ['no address', { PCD_LINK_URL: '' }, 'unknown: unreadable-answer'],
    ['a strange code beside it', { PCD_PAY_CODE: 'LINK0001' }, 'unknown: unclear-code'],
    ['an error', { PCD_LINK_RST: 'error', PCD_LINK_MSG: '상품명 오류' }, 'declined'],
    ['an error with a code', { PCD_LINK_RST: 'error', PCD_LINK_MSG: '[CPCA0017] 링크결제' }, 'declined'],
    ['an error without a word', { PCD_LINK_RST: 'error', PCD_LINK_MSG: '' }, 'unknown: unclear-code'],
    ['an error that work goes on', { PCD_LINK_RST: 'error', PCD_LINK_MSG: '처리 중입니다' }, 'unknown: unclear-code'],
    [
      'an error of the session',
      { PCD_LINK_RST: '', PCD_LINK_MSG: '', PCD_PAY_RST: 'error', PCD_PAY_MSG: '[SPAY0001] 세션 만료' },
      'declined',
    ],
    ['a 500', {}, 'unknown: server-error', 500],
    ['a 404', {}, 'unknown: unreadable-answer', 404],
  ])('that comes back with %s is %3$s', async (_, change, expected, status = 200) => {
    const one = await host(json({ ...made, PCD_LINK_URL: here, ...change }, status))
    expect(summary(await create(one))).toBe(expected)
    expect([one.count('LINKREG'), one.auths]).toEqual([1, ['LINKREG']])
  })

  it.each<[string, Reply, string]>([
    ['lost', drop, 'unknown: connection-lost'],
    ['cut', half, 'unknown: connection-lost'],
    ['late', silence, 'unknown: timeout'],
    ['a proxy’s page', text('<html/>'), 'unknown: unreadable-answer'],
    ['a redirect', text('', 302), 'unknown: unreadable-answer'],
  ])('whose answer is %s is unknown, and is not asked for again', async (_, reply, expected) => {
    const one = await host(reply)
    expect(summary(await create(one, {}, { cancelMs: 300 }))).toBe(expected)
    expect(one.asked).toHaveLength(2)
  })

  it.each<[string, Reply, string]>([
    ['refused', json({ result: 'error', result_msg: '[AUTH0004]' }), 'refused-before-asking'],
    ['lost', drop, 'unreachable'],
  ])('whose auth is %s was not sent', async (_, auth, because) => {
    const one = await host(json(made), auth)
    expect(await create(one)).toMatchObject({ kind: 'not-sent', because })
    expect(one.count('LINKREG')).toBe(0)
  })
})

describe('the address of a link', () => {
  const told = (url: string, connection: Connection) =>
    summary(toLink(asked({ ...made, PCD_LINK_URL: url }), order, connection))

  it.each([
    ['https://democpay.payple.kr/php/link/?SID=x', test],
    ['https://testcpay.payple.kr/php/link/?SID=x', test],
    ['https://cpay.payple.kr/php/link/?SID=x', real],
    ['https://link.payple.kr/x', real],
  ])('%s is Payple’s own', (url, connection) => {
    expect(told(url, connection)).toBe('accepted')
  })

  it.each([
    ['http://democpay.payple.kr/php/link/?SID=x', test],
    ['https://cpay.payple.kr/php/link/?SID=x', test],
    ['https://democpay.payple.kr/php/link/?SID=x', real],
    ['https://payple.kr.evil.kr/x', real],
    ['https://evilpayple.kr/x', real],
    ['https://cpay.payple.kr@evil.kr/x', real],
    ['https://name:word@cpay.payple.kr/x', real],
    ['https://cpay.payple.kr:8443/x', real],
    ['https://evil.kr/?cpay.payple.kr', real],
    ['javascript:alert(1)', real],
    ['//cpay.payple.kr/x', real],
    ['/php/link/?SID=x', real],
    ['cpay.payple.kr/x', real],
    ['https://cpay.payple.kr/한글', real],
    [`https://cpay.payple.kr/${'x'.repeat(2_000)}`, real],
    [here, real],
    ['http://10.0.0.1/x', connectionTo('http://127.0.0.1:1')],
    ['https://cpay.payple.kr/x', connectionTo('http://127.0.0.1:1')],
    ['ftp://127.0.0.1/x', connectionTo('http://127.0.0.1:1')],
  ])('%s is not one to hand out', (url, connection) => {
    expect(told(url, connection)).toBe('unknown: unreadable-answer')
  })
})

describe('what Payple takes of a link', () => {
  const split = (amount: number) => ({ amount: toWon(amount), split: computeSplit(toWon(amount)) })

  it.each<[string, Partial<LinkOrder>]>([
    ['100 won by card', split(100)],
    ['1,000 won by transfer', { ...split(1_000), method: 'transfer' }],
    ['ten digits', split(9_999_999_999)],
    ['255 letters', { goods: '가'.repeat(255) }],
    ['signs that are no emoji', { goods: '★특가☆ 셔츠(M) 100% 면™ – 3+1' }],
  ])('is %s', (_, change) => {
    expect(linkLimits({ ...order, ...change })).toEqual({ ok: true, value: null })
  })

  it.each<[string, Partial<LinkOrder>, string]>([
    ['99 won by card', split(99), '100원부터'],
    ['999 won by transfer', { ...split(999), method: 'transfer' }, '1,000원부터'],
    ['eleven digits', split(10_000_000_000), '열 자리'],
    ['no name', { goods: '   ' }, '비어'],
    ['256 letters', { goods: '가'.repeat(256) }, '255자'],
    ['an emoji', { goods: '셔츠 😀' }, '이모지'],
    ['a heart with its colours', { goods: '셔츠 ❤️' }, '이모지'],
    ['a flag', { goods: '🇰🇷 셔츠' }, '이모지'],
    ['a line break', { goods: '셔츠\n바지' }, '문자'],
    ['a split of another amount', { split: computeSplit(toWon(900)) }, '합이'],
    [
      'a mixed order whose VAT is nothing',
      { split: { supply: toWon(5), vat: noWon, taxFree: toWon(995), service: noWon, stated: false } },
      '부가세가 0원',
    ],
  ])('is not %s, which says what to do and asks for nothing', async (_, change, because) => {
    const limits = linkLimits({ ...order, ...change })
    expect(limits).toMatchObject({
      ok: false,
      failure: { because: expect.stringContaining(because), remedy: expect.stringMatching(/[가-힣].*\.$/) },
    })
    const one = await host(json(made))
    expect(await create(one, change)).toMatchObject({
      kind: 'not-sent',
      because: 'refused-before-asking',
      refusal: { message: expect.stringContaining(because) },
    })
    expect(one.asked).toEqual([])
  })
})

describe('whatever comes back for a link', () => {
  it('is accepted only when result, method, amount and address all say so', () => {
    const field = fc.oneof(
      fc.constantFrom('success', 'error', '', '0000', 'card', 'transfer', '1000', '01000', '999'),
      fc.constantFrom('https://democpay.payple.kr/x', 'https://cpay.payple.kr/x', 'http://democpay.payple.kr/x'),
      fc.string(),
      fc.webUrl(),
      fc.integer(),
      fc.constant(null),
    )
    const rest = ['PCD_LINK_MSG', 'PCD_PAY_CODE', 'PCD_PAY_TYPE', 'PCD_PAY_TOTAL', 'PCD_LINK_EXPIREDATE']
    const names = ['PCD_LINK_RST', 'PCD_LINK_URL', 'PCD_PAY_RST', ...rest]
    const answer = fc.record(Object.fromEntries(names.map((name) => [name, field])), { requiredKeys: [] })
    const textOf = (value: unknown) =>
      typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    fc.assert(
      fc.property(answer, fc.constantFrom(200, 302, 400, 500), (body, status) => {
        const fields: Readonly<Record<string, unknown>> = body
        const saysYes =
          status < 300 &&
          textOf(fields['PCD_LINK_RST']) === 'success' &&
          ['', 'success'].includes(textOf(fields['PCD_PAY_RST'])) &&
          /^(|[A-Z]{0,5}0000)$/i.test(textOf(fields['PCD_PAY_CODE'])) &&
          ['', 'card'].includes(textOf(fields['PCD_PAY_TYPE'])) &&
          /^(|0{0,8}1000)$/.test(textOf(fields['PCD_PAY_TOTAL'])) &&
          textOf(fields['PCD_LINK_URL']) === 'https://democpay.payple.kr/x'
        expect(toLink(asked(fields, status), order, test).kind === 'accepted').toBe(saysYes)
      }),
      { numRuns: 3_000 },
    )
  })

  it('is unknown when cut at any byte', () => {
    const whole = fixtureText('link-made-with-its-end').trimEnd()
    for (let length = 0; length < whole.length; length += 1) {
      const body = readJsonObject(new TextEncoder().encode(whole.slice(0, length)))
      expect(toLink(asked(body), order, test).kind, whole.slice(0, length)).toBe('unknown')
    }
  })
})
