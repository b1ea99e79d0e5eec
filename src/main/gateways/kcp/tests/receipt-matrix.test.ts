import { describe, expect, it } from 'vitest'
import { toDay, toInstant } from '../../../../domain/day.ts'
import type { WalletId } from '../../../../domain/easy-pay.ts'
import { toWon } from '../../../../domain/money.ts'
import { verdictNow } from '../../../../domain/receipt/ledger-row.ts'
import { receiptVerdict } from '../../../../domain/receipt/obligation.ts'
import { refundReceiptOutcome } from '../../../../domain/receipt/refund-outcome.ts'
import type { ReceiptVerdict } from '../../../../domain/receipt/verdict.ts'
import type { OutsideRefund, ReceiptOutcome, Refund } from '../../../../domain/refund.ts'
import { defaultTaxSettings, type TaxSettings } from '../../../../domain/shop.ts'
import { computeSplit } from '../../../../domain/tax-split.ts'
import { type ReportedRefund, type Transaction, transactionIdOf } from '../../../../domain/transaction.ts'
import type { HttpAnswer } from '../../http.ts'
import { createKcp, kcpReader } from '../index.ts'
import type { Line } from '../mapping/fields.ts'
import { clock, connectionTo } from './stand.ts'

/*
 * The receipt matrix of the easy-pay guide (KCP guide §7.2): what KCP's answer is read as, who owes the receipt, and what is left of
 * it after a cancel. Amounts, tax figures and rules stand here as the papers have them; nothing below is computed by what it tests.
 * Everything was paid on 2026-11-08 and is judged on 2026-11-09, so that a mandatory receipt is due until 2026-11-13 (R06).
 */

const tno = '00261108000001'
const paidAt = '20261108100000'
const today = toDay('2026-11-09')
const deadline = '2026-11-13'

/** The codes of the guide's two tables. L.POINT has an institution and no method of its own; two services sell cards alone. */
const services = [
  { wallet: 'samsung-pay', card: 'OT01', method: '', institution: '', balance: null },
  { wallet: 'ssg-pay', card: 'OT03', method: 'PASG', institution: 'SCSM', balance: 'SSG money' },
  { wallet: 'kakao-pay', card: 'OT13', method: 'PAKM', institution: 'SCKA', balance: 'Kakao money' },
  { wallet: 'naver-pay', card: 'OT16', method: 'PANP', institution: 'SCNA', balance: 'Naver points' },
  { wallet: 'l-pay', card: 'OT11', method: '', institution: 'SCLP', balance: 'L.POINT' },
  { wallet: 'apple-pay', card: 'OT21', method: '', institution: '', balance: null },
  { wallet: 'toss-pay', card: 'OT23', method: 'PATO', institution: 'SCTO', balance: 'Toss money' },
] as const satisfies readonly {
  readonly wallet: WalletId
  readonly card: string
  readonly method: string
  readonly institution: string
  readonly balance: string | null
}[]
type Service = (typeof services)[number]
type Selling = Extract<Service, { readonly balance: string }>
const selling = services.filter((service): service is Selling => service.balance !== null)

/** From which day the shop issues itself, as its settings hold it (R22). */
const modes = [
  { mode: 'as the provider does it', since: null },
  { mode: 'issued by the shop since the day before', since: '2026-11-07' },
  { mode: 'issued by the shop from that day on', since: '2026-11-08' },
  { mode: 'issued by the shop only since the day after', since: '2026-11-09' },
] as const
type Mode = (typeof modes)[number]
const isDirect = ({ since }: Mode): boolean => since === '2026-11-07' || since === '2026-11-08'

/** Supply and VAT (R24: an eleventh, rounded; R25: what a cancel leaves is the whole less the growth). */
type Tax = readonly [supply: number, vat: number]

/** What was paid, and one partial cancel of it as KCP would answer it. `late` is a tenth of the receipt, from the sixth day on (R09). */
interface Shape {
  readonly paid: string
  readonly amount: number
  readonly card: number
  readonly easyPay: number
  readonly target: number
  readonly tax: Tax
  readonly late: number
  /** R02, R59: 100,000 won of the transaction as paid make it mandatory. */
  readonly law: 'mandatory' | 'on-request'
  readonly rules: string
  readonly lawRules: string
  readonly part: {
    readonly back: number
    readonly receipt: number
    readonly left: number
    readonly tax: Tax
    readonly late: number
  }
}

