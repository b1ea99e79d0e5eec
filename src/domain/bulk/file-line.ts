import { largestGatewayAmount, noWon, toWon, type Won } from '../money.ts'
import { failed, ok, type Result } from '../result.ts'

/** Names a column of order numbers goes by, and one of amounts, without blanks, hyphens and underscores and in small letters. */
const orderNames = [
  '주문번호',
  '주문no',
  '주문',
  '쇼핑몰주문번호',
  'order',
  'orderno',
  'ordernumber',
  'orderid',
  'ordridxx',
  'oid',
  'pcdpayoid',
]
const amountNames = [
  '환불금액',
  '취소금액',
  '환불요청금액',
  '요청금액',
  '금액',
  'amount',
  'refundamount',
  'modmny',
  'won',
  '환불액',
]

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]|\(원\)$/g, '')

/** Where order number and amount stand in a row, from 0. */
export interface BulkColumns {
  readonly order: number
  readonly amount: number
}

/** What a file's first row is: its header, or a line like the others, in which the first two columns count. */
export type FirstRow = { readonly isHeader: boolean; readonly columns: BulkColumns }

/**
 * Reads a first row. What would have to be guessed is refused: a header that names only one of the two columns, or names it twice over,
 * and one of more than two columns in which there is no digit and no name that is known. Of several names the first listed wins.
 */
export function readFirstRow(cells: readonly string[]): Result<FirstRow, { readonly missing: 'order' | 'amount' }> {
  const names = cells.map(plain)
  const nameIn = (known: readonly string[]): string | undefined => known.find((name) => names.includes(name))
  const [order, amount] = [nameIn(orderNames), nameIn(amountNames)]
  const isOnce = (name: string | undefined): name is string =>
    name !== undefined && names.indexOf(name) === names.lastIndexOf(name)
  if (order === undefined && amount === undefined) {
    if (names.filter((name) => name !== '').length > 2 && !names.some((name) => /\d/.test(name)))
      return failed({ missing: 'order' })
    return ok({ isHeader: false, columns: { order: 0, amount: 1 } })
  }
  if (!isOnce(order)) return failed({ missing: 'order' })
  if (!isOnce(amount)) return failed({ missing: 'amount' })
  return ok({ isHeader: true, columns: { order: names.indexOf(order), amount: names.indexOf(amount) } })
}

const longestOrder = 100

/** Reads an order number as text: blanks around it and the apostrophe of a spreadsheet are no part of it. The failure is a Korean sentence. */
export function readOrder(cell: string): Result<string, string> {
  const text = cell.trim().replace(/^'/, '').trim()
  if (text === '') return failed('주문번호가 비어 있습니다.')
  if (text.length > longestOrder) return failed(`주문번호가 ${longestOrder}자를 넘습니다.`)
  if (/\p{Cc}/u.test(text)) return failed('주문번호에 글자가 아닌 것이 섞여 있습니다.')
  if (/^\d(?:\.\d+)?E\+\d+$/i.test(text)) {
    return failed(`엑셀이 번호를 줄여 적었습니다(${text}). 열을 텍스트로 바꾸고 원래 번호를 다시 넣어야 합니다.`)
  }
  return ok(text)
}

/** An amount without what stands around its digits: blanks, the apostrophe of a spreadsheet, the won sign and `원`. */
const bareAmount = (cell: string): string =>
  cell
    .normalize('NFKC')
    .trim()
    .replace(/^'/, '')
    .replace(/^[₩\\]\s*/, '')
    .replace(/\s*원$/, '')
    .trim()

/** Reads an amount as typed: `29000`, `29,000`, `29,000원`, `₩29,000`. Anything that would have to be guessed is refused with a Korean sentence. */
export function readAmount(cell: string): Result<Won, string> {
  const text = bareAmount(cell)
  if (text === '') return failed('금액이 비어 있습니다.')
  if (/^(?:[-−–△▲]|\(.*\)$)/.test(text))
    return failed(`금액이 음수입니다(${shown(cell)}). 환불할 금액을 양수로 적습니다.`)
  if (/^[\d,]+\.\d*$/.test(text)) return failed(`금액에 소수점이 있습니다(${shown(cell)}). 원 단위 정수로 적습니다.`)
  if (!/^(?:\d+|\d{1,3}(?:,\d{3})+)$/.test(text)) return failed(`금액을 읽을 수 없습니다(${shown(cell)}).`)
  const digits = text.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  const won = digits.length > 15 ? Number.POSITIVE_INFINITY : Number(digits)
  if (won > largestGatewayAmount) return failed(`금액이 너무 큽니다(${shown(cell)}).`)
  return won === noWon ? failed('금액이 0원입니다.') : ok(toWon(won))
}

const shown = (cell: string): string => {
  const text = cell.trim().replace(/\p{Cc}/gu, ' ')
  return text.length > 30 ? `${text.slice(0, 29)}…` : text
}

/** Is this an amount that a comma cut in two, `29` and `000`, however its digits are written? The whole would have to be guessed. */
export const isCutByComma = (amount: string, next: string | undefined): boolean =>
  next !== undefined &&
  /^\d{1,3}$/.test(bareAmount(amount)) &&
  /^\d{3}(?:\.\d*)?(?:\s*(?:won|krw))?$/i.test(bareAmount(next))
