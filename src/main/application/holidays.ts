import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { listedHolidays } from '../../domain/holidays.ts'
import { failed, ok } from '../../domain/result.ts'
import type { Ports } from './ports.ts'

/** Public holidays: what ships, and what the book has changed of it. */
export function holidayHandlers(ports: Ports): Handlers<AppContract>['holidays'] {
  return {
    list: async () => ok(listedHolidays(await ports.books.current().ledger.holidayChanges())),
    change: async ({ day, isHoliday, name }) => {
      if (name === '') return failed({ kind: 'holiday-name-missing' })
      await ports.books
        .current()
        .ledger.changeHoliday({ day, isHoliday, name, operatorId: ports.operator.id, at: ports.clock.now() })
      ports.announce({ kind: 'ledger.changed', topics: ['shops', 'receipts'] })
      return ok({})
    },
  }
}
