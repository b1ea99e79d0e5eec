import type { Instant } from '../../domain/day.ts'
import { toWon } from '../../domain/money.ts'
import { computeSplit } from '../../domain/tax-split.ts'
import { decideCancel } from '../gateways/payple/sandbox/answers.ts'
import type { SandboxRefund } from '../gateways/payple/sandbox/book.ts'
import { publicTestAccount, type SandboxPayment, sandboxPayment } from '../gateways/payple/sandbox/index.ts'
import { openBook } from '../gateways/payple/sandbox/kept-book.ts'
import { buyerOf, type Goods, goodsOf } from './catalogue.ts'
import type { DatedLine } from './dated-line.ts'
import { type PracticeMoment, secondOf, timeOf } from './moment.ts'
import { createSeries, type Series } from './series.ts'

/** What Payple knows of the practice shop, and what the shop's own server logged of it. */
export interface PaypleBook {
  readonly payments: readonly SandboxPayment[]
  readonly refunds: readonly { readonly oid: string; readonly refund: SandboxRefund }[]
  readonly lines: readonly DatedLine[]
}

/** Order numbers of Payple payments that the demo and the guided tour use; they are never refunded beforehand. */
export const paypleDemoOrders = { card: 'YP900001', transfer: 'YP900002', vendorSample: 'ORDER_17027809' } as const

const monthsDays = 212
const generatedCount = 220
const refundEvery = 12

/** A payment before it is dated. `receipt`: a transfer's buyer asked for one in the window. */
interface Draft {
  readonly number: number
  readonly order: string
  readonly moment: PracticeMoment
  readonly goods: Goods
  readonly way:
    | { readonly type: 'card'; readonly issuer: number }
    | { readonly type: 'transfer'; readonly bank: number; readonly receipt: boolean }
}

const at = (daysAgo: number, hour: number, minute: number): PracticeMoment => ({
  daysAgo,
  second: secondOf(hour, minute),
})
const sold = (name: string, won: number, taxFree = 0): Goods => ({ name, won, taxFree })
const card = (issuer: number): Draft['way'] => ({ type: 'card', issuer })
const transfer = (bank: number, receipt: boolean): Draft['way'] => ({ type: 'transfer', bank, receipt })

/** Payments chosen for what they show: the demo's, the guide's own sample, and transfers whose receipt is due about today. */
const chosen: readonly (readonly [order: string, moment: PracticeMoment, goods: Goods, way: Draft['way']])[] = [
  [paypleDemoOrders.card, at(1, 14, 21), sold('데님 셔츠', 39_000), card(1)],
  [paypleDemoOrders.transfer, at(3, 11, 2), sold('유기농 이불', 55_000), transfer(0, true)],
  [paypleDemoOrders.vendorSample, { daysAgo: 30, second: secondOf(13, 42, 23) }, sold('테스트 상품명', 1_000), card(0)],
  ['YP900004', at(5, 10, 12), sold('캠핑 테이블', 120_000), transfer(0, false)],
  ['YP900005', at(4, 17, 40), sold('전기 히터', 134_000), transfer(1, false)],
  ['YP900006', at(8, 9, 55), sold('접이식 책상', 184_000), transfer(2, false)],
  ['YP900007', at(3, 13, 3), sold('수제 잼 세트', 24_500, 24_500), transfer(3, false)],
  ['YP900008', at(1, 18, 19), sold('원목 의자', 210_000), transfer(4, false)],
  ['YP900009', at(0, 8, 0), sold('핸드크림 3종', 19_800), card(2)],
  ['YP900010', at(0, 17, 30), sold('쌀과 반찬통 묶음', 41_000, 30_000), card(3)],
]

const issuers = ['삼성카드', 'BC카드', '신한카드', '현대카드', 'KB국민카드', '하나카드'] as const
const banks = [
  ['020', '우리은행'],
  ['004', '국민은행'],
  ['088', '신한은행'],
  ['011', 'NH농협은행'],
  ['090', '카카오뱅크'],
] as const

/** The book at Payple, dated from the practice's first start. */
export function paypleBook(start: Instant): PaypleBook {
  const series = createSeries(17_027_809)
  const drafts = allDrafts(series)
  const payments = drafts.map((draft) => toPayment(draft, timeOf(draft.moment, start), series))
  const book = openBook(payments, null)
  const lines: DatedLine[] = payments.map((payment) => ({ time: payment.time, fields: sandboxPayment(payment) }))
  const refunds: { readonly oid: string; readonly refund: SandboxRefund }[] = []
  for (const [index, { number, moment, goods }] of drafts.entries()) {
    const oid = payments[index]?.oid ?? ''
    if (number < 1_000 || index % refundEvery !== 0 || moment.daysAgo < 10) continue
    const time = timeOf(
      { daysAgo: moment.daysAgo - 1 - series.upTo(6), second: secondOf(10, 0) + series.upTo(25_200) },
      start,
    )
    const won = series.upTo(2) === 0 ? goods.won : Math.max(1_000, Math.floor((goods.won * 0.4) / 100) * 100)
    const cancelled = cancel(payments[index], won, time, `3020${series.digits(6)}`)
    book.keep(oid, cancelled.refund)
    refunds.push({ oid, refund: cancelled.refund })
    lines.push({ time, fields: cancelled.answer })
  }
  return { payments, refunds, lines: [...lines, ...otherLines(start)] }
}

