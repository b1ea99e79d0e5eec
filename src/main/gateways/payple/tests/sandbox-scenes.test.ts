import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ask,
  cancel,
  partnerAuth,
  send,
  type Told,
  tokensOf,
} from '../../../../../test/contract/foreign/payple-merchant.ts'
import type { PaypleSandbox } from '../sandbox/index.ts'
import { leavesBookAlone, type SceneName } from '../sandbox/scenes.ts'
import { startSandbox } from './support.ts'

let one: PaypleSandbox
beforeEach(async () => {
  one = await startSandbox({ slowMs: 20 })
})
afterEach(() => one.close())

const bare = { PCD_PAYER_ID: 'c2FuZGJveC1iaWxsaW5nLWtleS00008', PCD_PAY_OID: 'PP_ORDER_1008' }
const receipted = { PCD_PAYER_ID: 'c2FuZGJveC1iaWxsaW5nLWtleS00006', PCD_PAY_OID: 'PP_ORDER_1006' }

interface Call {
  /** The address as a scene names it. */
  readonly path: string
  readonly call: () => Promise<Told>
  /** Does the book show what the call asks for? Null for a call that changes nothing. */
  readonly isBooked: (() => boolean) | null
}

const issue: Call = {
  path: '/php/taxsave/api/tsAct.php?ACT_=TSREG',
  call: () => ask(one.url, { PCD_PAY_WORK: 'TSREG' }, { ...bare, PCD_TAXSAVE_AMOUNT: '1000' }),
  isBooked: () => one.report().payments['PP_ORDER_1008']?.receipt?.live === true,
}
const receiptEnd: Call = {
  path: '/php/taxsave/api/tsAct.php?ACT_=TSCANCEL',
  call: () => ask(one.url, { PCD_PAY_WORK: 'TSCANCEL' }, receipted),
  isBooked: () => one.report().payments['PP_ORDER_1006']?.receipt?.live === false,
}
const info: Call = {
  path: '/php/cPayUser/api/cPayUserAct.php?ACT_=PUSERINFO',
  call: () => ask(one.url, { PCD_PAY_WORK: 'PUSERINFO' }, { PCD_PAYER_ID: bare.PCD_PAYER_ID }),
  isBooked: null,
}
const methodEnd: Call = {
  path: '/php/cPayUser/api/cPayUserAct.php?ACT_=PUSERDEL',
  call: () => ask(one.url, { PCD_PAY_WORK: 'PUSERDEL' }, { PCD_PAYER_ID: bare.PCD_PAYER_ID }),
  isBooked: () => one.report().payments['PP_ORDER_1008']?.methodDisabled === true,
}
const link: Call = {
  path: '/php/link/api/LinkRegAct.php?ACT_=LINKREG',
  call: () =>
    ask(
      one.url,
      { PCD_PAY_WORK: 'LINKREG' },
      { PCD_PAY_WORK: 'LINKREG', PCD_PAY_TYPE: 'card', PCD_PAY_GOODS: '책', PCD_PAY_TOTAL: '1000' },
    ),
  isBooked: () => one.report().links.length === 1,
}
const confirmOf = (type: 'card' | 'transfer', path: string): Call => ({
  path,
  call: async () => {
    const window = await send(`${one.url}/_prepare`, { type, total: 1_000 })
    return send(window['PCD_PAY_COFURL'] ?? '', { ...window, PCD_CST_ID: 'test', PCD_CUST_KEY: 'abcd1234567890' })
  },
  isBooked: () => one.report().prepared.some(({ confirmed }) => confirmed),
})

const calls: readonly Call[] = [
  issue,
  receiptEnd,
  info,
  methodEnd,
  link,
  confirmOf('card', '/php/PayCardConfirmAct.php?ACT_=PAYM'),
  confirmOf('transfer', '/php/PayConfirmAct.php'),
]

/** What a caller gets in a scene of the transport. */
const unheard = ['lost-after-commit', 'lost-before-commit', 'reset-before-body', 'reset-after-body'] as const
const unread = ['http-500', 'http-500-after-commit', 'html', 'redirect', 'truncated-json'] as const
const heard = ['slow', 'no-code', 'odd-code', 'numbers'] as const

const each = <S extends SceneName>(scenes: readonly S[]) =>
  calls.flatMap((call) => scenes.map((name) => ({ ...call, name })))

