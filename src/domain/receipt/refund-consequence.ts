import { type Day, dayOf } from '../day.ts'
import { noWon, subtract, type Won } from '../money.ts'
import type { TaxSplit } from '../tax-split.ts'
import type { WonRange } from './cash-refunded.ts'
import { defaultTaxSettings, type TaxSettings } from '../shop.ts'
import { windowWarning } from './cancel-window.ts'
import { orderedRules, type RuleId } from './obligation-rule.ts'
import type { JudgedTransaction, ReceiptVerdict } from './verdict.ts'
import { issuerSubject, type ReceiptIssuer, wonText } from './wording.ts'

/**
 * What a refund does to the cash receipt. `automatic`: the gateway cancels it with the refund and says so apart (N11);
 * `by-wallet`: its issuer takes it back; `due-shrinks`: what the merchant must still issue gets less; `batch`: the bulk
 * transmission leaves it out; `to-cancel`: it was issued from this desk, which must cancel it;
 * `to-confirm`: only the refund's answer will tell (R32); `check`: a person must look anyway.
 */
type ConsequenceKind =
  | 'none'
  | 'automatic'
  | 'by-wallet'
  | 'due-shrinks'
  | 'batch'
  | 'to-cancel'
  | 'to-confirm'
  | 'check'

/**
 * The receipt's part of a refund preview. `won` is by how much the receipt goes down and `split` its tax figures, null when not
 * exact. `by` acts, until and including `until`; null where no day is known.
 */
export interface ReceiptConsequence {
  readonly kind: ConsequenceKind
  readonly won: WonRange
  readonly split: TaxSplit | null
  readonly by: ReceiptIssuer
  readonly until: Day | null
  readonly sentence: string
  readonly rules: readonly RuleId[]
}

/** `22,000원`, or `19,000원~22,000원` when the gateway decides. */
const rangeText = ({ from, to }: WonRange): string => (from === to ? wonText(from) : `${wonText(from)}~${wonText(to)}`)

const nothing: WonRange = { from: noWon, to: noWon }

/** What of a shop's settings bears on a receipt that goes down (R31, R35). */
type Leeway = Pick<TaxSettings, 'cancelWindow' | 'outsidePart'>

/** Says what refunding `won` of a payment's cash does to its receipt, as `verdict` stands before the refund. */
export function refundConsequence(
  transaction: JudgedTransaction,
  verdict: ReceiptVerdict,
  won: WonRange,
  split: TaxSplit | null,
  today: Day,
  leeway: Leeway = defaultTaxSettings,
): ReceiptConsequence {
  const said = (
    kind: ConsequenceKind,
    sentence: string,
    rules: readonly RuleId[],
    until: Day | null = null,
  ): ReceiptConsequence => ({
    kind,
    won: kind === 'none' ? nothing : won,
    split: kind === 'none' ? null : split,
    by: verdict.issuer,
    until,
    sentence: `현금영수증: ${sentence}${kind === 'none' || won.from === won.to ? '' : ' 금액은 결제사가 정합니다.'}`,
    rules: orderedRules([...verdict.rules, ...rules]),
  })
  switch (verdict.state) {
    case 'no-receipt':
      return said('none', noneSentence(transaction), [])
    case 'refunded':
      return said('none', '현금이 이미 모두 환불되어 바뀌는 것이 없습니다.', [])
    case 'check':
      return said('check', `${verdict.sentence} 환불 뒤에도 확인이 필요합니다.`, ['R32'])
    case 'not-issued-by-wallet':
      return said('check', `${verdict.sentence} 환불하면 대상 금액이 ${rangeText(won)} 줄어듭니다.`, ['R32'])
    case 'batch-awaited':
      return said('batch', `L.POINT 일괄 전송에서 ${rangeText(won)}이 빠집니다. 가맹점이 할 일은 없습니다.`, [])
    case 'batch-overdue':
      return said('to-confirm', 'L.POINT 일괄 전송 뒤의 환불입니다. 반영 여부를 L.POINT에 확인하세요.', ['R32'])
    case 'due':
      return said('due-shrinks', dueSentence(transaction, verdict.amount, won), dueRules(transaction), verdict.deadline)
    case 'closed':
      return said('none', closedSentence(verdict), [])
    case 'issued':
      return issued(transaction, verdict, won, said, leeway, today)
  }
}

