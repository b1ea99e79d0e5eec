import { type Instant, readGatewayTime, toInstant } from '../day.ts'
import { failed, ok, type Result } from '../result.ts'
import { type DateSystem, type SheetCell, shownCell } from './sheet-cell.ts'

/** Cash receipts began with 2005: an earlier year is a misread number. */
const firstYear = 2005

/** Serial number of 1970-01-01 in each system. */
const epochSerial: Readonly<Record<DateSystem, number>> = { 1900: 25_569, 1904: 24_107 }
const secondsOfDay = 86_400

/**
 * Reads the moment of a sale, KST: text (`2026-11-03 11:20:33`, `2026.11.03`, `20261103112033`, `2026/11/03 오전 9:05`,
 * `2026년 11월 3일`), digits in a number, or a spreadsheet's serial number. `time` is a column of times beside a column of days.
 * A day alone has midnight. The failure is a Korean sentence.
 */
export function readSoldAt(
  cell: SheetCell | undefined,
  time: SheetCell | undefined,
  system: DateSystem,
): Result<Instant, string> {
  if (cell === undefined || cell.kind === 'empty') return failed('매출일시가 비어 있습니다.')
  if (cell.kind === 'unreadable') return failed(`매출일시: ${cell.because}`)
  const read = cell.kind === 'number' ? ofNumber(cell.value, system) : ofText(cell.text)
  if (read === null) return failed(`매출일시를 읽을 수 없습니다(${shownCell(cell)}).`)
  if (Number(read.slice(0, 4)) < firstYear)
    return failed(`매출일시가 현금영수증이 없던 때입니다(${read.slice(0, 10)}).`)
  if (time === undefined || time.kind === 'empty' || read.slice(11, 19) !== '00:00:00') return ok(read)
  const clock = clockOf(time)
  return clock === null
    ? failed(`매출시각을 읽을 수 없습니다(${shownCell(time)}).`)
    : ok(toInstant(`${read.slice(0, 10)}T${clock}+09:00`))
}

function ofNumber(value: number, system: DateSystem): Instant | null {
  if (Number.isInteger(value) && value >= 1e7) return ofDigits(String(value))
  // Serials of the years a receipt can have; a day and its fraction, rounded to the second.
  if (!(value > 30_000 && value < 80_000)) return null
  const seconds = Math.round((value - epochSerial[system]) * secondsOfDay)
  return readGatewayTime(new Date(seconds * 1000).toISOString().slice(0, 19))
}

const ofDigits = (digits: string): Instant | null =>
  [8, 12, 14].includes(digits.length) ? readGatewayTime(digits.padEnd(14, '0')) : null

const dayForms = [
  /^(\d{4})([-./])\s?(\d{1,2})\2\s?(\d{1,2})\.?(?:\s?\([월화수목금토일]\))?(?:(?:T|\s+)(\S.*))?$/,
  /^(\d{4})(년)\s?(\d{1,2})월\s?(\d{1,2})일(?:\s?\([월화수목금토일]\))?(?:\s*(\S.*))?$/,
] as const

function ofText(cell: string): Instant | null {
  const text = cell.normalize('NFKC').trim().replace(/^'/, '').replace(/\s+/g, ' ')
  if (/^\d+$/.test(text)) return ofDigits(text)
  const match = dayForms[0].exec(text) ?? dayForms[1].exec(text)
  if (match === null) return null
  const [, year = '', , month = '', date = '', rest] = match
  const clock = rest === undefined ? '00:00:00' : clockOfText(rest)
  return clock === null ? null : readGatewayTime(`${year}${two(month)}${two(date)}${clock}`)
}

const clockForm =
  /^(오전|오후|am|pm)?\s?(\d{1,2})(?::|시\s?)(\d{1,2})(?:(?::|분\s?)(\d{1,2})?(?:\.\d+)?초?)?\s?(am|pm)?$/i

/** A time of day as `HH:mm:ss`; null when it is none. */
function clockOfText(text: string): string | null {
  const match = clockForm.exec(text)
  if (match === null) return null
  const [, before, hourText = '', minute = '', second = '0', after] = match
  const half = (before ?? after ?? '').toLowerCase()
  const isAfternoon = half === '오후' || half === 'pm'
  let hour = Number(hourText)
  if (half !== '') {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (isAfternoon ? 12 : 0)
  }
  return inDay(hour, Number(minute), Number(second))
}

function clockOf(cell: SheetCell): string | null {
  if (cell.kind === 'number') {
    if (cell.value >= 0 && cell.value < 1) {
      const seconds = Math.round(cell.value * secondsOfDay)
      return inDay(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60)
    }
    return clockOfDigits(String(cell.value))
  }
  if (cell.kind !== 'text') return null
  const text = cell.text.normalize('NFKC').trim().replace(/\s+/g, ' ')
  return clockOfDigits(text) ?? clockOfText(text)
}

/** `HHmmss`, of which a number has lost leading zeros. */
function clockOfDigits(text: string): string | null {
  if (!/^\d{5,6}$/.test(text)) return null
  const digits = text.padStart(6, '0')
  return inDay(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4)))
}

const inDay = (hour: number, minute: number, second: number): string | null =>
  hour < 24 && minute < 60 && second < 60 ? `${two(hour)}:${two(minute)}:${two(second)}` : null

const two = (part: string | number): string => String(part).padStart(2, '0')
