import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { MethodLookUp } from '../../desks.ts'
import type { Outcome } from '../../call.ts'
import type { Exchange } from '../client.ts'
import { toDisabled, toMethodLookUp } from '../methods.ts'
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
import { addressOf, connectionTo, fixture } from './support.ts'

const running: DeskHost[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()))
})

const card = addressOf('test201804000001', 'card', '2020-03-20')
const transfer = addressOf('test099942200156938', 'transfer', '2018-04-23')
const cardLookedUp = fixture('look-up-card-old-spelling')
const transferLookedUp = fixture('look-up-transfer-without-receipt')
const cardMethod = fixture('method-card-with-whole-name')
const transferMethod = fixture('method-transfer')
const ended = fixture('method-ended')

async function host(
  replies: Partial<Record<Purpose, Reply>> = {},
  auths: Partial<Record<Purpose, Reply>> = {},
): Promise<DeskHost> {
  const usual = { 'look-up': json(cardLookedUp), PUSERINFO: json(cardMethod), PUSERDEL: json(ended) }
  const one = await startDeskHost({ ...usual, ...replies }, auths)
  running.push(one)
  return one
}

const lookUp = (one: DeskHost, payment = card, patience = {}) =>
  desks(patience).methods.lookUpMethod(connectionTo(one.url), payment)
const disable = (one: DeskHost, payment = card, patience = {}) =>
  desks(patience).methods.disableMethod(connectionTo(one.url), payment)

const asked = (body: Readonly<Record<string, unknown>> | null, status = 200): Exchange => ({
  kind: 'asked',
  answer: { kind: 'answered', status, body },
})

const told = (outcome: MethodLookUp | Outcome<unknown>): string =>
  outcome.kind === 'unanswered' || outcome.kind === 'not-sent' || outcome.kind === 'unknown'
    ? `${outcome.kind}: ${outcome.because}`
    : outcome.kind

const no = (code: string, message: string) => ({ PCD_PAY_RST: 'error', PCD_PAY_CODE: code, PCD_PAY_MSG: message })