function expectBook({ isBooked }: Call, name: SceneName): void {
  if (isBooked !== null) expect(isBooked()).toBe(!leavesBookAlone(name))
}

describe('a scene that names a path', () => {
  it.each(each(unheard))('$name at $path loses the answer and keeps the book as it says', async (struck) => {
    one.play({ name: struck.name, path: struck.path })
    await expect(struck.call()).rejects.toThrow()
    expectBook(struck, struck.name)
  })

  it.each(each(unread))('$name at $path gives no answer of Payple’s', async (struck) => {
    one.play({ name: struck.name, path: struck.path })
    const told = await struck.call().catch(() => ({}))
    expect(told).not.toHaveProperty('PCD_PAY_RST')
    expect(told).not.toHaveProperty('PCD_LINK_RST')
    expectBook(struck, struck.name)
  })

  it.each(each(heard))('$name at $path still answers', async (struck) => {
    one.play({ name: struck.name, path: struck.path })
    const told = await struck.call()
    expect(told['PCD_PAY_RST'] ?? told['PCD_LINK_RST']).toBe('success')
    const code = told['PCD_PAY_CODE'] ?? ''
    if (struck.path === link.path || struck.name === 'no-code') expect(told).not.toHaveProperty('PCD_PAY_CODE')
    expect(code.includes('0000')).toBe(struck.path !== link.path && ['slow', 'numbers'].includes(struck.name))
    const amounts = [told['PCD_TAXSAVE_AMOUNT'], told['PCD_PAY_TOTAL']].filter((won) => won !== undefined)
    expect(amounts.every((won) => typeof won === (struck.name === 'numbers' ? 'number' : 'string'))).toBe(true)
    expectBook(struck, struck.name)
  })

  it.each(each(['declined', 'expired-token']))('$name at $path is a no', async (struck) => {
    one.play({ name: struck.name, path: struck.path })
    const told = await struck.call()
    expect(told['PCD_PAY_RST'] ?? told['PCD_LINK_RST']).toBe('error')
    expect(told['PCD_PAY_CODE'] ?? '').not.toContain('0000')
    expectBook(struck, struck.name)
  })

  it('tells an issue from a cancel of a receipt by ACT_', async () => {
    one.play({ name: 'declined', path: receiptEnd.path })
    expect(await issue.call()).toMatchObject({ PCD_PAY_RST: 'success' })
    expect(await receiptEnd.call()).toMatchObject({ PCD_PAY_RST: 'error' })
  })

  it('without ACT_ strikes every call of that path', async () => {
    one.play({ name: 'declined', times: 2, path: '/php/taxsave/api/tsAct.php' })
    expect(await issue.call()).toMatchObject({ PCD_PAY_RST: 'error' })
    expect(await receiptEnd.call()).toMatchObject({ PCD_PAY_RST: 'error' })
    expect(await receiptEnd.call()).toMatchObject({ PCD_PAY_RST: 'success' })
  })

  it('can be planned over the wire', async () => {
    expect(await send(`${one.url}/_scene`, { name: 'declined', path: methodEnd.path })).toEqual({ ok: true })
    expect(await methodEnd.call()).toMatchObject({ PCD_PAY_RST: 'error' })
  })
})

describe('a scene that names no path', () => {
  it('strikes the cancel and leaves the other calls alone', async () => {
    one.play({ name: 'declined' })
    for (const { call } of calls) {
      const told = await call()
      expect(told['PCD_PAY_RST'] ?? told['PCD_LINK_RST']).toBe('success')
    }
    expect(await cancel(one.url, 'PP_ORDER_1001', '20261122', '1000')).toMatchObject({ PCD_PAY_RST: 'error' })
  })

  it('for the whole process means the cancel too', async () => {
    await one.close()
    one = await startSandbox({ scene: 'declined' })
    for (const { call } of calls) {
      const told = await call()
      expect(told['PCD_PAY_RST'] ?? told['PCD_LINK_RST']).toBe('success')
    }
    for (const _ of [1, 2]) {
      expect(await cancel(one.url, 'PP_ORDER_1001', '20261122', '1000')).toMatchObject({ PCD_PAY_RST: 'error' })
    }
  })
})

