import type { Day } from '../day.ts'
import { toWon } from '../money.ts'
import { orderedRules, type RuleId } from '../receipt/obligation-rule.ts'
import { wonText } from '../receipt/wording.ts'
import type { MatchCause, Sureness } from './finding.ts'

const causeRules = {
  matched: [],
  awaiting: ['R36', 'R62'],
  late: ['R06', 'R09', 'R36', 'R62'],
  missing: ['R36', 'R62'],
  'amount-differs': ['R28'],
  'kind-differs': [],
  double: ['R37', 'R38'],
  'cancel-missing': ['R28', 'R32', 'R36', 'R62'],
  'cancelled-in-hometax': ['R28', 'R32'],
  'issued-elsewhere': ['R37'],
  'reported-not-issued-but-found': ['R17', 'R20'],
  'wallet-did-not-issue': ['R20', 'R36', 'R60', 'R62'],
  'batch-awaited': ['R21', 'R61'],
  'batch-overdue': ['R21', 'R61'],
  'hometax-only': [],
  'hometax-cancels-out': [],
  'duty-unmet': ['R02', 'R06', 'R09'],
} as const satisfies Record<MatchCause, readonly RuleId[]>

const surenessRules = {
  'by-hand': [],
  exact: ['R44', 'R45'],
  inferred: ['R30', 'R64'],
  weak: ['R30', 'R63'],
} as const satisfies Record<Sureness, readonly RuleId[]>

const known: Readonly<Record<Sureness, Map<MatchCause, readonly RuleId[]>>> = {
  'by-hand': new Map(),
  exact: new Map(),
  inferred: new Map(),
  weak: new Map(),
}

/** The rules a finding was made by; the same list for the same cause and sureness. */
export function findingRules(cause: MatchCause, sureness: Sureness): readonly RuleId[] {
  const before = known[sureness].get(cause)
  if (before !== undefined) return before
  const rules = orderedRules([...causeRules[cause], ...surenessRules[sureness], 'R65'])
  known[sureness].set(cause, rules)
  return rules
}

/** An amount in a sentence, a negative one with its sign. */
const deltaText = (won: number): string => `${won < 0 ? '-' : ''}${wonText(toWon(Math.abs(won)))}`

/** `승인번호가 A1인 현금영수증`: particles after it do not depend on the number. */
export const numberedReceipt = (number: string): string =>
  number === '' ? '승인번호 없는 현금영수증' : `승인번호가 ${number}인 현금영수증`

/** What a comparison went by, as it ends a sentence about two things that were found to be one. */
const byText = {
  'by-hand': '담당자가 직접 이었습니다.',
  exact: '승인번호로 확인했습니다.',
  inferred: '승인번호가 없어 금액·신분확인 뒷4자리·일시로 짝지었습니다.',
  weak: '신분확인 뒷4자리가 없어 금액과 일시로만 짝지었습니다.',
} as const satisfies Record<Sureness, string>

const matchedTexts = {
  'by-hand': `홈택스와 같습니다. ${byText['by-hand']}`,
  exact: `홈택스와 같습니다. ${byText.exact}`,
  inferred: `홈택스와 같습니다. ${byText.inferred}`,
  weak: `홈택스와 같습니다. ${byText.weak}`,
} as const satisfies Record<Sureness, string>

/** Ends a sentence with how two things were compared; nothing where a number says so. */
const told = (sureness: Sureness): string => (sureness === 'exact' ? '' : ` ${byText[sureness]}`)

/** Said where a list that would show it was never read: then nothing is said of Hometax. */
const notReadYet = '그날의 홈택스 내역은 아직 읽지 않았습니다.'