const shapes: readonly Shape[] = [
  {
    paid: 'one won below the threshold',
    amount: 99999,
    card: 0,
    easyPay: 99999,
    target: 99999,
    tax: [90908, 9091],
    late: 9999,
    law: 'on-request',
    rules: 'R24',
    lawRules: 'R01 R02 R12 R59',
    part: {
      back: 9999,
      receipt: 9999,
      left: 9e4,
      tax: [81818, 8182],
      late: 9e3,
    },
  },
  {
    paid: '100,000 to the won',
    amount: 1e5,
    card: 0,
    easyPay: 1e5,
    target: 1e5,
    tax: [90909, 9091],
    late: 1e4,
    law: 'mandatory',
    rules: 'R24',
    lawRules: 'R02 R04 R59',
    part: {
      back: 3e4,
      receipt: 3e4,
      left: 7e4,
      tax: [63636, 6364],
      late: 7e3,
    },
  },
  {
    paid: '1,000 of which 300 were given away',
    amount: 1e3,
    card: 0,
    easyPay: 1e3,
    target: 700,
    tax: [636, 64],
    late: 70,
    law: 'on-request',
    rules: 'R19 R24',
    lawRules: 'R01 R02 R03 R12 R59',
    part: {
      back: 500,
      receipt: 400,
      left: 300,
      tax: [272, 28],
      late: 30,
    },
  },
  {
    paid: '120,000 of which 30,000 were given away',
    amount: 12e4,
    card: 0,
    easyPay: 12e4,
    target: 9e4,
    tax: [81818, 8182],
    late: 9e3,
    law: 'mandatory',
    rules: 'R19 R24',
    lawRules: 'R02 R03 R04 R59',
    part: {
      back: 4e4,
      receipt: 25e3,
      left: 65e3,
      tax: [59091, 5909],
      late: 6500,
    },
  },
  {
    paid: '30,000 beside 70,000 on a card',
    amount: 1e5,
    card: 7e4,
    easyPay: 3e4,
    target: 3e4,
    tax: [27273, 2727],
    late: 3e3,
    law: 'mandatory',
    rules: 'R24 R58',
    lawRules: 'R02 R03 R04 R59',
    part: {
      back: 5e4,
      receipt: 1e4,
      left: 2e4,
      tax: [18182, 1818],
      late: 2e3,
    },
  },
  {
    paid: '25,000 and 5,000 given away beside 60,000 on a card',
    amount: 9e4,
    card: 6e4,
    easyPay: 3e4,
    target: 25e3,
    tax: [22727, 2273],
    late: 2500,
    law: 'on-request',
    rules: 'R19 R24 R58',
    lawRules: 'R01 R02 R03 R12 R59',
    part: {
      back: 2e4,
      receipt: 2e4,
      left: 5e3,
      tax: [4545, 455],
      late: 500,
    },
  },
]

const [, hundredThousandRow] = shapes
if (hundredThousandRow === undefined) throw new Error('no such row')
const hundredThousand = hundredThousandRow

const sellingOf = (wallet: Selling['wallet']): Selling => {
  const service = selling.find((one) => one.wallet === wallet)
  if (service === undefined) throw new Error(`${wallet} sells no balance`)
  return service
}

/** Who issues (N5), by whether the shop had taken it over; L.POINT and SSG money never change hands. */
const issues = {
  'ssg-pay': { provider: 'merchant', direct: 'merchant', rules: 'N5 R18', takenOver: 'N5 R18' },
  'kakao-pay': { provider: 'wallet', direct: 'merchant', rules: 'N5 R16 R18', takenOver: 'N5 R18' },
  'naver-pay': { provider: 'kcp', direct: 'merchant', rules: 'N5 R18', takenOver: 'N5 R18' },
  'l-pay': { provider: 'batch', direct: 'batch', rules: 'N5 R18 R21 R61', takenOver: 'N5 R18 R21 R61' },
  'toss-pay': { provider: 'wallet', direct: 'merchant', rules: 'N5 R16 R18', takenOver: 'N5 R18' },
} as const satisfies Record<Selling['wallet'], object>

