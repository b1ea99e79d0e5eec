import { toInstant } from '../../../../../src/domain/day.ts'
import { balance, part } from '../../samples.ts'
import {
  asked,
  free,
  type GoldenCase,
  mayHaveTo,
  must,
  mustIssue,
  numbered,
  onRequest,
  paid,
  ssg,
  toCheck,
} from './golden-case.ts'

const base = 'N5 R18 R24'
const cardBeside = (card: number, money: number) =>
  ssg(money, 0, { parts: [part('card', card), part('money', money, 'ssg-pay')] })

/** What 100,000 won of 2026-11-03 cost on 2026-11-09. */
const onHundred = [10_000, '2026-11-14', 20_000] as const

/** Amounts on either side of the threshold, and figures whose eleventh rounds. All of SSG money, paid on 2026-11-03. */
const amounts: readonly GoldenCase[] = [
  { name: 'SSG money of 1 won may be asked for', of: ssg(1), says: onRequest(1, [1, 0]), rules: `${base} ${asked}` },
  {
    name: 'SSG money of 5 won: an eleventh of it is less than half a won',
    of: ssg(5),
    says: onRequest(5, [5, 0]),
    rules: `${base} ${asked}`,
  },
  {
    name: 'SSG money of 6 won: an eleventh of it is more than half a won',
    of: ssg(6),
    says: onRequest(6, [5, 1]),
    rules: `${base} ${asked}`,
  },
  {
    name: 'SSG money of 16 won rounds down',
    of: ssg(16),
    says: onRequest(16, [15, 1]),
    rules: `${base} ${asked}`,
  },
  { name: 'SSG money of 17 won rounds up', of: ssg(17), says: onRequest(17, [15, 2]), rules: `${base} ${asked}` },
  {
    name: 'SSG money of 99,999 is not mandatory',
    of: ssg(99_999),
    says: onRequest(99_999, [90_908, 9_091]),
    rules: `${base} ${asked}`,
  },
  {
    name: 'SSG money of 100,000 is mandatory',
    of: ssg(100_000),
    says: mustIssue(100_000, [90_909, 9_091], '2026-11-08', onHundred),
    rules: `${base} ${must}`,
  },
  {
    name: 'SSG money of 100,001',
    of: ssg(100_001),
    says: mustIssue(100_001, [90_910, 9_091], '2026-11-08', [10_000, '2026-11-14', 20_000]),
    rules: `${base} ${must}`,
  },
  {
    name: 'SSG money of 109,999: both penalties drop the part of a won',
    of: ssg(109_999),
    says: mustIssue(109_999, [99_999, 10_000], '2026-11-08', [10_999, '2026-11-14', 21_999]),
    rules: `${base} ${must}`,
  },
  {
    name: 'SSG money of two million',
    of: ssg(2_000_000),
    says: mustIssue(2_000_000, [1_818_182, 181_818], '2026-11-08', [200_000, '2026-11-14', 400_000]),
    rules: `${base} ${must}`,
  },
  {
    name: 'SSG money of all nine digits the easy-pay page has',
    of: ssg(999_999_999),
    says: mustIssue(999_999_999, [909_090_908, 90_909_091], '2026-11-08', [99_999_999, '2026-11-14', 199_999_999]),
    rules: `${base} ${must}`,
  },
]

