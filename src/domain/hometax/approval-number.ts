import { failed, ok, type Result } from '../result.ts'
import { type SheetCell, shownCell, shownNumber } from './sheet-cell.ts'

const longest = 40

/**
 * Reads an approval number as text (R45). A number cell counts as its format shows it, leading zeros included; what a spreadsheet
 * shortened is refused. The failure is a Korean sentence.
 */
export function readApprovalNumber(cell: SheetCell | undefined): Result<string, string> {
  if (cell === undefined || cell.kind === 'empty') return failed('승인번호가 비어 있습니다.')
  if (cell.kind === 'unreadable') return failed(`승인번호: ${cell.because}`)
  if (cell.kind === 'number') {
    const shown = shownNumber(cell.value, cell.format)
    return shown === null ? failed(shortened(shownCell(cell))) : ok(shown)
  }
  const text = bare(cell.text)
  if (text === '') return failed('승인번호가 비어 있습니다.')
  if (/^\d+(?:\.\d+)?E\+\d+$/i.test(text)) return failed(shortened(text))
  if (text.length > longest) return failed(`승인번호가 ${longest}자를 넘습니다.`)
  if (!/^[0-9A-Z-]*\d[0-9A-Z-]*$/i.test(text)) return failed(`승인번호를 읽을 수 없습니다(${shownCell(cell)}).`)
  return ok(text)
}

/** Without what spreadsheets put around a number so that it stays text: an apostrophe, or `="…"`. */
const bare = (text: string): string => {
  const plain = text.normalize('NFKC').trim()
  return (/^="(.*)"$/.exec(plain)?.[1] ?? plain).replace(/^'/, '').trim()
}

const shortened = (shown: string): string =>
  `엑셀이 승인번호를 숫자로 줄여 적어 원래 번호를 알 수 없습니다(${shown}). 승인번호 열을 텍스트로 둔 파일이 필요합니다.`
