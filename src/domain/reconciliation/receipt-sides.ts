import { dayOf } from '../day.ts'
import { toWon } from '../money.ts'
import { receiptEvents, type ReceiptHistory, type ReceiptLedgerRow, verdictNow } from '../receipt/ledger-row.ts'
import { tookEffect } from '../receipt/receipt-act.ts'
import { standingNotes } from '../receipt/duty-note.ts'
import { countedFrom } from '../receipt/supply.ts'
import { issueDeadline } from '../receipt/penalty.ts'
import type { ReceiptVerdict } from '../receipt/verdict.ts'
import type { Duty, KnownIssuer, KnownReceipt } from './match-input.ts'

/** What a payment brings to the match: what is still owed for it, and what was issued and cancelled. */
export interface ReceiptSides {
  readonly duty: Duty | null
  readonly receipts: readonly KnownReceipt[]
}

/** Both sides of a payment's receipt as of a day. A receipt a person must look at first brings nothing: 확인 필요 holds it. */
export function receiptSides(history: ReceiptHistory): ReceiptSides {
  const rows = receiptEvents(history).filter(({ kind }) => kind !== 'due')
  return { duty: dutyOf(history, verdictNow(history)), receipts: rows.length === 0 ? [] : receiptsOf(history, rows) }
}

function standingOf(state: ReceiptVerdict['state']): Duty['standing'] | null {
  switch (state) {
    case 'due':
    case 'not-issued-by-wallet':
      return state
    case 'batch-awaited':
    case 'batch-overdue':
      return 'batch'
    case 'issued':
    case 'check':
    case 'closed':
    case 'no-receipt':
    case 'refunded':
      return null
  }
}

function dutyOf({ shopName, transaction }: ReceiptHistory, verdict: ReceiptVerdict): Duty | null {
  const standing = standingOf(verdict.state)
  const issuer = knownIssuer(verdict.issuer)
  if (standing === null || issuer === null || verdict.amount === 0) return null
  return {
    id: transaction.id,
    transactionId: transaction.id,
    shopName,
    gateway: transaction.gateway,
    wallet: verdict.wallet,
    issuer,
    standing,
    won: verdict.amount,
    paidAt: transaction.paidAt,
    deadline: verdict.deadline,
    approvalNumber: transaction.receipt.approvalNumber,
    identityLastFour: transaction.buyer.phone?.replace(/\D/g, '').slice(-4) ?? null,
  }
}

const knownIssuer = (issuer: ReceiptVerdict['issuer']): KnownIssuer | null =>
  issuer === 'none' || issuer === 'check' ? null : issuer

/** The ledger's rows as the match knows them. Their ids are made from what they are about, so that they stay when others come. */
function receiptsOf(history: ReceiptHistory, rows: readonly ReceiptLedgerRow[]): readonly KnownReceipt[] {
  const ids = idsOf(history, rows)
  const dead = deadIssues(rows)
  const received = dayOf(history.transaction.paidAt)
  const deadline = issueDeadline(received, countedFrom(history.settings, received, standingNotes(history.dutyNotes)))
  return rows.flatMap((row, at) => {
    const issuer = knownIssuer(row.issuer)
    if (issuer === null) return []
    const isCancel = row.kind === 'cancelled'
    return {
      id: ids[at] ?? '',
      transactionId: row.transactionId,
      event: isCancel ? 'cancelled' : 'issued',
      at: row.at,
      won: toWon(Math.abs(row.target)),
      issuer,
      wallet: row.wallet,
      approvalNumber: row.approvalNumber,
      originalApprovalNumber: isCancel ? row.originalApprovalNumber : null,
      identityLastFour: row.identityLastFour === '' ? null : row.identityLastFour,
      purpose: row.purpose === 'by-wallet' ? null : row.purpose,
      isAlive: !dead.has(at),
      deadline: isCancel || row.duty !== 'mandatory' ? null : deadline,
    }
  })
}

/** The rows follow one another as {@link receiptEvents} gives them: what came with the payment, cancels by refunds, acts of this desk. */
function idsOf(
  { receiptActs }: Pick<ReceiptHistory, 'receiptActs'>,
  rows: readonly ReceiptLedgerRow[],
): readonly string[] {
  const acts = receiptActs.filter(tookEffect)
  const first = rows.length - acts.length
  return rows.map(({ transactionId, kind, refundId }, at) => {
    const act = acts[at - first]
    if (act !== undefined) return `${transactionId} act ${act.id}`
    return kind === 'issued' ? `${transactionId} issued` : `${transactionId} refund ${refundId ?? at}`
  })
}

/** What each of a payment's ledger rows is called in the match: a duty by its id, a receipt by its own. `rows` are all of them. */
export const matchIdsOf = (
  history: Pick<ReceiptHistory, 'receiptActs'>,
  rows: readonly ReceiptLedgerRow[],
): readonly string[] => {
  const due = rows.filter(({ kind }) => kind === 'due').map(({ transactionId }) => `duty ${transactionId}`)
  const happened = rows.filter(({ kind }) => kind !== 'due')
  // What is due comes first, where anything is.
  return [...due, ...idsOf(history, happened).map((id) => `receipt ${id}`)]
}

/** Which of the issues were cancelled whole since, by their places: all but the last, and that one when nothing of it is left. */
function deadIssues(rows: readonly ReceiptLedgerRow[]): ReadonlySet<number> {
  const dead = new Set<number>()
  let last: { readonly at: number; left: number } | null = null
  const inTime = [...rows.entries()].sort(([, one], [, other]) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  for (const [at, row] of inTime) {
    if (row.kind === 'issued') {
      if (last !== null) dead.add(last.at)
      last = { at, left: row.target }
    } else if (last !== null) {
      last.left += row.target
      if (last.left <= 0) dead.add(last.at)
    }
  }
  return dead
}
