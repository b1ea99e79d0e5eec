import { type Day, dayOf, timeText } from '../day.ts'
import { walletNames } from '../easy-pay.ts'
import { gatewayNames } from '../gateway.ts'
import { subtract, type Won } from '../money.ts'
import { paidWith, partName } from '../payment-names.ts'
import { taxableOf, type TaxSplit, vatIncluded } from '../tax-split.ts'
import type { Transaction } from '../transaction.ts'
import { cashWon } from './cash-part.ts'
import { cashRefundedOf, type WonRange } from './cash-refunded.ts'
import { type DutyNote, standingNotes } from './duty-note.ts'
import { noteNames } from './duty-note-words.ts'
import { type JudgedHistory, verdictNow } from './ledger-row.ts'
import type { ObligationRule } from './obligation-rule.ts'
import { ruleOn } from './obligation-rules.ts'
import { receiptSplitOf } from './obligation.ts'
import { type PartVerdict, partVerdicts } from './part-verdict.ts'
import { issueDeadline, type PenaltyStage, penaltyStages } from './penalty.ts'
import { tookEffect } from './receipt-act.ts'
import { settingsAsSaid } from './setting-words.ts'
import type { ReceiptVerdict } from './verdict.ts'
import { type AnswerChange, whatWouldChange } from './what-changes.ts'
import { wonText } from './wording.ts'

/** Something the verdict was made from, in words. */
interface UsedFact {
  readonly name: string
  readonly value: string
}

/** One figure of a reckoning; `working` says how it comes about. */
interface ReckonedFigure {
  readonly name: string
  readonly working: string
  readonly won: Won
}

/** The whole reasoning behind a payment's receipt, for a person who checks it. */
export interface Explanation {
  readonly verdict: ReceiptVerdict
  /** The day it is judged on. */
  readonly today: Day
  readonly facts: readonly UsedFact[]
  readonly parts: readonly PartVerdict[]
  readonly reckoning: readonly ReckonedFigure[]
  /** Empty where waiting costs nothing. */
  readonly stages: readonly PenaltyStage[]
  /** As they hold on the day the money was received. */
  readonly rules: readonly ObligationRule[]
  readonly changes: readonly AnswerChange[]
}

/** Lays open how the verdict on a payment's receipt is made. No name, number or note of a buyer is in it. */
export function explain(history: JudgedHistory): Explanation {
  const verdict = verdictNow(history)
  const received = dayOf(history.transaction.paidAt)
  return {
    verdict,
    today: history.today,
    facts: usedFacts(history),
    parts: partVerdicts(history),
    reckoning: reckoning(history, verdict),
    stages:
      verdict.penalty === null
        ? []
        : penaltyStages(verdict.amount, received, verdict.deadline ?? issueDeadline(received)),
    rules: verdict.rules.flatMap((id) => ruleOn(id, received) ?? []),
    changes: whatWouldChange(history),
  }
}

const saidOfIssuing = (issued: boolean | null): string =>
  issued === null ? '말하지 않음' : issued ? '발급됨' : '발급되지 않음'

function usedFacts(history: JudgedHistory): readonly UsedFact[] {
  const { transaction, receiptActs, settings, today } = history
  const { receipt, paidAt, gateway, anomalies } = transaction
  const numbers = [receipt.approvalNumber, receipt.receiptNumber].filter((one) => one !== null && one !== '')
  const refunded = cashRefundedOf(transaction, history.refunds, history.outside)
  const acts = receiptActs.filter(tookEffect)
  return [
    { name: '판정일', value: today },
    { name: '결제일시', value: timeText(paidAt) },
    { name: '결제사', value: gatewayNames[gateway] },
    { name: '결제수단', value: paidWith(transaction) },
    { name: '결제금액', value: wonText(transaction.paid) },
    { name: '응답의 현금영수증 대상', value: receipt.target === null ? '없음' : wonText(receipt.target) },
    { name: '응답의 발급 여부', value: saidOfIssuing(receipt.issued) },
    ...(numbers.length === 0 ? [] : [{ name: '응답의 현금영수증 번호', value: numbers.join(', ') }]),
    ...(refunded.to === 0 ? [] : [{ name: '환불된 현금', value: rangeText(refunded) }]),
    ...acts.map((act) => ({
      name: act.kind === 'issue' ? '기록된 발급' : '기록된 취소',
      value: `${(act.doneAt ?? act.changedAt).slice(0, 10)} ${wonText(act.amount)}`,
    })),
    ...standing(history).map(({ kind, documentNumber, day }) => ({
      name: '담당자가 적은 것',
      value: [noteNames[kind], documentNumber, day].filter((word) => word !== null).join(' '),
    })),
    ...(anomalies.length === 0 ? [] : [{ name: '응답의 이상', value: `${anomalies.length}건` }]),
    ...settingsAsSaid(settings),
    ...directIssueFacts(transaction, settings.directIssue),
  ]
}

