import { addDays, type Day, dayOf } from '../day.ts'
import type { WalletId } from '../easy-pay.ts'
import { atMost, noWon, subtract, sum, type Won } from '../money.ts'
import type { TaxSettings } from '../shop.ts'
import { computeSplit, noSplit, refundSplit, remainingSplit, splitTotal, type TaxSplit } from '../tax-split.ts'
import type { ReportedTransaction } from '../transaction.ts'
import { cashWon, isCash } from './cash-part.ts'
import { type Doubt, doubtOf, splitDoubtOf, walletOf } from './doubt.ts'
import { type LegalDuty, legalDuty } from './duty.ts'
import { type IssuerRow, issuerRowOf } from './issuers.ts'
import { orderedRules, type RuleId } from './obligation-rule.ts'
import { splitOfCash } from './part-split.ts'
import { batchAwaitedUntil, issueDeadline, type Penalty, penaltyOf } from './penalty.ts'
import type { JudgedTransaction, ReceiptVerdict } from './verdict.ts'
import { issuerSubject, type ReceiptIssuer, wonText } from './wording.ts'

const noIssuer: Doubt = { rules: ['N5'], sentence: '누가 발급하는지 알 수 없습니다.' }

/** Everything the branches below look at, gathered once. */
interface Case {
  readonly transaction: JudgedTransaction
  readonly row: IssuerRow
  readonly wallet: WalletId | null
  readonly received: Day
  readonly today: Day
  readonly cash: Won
  readonly left: Won
  readonly split: TaxSplit
  readonly law: LegalDuty
  readonly rules: readonly RuleId[]
}

/**
 * Judges the cash receipt of a payment.
 *
 * `cashRefunded` is how much of its cash went back for sure (`cashRefundedOf`), `refundedSplit` the split of exactly that won
 * when known; otherwise the taxable part is taken to go back first. What no rule answers is `check`, never silently `none`.
 */
export function receiptVerdict(
  transaction: JudgedTransaction,
  cashRefunded: Won,
  shop: TaxSettings,
  today: Day,
  refundedSplit: TaxSplit | null = null,
): ReceiptVerdict {
  const doubt = doubtOf(transaction)
  if (doubt !== null) return checkVerdict(transaction, cashRefunded, doubt)
  const first = transaction.parts.find((part) => isCash(part) && part.won > 0)
  if (first === undefined) return noReceipt(transaction)
  const wallet = walletOf(first, transaction)
  const row = issuerRowOf(transaction.gateway, first.kind, wallet)
  if (row === null) return checkVerdict(transaction, cashRefunded, noIssuer)
  const cash = cashWon(transaction.parts)
  const whole = receiptSplitOf(transaction, shop)
  const refunded = atMost(cashRefunded, cash)
  const received = dayOf(transaction.paidAt)
  const doubtfulSplit = splitDoubtOf(transaction)
  const verdict = judge(
    {
      transaction,
      row,
      wallet,
      received,
      today,
      cash,
      left: subtract(cash, refunded),
      split: remainingSplit(whole, refundedSplit ?? refundSplit(whole, noSplit, refunded)),
      law: legalDuty(transaction, cash, shop),
      rules: [...row.rules, ...amountRulesOf(transaction, refunded)],
    },
    shop,
  )
  if (doubtfulSplit === null || verdict.state === 'check') return verdict
  return {
    ...verdict,
    rules: orderedRules([...verdict.rules, ...doubtfulSplit.rules]),
    sentence: `${verdict.sentence} ${doubtfulSplit.sentence} 세액을 확인하세요.`,
  }
}

/**
 * The split of the whole receipt of a payment, before refunds (R55, R56);
 * a payment without trusted parts has no receipt to split.
 */
export function receiptSplitOf(transaction: ReportedTransaction, shop: Pick<TaxSettings, 'exemptShare'>): TaxSplit {
  const { parts, paid } = transaction
  if (sum(parts.map((part) => part.won)) !== paid) return noSplit
  return splitOfCash(paidSplitOf(transaction), parts, shop.exemptShare)
}

/** A payment's split: its own, or one computed anew when its figures do not add up to what was paid. */
export const paidSplitOf = ({ split, paid }: Pick<ReportedTransaction, 'split' | 'paid'>): TaxSplit =>
  splitTotal(split) === paid ? split : computeSplit(paid)

/** The rules that made the receipt's amount and tax figures what they are. */
const amountRulesOf = ({ split, parts, paid }: ReportedTransaction, refunded: Won): readonly RuleId[] => [
  split.stated && splitTotal(split) === paid ? 'R55' : 'R24',
  ...(split.taxFree > 0 && parts.length > 1 ? (['R56'] as const) : []),
  ...(parts.some((part) => part.kind === 'free-points') ? (['R19'] as const) : []),
  ...(parts.some((part) => part.kind === 'card') ? (['R58'] as const) : []),
  ...(refunded > 0 ? (['R25', 'R28'] as const) : []),
]

