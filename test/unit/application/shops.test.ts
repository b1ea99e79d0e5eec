import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { gatewayIds, type GatewayId } from '../../../src/domain/gateway.ts'
import { defaultTaxSettings } from '../../../src/domain/shop.ts'
import { unchangedTax } from '../../../src/domain/tax-history.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { ask, atBoth, detailOf, known, transactionIdIn } from './refunding.ts'
import { answerLines, enteredCredentials, identity, siteCode } from './sandboxes.ts'

afterEach(closeDesks)

const shopLike = (name: string, environment: 'test' | 'real' = 'test', gateway: GatewayId = 'payple') => ({
  name,
  gateway,
  environment,
  colour: 'rose' as const,
})

const listed = async (desk: TestDesk, shopId: string) =>
  valueOf(await desk.api.shops.list({})).find(({ shop }) => shop.id === shopId)

const store = (desk: TestDesk, gateway: GatewayId, change: Readonly<Record<string, string>>) =>
  desk.api.shops.storeCredentials({
    shopId: desk.shopIds[gateway],
    values: { ...enteredCredentials[gateway], ...change },
  })

describe('a shop', () => {
  it('is added with the safe side of every tax question, and changed by name, colour and settings', async () => {
    const desk = await openDesk({ filled: false })
    const shop = valueOf(await desk.api.shops.add(shopLike(' 새 상점 ')))
    expect(shop).toMatchObject({ name: '새 상점', environment: 'test' })
    expect(shop.taxHistory.map(({ tax, appliesFrom }) => [tax, appliesFrom])).toEqual([
      [defaultTaxSettings, '2000-01-01'],
    ])
    const settings = { ...defaultTaxSettings, mandatory: 'NONE', directIssue: { 'kakao-pay': '2026-01-01' } } as const
    const tax = { settings, appliesFrom: '2026-01-01' }
    const changed = { shopId: shop.id, name: '상점', colour: 'green', choices: {} } as const
    valueOf(await desk.api.shops.change({ ...changed, tax }))
    const [entered] = shop.taxHistory
    const recorded = { recordedAt: entered.recordedAt, operatorId: 'op-1', operatorName: entered.operatorName }
    expect(await listed(desk, shop.id)).toEqual({
      shop: {
        ...shop,
        name: '상점',
        colour: 'green',
        taxHistory: [entered, { tax: settings, appliesFrom: '2026-01-01', ...recorded }],
      },
      credentials: { stored: false },
    })
  })

  it('keeps its name to itself', async () => {
    const desk = await openDesk({ filled: false })
    const first = valueOf(await desk.api.shops.add(shopLike('상점')))
    expect(refusalOf(await desk.api.shops.add(shopLike('상점 ')))).toEqual({ kind: 'name-taken' })
    expect(refusalOf(await desk.api.shops.add(shopLike('   ')))).toEqual({ kind: 'invalid-input' })
    const { id: shopId } = valueOf(await desk.api.shops.add(shopLike('다른 상점')))
    const change = { shopId, name: '상점', colour: first.colour, tax: null, choices: {} }
    expect(refusalOf(await desk.api.shops.change(change))).toEqual({ kind: 'name-taken' })
    expect(valueOf(await desk.api.shops.change({ ...change, shopId: first.id }))).toEqual(first)
    expect(refusalOf(await desk.api.shops.change({ ...change, shopId: 'nobody' }))).toEqual({ kind: 'shop-not-found' })
  })

  it('of practice is made by practice alone', async () => {
    const desk = await openDesk({ filled: false })
    Object.assign(desk.book, { name: 'practice' })
    expect(refusalOf(await desk.api.shops.add(shopLike('연습')))).toEqual({ kind: 'not-in-practice' })
  })
})

describe('a real shop', () => {
  it('comes after the recovery key, which is shown once and typed back', async () => {
    const desk = await openDesk({ filled: false })
    expect(refusalOf(await desk.api.shops.add(shopLike('실제', 'real')))).toEqual({ kind: 'recovery-key-first' })
    const { recoveryKey } = valueOf(await desk.api.desk.makeRecoveryKey({}))
    expect(refusalOf(await desk.api.desk.confirmRecoveryKey({ typed: 'ABCD' }))).toEqual({
      kind: 'recovery-key-differs',
    })
    expect(refusalOf(await desk.api.shops.add(shopLike('실제', 'real')))).toEqual({ kind: 'recovery-key-first' })
    valueOf(await desk.api.desk.confirmRecoveryKey({ typed: recoveryKey.toLowerCase() }))
    expect(valueOf(await desk.api.shops.add(shopLike('실제', 'real')))).toMatchObject({ environment: 'real' })
  })

  it('is refused under the private keyring of one start, its credentials too', async () => {
    const desk = await openDesk({ filled: false, realShopsAllowed: false })
    expect(refusalOf(await desk.api.shops.add(shopLike('실제', 'real')))).toEqual({ kind: 'real-not-here' })
    const shop = { id: 'real-1', name: '실제', gateway: 'payple', environment: 'real', colour: 'blue' } as const
    const at = desk.clock.now()
    await desk.ledger.addShop({ shop: { ...shop, taxHistory: unchangedTax(), choices: {} }, operatorId: 'op-1', at })
    const values = { ...enteredCredentials.payple }
    expect(refusalOf(await desk.api.shops.storeCredentials({ shopId: shop.id, values }))).toEqual({
      kind: 'real-not-here',
    })
    expect(readdirSync(desk.folder)).not.toContain('vault')
  })
})

