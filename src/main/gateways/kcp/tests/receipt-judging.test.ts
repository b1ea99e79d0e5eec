import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Connection, Outcome } from '../../call.ts'
import type { ReceiptAccepted } from '../../desks.ts'
import type { Http, HttpAnswer } from '../../http.ts'
import { createKcp } from '../index.ts'
import { cancelOf, receiptOf } from './receipt-orders.ts'
import { clock, connectionTo } from './stand.ts'

const number = '20261123900001'

/** KCP's answer to a registration and to a cancel, as the guide has its names (KCP guide §6.1, §6.2). */
const answer = {
  res_cd: '0000',
  res_msg: '정상처리',
  cash_no: number,
  receipt_no: '012345678',
  app_time: '20261123090000',
  reg_stat: 'R1',
  reg_desc: '등록',
}
const good = JSON.stringify(answer)
const changed = (change: object): string => JSON.stringify({ ...answer, ...change })

type Act = 'issue' | 'cancel'

/** What one act comes to when KCP answers `body`. */
function judged(act: Act, body: string | Uint8Array, status = 200): Promise<Outcome<ReceiptAccepted>> {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body
  const answered: HttpAnswer = { kind: 'answered', status, contentType: 'application/json', body: bytes }
  const http: Http = { ask: () => Promise.resolve(answered), read: () => Promise.resolve(answered) }
  const { receipts } = createKcp(http, clock)
  if (!receipts.offered) throw new Error('KCP sells receipts')
  const connection: Connection = connectionTo('http://127.0.0.1:1')
  return act === 'issue'
    ? receipts.issueReceipt(connection, receiptOf(11_000))
    : receipts.cancelReceipt(connection, cancelOf(number, 11_000, 11_000))
}

const acts = ['issue', 'cancel'] as const

describe.each(acts)('judging the answer to a receipt’s %s', (act) => {
  it('a yes is 0000 with KCP’s number of the receipt; the rest may be missing', async () => {
    expect(await judged(act, good)).toMatchObject({
      kind: 'accepted',
      value: { receiptNumber: number, approvalNumber: '012345678' },
    })
    const short = JSON.stringify({ res_cd: '0000', cash_no: number })
    expect(await judged(act, short)).toEqual({
      kind: 'accepted',
      value: { receiptNumber: number, approvalNumber: null, at: null },
    })
  })

  it('an approval number that came as a number has its nine digits again', async () => {
    expect(await judged(act, changed({ receipt_no: 12_345_678 }))).toMatchObject({
      kind: 'accepted',
      value: { approvalNumber: '012345678' },
    })
  })

  it.each([
    { cash_no: undefined },
    { cash_no: null },
    { cash_no: '' },
    { cash_no: '2026112390000' },
    { cash_no: '202611239000011' },
    { cash_no: 'R0261123900001' },
    { cash_no: {} },
    { receipt_no: [] },
    { receipt_no: 1.5 },
    { receipt_no: -1 },
    { res_cd: 0 },
    { res_cd: null },
    { res_cd: '' },
    { res_cd: undefined },
  ])('a yes with %o proves nothing', async (change) => {
    expect(await judged(act, changed(change))).toMatchObject({ kind: 'unknown', because: 'unreadable-answer' })
  })

  it.each(['8005', '8009', '8023', '8564', '8037', '8061', '9167', '9999', 'S102', '000', '00000', ' 0000'])(
    'the code %s is unknown and no refusal (R39)',
    async (code) => {
      const told = await judged(act, changed({ res_cd: code, res_msg: '%BF%C0%B7%F9' }))
      expect(told).toMatchObject({ kind: 'unknown', because: 'unclear-code', code })
      expect(told.kind === 'unknown' && told.heard).toMatch(/^KCP의 답: (?!%)/)
    },
  )

  it('no status but 200 proves anything, whatever the body says', async () => {
    for (const status of [201, 204, 301, 400, 401, 404, 500, 502, 503]) {
      expect(await judged(act, good, status)).toMatchObject({ kind: 'unknown' })
    }
  })

  it('of 5,000 mangled answers none is taken for a yes', async () => {
    const mangled = fc.oneof(
      fc.nat({ max: good.length - 1 }).map((length) => good.slice(0, length)),
      fc
        .string({ minLength: 1 })
        .filter((junk) => junk.trim() !== '')
        .map((junk) => good + junk),
      fc
        .tuple(fc.constantFrom('res_cd', 'cash_no'), fc.jsonValue())
        .filter(([, value]) => !['0000', number].includes(JSON.stringify(value).replaceAll('"', '')))
        .map(([name, value]) => changed({ [name]: value })),
      fc.constantFrom('<!doctype html><h1>점검 중</h1>', '', 'null', '[]', '"0000"', `[${good}]`, `{"data":${good}}`),
    )
    await fc.assert(
      fc.asyncProperty(mangled, async (body) => {
        expect((await judged(act, body)).kind).toBe('unknown')
      }),
      { numRuns: 5_000 },
    )
  }, 120_000)

  it('no garbled byte makes a yes of another receipt', async () => {
    const bytes = Buffer.from(good, 'utf8')
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const garbled = Buffer.from(bytes)
        garbled[at] = (garbled[at] ?? 0) ^ flip
        const told = await judged(act, garbled)
        if (told.kind !== 'accepted') return
        expect(told.value.receiptNumber).toMatch(/^\d{14}$/)
        if (act === 'cancel') expect(told.value.receiptNumber).toBe(number)
      }),
      { numRuns: 500 },
    )
  }, 60_000)
})

it('a cancel answered for another receipt proves nothing', async () => {
  expect(await judged('cancel', changed({ cash_no: '20261123900002' }))).toMatchObject({
    kind: 'unknown',
    because: 'unreadable-answer',
  })
})
