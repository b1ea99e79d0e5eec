import { checkIdentity, selfIssueIdentity } from '../../../../../../domain/receipt/identity.ts'
import { type ReceiptPurpose, tookEffect } from '../../../../../../domain/receipt/receipt-act.ts'
import type { GatewayId } from '../../../../../../domain/gateway.ts'
import type { TaxSplit } from '../../../../../../domain/tax-split.ts'
import { formatMoment } from '../../../../text/format.ts'
import { identityProblem, receiptDesk as words, receiptIssue } from '../../../../text/ko/receipt-desk.ts'
import type { TransactionDetail } from '../../store.ts'

/** Why something cannot be done, and what can be done about it; null when nothing can. */
export interface Blocked {
  readonly because: string
  readonly remedy: string | null
}

/** Why the live receipt cannot be cancelled now; a failed cancel waits for its retry (R33). Null when it can. */
export function cancelBlockOf({ receiptDesk }: TransactionDetail): Blocked | null {
  const { retryOf, cancelBlocked } = receiptDesk
  if (cancelBlocked !== null || retryOf === null || retryOf.isOpen) return cancelBlocked
  return { because: words.retryFrom(formatMoment(retryOf.from)), remedy: null }
}

/** The tax figures of what would be issued; null where only main can tell them. */
export function issueSplitOf({ receiptDesk, verdict, row, split }: TransactionDetail): TaxSplit | null {
  if (verdict.amount === receiptDesk.issueAmount) return verdict.split
  return row.paid === receiptDesk.issueAmount ? split : null
}

/** The approval number of the receipt that lives; null where the gateway gave none. */
export function liveApprovalOf({ receiptDesk, receiptNumbers }: TransactionDetail): string | null {
  const last = receiptDesk.acts.find((act) => tookEffect(act) && act.left === 0)
  return last?.kind === 'issue' ? last.approvalNumber : receiptNumbers.approval
}

/** What is said of an identity while it is typed: its problem, or that it fits here; both null before anything is typed. */
export function identityNotice(
  gateway: GatewayId,
  purpose: ReceiptPurpose,
  typed: string,
): { readonly problem: string | null; readonly fits: string | null } {
  if (typed.trim() === '') return { problem: null, fits: null }
  const checked = checkIdentity(purpose, typed)
  if (!checked.ok) return { problem: identityProblem[checked.failure], fits: null }
  if (wantsBusinessNumber(gateway, purpose) && !/^[1-9]\d{9}$/.test(checked.value))
    return { problem: identityProblem['no-business-number'], fits: null }
  return {
    problem: null,
    fits: checked.value === selfIssueIdentity ? receiptIssue.selfIssued : receiptIssue.identityFits,
  }
}

/** Why this identity cannot be sent with this purpose yet, as a sentence; null when it can. */
export const identityMissing = (gateway: GatewayId, purpose: ReceiptPurpose, typed: string): string | null =>
  typed.trim() === '' ? receiptIssue.needIdentity : identityNotice(gateway, purpose, typed).problem

/** KCP takes a business number for a business expense and nothing else. */
export const wantsBusinessNumber = (gateway: GatewayId, purpose: ReceiptPurpose): boolean =>
  gateway === 'kcp' && purpose === 'business-expense'