describe('credentials', () => {
  it('are asked for with the labels of their gateway', async () => {
    const desk = await openDesk({ filled: false })
    for (const gateway of gatewayIds) {
      const form = valueOf(await desk.api.shops.credentialForm({ gateway }))
      expect(form.map(({ name }) => name).toSorted()).toEqual(Object.keys(enteredCredentials[gateway]).toSorted())
      expect(form.every(({ label, hint }) => /[가-힣]/.test(label + hint))).toBe(true)
    }
  })

  it('that are wrong are told field by field and stored nowhere', async () => {
    const desk = await openDesk()
    const before = await listed(desk, desk.shopIds.kcp)
    desk.clock.move(1_000)
    const fieldsOf = async (gateway: GatewayId, change: Readonly<Record<string, string>>) => {
      const failure = refusalOf(await store(desk, gateway, change))
      expect(failure.kind).toBe('credentials-wrong')
      return failure.kind === 'credentials-wrong' ? failure.problems.map(({ field }) => field) : []
    }
    expect(await fieldsOf('kcp', { site_cd: 't0', password: 'wrong' })).toEqual(['site_cd', 'password'])
    expect(await fieldsOf('kcp', { cert: 'no', key: 'no' })).toEqual(['cert', 'key'])
    expect(await fieldsOf('payple', { custKey: '', PCD_REFUND_KEY: '키', Referer: 'shop' })).toEqual([
      'custKey',
      'PCD_REFUND_KEY',
      'Referer',
    ])
    expect(await listed(desk, desk.shopIds.kcp)).toEqual(before)
    expect(refusalOf(await desk.api.shops.storeCredentials({ shopId: 'nobody', values: {} }))).toEqual({
      kind: 'shop-not-found',
    })
  })

  it('are taken as pasted, but for the blanks and line ends around them', async () => {
    const desk = await openDesk()
    const pasted = { site_cd: ` ${siteCode} `, cert: `\n${identity.cert}\n`, password: `${identity.password}\r\n` }
    expect(valueOf(await store(desk, 'kcp', pasted))).toMatchObject({ stored: true, lastFour: '0000' })
    expect(valueOf(await desk.api.shops.testConnection({ shopId: desk.shopIds.kcp })).message).toContain(
      '받아들였습니다',
    )
  })

  it('cannot be stored or used while the keychain is locked, with what to do', async () => {
    const desk = await openDesk()
    desk.keychain.lock()
    expect(refusalOf(await store(desk, 'payple', {}))).toEqual({
      kind: 'keychain-unavailable',
      remedy: '키링을 연 뒤 다시 시작하세요.',
    })
    expect(refusalOf(await desk.api.shops.testConnection({ shopId: desk.shopIds.payple })).kind).toBe(
      'keychain-unavailable',
    )
  })

  it.each(atBoth)('that are forgotten leave a shop of $gateway to read, with the reason', async (payment) => {
    const desk = await openDesk()
    const shopId = desk.shopIds[payment.gateway]
    expect(valueOf(await desk.api.shops.forgetCredentials({ shopId }))).toEqual({ stored: false })
    const { refundBlocked, row } = await detailOf(desk, payment)
    expect(refundBlocked?.because).toContain('인증 정보가 없어 장부를 보기만 할 수 있습니다')
    expect(row.paid).toBe(payment.paid)
    const shopName = payment.gateway === 'kcp' ? '상점 케이' : '상점 페이'
    const missing = { kind: 'credentials-missing', shopName }
    expect(refusalOf(await ask(desk, payment, 1_000))).toEqual(missing)
    expect(refusalOf(await desk.api.shops.testConnection({ shopId }))).toEqual(missing)
    expect(refusalOf(await desk.api.transactions.lookUp({ transactionId: transactionIdIn(desk, payment) }))).toEqual(
      missing,
    )
    expect(refusalOf(await desk.api.shops.forgetCredentials({ shopId: 'nobody' })).kind).toBe('shop-not-found')
    const audit = await desk.ledger.auditTrail({ offset: 0, limit: 1 })
    expect(audit[0]).toMatchObject({ what: 'credentials-forgotten', subject: shopId, detail: {} })
  })
})