const mayBeTakenOver = (wallet: WalletId): boolean =>
  wallet === 'kakao-pay' || wallet === 'naver-pay' || wallet === 'toss-pay'

/** A verdict as far as the papers fix it. `penalty` is what the sixth day costs; null where nothing is at stake. */
interface Expected {
  readonly issuer: ReceiptVerdict['issuer']
  readonly duty: ReceiptVerdict['duty']
  readonly state: ReceiptVerdict['state']
  readonly amount: number
  readonly tax: Tax
  readonly deadline: string | null
  readonly penalty: number | null
  readonly rules: readonly string[]
}

const expectedOf = (verdict: ReceiptVerdict): Expected => ({
  issuer: verdict.issuer,
  duty: verdict.duty,
  state: verdict.state,
  amount: verdict.amount,
  tax: [verdict.split.supply, verdict.split.vat],
  deadline: verdict.deadline,
  penalty: verdict.penalty?.next?.won ?? null,
  rules: [...verdict.rules].sort(),
})

const ids = (...lists: readonly string[]): readonly string[] =>
  [...new Set(lists.flatMap((list) => list.split(' ').filter((id) => id !== '')))].sort()

/** The answer to an approval as KCP sends it, in the form of a wallet's balance or of a card with a balance beside it (R58). */
function answerOf(service: Service, shape: Shape, form: 'money' | 'card', receipt: Record<string, string>): object {
  const common = { res_cd: '0000', res_msg: '정상처리', tno, order_no: 'ORD-M1', amount: String(shape.amount) }
  const balance = {
    easypoint_mny: String(shape.easyPay),
    service_corp_id: service.institution,
    app_cash_receipt_mny: String(shape.target),
    ...receipt,
  }
  const card = { card_mny: String(shape.card), coupon_mny: '0', card_no: '461954******7815', partcanc_yn: 'Y' }
  if (form === 'card')
    return { ...common, pay_method: 'PACA', card_other_pay_type: service.card, app_time: paidAt, ...card, ...balance }
  const method = service.method === '' ? {} : { pay_method: service.method }
  return { ...common, ...method, app_easypoint_time: paidAt, ...balance, ...(shape.card > 0 ? card : {}) }
}

const cardAnswer = (service: Service, amount: number): object => ({
  res_cd: '0000',
  res_msg: '정상처리',
  tno,
  order_no: 'ORD-C1',
  pay_method: 'PACA',
  amount: String(amount),
  card_mny: String(amount),
  coupon_mny: '0',
  card_other_pay_type: service.card,
  app_time: paidAt,
  card_no: '461954******7815',
  partcanc_yn: 'Y',
})

/** A partial cancel as KCP answers it (KCP guide §5, §7): `receipt` is the receipt amount to cancel, null where it says nothing. */
const partAnswer = (amount: number, back: number, receipt: number | null): object => ({
  res_cd: '0000',
  res_msg: '정상처리',
  tno,
  amount: String(amount),
  mod_mny: String(back),
  rem_mny: String(amount - back),
  mod_pcan_seq_no: '00261109000001',
  canc_time: '20261109090000',
  ...(receipt === null ? {} : { app_cash_receipt_mny: String(receipt) }),
})

const wholeAnswer = (amount: number, receipt: number | null): object => ({
  res_cd: '0000',
  res_msg: '정상처리',
  tno,
  amount: String(amount),
  canc_time: '20261109090000',
  ...(receipt === null ? {} : { app_cash_receipt_mny: String(receipt) }),
})

const isLine = (value: unknown): value is Line => typeof value === 'object' && value !== null

function read(answer: object) {
  const line: unknown = JSON.parse(JSON.stringify(answer))
  if (!isLine(line)) throw new Error('an answer is an object')
  return kcpReader.readAnswer(line, { name: null, phone: null, email: null })
}

function paymentOf(answer: object): Transaction {
  const reading = read(answer)
  if (reading.kind !== 'payment') throw new Error(`read as ${reading.kind}`)
  return { ...reading.transaction, id: transactionIdOf('shop-1', tno), shopId: 'shop-1', gateway: 'kcp' }
}

