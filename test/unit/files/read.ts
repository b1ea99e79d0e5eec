import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import { fileLaneInProcess } from '../../../src/main/files/in-process.ts'
import type { AnswerBatch, FileLane } from '../../../src/main/files/file-lane.ts'
import { unpackedOf } from '../../contract/packed-answers.ts'

/** A folder of the test's own, gone when it ends. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yeongsu-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Puts bytes into a file of the test's own. */
export function fileOf(bytes: string | Uint8Array): string {
  const file = join(ownFolder(), 'answers.log')
  writeFileSync(file, bytes)
  return file
}

/** Everything that came of reading a file, batches put together. */
export async function readAll(
  file: string,
  gateway: GatewayId = 'kcp',
  batchSize = 500,
  lane: FileLane = fileLaneInProcess(),
) {
  const batches: AnswerBatch[] = []
  const result = await lane.readAnswers(
    { file, gateway, batchSize },
    async (batch) => void batches.push(batch),
    new AbortController().signal,
  )
  const answers = batches.map((batch) => unpackedOf(batch.answers))
  return {
    result,
    batches: batches.map(({ lines, bytesRead }) => ({ lines, bytesRead })),
    payments: answers.flatMap((one) => one.payments),
    refunds: answers.flatMap((one) => one.refunds),
    prepared: answers.flatMap((one) => one.prepared),
    rejects: answers.flatMap((one) => one.rejects),
    passedOver: answers.reduce((sum, one) => sum + one.passedOver, 0),
    lines: batches.reduce((sum, batch) => sum + batch.lines, 0),
  }
}
