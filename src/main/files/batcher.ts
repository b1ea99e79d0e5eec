import type { RejectedLine } from '../../domain/import-run.ts'
import { createAnswerPacker } from '../packed/answers.ts'
import type { AnswerBatch } from './file-lane.ts'
import type { RecordReading } from './read-record.ts'

/** Gathers what was read until it is taken as a batch, and counts over the whole file. */
export interface Batcher {
  add(reading: RecordReading, bytesRead: number): void
  /** Hands over what was gathered since the last time. */
  take(): AnswerBatch
  /** The rejects gathered and not yet taken. */
  rejects(): readonly RejectedLine[]
  /** Records gathered and not yet taken. */
  size(): number
  /** The bytes they take. */
  bytes(): number
  /** Records of the whole file so far. */
  lines(): number
  recognisedAny(): boolean
  /** Records before the first that is any gateway's answer. */
  nobodys(): number
}

/** Starts gathering. */
export function createBatcher(): Batcher {
  const packer = createAnswerPacker()
  let rejects: RejectedLine[] = []
  let lines = 0
  let all = 0
  let recognised = false
  let nobodys = 0
  let reached = 0
  return {
    add: (reading, bytesRead) => {
      all += 1
      lines += 1
      reached = bytesRead
      recognised ||= reading.kind !== 'rejected' || reading.recognised
      if (!recognised) nobodys += 1
      if (reading.kind === 'rejected') rejects.push(reading.reject)
      packer.add(reading)
    },
    take: () => {
      const batch = { answers: packer.take(), lines, bytesRead: reached }
      rejects = []
      lines = 0
      return batch
    },
    rejects: () => rejects,
    size: () => lines,
    bytes: () => packer.size(),
    lines: () => all,
    recognisedAny: () => recognised,
    nobodys: () => nobodys,
  }
}
