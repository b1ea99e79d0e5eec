import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { type ApprovalRequest, unapproved } from '../../domain/approval.ts'
import { fileNamePart } from '../../domain/file-name.ts'
import type { Operator } from '../../domain/operator.ts'
import { failed, ok } from '../../domain/result.ts'
import { isSamePerson, type Seat, type SeatAnswer, seatAnswerNote } from '../../domain/seat.ts'
import { AnswerPayload, RequestPayload } from '../seats/seat-files.ts'
import type { SignedFile } from '../seats/signed-file.ts'
import { sendApprovedRefund } from './approved-refund.ts'
import { createHeld } from './held.ts'
import type { OpenBook, Ports } from './ports.ts'
import type { Resolver } from './resolver.ts'
import { seatAnsweringHandlers } from './seat-answering.ts'
import { knownSeat, noteRefusedFile, openSeatFile, ownSeat, saveSeatFile, signedText } from './seat-file.ts'

type RequestHandlers = Handlers<AppContract>['seatRequests']
type OpenedAnswer = SignedFile<AnswerPayload>

/** Requests that go to another seat, and the seat's answers: what is saved, shown, and done by what comes back. */
export function seatRequestHandlers(ports: Ports, resolver: Resolver): RequestHandlers {
  const { books, ids } = ports
  const opened = createHeld<OpenedAnswer>(ids)
  const refuse = async (book: OpenBook, failure: { readonly kind: string }, requestId: string | null) =>
    void (await noteRefusedFile(ports, book, 'seat-answer', failure, requestId))

  return {
    ...seatAnsweringHandlers(ports),
    save: ({ requestId }) => saveRequest(ports, requestId),
    openAnswer: async () => {
      const book = books.current()
      if (book.name === 'practice') return failed({ kind: 'not-in-practice' })
      const read = await openSeatFile(ports, '답 파일 열기', 'yeongsu-desk-answer', AnswerPayload)
      if (!read.ok) {
        await refuse(book, read.failure, null)
        return read
      }
      if (read.value === null) return ok(null)
      const fitting = await fittingAnswer(book, read.value)
      const { requestId, verdict, note, answeredBy, answeredAt } = read.value.payload
      if (!fitting.ok) {
        await refuse(book, fitting.failure, requestId)
        return fitting
      }
      const { seat, request, asker } = fitting.value
      const { shopId, orderNumber, amount } = request
      const said = { verdict, note, answeredBy, answeredAt }
      const token = opened.hold(read.value)
      return ok({ token, seatName: seat.name, requestId, shopId, orderNumber, amount, askedBy: asker, ...said })
    },
    takeAnswer: async ({ token }) => {
      const book = books.current()
      const answer = opened.find(token)
      if (answer === null) return failed({ kind: 'seat-file-not-open' })
      const taken = await takeAnswer(ports, resolver, book, answer)
      if (!taken.ok) await refuse(book, taken.failure, answer.payload.requestId)
      ports.announce({ kind: 'ledger.changed', topics: ['approvals', 'transactions', 'refunds', 'receipts'] })
      return taken
    },
  }
}

/** Saves a waiting request with all that was shown; it stays as it is. */
async function saveRequest(ports: Ports, requestId: string): ReturnType<RequestHandlers['save']> {
  const book = ports.books.current()
  const own = await ownSeat(book)
  if (!own.ok) return own
  const request = await book.ledger.approval(requestId)
  if (request === null) return failed({ kind: 'approval-not-found' })
  if (request.state !== 'awaiting-approval') return failed({ kind: 'approval-ended', state: request.state })
  const name = `승인요청-${fileNamePart(request.orderNumber, '요청')}.json`
  const file = await ports.dialogs.chooseSaveFile('승인 요청 파일 저장', name)
  if (file === null) return ok({ saved: null })
  const payload = await payloadOf(book, own.value.name, request, ports.clock.now())
  const text = signedText(book, own.value.publicKey, 'yeongsu-desk-request', RequestPayload, payload)
  if (!text.ok) return text
  const saved = await saveSeatFile(ports, file, text.value)
  await book.ledger.recordAudit({
    what: 'approval-request-saved',
    subject: requestId,
    detail: { won: request.amount, confirmed: request.hash, outcome: saved.ok ? 'written' : saved.failure.kind },
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })
  return saved
}

async function payloadOf(
  { ledger }: OpenBook,
  seat: string,
  request: ApprovalRequest,
  savedAt: RequestPayload['savedAt'],
): Promise<RequestPayload> {
  const { id, orderNumber, amount, reason, because, facts, hash, operatorId, askedAt } = request
  const [record, asker] = await Promise.all([ledger.transaction(request.transactionId), ledger.operator(operatorId)])
  return {
    requestId: id,
    seat,
    orderNumber,
    amount,
    refundedAlone: unapproved(record?.refunds ?? []),
    reason,
    because: [...because],
    facts: [...facts],
    hash,
    askedBy: asker?.name ?? operatorId,
    askedAt,
    savedAt,
  }
}

/** The request an answer is for, and the seat that gave it; or why it is not taken. */
async function fittingAnswer(book: OpenBook, { payload, publicKey }: OpenedAnswer) {
  const seat = await knownSeat(book, publicKey)
  if (!seat.ok) return seat
  const own = book.seatKey.publicKey()
  if (!own.ok) return own
  if (own.value !== payload.to) return failed({ kind: 'answer-elsewhere' as const })
  const request = await book.ledger.approval(payload.requestId)
  if (request === null) return failed({ kind: 'approval-not-found' as const })
  if (request.hash !== payload.hash) return failed({ kind: 'answer-other-facts' as const })
  if (request.state !== 'awaiting-approval') return failed({ kind: 'approval-ended' as const, state: request.state })
  const asker = (await book.ledger.operator(request.operatorId))?.name ?? request.operatorId
  if (isSamePerson(asker, payload.answeredBy)) return failed({ kind: 'approval-own' as const })
  return ok({ seat: seat.value, request, asker })
}

async function takeAnswer(
  ports: Ports,
  resolver: Resolver,
  book: OpenBook,
  opened: OpenedAnswer,
): ReturnType<RequestHandlers['takeAnswer']> {
  const fitting = await fittingAnswer(book, opened)
  if (!fitting.ok) return fitting
  const { seat, request } = fitting.value
  const answer = answerOf(seat, opened)
  await book.ledger.recordAudit({
    what: 'seat-answer-taken',
    subject: request.id,
    detail: { seat: seat.id, verdict: answer.verdict, answeredBy: answer.answeredBy, won: request.amount },
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })
  if (answer.verdict === 'refused') {
    const end = { id: request.id, state: 'refused', note: seatAnswerNote(answer), answer } as const
    const ended = await book.ledger.endApproval({ ...end, operatorId: seat.id, at: ports.clock.now() })
    return ended.ok ? ok({ requestId: request.id, refund: null }) : ended
  }
  const approver: Operator = { id: seat.id, name: seat.name, role: 'approver' }
  const sent = await sendApprovedRefund(ports, resolver, book, request, { approver, answer })
  return sent.ok ? ok({ requestId: request.id, refund: sent.value }) : sent
}

const answerOf = (seat: Seat, { payload, text }: OpenedAnswer): SeatAnswer => ({
  seatId: seat.id,
  verdict: payload.verdict,
  answeredBy: payload.answeredBy,
  answeredAt: payload.answeredAt,
  note: payload.note,
  file: text,
})
