import { linesByOrder } from '../../domain/bulk/judging.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import type { RefundFileProblem } from '../files/file-lane.ts'
import { judgeLines } from './bulk-judging.ts'
import type { ChosenFile, OpenBook, Ports } from './ports.ts'

/** Reads a file of order numbers and amounts, judges every line against the shop's ledger and keeps the plan. Sends nothing. */
export async function planBulk(
  ports: Ports,
  book: OpenBook,
  shop: Shop,
  file: ChosenFile,
  id: string,
): Promise<Result<null, RefundFileProblem>> {
  const read = await ports.files.readRefundLines({ file: file.path })
  if (!read.ok) return failed(read.failure)
  const { lines, blankLines } = read.value
  const judgements = await judgeLines(ports, book, shop, lines, linesByOrder(lines))
  await book.ledger.planBulkRun({
    id,
    shopId: shop.id,
    fileName: file.name,
    blankLines,
    lines: lines.flatMap(({ line, orderNumber, amountText, won }, at) => {
      const judgement = judgements[at]
      return judgement === undefined ? [] : [{ line, orderNumber, amountText, won, judgement }]
    }),
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })
  return ok(null)
}