function refundIn(answer: object): ReportedRefund {
  const reading = read(answer)
  if (reading.kind !== 'refund') throw new Error(`read as ${reading.kind}`)
  return reading.refund
}

const settingsOf = (wallet: WalletId, { since }: Mode, change: Partial<TaxSettings> = {}): TaxSettings => ({
  ...defaultTaxSettings,
  ...change,
  directIssue: since === null ? {} : { [wallet]: toDay(since) },
})

const verdictOf = (
  transaction: Transaction,
  settings: TaxSettings,
  refunds: readonly Refund[] = [],
  outside: readonly OutsideRefund[] = [],
): ReceiptVerdict => verdictNow({ transaction, refunds, outside, receiptActs: [], dutyNotes: [], settings, today })

/** Asks KCP for the cancel, which answers `body`; what became of the receipt, and the refund as the journal keeps it. */
async function cancelled(
  transaction: Transaction,
  settings: TaxSettings,
  back: number,
  body: object,
): Promise<{ readonly outcome: ReceiptOutcome; readonly refund: Refund }> {
  const bytes = Buffer.from(JSON.stringify(body), 'utf8')
  const answered: HttpAnswer = { kind: 'answered', status: 200, contentType: 'application/json', body: bytes }
  const http = { ask: () => Promise.resolve(answered), read: () => Promise.resolve(answered) }
  const amount = toWon(back)
  const split = computeSplit(amount)
  const told = await createKcp(http, clock).refund(connectionTo('http://127.0.0.1:1'), {
    payment: {
      gatewayTransactionId: tno,
      orderNumber: transaction.orderNumber,
      paidOn: toDay('2026-11-08'),
      gatewayMethod: transaction.gatewayMethod,
    },
    paid: transaction.paid,
    paidSplit: transaction.split,
    amount,
    split,
    remainingBefore: transaction.paid,
    refundedBefore: false,
    receiptTargetBefore: toWon(0),
    reason: '고객 변심',
  })
  if (told.kind !== 'accepted') throw new Error(`KCP's cancel was ${told.kind}`)
  const before = verdictOf(transaction, settings)
  const outcome = refundReceiptOutcome({ ...transaction, amount }, before, told.value.receipt)
  const at = toInstant('2026-11-09T09:00:00+09:00')
  const refund: Refund = {
    id: 'refund-1',
    key: `${transaction.id}#0:${transaction.paid}`,
    transactionId: transaction.id,
    shopId: 'shop-1',
    amount,
    split,
    reason: { code: 'customer-return', note: '' },
    state: 'done',
    approvedBy: null,
    operatorId: 'operator-1',
    requestedAt: at,
    changedAt: at,
    remainingBefore: transaction.paid,
    gatewayRefundId: told.value.gatewayRefundId,
    doneAt: told.value.at,
    answer: null,
    receipt: outcome,
    byHand: null,
  }
  return { outcome, refund }
}

/** The same cancel, made in KCP's own admin page and learned of from a file. */
function seenElsewhere(body: object): OutsideRefund {
  const { identity, won, at, receiptCancelTarget } = refundIn(body)
  return {
    identity,
    transactionId: transactionIdOf('shop-1', tno),
    won,
    at,
    seenAt: toInstant('2026-11-09T10:00:00+09:00'),
    source: 'import',
    receiptWon: receiptCancelTarget,
  }
}

/** What is expected of a receipt before a cancel and after one, by who issues it. */
function standing(
  who: 'merchant' | 'wallet' | 'kcp' | 'batch',
  shape: Shape,
  left: { readonly amount: number; readonly tax: Tax; readonly late: number },
  rules: string,
): Expected {
  const { amount, tax } = left
  const mandatory = shape.law === 'mandatory'
  if (amount === 0) {
    const issuer = who === 'batch' ? 'wallet' : who
    return {
      issuer,
      duty: 'none',
      state: 'refunded',
      amount,
      tax: [0, 0],
      deadline: null,
      penalty: null,
      rules: ids(rules),
    }
  }
  if (who === 'merchant')
    return {
      issuer: 'merchant',
      duty: shape.law,
      state: 'due',
      amount,
      tax,
      deadline: mandatory ? deadline : null,
      penalty: mandatory ? left.late : null,
      rules: ids(rules, shape.lawRules, mandatory ? 'R06 R09 R60' : ''),
    }
  if (who === 'batch')
    return {
      issuer: 'wallet',
      duty: 'batch',
      state: 'batch-awaited',
      amount,
      tax,
      deadline: null,
      penalty: null,
      rules: ids(rules),
    }
  return {
    issuer: who,
    duty: 'not-ours',
    state: 'issued',
    amount,
    tax,
    deadline: null,
    penalty: null,
    rules: ids(rules),
  }
}

