import { memoryOf } from '../packed/packed.ts'
import type { PackedLedgerLines } from '../packed/ledger-lines.ts'
import { ledgerRowsIn } from '../packed/ledger-rows.ts'
import type { AnswerBatch, HometaxBatch } from './file-lane.ts'
import { readHometax } from './hometax/read-hometax.ts'
import { mapped } from './mapped.ts'
import type { FromLane, PackedLedgerPage, ToLane } from './messages.ts'
import { readAnswers, readText } from './read-answers.ts'
import { readDocument } from './read-document.ts'
import type { Readers } from './read-record.ts'
import { readRefundLines } from './read-refund-lines.ts'
import { doFolder } from './whole-folder.ts'
import { writeDocument } from './write-document.ts'
import { writeReceiptLedger, writeReceiptLines } from './write-ledger.ts'
import { writeTable } from './write-table.ts'

/** The thread's end of the wire. */
export interface LanePort {
  /** `moved` is memory handed over with the message instead of copied. */
  postMessage(message: FromLane, moved?: readonly ArrayBuffer[]): void
  on(event: 'message', listener: (message: ToLane) => void): unknown
}

/** A call under way: how it is ended early, and who waits for the other side's word. */
interface Call {
  readonly stop: AbortController
  resume: (page: PackedLedgerPage | null) => void
}

/** Answers the calls that arrive at `port`, several at a time. */
export function serveFileLane(port: LanePort, readers: Readers): void {
  const calls = new Map<number, Call>()

  port.on('message', (message) => {
    const { call } = message
    if (message.kind === 'cancel') calls.get(call)?.stop.abort()
    if (message.kind === 'cancel' || message.kind === 'taken') calls.get(call)?.resume(null)
    else if (message.kind === 'page') calls.get(call)?.resume(message.page)
    else {
      const running: Call = { stop: new AbortController(), resume: () => undefined }
      calls.set(call, running)
      answer(port, message, running, readers)
        .catch((error: unknown) => {
          port.postMessage({
            kind: 'threw',
            call,
            stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
          })
        })
        .finally(() => calls.delete(call))
        .catch(() => undefined)
    }
  })
}

async function answer(
  port: LanePort,
  message: Exclude<ToLane, { readonly kind: 'taken' | 'page' | 'cancel' }>,
  running: Call,
  readers: Readers,
): Promise<void> {
  const { call } = message
  const { signal } = running.stop
  /** Says something and waits for the other side's word; a call that is cancelled meanwhile goes on at once. */
  const ask = (question: FromLane): Promise<PackedLedgerPage | null> =>
    new Promise((resolve) => {
      running.resume = resolve
      if (signal.aborted) resolve(null)
      else port.postMessage(question, 'batch' in question ? memoryOf(question.batch) : [])
    })
  if (message.kind === 'read-refund-lines') {
    port.postMessage({ kind: 'has-read-refund-lines', call, result: await readRefundLines(message) })
  } else if (message.kind === 'write-table') {
    port.postMessage({ kind: 'has-written-table', call, result: await writeTable(message.request) })
  } else if (message.kind === 'write-document') {
    port.postMessage({ kind: 'has-written-document', call, result: await writeDocument(message.request) })
  } else if (message.kind === 'do-folder') {
    port.postMessage({ kind: 'has-done-folder', call, result: await doFolder(message.request) })
  } else if (message.kind === 'read-document') {
    port.postMessage({ kind: 'has-read-document', call, result: await readDocument(message.request) })
  } else if (message.kind === 'read-text') {
    port.postMessage({ kind: 'has-read-text', call, batch: await readText(message.text, message.gateway, readers) })
  } else if (message.kind === 'read-hometax') {
    const take = async (batch: HometaxBatch): Promise<void> => {
      await ask({ kind: 'hometax-batch', call, batch })
    }
    port.postMessage({ kind: 'has-read-hometax', call, result: await readHometax(message.request, take, signal) })
  } else if (message.kind === 'read') {
    const take = async (batch: AnswerBatch): Promise<void> => {
      await ask({ kind: 'batch', call, batch })
    }
    port.postMessage({ kind: 'has-read', call, result: await readAnswers(message.request, readers, take, signal) })
  } else {
    const nextPage = (): Promise<PackedLedgerPage | null> => ask({ kind: 'next-page', call })
    const pages = async function* () {
      for (let page = await nextPage(); page !== null; page = await nextPage()) yield page
    }
    const wrote = (rows: number): void => port.postMessage({ kind: 'wrote', call, rows })
    const result =
      message.kind === 'write'
        ? await writeReceiptLedger(message.request, () => mapped(pages(), ledgerRowsIn), wrote, signal)
        : await writeReceiptLines(message.request, () => mapped(pages(), linesIn), wrote, signal)
    port.postMessage({ kind: 'has-written', call, result })
  }
}

function linesIn(page: PackedLedgerPage): PackedLedgerLines {
  if (!('totals' in page)) throw new TypeError('rows came where lines are written')
  return page
}