function judge(of: Case, shop: TaxSettings): ReceiptVerdict {
  const { row, wallet, transaction } = of
  const since = wallet === null ? undefined : shop.directIssue[wallet]
  const mayTakeOver = row.directIssue === 'after-telling-kcp' || row.directIssue === 'when-needed'
  const takenOver = mayTakeOver && since !== undefined && of.received >= since
  const asked = mayTakeOver && since !== undefined ? { ...of, rules: [...of.rules, 'R22' as const] } : of
  // R16 is about receipts the wallet issues.
  if (takenOver) return merchantIssues({ ...asked, rules: asked.rules.filter((rule) => rule !== 'R16') })
  if (row.issuer === 'merchant') return merchantIssues(asked)
  switch (row.issuer) {
    case 'gateway':
      return issuedThroughGateway(asked)
    case 'wallet-batch':
      return batchVerdict(asked)
    case 'kcp':
    case 'wallet':
      return issuedByOther(asked, row.issuer)
    case 'none':
    case 'check':
      return checkVerdict(transaction, subtract(of.cash, of.left), noIssuer)
  }
}

const verdictFor = (
  of: Case,
  said: Pick<ReceiptVerdict, 'issuer' | 'duty' | 'state' | 'sentence'> & Partial<ReceiptVerdict>,
): ReceiptVerdict => ({
  wallet: of.wallet,
  amount: of.left,
  split: of.split,
  deadline: null,
  penalty: null,
  source: of.row.source,
  issuedHere: false,
  ...said,
  rules: orderedRules([...of.rules, ...(said.rules ?? [])]),
})

const refundedVerdict = (of: Case, issuer: ReceiptIssuer): ReceiptVerdict =>
  verdictFor(of, {
    issuer,
    duty: 'none',
    state: 'refunded',
    sentence: '현금이 모두 환불되어 현금영수증 대상이 남지 않았습니다.',
  })

const hasNumber = ({ receipt }: ReportedTransaction): boolean =>
  (receipt.approvalNumber ?? '') !== '' || (receipt.receiptNumber ?? '') !== ''

/** The merchant's own duty of an easy-pay balance; a number in the answer means that somebody issued it already (R37). */
function merchantIssues(of: Case): ReceiptVerdict {
  if (hasNumber(of.transaction))
    return checkVerdict(of.transaction, subtract(of.cash, of.left), {
      rules: [...of.rules, 'R37'],
      sentence: '가맹점이 발급할 결제인데 이미 발급 번호가 있습니다. 이중발급인지 확인하세요.',
    })
  const due = dueVerdict(of)
  if (of.transaction.receipt.issued !== true || due.state !== 'due') return due
  return {
    ...due,
    rules: orderedRules([...due.rules, 'R37']),
    sentence: `${due.sentence} 응답에는 발급되었다고 되어 있습니다. 이미 발급되었는지 먼저 확인하세요.`,
  }
}

/** The rules of deadline and penalty. */
const lateRules = ['R06', 'R09', 'R60'] as const

function dueVerdict(of: Case): ReceiptVerdict {
  if (of.left === 0) return refundedVerdict(of, 'merchant')
  const { duty, rules } = of.law
  const said = { issuer: 'merchant', duty, state: 'due' } as const
  if (duty === 'on-request')
    return verdictFor(of, { ...said, rules, sentence: `구매자가 요청하면 가맹점이 ${wonText(of.left)}을 발급합니다.` })
  const deadline = issueDeadline(of.received)
  const penalty = penaltyOf(of.left, of.received, of.today)
  const when = duty === 'check' ? '품목이 의무발행업종이면 ' : ''
  return verdictFor(of, {
    ...said,
    rules: [...rules, ...lateRules],
    deadline,
    penalty,
    sentence: `${when}${dueSentence(of.left, deadline, penalty)}`,
  })
}

/** `기한 경과(2026-11-08), 2026-11-13까지 발급 시 가산세 12,000원 / 이후 24,000원` and its two neighbours in time. */
function dueSentence(amount: Won, deadline: Day, penalty: Penalty): string {
  const { next } = penalty
  if (next === null)
    return `기한 경과(${deadline}), 미발급 ${wonText(amount)}의 가산세는 ${wonText(penalty.today)}입니다.`
  const last = addDays(next.from, -1)
  return last === deadline
    ? `가맹점이 ${deadline}까지 ${wonText(amount)}을 발급해야 합니다.`
    : `기한 경과(${deadline}), ${last}까지 발급 시 가산세 ${wonText(penalty.today)} / 이후 ${wonText(next.won)}입니다.`
}

