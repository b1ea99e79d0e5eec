import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { addDays, type Day, dayOf } from '../../domain/day.ts'
import type { Won } from '../../domain/money.ts'
import { type DutyNoteKind, isClosing } from '../../domain/receipt/duty-note.ts'
import { verdictNow } from '../../domain/receipt/ledger-row.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { taxFor } from '../../domain/tax-history.ts'
import { type DutyFacts, dutyFacts } from './duty-facts.ts'
import { findPayment } from './payments.ts'
import type { Ports } from './ports.ts'
import { announceReceipts } from './receipt-asking.ts'
import type { Blocked } from './receipt-desk.ts'

type ReceiptHandlers = Handlers<AppContract>['receipts']
type Answer = ReturnType<ReceiptHandlers['noteDuty']>

interface Noted {
  readonly transactionId: string
  readonly kind: DutyNoteKind
  readonly documentNumber: string
  readonly day: Day | null
  readonly note: string
  readonly amount: Won
}

/** Writes a note on a duty: what it says is checked, and that the duty is what the operator was shown. */
export async function noteDuty(ports: Ports, noted: Noted): Answer {
  const book = ports.books.current()
  const payment = await findPayment(book, noted.transactionId)
  if (payment === null) return failed({ kind: 'transaction-not-found' })
  const { record, shop } = payment
  const today = ports.clock.today()
  const settings = taxFor(shop, record.transaction, today)
  const verdict = verdictNow({ ...record, settings, today })
  const facts = dutyFacts(payment, verdict, settings)
  const blocked = whyNotNoted(noted.kind, facts)
  if (blocked !== null) return failed({ kind: 'receipt-not-possible', ...blocked })
  if (verdict.amount !== noted.amount) return failed({ kind: 'receipt-facts-changed' })
  const said = saidBy(noted, dayOf(record.transaction.paidAt))
  if (!said.ok) return said
  const { transactionId, kind, note } = noted
  const done = { operatorId: ports.operator.id, at: ports.clock.now() }
  const added = await book.ledger.addDutyNote({
    id: ports.ids.next(),
    transactionId,
    kind,
    note,
    ...said.value,
    ...done,
  })
  if (!added.ok) return added
  announceReceipts(ports)
  return ok({})
}

const notAsked: Blocked = { because: '이 거래에는 정할 것이 없습니다.', remedy: null }

function whyNotNoted(kind: DutyNoteKind, { closeBlocked, asksGoods, asksSupply }: DutyFacts): Blocked | null {
  if (isClosing({ kind })) return closeBlocked
  return (kind === 'supplied-on' ? asksSupply : asksGoods) ? null : notAsked
}

/** A journey is not booked longer ahead; a year mistyped is. */
const longestSupplyDays = 3 * 366

type Said = { readonly documentNumber: string | null; readonly day: Day | null }

/** What belongs to a note of its kind; a number, a day or a reason must be there. */
function saidBy(
  { kind, documentNumber, day, note }: Noted,
  received: Day,
): Result<Said, { readonly kind: 'document-number-wrong' | 'supply-day-wrong' | 'reason-missing' }> {
  if (kind === 'tax-invoice') {
    const number = documentNumber.trim()
    return /^[0-9A-Za-z-]{1,40}$/.test(number)
      ? ok({ documentNumber: number, day: null })
      : failed({ kind: 'document-number-wrong' })
  }
  if (kind === 'supplied-on')
    return day !== null && day >= received && day <= addDays(received, longestSupplyDays)
      ? ok({ documentNumber: null, day })
      : failed({ kind: 'supply-day-wrong' })
  return note === '' ? failed({ kind: 'reason-missing' }) : ok({ documentNumber: null, day: null })
}

/** Takes a note back, with words if there are any. */
export async function takeBackNote(
  ports: Ports,
  { noteId, note }: Parameters<ReceiptHandlers['takeBackNote']>[0],
): ReturnType<ReceiptHandlers['takeBackNote']> {
  const { ledger } = ports.books.current()
  const found = await ledger.dutyNote(noteId)
  if (found === null) return failed({ kind: 'duty-note-not-found' })
  const done = { operatorId: ports.operator.id, at: ports.clock.now() }
  if (!(await ledger.takeBackDutyNote({ id: noteId, note, ...done }))) return failed({ kind: 'duty-note-taken-back' })
  announceReceipts(ports)
  return ok({})
}
