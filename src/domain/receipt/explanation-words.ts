import { ledgerDutyNames } from './ledger-columns.ts'
import type { Certainty, ObligationRule } from './obligation-rule.ts'
import type { PartVerdict } from './part-verdict.ts'
import type { PenaltyStage } from './penalty.ts'
import type { ReceiptState, ReceiptVerdict } from './verdict.ts'
import { issuerName, issuerSubject } from './wording.ts'

/** How sure a rule is, in words; what H, M and L stand for. */
export const certaintyNames = {
  H: '원문 확인',
  M: '간접 자료',
  L: '결정·추정',
} as const satisfies Record<Certainty, string>

/** Where a receipt stands, in a word. */
const stateNames = {
  due: '발급 전',
  issued: '발급됨',
  'not-issued-by-wallet': '발급주체가 발급하지 않음',
  'batch-awaited': '일괄 전송 예정',
  'batch-overdue': '일괄 전송 지연',
  check: '확인 필요',
  closed: '의무 닫음',
  'no-receipt': '대상 아님',
  refunded: '모두 환불됨',
} as const satisfies Record<ReceiptState, string>

/** The answer for one part in a few words: `카드 매출전표`, `제외`, `카카오페이가 발급 · 발급됨`, `가맹점이 발급 · 의무`. */
export function partAnswer({ part, verdict }: Pick<PartVerdict, 'part' | 'verdict'>): string {
  if (verdict.state === 'check') return stateNames.check
  if (verdict.duty === 'none' && verdict.state === 'no-receipt') return part.kind === 'card' ? '카드 매출전표' : '제외'
  if (verdict.state === 'refunded') return stateNames.refunded
  const { issuer, wallet, duty, state } = verdict
  const said = state === 'due' ? ledgerDutyNames[duty] : stateNames[state]
  return `${issuerSubject(issuer, wallet)} 발급 · ${said}`
}

/** Who issues, what the law asks and where it stands: `가맹점 · 의무 · 발급 전`. What is the same word twice is said once. */
export const verdictWords = ({ issuer, wallet, duty, state }: ReceiptVerdict): string =>
  [...new Set([issuerName(issuer, wallet), ledgerDutyNames[duty], stateNames[state]])]
    .filter((word) => word !== '')
    .join(' · ')

/** `2026-11-09 ~ 2026-11-13`, or with no end `2026-11-14부터`. */
export const stageDays = ({ from, until }: Pick<PenaltyStage, 'from' | 'until'>): string =>
  until === null ? `${from}부터` : `${from} ~ ${until}`

/** What a stage costs: `없음`, or `10%`. */
export const stageRate = ({ percent }: Pick<PenaltyStage, 'percent'>): string =>
  percent === 0 ? '기한 안' : `${percent}%`

/** The days a rule holds for. */
export const ruleDays = ({ from, until }: Pick<ObligationRule, 'from' | 'until'>): string =>
  until === null ? `${from}부터` : `${from} ~ ${until}`
