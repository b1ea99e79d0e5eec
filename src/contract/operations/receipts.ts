import { z } from 'zod'
import { LedgerFilterShape, LedgerTotalsShape } from '../ledger-shapes.ts'
import { command, query } from '../operation.ts'
import { DutyNoteShape, ReceiptActShape, TransactionRowShape, VerdictShape } from '../shapes.ts'
import {
  DayValue,
  IdValue,
  InstantValue,
  MonthValue,
  noteOf,
  keptNoteOf,
  PageValue,
  WonDeltaValue,
  WonValue,
} from '../values.ts'
import { dutyNoteKinds } from '../../domain/receipt/duty-note.ts'
import { cancelReasons } from '../../domain/receipt/cancel-reason.ts'
import { isBoardDay } from '../../domain/receipt/known-on.ts'
import { receiptEventKinds } from '../../domain/receipt/ledger-row.ts'
import { identityProblems } from '../../domain/receipt/identity.ts'
import { alikeness } from '../../domain/receipt/issue-radar.ts'
import { cancelExtents } from '../../domain/receipt/receipt-cancel.ts'
import { receiptActKinds, receiptPurposes } from '../../domain/receipt/receipt-act.ts'
import { handConclusions } from '../../domain/refund.ts'
import { CertificateEnded, CredentialsMissing, KeychainUnavailable, NotFound, TooEarly } from '../failures.ts'

const DueRow = z.object({ row: TransactionRowShape, verdict: VerdictShape })

/**
 * One event of the receipt ledger; a cancelled row carries negative won (decision 9). `cells` are the thirty columns of
 * `ledgerColumns` in their order, exactly as the file has them before quoting and masked as it is: text, or whole won as a number.
 */
const LedgerRow = z.object({
  rowId: z.string(),
  transactionId: IdValue,
  event: z.enum(receiptEventKinds),
  at: InstantValue,
  target: WonDeltaValue,
  cells: z.array(z.union([z.string(), z.number()])),
})

/** Why a receipt cannot be issued or cancelled here, as a sentence and its remedy. */
const Blocked = z.object({ because: z.string(), remedy: z.string().nullable() })

/** Another payment's living receipt that looks like the one that is to be issued (R38), and the sentence that names it. */
const DoubleShape = z.object({
  transactionId: IdValue,
  shopName: z.string(),
  orderNumber: z.string(),
  approvalNumber: z.string().nullable(),
  won: WonValue,
  at: InstantValue,
  alike: z.enum(alikeness),
  isOpen: z.boolean(),
  sentence: z.string(),
})

/** What every act at the gateway may be refused with before anything is sent. */
const ActFailures = {
  'transaction-not-found': NotFound,
  'receipt-not-possible': Blocked,
  'receipt-act-open': z.object({}),
  'receipt-facts-changed': z.object({}),
  'credentials-missing': CredentialsMissing,
  'certificate-ended': CertificateEnded,
  'keychain-unavailable': KeychainUnavailable,
}

/** What is refused of a note on a duty before it is written. */
const NoteFailures = {
  'transaction-not-found': NotFound,
  'receipt-not-possible': Blocked,
  'receipt-facts-changed': z.object({}),
  'document-number-wrong': z.object({}),
  'supply-day-wrong': z.object({}),
  'reason-missing': z.object({}),
}

/** A page of a shop's receipts. `on` judges them as of another day of the days a board has; left out: today. */
const BoardInput = z.strictObject({ shopId: IdValue, on: DayValue.refine(isBoardDay).optional(), ...PageValue })