function allDrafts(series: Series): readonly Draft[] {
  const first = chosen.map(
    ([order, moment, goods, way], index): Draft => ({ number: index + 1, order, moment, goods, way }),
  )
  const generated = Array.from({ length: generatedCount }, (_, index): Draft => {
    const goods = goodsOf(series)
    const daysAgo = monthsDays - Math.floor((index * (monthsDays - 1)) / (generatedCount - 1))
    const moment = { daysAgo, second: secondOf(7, 0) + series.upTo(57_600) }
    return {
      number: 1_000 + index,
      order: `YP${String(100_003 + index * 11)}`,
      moment,
      goods,
      way: wayOf(goods, series),
    }
  })
  return [...first, ...generated]
}

/** Transfers without a receipt stay below the legal threshold: above it they would be overdue for as long as the book is used. */
function wayOf({ won }: Goods, series: Series): Draft['way'] {
  const turn = series.upTo(100)
  if (turn < 68) return card(series.upTo(issuers.length))
  return transfer(series.upTo(banks.length), turn < 94 || won >= 100_000)
}

function toPayment({ number, order, goods, way }: Draft, time: string, series: Series): SandboxPayment {
  const buyer = buyerOf(5_000 + number, series)
  const approval = series.digits(8)
  const receipt = `G${series.digits(7)}BV${String(number).padStart(4, '0')}`
  const isSample = order === paypleDemoOrders.vendorSample
  const { vat } = computeSplit(toWon(goods.won), toWon(goods.taxFree))
  return {
    oid: order,
    type: way.type,
    total: goods.won,
    taxTotal: goods.taxFree > 0 && goods.taxFree < goods.won ? vat : 0,
    isTax: goods.taxFree === goods.won ? 'N' : 'Y',
    time,
    goods: goods.name,
    payer: { no: String(1_200 + number), ...buyer, ...(isSample ? { name: '홍길동' } : {}) },
    billingKey: `cHJhY3RpY2UtYmlsbGluZy1rZXk${String(number).padStart(4, '0')}`,
    card: way.type === 'card' ? cardOf(way.issuer, number, isSample ? '85324231' : approval) : null,
    bank: way.type === 'transfer' ? bankOf(way.bank, number) : null,
    receiptNumber: way.type === 'transfer' && way.receipt ? receipt : null,
  }
}

const cardOf = (issuer: number, number: number, approval: string): SandboxPayment['card'] => ({
  name: issuers[issuer % issuers.length] ?? issuers[0],
  number: `1234-****-****-${String((number * 7_919) % 10_000).padStart(4, '0')}`,
  // Twenty-four digits as the guide's sample has them; no date inside, so that they are the same every time.
  tradeKey: `20230000000000${String(3_022_000_000 + number)}`,
  approval,
})

function bankOf(bank: number, number: number): SandboxPayment['bank'] {
  const [code, name] = banks[bank % banks.length] ?? banks[0]
  return {
    code,
    name,
    number: `123-********-${String(number % 1_000).padStart(3, '0')}`,
    holder: number % 4 === 0 ? 'company' : 'personal',
  }
}

/** A cancel as Payple's sandbox answers it, but with a trade key that is the same every time. */
function cancel(
  payment: SandboxPayment | undefined,
  won: number,
  time: string,
  serial: string,
): { readonly refund: SandboxRefund; readonly answer: Readonly<Record<string, unknown>> } {
  if (payment === undefined) throw new RangeError('a cancel of nothing')
  const asked = {
    PCD_REFUND_KEY: publicTestAccount.refundKey,
    PCD_PAYCANCEL_FLAG: 'Y',
    PCD_PAY_OID: payment.oid,
    PCD_PAY_DATE: payment.time.slice(0, 8),
    PCD_REFUND_TOTAL: String(won),
    // A composite order must say how much of the cancel is VAT: its share.
    ...(payment.taxTotal > 0 && won < payment.total
      ? { PCD_REFUND_TAXTOTAL: String(Math.floor((payment.taxTotal * won) / payment.total)) }
      : {}),
  }
  const { body, refund } = decideCancel(openBook([payment], null), publicTestAccount, asked, time, null)
  if (refund === null) throw new RangeError(`the sandbox refuses a practice cancel: ${JSON.stringify(body)}`)
  if (payment.type === 'transfer') return { refund: refund.refund, answer: body }
  const tradeKey = `20230000000000${serial}`
  return { refund: { ...refund.refund, tradeKey }, answer: { ...body, PCD_PAY_CARDTRADENUM: tradeKey } }
}

/** Lines of a log that are no payments: buyers who closed the window, a card that was refused. */
const otherLines = (start: Instant): readonly DatedLine[] =>
  [
    { daysAgo: 5, PCD_PAY_RST: 'close', PCD_PAY_CODE: '', PCD_PAY_MSG: '결제를 종료하였습니다.' },
    { daysAgo: 33, PCD_PAY_RST: 'close', PCD_PAY_CODE: '', PCD_PAY_MSG: '결제를 종료하였습니다.' },
    { daysAgo: 61, PCD_PAY_RST: 'error', PCD_PAY_CODE: 'CPCA0023', PCD_PAY_MSG: '[CPCA0023] 카드 한도초과' },
  ].map(({ daysAgo, ...fields }) => ({
    time: timeOf({ daysAgo, second: secondOf(14, 4) }, start),
    fields: { ...fields, PCD_PAY_TYPE: 'card', PCD_PAY_OID: `YP800${String(daysAgo).padStart(3, '0')}` },
  }))
