import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { type ApprovalBar, overLimitAfter } from '../../domain/approval.ts'
import { factNames } from '../../domain/confirmed-facts.ts'
import { fileNamePart } from '../../domain/file-name.ts'
import { wonText } from '../../domain/receipt/wording.ts'
import { failed, ok } from '../../domain/result.ts'
import { isSamePerson } from '../../domain/seat.ts'
import { AnswerPayload, RequestPayload } from '../seats/seat-files.ts'
import { factHash } from './fact-hash.ts'
import { createHeld } from './held.ts'
import type { OpenBook, Ports } from './ports.ts'
import { knownSeat, noteRefusedFile, openSeatFile, ownSeat, saveSeatFile, signedText } from './seat-file.ts'

type RequestHandlers = Pick<Handlers<AppContract>['seatRequests'], 'open' | 'answer'>

/** A request of another seat as it was read. */
interface OpenedRequest {
  readonly payload: RequestPayload
  readonly publicKey: string
}

/** The seat that approves: another's request is shown as it was signed, and answered with a signed file. */
export function seatAnsweringHandlers(ports: Ports): RequestHandlers {
  const opened = createHeld<OpenedRequest>(ports.ids)
  return {
    open: async () => {
      const book = ports.books.current()
      if (book.name === 'practice') return failed({ kind: 'not-in-practice' })
      const read = await openSeatFile(ports, '요청 파일 열기', 'yeongsu-desk-request', RequestPayload)
      if (!read.ok) {
        await noteRefusedFile(ports, book, 'seat-request', read.failure, null)
        return read
      }
      if (read.value === null) return ok(null)
      const known = await judged(book, read.value)
      if (!known.ok) {
        await noteRefusedFile(ports, book, 'seat-request', known.failure, read.value.payload.requestId)
        return known
      }
      const { seat, request } = known.value
      const { requestId, orderNumber, amount, reason, because, facts, askedBy, askedAt } = request.payload
      const detail = { seat: seat.id, won: amount, confirmed: request.payload.hash }
      await note(ports, book, 'seat-request-opened', requestId, detail)
      const bar = await barOf(ports, book, request.payload)
      const shown = { orderNumber, amount, reason, because, facts, askedBy, askedAt }
      return ok({ token: opened.hold(request), seatName: seat.name, bar: bar?.kind ?? null, ...shown })
    },
    answer: async ({ token, verdict, note: typed }) => {
      const book = ports.books.current()
      const request = opened.find(token)
      if (request === null) return failed({ kind: 'seat-file-not-open' })
      const own = await ownSeat(book)
      if (!own.ok) return own
      const seat = await knownSeat(book, request.publicKey)
      if (!seat.ok) return seat
      const { requestId, orderNumber, amount, hash } = request.payload
      const bar = await barOf(ports, book, request.payload)
      if (bar?.kind === 'own-request') return failed({ kind: 'approval-own' })
      if (bar !== null && verdict === 'approved') return failed({ kind: 'approval-over-limit', because: bar.because })
      const said = typed.trim()
      if (verdict === 'refused' && said === '') return failed({ kind: 'evidence-missing' })
      const name = `답-${fileNamePart(orderNumber, '요청')}-${verdict === 'approved' ? '승인' : '반려'}.json`
      const file = await ports.dialogs.chooseSaveFile('답 파일 저장', name)
      if (file === null) return ok({ saved: null })
      const text = signedText(book, own.value.publicKey, 'yeongsu-desk-answer', AnswerPayload, {
        requestId,
        to: request.publicKey,
        hash,
        verdict,
        note: said,
        answeredBy: ports.operator.name,
        answeredAt: ports.clock.now(),
      })
      if (!text.ok) return text
      // In the audit first: an answer must not be out in the world that nobody here knows of.
      const detail = { seat: seat.value.id, verdict, won: amount, confirmed: hash }
      await note(ports, book, 'seat-request-answered', requestId, detail)
      const saved = await saveSeatFile(ports, file, text.value)
      if (saved.ok) opened.letGo(token)
      else await note(ports, book, 'seat-answer-not-written', requestId, { outcome: saved.failure.kind })
      return saved
    },
  }
}

/** Is it a known seat's, and does it show what its hash and its figures say? */
async function judged(book: OpenBook, request: OpenedRequest) {
  const seat = await knownSeat(book, request.publicKey)
  if (!seat.ok) return seat
  return isConsistent(request.payload)
    ? ok({ seat: seat.value, request })
    : failed({ kind: 'seat-file-unfit' as const, problem: 'forged' as const })
}

function isConsistent({ facts, hash, amount, orderNumber }: RequestPayload): boolean {
  const textOf = (name: string) => facts.find((fact) => fact.name === name)?.text
  return (
    factHash(facts) === hash && textOf(factNames.amount) === wonText(amount) && textOf(factNames.order) === orderNumber
  )
}

/** Why whoever is at the desk cannot approve it: their own name asked for it, or it is more than they may refund alone. */
async function barOf(
  ports: Ports,
  book: OpenBook,
  { askedBy, refundedAlone, amount }: RequestPayload,
): Promise<{ readonly kind: ApprovalBar; readonly because: string } | null> {
  if (isSamePerson(ports.operator.name, askedBy)) return { kind: 'own-request', because: '' }
  const because = overLimitAfter(ports.operator, await book.ledger.refundLimits(), refundedAlone, amount)
  return because === null ? null : { kind: 'over-own-limit', because }
}

const note = (
  ports: Ports,
  { ledger }: OpenBook,
  what: string,
  subject: string,
  detail: Readonly<Record<string, string | number>>,
): Promise<unknown> =>
  ledger.recordAudit({ what, subject, detail, operatorId: ports.operator.id, at: ports.clock.now() })