/** The Korean sentences of findings: what is the case, then what can be done. Amounts in won. */
export const findingTexts = {
  matched: (sureness: Sureness): string => matchedTexts[sureness],
  bothGone: (): string => '발급과 취소가 모두 홈택스에 없고 남은 금액도 없습니다.',
  reissued: (left: number): string =>
    `홈택스에서는 전액 취소하고 남은 ${deltaText(left)}을 다시 발급했습니다. 남은 금액이 같습니다.`,
  nothingDue: (): string => '더 발급할 금액이 없습니다.',
  batchFound: (won: number): string => `일괄 전송된 ${deltaText(won)}이 홈택스에 있습니다.`,
  awaited: (until: Day): string => `홈택스 반영을 ${until}까지 기다립니다.`,
  notCovered: (day: Day): string => `${day} 전후의 홈택스 내역을 아직 읽지 않았습니다.`,
  readTooEarly: (day: Day, until: Day): string =>
    `${day}의 홈택스 내역을 ${until}이 지난 뒤에 다시 읽지 않았습니다. 다시 가져오면 있는지 알 수 있습니다.`,
  dueUntil: (won: number, deadline: Day): string => `${deltaText(won)}을 ${deadline}까지 발급해야 합니다.`,
  dueOnRequest: (won: number): string => `${deltaText(won)}은 요청이 있을 때 발급합니다. 의무발급이 아닙니다.`,
  afterDeadline: (sold: Day, deadline: Day, sureness: Sureness): string =>
    `홈택스의 매출일(${sold})이 발급기한(${deadline})을 지났습니다.${told(sureness)}`,
  afterGrace: (sold: Day, day: Day, sureness: Sureness): string =>
    `${day}의 현금영수증인데 홈택스의 매출일은 ${sold}입니다. 반영이 늦었습니다.${told(sureness)}`,
  missing: (won: number, until: Day): string =>
    `${deltaText(won)}이 홈택스에 없습니다. ${until}까지 보여야 합니다. 발급주체에 확인하세요.`,
  numberTaken: (number: string): string =>
    `다른 결제에도 ${numberedReceipt(number)}이 적혀 있고 홈택스의 것은 그 결제와 짝지었습니다. 우리 기록의 번호를 확인하세요.`,
  issueMissing: (won: number): string => `취소는 홈택스에 있는데 ${deltaText(won)}의 발급이 없습니다.`,
  amountDiffers: (ours: number, hometax: number, sureness: Sureness): string =>
    `우리 기록은 ${deltaText(ours)}, 홈택스는 ${deltaText(hometax)}입니다.${told(sureness)}`,
  cancelsDiffer: (ours: number, hometax: number, sureness: Sureness): string =>
    `취소가 우리 기록은 ${deltaText(ours)}, 홈택스는 ${deltaText(hometax)}입니다.${told(sureness)}`,
  kindDiffers: (ours: string, hometax: string, sureness: Sureness): string =>
    `용도가 우리 기록은 ${ours}, 홈택스는 ${hometax}입니다.${told(sureness)}`,
  cancelMissing: (won: number, until: Day): string =>
    `취소한 ${deltaText(won)}이 홈택스에서 취소되지 않았습니다. ${until}까지 보여야 합니다. 취소 여부를 확인하세요.`,
  cancelledInHometax: (won: number, left: number, sureness: Sureness): string =>
    `홈택스에서 ${deltaText(won)}이 취소되었는데 우리 기록에는 ${deltaText(left)}이 살아 있습니다.${told(sureness)}`,
  issuedElsewhere: (won: number, number: string, sureness: Sureness): string =>
    `우리가 발급할 ${deltaText(won)}이 ${numberedReceipt(number)}으로 이미 발급되어 있습니다. 다시 발급하지 마세요.${told(sureness)}`,
  lateElsewhere: (deadline: Day): string => ` 발급기한(${deadline})을 지난 발급입니다.`,
  foundAfterAll: (subject: string, number: string, sureness: Sureness): string =>
    `${subject} 발급하지 않았다고 알렸지만 홈택스에 ${numberedReceipt(number)}이 있습니다.${told(sureness)}`,
  walletDidNotIssue: (subject: string, won: number, isRead: boolean): string =>
    isRead
      ? `${subject} ${deltaText(won)}을 발급하지 않았고 홈택스에도 없습니다. 지갑사에 확인하세요.`
      : `${subject} ${deltaText(won)}을 발급하지 않았습니다. ${notReadYet} 지갑사에 확인하세요.`,
  batchAwaited: (won: number, until: Day): string =>
    `L.POINT가 ${deltaText(won)}을 ${until}까지 일괄 전송합니다. 가맹점이 할 일은 없습니다.`,
  batchOverdue: (won: number, until: Day, isRead: boolean): string =>
    isRead
      ? `L.POINT의 일괄 전송 기한(${until})이 지났는데 ${deltaText(won)}이 홈택스에 없습니다.`
      : `L.POINT의 ${deltaText(won)} 일괄 전송 기한(${until})이 지났습니다. ${notReadYet}`,
  unmet: (won: number, deadline: Day, isRead: boolean): string =>
    isRead
      ? `발급기한(${deadline})이 지났는데 ${deltaText(won)}을 발급하지 않았고 홈택스에도 없습니다.`
      : `발급기한(${deadline})이 지났는데 ${deltaText(won)}을 발급하지 않았습니다. ${notReadYet}`,
  hometaxOnly: (won: number): string => `홈택스에 ${deltaText(won)}이 있는데 우리 기록에는 없습니다.`,
  cancelOnly: (won: number): string => `홈택스에 취소 ${deltaText(won)}만 있고 그 발급을 찾지 못했습니다.`,
  cancelsOut: (won: number): string =>
    `홈택스에서 ${deltaText(won)}이 발급되고 취소되었습니다. 우리 기록에는 없고 남은 금액이 없습니다.`,
  doubleOf: (won: number, number: string): string =>
    `우리 결제의 ${numberedReceipt(number)}과 금액(${deltaText(won)})·신분확인 뒷4자리가 같은 것이 하나 더 살아 있습니다. 이중발급인지 확인하세요.`,
  surplus: (number: string): string =>
    `결제 하나에 살아 있는 현금영수증이 둘입니다. ${numberedReceipt(number)}만 남기고 이것을 취소하세요.`,
} as const
