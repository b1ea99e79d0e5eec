import { z } from 'zod'
import { approvalStates } from '../../domain/approval.ts'
import { seatVerdicts } from '../../domain/seat.ts'
import { KeychainUnavailable, NotFound } from '../failures.ts'
import { command } from '../operation.ts'
import { FactShape, KeptReasonShape, RefundShape } from '../shapes.ts'
import { IdValue, InstantValue, keptNoteOf, WonValue } from '../values.ts'
import { approvedRefundFailures } from './approvals.ts'
import { cannotSign, SavedFileShape, seatFileRefused } from './seats.ts'

/** The file is signed by a seat this book does not know, no longer knows, or is itself. */
const notKnown = {
  'seat-is-this-one': z.object({}),
  'seat-unknown': z.object({}),
  'seat-removed': z.object({ name: z.string() }),
}

/** Why an answer is not taken for the request it names. */
const answerRefused = {
  ...seatFileRefused,
  ...notKnown,
  'answer-elsewhere': z.object({}),
  'answer-other-facts': z.object({}),
  'seat-key-lost': z.object({}),
  'keychain-unavailable': KeychainUnavailable,
  'approval-not-found': NotFound,
  'approval-ended': z.object({ state: z.enum(approvalStates) }),
  'approval-own': z.object({}),
}

/** Requests for approval that go to another seat as a file, and the answers that come back. */
export const seatRequests = {
  /** Saves a waiting request with all that was shown as a signed file, for another seat. The request stays as it is. */
  save: command({
    may: 'refund',
    input: z.strictObject({ requestId: IdValue }),
    output: SavedFileShape,
    failures: {
      ...cannotSign,
      'approval-not-found': NotFound,
      'approval-ended': z.object({ state: z.enum(approvalStates) }),
    },
  }),
  /** Opens another seat's request and shows all it says; null when no file was chosen. */
  open: command({
    may: 'approve',
    input: z.strictObject({}),
    output: z
      .object({
        token: IdValue,
        seatName: z.string(),
        orderNumber: z.string(),
        amount: WonValue,
        reason: KeptReasonShape,
        because: z.array(z.string()),
        facts: z.array(FactShape),
        askedBy: z.string(),
        askedAt: InstantValue,
        /** Why whoever looks cannot approve it; null when they can. */
        bar: z.enum(['own-request', 'over-own-limit']).nullable(),
      })
      .nullable(),
    failures: { ...seatFileRefused, ...notKnown },
  }),
  /** Answers an opened request and saves the answer as a signed file, for the seat that asked. Nothing is sent from here. */
  answer: command({
    may: 'approve',
    proof: true,
    input: z.strictObject({ token: IdValue, verdict: z.enum(seatVerdicts), note: keptNoteOf(200) }),
    output: SavedFileShape,
    failures: {
      ...cannotSign,
      ...notKnown,
      'seat-file-not-open': z.object({}),
      'approval-own': z.object({}),
      'approval-over-limit': z.object({ because: z.string() }),
      'evidence-missing': z.object({}),
    },
  }),
  /** Opens the answer of another seat and shows what it says; null when no file was chosen. Nothing is sent yet. */
  openAnswer: command({
    may: 'refund',
    input: z.strictObject({}),
    output: z
      .object({
        token: IdValue,
        seatName: z.string(),
        requestId: IdValue,
        shopId: IdValue,
        orderNumber: z.string(),
        amount: WonValue,
        askedBy: z.string(),
        verdict: z.enum(seatVerdicts),
        note: z.string(),
        answeredBy: z.string(),
        answeredAt: InstantValue,
      })
      .nullable(),
    failures: answerRefused,
  }),
  /**
   * Does what an opened answer says: ends the request as refused, or sends its refund as an approval of this desk would. When anything
   * that was shown is no longer true the request becomes void and nothing is sent. `refund` is null when it was refused.
   */
  takeAnswer: command({
    may: 'refund',
    proof: true,
    input: z.strictObject({ token: IdValue }),
    output: z.object({ requestId: IdValue, refund: RefundShape.nullable() }),
    failures: { ...answerRefused, ...approvedRefundFailures, 'seat-file-not-open': z.object({}) },
  }),
}
