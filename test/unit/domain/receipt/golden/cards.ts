import { walletNames } from '../../../../../src/domain/easy-pay.ts'
import { part, payment, refund, silentReceipt } from '../../samples.ts'
import { type GoldenCase, noReceipt } from './golden-case.ts'
import { noWon } from '../../../../../src/domain/money.ts'

/** A card has its sales slip (N5); free points and coupons are nobody's cash (R19, R59). Nothing of it is asked of the merchant (R02). */
const wallets = ['samsung-pay', 'apple-pay', 'ssg-pay', 'kakao-pay', 'naver-pay', 'l-pay', 'toss-pay', 'payco'] as const

export const cardCases: readonly GoldenCase[] = [
  { name: 'a card at KCP has its sales slip', of: payment(), says: noReceipt, rules: 'R02' },
  { name: 'a card at Payple has its sales slip', of: payment({ gateway: 'payple' }), says: noReceipt, rules: 'R02' },
  {
    name: 'a card of 1 won owes nothing',
    of: payment({ parts: [part('card', 1)] }),
    says: noReceipt,
    rules: 'R02',
  },
  {
    name: 'a card far above 100,000 owes nothing',
    of: payment({ parts: [part('card', 900_000)] }),
    says: noReceipt,
    rules: 'R02',
  },
  {
    name: 'a card of a trade that must issue by the goods owes nothing',
    of: payment({ parts: [part('card', 150_000)] }),
    settings: { mandatory: 'BY_CATEGORY' },
    says: noReceipt,
    rules: 'R02',
  },
  {
    name: 'a card said to have a receipt, without an amount of it, owes nothing',
    of: payment({ receipt: { ...silentReceipt, issued: true } }),
    says: noReceipt,
    rules: 'R02',
  },
  {
    name: 'a card with a target of 0 won owes nothing',
    of: payment({ receipt: { ...silentReceipt, target: noWon, issued: false } }),
    says: noReceipt,
    rules: 'R02',
  },
  {
    name: 'a card wholly refunded owes nothing, as before',
    of: payment(),
    refunds: [refund(55_000)],
    says: noReceipt,
    rules: 'R02',
  },
  {
    name: 'a card years later owes nothing',
    of: payment(),
    on: '2031-11-08',
    says: noReceipt,
    rules: 'R02',
  },
  ...wallets.map(
    (wallet): GoldenCase => ({
      name: `a card used through ${walletNames[wallet]} has its sales slip`,
      of: payment({ wallet, parts: [part('card', 150_000, wallet)] }),
      says: noReceipt,
      rules: 'N5 R02',
    }),
  ),
  {
    name: 'a card and the coupon beside it',
    of: payment({ parts: [part('card', 50_000), part('coupon', 5_000)] }),
    says: noReceipt,
    rules: 'R02 R59',
  },
  {
    name: 'a card and the free points beside it',
    of: payment({
      wallet: 'kakao-pay',
      parts: [part('card', 150_000, 'kakao-pay'), part('free-points', 5_000, 'kakao-pay')],
    }),
    says: noReceipt,
    rules: 'N5 R02 R19',
  },
  {
    name: 'a card, free points and a coupon together',
    of: payment({
      wallet: 'toss-pay',
      parts: [
        part('card', 150_000, 'toss-pay'),
        part('free-points', 5_000, 'toss-pay'),
        part('coupon', 3_000, 'toss-pay'),
      ],
    }),
    says: noReceipt,
    rules: 'N5 R02 R19 R59',
  },
  {
    name: 'free points alone, however many',
    of: payment({
      method: 'easy-pay-money',
      wallet: 'toss-pay',
      parts: [part('free-points', 150_000, 'toss-pay')],
      receipt: { ...silentReceipt, target: noWon, issued: false },
    }),
    says: noReceipt,
    rules: 'R02 R19',
  },
  {
    name: 'a coupon alone',
    of: payment({ parts: [part('coupon', 5_000)] }),
    says: noReceipt,
    rules: 'R02 R59',
  },
  {
    name: 'Kakao money of 0 won beside free points',
    of: payment({
      method: 'easy-pay-money',
      wallet: 'kakao-pay',
      parts: [part('money', 0, 'kakao-pay'), part('free-points', 5_000, 'kakao-pay')],
      receipt: { ...silentReceipt, target: noWon, issued: true },
    }),
    says: noReceipt,
    rules: 'R02 R19',
  },
  {
    name: 'a card whose totals differ at Payple: the slip is the card company’s',
    of: payment({ gateway: 'payple', anomalies: [{ kind: 'total-differs', fields: {} }] }),
    says: noReceipt,
    rules: 'R02',
  },
  {
    name: 'a card with too much VAT in its answer',
    of: payment({ gateway: 'payple', anomalies: [{ kind: 'vat-above-eleventh', fields: {} }] }),
    says: noReceipt,
    rules: 'R02',
  },
]
