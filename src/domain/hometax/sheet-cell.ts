/**
 * A cell of a table, whatever file it stands in. `format` is a spreadsheet's number format (`General`, `#,##0`, `0000000000`).
 * `unreadable` has no value that could be taken: an error, a formula without its result; `because` is the Korean reason.
 */
export type SheetCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly format: string }
  | { readonly kind: 'unreadable'; readonly because: string }

/** How a workbook counts its days: from 1900, or from 1904 as workbooks begun on old Macs do. */
export type DateSystem = 1900 | 1904

/** A cell with nothing in it. */
export const emptyCell: SheetCell = { kind: 'empty' }

/** Text as a cell; white space alone is nothing. */
export const textCell = (text: string): SheetCell => (text.trim() === '' ? emptyCell : { kind: 'text', text })

/** What a cell holds as text, for its name or for showing it; a number without its format. */
export const cellText = (cell: SheetCell | undefined): string => {
  if (cell === undefined) return ''
  if (cell.kind === 'text') return cell.text
  return cell.kind === 'number' ? String(cell.value) : ''
}

/** Is there nothing in this cell? */
export const isEmptyCell = (cell: SheetCell | undefined): boolean => cell === undefined || cell.kind === 'empty'

const longestShown = 30

/** A cell as a reason names it: on one line and short. */
export const shownCell = (cell: SheetCell | undefined): string => {
  const text = cellText(cell)
    .trim()
    .replace(/[\p{Cc}\s]+/gu, ' ')
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text
}

/**
 * A whole number as its format shows it, or null where that is not certain: a format of dates, percents or powers, a number that
 * has more digits than fifteen, and one that a spreadsheet shows as 1.23E+11 because it has no format of its own.
 */
export function shownNumber(value: number, format: string): string | null {
  if (!Number.isInteger(value) || value < 0 || value >= 1e15) return null
  const digits = String(value)
  const [positive = ''] = format.split(';')
  if (/\[[<>=]/.test(format)) return null
  const picture = positive.replace(/\[[^\]]*\]|[_*]./g, '').trim()
  if (/^general$/i.test(picture)) return digits.length > 11 ? null : digits
  if (picture === '@') return digits
  // A comma at the end shows thousands.
  if (!/^[#0,]*[#0]$/.test(picture)) return null
  return digits.padStart(picture.replaceAll(/[^0]/g, '').length, '0')
}
