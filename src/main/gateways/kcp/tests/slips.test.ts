import { describe, expect, it } from 'vitest'
import { toWon } from '../../../../domain/money.ts'
import type { ReportedReceipt, ReportedTransaction } from '../../../../domain/transaction.ts'
import { kcpReader } from '../index.ts'
import { findSlips } from '../slips.ts'
import { fixture } from './fixture.ts'

function payment(name: string, change: Partial<ReportedTransaction> = {}): ReportedTransaction {
  const reading = kcpReader.readAnswer(fixture(name), { name: null, phone: null, email: null })
  if (reading.kind !== 'payment') throw new Error(`${name}: ${reading.kind}`)
  return { ...reading.transaction, ...change }
}

const card = (change: Partial<ReportedTransaction> = {}) =>
  payment('mixed-tax-card', {
    gatewayTransactionId: '20261104000001',
    orderNumber: 'ORD-0001',
    paid: toWon(16_000),
    ...change,
  })

const numbered = (receiptNumber: string | null): ReportedReceipt => ({
  ...card().receipt,
  issued: receiptNumber !== null,
  receiptNumber,
})

function slipsOf(...asked: Parameters<typeof findSlips>) {
  const found = findSlips(...asked)
  if (!found.ok) throw new Error(found.failure.because)
  return found.value
}

const page = '/assist/bill.BillActionNew.do?cmd='
const test = `https://testadmin8.kcp.co.kr${page}`
const real = `https://admin8.kcp.co.kr${page}`

describe('slips', () => {
  it.each([
    [
      'a card through a wallet',
      'card-through-kakao-pay',
      [['card', 'card_bill&tno=23732987373372&order_no=ORD20230412001&trade_mony=1100']],
    ],
    [
      'a card beside a wallet’s balance, for all that was paid',
      'mixed-as-card-with-money',
      [['card', 'card_bill&tno=20261105000001&order_no=ORD-0001&trade_mony=44000']],
    ],
    [
      'a transfer whose receipt was asked for',
      'transfer-with-receipt-asked-for',
      [
        ['transfer', 'acnt_bill&tno=20261108000001&order_no=ORD-0001&trade_mony=33000'],
        ['cash-receipt', 'cash_bill&cash_no=20261108459620&order_id=ORD-0001&trade_mony=33000'],
      ],
    ],
    [
      'a deposited virtual account',
      'virtual-account-deposit-notice',
      [
        ['virtual-account', 'vcnt_bill&tno=20220609985536&order_no=ORD-V1&trade_mony=123'],
        ['cash-receipt', 'cash_bill&cash_no=20220610459620&order_id=ORD-V1&trade_mony=123'],
      ],
    ],
    ['a mobile payment', 'mobile', [['mobile', 'mcash_bill&tno=20261108000002&order_no=ORD-0002&trade_mony=9900']]],
    [
      'Naver’s points: its receipt by app_cash_receipt_no, for all that was paid',
      'naver-points-with-receipt-number',
      [['cash-receipt', 'cash_bill&cash_no=00261104459620&order_id=ORD-0001&trade_mony=30000']],
    ],
  ])('%s', (_, name, expected) => {
    for (const [environment, host] of [['test', test] as const, ['real', real] as const]) {
      const found = slipsOf(environment, payment(name)).map(({ kind, url }) => [kind, url])
      expect(found).toEqual(expected.map(([kind, rest]) => [kind, `${host}${rest}`]))
    }
  })

  it('of a card whose receipt was issued later has the receipt too, and none once that is cancelled', () => {
    const issued = slipsOf('real', card({ receipt: numbered('00000000000012') }))
    expect(issued.map(({ url }) => url)).toEqual([
      `${real}card_bill&tno=20261104000001&order_no=ORD-0001&trade_mony=16000`,
      `${real}cash_bill&cash_no=00000000000012&order_id=ORD-0001&trade_mony=16000`,
    ])
    expect(slipsOf('real', card({ receipt: numbered(null) })).map(({ kind }) => kind)).toEqual(['card'])
  })

  it('keep the zeros a number begins with', () => {
    const [slip] = slipsOf('test', card({ gatewayTransactionId: '00000000000007', orderNumber: '0042' }))
    expect(slip?.url).toBe(`${test}card_bill&tno=00000000000007&order_no=0042&trade_mony=16000`)
  })

  it.each([
    ['주문-1 번', '%EC%A3%BC%EB%AC%B8-1%20%EB%B2%88'],
    ['A&cmd=x#y?z=1+2/3', 'A%26cmd%3Dx%23y%3Fz%3D1%2B2%2F3'],
    ['%41', '%2541'],
    ['가'.repeat(40), '%EA%B0%80'.repeat(40)],
    ['😀1', '%F0%9F%98%801'],
  ])('name the order %s and nothing beside it', (orderNumber, encoded) => {
    const [slip, none] = slipsOf('real', card({ orderNumber }))
    expect(slip?.url).toBe(`${real}card_bill&tno=20261104000001&order_no=${encoded}&trade_mony=16000`)
    expect(none).toBeUndefined()
    expect(new URL(slip?.url ?? '').searchParams.get('order_no')).toBe(orderNumber)
  })

  it.each([
    ['a number of thirteen digits', { gatewayTransactionId: '2026110400000' }],
    ['a number of fifteen', { gatewayTransactionId: '202611040000010' }],
    ['a number with a letter', { gatewayTransactionId: '2026110400000A' }],
    ['digits of another script', { gatewayTransactionId: '２０２６１１０４０００００１' }],
    ['a number with a line behind it', { gatewayTransactionId: '20261104000001\n' }],
    ['no order number', { orderNumber: '' }],
    ['an order number of 41', { orderNumber: 'A'.repeat(41) }],
    ['an order number with a line in it', { orderNumber: 'A\r\nB' }],
    ['half a pair in the order number', { orderNumber: 'A\ud83d' }],
    ['a mark that turns text round', { orderNumber: 'A\u202eB' }],
    ['no amount', { paid: toWon(0) }],
    ['an amount of thirteen digits', { paid: toWon(1_000_000_000_000) }],
  ])('there is none for %s', (_, change) => {
    expect(findSlips('real', card(change))).toEqual({
      ok: false,
      failure: { because: expect.stringContaining('형식'), remedy: expect.stringContaining('파트너관리자') },
    })
  })

  it.each(['2026110445962', '202611044596200', 'G1234567890123', ''])(
    'a receipt known by %j has no slip, the payment has its own',
    (receiptNumber) => {
      const found = slipsOf('real', card({ receipt: numbered(receiptNumber) }))
      expect(found.map(({ kind }) => kind)).toEqual(['card'])
    },
  )

  it.each(['gift-card', 'points', 'payco-points-alone', 'kakao-money-with-free-points', 'mixed-as-money-with-card'])(
    '%s: the guide has none, and that is said',
    (name) => {
      expect(findSlips('real', payment(name))).toEqual({
        ok: false,
        failure: { because: expect.stringContaining('이 결제수단'), remedy: expect.stringContaining('파트너관리자') },
      })
    },
  )
})