/** A tax invoice follows its trade: what is refunded of it may need a corrected one. */
const closedSentence = ({ sentence, rules }: ReceiptVerdict): string =>
  `${sentence} 바뀌는 현금영수증은 없습니다.${rules.includes('R05') ? ' 세금계산서를 수정해 발급할 것인지 확인하세요.' : ''}`

function noneSentence(transaction: JudgedTransaction): string {
  const kinds = transaction.parts.map((part) => part.kind)
  return kinds.includes('card')
    ? '해당 없음(카드)'
    : kinds.includes('free-points')
      ? '해당 없음(무상포인트)'
      : '해당 없음'
}

const dueRules = ({ gateway }: JudgedTransaction): readonly RuleId[] => (gateway === 'kcp' ? ['R34'] : [])

function dueSentence({ gateway }: JudgedTransaction, due: Won, won: WonRange): string {
  const rest =
    won.from !== won.to
      ? `발급할 금액 ${wonText(due)}이 ${rangeText(won)}만큼 줄어듭니다.`
      : won.from === 0
        ? `발급할 금액 ${wonText(due)}은 그대로입니다.`
        : won.from === due
          ? `발급할 금액 ${wonText(due)}이 없어집니다.`
          : `발급할 금액이 ${wonText(due)}에서 ${wonText(subtract(due, won.from))}으로 줄어듭니다.`
  const own = gateway === 'kcp' ? ' 이미 직접 발급했다면 취소 응답의 대상 금액만큼 취소하세요.' : ''
  return `${rest}${own}`
}

/** A receipt of another place is cancelled there; how a part of it goes is what the shop has set (R31). */
function outsideSentence(won: WonRange, partly: boolean, part: Leeway['outsidePart']): string {
  const after = '여기에 적으세요. 할 일에 남습니다.'
  if (partly && part === 'WHOLE')
    return `밖에서 발급한 것입니다. 환불 뒤 전액을 발급한 곳에서 취소하고 남은 금액을 다시 발급해 ${after}`
  const how = partly && part === 'ASK' ? ' 일부만 취소되는지 먼저 확인하세요.' : ''
  return `밖에서 발급한 것입니다. 환불 뒤 ${rangeText(won)}을 발급한 곳에서 취소하고 ${after}${how}`
}

/** A live receipt: Payple cancels with the refund, a wallet or KCP for Naver Pay takes it back, KCP's bank receipts are to confirm. */
function issued(
  transaction: JudgedTransaction,
  verdict: ReceiptVerdict,
  won: WonRange,
  said: (kind: ConsequenceKind, sentence: string, rules: readonly RuleId[], until?: Day | null) => ReceiptConsequence,
  { cancelWindow, outsidePart }: Leeway,
  today: Day,
): ReceiptConsequence {
  if (won.to === 0) return said('none', '바뀌는 것이 없습니다.', [])
  const who = issuerSubject(verdict.issuer, verdict.wallet)
  const partly = won.to < verdict.amount || won.from < verdict.amount
  const lateText = windowWarning(verdict.issuer, cancelWindow, dayOf(transaction.paidAt), today)
  const lateRules: readonly RuleId[] = lateText === '' ? [] : ['R35']
  if (verdict.issuedHere && transaction.gateway === 'kcp') {
    const text =
      verdict.issuer === 'kcp'
        ? `이 데스크에서 발급했습니다. 환불 뒤 ${rangeText(won)}을 여기서 취소하세요. 할 일에 남습니다.`
        : outsideSentence(won, partly, outsidePart)
    return said('to-cancel', `${text}${lateText}`, ['R28', 'R31', 'R34', ...lateRules])
  }
  if (verdict.issuer === 'payple') {
    const text = `${today}에 ${who} 환불과 함께 ${rangeText(won)}을 취소합니다. 취소되지 않으면 다음 날 다시 시도합니다.`
    const rules: readonly RuleId[] = ['N11', 'R28', 'R33', 'R36', 'R50', ...lateRules]
    return said('automatic', `${text}${lateText}`, partly ? [...rules, 'R31', 'R54'] : rules, today)
  }
  if (verdict.duty === 'not-ours')
    return said('by-wallet', `${who} ${rangeText(won)}을 취소합니다. 가맹점이 할 일은 없습니다.${lateText}`, [
      'R28',
      'R36',
      ...lateRules,
    ])
  return said('to-confirm', `${who} 발급한 ${rangeText(won)}이 함께 취소되는지 환불 응답으로 확인합니다.${lateText}`, [
    'N11',
    'R28',
    'R31',
    'R32',
    'R36',
    ...lateRules,
  ])
}
