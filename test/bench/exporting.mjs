// Export: a busy month of the receipt ledger as CSV, through the app's own way out.
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { exportedMonth } from './answers.mjs'
import { summary } from './figures.mjs'

/**
 * @param {{ desk: Awaited<ReturnType<typeof import('./desk.mjs').openDesk>>, file: string, rounds: number, tell: (line: string) => void }} wanted
 */
export async function measureExport({ desk, file, rounds, tell }) {
  tell(`내보내기: ${exportedMonth} 현금영수증 대장, ${rounds}회`)
  await desk.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
  }, file)
  const [{ shop }] = await desk.call('shops.list', {})
  const times = []
  let written = null
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    const input = { exportId: randomUUID(), shopId: shop.id, month: exportedMonth, encoding: 'utf-8' }
    written = await desk.call('exports.receiptLedger', input)
    times.push(performance.now() - began)
    await rm(file)
  }
  const wall = summary(times)
  return { wall, rows: written.rows, bytes: written.bytes, rowsPerSecond: written.rows / (wall.median / 1000), times }
}