/** The notes of a person that stand and were used; their reasons stay out of it. */
const standing = ({ dutyNotes }: JudgedHistory): readonly DutyNote[] => {
  const { closing, goods, supply } = standingNotes(dutyNotes)
  return [closing, goods, supply].filter((note) => note !== null)
}

const rangeText = ({ from, to }: WonRange): string => (from === to ? wonText(from) : `${wonText(from)}~${wonText(to)}`)

function directIssueFacts(
  { wallet }: Transaction,
  since: JudgedHistory['settings']['directIssue'],
): readonly UsedFact[] {
  const from = wallet === null ? undefined : since[wallet]
  return wallet === null || from === undefined
    ? []
    : [{ name: `${walletNames[wallet]} 직접 발급`, value: `${from} 결제부터` }]
}

/** From what was paid to what the receipt stands for, and its division. Nothing where no part is cash. */
function reckoning(history: JudgedHistory, verdict: ReceiptVerdict): readonly ReckonedFigure[] {
  const { transaction, settings } = history
  const cash = cashWon(transaction.parts)
  if (cash === 0) return []
  const whole = receiptSplitOf(transaction, settings)
  const gone = subtract(cash, verdict.amount)
  const { split } = verdict
  return [
    { name: '현금 부분', working: cashWorking(transaction), won: cash },
    {
      name: '현금영수증 금액',
      working: gone === 0 ? '환불된 현금 없음' : `현금 부분 ${wonText(cash)} − 환불된 현금 ${wonText(gone)}`,
      won: verdict.amount,
    },
    ...(verdict.state === 'check' || verdict.amount === 0 ? [] : splitReckoning(transaction, whole, split, gone > 0)),
  ]
}

function cashWorking({ paid, parts }: Transaction): string {
  const without = parts.filter((part) => part.won > 0 && cashWon([part]) === 0)
  return without.length === 0
    ? '결제금액 전부'
    : `결제금액 ${wonText(paid)}${without.map((part) => ` − ${partName(part)} ${wonText(part.won)}`).join('')}`
}

function splitReckoning(
  transaction: Transaction,
  whole: TaxSplit,
  split: TaxSplit,
  wentBack: boolean,
): readonly ReckonedFigure[] {
  const taxable = taxableOf(split)
  const share = transaction.parts.length > 1 ? '면세 금액 가운데 현금 부분의 몫' : '결제의 면세 금액'
  return [
    ...(split.taxFree === 0 ? [] : [{ name: '면세', working: share, won: split.taxFree }]),
    ...(split.service === 0 ? [] : [{ name: '봉사료', working: '결제의 봉사료', won: split.service }]),
    { name: '부가세', working: vatWorking(transaction, whole, split, wentBack), won: split.vat },
    { name: '공급가액', working: `과세 금액 ${wonText(taxable)} − 부가세 ${wonText(split.vat)}`, won: split.supply },
  ]
}

function vatWorking({ split: paid, parts }: Transaction, whole: TaxSplit, split: TaxSplit, wentBack: boolean): string {
  if (wentBack) return `환불 전 부가세 ${wonText(whole.vat)} − 환불된 몫 ${wonText(subtract(whole.vat, split.vat))}`
  if (paid.stated && parts.length === 1) return '결제사가 알린 부가세'
  const taxable = taxableOf(split)
  const isEleventh = split.vat === vatIncluded(taxable)
  return isEleventh ? `과세 금액 ${wonText(taxable)} ÷ 11, 반올림` : '결제의 부가세 가운데 현금 부분의 몫'
}