/** What the cancel's answer makes of the receipt (R34): the shop's own is the shop's to cancel, any other its issuer takes back. */
const becomes = { merchant: 'to-do', wallet: 'by-wallet', kcp: 'by-wallet', batch: 'by-wallet' } as const

const inFull = { merchant: 'the shop', wallet: 'the wallet', kcp: 'NHN KCP', batch: 'L.POINT in January' } as const

interface MoneyCase {
  readonly name: string
  readonly service: Selling
  readonly shape: Shape
  readonly mode: Mode
  readonly answer: object
  readonly who: 'merchant' | 'wallet' | 'kcp' | 'batch'
  readonly rules: string
}

const moneyCases: readonly MoneyCase[] = selling.flatMap((service) =>
  modes.flatMap((mode) =>
    shapes.flatMap((shape) =>
      (shape.card > 0 ? (['money', 'card'] as const) : (['money'] as const)).map((form): MoneyCase => {
        const row = issues[service.wallet]
        const who = isDirect(mode) ? row.direct : row.provider
        const others = who === 'wallet' || who === 'kcp'
        const number = who === 'kcp' ? '00261108459620' : ''
        return {
          name: `${service.balance}, ${shape.paid}${shape.card > 0 ? `, told as ${form}` : ''}, ${mode.mode}`,
          service,
          shape,
          mode,
          answer: answerOf(service, shape, form, {
            app_cash_receipt_yn: others ? 'Y' : 'N',
            app_cash_receipt_no: number,
          }),
          who,
          rules: `${isDirect(mode) ? row.takenOver : row.rules} ${shape.rules}${
            mode.since !== null && mayBeTakenOver(service.wallet) ? ' R22' : ''
          }`,
        }
      }),
    ),
  ),
)

describe('a wallet’s balance', () => {
  for (const { name, service, shape, mode, answer, who, rules } of moneyCases) {
    const settings = settingsOf(service.wallet, mode)
    const { amount, target, tax, late, part } = shape

    it(`${name}: ${inFull[who]} issues ${target}`, () => {
      const transaction = paymentOf(answer)
      const expected = standing(who, shape, { amount: target, tax, late }, rules)
      expect(transaction.anomalies).toEqual([])
      expect(expectedOf(verdictOf(transaction, settings))).toEqual(expected)
      expect(expectedOf(receiptVerdict(transaction, toWon(0), settings, today))).toEqual(expected)
    })

    it(`${name}: once ${part.back} went back, ${part.receipt} of them from the receipt, ${part.left} stay`, async () => {
      const transaction = paymentOf(answer)
      const body = partAnswer(amount, part.back, part.receipt)
      const { outcome, refund } = await cancelled(transaction, settings, part.back, body)
      expect([outcome.kind, outcome.won]).toEqual([becomes[who], part.receipt])
      const left = { amount: part.left, tax: part.tax, late: part.late }
      const expected = standing(who, shape, left, `${rules} R25 R28`)
      expect(expectedOf(verdictOf(transaction, settings, [refund]))).toEqual(expected)
      expect(expectedOf(verdictOf(transaction, settings, [], [seenElsewhere(body)]))).toEqual(expected)
    })

    it(`${name}: once all went back, nothing stays`, async () => {
      const transaction = paymentOf(answer)
      const body = wholeAnswer(amount, target)
      const { outcome, refund } = await cancelled(transaction, settings, amount, body)
      expect([outcome.kind, outcome.won]).toEqual([becomes[who], target])
      const expected = standing(who, shape, { amount: 0, tax: [0, 0], late: 0 }, `${rules} R25 R28`)
      expect(expectedOf(verdictOf(transaction, settings, [refund]))).toEqual(expected)
      expect(expectedOf(verdictOf(transaction, settings, [], [seenElsewhere(body)]))).toEqual(expected)
    })

    if (shape.card > 0)
      it(`${name}: a cancel that took the card alone leaves the receipt whole`, async () => {
        const transaction = paymentOf(answer)
        const body = partAnswer(amount, 20_000, 0)
        const { outcome, refund } = await cancelled(transaction, settings, 20_000, body)
        expect(outcome.won).toBe(0)
        expect(outcome.kind).toBe(who === 'batch' ? 'by-wallet' : 'none')
        const expected = standing(who, shape, { amount: target, tax, late }, rules)
        expect(expectedOf(verdictOf(transaction, settings, [refund]))).toEqual(expected)
        expect(expectedOf(verdictOf(transaction, settings, [], [seenElsewhere(body)]))).toEqual(expected)
      })
  }
})

