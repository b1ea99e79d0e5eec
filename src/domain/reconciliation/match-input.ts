import type { Day, Instant } from '../day.ts'
import type { WalletId } from '../easy-pay.ts'
import type { GatewayId } from '../gateway.ts'
import type { HometaxEvent, HometaxLine } from '../hometax-line.ts'
import type { Won } from '../money.ts'
import type { ReceiptPurpose } from '../receipt/receipt-act.ts'
import type { ReceiptIssuer } from '../receipt/wording.ts'

/** Whoever can have issued a receipt. */
export type KnownIssuer = Exclude<ReceiptIssuer, 'none' | 'check'>

/**
 * Why a receipt is owed and nobody's is known: `due` is the merchant's to issue, `not-issued-by-wallet` is what the wallet reported
 * (R20), `batch` is sent in bulk next January (R21).
 */
type DutyStanding = 'due' | 'not-issued-by-wallet' | 'batch'

/**
 * The cash of one payment for which no receipt is known to live. `won` is what is still due. `deadline` is null where the law sets
 * none. `identityLastFour` is the buyer's phone, null when unknown; `approvalNumber` is a number the gateway told nevertheless.
 */
export interface Duty {
  readonly id: string
  readonly transactionId: string
  readonly shopName: string
  readonly gateway: GatewayId
  readonly wallet: WalletId | null
  readonly issuer: KnownIssuer
  readonly standing: DutyStanding
  readonly won: Won
  readonly paidAt: Instant
  readonly deadline: Day | null
  readonly approvalNumber: string | null
  readonly identityLastFour: string | null
}

/**
 * A receipt issued, or cancelled whole or in part, as this desk knows it. `won` is the event's own amount. `isAlive` belongs to an
 * issue: false once it was cancelled whole. `originalApprovalNumber` belongs to a cancel. `purpose` is null where nobody told or the
 * wallet decides (R16). `deadline` is the last day to issue without penalty, null where the law sets none.
 */
export interface KnownReceipt {
  readonly id: string
  readonly transactionId: string
  readonly event: HometaxEvent
  readonly at: Instant
  readonly won: Won
  readonly issuer: KnownIssuer
  readonly wallet: WalletId | null
  readonly approvalNumber: string | null
  readonly originalApprovalNumber: string | null
  readonly identityLastFour: string | null
  readonly purpose: ReceiptPurpose | null
  readonly isAlive: boolean
  readonly deadline: Day | null
}

/** A line of Hometax's list under the id it is kept by; the same line of two files is one (R44). */
export interface ListedLine extends HometaxLine {
  readonly id: string
}

/** Days of Hometax's list that were read, both inclusive, and when; without `readOn` long after. */
export interface ReadDays {
  readonly first: Day
  readonly last: Day
  readonly readOn?: Day
}

/**
 * What the match goes by. `graceDays` are business days until a receipt must be seen (R36), by issuer. `windowDays` is how many days
 * two dates of one receipt may differ (R30), `elsewhereDays` how many days after a payment a receipt made elsewhere is looked for,
 * `doubleDays` how near two receipts of one sum are suspect (R38). `holidays` are public holidays (R62). `covered` are the days read from
 * Hometax; null means all of them.
 */
export interface MatchSettings {
  readonly graceDays: Readonly<Record<KnownIssuer, number>>
  readonly windowDays: number
  readonly elsewhereDays: number
  readonly doubleDays: number
  readonly holidays: readonly Day[]
  readonly covered: readonly ReadDays[] | null
}

/** Three business days for everyone, a day's window, ten days as R09 counts them, three days for doubles; no holidays, all days read. */
export const defaultMatchSettings: MatchSettings = {
  graceDays: { merchant: 3, kcp: 3, payple: 3, wallet: 3 },
  windowDays: 1,
  elsewhereDays: 10,
  doubleDays: 3,
  holidays: [],
  covered: null,
}

/** A person's word that a line of Hometax is of a duty or of a receipt of ours; each by its id. */
export interface HandLink {
  readonly ours: string
  readonly lineId: string
}

/** Everything a match is made from, of one business number, in any order. Ids are unique within each list. */
export interface MatchInput {
  readonly duties: readonly Duty[]
  readonly receipts: readonly KnownReceipt[]
  readonly lines: readonly ListedLine[]
  /** The day it is judged as of: what Hometax could show by then is expected. */
  readonly on: Day
  readonly settings: MatchSettings
  /** The last one of a line counts; one whose sides are gone says nothing. */
  readonly links?: readonly HandLink[]
}

/** A number as it is compared: surrounding blanks dropped, case and zeros kept (R45). Null when there is none. */
export function comparedNumber(number: string | null): string | null {
  if (number === null || isBare(number)) return number
  const trimmed = number.trim()
  return trimmed === '' ? null : trimmed
}

/** Does a text begin and end with visible ASCII? Nearly every number does, and needs no trimming. */
const isBare = (text: string): boolean => isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(text.length - 1))

const isVisible = (code: number): boolean => code > 0x20 && code < 0x7f
