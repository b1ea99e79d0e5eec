import { noWon, toWon } from '../../../../../src/domain/money.ts'
import type { AnomalyKind, Transaction } from '../../../../../src/domain/transaction.ts'
import { balance, part, payment, silentReceipt, transfer } from '../../samples.ts'
import { type GoldenCase, mustIssue, noReceipt, must, ssg, toCheck } from './golden-case.ts'

const anomaly = (kind: AnomalyKind): Pick<Transaction, 'anomalies'> => ({ anomalies: [{ kind, fields: {} }] })
const unread = (won: number, kind: AnomalyKind): Transaction =>
  payment({ parts: [], paid: toWon(won), ...anomaly(kind) })
const nothing = toCheck(0, [0, 0])
const transferWith = (kind: AnomalyKind) => transfer('payple', 55_000, { issued: true }, anomaly(kind))

/** What contradicts itself or is not known is for a person to look at, and never silently without a receipt. */
export const doubtCases: readonly GoldenCase[] = [
  {
    name: 'scenario 6: money of 5,000 on Samsung Pay, which sells cards only',
    of: balance(
      'samsung-pay',
      5_000,
      0,
      {},
      {
        ...anomaly('money-on-card-only-wallet'),
        method: 'card',
        parts: [part('card', 15_000, 'samsung-pay'), part('money', 5_000, 'samsung-pay')],
      },
    ),
    says: toCheck(5_000, [4_545, 455]),
    rules: 'N5 R18',
  },
  {
    name: 'scenario 6: a target of 60,000 above the easy-pay amount of 50,000',
    of: unread(50_000, 'receipt-target-above-easy-pay'),
    says: nothing,
    rules: 'R18',
  },
  {
    name: 'scenario 6: a card under the unknown code OT99',
    of: payment({ parts: [part('card', 30_000)], ...anomaly('unknown-wallet') }),
    says: nothing,
    rules: 'N5 R66',
  },
  {
    name: 'Kakao money under an institution nobody knows',
    of: { ...balance('kakao-pay', 47_000, 0), ...anomaly('unknown-wallet') },
    says: toCheck(47_000, [42_727, 4_273]),
    rules: 'N5 R66',
  },
  {
    name: 'an unknown method with an anomaly that says so',
    of: payment({ method: 'unknown', parts: [part('other', 30_000)], ...anomaly('unknown-method') }),
    says: nothing,
    rules: 'N5 R57',
  },
  {
    name: 'an unknown method without any anomaly',
    of: payment({ method: 'unknown', parts: [part('other', 30_000)] }),
    says: nothing,
    rules: 'R57',
  },
  {
    name: 'a payment by mobile phone',
    of: payment({ method: 'mobile', parts: [part('other', 150_000)] }),
    says: nothing,
    rules: 'R57',
  },
  {
    name: 'a payment by gift card',
    of: payment({ method: 'gift-card', parts: [part('other', 150_000)] }),
    says: nothing,
    rules: 'R57',
  },
  {
    name: 'a payment by points that are not L.POINT’s',
    of: payment({ method: 'points', parts: [part('other', 150_000)] }),
    says: nothing,
    rules: 'R57',
  },
  {
    name: 'a payment by phone at a trade without the duty is to look at all the same',
    of: payment({ method: 'mobile', parts: [part('other', 150_000)] }),
    settings: { mandatory: 'NONE' },
    says: nothing,
    rules: 'R57',
  },
  {
    name: 'a part nobody judges beside a card',
    of: payment({ parts: [part('card', 50_000), part('other', 5_000)] }),
    says: nothing,
    rules: 'R57',
  },
  {
    name: 'a part nobody judges of 0 won beside a card does not count',
    of: payment({ parts: [part('card', 50_000), part('other', 0)] }),
    says: noReceipt,
    rules: 'R02',
  },
  {
    name: 'PAYCO points beside a card',
    of: payment({ wallet: 'payco', parts: [part('card', 50_000, 'payco'), part('coupon', 5_000, 'payco')] }),
    says: nothing,
    rules: 'R57',
  },
  {
    name: 'money of PAYCO, of which no source says who issues',
    of: balance('payco', 5_000, 0),
    says: toCheck(5_000, [4_545, 455]),
    rules: 'N5',
  },
  {
    name: 'money of Apple Pay, which sells cards only',
    of: balance('apple-pay', 5_000, 0),
    says: toCheck(5_000, [4_545, 455]),
    rules: 'N5 R18',
  },
  {
    name: 'money of no wallet',
    of: balance('kakao-pay', 5_000, 0, {}, { wallet: null, parts: [part('money', 5_000)] }),
    says: toCheck(5_000, [4_545, 455]),
    rules: 'N5',
  },
  {
    name: 'method and institution that name two wallets',
    of: { ...balance('kakao-pay', 47_000, 0), ...anomaly('wallet-pair-differs') },
    says: toCheck(47_000, [42_727, 4_273]),
    rules: 'N5 R66',
  },
  {
    name: 'SSG money without a target',
    of: balance('ssg-pay', 120_000, 0, { target: null }),
    says: toCheck(120_000, [109_091, 10_909]),
    rules: 'R18',
  },
  {
    name: 'a target a won above the money',
    of: balance('ssg-pay', 120_000, 0, { target: toWon(120_001) }),
    says: toCheck(120_000, [109_091, 10_909]),
    rules: 'R18',
  },
  {
    name: 'a target a won below the money',
    of: balance('ssg-pay', 120_000, 0, { target: toWon(119_999) }),
    says: toCheck(120_000, [109_091, 10_909]),
    rules: 'R18',
  },
  {
    name: 'a target of 1 won on a card',
    of: payment({ receipt: { ...silentReceipt, target: toWon(1) } }),
    says: nothing,
    rules: 'R18',
  },
  {
    name: 'an easy-pay amount above what was paid',
    of: unread(50_000, 'easy-pay-above-paid'),
    says: nothing,
    rules: 'R18',
  },
  {
    name: 'parts that miss a won of what was paid',
    of: payment({ paid: toWon(55_001) }),
    says: nothing,
    rules: 'R18 R58',
  },
  { name: 'parts that are not known', of: unread(55_000, 'parts-do-not-add-up'), says: nothing, rules: 'R18 R58' },
  { name: 'an amount of thirteen digits', of: unread(55_000, 'unreadable-amount'), says: nothing, rules: 'R66' },
  {
    name: 'two kinds of cash in one payment',
    of: payment({ parts: [part('transfer', 5_000), part('virtual-account', 5_000)] }),
    says: toCheck(10_000, [9_091, 909]),
    rules: 'R37 R58',
  },
  {
    name: 'the money of two wallets in one payment',
    of: balance(
      'kakao-pay',
      5_000,
      0,
      { target: toWon(10_000) },
      {
        parts: [part('money', 5_000, 'kakao-pay'), part('money', 5_000, 'toss-pay')],
      },
    ),
    says: toCheck(10_000, [9_091, 909]),
    rules: 'R37 R58',
  },
  {
    name: 'a receipt said to be issued without a number, noted with the answer',
    of: transferWith('receipt-without-number'),
    says: toCheck(55_000, [50_000, 5_000]),
    rules: 'R57',
  },
  {
    name: 'a transfer whose totals differ',
    of: transferWith('total-differs'),
    says: toCheck(55_000, [50_000, 5_000]),
    rules: 'R66',
  },
  {
    name: 'a transfer of another amount than the shop expected',
    of: transferWith('amount-not-as-expected'),
    says: toCheck(55_000, [50_000, 5_000]),
    rules: 'R66',
  },
  {
    name: 'a transfer under another order number than the shop expected',
    of: transferWith('order-not-as-expected'),
    says: toCheck(55_000, [50_000, 5_000]),
    rules: 'R66',
  },
  {
    name: 'a card of another amount than the shop expected: its slip stands, no cash is in doubt',
    of: payment(anomaly('amount-not-as-expected')),
    says: noReceipt,
    rules: 'R02',
  },
  {
    name: 'a card under another order number than the shop expected',
    of: payment(anomaly('order-not-as-expected')),
    says: noReceipt,
    rules: 'R02',
  },
  {
    name: 'the worse of two anomalies decides',
    of: ssg(120_000, 0, {
      anomalies: [
        { kind: 'vat-above-eleventh', fields: {} },
        { kind: 'wallet-pair-differs', fields: {} },
      ],
    }),
    says: toCheck(120_000, [109_091, 10_909]),
    rules: 'N5 R66',
  },
  {
    name: 'an anomaly of the tax alone leaves the duty',
    of: ssg(120_000, 0, anomaly('vat-above-eleventh')),
    says: mustIssue(120_000, [109_091, 10_909], '2026-11-08', [12_000, '2026-11-14', 24_000]),
    rules: `N5 R18 R24 R66 ${must}`,
  },
  {
    name: 'no money and no card: what was paid is not said',
    of: payment({ parts: [part('money', 0, 'kakao-pay')], paid: noWon, method: 'easy-pay-money', wallet: 'kakao-pay' }),
    says: noReceipt,
    rules: 'R02',
  },
]
