import { epochOf, gatewayTimeOf, type Instant } from '../../../domain/day.ts'
import { isOpen, type Refund } from '../../../domain/refund.ts'
import { isKnownByTime, type ReportedRefund } from '../../../domain/transaction.ts'
import type { WriteDb } from '../database.ts'
import { refundsOf } from '../queries/transaction.ts'
import { remainingOf, type StoredPayment } from './balance.ts'
import type { StoredRun } from './import-run.ts'
import type { LineOutcome } from './line-outcome.ts'
import { moveRefund } from './refund-move.ts'

/** A cancel of a file with everything its judgement needs. */
interface Cancel {
  readonly run: StoredRun
  readonly payment: StoredPayment
  readonly reported: ReportedRefund
  readonly raw: string
  readonly at: Instant
}

/**
 * Counts a cancel a file tells of, once. It is one of ours, or what a look-up had already found missing, or a new refund made
 * elsewhere; where that cannot be told, or the sum would pass what was paid, the line is left out for a person to check.
 */
export function addReportedRefund(
  db: WriteDb,
  run: StoredRun,
  reported: ReportedRefund,
  raw: string,
  at: Instant,
): LineOutcome {
  const payment = db.first<StoredPayment>(
    'SELECT number, paid_won FROM payment WHERE shop_number = ? AND gateway_transaction_id = ?',
    run.shop_number,
    reported.gatewayTransactionId,
  )
  if (payment === undefined) return { because: '취소할 원거래가 원장에 없습니다. 결제 응답을 먼저 가져오세요' }
  if (reported.won === 0) return { because: '취소 금액이 0원입니다 — 확인 필요' }
  const cancel = { run, payment, reported, raw, at }
  return (
    knownBefore(db, cancel) ??
    seenInOtherForm(db, cancel) ??
    oneOfOurs(db, cancel) ??
    toldInOtherForm(db, cancel) ??
    foundByLookUp(db, cancel) ??
    withinAProof(db, cancel) ??
    madeElsewhere(db, cancel)
  )
}

interface KnownRow {
  readonly won: number
}

/** A cancel of the same identity is the same cancel; another amount under it is a contradiction. */
function knownBefore(db: WriteDb, { payment, reported }: Cancel): LineOutcome | null {
  const known = db.first<KnownRow>(
    `SELECT won FROM outside_refund WHERE payment_number = ? AND identity = ?
     UNION ALL SELECT won FROM refund_sighting WHERE payment_number = ? AND identity = ?`,
    payment.number,
    reported.identity,
    payment.number,
    reported.identity,
  )
  if (known === undefined) return null
  return known.won === reported.won ? 'already' : { because: '이미 저장된 취소와 금액이 다릅니다 — 확인 필요' }
}

/**
 * What a file told by time and amount alone it may tell again by its key, or the reverse: at the same second it is the same cancel.
 * What has a key of its own is told apart by it.
 */
function seenInOtherForm(db: WriteDb, { payment, reported }: Cancel): LineOutcome | null {
  const { gatewayTransactionId, won, at } = reported
  if (at === null) return null
  const seen = db
    .all<Pick<ReportedRefund, 'identity' | 'won' | 'at'>>(
      `SELECT s.identity, s.won, s.refunded_at AS at FROM refund_sighting s
         LEFT JOIN refund r ON r.number = s.refund_number LEFT JOIN outside_refund o ON o.number = s.outside_number
       WHERE s.payment_number = ? AND s.won = ? AND r.gateway_refund_id IS NULL AND coalesce(o.source, '') <> 'import'`,
      payment.number,
      won,
    )
    .filter((one) => one.at !== null && gatewayTimeOf(one.at) === gatewayTimeOf(at))
  return seen.some((one) => isKnownByTime({ ...one, gatewayTransactionId }) !== isKnownByTime(reported))
    ? 'already'
    : null
}

/** How far the gateway's clock and ours may be apart. */
const clockSkewMs = 10 * 60_000

const mayBeLater = (at: Instant | null, than: Instant): boolean =>
  at === null || epochOf(at) >= epochOf(than) - clockSkewMs

/** Is this our refund's own identity? Payple's answers carry the part after the order number. */
const isIdentityOf = (refund: Refund, reported: ReportedRefund): boolean =>
  refund.gatewayRefundId !== null &&
  (reported.identity === refund.gatewayRefundId ||
    reported.identity === `${reported.gatewayTransactionId}#${refund.gatewayRefundId}`)

const wentBack = (refund: Refund): boolean =>
  refund.state === 'done' || (refund.state === 'settled-by-hand' && refund.byHand?.conclusion === 'refunded')

/**
 * Links a cancel to our refund: by identity; else by amount and time, where the cancel has no key; else to one of the same amount
 * that has no identity and was asked before the cancel, or was proved by a look-up that knew of this cancel. For an unknown refund
 * that is the positive evidence which settles it.
 */
