import { type Day, toDay } from '../day.ts'
import type { CancelWindow, TaxSettings } from '../shop.ts'
import type { ReceiptIssuer } from './wording.ts'

const warnings = {
  YEAR: ' 발급한 해가 지나 취소되지 않을 수 있습니다.',
  THREE_MONTHS: ' 발급한 지 석 달이 지나 취소되지 않을 수 있습니다.',
  SAME_DAY: ' 발급한 날이 지나 취소되지 않을 수 있습니다.',
  NONE: '',
} as const satisfies Record<CancelWindow, string>

/**
 * What is to be said of cancelling a receipt on `today`, by how long its issuer takes one back (R35); empty within that, and where nobody
 * issues. Begins with a blank. Sources disagree, so it warns and nothing is blocked by it.
 */
export function windowWarning(
  issuer: ReceiptIssuer,
  windows: TaxSettings['cancelWindow'],
  issued: Day,
  today: Day,
): string {
  if (issuer === 'none' || issuer === 'check') return ''
  const window = windows[issuer]
  return isPast(window, issued, today) ? warnings[window] : ''
}

function isPast(window: CancelWindow, issued: Day, today: Day): boolean {
  switch (window) {
    case 'YEAR':
      return issued.slice(0, 4) !== today.slice(0, 4)
    case 'THREE_MONTHS':
      return today > threeMonthsAfter(issued)
    case 'SAME_DAY':
      return today > issued
    case 'NONE':
      return false
  }
}

/** The same date three months later; the month's last day where it has no such date. */
function threeMonthsAfter(day: Day): Day {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
  const months = year * 12 + month - 1 + 3
  const [inYear, inMonth] = [Math.floor(months / 12), (months % 12) + 1]
  const last = new Date(Date.UTC(inYear, inMonth, 0)).getUTCDate()
  const text = (figure: number): string => String(figure).padStart(2, '0')
  return toDay(`${inYear}-${text(inMonth)}-${text(Math.min(date, last))}`)
}
