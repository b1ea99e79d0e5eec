import { readWon } from '../../domain/money.ts'
import type { Anomaly } from '../../domain/transaction.ts'
import type { AnswerReading } from '../gateways/gateway.ts'

/** What a reading says was paid, or is to be paid, and for which order. */
interface Told {
  readonly orderNumber: string
  readonly won: number
}

/**
 * The check for forged results: merchants may log what their own server expected beside the answer, as `expected_order` and
 * `expected_total` (decision 37). A payment that differs carries an anomaly; one that waits for its confirm is not taken at all.
 */
export function besideExpected(reading: AnswerReading, fields: Readonly<Record<string, unknown>>): AnswerReading {
  if (reading.kind === 'payment') {
    const { transaction } = reading
    const found = differences({ orderNumber: transaction.orderNumber, won: transaction.paid }, fields)
    if (found.length === 0) return reading
    return { ...reading, transaction: { ...transaction, anomalies: [...transaction.anomalies, ...found] } }
  }
  if (reading.kind === 'prepared' && differences(reading.prepared, fields).length > 0) {
    return { kind: 'rejected', because: notToBeConfirmed }
  }
  return reading
}

const notToBeConfirmed =
  '확인 필요: 승인을 기다리는 결과가 쇼핑몰이 기대한 주문번호나 금액과 다릅니다. 바뀐 결과일 수 있어 승인 대기에 넣지 않았습니다.'

function differences(told: Told, fields: Readonly<Record<string, unknown>>): readonly Anomaly[] {
  const order = textOf(fields['expected_order'])
  const total = textOf(fields['expected_total'])
  const found: Anomaly[] = []
  if (order !== '' && order !== told.orderNumber) {
    found.push({ kind: 'order-not-as-expected', fields: { expected_order: order, paid_order: told.orderNumber } })
  }
  if (total !== '' && readWon(total) !== told.won) {
    found.push({ kind: 'amount-not-as-expected', fields: { expected_total: total, paid_total: String(told.won) } })
  }
  return found
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