describe('the address cancels come from', () => {
  it('is checked at KCP, which takes cancels from registered addresses only, and not at Payple', async () => {
    const desk = await openDesk()
    const { kcp, payple } = desk.shopIds
    expect(valueOf(await desk.api.shops.checkAddress({ shopId: kcp })).message).toContain('거절하지 않았습니다')
    desk.sandboxes.kcp.play({ name: '8012' })
    expect(refusalOf(await desk.api.shops.checkAddress({ shopId: kcp }))).toMatchObject({
      kind: 'gateway-refused',
      code: '8012',
    })
    expect(refusalOf(await desk.api.shops.checkAddress({ shopId: payple }))).toEqual({ kind: 'address-not-checked' })
    expect(refusalOf(await desk.api.shops.checkAddress({ shopId: 'nobody' }))).toEqual({ kind: 'shop-not-found' })
  })
})

describe('what a gateway leaves open', () => {
  it('is told with its default first, kept per shop, and refused where the gateway cannot use it', async () => {
    const desk = await openDesk()
    const shopId = desk.shopIds.kcp
    const [{ shop } = { shop: null }] = valueOf(await desk.api.shops.list({})).filter((one) => one.shop.id === shopId)
    if (shop === null) throw new Error('there is no shop')
    const { name, colour } = shop
    const change = (choices: Readonly<Record<string, string>>) =>
      desk.api.shops.change({ shopId, name, colour, tax: null, choices })
    for (const option of valueOf(await desk.api.shops.options({ gateway: 'kcp' }))) {
      for (const { value } of option.choices) valueOf(await change({ [option.name]: value }))
    }
    const kept = { 'receipt-partial': 'cancel-and-reissue', relay: 'https://relay.example.com:8443' }
    expect(valueOf(await change(kept)).choices).toEqual(kept)
    expect((await listed(desk, shopId))?.shop.choices).toEqual(kept)
    expect(refusalOf(await change({ 'receipt-partial': 'sometimes' }))).toMatchObject({ kind: 'choice-wrong' })
    expect(refusalOf(await change({ relay: 'http://relay.example.com' }))).toMatchObject({ name: 'relay' })
    expect(refusalOf(await change({ nothing: 'x' }))).toMatchObject({ kind: 'choice-wrong', name: 'nothing' })
    expect((await listed(desk, shopId))?.shop.choices).toEqual(kept)
    const audit = await desk.ledger.auditTrail({ offset: 0, limit: 1 })
    expect(audit[0]).toMatchObject({ what: 'shop-changed', detail: { choices: JSON.stringify(kept) } })
    expect(valueOf(await desk.api.shops.options({ gateway: 'payple' }))).toEqual([])
  })
})

describe('a connection test', () => {
  it.each(gatewayIds)('at %s moves nothing and says that it works', async (gateway) => {
    const desk = await openDesk()
    const shopId = desk.shopIds[gateway]
    expect(valueOf(await desk.api.shops.testConnection({ shopId })).message).toMatch(/받아들였습니다|성공했습니다/)
    expect(desk.sandboxes[gateway].report().totals.refunds).toBe(0)
    desk.endpoints[gateway] = 'http://127.0.0.1:1'
    expect(refusalOf(await desk.api.shops.testConnection({ shopId }))).toEqual({ kind: 'gateway-unreachable' })
  })

  it('that is refused carries the code and what to do', async () => {
    const desk = await openDesk()
    valueOf(await store(desk, 'payple', { Referer: 'https://elsewhere.example' }))
    expect(refusalOf(await desk.api.shops.testConnection({ shopId: desk.shopIds.payple }))).toMatchObject({
      kind: 'gateway-refused',
      code: 'AUTH0004',
      remedy: expect.stringContaining('Referer'),
    })
    valueOf(await store(desk, 'kcp', { site_cd: 'T9999' }))
    expect(refusalOf(await desk.api.shops.testConnection({ shopId: desk.shopIds.kcp }))).toMatchObject({
      kind: 'gateway-refused',
      code: '8001',
      remedy: expect.stringContaining('사이트 코드'),
    })
    desk.sandboxes.kcp.play({ name: 'html', path: '/std/inquery' })
    expect(refusalOf(await desk.api.shops.testConnection({ shopId: desk.shopIds.kcp })).kind).toBe('gateway-refused')
    expect(refusalOf(await desk.api.shops.testConnection({ shopId: 'nobody' })).kind).toBe('shop-not-found')
  })
})

