import { toWon } from '../../../../../src/domain/money.ts'
import { computeSplit, type TaxSplit } from '../../../../../src/domain/tax-split.ts'
import { balance, outcome, part, refund, stated, transfer } from '../../samples.ts'
import {
  asked,
  elsewhere,
  type GoldenCase,
  issuedBy,
  issuedThrough,
  must,
  mustIssue,
  onRequest,
  paid,
  ssg,
} from './golden-case.ts'

/** 132,000 won of SSG money and free points of which 22,000 bear no VAT. */
const withFreePoints = ssg(120_000, 12_000, { split: stated(100_000, 10_000, 22_000) })
/** Card 70,000 and SSG money 30,000, of which 10,000 bear no VAT. */
const withCard = ssg(30_000, 0, {
  split: stated(81_818, 8_182, 10_000),
  parts: [part('card', 70_000), part('money', 30_000, 'ssg-pay')],
})
const onThirty = ['2026-11-08', [3_000, '2026-11-14', 6_000]] as const
const onHundredTwenty = ['2026-11-08', [12_000, '2026-11-14', 24_000]] as const
const freeParts = `N5 R03 R18 R19 R55 R56 ${must}`
const cardParts = `N5 R03 R18 R55 R56 R58 ${must}`

const withService = (split: TaxSplit, service: number): TaxSplit => ({ ...split, service: toWon(service) })

