import { josa } from 'es-hangul'
import { readApprovalNumber } from './approval-number.ts'
import { readSignedAmount } from './amount.ts'
import type { HometaxEvent, HometaxLine } from '../hometax-line.ts'
import { largestGatewayAmount, toWonDelta, type WonDelta } from '../money.ts'
import { failed, ok, type Result } from '../result.ts'
import { type HometaxColumn, type HometaxMeaning, plainName } from './header.ts'
import { cellText, type DateSystem, isEmptyCell, type SheetCell } from './sheet-cell.ts'
import { readSoldAt } from './sold-at.ts'
import { hometaxAmounts, type HometaxTotalsRow } from './totals.ts'

/**
 * What a row under the header turned out to be. `remark` is a row of words in which there is neither a number, a date nor money:
 * a note below the table, or the header once more on the next page. `because` is a Korean sentence.
 */
export type HometaxRow =
  | { readonly kind: 'line'; readonly line: HometaxLine }
  | { readonly kind: 'totals'; readonly totals: Omit<HometaxTotalsRow, 'row'> }
  | { readonly kind: 'blank' }
  | { readonly kind: 'remark' }
  | { readonly kind: 'rejected'; readonly because: string }

const amountNames = { supply: '공급가액', vat: '부가세', service: '봉사료', total: '총금액' } as const

/** Makes the reader of the rows under a header. */
export function createRowReader(
  columns: readonly HometaxColumn[],
  system: DateSystem,
): (cells: readonly SheetCell[]) => HometaxRow {
  const places = new Map<HometaxMeaning, number>(columns.map(({ meaning, at }) => [meaning, at]))
  const cellOf = (cells: readonly SheetCell[], meaning: HometaxMeaning): SheetCell | undefined => {
    const at = places.get(meaning)
    return at === undefined ? undefined : cells[at]
  }
  const moneyPlaces = hometaxAmounts.map((amount) => places.get(amount))

  return (cells) => {
    if (cells.every(isEmptyCell)) return { kind: 'blank' }
    const of = (meaning: HometaxMeaning): SheetCell | undefined => cellOf(cells, meaning)
    if (!isEmptyCell(of('approvalNumber')) && isHeaderAgain(columns, cells)) return { kind: 'remark' }
    if (mayBeNoLine(of('approvalNumber'))) {
      const words = cells.filter((cell, at) => cell.kind === 'text' && !moneyPlaces.includes(at))
      const hasMoney = hometaxAmounts.some((amount) => !isEmptyCell(of(amount)))
      const label = words.map((cell) => cellText(cell).trim()).find(isTotalsLabel)
      if (label !== undefined && hasMoney) return totalsOf(of, label)
      const isAlone = cells.filter((cell) => !isEmptyCell(cell)).length === 1
      const isWords = isEmptyCell(of('soldAt')) || (isAlone && !readSoldAt(of('soldAt'), undefined, system).ok)
      if (!hasMoney && isWords && isEmptyCell(of('approvalNumber'))) return { kind: 'remark' }
    }
    const line = lineOf(of, system)
    return line.ok ? { kind: 'line', line: line.value } : { kind: 'rejected', because: line.failure }
  }
}

type CellOf = (meaning: HometaxMeaning) => SheetCell | undefined

/** In a row of sums the column of approval numbers is empty, or holds its words or a count of lines. */
const mayBeNoLine = (cell: SheetCell | undefined): boolean =>
  isEmptyCell(cell) || (cell?.kind === 'text' && (isTotalsLabel(cell.text) || /^\s*[\d,]+\s*건\s*$/.test(cell.text)))

const longestLabel = 30

function isTotalsLabel(text: string): boolean {
  if (text.length > longestLabel) return false
  const plain = plainName(text)
  return /합계|총계|소계|누계|[월주일]계/.test(plain) || /^(?:총|승인|취소|발급)?계(?:[\d,]+건)?$/.test(plain)
}

function totalsOf(of: CellOf, label: string): HometaxRow {
  const amounts = { supply: 0, vat: 0, service: 0, total: 0 }
  const read: Record<keyof typeof amounts, number | null> = { ...amounts }
  for (const amount of hometaxAmounts) {
    const won = readSignedAmount(of(amount), amountNames[amount])
    if (!won.ok) return { kind: 'rejected', because: `합계 행의 ${won.failure}` }
    read[amount] = won.value
  }
  const words = plainName(`${label} ${cellText(of('event'))}`)
  return { kind: 'totals', totals: { label, of: summedBy(words), ...read } }
}

