import type { Refund } from '../../../../../src/domain/refund.ts'
import { outcome, part, refund, stated, transfer } from '../../samples.ts'
import {
  allBack,
  asked,
  elsewhere,
  type GoldenCase,
  issuedThrough,
  must,
  mustIssue,
  numbered,
  onRequest,
  paid,
  ssg,
  toCheck,
} from './golden-case.ts'

const transferred = transfer('payple', 55_000, { issued: true })
const cancelled = (won: number): Refund => refund(won, { receipt: outcome('cancelled', won) })
/** Card 30,000 and SSG money 20,000: the gateway chooses which goes back. */
const mixed = ssg(20_000, 0, { parts: [part('card', 30_000), part('money', 20_000, 'ssg-pay')] })
const mixedRules = `N5 R03 R18 R24 R58 ${asked}`
const back = 'R25 R28'
const byHand = (conclusion: 'refunded' | 'not-refunded'): Refund =>
  refund(22_000, { state: 'settled-by-hand', byHand: { conclusion, note: '입금 내역' } })

/** What money that went back leaves of a receipt: by R25 the VAT of what is left is the payment's less that of all refunded. */
const ofTransfers: readonly GoldenCase[] = [
  {
    name: 'scenario 10: 22,000 of a transfer of 55,000 went back',
    of: transferred,
    refunds: [cancelled(22_000)],
    says: issuedThrough('payple', 'on-request', 33_000, [30_000, 3_000]),
    rules: `R24 R52 ${back} ${asked}`,
  },
  {
    name: 'half of 1,000 went back: 45 of 91 won of VAT, 46 are left',
    of: transfer('payple', 1_000, { issued: true }),
    refunds: [cancelled(500)],
    says: issuedThrough('payple', 'on-request', 500, [454, 46]),
    rules: `R24 R52 ${back} ${asked}`,
  },
  {
    name: 'both halves of 1,000 went back: nothing is left, not a won of VAT',
    of: transfer('payple', 1_000, { issued: true }),
    refunds: [cancelled(500), refund(500, { id: 'second', split: { ...stated(454, 46), stated: false } })],
    says: allBack('payple'),
    rules: `R24 R52 ${back}`,
  },
  {
    name: 'a transfer refunded in two parts',
    of: transferred,
    refunds: [cancelled(22_000), cancelled(11_000)],
    says: issuedThrough('payple', 'on-request', 22_000, [20_000, 2_000]),
    rules: `R24 R52 ${back} ${asked}`,
  },
  {
    name: 'a transfer refunded whole',
    of: transferred,
    refunds: [cancelled(55_000)],
    says: allBack('payple'),
    rules: `R24 R52 ${back}`,
  },
  {
    name: 'a transfer refunded elsewhere in part',
    of: transferred,
    outside: [elsewhere(22_000)],
    says: issuedThrough('payple', 'on-request', 33_000, [30_000, 3_000]),
    rules: `R24 R52 ${back} ${asked}`,
  },
  {
    name: 'a transfer refunded here and elsewhere',
    of: transferred,
    refunds: [cancelled(11_000)],
    outside: [elsewhere(11_000)],
    says: issuedThrough('payple', 'on-request', 33_000, [30_000, 3_000]),
    rules: `R24 R52 ${back} ${asked}`,
  },
  {
    name: 'a transfer of which elsewhere more than was paid is said to have gone back',
    of: transferred,
    refunds: [cancelled(44_000)],
    outside: [elsewhere(22_000)],
    says: allBack('payple'),
    rules: `R24 R52 ${back}`,
  },
  ...(['intended', 'sent', 'unknown', 'declined', 'not-applied'] as const).map(
    (state): GoldenCase => ({
      name: `a refund that is ${state} takes nothing from a receipt`,
      of: transferred,
      refunds: [refund(22_000, { state, doneAt: null })],
      says: issuedThrough('payple', 'on-request', 55_000, [50_000, 5_000]),
      rules: `R24 R52 ${asked}`,
    }),
  ),
  {
    name: 'a refund that a person settled as made takes its amount',
    of: transferred,
    refunds: [byHand('refunded')],
    says: issuedThrough('payple', 'on-request', 33_000, [30_000, 3_000]),
    rules: `R24 R52 ${back} ${asked}`,
  },
  {
    name: 'a refund that a person settled as not made takes nothing',
    of: transferred,
    refunds: [byHand('not-refunded')],
    says: issuedThrough('payple', 'on-request', 55_000, [50_000, 5_000]),
    rules: `R24 R52 ${asked}`,
  },
  {
    name: 'a KCP transfer issued and refunded in part',
    of: transfer('kcp', 55_000, { issued: true, ...numbered }),
    refunds: [refund(22_000)],
    says: issuedThrough('kcp', 'on-request', 33_000, [30_000, 3_000]),
    rules: `R24 R57 ${back} ${asked}`,
  },
  {
    name: 'a KCP transfer issued and refunded whole',
    of: transfer('kcp', 55_000, { issued: true, ...numbered }),
    refunds: [refund(55_000)],
    says: allBack('kcp'),
    rules: `R24 R57 ${back}`,
  },
  {
    name: 'a KCP transfer in doubt and refunded in part stays in doubt about the rest',
    of: transfer('kcp', 55_000, { issued: true }),
    refunds: [refund(5_000)],
    says: toCheck(50_000, [45_455, 4_545]),
    rules: `R24 R57 ${back}`,
  },
  {
    name: 'a transfer refunded before it was issued: the duty is gone',
    of: transfer('payple', 150_000, { issued: false }, paid('2026-11-03')),
    refunds: [refund(150_000)],
    says: allBack('merchant'),
    rules: `R24 R52 ${back}`,
  },
]

