import { type GatewayId, gatewayIds, gatewayNames } from '../../domain/gateway.ts'
import type { RejectedLine } from '../../domain/import-run.ts'
import type { Buyer } from '../../domain/transaction.ts'
import type { AnswerReading, GatewayReader } from '../gateways/gateway.ts'
import type { ReadAnswer } from '../packed/answers.ts'
import { holdsCardNumber, withoutCardNumbers } from './card-numbers.ts'
import { excerptOf } from './excerpt.ts'
import { besideExpected } from './expected.ts'
import type { FileRecord, ReadableRecord } from './file-record.ts'

/** The reading side of every gateway. */
export type Readers = Readonly<Record<GatewayId, GatewayReader>>

/** What became of a record. `recognised` says whether it is any gateway's answer. */
export type RecordReading =
  | Exclude<ReadAnswer, { readonly kind: 'rejected' }>
  | { readonly kind: 'rejected'; readonly reject: RejectedLine; readonly recognised: boolean }

const nobody = '알려진 결제사의 응답이 아닙니다.'
const otherGateway = (gateway: GatewayId): string => `다른 결제사(${gatewayNames[gateway]})의 응답입니다.`

/** Reads one record of a file as an answer of the shop's gateway. */
export function readRecord(record: FileRecord, gateway: GatewayId, readers: Readers): RecordReading {
  if (record.kind === 'unreadable') return rejected(record, record.because, false)
  const reader = readers[gateway]
  if (!reader.recognises(record.fields)) {
    const other = gatewayIds.find((id) => id !== gateway && readers[id].recognises(record.fields))
    return rejected(record, other === undefined ? nobody : otherGateway(other), other !== undefined)
  }
  const { reading, raw } = readSafely(record, reader)
  if (reading.kind === 'payment') return { kind: 'payment', transaction: reading.transaction, raw, line: record.line }
  if (reading.kind === 'refund') return { kind: 'refund', refund: reading.refund, raw, line: record.line }
  if (reading.kind === 'prepared') return { kind: 'prepared', prepared: reading.prepared, line: record.line }
  if (reading.kind === 'failed-attempt')
    return { kind: 'failed-attempt', attempt: reading.attempt, raw, line: record.line }
  return reading.kind === 'no-payment' ? { kind: 'passed-over' } : rejected(record, reading.because, true)
}

/** The answer and what is kept of it, both without whole card numbers (S04). */
function readSafely(
  { fields, json }: ReadableRecord,
  reader: GatewayReader,
): { readonly reading: AnswerReading; readonly raw: string } {
  const reading = readOne(reader, fields)
  const storable = reader.storable(fields)
  const raw = storable === fields && json !== null ? json : JSON.stringify(storable)
  if (!holdsCardNumber(storable)) return { reading, raw }
  const safe = withoutCardNumbers(fields, identifiersOf(reading))
  return { reading: readOne(reader, safe), raw: JSON.stringify(reader.storable(safe)) }
}

const readOne = (reader: GatewayReader, fields: ReadableRecord['fields']): AnswerReading =>
  besideExpected(reader.readAnswer(fields, buyerOf(fields)), fields)

const rejected = (record: FileRecord, because: string, recognised: boolean): RecordReading => ({
  kind: 'rejected',
  reject: { line: record.line, because, excerpt: excerptOf(record.text) },
  recognised,
})

/** Values that must stay as they are, because the gateway finds the payment or its receipt by them. */
function identifiersOf(reading: AnswerReading): readonly string[] {
  if (reading.kind === 'refund') return [reading.refund.gatewayTransactionId, reading.refund.identity]
  if (reading.kind === 'failed-attempt') return [reading.attempt.orderNumber]
  if (reading.kind !== 'payment') return []
  const { gatewayTransactionId, orderNumber, receipt, card } = reading.transaction
  const all = [gatewayTransactionId, orderNumber, receipt.approvalNumber, receipt.receiptNumber, card?.approvalNumber]
  return all.filter((one) => typeof one === 'string')
}

/** The optional fields merchants log beside the answer (decision 10). */
const buyerOf = (fields: Readonly<Record<string, unknown>>): Buyer => ({
  name: textOf(fields['buyr_name']),
  phone: textOf(fields['buyr_tel1']),
  email: textOf(fields['buyr_mail']),
})

function textOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null
}