function oneOfOurs(db: WriteDb, cancel: Cancel): LineOutcome | null {
  const { payment, reported } = cancel
  const refunds = refundsOf(db, payment.number)
  const same = refunds.find((refund) => isIdentityOf(refund, reported))
  if (same !== undefined) {
    return same.amount === reported.won
      ? link(db, cancel, same)
      : { because: '이 환불의 원장 금액과 다릅니다 — 확인 필요' }
  }
  const byTime = alikeInTime(db, cancel, refunds)
  if (byTime !== null) return byTime
  const proved = provedByLookUp(db, payment).map(({ id }) => id)
  const alike = refunds
    .filter((refund) => refund.gatewayRefundId === null && refund.amount === reported.won)
    .filter((refund) => mayBeLater(reported.at, refund.requestedAt) || proved.includes(refund.id))
    .toReversed()
  const ours = alike.find(wentBack) ?? alike.find((refund) => isOpen(refund.state))
  if (ours === undefined) return null
  // What a file told before in its other form, or a look-up found missing before an open refund was asked, proves nothing of that refund.
  const told = isOpen(ours.state) ? toldInOtherForm(db, cancel) : null
  if (told !== null) return told
  if (isOpen(ours.state) && fittingFind(foundMissing(db, cancel), reported.won) !== undefined) return null
  if (ours.state === 'intended' || ours.state === 'sent') {
    return { because: '같은 금액의 환불이 진행 중입니다. 끝난 뒤 다시 가져오세요' }
  }
  return link(db, cancel, ours.state === 'unknown' ? settled(db, cancel, ours) : ours)
}

/**
 * A notice of a cancel may leave out the key our refund is known by, and tells time and amount alone. At the second ours was done
 * it is ours; within the clocks' skew it may be ours or another, which only a person can tell. One such notice explains one refund.
 */
function alikeInTime(db: WriteDb, cancel: Cancel, refunds: readonly Refund[]): LineOutcome | null {
  const { won, at } = cancel.reported
  if (at === null || !isKnownByTime(cancel.reported)) return null
  const candidates = refunds
    .filter(({ state, gatewayRefundId, amount }) => state === 'done' && gatewayRefundId !== null && amount === won)
    .flatMap((refund) => (refund.doneAt === null ? [] : [{ refund, doneAt: refund.doneAt }]))
    .filter(({ doneAt }) => Math.abs(epochOf(doneAt) - epochOf(at)) <= clockSkewMs)
    .filter(({ refund }) => !isExplained(db, cancel, refund))
  const ours = candidates.find(({ doneAt }) => gatewayTimeOf(doneAt) === gatewayTimeOf(at))
  if (ours !== undefined) return link(db, cancel, ours.refund)
  if (candidates.length === 0) return null
  return {
    because:
      '여기서 이미 한 같은 금액의 환불과 시각이 가까워 같은 취소일 수 있으므로 더하지 않았습니다. 결제사 관리자 화면의 취소 건수와 비교하세요 — 확인 필요',
  }
}

/** Has a notice by time and amount been linked to this refund? One by its key leaves the other form still to come. */
function isExplained(db: WriteDb, { reported: { gatewayTransactionId } }: Cancel, refund: Refund): boolean {
  const seen = sightingOf(db, refund)
  return seen !== undefined && isKnownByTime({ ...seen, gatewayTransactionId })
}

const settled = (db: WriteDb, { run, reported, at }: Cancel, refund: Refund): Refund =>
  moveRefund(db, {
    id: refund.id,
    state: 'done',
    at,
    evidence: '가져온 취소 내역으로 확인',
    operatorId: run.operator_id,
    what: 'refund-settled',
    answer: { code: null, message: '가져온 취소 내역으로 확인' },
    doneAt: reported.at,
    receipt: {
      kind: 'unknown',
      won: reported.receiptCancelTarget,
      code: null,
      message: '현금영수증 취소 결과는 가져온 내역에 없습니다. 확인이 필요합니다.',
    },
  })

const sightingOf = (db: WriteDb, refund: Refund) =>
  db.first<Pick<ReportedRefund, 'identity' | 'won' | 'at'>>(
    `SELECT identity, won, refunded_at AS at FROM refund_sighting
     WHERE refund_number = (SELECT number FROM refund WHERE id = ?)`,
    refund.id,
  )

/** A refund is linked once; its other form, by key or by time, tells nothing more. */
function link(db: WriteDb, cancel: Cancel, refund: Refund): LineOutcome {
  if (sightingOf(db, refund) !== undefined) return 'already'
  const row = db.first<{ number: number }>('SELECT number FROM refund WHERE id = ?', refund.id)
  sight(db, cancel, row?.number ?? null, null)
  return 'already'
}

