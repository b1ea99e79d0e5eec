import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { noWon } from '../../domain/money.ts'
import { openActOf, receiptActKey, receiptRetryOf } from '../../domain/receipt/receipt-act.ts'
import { takenBy } from '../../domain/receipt/receipt-cancel.ts'
import { basedOnOf } from '../../domain/refund-preview.ts'
import { failed, ok } from '../../domain/result.ts'
import { findPayment } from './payments.ts'
import type { Ports } from './ports.ts'
import { announceReceipts } from './receipt-asking.ts'
import { receiptFacts } from './receipt-desk.ts'
import { receiptActView } from './views.ts'

type RecordElsewhere = Handlers<AppContract>['receipts']['recordElsewhere']

/** Writes down a receipt issued or cancelled outside this desk, on a person's evidence; asks nobody. */
export async function recordReceiptElsewhere(
  ports: Ports,
  input: Parameters<RecordElsewhere>[0],
): ReturnType<RecordElsewhere> {
  const [note, approvalNumber] = [input.note.trim(), input.approvalNumber.trim()]
  if (note === '') return failed({ kind: 'evidence-missing' })
  const isIssue = input.kind === 'issue'
  if (isIssue && approvalNumber === '') return failed({ kind: 'approval-number-missing' })
  const book = ports.books.current()
  const payment = await findPayment(book, input.transactionId)
  if (payment === null) return failed({ kind: 'transaction-not-found' })
  const { record } = payment
  const key = receiptActKey(input.transactionId, input.kind, input.earlierActs)
  const earlier = record.receiptActs.find((act) => act.key === key)
  // A slow double click: the same evidence is the same act.
  if (earlier?.byHand?.note === note) return ok(receiptActView(earlier))
  if (openActOf(record.receiptActs) !== null) return failed({ kind: 'receipt-act-open' })
  if (record.receiptActs.length !== input.earlierActs) return failed({ kind: 'receipt-facts-changed' })
  const { verdict, live, excess, ...facts } = await receiptFacts(ports, book, payment)
  const blocked = isIssue ? facts.recordIssueBlocked : facts.recordCancelBlocked
  if (blocked !== null) return failed({ kind: 'receipt-not-possible', ...blocked })
  if (!isIssue && input.extent === 'excess' && (excess === null || excess.left === noWon))
    return failed({ kind: 'receipt-facts-changed' })
  const wish = isIssue
    ? { amount: verdict.amount, left: noWon, split: verdict.split }
    : takenBy(input.extent, live, excess)
  if (wish.amount !== input.amount) return failed({ kind: 'receipt-facts-changed' })
  const retry = receiptRetryOf(record.refunds, record.receiptActs)
  const recorded = await book.ledger.recordReceiptActElsewhere({
    id: ports.ids.next(),
    key,
    kind: input.kind,
    transactionId: input.transactionId,
    ...wish,
    purpose: isIssue ? input.purpose : null,
    // Nobody told whose it is.
    identityLastFour: isIssue ? '' : null,
    identity: null,
    cancelReason: isIssue ? null : 1,
    refundId: isIssue ? null : (retry?.refundId ?? null),
    earlierActs: input.earlierActs,
    basedOn: basedOnOf(record.transaction.paid, record.refunds, record.outside),
    approvalNumber: approvalNumber === '' ? null : approvalNumber,
    note,
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })
  announceReceipts(ports)
  return recorded.ok ? ok(receiptActView(recorded.value)) : recorded
}