describe('a card inside a wallet', () => {
  const noReceipt: Expected = {
    issuer: 'none',
    duty: 'none',
    state: 'no-receipt',
    amount: 0,
    tax: [0, 0],
    deadline: null,
    penalty: null,
    rules: ['N5', 'R02'],
  }

  for (const service of services) {
    for (const mode of modes) {
      for (const amount of [99_999, 100_000]) {
        it(`${service.wallet}, ${amount}, ${mode.mode}: has its slip and no receipt, before a cancel and after it`, async () => {
          const transaction = paymentOf(cardAnswer(service, amount))
          const settings = settingsOf(service.wallet, mode)
          expect(transaction).toMatchObject({ wallet: service.wallet, method: 'card', anomalies: [] })
          expect(expectedOf(verdictOf(transaction, settings))).toEqual(noReceipt)
          for (const [back, body] of [
            [40_000, partAnswer(amount, 40_000, null)],
            [40_000, partAnswer(amount, 40_000, 0)],
            [amount, wholeAnswer(amount, null)],
          ] as const) {
            const { outcome, refund } = await cancelled(transaction, settings, back, body)
            expect(outcome.kind).toBe('none')
            expect(expectedOf(verdictOf(transaction, settings, [refund]))).toEqual(noReceipt)
            expect(expectedOf(verdictOf(transaction, settings, [], [seenElsewhere(body)]))).toEqual(noReceipt)
          }
        })
      }
    }
  }
})

/** What a person reads of a receipt of 100,000, by `app_cash_receipt_yn` and the number beside it. */
type Said =
  | 'the shop owes it'
  | 'the shop owes it, and is told to look first'
  | 'the wallet issued it'
  | 'NHN KCP issued it'
  | 'L.POINT sends it in January'
  | 'the wallet did not issue it'
  | 'NHN KCP did not issue it'
  | 'a person must look'

const shop = { issuer: 'merchant', duty: 'mandatory', state: 'due', deadline, penalty: 10_000 } as const
const missed = { duty: 'not-ours', state: 'not-issued-by-wallet', deadline: null, penalty: 10_000 } as const
const theirs = { duty: 'not-ours', state: 'issued', deadline: null, penalty: null } as const
const law = 'R02 R04 R06 R09 R59 R60'

/** The verdict on 100,000 by what is said of it, and what it rests on beside the row of the issuer. */
const meaning = {
  'the shop owes it': { ...shop, rules: law },
  'the shop owes it, and is told to look first': { ...shop, rules: `${law} R37` },
  'the wallet issued it': { ...theirs, issuer: 'wallet', rules: '' },
  'NHN KCP issued it': { ...theirs, issuer: 'kcp', rules: '' },
  'L.POINT sends it in January': {
    issuer: 'wallet',
    duty: 'batch',
    state: 'batch-awaited',
    deadline: null,
    penalty: null,
    rules: '',
  },
  'the wallet did not issue it': { ...missed, issuer: 'wallet', rules: `${law} R20` },
  'NHN KCP did not issue it': { ...missed, issuer: 'kcp', rules: `${law} R20` },
  'a person must look': {
    issuer: 'check',
    duty: 'check',
    state: 'check',
    deadline: null,
    penalty: null,
    rules: '',
  },
} as const satisfies Record<Said, object>

