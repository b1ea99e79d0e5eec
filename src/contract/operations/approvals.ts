import { z } from 'zod'
import { approvalStates } from '../../domain/approval.ts'
import {
  CertificateEnded,
  CredentialsMissing,
  ExceedsRefundable,
  KeychainUnavailable,
  NotFound,
  RefundBlocked,
} from '../failures.ts'
import { command, query } from '../operation.ts'
import {
  BasedOnShape,
  ChangedFactShape,
  FactShape,
  HashValue,
  KeptReasonShape,
  ReasonShape,
  RefundShape,
} from '../shapes.ts'
import { IdValue, InstantValue, keptNoteOf, PageValue, WonValue } from '../values.ts'

const ApprovalShape = z.object({
  id: IdValue,
  transactionId: IdValue,
  shopId: IdValue,
  orderNumber: z.string(),
  amount: WonValue,
  reason: KeptReasonShape,
  /** Why another person has to approve. */
  because: z.array(z.string()),
  /** All that was shown when it was asked, and its hash. */
  facts: z.array(FactShape),
  hash: HashValue,
  operatorId: z.string(),
  askedAt: InstantValue,
  state: z.enum(approvalStates),
  changedAt: InstantValue,
  changedBy: z.string(),
  note: z.string().nullable(),
  refundId: IdValue.nullable(),
})

const ListedShape = z.object({
  request: ApprovalShape,
  /** What is no longer as it was shown, so that it cannot be approved; empty while all holds, and once it ended. */
  changes: z.array(ChangedFactShape),
  /** Why the refund cannot be asked for now at all; null when it can, and once it ended. */
  blocked: z.object({ because: z.string(), remedy: z.string().nullable() }).nullable(),
  /** Why whoever looks cannot approve it: it is theirs, or more than they may refund alone; null when they can. */
  bar: z.enum(['own-request', 'over-own-limit', 'role']).nullable(),
})

const Ended = z.object({ state: z.enum(approvalStates) })

/** Why an approved refund does not go out; nothing was sent. */
export const approvedRefundFailures = {
  'approval-not-found': NotFound,
  'approval-ended': Ended,
  'approval-own': z.object({}),
  'approval-over-limit': z.object({ because: z.string() }),
  'approval-void': z.object({ changes: z.array(ChangedFactShape) }),
  'refund-open': z.object({}),
  'refund-not-possible': RefundBlocked,
  'exceeds-refundable': ExceedsRefundable,
  'keychain-unavailable': KeychainUnavailable,
  'credentials-missing': CredentialsMissing,
  'certificate-ended': CertificateEnded,
}

/** Refunds that another person approves: asked for, approved, refused, withdrawn. */
export const approvals = {
  /** Lays a refund before others, with all that is shown of it now. Nothing is sent, and no money is held. */
  ask: command({
    may: 'refund',
    input: z.strictObject({
      transactionId: IdValue,
      amount: WonValue,
      taxFree: WonValue.nullable(),
      reason: ReasonShape.strict(),
      basedOn: BasedOnShape.strict(),
      hash: HashValue,
    }),
    output: ApprovalShape,
    failures: {
      'transaction-not-found': NotFound,
      'amount-missing': z.object({}),
      'exceeds-refundable': ExceedsRefundable,
      'tax-free-out-of-range': z.object({ from: WonValue, to: WonValue }),
      'facts-changed': z.object({ basedOn: BasedOnShape }),
      'refund-open': z.object({}),
      'refund-not-possible': RefundBlocked,
      'approval-open': z.object({}),
      'approval-not-needed': z.object({}),
      'note-missing': z.object({}),
    },
  }),
  /** Requests that wait, or that ended, the newest first; with what has changed since they were asked. */
  list: query({
    input: z.strictObject({ shopId: IdValue.nullable(), open: z.boolean(), ...PageValue }),
    output: z.array(ListedShape),
    failures: {},
  }),
  /**
   * Approves a request of another person and sends its refund. When anything that was shown is no longer true the request becomes void,
   * saying what changed, and nothing is sent.
   */
  approve: command({
    may: 'approve',
    proof: true,
    input: z.strictObject({ requestId: IdValue }),
    output: RefundShape,
    failures: approvedRefundFailures,
  }),
  /** Refuses a request of another person, with the reason in words. Nothing is sent. */
  refuse: command({
    may: 'approve',
    input: z.strictObject({ requestId: IdValue, note: keptNoteOf(200) }),
    output: ApprovalShape,
    failures: {
      'approval-not-found': NotFound,
      'approval-ended': Ended,
      'approval-own': z.object({}),
      'evidence-missing': z.object({}),
    },
  }),
  /** Takes one's own request back. Nothing is sent. */
  withdraw: command({
    may: 'refund',
    input: z.strictObject({ requestId: IdValue }),
    output: ApprovalShape,
    failures: { 'approval-not-found': NotFound, 'approval-ended': Ended, 'approval-not-own': z.object({}) },
  }),
}