/** Splits that KCP or Payple stated (R55), tax-free amounts and where they fall (R56), service charges (R23). */
export const mixedTaxCases: readonly GoldenCase[] = [
  {
    name: 'a single part has the payment’s own split',
    of: ssg(110_000, 0, { split: stated(80_000, 8_000, 22_000) }),
    says: mustIssue(110_000, [80_000, 8_000, 22_000], '2026-11-08', [11_000, '2026-11-14', 22_000]),
    rules: `N5 R18 R55 ${must}`,
  },
  {
    name: 'a payment without any tax has a receipt without VAT',
    of: balance('kakao-pay', 47_000, 0, {}, { split: stated(0, 0, 47_000) }),
    says: issuedBy('wallet', 47_000, [0, 0, 47_000]),
    rules: 'N5 R16 R18 R55',
  },
  {
    name: 'the same where the split was reckoned and not stated',
    of: balance('kakao-pay', 47_000, 0, {}, { split: computeSplit(toWon(47_000), toWon(47_000)) }),
    says: issuedBy('wallet', 47_000, [0, 0, 47_000]),
    rules: 'N5 R16 R18 R24',
  },
  {
    name: 'tax-free 22,000 of money 120,000 and free points 12,000 fall in proportion: 20,000 and 2,000',
    of: withFreePoints,
    says: mustIssue(120_000, [90_909, 9_091, 20_000], ...onHundredTwenty),
    rules: freeParts,
  },
  {
    name: 'the same, cash first: all 22,000 on the money',
    of: withFreePoints,
    settings: { exemptShare: 'CASH_FIRST' },
    says: mustIssue(120_000, [89_091, 8_909, 22_000], ...onHundredTwenty),
    rules: freeParts,
  },
  {
    name: 'the same, card first: without a card on what is not cash, the rest of 10,000 on the money',
    of: withFreePoints,
    settings: { exemptShare: 'CARD_FIRST' },
    says: mustIssue(120_000, [100_000, 10_000, 10_000], ...onHundredTwenty),
    rules: freeParts,
  },
  {
    name: 'tax-free 10,000 of card 70,000 and money 30,000 fall in proportion: 3,000 on the money',
    of: withCard,
    says: mustIssue(30_000, [24_545, 2_455, 3_000], ...onThirty),
    rules: cardParts,
  },
  {
    name: 'the same, cash first: all 10,000 on the money',
    of: withCard,
    settings: { exemptShare: 'CASH_FIRST' },
    says: mustIssue(30_000, [18_182, 1_818, 10_000], ...onThirty),
    rules: cardParts,
  },
  {
    name: 'the same, card first: none on the money',
    of: withCard,
    settings: { exemptShare: 'CARD_FIRST' },
    says: mustIssue(30_000, [27_273, 2_727], ...onThirty),
    rules: cardParts,
  },
  {
    name: 'the won that proportion leaves over falls on the largest part, here the card',
    of: ssg(30_000, 0, {
      split: stated(81_819, 8_182, 10_000),
      parts: [part('card', 70_001), part('money', 30_000, 'ssg-pay')],
    }),
    says: mustIssue(30_000, [24_546, 2_455, 2_999], ...onThirty),
    rules: cardParts,
  },
  {
    name: 'the won that proportion leaves over falls on the largest part, here the money',
    of: ssg(70_001, 0, {
      split: stated(81_819, 8_182, 10_000),
      parts: [part('card', 30_000), part('money', 70_001, 'ssg-pay')],
    }),
    says: mustIssue(70_001, [57_273, 5_727, 7_001], '2026-11-08', [7_000, '2026-11-14', 14_000]),
    rules: cardParts,
  },
  {
    name: 'a VAT that is no eleventh falls on the parts in proportion',
    of: ssg(50_000, 0, {
      split: stated(91_000, 9_000),
      parts: [part('card', 50_000), part('money', 50_000, 'ssg-pay')],
    }),
    says: mustIssue(50_000, [45_500, 4_500], '2026-11-08', [5_000, '2026-11-14', 10_000]),
    rules: `N5 R03 R18 R55 R58 ${must}`,
  },
  {
    name: 'of two parts the cash has the VAT that its own eleventh is, the card the rest',
    of: ssg(1_000, 0, { split: stated(1_818, 182), parts: [part('card', 1_000), part('money', 1_000, 'ssg-pay')] }),
    says: onRequest(1_000, [909, 91]),
    rules: `N5 R03 R18 R55 R58 ${asked}`,
  },
  {
    name: 'a service charge of a single part stands apart',
    of: transfer('payple', 55_000, { issued: true }, { split: withService(stated(45_455, 4_545), 5_000) }),
    says: issuedThrough('payple', 'on-request', 55_000, [45_455, 4_545, 0, 5_000]),
    rules: `R52 R55 ${asked}`,
  },
  {
    name: 'a service charge of two parts falls on them in proportion',
    of: ssg(22_000, 0, {
      split: withService(stated(45_455, 4_545), 5_000),
      parts: [part('card', 33_000), part('money', 22_000, 'ssg-pay')],
    }),
    says: onRequest(22_000, [18_182, 1_818, 0, 2_000]),
    rules: `N5 R03 R18 R55 R58 ${asked}`,
  },
  {
    name: 'a mixed-tax transfer of which the operator refunded a tax-free share',
    of: transfer('payple', 16_000, { issued: true }, { split: stated(10_000, 1_000, 5_000) }),
    refunds: [
      refund(3_200, { split: { ...stated(2_000, 200, 1_000), stated: false }, receipt: outcome('cancelled', 3_200) }),
    ],
    says: issuedThrough('payple', 'on-request', 12_800, [8_000, 800, 4_000]),
    rules: `R25 R28 R52 R55 ${asked}`,
  },
  {
    name: 'a mixed-tax transfer refunded elsewhere: the taxable part is taken to go back first',
    of: transfer('payple', 16_000, { issued: true }, { split: stated(10_000, 1_000, 5_000) }),
    outside: [elsewhere(3_200)],
    says: issuedThrough('payple', 'on-request', 12_800, [7_091, 709, 5_000]),
    rules: `R25 R28 R52 R55 ${asked}`,
  },
  {
    name: 'too much VAT in the answer leaves the duty standing and its tax to look at',
    of: ssg(120_000, 0, { anomalies: [{ kind: 'vat-above-eleventh', fields: {} }], split: stated(100_000, 20_000) }),
    says: mustIssue(120_000, [100_000, 20_000], ...onHundredTwenty),
    rules: `N5 R18 R55 R66 ${must}`,
  },
  {
    name: 'tax figures that do not make the amount are reckoned anew and to look at',
    of: ssg(120_000, 0, { anomalies: [{ kind: 'tax-split-differs', fields: {} }], split: stated(100_000, 10_000) }),
    says: mustIssue(120_000, [109_091, 10_909], ...onHundredTwenty),
    rules: `N5 R18 R24 R55 R66 ${must}`,
  },
  {
    name: 'a mixed-tax payment where the trade has no duty is divided alike',
    of: ssg(120_000, 12_000, { split: stated(100_000, 10_000, 22_000), ...paid('2026-11-03') }),
    settings: { mandatory: 'NONE' },
    says: onRequest(120_000, [90_909, 9_091, 20_000]),
    rules: 'N5 R01 R04 R12 R18 R19 R55 R56',
  },
]
