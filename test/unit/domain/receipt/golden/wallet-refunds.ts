import { balance, outcome, refund } from '../../samples.ts'
import { allBack, type GoldenCase, inBulk, issuedBy, missed, must, numbered, paid, toCheck } from './golden-case.ts'

const kakao = balance('kakao-pay', 47_000, 3_000)
const kakaoRules = 'N5 R16 R18 R19 R24'
const back = 'R25 R28'

/** What is left of a receipt that somebody else issued: as little went back as the answers prove. */
export const walletRefundCases: readonly GoldenCase[] = [
  {
    name: 'of Kakao money 47,000 and free points 3,000 a silent refund of 10,000 proves 7,000',
    of: kakao,
    refunds: [refund(10_000)],
    says: issuedBy('wallet', 40_000, [36_363, 3_637]),
    rules: `${kakaoRules} ${back}`,
  },
  {
    name: 'a silent refund of 3,000 may have been the free points',
    of: kakao,
    refunds: [refund(3_000)],
    says: issuedBy('wallet', 47_000, [42_727, 4_273]),
    rules: kakaoRules,
  },
  {
    name: 'a refund of Kakao money whose answer names its 10,000',
    of: kakao,
    refunds: [refund(10_000, { receipt: outcome('by-wallet', 10_000) })],
    says: issuedBy('wallet', 37_000, [33_636, 3_364]),
    rules: `${kakaoRules} ${back}`,
  },
  {
    name: 'Kakao money refunded whole with its free points',
    of: kakao,
    refunds: [refund(50_000)],
    says: allBack('wallet'),
    rules: `${kakaoRules} ${back}`,
  },
  {
    name: 'Kakao money not issued and refunded in part: the rest is at risk',
    of: balance('kakao-pay', 120_000, 0, { issued: false }, paid('2026-11-03')),
    refunds: [refund(50_000)],
    says: missed('wallet', 70_000, [63_636, 6_364], [7_000, '2026-11-14', 14_000]),
    rules: `N5 R16 R18 R20 R24 ${back} ${must}`,
  },
  {
    name: 'Kakao money not issued and refunded whole: nothing is at risk',
    of: balance('kakao-pay', 120_000, 0, { issued: false }, paid('2026-11-03')),
    refunds: [refund(120_000)],
    says: allBack('wallet'),
    rules: `N5 R16 R18 R24 ${back}`,
  },
  {
    name: 'Kakao money of which nothing is said, refunded whole: nothing is left to look at',
    of: balance('kakao-pay', 47_000, 0, { issued: null }),
    refunds: [refund(47_000)],
    says: allBack('wallet'),
    rules: `N5 R16 R18 R24 ${back}`,
  },
  {
    name: 'Naver points refunded by 20,000 as the answer names it',
    of: balance('naver-pay', 25_000, 5_000, numbered),
    refunds: [refund(22_000, { receipt: outcome('by-wallet', 20_000) })],
    says: issuedBy('kcp', 5_000, [4_545, 455]),
    rules: `N5 R18 R19 R24 ${back}`,
  },
  {
    name: 'Naver points refunded whole',
    of: balance('naver-pay', 25_000, 5_000, numbered),
    refunds: [refund(30_000)],
    says: allBack('kcp'),
    rules: `N5 R18 R19 R24 ${back}`,
  },
  {
    name: 'L.POINT refunded in part is in the bulk with the rest',
    of: balance('l-pay', 12_000, 0),
    refunds: [refund(4_000)],
    says: inBulk('batch-awaited', 8_000, [7_273, 727]),
    rules: `N5 R18 R21 R24 R61 ${back}`,
  },
  {
    name: 'L.POINT refunded whole is not awaited in the bulk',
    of: balance('l-pay', 12_000, 0),
    refunds: [refund(12_000)],
    on: '2027-02-01',
    says: allBack('wallet'),
    rules: `N5 R18 R21 R24 R61 ${back}`,
  },
  {
    name: 'money on Samsung Pay refunded in part stays to look at for the rest',
    of: balance('samsung-pay', 5_000, 0),
    refunds: [refund(2_000)],
    says: toCheck(3_000, [2_727, 273]),
    rules: 'N5 R18',
  },
]
