import type { z } from 'zod'
import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { maskName } from '../../domain/masking.ts'
import { type PreparedPayment, preparedState } from '../../domain/prepared-payment.ts'
import { failed, ok } from '../../domain/result.ts'
import { inquireConfirm } from './confirm-inquiry.ts'
import { announcePayments, settleConfirmUnlessSettled } from './confirmed-payment.ts'
import { confirmPrepared } from './confirming.ts'
import type { Ports } from './ports.ts'
import { findPrepared, preparedOf } from './prepared.ts'
import type { Resolver } from './resolver.ts'
import { deniableFrom } from './settling.ts'

type PreparedView = z.input<AppContract['confirmations']['confirm']['output']>

/** Payments that buyers prepared and the merchant confirms. */
export function confirmationHandlers(ports: Ports, resolver: Resolver): Handlers<AppContract>['confirmations'] {
  const view = (prepared: PreparedPayment): PreparedView => preparedView(prepared, ports)
  return {
    list: async ({ shopId }) => ok((await ports.books.current().ledger.preparedPayments({ shopId })).map(view)),
    confirm: async ({ preparedId, earlier }) => {
      const book = ports.books.current()
      const found = await findPrepared(book, preparedId)
      if (found === null) return failed({ kind: 'prepared-not-found' })
      const confirmed = await confirmPrepared(ports, resolver, book, found, earlier)
      return confirmed.ok ? ok(view(await preparedOf(book, preparedId))) : confirmed
    },
    inquire: async ({ preparedId }) => {
      const book = ports.books.current()
      const found = await findPrepared(book, preparedId)
      if (found === null) return failed({ kind: 'prepared-not-found' })
      const inquiry = await inquireConfirm(ports, book, found.prepared)
      if (!inquiry.ok) return inquiry
      return ok({ ...inquiry.value, prepared: view(await preparedOf(book, preparedId)) })
    },
    settleByHand: async ({ preparedId, conclusion, note }) => {
      const book = ports.books.current()
      const found = await findPrepared(book, preparedId)
      if (found === null) return failed({ kind: 'prepared-not-found' })
      const unknown = found.prepared.confirmations.at(-1)
      if (unknown?.state !== 'unknown') return failed({ kind: 'prepared-not-unknown' })
      if (note.trim() === '') return failed({ kind: 'evidence-missing' })
      const from = deniableFrom({ conclusion, unknownSince: unknown.changedAt }, ports.clock.now())
      if (from !== null) return failed({ kind: 'too-early-to-deny', from })
      const settled = { id: unknown.id, conclusion, note: note.trim(), operatorId: ports.operator.id }
      const isOurs = await settleConfirmUnlessSettled(book.ledger, preparedId, () =>
        book.ledger.settleConfirmByHand({ ...settled, at: ports.clock.now() }),
      )
      announcePayments(ports)
      if (!isOurs) return failed({ kind: 'prepared-not-unknown' })
      return ok(view(await preparedOf(book, preparedId)))
    },
  }
}

function preparedView(prepared: PreparedPayment, { clock }: Pick<Ports, 'clock'>): PreparedView {
  const { confirmations, buyerName, paidAs, ...rest } = prepared
  const last = confirmations.at(-1)
  return {
    ...rest,
    buyerName: buyerName === null ? null : maskName(buyerName),
    state: preparedState(prepared, clock.now()),
    earlier: confirmations.length,
    answer: last?.answer?.message ?? null,
    transactionId: last?.transactionId ?? paidAs,
  }
}
