import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { dayOf } from '../../domain/day.ts'
import type { HometaxList, HometaxReading } from '../../domain/hometax/hometax-list.ts'
import type { HometaxPeriod } from '../../domain/hometax/period.ts'
import { compareTotals } from '../../domain/hometax/totals.ts'
import { failed, ok } from '../../domain/result.ts'
import type { HometaxProblem } from '../files/file-lane.ts'
import { createChosenFiles } from './chosen-files.ts'
import { samplePractice } from './hometax-sample.ts'
import { hometaxWords } from './hometax-words.ts'
import type { ChosenFile, OpenBook, Ports } from './ports.ts'

/** Hometax's lists coming in: read to be looked at, and counted only when a person says so. */
export function hometaxHandlers(ports: Ports): Handlers<AppContract>['hometax'] {
  const chosen = createChosenFiles(ports)
  const running = new Map<string, AbortController>()

  return {
    chooseFile: async () =>
      ok(await chosen.ask('홈택스 현금영수증 매출내역 고르기', ['xlsx', 'xls', 'csv', 'txt', 'html'])),
    read: async ({ listId, token, businessId }) => {
      const book = ports.books.current()
      const file = chosen.of(token)
      if (file === undefined) return failed({ kind: 'file-not-chosen' })
      const business = (await book.ledger.businesses()).find(({ id }) => id === businessId)
      if (business === undefined) return failed({ kind: 'business-not-found' })
      chosen.forget(token)
      const stop = new AbortController()
      running.set(listId, stop)
      try {
        const shopIds = business.shops.map(({ id }) => id)
        const problem = await readInto(ports, book, { listId, file, shopIds, signal: stop.signal })
        if (problem !== null)
          return problem.kind === 'cancelled'
            ? failed({ kind: 'reading-cancelled' })
            : failed({ kind: 'hometax-not-read', ...hometaxWords(problem) })
        return ok(shown(await listOf(book, listId)))
      } finally {
        running.delete(listId)
      }
    },
    cancel: async ({ listId }) => {
      running.get(listId)?.abort()
      return ok({})
    },
    decide: async ({ listId, decision, covers }) => {
      const { ledger } = ports.books.current()
      const list = await ledger.hometaxList({ listId })
      if (list === null) return failed({ kind: 'hometax-list-not-found' })
      if (
        covers !== null &&
        (covers.last < covers.first || covers.last > dayOf(list.startedAt) || leavesOut(covers, list.lineDays))
      )
        return failed({ kind: 'hometax-days-wrong' })
      const became = await ledger.decideHometaxList({
        listId,
        decision,
        covers: decision === 'counted' ? covers : null,
        operatorId: ports.operator.id,
        at: ports.clock.now(),
      })
      if (became === 'not-open') return failed({ kind: 'hometax-list-not-open' })
      if (became === 'out-of-date') return failed({ kind: 'hometax-list-out-of-date' })
      ports.announce({ kind: 'ledger.changed', topics: ['reconciliation'] })
      return ok(shown(await listOf(ports.books.current(), listId)))
    },
    lists: async ({ businessId, limit }) => {
      const { ledger } = ports.books.current()
      const business = (await ledger.businesses()).find(({ id }) => id === businessId)
      if (business === undefined) return failed({ kind: 'business-not-found' })
      const lists = await ledger.hometaxLists({ shopIds: business.shops.map(({ id }) => id), limit })
      return ok(lists.map(shown))
    },
    lines: async (page) => ok(await ports.books.current().ledger.hometaxLines(page)),
    rejects: async (page) => ok(await ports.books.current().ledger.hometaxRejects(page)),
    samplePractice: ({ businessId }) => samplePractice(ports, businessId),
  }
}

/** Would these days leave lines of the list out? */
const leavesOut = (covers: HometaxPeriod, lines: HometaxPeriod | null): boolean =>
  lines !== null && (lines.first < covers.first || lines.last > covers.last)

/** A reading of one file for the shops of a business. */
interface Reading {
  readonly listId: string
  readonly file: ChosenFile
  readonly shopIds: readonly string[]
  readonly signal: AbortSignal
}

/** Reads a list into the book batch by batch; what was kept of one that does not end well is put away. Null when it did. */
async function readInto(
  ports: Ports,
  { ledger }: OpenBook,
  { listId, file, shopIds, signal }: Reading,
): Promise<HometaxProblem | null> {
  const end = (reading: HometaxReading): Promise<void> =>
    ledger.endHometaxList({ listId, reading, at: ports.clock.now() })
  await ledger.startHometaxList({
    id: listId,
    shopId: shopIds[0] ?? '',
    fileName: file.name,
    bytes: file.bytes,
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })
  const sums = { lines: 0, added: 0, already: 0, rejected: 0 }
  try {
    const read = await ports.files.readHometax(
      { file: file.path },
      async ({ rows, lines, bytesRead }) => {
        const kept = await ledger.recordHometaxRows({ listId, shopIds, rows })
        sums.lines += lines
        sums.added += kept.added
        sums.already += kept.already
        sums.rejected += kept.rejected
        ports.announce({ kind: 'hometax.progressed', listId, ...sums, bytesRead, bytes: file.bytes })
      },
      signal,
    )
    if (read.ok) await end({ state: 'read', content: read.value })
    else if (read.failure.kind === 'cancelled') await end({ state: 'cancelled' })
    else await end({ state: 'failed', problem: hometaxWords(read.failure).because })
    return read.ok ? null : read.failure
  } catch (cause) {
    // Where not even that can be written, the next start finds the list interrupted; the first cause is what is told.
    await end({ state: 'failed', problem: '읽는 중에 멈췄습니다. 저장된 내역은 없습니다.' }).catch((second: unknown) =>
      ports.log.unexpected('hometax.end', second),
    )
    throw cause
  }
}

async function listOf({ ledger }: OpenBook, listId: string): Promise<HometaxList> {
  const list = await ledger.hometaxList({ listId })
  if (list === null) throw new Error(`the list ${listId} is not in the ledger`)
  return list
}

/** A list as a screen shows it: with the file's own sums beside those that were read. */
function shown({ shopId: _shop, lineDays: _days, content, ...list }: HometaxList) {
  if (content === null) return { ...list, content }
  const { mapping, sums, totals, ...rest } = content
  return {
    ...list,
    content: {
      ...rest,
      ...mapping,
      ...sums,
      comparisons: compareTotals(totals, sums).map(({ totals: { row, label }, basis, differences }) => ({
        row,
        label,
        basis,
        differences,
      })),
    },
  }
}
