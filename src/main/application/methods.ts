import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { failed, ok } from '../../domain/result.ts'
import type { Outcome } from '../gateways/call.ts'
import { askedOnce } from './asked.ts'
import { withConnection } from './connection.ts'
import { addressOf } from './look-up.ts'
import { unknownSentences } from './outcome-words.ts'
import { lookUpFailure } from './payment-look-up.ts'
import { findPayment, type Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { type Blocked, whyReadOnly } from './receipt-desk.ts'

type MethodHandlers = Handlers<AppContract>['methods']

/** Payment methods buyers keep registered at the gateway. Every look and every act leaves a line in the audit, and no key does. */
export function methodHandlers(ports: Ports): MethodHandlers {
  const disabling = new Map<string, Promise<Disabled>>()
  return {
    lookUp: async ({ transactionId }) => {
      const found = await deskFor(ports, transactionId)
      if (!found.ok) return found
      const { book, payment, desk } = found.value
      await note(ports, book, 'method-looked-up', transactionId, {})
      const asked = await withConnection(ports, book, payment.shop, (_gateway, connection) =>
        desk.lookUpMethod(connection, addressOf(payment.record.transaction)),
      )
      if (!asked.ok) return asked
      return asked.value.kind === 'found' ? ok(asked.value.method) : failed(lookUpFailure(asked.value))
    },
    disable: ({ transactionId }) => {
      // A second window's press while the first is on its way is the same act.
      const underWay = disabling.get(transactionId)
      if (underWay !== undefined) return underWay
      const asked = disableMethod(ports, transactionId).finally(() => disabling.delete(transactionId))
      disabling.set(transactionId, asked)
      return asked
    },
  }
}

type Disabled = Awaited<ReturnType<MethodHandlers['disable']>>

async function disableMethod(ports: Ports, transactionId: string): Promise<Disabled> {
  const found = await deskFor(ports, transactionId)
  if (!found.ok) return found
  const { book, payment, desk } = found.value
  const asked = await withConnection(ports, book, payment.shop, async (_gateway, connection) => {
    // On disk before the first byte leaves: what is taken off cannot be put back.
    await note(ports, book, 'method-disable-asked', transactionId, {})
    const ask = () => desk.disableMethod(connection, addressOf(payment.record.transaction))
    const outcome = await askedOnce(ports, 'method.ask', ask)
    await note(ports, book, 'method-disable-answered', transactionId, { outcome: outcome.kind })
    return outcome
  })
  return asked.ok ? disabled(asked.value) : asked
}

function disabled(outcome: Outcome<{ readonly message: string }>): Disabled {
  switch (outcome.kind) {
    case 'accepted':
      return ok({ outcome: 'disabled', message: outcome.value.message })
    case 'unknown':
      return ok({ outcome: 'unknown', message: unknownSentences[outcome.because] })
    case 'declined':
      return failed(lookUpFailure({ kind: 'refused', refusal: outcome.refusal }))
    case 'not-sent':
      return outcome.refusal === null
        ? failed({ kind: 'gateway-unreachable' })
        : failed(lookUpFailure({ kind: 'refused', refusal: outcome.refusal }))
  }
}

const note = (
  ports: Pick<Ports, 'operator' | 'clock'>,
  book: Pick<OpenBook, 'ledger'>,
  what: string,
  subject: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> =>
  book.ledger.recordAudit({ what, subject, detail, operatorId: ports.operator.id, at: ports.clock.now() })

async function deskFor(ports: Ports, transactionId: string) {
  const book = ports.books.current()
  const payment = await findPayment(book, transactionId)
  if (payment === null) return failed({ kind: 'transaction-not-found' as const })
  const desk = ports.gateways[payment.shop.gateway].methods
  if (!desk.offered) return failed({ kind: 'method-not-possible' as const, because: desk.because, remedy: desk.remedy })
  const readOnly = await whyReadOnly(ports, book, payment.shop)
  if (readOnly !== null) return failed({ kind: 'method-not-possible' as const, ...readOnly })
  return ok({ book, payment, desk })
}

/** Why the buyer's registered method cannot be asked about here; null when it can. */
export async function whyNoMethod(
  ports: Pick<Ports, 'gateways' | 'clock'>,
  book: Pick<OpenBook, 'vault'>,
  { shop }: Payment,
): Promise<Blocked | null> {
  const { methods } = ports.gateways[shop.gateway]
  return methods.offered ? whyReadOnly(ports, book, shop) : { because: methods.because, remedy: methods.remedy }
}
