import { Worker } from 'node:worker_threads'
import { failed, type Result } from '../../domain/result.ts'
import type { HometaxFileContent } from '../../domain/hometax/hometax-list.ts'
import type {
  AnswerBatch,
  FileLane,
  FileProblem,
  FolderAnswer,
  HometaxProblem,
  ReadDocument,
  ReadDocumentProblem,
  ReadFile,
  ReadRefundLines,
  RefundFileProblem,
  WrittenDocument,
  WrittenFile,
  WrittenTable,
} from './file-lane.ts'
import { createLaneCalls, type LaneCalls, type LaneThread } from './lane-calls.ts'
import type { PackedLedgerPage, ToLane } from './messages.ts'

/** The file lane in a thread of its own, begun with the first call: most starts read no file. `workerPath` is the built script of `lane.ts`. */
export function connectFileLane(workerPath: string): FileLane {
  let lane: FileLane | null = null
  const begun = (): FileLane => {
    lane ??= fileLaneOver(new Worker(workerPath))
    return lane
  }
  return {
    prepare: () => void begun(),
    readAnswers: (...words) => begun().readAnswers(...words),
    readText: (...words) => begun().readText(...words),
    writeReceiptLedger: (...words) => begun().writeReceiptLedger(...words),
    writeReceiptLines: (...words) => begun().writeReceiptLines(...words),
    readRefundLines: (...words) => begun().readRefundLines(...words),
    readHometax: (...words) => begun().readHometax(...words),
    writeTable: (...words) => begun().writeTable(...words),
    writeDocument: (...words) => begun().writeDocument(...words),
    folder: (...words) => begun().folder(...words),
    readDocument: (...words) => begun().readDocument(...words),
    close: async () => lane?.close(),
  }
}

/** The file lane's face over a thread that runs `serveFileLane`. */
export function fileLaneOver(thread: LaneThread): FileLane {
  const calls = createLaneCalls(thread)
  return {
    prepare: () => undefined,
    ...readingOver(calls),
    ...writingOver(calls),
    ...atOnceOver(calls),
    close: async () => void (await thread.terminate()),
  }
}

const readingOver = (calls: LaneCalls): Pick<FileLane, 'readAnswers' | 'readText' | 'readHometax'> => ({
  readAnswers: (request, onBatch, signal) => {
    const batches = takenOneByOne(onBatch, signal)
    return calls.ask<Result<ReadFile, FileProblem>>(
      (call) => ({ kind: 'read', call, request }),
      async (message, say) => {
        if (message.kind === 'has-read') return { value: batches.wereLeft() ? cancelled : message.result }
        if (message.kind === 'batch')
          await batches.take(message.batch, () => say({ kind: 'taken', call: message.call }))
        return null
      },
      signal,
    )
  },
  readHometax: (request, onBatch, signal) => {
    const batches = takenOneByOne(onBatch, signal)
    return calls.ask<Result<HometaxFileContent, HometaxProblem>>(
      (call) => ({ kind: 'read-hometax', call, request }),
      async (message, say) => {
        if (message.kind === 'has-read-hometax') return { value: batches.wereLeft() ? cancelled : message.result }
        if (message.kind === 'hometax-batch')
          await batches.take(message.batch, () => say({ kind: 'taken', call: message.call }))
        return null
      },
      signal,
    )
  },
  readText: ({ text, gateway }) =>
    calls.ask<AnswerBatch>(
      (call) => ({ kind: 'read-text', call, text, gateway }),
      async (message) => (message.kind === 'has-read-text' ? { value: message.batch } : null),
      new AbortController().signal,
    ),
})

const cancelled = failed({ kind: 'cancelled' } as const)

/** Hands on batches until the call is cancelled or a hook throws. One that was read ahead and is not taken must not count as read. */
function takenOneByOne<Batch>(onBatch: (batch: Batch) => Promise<void>, signal: AbortSignal) {
  let takes = true
  let left = false
  return {
    wereLeft: () => left,
    take: async (batch: Batch, readOn: () => void): Promise<void> => {
      // The lane reads on while this batch is taken; what it says next is heard only afterwards.
      readOn()
      if (signal.aborted) takes = false
      if (!takes) {
        left = true
        return
      }
      // Stays so when `onBatch` throws: then nothing after it is taken either.
      takes = false
      await onBatch(batch)
      takes = true
    },
  }
}

const writingOver = (calls: LaneCalls): Pick<FileLane, 'writeReceiptLedger' | 'writeReceiptLines'> => ({
  writeReceiptLedger: (request, pages, onProgress, signal) =>
    writingPages(calls, (call) => ({ kind: 'write', call, request }), pages(), onProgress, signal),
  writeReceiptLines: (request, pages, onProgress, signal) =>
    writingPages(calls, (call) => ({ kind: 'write-lines', call, request }), pages(), onProgress, signal),
})

function writingPages(
  calls: LaneCalls,
  question: (call: number) => ToLane,
  pages: AsyncIterable<PackedLedgerPage>,
  onProgress: (rows: number) => void,
  signal: AbortSignal,
): Promise<Result<WrittenFile, FileProblem>> {
  const reader = pages[Symbol.asyncIterator]()
  return calls.ask<Result<WrittenFile, FileProblem>>(
    question,
    async (message, say) => {
      if (message.kind === 'has-written') {
        // Tells the ledger's pages that nobody reads on, whether they were read to their end or not.
        await reader.return?.()
        return { value: message.result }
      }
      if (message.kind === 'wrote') onProgress(message.rows)
      else if (message.kind === 'next-page') {
        const next = await reader.next()
        say({ kind: 'page', call: message.call, page: next.done === true ? null : next.value })
      }
      return null
    },
    signal,
  )
}

/** What is asked and answered in one message each way. */
const atOnceOver = (
  calls: LaneCalls,
): Pick<FileLane, 'readRefundLines' | 'writeTable' | 'writeDocument' | 'folder' | 'readDocument'> => ({
  readRefundLines: ({ file }) =>
    calls.ask<Result<ReadRefundLines, RefundFileProblem>>(
      (call) => ({ kind: 'read-refund-lines', call, file }),
      async (message) => (message.kind === 'has-read-refund-lines' ? { value: message.result } : null),
      new AbortController().signal,
    ),
  writeTable: (request) =>
    calls.ask<Result<WrittenTable, FileProblem>>(
      (call) => ({ kind: 'write-table', call, request }),
      async (message) => (message.kind === 'has-written-table' ? { value: message.result } : null),
      new AbortController().signal,
    ),
  writeDocument: (request) =>
    calls.ask<Result<WrittenDocument, FileProblem>>(
      (call) => ({ kind: 'write-document', call, request }),
      async (message) => (message.kind === 'has-written-document' ? { value: message.result } : null),
      new AbortController().signal,
    ),
  folder: (request) =>
    calls.ask<Result<FolderAnswer, FileProblem>>(
      (call) => ({ kind: 'do-folder', call, request }),
      async (message) => (message.kind === 'has-done-folder' ? { value: message.result } : null),
      new AbortController().signal,
    ),
  readDocument: (request) =>
    calls.ask<Result<ReadDocument, ReadDocumentProblem>>(
      (call) => ({ kind: 'read-document', call, request }),
      async (message) => (message.kind === 'has-read-document' ? { value: message.result } : null),
      new AbortController().signal,
    ),
})