describe('nothing that was entered ever comes back', () => {
  /** Everything a desk can be asked, with answers of every kind. */
  async function askEverything(desk: TestDesk): Promise<void> {
    const { api, shopIds } = desk
    const kcp = { shopId: shopIds.kcp }
    const payple = { shopId: shopIds.payple }
    const card = { transactionId: transactionIdIn(desk, known.kcpCard) }
    const page = { offset: 0, limit: 50 }
    const month = '2026-11'
    const filter = {
      shopId: null,
      text: '',
      from: null,
      to: null,
      states: [],
      wallets: [],
      methods: [],
      atLeast: null,
      atMost: null,
    }
    desk.dialogs.save = join(desk.folder, 'ledger.csv')
    desk.sandboxes.kcp.play({ name: 'lost-after-commit' })
    const lost = valueOf(await ask(desk, known.kcpCard, 1_000))
    const settled = { refundId: lost.id, conclusion: 'refunded', note: '확인' } as const
    const fetched = { ...payple, number: 'PP_ORDER_1001', paidOn: '2026-11-22', method: 'card' } as const
    for (const asked of [
      api.desk.status({}),
      api.desk.reopen({}),
      api.shops.list({}),
      api.shops.credentialForm({ gateway: 'kcp' }),
      store(desk, 'kcp', {}),
      store(desk, 'kcp', { password: 'wrong-password-canary' }),
      store(desk, 'payple', { PCD_REFUND_KEY: '틀린 키 canary' }),
      api.shops.testConnection(kcp),
      api.shops.testConnection(payple),
      api.transactions.search({ filter, ...page }),
      api.transactions.totals({ filter }),
      api.transactions.detail(card),
      api.transactions.lookUp(card),
      api.transactions.lookUp({ transactionId: transactionIdIn(desk, known.paypleTransfer) }),
      api.transactions.fetch(fetched),
      api.refunds.preview({ ...card, amount: 500, taxFree: null }),
      ask(desk, known.paypleCard, 1_000),
      api.refunds.list({ shopId: null, states: [], ...page }),
      api.refunds.counts({ shopId: null }),
      api.refunds.inquire({ refundId: lost.id }),
      api.refunds.settleByHand(settled),
      api.receipts.due({ ...kcp, ...page }),
      api.receipts.toCheck({ ...kcp, ...page }),
      api.receipts.ledger({ ...payple, month, after: null }),
      api.receipts.ledgerTotals({ ...payple, month }),
      api.exports.receiptLedger({ exportId: 'e', ...payple, month, format: 'csv-utf-8' }),
      api.imports.list({ limit: 10 }),
      api.imports.paste({ importId: 'again', ...kcp, text: JSON.stringify(answerLines.kcp) }),
      api.imports.rejects({ importId: 'again', ...page }),
    ]) {
      await asked
    }
  }

  it('in no answer, event, log line or export; and no buyer unmasked', async () => {
    const desk = await openDesk()
    await askEverything(desk)
    expect(desk.answers.length).toBeGreaterThan(25)
    const secrets = gatewayIds.flatMap((gateway) =>
      Object.entries(enteredCredentials[gateway])
        .filter(([name]) => !['site_cd', 'cst_id', 'Referer'].includes(name))
        .flatMap(([, value]) => [value, ...value.split('\n').filter((line) => line.length > 20)]),
    )
    const buyers = ['홍길동', '010-1234-5678', '김하늘', '01055500001', 'buyer1@example.kr']
    const said = [
      JSON.stringify(desk.answers),
      JSON.stringify(desk.events),
      desk.logged.join('\n'),
      readFileSync(join(desk.folder, 'ledger.csv'), 'utf8'),
    ].join('\n')
    for (const canary of [...secrets, ...buyers, 'wrong-password-canary', '틀린 키']) {
      expect(said.includes(canary) || said.includes(JSON.stringify(canary).slice(1, -1))).toBe(false)
    }
    expect(said).toContain('홍*동')
  })

  it('and lies nowhere in the clear: not in the vault, not in the ledger', async () => {
    const desk = await openDesk()
    await askEverything(desk)
    const files = readdirSync(desk.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !file.endsWith('.csv'))
    const bytes = Buffer.concat(files.map((file) => readFileSync(file)))
    const canaries = [identity.password, enteredCredentials.payple['PCD_REFUND_KEY'] ?? '', '홍길동', '20261123000002']
    for (const canary of canaries) expect(bytes.includes(canary)).toBe(false)
    expect(files.length).toBeGreaterThan(4)
  })
})