/** What must be issued, by when, and the ledger of what was. */
export const receipts = {
  /**
   * Receipts the merchant itself must issue, overdue first, then by day left. Totals: all of them, and the penalty today, if left until
   * tomorrow, and at each one's next step. As of a day that is over: by what was received, done, noted and set by its end, under the rules
   * of then; as of a day to come: if nothing more is done until it.
   */
  due: query({
    input: BoardInput,
    output: z.object({
      rows: z.array(DueRow),
      count: z.int(),
      won: WonValue,
      overdue: z.object({ count: z.int(), won: WonValue }),
      penaltyToday: WonValue,
      penaltyTomorrow: WonValue,
      penaltyNext: WonValue,
    }),
    failures: { 'shop-not-found': NotFound },
  }),
  /** Payments whose receipt a person must look at: unknown codes, contradictions, wallets that did not issue. */
  toCheck: query({
    input: BoardInput,
    output: z.array(DueRow),
    failures: { 'shop-not-found': NotFound },
  }),
  /** Duties a person closed without a receipt that stand so, largest first, each with the note that closed it. */
  closed: query({
    input: BoardInput,
    output: z.array(DueRow.extend({ note: DutyNoteShape })),
    failures: { 'shop-not-found': NotFound },
  }),
  /**
   * Writes down what no answer carries: that a duty is closed by a tax invoice (with its number, R05) or is not the merchant's, the goods'
   * category (R04), or the day the supply was completed (R07). A reason is asked for wherever no number or day says it. `amount` is what
   * the operator was shown.
   */
  noteDuty: command({
    may: 'receipts',
    proof: true,
    input: z.strictObject({
      transactionId: IdValue,
      kind: z.enum(dutyNoteKinds).exclude(['waived']),
      documentNumber: noteOf(40),
      day: DayValue.nullable(),
      note: keptNoteOf(500),
      amount: WonValue,
    }),
    output: z.object({}),
    failures: NoteFailures,
  }),
  /** Closes a duty without a receipt or a tax invoice, with the reason in words. Finance only. */
  waiveDuty: command({
    may: 'settle',
    proof: true,
    input: z.strictObject({ transactionId: IdValue, note: keptNoteOf(500), amount: WonValue }),
    output: z.object({}),
    failures: NoteFailures,
  }),
  /** Takes a note on a duty back: the duty is what it would be without it. */
  takeBackNote: command({
    may: 'receipts',
    input: z.strictObject({ noteId: IdValue, note: keptNoteOf(500) }),
    output: z.object({}),
    failures: { 'duty-note-not-found': NotFound, 'duty-note-taken-back': z.object({}) },
  }),
  /**
   * A page of the receipt ledger of a month, in the order of the payments. `after` is null at the start and at the end; a page may have
   * no row that the filter wants and others follow it.
   */
  ledger: query({
    input: z.strictObject({
      shopId: IdValue,
      month: MonthValue,
      filter: LedgerFilterShape,
      after: z.string().max(600).nullable(),
    }),
    output: z.object({ rows: z.array(LedgerRow), after: z.string().nullable() }),
    failures: { 'shop-not-found': NotFound },
  }),
  /**
   * Issues the receipt of a payment through the gateway, written down before anything is sent, for what the verdict says is due or, without
   * a duty, for the cash that is left. `earlierActs` is how many acts the operator was shown, `amount` for how much; with other facts
   * nothing is sent.
   * Where another live receipt of the book looks like it, nothing is sent until the operator says of those shown that it is another sale.
   * An answer that proves nothing comes back as state `unknown` and blocks a repeat (R39).
   */
  issue: command({
    may: 'receipts',
    proof: true,
    input: z.strictObject({
      transactionId: IdValue,
      purpose: z.enum(receiptPurposes),
      /** Digits and hyphens as typed; checked with the purpose before sending (R13–R15). */
      identity: noteOf(40),
      amount: WonValue,
      earlierActs: z.int().min(0),
      /** That this is another sale than the payments of receipts that look like it, and why; null before any were shown (R38). */
      otherSale: z.strictObject({ than: z.array(IdValue).min(1).max(500), reason: keptNoteOf(200) }).nullable(),
    }),
    output: ReceiptActShape,
    failures: {
      ...ActFailures,
      'identity-refused': z.object({ problem: z.enum(identityProblems) }),
      'receipt-double': z.object({ doubles: z.array(DoubleShape) }),
      'other-sale-unexplained': z.object({}),
    },
  }),
  /**
   * Cancels the live receipt of a payment: whole, or by what it exceeds the cash that is left, where the gateway takes a part back.
   * `refundId` names the refund whose automatic cancel failed; null when it follows none. `amount` is what the operator was shown.
   */
  cancel: command({
    may: 'receipts',
    proof: true,
    input: z.strictObject({
      transactionId: IdValue,
      extent: z.enum(cancelExtents),
      reason: z.enum(cancelReasons),
      refundId: IdValue.nullable(),
      amount: WonValue,
      earlierActs: z.int().min(0),
    }),
    output: ReceiptActShape,
    failures: ActFailures,
  }),
  /**
   * Writes down a receipt that was issued outside this desk, or cancelled there whole or by what it was too much, with the evidence in
   * words; sends nothing. An issue needs its approval number. `amount` is what the operator was shown. Finance only.
   */
  recordElsewhere: command({
    may: 'settle',
    proof: true,
    input: z.strictObject({
      transactionId: IdValue,
      kind: z.enum(receiptActKinds),
      /** Of an issue; passed over for a cancel. */
      purpose: z.enum(receiptPurposes),
      /** Of a cancel; passed over for an issue. */
      extent: z.enum(cancelExtents),
      approvalNumber: noteOf(40),
      note: keptNoteOf(500),
      amount: WonValue,
      earlierActs: z.int().min(0),
    }),
    output: ReceiptActShape,
    failures: {
      'transaction-not-found': NotFound,
      'receipt-not-possible': Blocked,
      'receipt-act-open': z.object({}),
      'receipt-facts-changed': z.object({}),
      'approval-number-missing': z.object({}),
      'evidence-missing': z.object({}),
    },
  }),
  /** Looks an unknown act up at the gateway; settles it only when the answer proves what became of it. */
  inquireAct: command({
    may: 'see',
    input: z.strictObject({ actId: IdValue }),
    output: z.object({ act: ReceiptActShape, settled: z.boolean(), finding: z.string() }),
    failures: {
      'receipt-act-not-found': NotFound,
      'credentials-missing': CredentialsMissing,
      'certificate-ended': CertificateEnded,
      'keychain-unavailable': KeychainUnavailable,
    },
  }),
  /** Settles an unknown act by hand with the evidence in words: `refunded` means it took effect, `not-refunded` that it did not. Finance only. */
  settleActByHand: command({
    may: 'settle',
    proof: true,
    input: z.strictObject({ actId: IdValue, conclusion: z.enum(handConclusions), note: keptNoteOf(500) }),
    output: ReceiptActShape,
    failures: {
      'receipt-act-not-found': NotFound,
      'receipt-act-not-unknown': z.object({}),
      'evidence-missing': z.object({}),
      'too-early-to-deny': TooEarly,
    },
  }),
  /**
   * Work on receipts that waits for a person: refunds whose automatic receipt cancel failed, with the day from which the retry is
   * offered (R33), what is to be issued anew after such a cancel (R54), acts whose outcome is unknown, and receipts issued from here for
   * more than the cash that is left (R34). Oldest first.
   */
  tasks: query({
    input: z.strictObject({ shopId: IdValue }),
    output: z.array(
      z.object({
        kind: z.enum(['retry-cancel', 'reissue', 'unknown-act', 'excess']),
        row: TransactionRowShape,
        won: WonValue,
        /** `retry-cancel`: when the gateway says to try again (the next day at 09:00); every other: since when. */
        at: InstantValue,
        isOpen: z.boolean(),
        refundId: z.string().nullable(),
        actId: z.string().nullable(),
        sentence: z.string(),
      }),
    ),
    failures: { 'shop-not-found': NotFound },
  }),
  /** Totals of a month per kind of event, of the rows the filter wants: the same figures the export proves. */
  ledgerTotals: query({
    input: z.strictObject({ shopId: IdValue, month: MonthValue, filter: LedgerFilterShape }),
    output: LedgerTotalsShape,
    failures: { 'shop-not-found': NotFound },
  }),
}
