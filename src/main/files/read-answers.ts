import type { GatewayId } from '../../domain/gateway.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { layoutOf } from './answer-format.ts'
import { createRowReader } from './csv-records.ts'
import { detectEncoding } from './encoding.ts'
import { type Batcher, createBatcher } from './batcher.ts'
import type { AnswerBatch, Encoding, FileProblem, ReadFile } from './file-lane.ts'
import type { FileRecord } from './file-record.ts'
import { jsonRecord } from './json-records.ts'
import { formRecord } from './form-records.ts'
import { type NumberedPiece, numberedPieces } from './numbered-pieces.ts'
import { type Readers, readRecord } from './read-record.ts'
import { FileFault, openFile, type Source, sourceOfText } from './source.ts'

/** What is read, and how many records go into a batch. */
export interface AnswerRequest {
  readonly file: string
  readonly gateway: GatewayId
  readonly batchSize?: number
}

/** Records of a batch, which is stored at once: what a cancel or a kill may take back of an import. */
export const answersPerBatch = 1_000
/** Bytes of a batch, which is in memory at once; answers of a kilobyte or two reach their number first. */
export const mostBatchBytes = 16 * 1_048_576
/** A file whose first thousand records are nobody's answers is the wrong file. */
const patience = 1_000
const mostSamples = 5

/** Reads a file of gateway answers; see `FileLane.readAnswers`. */
export async function readAnswers(
  request: AnswerRequest,
  readers: Readers,
  onBatch: (batch: AnswerBatch) => Promise<void>,
  signal: AbortSignal,
): Promise<Result<ReadFile, FileProblem>> {
  if (signal.aborted) return failed({ kind: 'cancelled' })
  const opened = await openFile(request.file)
  if (!opened.ok) return opened
  try {
    return await readSource(opened.value, request, readers, onBatch, signal)
  } catch (error) {
    if (error instanceof FileFault) return failed(error.problem)
    throw error
  } finally {
    await opened.value.close()
  }
}

/** Reads pasted answers; see `FileLane.readText`. */
export async function readText(text: string, gateway: GatewayId, readers: Readers): Promise<AnswerBatch> {
  const batcher = createBatcher()
  for await (const { records, bytesRead } of recordsOf(sourceOfText(text), 'utf-8')) {
    for (const record of records) batcher.add(readRecord(record, gateway, readers), bytesRead)
  }
  return batcher.take()
}

async function readSource(
  source: Source,
  { gateway, batchSize = answersPerBatch }: AnswerRequest,
  readers: Readers,
  onBatch: (batch: AnswerBatch) => Promise<void>,
  signal: AbortSignal,
): Promise<Result<ReadFile, FileProblem>> {
  const encoding = source.marked ? 'utf-8' : await detectEncoding(until(signal, source.chunks()))
  const batcher = createBatcher()
  for await (const { records, bytesRead } of recordsOf(source, encoding, signal)) {
    for (const record of records) {
      batcher.add(readRecord(record, gateway, readers), bytesRead)
      if (batcher.nobodys() >= patience) return failed(nobodysAnswers(batcher))
      const isFull = batcher.size() >= batchSize || batcher.bytes() >= mostBatchBytes
      if (isFull && batcher.recognisedAny()) await onBatch(batcher.take())
      if (signal.aborted) break
    }
  }
  if (signal.aborted) return failed({ kind: 'cancelled' })
  if (!batcher.recognisedAny()) return failed(nobodysAnswers(batcher))
  if (batcher.size() > 0) await onBatch(batcher.take())
  return ok({ lines: batcher.lines(), format: layoutOf(source.head).format, encoding })
}

const nobodysAnswers = (batcher: Batcher): FileProblem => ({
  kind: 'not-gateway-answers',
  samples: batcher.rejects().slice(0, mostSamples),
})

interface Records {
  readonly records: readonly FileRecord[]
  readonly bytesRead: number
}

async function* recordsOf(source: Source, encoding: Encoding, signal?: AbortSignal): AsyncGenerator<Records> {
  const { format, splitter } = layoutOf(source.head)
  const rows = format === 'csv' ? createRowReader(encoding) : null
  const readPiece = format === 'form-lines' ? formRecord : (piece: NumberedPiece) => jsonRecord(piece, encoding)
  const chunks = signal === undefined ? source.chunks() : until(signal, source.chunks())
  for await (const { pieces, bytesRead } of numberedPieces(chunks, splitter)) {
    const records = rows === null ? pieces.map(readPiece) : rows.read(pieces)
    yield { records, bytesRead }
  }
}

/** The same chunks, ending early when the signal is given. */
async function* until(signal: AbortSignal, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    if (signal.aborted) return
    yield chunk
  }
}
