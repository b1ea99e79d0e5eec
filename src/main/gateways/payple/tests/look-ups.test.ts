import { afterEach, describe, expect, it } from 'vitest'
import { epochOf, type Instant, instantOfEpoch } from '../../../../domain/day.ts'
import type { PaymentAddress } from '../../call.ts'
import type { LookUp } from '../../gateway.ts'
import { createHttp, type Http } from '../../http.ts'
import { createPayple } from '../index.ts'
import type { PaypleSandbox } from '../sandbox/index.ts'
import { addressOf, connectionTo, now, startSandbox } from './support.ts'

const open: PaypleSandbox[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

const minute = 60_000
const patience = { authMs: 3_000, cancelMs: 3_000, lookUpMs: 3_000 }
const lookUpPath = '/php/PayChkAct.php'

/** Payple with a clock of ours, Payple's own clock, and what went over the wire between them, oldest first. */
async function stand() {
  let ourMs = 0
  let theirs: Instant = now
  const sandbox = await startSandbox({ clock: { now: () => theirs } })
  open.push(sandbox)
  const calls: string[] = []
  let under = 0
  let most = 0
  const wire = createHttp()
  const read: Http['read'] = async (request) => {
    const { pathname } = new URL(request.url)
    const order = /"PCD_PAY_OID":"([^"]*)"/.exec(request.body)?.[1] ?? ''
    calls.push(pathname === '/php/auth.php' ? 'auth' : order)
    under += 1
    most = Math.max(most, under)
    const answer = await wire.read(request)
    under -= 1
    return answer
  }
  const payple = createPayple({ ...wire, read }, patience, () => ourMs)
  return {
    sandbox,
    calls,
    mostAtOnce: () => most,
    passHere: (ms: number) => (ourMs += ms),
    passThere: (ms: number) => (theirs = instantOfEpoch(epochOf(theirs) + ms)),
    lookUpAll: (payments: readonly PaymentAddress[]) => payple.lookUpAll(connectionTo(sandbox.url), payments),
  }
}

const one = addressOf('PP_ORDER_1001')
const two = addressOf('PP_ORDER_1002')
const three = addressOf('PP_ORDER_1003', 'card', '2026-11-21')
const four = addressOf('PP_ORDER_1004', 'card', '2026-11-21')
const five = addressOf('PP_ORDER_1006', 'transfer', '2026-11-20')
const orders = [one, two, three, four, five].map(({ orderNumber }) => orderNumber)

const all = async (answers: AsyncIterable<LookUp>): Promise<readonly LookUp[]> => {
  const told = []
  for await (const answer of answers) told.push(answer)
  return told
}
const kinds = (told: readonly LookUp[]) => told.map(({ kind }) => kind)
const wonOf = (told: readonly LookUp[]) => told.map((answer) => (answer.kind === 'found' ? answer.paid : null))

describe('a batch of look-ups', () => {
  it('makes one auth, asks in order, and never asks twice at once however its answers are taken', async () => {
    const at = await stand()
    const answers = at.lookUpAll([one, two, three, four, five])
    const taken = await Promise.all(orders.map(() => answers.next()))
    const told = taken.flatMap(({ value }) => (value === undefined ? [] : [value]))
    expect(wonOf(told)).toEqual([39_000, 128_000, 1_000, 55_000, 150_000])
    expect(at.calls).toEqual(['auth', ...orders])
    expect(at.mostAtOnce()).toBe(1)
    expect(at.sandbox.report().totals).toMatchObject({ auths: 1, lookUps: 5 })
    expect(JSON.stringify(told)).not.toMatch(/PCD_(AUTH_KEY|CST_ID|CUST_KEY|REFUND_KEY|PAYER_ID)/)
  })

  it('that is left before its end asks no more', async () => {
    const at = await stand()
    for await (const answer of at.lookUpAll([one, two, three])) {
      expect(answer.kind).toBe('found')
      break
    }
    expect(at.calls).toEqual(['auth', 'PP_ORDER_1001'])
  })

  it('asks for a new auth when 29 minutes have passed, before its tokens end', async () => {
    const at = await stand()
    const answers = at.lookUpAll([one, two, three])
    await answers.next()
    at.passHere(29 * minute - 1)
    await answers.next()
    at.passHere(1)
    await answers.next()
    expect(at.calls).toEqual(['auth', 'PP_ORDER_1001', 'PP_ORDER_1002', 'auth', 'PP_ORDER_1003'])
  })

  it('whose tokens ended at Payple makes one more auth and repeats that look-up alone', async () => {
    const at = await stand()
    const answers = at.lookUpAll([one, two, three])
    await answers.next()
    at.passThere(31 * minute)
    expect(kinds(await all(answers))).toEqual(['found', 'found'])
    expect(at.calls).toEqual(['auth', 'PP_ORDER_1001', 'PP_ORDER_1002', 'auth', 'PP_ORDER_1002', 'PP_ORDER_1003'])
  })

  it('repeats a look-up once only, and one on a fresh auth not at all', async () => {
    const at = await stand()
    at.sandbox.play({ name: 'expired-token', path: lookUpPath })
    const answers = at.lookUpAll([one, two, three, four])
    expect(await answers.next()).toMatchObject({ value: { kind: 'refused', refusal: { code: 'SPAY0001' } } })
    expect(at.calls).toEqual(['auth', 'PP_ORDER_1001'])
    await answers.next()
    at.sandbox.play({ name: 'expired-token', path: lookUpPath, times: 2 })
    expect(kinds(await all(answers))).toEqual(['refused', 'found'])
    expect(at.calls.slice(2).join(' ')).toBe('auth PP_ORDER_1002 PP_ORDER_1003 auth PP_ORDER_1003 auth PP_ORDER_1004')
  })

  it('takes a no about one payment for that payment alone', async () => {
    const at = await stand()
    const unsold = addressOf('PP_ORDER_1002', 'virtual-account')
    expect(kinds(await all(at.lookUpAll([addressOf('NOBODY'), unsold, one])))).toEqual(['refused', 'refused', 'found'])
    expect(at.calls).toEqual(['auth', 'NOBODY', 'PP_ORDER_1001'])
  })

  it('takes a no to its auth for all that follow, and asks again where nobody answered', async () => {
    const at = await stand()
    at.sandbox.play({ name: 'auth-lost' })
    at.sandbox.play({ name: 'auth-declined' })
    expect(await all(at.lookUpAll([one, two, three]))).toMatchObject([
      { kind: 'unanswered', because: 'connection-lost' },
      { kind: 'refused', refusal: { code: 'AUTH0004' } },
      { kind: 'refused', refusal: { code: 'AUTH0004' } },
    ])
    expect(at.calls).toEqual(['auth', 'auth'])
  })
})
