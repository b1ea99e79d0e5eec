import { confirmationKey } from '../../domain/prepared-payment.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { ReportedTransaction } from '../../domain/transaction.ts'
import type { Outcome } from '../gateways/call.ts'
import { askedOnce } from './asked.ts'
import { announcePayments, settleConfirmUnlessSettled } from './confirmed-payment.ts'
import { type ConnectionFailure, withConnection } from './connection.ts'
import { storeAnswer } from './one-answer.ts'
import { notDone } from './outcome-words.ts'
import type { OpenBook, Ports } from './ports.ts'
import { type FoundPrepared, preparedOf } from './prepared.ts'
import type { Resolver } from './resolver.ts'
import { isLedgerClosed } from './settling.ts'

/** Why a prepared payment was not confirmed; nothing was sent. */
export type ConfirmFailure =
  | ConnectionFailure
  | { readonly kind: 'prepared-not-waiting' }
  | { readonly kind: 'confirm-not-possible'; readonly because: string; readonly remedy: string | null }

/** Written down, asked once, and what became of it written down; the payment is stored before its confirm counts as done. */
export async function confirmPrepared(
  ports: Ports,
  resolver: Resolver,
  book: OpenBook,
  { prepared, shop }: FoundPrepared,
  earlier: number,
): Promise<Result<null, ConfirmFailure>> {
  const desk = ports.gateways[shop.gateway].confirmations
  if (!desk.offered) return failed({ kind: 'confirm-not-possible', because: desk.because, remedy: desk.remedy })
  const { id: preparedId, orderNumber, won, method } = prepared
  const connected = await withConnection(ports, book, shop, async (_gateway, connection) => {
    const keys = await book.ledger.confirmKeys(preparedId)
    if (keys === null) return noLongerWaiting(book, preparedId, earlier)
    const key = confirmationKey(preparedId, earlier)
    const intent = { id: ports.ids.next(), key, preparedId, operatorId: ports.operator.id, at: ports.clock.now() }
    const noted = await book.ledger.noteConfirmIntended(intent)
    if (!noted.ok) return failed({ kind: 'prepared-not-waiting' as const })
    if (!noted.value.fresh) return ok(null)
    const { confirmationId: id } = noted.value
    await book.ledger.noteConfirmSent({ id, at: ports.clock.now() })
    const order = { orderNumber, won, method, keys }
    const outcome = await askedOnce(ports, 'confirm.ask', () => desk.confirm(connection, order))
    await settle(ports, resolver, book, { prepared, shop }, id, outcome)
    return ok(null)
  }).finally(() => announcePayments(ports))
  return connected.ok ? connected.value : connected
}

/** Keys go once their payment is decided or past its time; the same confirm asked again is answered by what the first became. */
async function noLongerWaiting(
  book: OpenBook,
  preparedId: string,
  earlier: number,
): Promise<Result<null, { readonly kind: 'prepared-not-waiting' }>> {
  const { confirmations } = await preparedOf(book, preparedId)
  return confirmations.length > earlier ? ok(null) : failed({ kind: 'prepared-not-waiting' })
}

type ConfirmOutcome = Outcome<{ readonly transaction: ReportedTransaction; readonly raw: string }>

/** The gateway has taken the money or not, whatever the ledger can take: an outcome that cannot be written is kept until it can. */
async function settle(
  ports: Ports,
  resolver: Resolver,
  book: OpenBook,
  { prepared, shop }: FoundPrepared,
  id: string,
  outcome: ConfirmOutcome,
): Promise<void> {
  const told = toldOf(outcome)
  const write = async (): Promise<void> => {
    const transactionId =
      outcome.kind === 'accepted'
        ? await storeAnswer(ports, book, shop, `재컨펌 승인 ${outcome.value.transaction.orderNumber}`, outcome.value)
        : null
    const said = { id, ...told, transactionId }
    await settleConfirmUnlessSettled(book.ledger, prepared.id, () =>
      book.ledger.settleConfirm({ ...said, operatorId: ports.operator.id, at: ports.clock.now() }),
    )
  }
  try {
    await write()
    if (told.state === 'unknown') resolver.watchConfirmation(book, prepared.id)
  } catch (cause) {
    if (isLedgerClosed(cause)) throw cause
    ports.log.unexpected('confirm.settle', cause)
    resolver.writeConfirmLater(book, prepared.id, write)
  }
}

/** What the ledger is to hold of an outcome, payment apart. */
const toldOf = (outcome: ConfirmOutcome) =>
  outcome.kind === 'accepted' ? confirmed : notDone(outcome, '요청이 나가지 않았습니다.')

const confirmed = {
  state: 'done',
  answer: { code: null, message: '결제가 승인되었습니다.' },
  evidence: '결제사의 승인 응답',
} as const