function summedBy(words: string): HometaxTotalsRow['of'] {
  if (/소계|누계|[월주일]계|페이지/.test(words)) return 'part'
  const [cancels, approvals] = [words.includes('취소'), /승인|발급|발행/.test(words)]
  if (cancels === approvals) return 'all'
  return cancels ? 'cancelled' : 'issued'
}

const isHeaderAgain = (columns: readonly HometaxColumn[], cells: readonly SheetCell[]): boolean =>
  columns.every(({ at, name }) => plainName(cellText(cells[at])) === plainName(name))

function lineOf(of: CellOf, system: DateSystem): Result<HometaxLine, string> {
  const soldAt = readSoldAt(of('soldAt'), of('soldTime'), system)
  if (!soldAt.ok) return soldAt
  const approvalNumber = readApprovalNumber(of('approvalNumber'))
  if (!approvalNumber.ok) return approvalNumber
  const amounts = amountsOf(of)
  if (!amounts.ok) return amounts
  const { isNegative, supply, vat, service, total } = amounts.value
  const event: HometaxEvent = isNegative || plainName(cellText(of('event'))).includes('취소') ? 'cancelled' : 'issued'
  const signed = (won: number): WonDelta => toWonDelta(event === 'cancelled' && won !== 0 ? -won : won)
  return ok({
    event,
    soldAt: soldAt.value,
    supply: signed(supply),
    vat: signed(vat),
    service: signed(service),
    total: signed(total),
    approvalNumber: approvalNumber.value,
    identityLastFour: lastFourOf(of('identity')),
    purpose: purposeOf(of('purpose')),
    means: wordsOf(of('means')),
    note: wordsOf(of('note')),
  })
}

/** Amounts without their sign, which all of them share. */
interface Amounts {
  readonly isNegative: boolean
  readonly supply: number
  readonly vat: number
  readonly service: number
  readonly total: number
}

/**
 * Money is not guessed: supply, VAT and service must make the total, and one sign must go for all. Of supply and VAT one may be
 * missing, for then the total says what it is; a missing service charge is none.
 */
function amountsOf(of: CellOf): Result<Amounts, string> {
  const read: Partial<Record<keyof typeof amountNames, number | null>> = {}
  for (const amount of hometaxAmounts) {
    const won = readSignedAmount(of(amount), amountNames[amount])
    if (!won.ok) return won
    if (won.value !== null && Math.abs(won.value) > largestGatewayAmount)
      return failed(`${josa(amountNames[amount], '이/가')} 열두 자리를 넘습니다.`)
    read[amount] = won.value
  }
  const { total = null, service = null } = read
  let { supply = null, vat = null } = read
  if (total === null) return failed('총금액이 비어 있습니다.')
  if (supply === null && vat === null) return failed('공급가액과 부가세가 모두 비어 있습니다.')
  supply ??= total - (vat ?? 0) - (service ?? 0)
  vat ??= total - supply - (service ?? 0)
  const all = [supply, vat, service ?? 0, total]
  const isNegative = all.some((won) => won < 0)
  if (isNegative && all.some((won) => won > 0))
    return failed(`금액의 부호가 서로 다릅니다(${all.map(shownWon).join(', ')}).`)
  const parts = supply + vat + (service ?? 0)
  if (parts !== total)
    return failed(`공급가액, 부가세, 봉사료의 합 ${shownWon(parts)}원이 총금액 ${shownWon(total)}원과 다릅니다.`)
  return ok({
    isNegative,
    supply: Math.abs(supply),
    vat: Math.abs(vat),
    service: Math.abs(service ?? 0),
    total: Math.abs(total),
  })
}

const shownWon = (won: number): string => won.toLocaleString('en-US')

/** The last four digits, which a number cell may have shortened by its zeros; null where they are masked or none. */
function lastFourOf(cell: SheetCell | undefined): string | null {
  const text = cellText(cell)
    .normalize('NFKC')
    .replace(/[\s'-]/g, '')
  if (/^\d{1,4}$/.test(text)) return text.padStart(4, '0')
  return /\d{4}$/.exec(text)?.[0] ?? null
}

function purposeOf(cell: SheetCell | undefined): HometaxLine['purpose'] {
  const text = plainName(cellText(cell))
  if (text.includes('소득공제')) return 'income-deduction'
  return text.includes('지출증빙') ? 'business-expense' : null
}

const longestWords = 200

const wordsOf = (cell: SheetCell | undefined): string | null => {
  const text = cellText(cell)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longestWords)
  return text === '' ? null : text
}