describe('a registered method', () => {
  it('of a card is told masked, by a look-up of the payment and one of the method, each after an auth of its own', async () => {
    const one = await host()
    expect(await lookUp(one)).toEqual({
      kind: 'found',
      method: {
        kind: 'card',
        issuer: 'BC카드',
        maskedNumber: '1111-****-****-2222',
        holder: 'person',
        payerName: '홍*동',
        payerPhone: '010-****-5678',
      },
    })
    expect(one.auths).toEqual(['look-up', 'PUSERINFO'])
    expect(one.asked.at(2)?.body).toEqual({ cst_id: 'test', custKey: 'abcd1234567890', PCD_PAY_WORK: 'PUSERINFO' })
    expect(one.asked.at(3)?.body).toEqual({
      PCD_CST_ID: 'cst-token-2',
      PCD_CUST_KEY: 'cust-token-2',
      PCD_AUTH_KEY: 'token-2',
      PCD_PAYER_ID: 'NS9qNTgzU2xRNHscrubbed',
    })
    expect(one.faults).toEqual([])
  })

  it('of an account is told masked', async () => {
    const one = await host({ 'look-up': json(transferLookedUp), PUSERINFO: json(transferMethod) })
    expect(await lookUp(one, transfer)).toMatchObject({
      method: {
        kind: 'transfer',
        issuer: '농협',
        maskedNumber: '460-********-121',
        holder: 'company',
        payerName: '홍*동',
      },
    })
  })

  it('that arrives unmasked is masked here', async () => {
    const whole = { PCD_PAY_CARDNUM: '4619-5412-3456-7815', PCD_PAYER_HP: '01012345678', PCD_PAYER_NAME: '남궁길동' }
    const one = await host({ PUSERINFO: json({ ...cardMethod, ...whole }) })
    expect(await lookUp(one)).toMatchObject({
      method: { maskedNumber: '461954******7815', payerPhone: '010-****-5678', payerName: '남**동' },
    })
    const account = await host({
      'look-up': json(transferLookedUp),
      PUSERINFO: json({ ...transferMethod, PCD_PAY_BANKNUM: '460-12345678-121' }),
    })
    expect(await lookUp(account, transfer)).toMatchObject({ method: { maskedNumber: '***-********-121' } })
  })

  it.each([
    ['PCD_CARDNAME', 'PCD_CARDNUM'],
    ['PCD_PAY_CARDNANE', 'PCD_PAY_CARDNUM'],
    ['pcd_pay_cardname', 'pcd_pay_cardnum'],
  ])('is read under %s and %s as well', async (name, number) => {
    const { PCD_PAY_CARDNAME, PCD_PAY_CARDNUM, ...rest } = cardMethod
    const one = await host({ PUSERINFO: json({ ...rest, [name]: PCD_PAY_CARDNAME, [number]: PCD_PAY_CARDNUM }) })
    expect(await lookUp(one)).toMatchObject({ method: { issuer: 'BC카드', maskedNumber: '1111-****-****-2222' } })
  })

  it.each([
    ['개인', 'person'],
    ['법인', 'company'],
    ['personal', 'person'],
    ['company', 'company'],
    ['', null],
    ['기타', null],
    ['constructor', null],
  ])('whose PCD_PAY_BANKACCTYPE is “%s” is of a %s', (word, holder) => {
    expect(toMethodLookUp(asked({ ...cardMethod, PCD_PAY_BANKACCTYPE: word }), card)).toMatchObject({
      method: { holder },
    })
  })

  it('has nulls for what is left out', () => {
    const bare = { PCD_PAY_RST: 'success', PCD_PAY_CODE: '0000' }
    expect(toMethodLookUp(asked(bare), transfer)).toEqual({
      kind: 'found',
      method: {
        kind: 'transfer',
        issuer: null,
        maskedNumber: null,
        holder: null,
        payerName: null,
        payerPhone: null,
      },
    })
  })

  it.each<[string, Readonly<Record<string, unknown>>, string, number?]>([
    ['an error', no('PUSER0001', '등록된 정보가 없습니다.'), 'refused'],
    ['no code', { PCD_PAY_CODE: '' }, 'unanswered: unclear-code'],
    ['another code', { PCD_PAY_CODE: '0001' }, 'unanswered: unclear-code'],
    ['no result', { PCD_PAY_RST: '' }, 'unanswered: unreadable-answer'],
    ['another work', { PCD_PAY_WORK: 'PUSERDEL' }, 'unanswered: unreadable-answer'],
    ['a type never heard of', { PCD_PAY_TYPE: 'coin' }, 'unanswered: unreadable-answer'],
    ['a 404', {}, 'unanswered: unreadable-answer', 404],
    ['a 500', {}, 'unanswered: server-error', 500],
  ])('asked for and answered with %s is %3$s', async (_, change, expected, status = 200) => {
    const one = await host({ PUSERINFO: json({ ...cardMethod, ...change }, status) })
    expect(told(await lookUp(one))).toBe(expected)
    expect(one.count('PUSERINFO')).toBe(1)
  })

  it.each<[string, Partial<Record<Purpose, Reply>>, string]>([
    ['the method is lost', { PUSERINFO: drop }, 'unanswered: connection-lost'],
    ['the method is cut', { PUSERINFO: half }, 'unanswered: connection-lost'],
    ['the method is late', { PUSERINFO: silence }, 'unanswered: timeout'],
    ['the method is a proxy’s page', { PUSERINFO: text('<html/>') }, 'unanswered: unreadable-answer'],
    ['the payment is lost', { 'look-up': drop }, 'unanswered: connection-lost'],
    ['the payment is a 500', { 'look-up': json(cardLookedUp, 500) }, 'unanswered: server-error'],
    ['the payment is nowhere', { 'look-up': json(no('CBIL0003', '[CBIL0003] 없음')) }, 'refused'],
    ['the payment has no billing key', { 'look-up': json({ ...cardLookedUp, PCD_PAYER_ID: '' }) }, 'refused'],
    [
      'the payment is somebody else’s',
      { 'look-up': json({ ...cardLookedUp, PCD_PAY_OID: 'ORDER_1' }) },
      'unanswered: unreadable-answer',
    ],
    [
      'the payment has no order number',
      { 'look-up': json({ ...cardLookedUp, PCD_PAY_OID: '' }) },
      'unanswered: unreadable-answer',
    ],
  ])('is not told when the answer to %s', async (_, replies, expected) => {
    expect(told(await lookUp(await host(replies), card, { lookUpMs: 300 }))).toBe(expected)
  })

  it('without a billing key says why and what to do', async () => {
    const one = await host({ 'look-up': json({ ...cardLookedUp, PCD_PAYER_ID: '' }) })
    expect(await lookUp(one)).toMatchObject({
      refusal: { message: expect.stringContaining('빌링키가 없어'), remedy: expect.stringContaining('파트너 관리자') },
    })
    expect(one.auths).toEqual(['look-up'])
  })

  it('of a payment that is neither card nor transfer is asked for nowhere', async () => {
    const one = await host()
    expect(told(await lookUp(one, addressOf('A', 'mobile')))).toBe('refused')
    expect(told(await disable(one, addressOf('A', 'mobile')))).toBe('not-sent: refused-before-asking')
    expect(one.asked).toEqual([])
  })
})

