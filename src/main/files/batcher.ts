import type { ReadAnswers, RejectedLine } from '../../domain/import-run.ts'
import { packed } from '../packed.ts'
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
  /** Records of the whole file so far. */
  lines(): number
  recognisedAny(): boolean
  /** Records before the first that is any gateway's answer. */
  nobodys(): number
}

/** Starts gathering. */
export function createBatcher(): Batcher {
  let batch = emptyBatch()
  let all = 0
  let recognised = false
  let nobodys = 0
  let reached = 0

  const add = (reading: RecordReading, bytesRead: number): void => {
    all += 1
    batch.lines += 1
    reached = bytesRead
    recognised ||= reading.kind !== 'rejected' || reading.recognised
    if (!recognised) nobodys += 1
    if (reading.kind === 'payment') {
      batch.payments.push({ transaction: reading.transaction, raw: reading.raw, line: reading.line })
    } else if (reading.kind === 'refund') {
      batch.refunds.push({ refund: reading.refund, raw: reading.raw, line: reading.line })
    } else if (reading.kind === 'failed-attempt') {
      batch.attempts.push({ attempt: reading.attempt, raw: reading.raw, line: reading.line })
    } else if (reading.kind === 'prepared') {
      batch.prepared.push({ prepared: reading.prepared, line: reading.line })
    } else if (reading.kind === 'rejected') batch.rejects.push(reading.reject)
    else batch.passedOver += 1
  }
  const take = (): AnswerBatch => {
    const { lines, ...answers } = batch
    batch = emptyBatch()
    return { answers: packed(answers), lines, bytesRead: reached }
  }
  return {
    add,
    take,
    rejects: () => batch.rejects,
    size: () => batch.lines,
    lines: () => all,
    recognisedAny: () => recognised,
    nobodys: () => nobodys,
  }
}

interface OpenBatch {
  payments: ReadAnswers['payments'][number][]
  refunds: ReadAnswers['refunds'][number][]
  attempts: ReadAnswers['attempts'][number][]
  prepared: ReadAnswers['prepared'][number][]
  rejects: RejectedLine[]
  passedOver: number
  lines: number
}

const emptyBatch = (): OpenBatch => ({
  payments: [],
  refunds: [],
  attempts: [],
  prepared: [],
  rejects: [],
  passedOver: 0,
  lines: 0,
})
