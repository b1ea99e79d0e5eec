import { z } from 'zod'
import { matchCauses, surenesses } from '../../domain/reconciliation/finding.ts'
import { findingStandings, settlementKinds } from '../../domain/reconciliation/settlement.ts'
import { environments } from '../../domain/shop.ts'
import { NotFound } from '../failures.ts'
import { command, query } from '../operation.ts'
import { GatewayValue, HometaxLineShape, RuleShape, WalletValue } from '../shapes.ts'
import { receiptIssuers } from '../../domain/receipt/wording.ts'
import { receiptPurposes } from '../../domain/receipt/receipt-act.ts'
import {
  DayValue,
  IdValue,
  InstantValue,
  keptNoteOf,
  KeptNoteValue,
  MonthValue,
  noteOf,
  PageValue,
  WonDeltaValue,
  WonValue,
} from '../values.ts'

const BusinessShape = z.object({
  id: IdValue,
  number: z.string().nullable(),
  environment: z.enum(environments),
  shops: z.array(z.object({ id: IdValue, name: z.string(), gateway: GatewayValue })),
})

/** What was said of a finding, by whom and why. */
const SettlementShape = z.object({
  kind: z.enum(settlementKinds),
  until: DayValue.nullable(),
  note: KeptNoteValue,
  operatorId: z.string(),
  at: InstantValue,
})

const DutyShape = z.object({
  transactionId: IdValue,
  orderNumber: z.string(),
  shopName: z.string(),
  wallet: WalletValue.nullable(),
  issuer: z.enum(receiptIssuers),
  won: WonValue,
  paidAt: InstantValue,
  deadline: DayValue.nullable(),
})

const KnownReceiptShape = z.object({
  id: z.string(),
  transactionId: IdValue,
  orderNumber: z.string(),
  event: z.enum(['issued', 'cancelled']),
  at: InstantValue,
  won: WonValue,
  issuer: z.enum(receiptIssuers),
  wallet: WalletValue.nullable(),
  approvalNumber: z.string().nullable(),
  identityLastFour: z.string().nullable(),
  purpose: z.enum(receiptPurposes).nullable(),
})

/** One result of the match with its evidence. `facts` is what a settlement is bound to. */
const FindingShape = z.object({
  id: z.string(),
  cause: z.enum(matchCauses),
  sureness: z.enum(surenesses),
  standing: z.enum(findingStandings),
  sentence: z.string(),
  queueDay: DayValue,
  due: WonValue,
  known: WonDeltaValue,
  hometax: WonDeltaValue,
  facts: z.string(),
  duty: DutyShape.nullable(),
  receipts: z.array(KnownReceiptShape),
  lines: z.array(HometaxLineShape.extend({ id: z.string() })),
  settlement: SettlementShape.nullable(),
})

/** A business, and whether a list that was only read is matched with it: a dry run. */
const OfBusiness = { businessId: IdValue, trialListId: IdValue.nullable() }

const SuspectShape = z.object({
  approvalNumber: z.string().nullable(),
  transactionId: z.string().nullable(),
  day: DayValue,
  issuer: z.enum(receiptIssuers).nullable(),
})

/** Receipts due, receipts issued and Hometax's list beside each other. */
export const reconciliation = {
  /** The businesses of the book: shops of one business number stand in one list of Hometax. */
  businesses: query({ input: z.strictObject({}), output: z.array(BusinessShape), failures: {} }),
  /** Notes the business number of a shop; null takes it back. */
  setBusinessNumber: command({
    may: 'manage',
    input: z.strictObject({ shopId: IdValue, number: noteOf(20).nullable() }),
    output: z.array(BusinessShape),
    failures: { 'shop-not-found': NotFound, 'business-number-wrong': z.object({}) },
  }),
  /** Sums by cause over all findings, how many stand where, which days were read, and what looks like a double. */
  summary: query({
    input: z.strictObject(OfBusiness),
    output: z.object({
      today: DayValue,
      covered: z.array(z.object({ first: DayValue, last: DayValue })),
      causes: z.array(
        z.object({
          cause: z.enum(matchCauses),
          findings: z.int(),
          due: WonValue,
          known: WonDeltaValue,
          hometax: WonDeltaValue,
          /** How many of the findings wait for a person: open, or changed since they were settled. */
          waiting: z.int(),
        }),
      ),
      counts: z.record(z.enum(findingStandings), z.int()),
      doubles: z.array(
        z.object({
          won: WonValue,
          daysApart: z.int(),
          sureness: z.enum(surenesses),
          sentence: z.string(),
          receipts: z.array(SuspectShape),
        }),
      ),
    }),
    failures: { 'business-not-found': NotFound },
  }),
  /** A page of findings, the earliest tax date first. Empty lists let every cause or standing through. */
  findings: query({
    input: z.strictObject({
      ...OfBusiness,
      causes: z.array(z.enum(matchCauses)).max(matchCauses.length),
      standings: z.array(z.enum(findingStandings)).max(findingStandings.length),
      month: MonthValue.nullable(),
      ...PageValue,
    }),
    output: z.object({ rows: z.array(FindingShape), count: z.int() }),
    failures: { 'business-not-found': NotFound },
  }),
  /** One finding with the rules behind it, all that was said of it, and lines that may be what it lacks. */
  finding: query({
    input: z.strictObject({ ...OfBusiness, findingId: IdValue }),
    output: z.object({
      finding: FindingShape,
      rules: z.array(RuleShape),
      said: z.array(SettlementShape),
      candidates: z.array(HometaxLineShape.extend({ id: z.string() })),
    }),
    failures: { 'business-not-found': NotFound, 'finding-not-found': NotFound },
  }),
  /**
   * Says what is to become of a finding: accepted as it is, waiting until a day, linked to a line of Hometax, or open again. Always with a
   * reason. `facts` is what the operator was shown; when the finding is another meanwhile nothing is kept.
   */
  settle: command({
    may: 'settle',
    input: z.strictObject({
      businessId: IdValue,
      findingId: IdValue,
      facts: z.string().max(200_000),
      kind: z.enum(settlementKinds),
      until: DayValue.nullable(),
      lineId: IdValue.nullable(),
      note: keptNoteOf(500),
    }),
    output: FindingShape,
    failures: {
      'business-not-found': NotFound,
      'finding-not-found': NotFound,
      'finding-changed': z.object({}),
      'settlement-reason-missing': z.object({}),
      /** The day to wait until must be after today. */
      'wait-day-not-later': z.object({}),
      /** The line belongs to another receipt already, or is none of this business's. */
      'line-not-free': z.object({}),
    },
  }),
}