const ofDuties: readonly GoldenCase[] = [
  {
    name: '50,000 of SSG money of 120,000 went back: 70,000 are due, and the penalty is on them',
    of: ssg(120_000),
    refunds: [refund(50_000)],
    says: mustIssue(70_000, [63_636, 6_364], '2026-11-08', [7_000, '2026-11-14', 14_000]),
    rules: `N5 R18 R24 ${back} ${must}`,
  },
  {
    name: 'a won of SSG money of 100,000 went back: what was paid is measured, so the rest is mandatory still',
    of: ssg(100_000),
    refunds: [refund(1)],
    says: mustIssue(99_999, [90_908, 9_091], '2026-11-08', [9_999, '2026-11-14', 19_999]),
    rules: `N5 R18 R24 ${back} ${must}`,
  },
  {
    name: 'SSG money refunded whole owes nothing',
    of: ssg(120_000),
    refunds: [refund(120_000)],
    says: allBack('merchant'),
    rules: `N5 R18 R24 ${back}`,
  },
  {
    name: 'an unknown refund of SSG money leaves the whole duty',
    of: ssg(120_000),
    refunds: [refund(50_000, { state: 'unknown' })],
    says: mustIssue(120_000, [109_091, 10_909], '2026-11-08', [12_000, '2026-11-14', 24_000]),
    rules: `N5 R18 R24 ${must}`,
  },
  {
    name: 'of card 30,000 and money 20,000 a silent refund of 30,000 proves nothing of the money',
    of: mixed,
    refunds: [refund(30_000)],
    says: onRequest(20_000, [18_182, 1_818]),
    rules: mixedRules,
  },
  {
    name: 'a silent refund of 35,000 proves 5,000 of the money',
    of: mixed,
    refunds: [refund(35_000)],
    says: onRequest(15_000, [13_637, 1_363]),
    rules: `${mixedRules} ${back}`,
  },
  {
    name: 'a refund whose answer names 20,000 of the receipt took all of the money',
    of: mixed,
    refunds: [refund(35_000, { receipt: outcome('to-do', 20_000) })],
    says: allBack('merchant'),
    rules: `N5 R18 R24 R58 ${back}`,
  },
  {
    name: 'a refund whose answer names nothing of the receipt took the card’s share',
    of: mixed,
    refunds: [refund(20_000, { receipt: outcome('none', 0) })],
    says: onRequest(20_000, [18_182, 1_818]),
    rules: mixedRules,
  },
  {
    name: 'a refund elsewhere whose answer names 4,000 of the receipt',
    of: mixed,
    outside: [elsewhere(10_000, 4_000)],
    says: onRequest(16_000, [14_546, 1_454]),
    rules: `${mixedRules} ${back}`,
  },
  {
    name: 'a mixed payment refunded whole owes nothing, silent answers or not',
    of: mixed,
    refunds: [refund(20_000), refund(30_000)],
    says: allBack('merchant'),
    rules: `N5 R18 R24 R58 ${back}`,
  },
]

export const refundCases: readonly GoldenCase[] = [...ofTransfers, ...ofDuties]