/** A cancel made elsewhere may come once by its key and once by time and amount alone: at the same second one tells of the other. */
function toldInOtherForm(db: WriteDb, cancel: Cancel): LineOutcome | null {
  const { payment, reported } = cancel
  const { gatewayTransactionId, won, at } = reported
  if (at === null) return null
  const other = db
    .all<Pick<ReportedRefund, 'identity' | 'won' | 'at'> & { readonly number: number }>(
      `SELECT o.number, o.identity, o.won, o.refunded_at AS at FROM outside_refund o
       WHERE o.payment_number = ? AND o.won = ? AND o.source = 'import'
         AND NOT EXISTS (SELECT 1 FROM refund_sighting s WHERE s.outside_number = o.number) ORDER BY o.number`,
      payment.number,
      won,
    )
    .filter((one) => one.at !== null && gatewayTimeOf(one.at) === gatewayTimeOf(at))
    .find((one) => isKnownByTime({ ...one, gatewayTransactionId }) !== isKnownByTime(reported))
  if (other === undefined) return null
  sight(db, cancel, null, other.number)
  return 'already'
}

interface Find {
  readonly number: number
  readonly won: number
  readonly explained: number
  readonly seen_at: Instant
}

/** What look-ups had found missing when this cancel may have been made, and no file has explained in full. */
const foundMissing = (db: WriteDb, { payment, reported }: Cancel): readonly Find[] =>
  db
    .all<Find>(
      `SELECT o.number, o.won, o.seen_at,
         (SELECT coalesce(sum(s.won), 0) FROM refund_sighting s WHERE s.outside_number = o.number) AS explained
       FROM outside_refund o WHERE o.payment_number = ? AND o.source = 'look-up' ORDER BY o.number`,
      payment.number,
    )
    .filter(
      (one) =>
        one.explained < one.won && (reported.at === null || epochOf(reported.at) <= epochOf(one.seen_at) + clockSkewMs),
    )

const fittingFind = (found: readonly Find[], won: number): Find | undefined =>
  found.find((one) => one.won - one.explained === won) ?? found.find((one) => one.won - one.explained > won)

/** A balance seen in a look-up may have told of this cancel before the file did. */
function foundByLookUp(db: WriteDb, cancel: Cancel): LineOutcome | null {
  const found = foundMissing(db, cancel)
  if (found.length === 0) return null
  const fits = fittingFind(found, cancel.reported.won)
  if (fits === undefined) return { because: '조회에서 확인한 외부 환불과 금액이 맞지 않습니다 — 확인 필요' }
  sight(db, cancel, null, fits.number)
  return 'already'
}

/** Refunds that a look-up proved and no file has told of: what it said had gone back was all that had, up to then. */
const provedByLookUp = (db: WriteDb, payment: StoredPayment) =>
  db.all<{ id: string; changed_at: Instant }>(
    `SELECT r.id, r.changed_at FROM refund r WHERE r.payment_number = ? AND r.state = 'done' AND r.gateway_refund_id IS NULL
       AND EXISTS (SELECT 1 FROM refund_event e WHERE e.refund_number = r.number AND e.state = 'unknown')
       AND NOT EXISTS (SELECT 1 FROM refund_sighting s WHERE s.refund_number = r.number)`,
    payment.number,
  )

/** A cancel that may be from before such a proof is a part of what it counted, and would count twice. */
function withinAProof(db: WriteDb, { payment, reported: { at } }: Cancel): LineOutcome | null {
  const isWithin = provedByLookUp(db, payment).some(
    ({ changed_at }) => at === null || epochOf(at) <= epochOf(changed_at) + clockSkewMs,
  )
  return isWithin
    ? {
        because:
          '조회로 확정한 환불에 이미 들어 있을 수 있어 더하지 않았습니다. 거래를 조회해 남은 금액을 비교하세요 — 확인 필요',
      }
    : null
}

function sight(db: WriteDb, cancel: Cancel, refundNumber: number | null, outsideNumber: number | null): void {
  const { run, payment, reported, raw, at } = cancel
  db.run(
    `INSERT INTO refund_sighting (payment_number, identity, won, refunded_at, seen_at, refund_number, outside_number, import_number, raw)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    payment.number,
    reported.identity,
    reported.won,
    reported.at,
    at,
    refundNumber,
    outsideNumber,
    run.number,
    raw,
  )
}

function madeElsewhere(db: WriteDb, cancel: Cancel): LineOutcome {
  const { run, payment, reported, raw, at } = cancel
  if (reported.won > remainingOf(db, payment)) return { because: '환불 합계가 결제금액을 넘습니다 — 확인 필요' }
  db.run(
    `INSERT INTO outside_refund (payment_number, identity, won, refunded_at, seen_at, source, receipt_cancel_target_won, import_number, raw)
     VALUES (?, ?, ?, ?, ?, 'import', ?, ?, ?)`,
    payment.number,
    reported.identity,
    reported.won,
    reported.at,
    at,
    reported.receiptCancelTarget,
    run.number,
    raw,
  )
  return 'added'
}
