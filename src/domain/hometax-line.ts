import type { Instant } from './day.ts'
import type { WonDelta } from './money.ts'

/** What a line of Hometax's list says happened: a receipt was issued, or one was cancelled. */
export type HometaxEvent = 'issued' | 'cancelled'

/**
 * One line of Hometax's 현금영수증 매출내역 (R41, R42). Amounts of a cancel are negative, whatever sign the file gave them. Nulls are
 * columns the file does not have, or cells it left empty.
 */
export interface HometaxLine {
  readonly event: HometaxEvent
  /** 매출일시. A file that names only the day has midnight. */
  readonly soldAt: Instant
  readonly supply: WonDelta
  readonly vat: WonDelta
  readonly service: WonDelta
  readonly total: WonDelta
  /** Text as it stands: letters and leading zeros kept (R45). */
  readonly approvalNumber: string
  readonly identityLastFour: string | null
  readonly purpose: 'income-deduction' | 'business-expense' | null
  /** 발행구분 or 발급수단, as it stands. */
  readonly means: string | null
  readonly note: string | null
}
