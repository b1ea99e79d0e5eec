import { josa } from 'es-hangul'
import { failed, ok, type Result } from '../result.ts'
import { type SheetCell, shownCell } from './sheet-cell.ts'

const minus = /^[-−–‐‑﹣△▲]/

/** Binary fractions leave so much behind where a formula added up whole won. */
const binaryNoise = 1e-6

/**
 * Reads an amount with its sign: a whole number, or text such as `29,000`, `29,000원`, `₩29,000`, `-29,000`, `−29,000`, `(29,000)`;
 * a lone dash is how accounting formats write zero. Null when the cell is empty. The failure is a Korean sentence beginning with `name`.
 */
export function readSignedAmount(cell: SheetCell | undefined, name: string): Result<number | null, string> {
  if (cell === undefined || cell.kind === 'empty') return ok(null)
  if (cell.kind === 'unreadable') return failed(`${name}: ${cell.because}`)
  const read = cell.kind === 'number' ? numberOf(cell.value) : wonOf(cell.text)
  if (read === null) return failed(`${josa(name, '을/를')} 원 단위 정수로 읽을 수 없습니다(${shownCell(cell)}).`)
  return ok(read === 0 ? 0 : read)
}

function numberOf(value: number): number | null {
  const whole = Math.round(value)
  return Math.abs(value - whole) < binaryNoise && Number.isSafeInteger(whole) ? whole : null
}

function wonOf(cell: string): number | null {
  const text = bare(cell)
  const inBrackets = /^\((.*)\)$/.exec(text)?.[1]
  const isNegative = inBrackets !== undefined || minus.test(text)
  const size = bare(inBrackets ?? text.replace(minus, ''))
  if (size === '' && isNegative && inBrackets === undefined) return 0
  if (!/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.0+)?$/.test(size)) return null
  const won = Number(size.replaceAll(',', ''))
  if (!Number.isSafeInteger(won)) return null
  return isNegative ? -won : won
}

/** An amount without what stands around it: blanks, the apostrophe of a spreadsheet, the won sign and `원`. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/^'/, '')
    .replace(/^[₩\\]\s*/, '')
    .replace(/\s*원$/, '')
    .replace(/^([-−–‐‑﹣△▲])\s*[₩\\]?\s*/, '$1')
    .trim()
