import type { Instant } from '../../../domain/day.ts'
import type { GatewayId } from '../../../domain/gateway.ts'
import type { RejectedLine } from '../../../domain/import-run.ts'
import type { Won } from '../../../domain/money.ts'
import { wonText } from '../../../domain/receipt/wording.ts'
import type { ReportedAttempt, ReportedTransaction } from '../../../domain/transaction.ts'
import { answersIn, type PackedAnswers, type UnpackedAnswer } from '../../packed/answers.ts'
import type { WriteDb } from '../database.ts'
import { recordAudit } from './audit.ts'
import { runOf, type StoredRun } from './import-run.ts'
import { addPayment, besidePayments, isDepositedAnew } from './imported-payment.ts'
import { addPrepared } from './imported-prepared.ts'
import { addReportedRefund } from './imported-refund.ts'
import type { LineOutcome } from './line-outcome.ts'

/** A batch of a file's lines, read and packed: payments, cancels and lines that are neither. `lines` counts all of them. */
export interface ImportedBatch {
  readonly importId: string
  readonly shopId: string
  readonly gateway: GatewayId
  readonly answers: PackedAnswers
  readonly lines: number
  readonly at: Instant
}

/** What became of a batch. `already` counts payments and cancels the ledger knew, `refunds` cancels that are new, `rejected` all lines left out. */
export interface ImportedCounts {
  readonly added: number
  readonly already: number
  readonly refunds: number
  readonly rejected: number
}

/** A payment of a virtual account that the ledger has already. */
interface PaymentAgain {
  readonly transaction: ReportedTransaction
  readonly line: number
}

/**
 * Stores a batch in one transaction. The same payment twice adds nothing; the same payment with another amount, a cancel
 * without its payment and a cancel that does not fit are left out with their reason, never merged and never overwriting.
 */
export function recordImported(db: WriteDb, batch: ImportedBatch): ImportedCounts {
  const run = runFor(db, batch)
  const counts = { added: 0, already: 0, refunds: 0, rejected: 0 }
  const count = (outcome: LineOutcome, kind: 'added' | 'refunds', line: number, id: string, won: Won): void => {
    if (outcome === 'added') counts[kind] += 1
    else if (outcome === 'already') counts.already += 1
    else reject(db, run, { line, because: outcome.because, excerpt: excerptOf(id, won) }, counts)
  }
  // A cancel may stand before its payment, and a deposit before the cancel of the one before: payments first, what looks at them after.
  const others: Exclude<UnpackedAnswer, { readonly kind: 'payment' }>[] = []
  const again: PaymentAgain[] = []
  const beside = besidePayments(db)
  for (const answer of answersIn(batch.answers)) {
    if (answer.kind !== 'payment') {
      others.push(answer)
      continue
    }
    const { transaction, line } = answer
    const outcome = addPayment(db, beside, run, answer)
    if (outcome === 'already' && transaction.method === 'virtual-account') again.push({ transaction, line })
    else count(outcome, 'added', line, transaction.gatewayTransactionId, transaction.paid)
  }
  for (const rows of Object.values(beside)) rows.flush()
  for (const one of others) {
    if (one.kind !== 'refund') continue
    const outcome = addReportedRefund(db, run, one.refund, one.raw, batch.at)
    count(outcome, 'refunds', one.line, one.refund.gatewayTransactionId, one.refund.won)
  }
  for (const { transaction, line } of again) {
    const outcome = isDepositedAnew(db, run, transaction) ? depositedAnew : 'already'
    count(outcome, 'added', line, transaction.gatewayTransactionId, transaction.paid)
  }
  // Neither an attempt nor what is only prepared is a payment: they count among the lines without money.
  let passedOver = 0
  for (const one of others) {
    if (one.kind === 'passed-over') passedOver += 1
    else if (one.kind === 'rejected') reject(db, run, one.reject, counts)
    else if (one.kind === 'failed-attempt') {
      addAttempt(db, run, one.attempt, one.raw)
      passedOver += 1
    } else if (one.kind === 'prepared') {
      const because = addPrepared(db, run, one.prepared, batch.at)
      if (because === null) passedOver += 1
      else
        reject(
          db,
          run,
          { line: one.line, because, excerpt: excerptOf(one.prepared.orderNumber, one.prepared.won) },
          counts,
        )
    }
  }
  db.run(
    `INSERT INTO import_batch (import_number, recorded_at, lines, added, already, refunds, passed_over, rejected)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    run.number,
    batch.at,
    batch.lines,
    counts.added,
    counts.already,
    counts.refunds,
    passedOver,
    counts.rejected,
  )
  recordAudit(db, {
    what: 'import-batch-recorded',
    subject: batch.importId,
    detail: { ...counts, lines: batch.lines, passedOver },
    operatorId: run.operator_id,
    at: batch.at,
  })
  return counts
}

const depositedAnew = {
  because:
    '입금이 취소된 뒤 다시 입금된 가상계좌일 수 있습니다. 원장은 한 거래에 한 번의 입금만 적으므로 더하지 않았습니다. 결제사 관리자 화면에서 확인하세요 — 확인 필요',
}

/** The run, when the batch belongs to its shop and gateway. A mix-up of shops is a mistake of the program. */
function runFor(db: WriteDb, { importId, shopId, gateway }: ImportedBatch): StoredRun {
  const run = runOf(db, importId)
  const shop = db.first<{ number: number; gateway: string }>('SELECT number, gateway FROM shop WHERE id = ?', shopId)
  if (shop?.number !== run.shop_number || shop.gateway !== gateway) {
    throw new RangeError(`import ${importId} is not for ${shopId} at ${gateway}`)
  }
  return run
}

function reject(
  db: WriteDb,
  run: StoredRun,
  { line, because, excerpt }: RejectedLine,
  counts: { rejected: number },
): void {
  db.run(
    'INSERT INTO rejected_line (import_number, line, because, excerpt) VALUES (?, ?, ?, ?)',
    run.number,
    line,
    because,
    excerpt,
  )
  counts.rejected += 1
}

/** Keeps an attempt that brought no money, once. */
function addAttempt(db: WriteDb, run: StoredRun, attempt: ReportedAttempt, raw: string): void {
  db.run(
    `INSERT INTO failed_attempt (shop_number, import_number, order_number, won, at, code, message, raw)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    run.shop_number,
    run.number,
    attempt.orderNumber,
    attempt.won,
    attempt.at,
    attempt.code,
    attempt.message,
    raw,
  )
}

/** What a person finds the line by, without anything of the buyer. */
const excerptOf = (gatewayTransactionId: string, won: Won): string =>
  `거래번호 ${gatewayTransactionId}, ${wonText(won)}`
