import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { failed, ok } from '../../domain/result.ts'
import type { Ports } from './ports.ts'

/** The desk itself: which book is in front, what the operator must know, the recovery key. */
export function deskHandlers(ports: Ports): Handlers<AppContract>['desk'] {
  const status = () => ({
    book: ports.books.current().name,
    now: ports.clock.now(),
    today: ports.clock.today(),
    version: ports.surroundings.version,
    operator: { id: ports.operator.id, name: ports.operator.name },
    keychain: ports.surroundings.keychain(),
    notices: [...ports.surroundings.notices],
    preparing: ports.books.preparing(),
  })
  const announceAll = (): void =>
    ports.announce({
      kind: 'ledger.changed',
      topics: ['desk', 'shops', 'transactions', 'refunds', 'receipts', 'imports'],
    })

  return {
    status: async () => {
      const front = ports.books.front()
      return front.ok ? ok(status()) : front
    },
    reopen: async () => {
      const opened = await ports.books.openFront()
      if (!opened.ok) return opened
      announceAll()
      return ok(status())
    },
    openBook: async ({ book }) => {
      const opened = await ports.books.bring(book)
      if (!opened.ok) return opened
      announceAll()
      return ok(status())
    },
    openWithRecoveryKey: async ({ typed }) => {
      const opened = await ports.books.openWithRecoveryKey(typed)
      if (!opened.ok) return opened
      announceAll()
      return ok(status())
    },
    restartPractice: async () => {
      if (ports.books.current().name !== 'practice') return failed({ kind: 'not-in-practice' })
      const opened = await ports.books.restartPractice()
      if (!opened.ok) return opened
      announceAll()
      return ok(status())
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
