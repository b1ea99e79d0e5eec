import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestDesk, valueOf } from './desk.ts'

/** A line as a test writes it into a file of Hometax; a cancel has its amounts negative. */
export interface FileLine {
  readonly soldAt: string
  readonly total: number
  readonly approvalNumber: string
  readonly lastFour?: string
  readonly purpose?: string
}

const vatOf = (total: number): number => Math.sign(total) * Math.round(Math.abs(total) / 11)
const isCancel = ({ total }: FileLine): boolean => total < 0

const eleven = '발행구분,매출일시,공급가액,부가세,봉사료,총금액,승인번호,신분확인뒷4자리,거래구분,용도구분,비고'

/** The list with eleven columns (R41), cancels negative, and its own row of sums. */
export function elevenColumns(lines: readonly FileLine[]): string {
  const rows = lines.map((line) => {
    const { soldAt, total, approvalNumber, lastFour = '1234', purpose = '소득공제' } = line
    const vat = vatOf(total)
    return `일반,${soldAt},${total - vat},${vat},0,${total},${approvalNumber},${lastFour},${isCancel(line) ? '취소거래' : '승인거래'},${purpose},`
  })
  const sums = lines.reduce((all, { total }) => ({ total: all.total + total, vat: all.vat + vatOf(total) }), {
    total: 0,
    vat: 0,
  })
  return `${[eleven, ...rows, `합계,,${sums.total - sums.vat},${sums.vat},0,${sums.total},,,,,`].join('\r\n')}\r\n`
}

/** The list with nine columns below title rows (R42): no last four, cancels positive and told by 거래구분. */
export function nineColumns(lines: readonly FileLine[]): string {
  const rows = lines.map((line) => {
    const { soldAt, approvalNumber, purpose = '소득공제' } = line
    const total = Math.abs(line.total)
    const vat = vatOf(total)
    return `${soldAt},"${total - vat}","${vat}",0,"${total}",${approvalNumber},휴대전화번호,${isCancel(line) ? '취소' : '승인'},${purpose}`
  })
  const head = ['현금영수증 매출내역,,,,,,,,', '조회기간: 2026-11-01 ~ 2026-11-30,,,,,,,,', ',,,,,,,,']
  return `${[...head, '매출일시,공급가액,부가세,봉사료,총금액,승인번호,발급수단,거래구분,용도구분', ...rows].join('\r\n')}\r\n`
}

let turn = 0

/** Chooses a file of this content as the operator would, and reads it for a business: its first one unless told. */
export async function readList(desk: TestDesk, content: string | Uint8Array, businessId = desk.shopIds.kcp) {
  turn += 1
  const path = join(desk.folder, `hometax-${turn}.csv`)
  writeFileSync(path, content)
  desk.dialogs.open = path
  const file = valueOf(await desk.api.hometax.chooseFile({}))
  if (file === null) throw new Error('no file was chosen')
  return desk.api.hometax.read({ listId: `list-${turn}`, token: file.token, businessId })
}

/** Reads a list and makes it count. */
export async function countList(desk: TestDesk, content: string, businessId = desk.shopIds.kcp) {
  const { id } = valueOf(await readList(desk, content, businessId))
  return valueOf(await desk.api.hometax.decide({ listId: id, decision: 'counted' }))
}
