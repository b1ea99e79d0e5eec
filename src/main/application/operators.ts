import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { epochOf, instantOfEpoch } from '../../domain/day.ts'
import { firstOperatorId, limitedRoles, type Operator, theApp } from '../../domain/operator.ts'
import { findPinProblem, lockedUntil, type PinProblem, triesLeft } from '../../domain/pin.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { OpenBook, Ports } from './ports.ts'

/** The people at the desk: signing in and out, proving oneself once more, and who there is. */
export function operatorHandlers(ports: Ports): Handlers<AppContract>['operators'] {
  const { books, session, clock, pins } = ports
  const tryPin = createPinTries(ports)
  const announce = (): void => ports.announce({ kind: 'ledger.changed', topics: ['desk'] })
  const done = () => ({ operatorId: ports.operator.id, at: clock.now() })

  return {
    list: async () => {
      const { ledger } = books.current()
      const limits = await ledger.refundLimits()
      return ok({
        operators: (await ledger.operators()).filter(({ isSeat }) => !isSeat),
        limits: limitedRoles.map((role) => ({ role, limit: limits[role] })),
      })
    },
    makeAdmin: async ({ name, pin }) => {
      const book = books.current()
      const sealed = await sealOf(pins, pin)
      if (!sealed.ok) return sealed
      const made =
        book.name === 'work' && (await book.ledger.makeFirstAdmin({ name, pin: sealed.value, at: clock.now() }))
      if (!made) return failed({ kind: 'admin-made-already' })
      await enter(ports, book, { id: firstOperatorId, name, role: 'admin' })
      return ok({})
    },
    signIn: async ({ operatorId, pin }) => {
      const book = books.current()
      const found = await book.ledger.operator(operatorId)
      if (found?.active !== true) return failed({ kind: 'operator-not-found' })
      if (book.name === 'work') {
        const tried = await tryPin(book, found.id, pin, 'sign-in')
        if (!tried.ok) return tried
      }
      await enter(ports, book, { id: found.id, name: found.name, role: found.role })
      return ok({})
    },
    signOut: async () => {
      const book = books.current()
      if (book.name === 'work') session.leave(book.name, 'asked')
      announce()
      return ok({})
    },
    prove: async ({ pin }) => {
      const book = books.current()
      if (book.name === 'practice') return ok({})
      const { id } = ports.operator
      const tried = await tryPin(book, id, pin, 'proof')
      if (!tried.ok) return tried
      session.prove(book.name, id)
      return ok({})
    },
    add: async ({ name, role, pin }) => {
      const book = books.current()
      const sealed = book.name === 'practice' ? ok(null) : await sealOf(pins, pin)
      if (!sealed.ok) return sealed
      const operator = { id: ports.ids.next(), name, role }
      const added = await book.ledger.addOperator({ operator, pin: sealed.value, ...done() })
      if (!added.ok) return added
      announce()
      return ok({ operatorId: operator.id })
    },
    change: async ({ operatorId, name, role, active }) => {
      const book = books.current()
      if (!(await isPerson(book, operatorId))) return failed({ kind: 'operator-not-found' })
      const operator = { id: operatorId, name, role }
      const changed = await book.ledger.changeOperator({ operator, active, ...done() })
      if (!changed.ok) return changed
      session.changed(book.name, operator)
      if (!active && session.signedIn(book.name)?.id === operatorId) session.leave(book.name, 'asked')
      announce()
      return ok({})
    },
    resetPin: async ({ operatorId, pin }) => {
      const book = books.current()
      if (book.name === 'practice') return failed({ kind: 'not-in-practice' })
      if (!(await isPerson(book, operatorId))) return failed({ kind: 'operator-not-found' })
      return keepPin(ports, book, operatorId, pin, announce)
    },
    changeOwnPin: async ({ pin, newPin }) => {
      const book = books.current()
      if (book.name === 'practice') return failed({ kind: 'not-in-practice' })
      const problem = findPinProblem(newPin)
      if (problem !== null) return failed({ kind: 'pin-unfit', problem })
      const tried = await tryPin(book, ports.operator.id, pin, 'change')
      return tried.ok ? keepPin(ports, book, ports.operator.id, newPin, announce) : tried
    },
    setLimit: async ({ role, limit }) => {
      await books.current().ledger.setRefundLimit({ role, limit, ...done() })
      announce()
      return ok({})
    },
  }
}