/** What waiting does: scenario 3 on every day on which something changes, and deadlines over the ends of months and years. */
const days: readonly GoldenCase[] = [
  ...(
    [
      ['2026-11-03', 'on the day of the payment', [0, '2026-11-09', 12_000]],
      ['2026-11-08', 'on the last day, a Sunday that moves nothing', [0, '2026-11-09', 12_000]],
      ['2026-11-09', 'the day after the deadline', [12_000, '2026-11-14', 24_000]],
      ['2026-11-13', 'on the tenth day', [12_000, '2026-11-14', 24_000]],
      ['2026-11-14', 'on the eleventh day', [24_000]],
      ['2031-11-03', 'five years later, as long as a buyer may report it', [24_000]],
    ] as const
  ).map(
    ([on, when, costs]): GoldenCase => ({
      name: `scenario 3: SSG money of 132,000 with a target of 120,000, ${when}`,
      of: ssg(120_000, 12_000),
      on,
      says: mustIssue(120_000, [109_091, 10_909], '2026-11-08', costs),
      rules: `${base} R03 R19 ${must}`,
    }),
  ),
  {
    name: 'a payment of a minute before midnight is of that day',
    of: { ...ssg(100_000), paidAt: toInstant('2026-11-03T23:59:59+09:00') },
    says: mustIssue(100_000, [90_909, 9_091], '2026-11-08', onHundred),
    rules: `${base} ${must}`,
  },
  {
    name: 'a deadline over the end of the month',
    of: ssg(100_000, 0, paid('2026-10-28')),
    on: '2026-11-02',
    says: mustIssue(100_000, [90_909, 9_091], '2026-11-02', [0, '2026-11-03', 10_000]),
    rules: `${base} ${must}`,
  },
  {
    name: 'a deadline over the end of the year, by the list of trades of the payment’s own year',
    of: ssg(100_000, 0, paid('2026-12-29')),
    on: '2027-01-04',
    says: mustIssue(100_000, [90_909, 9_091], '2027-01-03', [10_000, '2027-01-09', 20_000]),
    rules: `${base} ${must}`,
  },
  {
    name: 'a deadline over a leap day',
    of: ssg(100_000, 0, paid('2028-02-25')),
    on: '2028-03-01',
    says: mustIssue(100_000, [90_909, 9_091], '2028-03-01', [0, '2028-03-02', 10_000]),
    rules: `${base} ${must}`,
  },
  {
    name: 'a payment of 2027 is judged as before by the list that holds then',
    of: ssg(100_000, 0, paid('2027-01-04')),
    on: '2027-01-15',
    says: mustIssue(100_000, [90_909, 9_091], '2027-01-09', [20_000]),
    rules: `${base} ${must}`,
  },
  {
    name: 'a payment from before the tables begin is judged by their oldest row',
    of: ssg(100_000, 0, paid('2020-06-01')),
    on: '2020-06-05',
    says: mustIssue(100_000, [90_909, 9_091], '2020-06-06', [0, '2020-06-07', 10_000]),
    rules: `${base} ${must}`,
  },
  {
    name: 'SSG money below the threshold has neither deadline nor penalty, however late',
    of: ssg(50_000),
    on: '2031-11-03',
    says: onRequest(50_000, [45_455, 4_545]),
    rules: `${base} ${asked}`,
  },
]