/** R52, R57: bank money is issued through the gateway's window or else by the merchant. */
function issuedThroughGateway(of: Case): ReceiptVerdict {
  const { receipt, gateway } = of.transaction
  const numbered = hasNumber(of.transaction)
  const issued = gateway === 'payple' ? receipt.issued === true || numbered : receipt.issued !== false && numbered
  if (issued) {
    if (of.left === 0) return refundedVerdict(of, gateway)
    const sentence = `${issuerSubject(gateway, null)} 발급했습니다. 가맹점이 할 일은 없습니다.`
    return verdictFor(of, { issuer: gateway, duty: of.law.duty, state: 'issued', sentence, rules: of.law.rules })
  }
  if (receipt.issued !== true && !numbered) return dueVerdict(of)
  return checkVerdict(of.transaction, subtract(of.cash, of.left), {
    rules: of.rules,
    sentence: numbered ? unissuedWithNumber : '발급되었다고 하지만 현금영수증 번호가 없습니다.',
  })
}

const unissuedWithNumber = '발급되지 않았다고 하지만 현금영수증 번호가 있습니다.'

/** N5, R20: issued by the wallet, or by KCP for it; a payment whose answer says it was not is a risk, not our duty. */
function issuedByOther(of: Case, issuer: 'kcp' | 'wallet'): ReceiptVerdict {
  if (of.left === 0) return refundedVerdict(of, issuer)
  const subject = issuerSubject(issuer, of.wallet)
  const said = { issuer, duty: 'not-ours' } as const
  const { issued } = of.transaction.receipt
  if (issued === true)
    return verdictFor(of, { ...said, state: 'issued', sentence: `${subject} 발급합니다. 가맹점이 할 일은 없습니다.` })
  if (issued === null)
    return checkVerdict(of.transaction, subtract(of.cash, of.left), {
      rules: [...of.rules, 'R20'],
      sentence: `${subject} 발급할 결제인데 발급 여부가 응답에 없습니다.`,
    })
  if (hasNumber(of.transaction))
    return checkVerdict(of.transaction, subtract(of.cash, of.left), {
      rules: [...of.rules, 'R20'],
      sentence: unissuedWithNumber,
    })
  const atRisk = of.law.duty !== 'on-request'
  return verdictFor(of, {
    ...said,
    state: 'not-issued-by-wallet',
    sentence: `${subject} 발급하지 않았습니다. 발급 여부를 확인하세요.`,
    penalty: atRisk ? penaltyOf(of.left, of.received, of.today) : null,
    rules: ['R20', 'R60', ...of.law.rules, ...(atRisk ? lateRules : [])],
  })
}

/** R21, R61: sent to the tax office in bulk next January. */
function batchVerdict(of: Case): ReceiptVerdict {
  if (of.left === 0) return refundedVerdict(of, 'wallet')
  const awaited = batchAwaitedUntil(of.received)
  const overdue = of.today > awaited
  return verdictFor(of, {
    issuer: 'wallet',
    duty: 'batch',
    state: overdue ? 'batch-overdue' : 'batch-awaited',
    sentence: overdue
      ? `L.POINT의 일괄 전송 기한 ${awaited}이 지났습니다. 홈택스에서 확인하세요.`
      : `L.POINT가 ${awaited.slice(0, 4)}년 1월 국세청으로 일괄 전송합니다. 가맹점이 할 일은 없습니다.`,
  })
}

function noReceipt(transaction: JudgedTransaction): ReceiptVerdict {
  const card = transaction.parts.some((part) => part.kind === 'card')
  const points = transaction.parts.some((part) => part.kind === 'free-points')
  const sentence = card
    ? '카드 결제입니다. 현금영수증 대상이 아닙니다.'
    : points
      ? '무상포인트 결제입니다. 현금영수증 대상이 아닙니다.'
      : '현금으로 받은 금액이 없습니다. 현금영수증 대상이 아닙니다.'
  const said = { issuer: 'none', duty: 'none', state: 'no-receipt', amount: noWon, split: noSplit } as const
  const rules = orderedRules([
    'R02',
    ...(card && transaction.wallet !== null ? (['N5'] as const) : []),
    ...(points ? (['R19'] as const) : []),
    ...(transaction.parts.some((part) => part.kind === 'coupon') ? (['R59'] as const) : []),
  ])
  return {
    ...said,
    wallet: transaction.wallet,
    deadline: null,
    penalty: null,
    rules,
    sentence,
    source: null,
    issuedHere: false,
  }
}

/** Nothing is claimed: the amount is what the cash parts show, 0 where the answer has none. */
function checkVerdict(transaction: JudgedTransaction, cashRefunded: Won, doubt: Doubt): ReceiptVerdict {
  const concerned = cashWon(transaction.parts)
  const amount = subtract(concerned, atMost(cashRefunded, concerned))
  return {
    issuer: 'check',
    wallet: transaction.wallet,
    duty: 'check',
    state: 'check',
    amount,
    split: computeSplit(amount),
    deadline: null,
    penalty: null,
    rules: orderedRules(doubt.rules),
    sentence: `확인이 필요합니다. ${doubt.sentence}`,
    source: null,
    issuedHere: false,
  }
}
