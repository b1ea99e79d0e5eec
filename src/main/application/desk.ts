import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { failed, ok } from '../../domain/result.ts'
import { may, permissions, theApp } from '../../domain/operator.ts'
import type { OpenBook, Ports } from './ports.ts'

/** The desk itself: which book is in front, what the operator must know, the recovery key. */
export function deskHandlers(ports: Ports): Handlers<AppContract>['desk'] {
  const status = async () => {
    const book = ports.books.current()
    return {
      book: book.name,
      now: ports.clock.now(),
      today: ports.clock.today(),
      version: ports.surroundings.version,
      ...(await sessionOf(ports, book)),
      keychain: ports.surroundings.keychain(),
      notices: [...ports.surroundings.notices],
      preparing: ports.books.preparing(),
    }
  }
  const announceAll = (): void =>
    ports.announce({
      kind: 'ledger.changed',
      topics: ['desk', 'shops', 'transactions', 'refunds', 'receipts', 'imports'],
    })

  return {
    status: async () => {
      const front = ports.books.front()
      return front.ok ? ok(await status()) : front
    },
    reopen: async () => {
      const opened = await ports.books.openFront()
      if (!opened.ok) return opened
      announceAll()
      return ok(await status())
    },
    openBook: async ({ book }) => {
      const opened = await ports.books.bring(book)
      if (!opened.ok) return opened
      announceAll()
      return ok(await status())
    },
    openWithRecoveryKey: async ({ typed }) => {
      const opened = await ports.books.openWithRecoveryKey(typed)
      if (!opened.ok) return opened
      announceAll()
      return ok(await status())
    },
    restartPractice: async () => {
      if (ports.books.current().name !== 'practice') return failed({ kind: 'not-in-practice' })
      const opened = await ports.books.restartPractice()
      if (!opened.ok) return opened
      announceAll()
      return ok(await status())
    },
    makeRecoveryKey: async () =>
      ports.books.current().name === 'practice'
        ? failed({ kind: 'not-in-practice' })
        : ok({ recoveryKey: ports.recovery.make() }),
    confirmRecoveryKey: async ({ typed }) => {
      if (ports.books.current().name === 'practice') return failed({ kind: 'not-in-practice' })
      return ports.recovery.confirm(typed) ? ok({}) : failed({ kind: 'recovery-key-differs' })
    },
  }
}

/** Who is at the desk and who may come to it. The 관리자 of a work book is made before anything else. */
async function sessionOf({ session }: Pick<Ports, 'session'>, book: OpenBook) {
  const everybody = await book.ledger.operators()
  const people = everybody.filter((one) => one.active)
  const here = session.signedIn(book.name)
  const asksPin = book.name === 'work'
  const isNew = asksPin && people.every((one) => !one.hasPin)
  return {
    operator: here === null ? null : { ...here, may: permissions.filter((one) => may(here.role, one)) },
    operatorNames:
      here === null ? {} : Object.fromEntries([theApp, ...everybody].map(({ id, name }) => [id, name] as const)),
    session: {
      state: here !== null ? ('signed-in' as const) : isNew ? ('first-start' as const) : ('signed-out' as const),
      asksPin,
      people: people.filter((one) => !asksPin || one.hasPin),
    },
  }
}