describe('an auth', () => {
  it.each([
    [{}, '/index.php?ACT_=PAYM&CPAYVER='],
    [{ PCD_PAYCANCEL_FLAG: 'Y' }, '/php/account/api/cPayCAct.php?CPAYVER='],
    [{ PCD_PAYCHK_FLAG: 'Y' }, '/php/PayChkAct.php?CPAYVER='],
    [{ PCD_PAY_WORK: 'TSREG' }, '/php/taxsave/api/tsAct.php?ACT_=TSREG&CPAYVER='],
    [{ PCD_PAY_WORK: 'TSCANCEL' }, '/php/taxsave/api/tsAct.php?ACT_=TSCANCEL&CPAYVER='],
    [{ PCD_PAY_WORK: 'PUSERINFO' }, '/php/cPayUser/api/cPayUserAct.php?ACT_=PUSERINFO&CPAYVER='],
    [{ PCD_PAY_WORK: 'PUSERDEL' }, '/php/cPayUser/api/cPayUserAct.php?ACT_=PUSERDEL&CPAYVER='],
    [{ PCD_PAY_WORK: 'LINKREG' }, '/php/link/api/LinkRegAct.php?ACT_=LINKREG&CPAYVER='],
    [{ PCD_SIMPLE_FLAG: 'Y', PCD_PAY_TYPE: 'card' }, '/php/SimplePayCardAct.php?ACT_=PAYM&CPAYVER='],
    [{ PCD_SIMPLE_FLAG: 'Y' }, '/php/SimplePayAct.php?ACT_=PAYM&CPAYVER='],
    [{ PCD_REGULER_FLAG: 'Y', PCD_PAY_TYPE: 'card' }, '/php/RePayCardAct.php?ACT_=PAYM&CPAYVER='],
    [{ PCD_REGULER_FLAG: 'Y', PCD_PAY_TYPE: 'transfer' }, '/php/RePayAct.php?ACT_=PAYM&CPAYVER='],
    [{ PCD_PAY_WORK: 'AUTHREG', PCD_PAY_TYPE: 'card' }, '/php/other/api/notHere.php?CPAYVER='],
  ])('for %o gives %s', async (flag, address) => {
    const auth = await partnerAuth(one.url, flag)
    expect(auth['PCD_PAY_URL']).toContain(address)
    expect(auth['return_url']).toBe(`${one.url}${auth['PCD_PAY_URL']}`)
  })

  it.each([
    { PCD_SIMPLE_FLAG: 'Y', PCD_PAY_TYPE: 'card' },
    { PCD_SIMPLE_FLAG: 'Y' },
    { PCD_REGULER_FLAG: 'Y', PCD_PAY_TYPE: 'card' },
    { PCD_REGULER_FLAG: 'Y' },
    { PCD_PAY_WORK: 'AUTHREG' },
  ])('for %o leads to a call that is not played', async (flag) => {
    expect(await ask(one.url, flag, { PCD_PAY_TOTAL: '1000' })).toMatchObject({ PCD_PAY_CODE: 'SPCD9998' })
  })

  it('for an issue is no good for a cancel of a receipt, though they share a path', async () => {
    const auth = await partnerAuth(one.url, { PCD_PAY_WORK: 'TSREG' })
    const other = await partnerAuth(one.url, { PCD_PAY_WORK: 'TSCANCEL' })
    expect(await send(other['return_url'] ?? '', { ...tokensOf(auth), ...receipted })).toMatchObject({
      PCD_PAY_RST: 'error',
      PCD_PAY_CODE: 'SPAY0001',
    })
    expect(receiptEnd.isBooked?.()).toBe(false)
  })

  it.each([issue, receiptEnd, info, methodEnd])('serves one call at $path', async ({ path }) => {
    const work = path.split('ACT_=')[1] ?? ''
    const auth = await partnerAuth(one.url, { PCD_PAY_WORK: work })
    const fields = work === 'TSCANCEL' ? receipted : { ...bare, PCD_TAXSAVE_AMOUNT: '1000' }
    const body = { ...tokensOf(auth), ...fields }
    expect(await send(auth['return_url'] ?? '', body)).toMatchObject({ PCD_PAY_RST: 'success' })
    expect(await send(auth['return_url'] ?? '', body)).toMatchObject({ PCD_PAY_CODE: 'SPAY0001' })
  })
})