/** The flag and number of an answer, who it leaves to issue by the provider's rule and by the shop's own, and why a person must look. */
type FlagRow = readonly [
  wallet: Selling['wallet'],
  yn: 'Y' | 'N' | '1' | null,
  number: string,
  provider: Said,
  direct: Said,
  because?: { readonly provider?: 'R20' | 'R37' | 'R57'; readonly direct?: 'R37' | 'R57' },
]
const numbered = '00261108459620'
const flags: readonly FlagRow[] = [
  ['ssg-pay', 'N', '', 'the shop owes it', 'the shop owes it'],
  ['ssg-pay', null, '', 'the shop owes it', 'the shop owes it'],
  ['ssg-pay', '1', '', 'the shop owes it', 'the shop owes it'],
  ['ssg-pay', 'Y', '', 'the shop owes it, and is told to look first', 'the shop owes it, and is told to look first'],
  ['ssg-pay', 'Y', numbered, 'a person must look', 'a person must look', { provider: 'R37', direct: 'R37' }],
  ['ssg-pay', 'N', numbered, 'a person must look', 'a person must look', { provider: 'R37', direct: 'R37' }],
  ['kakao-pay', 'Y', '', 'the wallet issued it', 'the shop owes it, and is told to look first'],
  ['kakao-pay', 'N', '', 'the wallet did not issue it', 'the shop owes it'],
  ['kakao-pay', null, '', 'a person must look', 'the shop owes it', { provider: 'R20' }],
  ['kakao-pay', '1', '', 'a person must look', 'the shop owes it', { provider: 'R20' }],
  ['kakao-pay', 'N', numbered, 'a person must look', 'a person must look', { provider: 'R20', direct: 'R37' }],
  ['toss-pay', 'Y', '', 'the wallet issued it', 'the shop owes it, and is told to look first'],
  ['toss-pay', 'N', '', 'the wallet did not issue it', 'the shop owes it'],
  ['toss-pay', null, '', 'a person must look', 'the shop owes it', { provider: 'R20' }],
  ['toss-pay', '1', '', 'a person must look', 'the shop owes it', { provider: 'R20' }],
  ['naver-pay', 'Y', numbered, 'NHN KCP issued it', 'a person must look', { direct: 'R37' }],
  ['naver-pay', 'Y', '', 'a person must look', 'a person must look', { provider: 'R57', direct: 'R57' }],
  ['naver-pay', 'N', '', 'NHN KCP did not issue it', 'the shop owes it'],
  ['naver-pay', null, '', 'a person must look', 'the shop owes it', { provider: 'R20' }],
  ['naver-pay', 'N', numbered, 'a person must look', 'a person must look', { provider: 'R20', direct: 'R37' }],
  ['l-pay', 'Y', '', 'L.POINT sends it in January', 'L.POINT sends it in January'],
  ['l-pay', 'N', '', 'L.POINT sends it in January', 'L.POINT sends it in January'],
  ['l-pay', null, '', 'L.POINT sends it in January', 'L.POINT sends it in January'],
]

describe('what the answer says of the receipt', () => {
  for (const [wallet, yn, number, provider, direct, because] of flags) {
    for (const mode of modes) {
      const said = isDirect(mode) ? direct : provider
      const why = (isDirect(mode) ? because?.direct : because?.provider) ?? ''
      const flag = yn === null ? 'no flag' : `flag ${yn}`
      it(`${wallet} with ${flag} and ${number === '' ? 'no number' : 'a number'}, ${mode.mode}: ${said}`, () => {
        const transaction = paymentOf(
          answerOf(sellingOf(wallet), hundredThousand, 'money', {
            ...(yn === null ? {} : { app_cash_receipt_yn: yn }),
            app_cash_receipt_no: number,
          }),
        )
        const { rules, ...is } = meaning[said]
        const row = issues[wallet]
        const asked = mode.since !== null && mayBeTakenOver(wallet) ? 'R22' : ''
        const taken = isDirect(mode) ? row.takenOver : row.rules
        expect(expectedOf(verdictOf(transaction, settingsOf(wallet, mode)))).toEqual({
          ...is,
          amount: 1e5,
          tax: [90909, 9091],
          rules: why === 'R57' ? ['R57'] : ids(taken, 'R24', asked, rules, why),
        })
      })
    }
  }

  it('a mixed payment told as a card asks for the number of Naver points all the same', () => {
    const [, , , , mixed] = shapes
    if (mixed === undefined) throw new Error('no such row')
    const answer = answerOf(sellingOf('naver-pay'), mixed, 'card', {
      app_cash_receipt_yn: 'Y',
      app_cash_receipt_no: '',
    })
    expect(paymentOf(answer).anomalies).toEqual([
      {
        kind: 'receipt-without-number',
        fields: { app_cash_receipt_yn: 'Y', app_cash_receipt_no: '', app_cash_receipt_mny: '30000' },
      },
    ])
  })
})