/** The shop's trade, and what the threshold is held against. */
const trades: readonly GoldenCase[] = [
  {
    name: 'a trade without the duty issues 120,000 where it is asked',
    of: ssg(120_000),
    settings: { mandatory: 'NONE' },
    says: onRequest(120_000, [109_091, 10_909]),
    rules: `${base} ${free}`,
  },
  {
    name: 'a trade without the duty, of a mixed payment: no threshold is looked at',
    of: ssg(120_000, 12_000),
    settings: { mandatory: 'NONE' },
    says: onRequest(120_000, [109_091, 10_909]),
    rules: `${base} R19 ${free}`,
  },
  {
    name: 'where the goods decide, 120,000 may have to be issued',
    of: ssg(120_000),
    settings: { mandatory: 'BY_CATEGORY' },
    says: mayHaveTo(120_000, [109_091, 10_909], '2026-11-08', [12_000, '2026-11-14', 24_000]),
    rules: `${base} ${must}`,
  },
  {
    name: 'where the goods decide, 99,999 need not be',
    of: ssg(99_999),
    settings: { mandatory: 'BY_CATEGORY' },
    says: onRequest(99_999, [90_908, 9_091]),
    rules: `${base} ${asked}`,
  },
  {
    name: 'where the goods decide, the penalty that may be due is the full one from the eleventh day',
    of: ssg(120_000),
    settings: { mandatory: 'BY_CATEGORY' },
    on: '2026-11-20',
    says: mayHaveTo(120_000, [109_091, 10_909], '2026-11-08', [24_000]),
    rules: `${base} ${must}`,
  },
  {
    name: 'card 70,000 and SSG money 30,000: the whole is 100,000, the receipt 30,000',
    of: cardBeside(70_000, 30_000),
    says: mustIssue(30_000, [27_273, 2_727], '2026-11-08', [3_000, '2026-11-14', 6_000]),
    rules: `${base} R03 R58 ${must}`,
  },
  {
    name: 'card 70,000 and SSG money 29,999: the whole is a won below',
    of: cardBeside(70_000, 29_999),
    says: onRequest(29_999, [27_272, 2_727]),
    rules: `${base} R03 R58 ${asked}`,
  },
  {
    name: 'card 70,000 and SSG money 30,000 where the cash part is measured',
    of: cardBeside(70_000, 30_000),
    settings: { mixedThreshold: 'CASH_PART' },
    says: onRequest(30_000, [27_273, 2_727]),
    rules: `${base} R03 R58 ${asked}`,
  },
  {
    name: 'card 70,000 and SSG money 100,000 where the cash part is measured',
    of: cardBeside(70_000, 100_000),
    settings: { mixedThreshold: 'CASH_PART' },
    says: mustIssue(100_000, [90_909, 9_091], '2026-11-08', onHundred),
    rules: `${base} R03 R58 ${must}`,
  },
  {
    name: 'SSG money alone is the whole by either measure',
    of: ssg(100_000),
    settings: { mixedThreshold: 'CASH_PART' },
    says: mustIssue(100_000, [90_909, 9_091], '2026-11-08', onHundred),
    rules: `${base} ${must}`,
  },
  {
    name: 'SSG money 95,000 and free points 5,000 make the threshold together',
    of: ssg(95_000, 5_000),
    says: mustIssue(95_000, [86_364, 8_636], '2026-11-08', [9_500, '2026-11-14', 19_000]),
    rules: `${base} R03 R19 ${must}`,
  },
  {
    name: 'SSG money 95,000 and free points 5,000 where the cash part is measured',
    of: ssg(95_000, 5_000),
    settings: { mixedThreshold: 'CASH_PART' },
    says: onRequest(95_000, [86_364, 8_636]),
    rules: `${base} R03 R19 ${asked}`,
  },
  {
    name: 'SSG money 95,000 and free points 4,999 stay below it',
    of: ssg(95_000, 4_999),
    says: onRequest(95_000, [86_364, 8_636]),
    rules: `${base} R03 R19 ${asked}`,
  },
  {
    name: 'SSG money 95,000 and a coupon of 5,000: the coupon counts in the whole',
    of: ssg(95_000, 0, { parts: [part('money', 95_000, 'ssg-pay'), part('coupon', 5_000, 'ssg-pay')] }),
    says: mustIssue(95_000, [86_364, 8_636], '2026-11-08', [9_500, '2026-11-14', 19_000]),
    rules: `${base} R03 ${must}`,
  },
  {
    name: 'a card of 99,999 and SSG money of 1 won: the receipt of 1 won is mandatory, its penalty nothing',
    of: cardBeside(99_999, 1),
    says: mustIssue(1, [1, 0], '2026-11-08', [0, '2026-11-14', 0]),
    rules: `${base} R03 R58 ${must}`,
  },
  {
    name: 'a mixed payment where the goods decide',
    of: cardBeside(70_000, 30_000),
    settings: { mandatory: 'BY_CATEGORY' },
    says: mayHaveTo(30_000, [27_273, 2_727], '2026-11-08', [3_000, '2026-11-14', 6_000]),
    rules: `${base} R03 R58 ${must}`,
  },
  {
    name: 'a mixed payment where the goods decide and the cash part is measured',
    of: cardBeside(70_000, 30_000),
    settings: { mandatory: 'BY_CATEGORY', mixedThreshold: 'CASH_PART' },
    says: onRequest(30_000, [27_273, 2_727]),
    rules: `${base} R03 R58 ${asked}`,
  },
]

/** What the answer says of SSG money’s receipt: the merchant issues whatever it says, unless it names one. */
const flags: readonly GoldenCase[] = [
  {
    name: 'SSG money said to be issued, without a number: the merchant’s duty, and a double to beware of',
    of: balance('ssg-pay', 120_000, 0, { issued: true }, paid('2026-11-03')),
    says: mustIssue(120_000, [109_091, 10_909], '2026-11-08', [12_000, '2026-11-14', 24_000]),
    rules: `${base} R37 ${must}`,
  },
  {
    name: 'SSG money said not to be issued',
    of: balance('ssg-pay', 120_000, 0, { issued: false }, paid('2026-11-03')),
    says: mustIssue(120_000, [109_091, 10_909], '2026-11-08', [12_000, '2026-11-14', 24_000]),
    rules: `${base} ${must}`,
  },
  {
    name: 'SSG money with a number: somebody issued it, so a person looks',
    of: balance('ssg-pay', 120_000, 0, numbered, paid('2026-11-03')),
    says: toCheck(120_000, [109_091, 10_909]),
    rules: `${base} R37`,
  },
  {
    name: 'SSG money said not to be issued yet with a number',
    of: balance('ssg-pay', 50_000, 0, { issued: false, ...numbered }, paid('2026-11-03')),
    says: toCheck(50_000, [45_455, 4_545]),
    rules: `${base} R37`,
  },
]

export const merchantCases: readonly GoldenCase[] = [...amounts, ...days, ...trades, ...flags]