/** Somebody is at the desk: the screens begin anew for them, and what waits for the PIN goes on. */
async function enter(ports: Ports, book: OpenBook, operator: Operator): Promise<void> {
  await book.ledger.recordAudit({
    what: 'signed-in',
    subject: operator.id,
    detail: { role: operator.role },
    operatorId: operator.id,
    at: ports.clock.now(),
  })
  ports.session.enter(book, operator)
  ports.announce({ kind: 'ledger.changed', topics: ['desk'] })
}

/** Is there a person of this id? Another seat is none, nor is the app itself. */
async function isPerson({ ledger }: OpenBook, id: string): Promise<boolean> {
  const found = await ledger.operator(id)
  return found !== null && !found.isSeat && id !== theApp.id
}

type PinUnfit = { readonly kind: 'pin-unfit'; readonly problem: PinProblem }

/** What may be kept of a chosen PIN, or what is wrong with it. */
async function sealOf(pins: Ports['pins'], pin: string): Promise<Result<string, PinUnfit>> {
  const problem = findPinProblem(pin)
  return problem === null ? ok(await pins.seal(pin)) : failed({ kind: 'pin-unfit', problem })
}

async function keepPin(
  ports: Ports,
  { ledger }: OpenBook,
  id: string,
  pin: string,
  announce: () => void,
): Promise<Result<Record<never, never>, PinUnfit>> {
  const sealed = await sealOf(ports.pins, pin)
  if (!sealed.ok) return sealed
  await ledger.setPin({ id, pin: sealed.value, operatorId: ports.operator.id, at: ports.clock.now() })
  announce()
  return ok({})
}

type TryRefused =
  | { readonly kind: 'operator-not-found' }
  | { readonly kind: 'pin-wrong'; readonly triesLeft: number | null }
  | { readonly kind: 'pin-locked'; readonly until: NonNullable<ReturnType<typeof lockedUntil>> }

/**
 * Tries PINs, one after another: asked for a hundred at once, each is judged by all that came before it. A pause lasts as long as it
 * takes, whatever the machine's clock is set to meanwhile.
 */
function createPinTries({ clock, pins }: Pick<Ports, 'clock' | 'pins'>) {
  let last: Promise<unknown> = Promise.resolve()
  const pausedTo = new Map<string, number>()
  const tryOne = async (
    { ledger }: OpenBook,
    id: string,
    pin: string,
    purpose: 'sign-in' | 'proof' | 'change',
  ): Promise<Result<null, TryRefused>> => {
    const kept = await ledger.keptPin(id)
    if (kept.pin === null) return failed({ kind: 'operator-not-found' })
    const now = clock.now()
    const left = (pausedTo.get(id) ?? 0) - clock.elapsedMs()
    const until = left > 0 ? instantOfEpoch(epochOf(now) + left) : lockedUntil(kept.wrong, now)
    if (until !== null) return failed({ kind: 'pin-locked', until })
    const fits = await pins.fits(pin, kept.pin)
    const at = clock.now()
    await ledger.notePinTry({ id, purpose, fits, at })
    if (fits) return ok(null)
    const pause = lockedUntil([...kept.wrong, at], at)
    if (pause === null) return failed({ kind: 'pin-wrong', triesLeft: triesLeft(kept.wrong.length + 1) })
    pausedTo.set(id, clock.elapsedMs() + epochOf(pause) - epochOf(at))
    return failed({ kind: 'pin-locked', until: pause })
  }
  return (...asked: Parameters<typeof tryOne>): ReturnType<typeof tryOne> => {
    const next = last.then(() => tryOne(...asked))
    last = next.catch(() => null)
    return next
  }
}