describe('codes and amounts that do not fit', () => {
  const good = { app_cash_receipt_yn: 'Y', app_cash_receipt_no: '' }
  const kakao = answerOf(sellingOf('kakao-pay'), hundredThousand, 'money', good)
  const kakaoCard = cardAnswer(services[2], 100_000)
  const defaults = settingsOf('kakao-pay', modes[0])

  for (const [says, answer, kind, fields] of [
    [
      'an unknown method',
      { ...kakao, pay_method: 'PAXQ', service_corp_id: '' },
      'unknown-method',
      { pay_method: 'PAXQ' },
    ],
    ['an unknown institution', { ...kakao, service_corp_id: 'SCXQ' }, 'unknown-wallet', { service_corp_id: 'SCXQ' }],
    [
      'an unknown easy-pay card',
      { ...kakaoCard, card_other_pay_type: 'OT77' },
      'unknown-wallet',
      { card_other_pay_type: 'OT77' },
    ],
    [
      'a target above the balance',
      { ...kakao, app_cash_receipt_mny: '100001' },
      'receipt-target-above-easy-pay',
      { app_cash_receipt_mny: '100001', easypoint_mny: '100000' },
    ],
    [
      'a balance above the total',
      { ...kakao, easypoint_mny: '100001' },
      'easy-pay-above-paid',
      { easypoint_mny: '100001', amount: '100000' },
    ],
    [
      'an older balance above the total',
      { ...kakao, easypoint_mny: undefined, kakaomny_mny: '100001' },
      'easy-pay-above-paid',
      { kakaomny_mny: '100001' },
    ],
    [
      'no target at all',
      { ...kakao, app_cash_receipt_mny: undefined },
      'unreadable-amount',
      { app_cash_receipt_mny: '' },
    ],
    [
      'the result code in place of the target',
      { ...kakao, app_cash_receipt_mny: '0000' },
      'unreadable-amount',
      { app_cash_receipt_mny: '0000' },
    ],
    [
      'money of Samsung Pay',
      { ...cardAnswer(services[0], 70_000), amount: '100000', easypoint_mny: '30000', app_cash_receipt_mny: '30000' },
      'money-on-card-only-wallet',
      { easypoint_mny: '30000' },
    ],
    [
      'money of Apple Pay',
      { ...cardAnswer(services[5], 70_000), amount: '100000', easypoint_mny: '30000', app_cash_receipt_mny: '30000' },
      'money-on-card-only-wallet',
      { easypoint_mny: '30000' },
    ],
  ] as const) {
    it(`${says} is shown as it came and a person must look`, () => {
      const transaction = paymentOf(answer)
      expect(transaction.anomalies).toContainEqual({ kind, fields: expect.objectContaining(fields) })
      expect(verdictOf(transaction, defaults)).toMatchObject({ issuer: 'check', duty: 'check', state: 'check' })
    })
  }

  for (const { wallet, balance, method } of selling.filter((one) => one.method !== '')) {
    for (const other of selling.filter((one) => one.wallet !== wallet)) {
      it(`${balance} with the institution of ${other.balance} is shown as it came and a person must look`, () => {
        const answer = answerOf(sellingOf(wallet), hundredThousand, 'money', {
          ...good,
          service_corp_id: other.institution,
        })
        const transaction = paymentOf(answer)
        expect(transaction.anomalies).toContainEqual({
          kind: 'wallet-pair-differs',
          fields: { pay_method: method, card_other_pay_type: '', service_corp_id: other.institution },
        })
        expect(verdictOf(transaction, defaults).state).toBe('check')
      })
    }
  }
})
