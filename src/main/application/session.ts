import { AsyncLocalStorage } from 'node:async_hooks'
import { epochOf } from '../../domain/day.ts'
import { may, type Operator, rolesThatMay, theApp } from '../../domain/operator.ts'
import { idleLockMs, provenForMs } from '../../domain/pin.ts'
import { failed, ok } from '../../domain/result.ts'
import type { BookName } from '../../domain/shop.ts'
import type { Clock, Log, OpenBook, Session } from './ports.ts'

interface AtDesk {
  readonly book: OpenBook
  readonly operator: Operator
  /** When the PIN was entered last. */
  readonly provenAt: Moment
}

/** A moment by both clocks: the monotonic one follows nobody's hand, and the wall's goes on while the machine sleeps. */
interface Moment {
  readonly elapsedMs: number
  readonly wallMs: number
}

/** Who sits at the desk. In practice nobody has a PIN, so nothing is asked there and nothing locks. */
export function createSession(ports: {
  readonly clock: Pick<Clock, 'elapsedMs' | 'now'>
  readonly log: Pick<Log, 'event' | 'unexpected'>
  /** The name of the book in front; null when none is open. */
  readonly front: () => BookName | null
}): Session {
  const { clock, log } = ports
  const callers = new AsyncLocalStorage<Operator>()
  const desks = new Map<BookName, AtDesk>()
  const thisMoment = (): Moment => ({ elapsedMs: clock.elapsedMs(), wallMs: epochOf(clock.now()) })
  const msSince = (moment: Moment): number =>
    Math.max(clock.elapsedMs() - moment.elapsedMs, epochOf(clock.now()) - moment.wallMs)
  let touchedAt = thisMoment()

  const isIdle = (): boolean => msSince(touchedAt) >= idleLockMs
  const atDesk = (book: BookName): AtDesk | null => {
    const found = desks.get(book)
    return found === undefined || (book === 'work' && isIdle()) ? null : found
  }
  const as = <T>(operator: Operator, work: () => Promise<T>): Promise<T> => callers.run(operator, work)

  const leave: Session['leave'] = (book, because) => {
    const here = desks.get(book)
    if (here === undefined) return
    desks.delete(book)
    log.event('session.ended', { book, because })
    const { id } = here.operator
    here.book.ledger
      .recordAudit({ what: 'signed-out', subject: id, detail: { because }, operatorId: id, at: clock.now() })
      .catch((cause: unknown) => void log.unexpected('session.leave', cause))
  }

  return {
    as,
    caller: () => callers.getStore() ?? theApp,
    door: (needs) => {
      const book = ports.front()
      const here = book === null ? null : atDesk(book)
      const permission = needs.may
      if (permission === 'anyone') return ok((work) => as(here?.operator ?? theApp, work))
      if (book === null) return failed({ kind: 'book-closed' })
      if (here === null) return failed({ kind: 'not-signed-in' })
      if (!may(here.operator.role, permission)) {
        log.event('session.refused', { what: permission, role: here.operator.role })
        return failed({ kind: 'not-allowed', roles: [...rolesThatMay(permission)] })
      }
      const proven = book === 'practice' || msSince(here.provenAt) <= provenForMs
      return needs.proof && !proven ? failed({ kind: 'proof-needed' }) : ok((work) => as(here.operator, work))
    },
    signedIn: (book) => atDesk(book)?.operator ?? null,
    enter: (book, operator) => {
      const provenAt = thisMoment()
      if (book.name === 'work') touchedAt = provenAt
      desks.set(book.name, { book, operator, provenAt })
      log.event('session.began', { book: book.name, role: operator.role })
    },
    prove: (book, operatorId) => {
      const here = atDesk(book)
      if (here?.operator.id !== operatorId) return
      touchedAt = thisMoment()
      desks.set(book, { ...here, provenAt: touchedAt })
    },
    changed: (book, operator) => {
      const here = desks.get(book)
      if (here?.operator.id === operator.id) desks.set(book, { ...here, operator })
    },
    leave,
    touched: () => {
      // What comes after a long pause does not open the desk again, nor does practice keep it open: whoever is there now may be somebody else.
      if (ports.front() === 'work' && !isIdle()) touchedAt = thisMoment()
    },
    lockWhenIdle: () => {
      if (!desks.has('work') || !isIdle()) return false
      leave('work', 'idle')
      return true
    },
  }
}
