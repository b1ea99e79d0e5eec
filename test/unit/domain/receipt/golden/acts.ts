import { toWon } from '../../../../../src/domain/money.ts'
import { balance, refund, transfer } from '../../samples.ts'
import {
  act,
  allBack,
  asked,
  type Expected,
  type GoldenCase,
  issuedThrough,
  must,
  mustIssue,
  onRequest,
  paid,
  ssg,
} from './golden-case.ts'

const due = transfer('payple', 150_000, { issued: false }, paid('2026-11-03'))
const dueRules = `R24 R52 ${must}`
const stillDue = mustIssue(150_000, [136_364, 13_636], '2026-11-08', [15_000, '2026-11-14', 30_000])
const byHand = (conclusion: 'refunded' | 'not-refunded') =>
  act('issue', 150_000, { state: 'settled-by-hand', doneAt: null, byHand: { conclusion, note: '홈택스에서 확인' } })

/** Receipts issued and cancelled from this desk, or written down in it: one lives at most (R37), and an unknown act proves nothing (R39). */
export const actCases: readonly GoldenCase[] = [
  {
    name: 'a transfer issued from here through Payple: the duty is met',
    of: due,
    acts: [act('issue', 150_000)],
    says: issuedThrough('payple', 'mandatory', 150_000, [136_364, 13_636]),
    rules: dueRules,
  },
  {
    name: 'SSG money issued from here through KCP',
    of: ssg(120_000),
    acts: [act('issue', 120_000)],
    says: issuedThrough('kcp', 'mandatory', 120_000, [109_091, 10_909]),
    rules: `N5 R18 R24 ${must}`,
  },
  {
    name: 'SSG money below the threshold issued because the buyer asked',
    of: ssg(50_000),
    acts: [act('issue', 50_000)],
    says: issuedThrough('kcp', 'on-request', 50_000, [45_455, 4_545]),
    rules: `N5 R18 R24 ${asked}`,
  },
  {
    name: 'a receipt made elsewhere and written down is the merchant’s own',
    of: ssg(120_000),
    acts: [act('issue', 120_000, { identityLastFour: '' })],
    says: issuedThrough('merchant', 'mandatory', 120_000, [109_091, 10_909]),
    rules: `N5 R18 R24 ${must}`,
  },
  {
    name: 'an issue whose outcome is unknown leaves the duty, its deadline and its penalty',
    of: due,
    acts: [act('issue', 150_000, { state: 'unknown', doneAt: null })],
    says: stillDue,
    rules: dueRules,
  },
  {
    name: 'an issue that was declined leaves the duty',
    of: due,
    acts: [act('issue', 150_000, { state: 'declined', doneAt: null })],
    says: stillDue,
    rules: dueRules,
  },
  {
    name: 'an issue that a person proved meets the duty',
    of: due,
    acts: [byHand('refunded')],
    says: issuedThrough('payple', 'mandatory', 150_000, [136_364, 13_636]),
    rules: dueRules,
  },
  {
    name: 'an issue that a person disproved leaves the duty',
    of: due,
    acts: [byHand('not-refunded')],
    says: stillDue,
    rules: dueRules,
  },
  {
    name: 'a receipt issued from here and cancelled whole is due again, by the day of the payment',
    of: due,
    acts: [act('issue', 150_000), act('cancel', 150_000)],
    says: stillDue,
    rules: dueRules,
  },
  {
    name: 'a receipt cancelled whole and issued anew',
    of: due,
    acts: [act('issue', 150_000), act('cancel', 150_000), act('issue', 150_000)],
    says: issuedThrough('payple', 'mandatory', 150_000, [136_364, 13_636]),
    rules: dueRules,
  },
  {
    name: 'the buyer’s own receipt cancelled whole from here may be asked for again',
    of: transfer('payple', 55_000, { issued: true, approvalNumber: 'G1' }),
    acts: [act('cancel', 55_000)],
    says: onRequest(55_000, [50_000, 5_000]),
    rules: `R24 R52 ${asked}`,
  },
  {
    name: 'the buyer’s own receipt cancelled in part still stands',
    of: transfer('payple', 55_000, { issued: true, approvalNumber: 'G1' }),
    acts: [act('cancel', 22_000, { left: toWon(33_000) })],
    says: issuedThrough('payple', 'on-request', 55_000, [50_000, 5_000]),
    rules: `R24 R52 ${asked}`,
  },
  {
    name: 'a receipt issued from here for money that all went back',
    of: ssg(120_000),
    acts: [act('issue', 120_000)],
    refunds: [refund(120_000)],
    says: allBack('merchant'),
    rules: 'N5 R18 R24 R25 R28',
  },
  {
    name: 'what Kakao Pay did not issue was issued elsewhere and written down: no risk is left',
    of: balance('kakao-pay', 120_000, 0, { issued: false }, paid('2026-11-03')),
    acts: [act('issue', 120_000, { identityLastFour: '' })],
    says: {
      ...issuedThrough('merchant', 'mandatory', 120_000, [109_091, 10_909]),
      duty: 'not-ours',
    } satisfies Expected,
    rules: `N5 R16 R18 R20 R24 ${must}`,
  },
]
