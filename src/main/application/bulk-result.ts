import { basename, dirname } from 'node:path'
import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import type { BulkLine } from '../../domain/bulk/bulk-run.ts'
import { bulkResultColumns, bulkResultFileName } from '../../domain/bulk/result-columns.ts'
import { failed, ok } from '../../domain/result.ts'
import { exportFailure } from './exports.ts'
import type { OpenBook, Ports } from './ports.ts'

type Export = Handlers<AppContract>['bulk']['export']

/** Lines read from the ledger at once. */
const pageSize = 500

/** Writes what became of every line of a bulk refund where the operator chooses; a file is whole or not there. */
export async function exportBulkResult(ports: Ports, { runId, encoding }: Parameters<Export>[0]): ReturnType<Export> {
  const { ledger } = ports.books.current()
  const run = await ledger.bulkRun(runId)
  if (run === null) return failed({ kind: 'bulk-not-found' })
  const wanted = bulkResultFileName(run.fileName, ports.clock.today())
  const file = await ports.dialogs.chooseSaveFile('대량 환불 결과 내보내기', wanted)
  if (file === null) return failed({ kind: 'export-cancelled' })
  const lines = await allLines(ledger, runId)
  const written = await ports.files.writeTable({
    file,
    encoding,
    headers: bulkResultColumns.map(({ header }) => header),
    rows: lines.map((line) => bulkResultColumns.map(({ cell }) => cell(line))),
  })
  await ledger.recordAudit({
    what: 'bulk-result-exported',
    subject: runId,
    detail: {
      encoding,
      rows: written.ok ? written.value.rows : null,
      outcome: written.ok ? 'written' : written.failure.kind,
    },
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })
  if (!written.ok) return failed(exportFailure(written.failure))
  const { rows, bytes } = written.value
  return ok({ fileName: basename(file), folder: dirname(file), rows, bytes })
}

async function allLines(ledger: OpenBook['ledger'], runId: string): Promise<readonly BulkLine[]> {
  const lines: BulkLine[] = []
  for (;;) {
    const page = await ledger.bulkLines({ runId, states: [], verdicts: [], offset: lines.length, limit: pageSize })
    lines.push(...page)
    if (page.length < pageSize) return lines
  }
}
