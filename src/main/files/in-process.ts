import { gatewayReaders } from '../gateways/index.ts'
import type { FileLane } from './file-lane.ts'
import { readHometax } from './hometax/read-hometax.ts'
import { mapped } from './mapped.ts'
import { readAnswers, readText } from './read-answers.ts'
import { readDocument } from './read-document.ts'
import { readRefundLines } from './read-refund-lines.ts'
import { doFolder } from './whole-folder.ts'
import { writeDocument } from './write-document.ts'
import { writeReceiptLedger, writeReceiptLines } from './write-ledger.ts'
import { writeTable } from './write-table.ts'
import { ledgerRowsIn } from '../packed/ledger-rows.ts'

/** The same work without a thread, for tests. */
export const fileLaneInProcess = (): FileLane => ({
  prepare: () => undefined,
  readAnswers: (request, onBatch, signal) => readAnswers(request, gatewayReaders, onBatch, signal),
  readText: ({ text, gateway }) => readText(text, gateway, gatewayReaders),
  writeReceiptLedger: (request, pages, onProgress, signal) =>
    writeReceiptLedger(request, () => mapped(pages(), ledgerRowsIn), onProgress, signal),
  writeReceiptLines: (request, pages, onProgress, signal) => writeReceiptLines(request, pages, onProgress, signal),
  readRefundLines,
  readHometax,
  writeTable: (request) => writeTable(request),
  writeDocument: (request) => writeDocument(request),
  folder: doFolder,
  readDocument,
  close: () => Promise.resolve(),
})
