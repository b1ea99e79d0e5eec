// Hometax's list as Hometax hands it out, a workbook, read into the desk over the bridge, counted, and matched for the first time.
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import * as XLSX from '@e965/xlsx'
import { openDesk, watchMainProcess } from './desk.mjs'
import { peakMemoryOf } from './processes.mjs'

const header = '발행구분,매출일시,공급가액,부가세,봉사료,총금액,승인번호,신분확인뒷4자리,거래구분,용도구분,비고'.split(
  ',',
)
const firstDay = Date.parse('2026-06-01T00:00:00Z')

/** Writes a list of `rows` lines over five months, one of eighty a cancel. */
export async function writeHometaxList({ rows, file }) {
  const lines = [header]
  for (let number = 0; number < rows; number += 1) {
    const isCancel = number % 80 === 79
    const total = (isCancel ? -1 : 1) * (9_900 + (number % 977) * 110)
    const vat = Math.sign(total) * Math.round(Math.abs(total) / 11)
    const at = new Date(firstDay + Math.floor((number * 150 * 86_400_000) / rows)).toISOString()
    lines.push([
      '일반',
      `${at.slice(0, 10)} ${at.slice(11, 19)}`,
      total - vat,
      vat,
      0,
      total,
      `H${String(100_000_000 + (isCancel ? number - 1 : number))}`,
      String(1_000 + ((number * 31) % 9_000)),
      isCancel ? '취소거래' : '승인거래',
      number % 9 === 0 ? '지출증빙' : '소득공제',
      '',
    ])
  }
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(lines), '매출내역')
  const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  await writeFile(file, bytes)
  return { bytes: bytes.length }
}

/**
 * @param {{
 *   electron: string, desk: import('./stage.mjs').Staged, home: string, file: string, rows: number, tell: (line: string) => void
 * }} wanted the ledger in `home` has the payments of the import
 */
export async function measureHometax({ electron, desk: staged, home, file, rows, tell }) {
  tell(`홈택스 내역: ${rows.toLocaleString('en')}줄(.xlsx)을 읽고 처음 대사`)
  const desk = await openDesk(electron, staged, home)
  try {
    await desk.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, file)
    const [{ id: businessId }] = await desk.call('reconciliation.businesses', {})
    const { token } = await desk.call('hometax.chooseFile', {})
    const endWatch = await watchMainProcess(desk.app)
    const listId = randomUUID()
    const began = performance.now()
    const list = await desk.call('hometax.read', { listId, token, businessId })
    const readMs = performance.now() - began
    const peakMb = peakMemoryOf(desk.pid)
    if (list.newLines !== rows) throw new Error(`${list.newLines} of ${rows} lines are new`)
    await desk.call('hometax.decide', { listId, decision: 'counted' })
    const from = performance.now()
    const { causes } = await desk.call('reconciliation.summary', { businessId, trialListId: null })
    const firstMatchMs = performance.now() - from
    const blocked = await endWatch()
    const findings = causes.reduce((all, { findings: count }) => all + count, 0)
    return { readMs, peakMb, firstMatchMs, findings, blocked }
  } finally {
    await desk.close()
  }
}