describe('the end of a registered method', () => {
  it('is a look-up of the payment and one request, each after an auth of its own', async () => {
    const one = await host()
    expect(await disable(one)).toEqual({ kind: 'accepted', value: { message: '카드해지완료' } })
    expect(one.auths).toEqual(['look-up', 'PUSERDEL'])
    expect(one.asked.at(2)?.body).toEqual({ cst_id: 'test', custKey: 'abcd1234567890', PCD_PAY_WORK: 'PUSERDEL' })
    expect(one.asked.at(3)?.body).toEqual({
      PCD_CST_ID: 'cst-token-2',
      PCD_CUST_KEY: 'cust-token-2',
      PCD_AUTH_KEY: 'token-2',
      PCD_PAYER_ID: 'NS9qNTgzU2xRNHscrubbed',
    })
    expect(one.faults).toEqual([])
  })

  it.each<[string, Readonly<Record<string, unknown>>, string, number?]>([
    ['PUSER0000', { PCD_PAY_CODE: 'PUSER0000' }, 'accepted'],
    ['TSDL0000', { PCD_PAY_CODE: 'TSDL0000' }, 'accepted'],
    ['no word', { PCD_PAY_MSG: '' }, 'accepted'],
    ['no work', { PCD_PAY_WORK: '' }, 'accepted'],
    ['another work', { PCD_PAY_WORK: 'PUSERINFO' }, 'unknown: unreadable-answer'],
    ['no code', { PCD_PAY_CODE: '' }, 'unknown: unclear-code'],
    ['a code that merely contains 0000', { PCD_PAY_CODE: 'PUSER00001' }, 'unknown: unclear-code'],
    ['no result', { PCD_PAY_RST: '' }, 'unknown: unreadable-answer'],
    ['close', { PCD_PAY_RST: 'close' }, 'unknown: unreadable-answer'],
    ['an error', no('PUSER0002', '이미 해지된 카드입니다.'), 'declined'],
    ['an error without a code', no('', '이미 해지된 카드입니다.'), 'declined'],
    ['an error without a word', no('', ''), 'unknown: unclear-code'],
    ['an error with a success code', no('TSDL0000', '카드해지완료'), 'unknown: unclear-code'],
    ['an error of silence', no('', '[CPAY0018] 결과 미수신'), 'unknown: unclear-code'],
    ['a 500', {}, 'unknown: server-error', 500],
    ['a 404', {}, 'unknown: unreadable-answer', 404],
  ])('that comes back with %s is %3$s', async (_, change, expected, status = 200) => {
    const one = await host({ PUSERDEL: json({ ...ended, ...change }, status) })
    expect(told(await disable(one))).toBe(expected)
    expect([one.count('PUSERDEL'), one.auths]).toEqual([1, ['look-up', 'PUSERDEL']])
  })

  it.each<[string, Reply, string]>([
    ['lost', drop, 'unknown: connection-lost'],
    ['cut', half, 'unknown: connection-lost'],
    ['late', silence, 'unknown: timeout'],
    ['a proxy’s page', text('<html/>'), 'unknown: unreadable-answer'],
    ['a redirect', text('', 302), 'unknown: unreadable-answer'],
  ])('whose answer is %s is unknown, and is not asked for again', async (_, reply, expected) => {
    const one = await host({ PUSERDEL: reply })
    expect(told(await disable(one, card, { cancelMs: 300 }))).toBe(expected)
    expect(one.asked).toHaveLength(4)
  })

  it.each<[string, Partial<Record<Purpose, Reply>>, Partial<Record<Purpose, Reply>>, string]>([
    ['its look-up is lost', { 'look-up': drop }, {}, 'unreachable'],
    ['its look-up is refused', { 'look-up': json(no('CBIL0003', '없음')) }, {}, 'refused-before-asking'],
    [
      'the payment has no billing key',
      { 'look-up': json({ ...cardLookedUp, PCD_PAYER_ID: '' }) },
      {},
      'refused-before-asking',
    ],
    ['its own auth is lost', {}, { PUSERDEL: drop }, 'unreachable'],
    [
      'its own auth is refused',
      {},
      { PUSERDEL: json({ result: 'error', result_msg: '[AUTH0003]' }) },
      'refused-before-asking',
    ],
  ])('is not sent when %s', async (_, replies, auths, because) => {
    const one = await host(replies, auths)
    expect(await disable(one)).toMatchObject({ kind: 'not-sent', because })
    expect(one.count('PUSERDEL')).toBe(0)
  })

  it('is accepted only when result, code and work all say so, whatever else comes back', () => {
    const field = fc.oneof(
      fc.constantFrom('success', 'error', 'close', '', 'PUSER0000', 'TSDL0000', '0000', 'PUSER0001', 'PUSERDEL'),
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant([]),
    )
    const names = ['PCD_PAY_RST', 'PCD_PAY_CODE', 'PCD_PAY_MSG', 'PCD_PAY_WORK', 'PCD_PAY_TYPE']
    const answer = fc.record(Object.fromEntries(names.map((name) => [name, field])), { requiredKeys: [] })
    const textOf = (value: unknown) =>
      typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    fc.assert(
      fc.property(answer, fc.constantFrom(200, 302, 400, 500), (body, status) => {
        const fields: Readonly<Record<string, unknown>> = body
        const saysYes =
          status < 300 &&
          textOf(fields['PCD_PAY_RST']) === 'success' &&
          /^[A-Z]{0,5}0000$/i.test(textOf(fields['PCD_PAY_CODE'])) &&
          ['', 'PUSERDEL'].includes(textOf(fields['PCD_PAY_WORK']))
        expect(toDisabled(asked(fields, status)).kind === 'accepted').toBe(saysYes)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the key of a registered method', () => {
  const canary = 'canary+billing/key=='
  const found = json({ ...cardLookedUp, PCD_PAYER_ID: canary, PCD_PAY_MSG: canary })
  const echo = { PCD_PAYER_ID: canary, PCD_PAYER_NO: canary, PCD_PAY_CARDNAME: canary, PCD_PAY_MSG: `${canary} 완료` }

  it.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    ['yes', { ...cardMethod, ...echo }, { ...ended, ...echo }],
    ['no', { ...echo, ...no('PUSER0001', `[PUSER0001] ${canary}`) }, { ...echo, ...no('', `${canary} 없음`) }],
    ['maybe', { ...cardMethod, PCD_PAY_CODE: canary }, { ...ended, PCD_PAY_CODE: canary }],
  ])('is in nothing the desk tells when Payple says %s', async (_, info, end) => {
    const one = await host({ 'look-up': found, PUSERINFO: json(info), PUSERDEL: json(end) })
    const outcomes = [await lookUp(one), await disable(one)]
    expect(one.asked.filter(({ body }) => body['PCD_PAYER_ID'] === canary)).toHaveLength(2)
    const shown = `${JSON.stringify(outcomes)}${inspect(outcomes, { depth: 9, showHidden: true })}`
    expect(shown).not.toMatch(/canary|PCD_PAYER_ID|token-/)
  })
})
