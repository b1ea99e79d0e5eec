import { basename } from 'node:path'
import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import type { Business } from '../../domain/business.ts'
import { addDays, type Day, daysOf, type Month } from '../../domain/day.ts'
import { fileNamePart } from '../../domain/file-name.ts'
import { closeChanges, type MonthClose } from '../../domain/month-close.ts'
import { failed, ok } from '../../domain/result.ts'
import type { FileProblem } from '../files/file-lane.ts'
import { readSeatFile } from '../seats/signed-file.ts'
import type { SeatKeyRefusal } from '../vault/seat-key.ts'
import { DiskFull } from './disk-full.ts'
import { PackManifest, type PackOf, readMonth, writePack } from './month-pack.ts'
import type { OpenBook, Ports } from './ports.ts'

const mostChanges = 500

/** Closing months: the pack, and what changed since. */
export function monthCloseHandlers(ports: Ports): Handlers<AppContract>['monthCloses'] {
  const businessOf = async ({ ledger }: OpenBook, id: string): Promise<Business | null> =>
    (await ledger.businesses()).find((one) => one.id === id || one.shops.some((shop) => shop.id === id)) ?? null

  /** Writes a pack where the operator chooses; a refusal is what the contract names it. */
  const pack = async (
    book: OpenBook,
    of: PackOf,
    beforeItStands: Parameters<typeof writePack>[4] = async () => undefined,
  ) => {
    const first = of.business.shops[0]?.name ?? ''
    const name = `월마감_${fileNamePart(first, '상점')}_${of.month}`
    const target = await ports.dialogs.chooseSaveFile('월 마감 묶음 저장', name)
    if (target === null) return failed({ kind: 'pack-not-chosen' as const })
    const written = await writePack(ports, book, of, target, beforeItStands)
    return written.ok ? written : failed(packFailure(written.failure))
  }

  return {
    preview: async ({ businessId, month }) => {
      const book = ports.books.current()
      const business = await businessOf(book, businessId)
      if (business === null) return failed({ kind: 'business-not-found' })
      const asOf = ports.clock.today()
      const { covered } = await book.ledger.reconciliation({ businessId: business.id, trialListId: null, today: asOf })
      const { rows, standings } = await readMonth(book.ledger, ports.clock, { business, month, asOf })
      return ok({
        asOf,
        isOver: isOver(month, asOf),
        isCovered: coversAll(covered, month),
        counts: standings,
        rows: rows.length,
      })
    },
    make: async ({ closeId, businessId, month }) => {
      const book = ports.books.current()
      const business = await businessOf(book, businessId)
      if (business === null) return failed({ kind: 'business-not-found' })
      const asOf = ports.clock.today()
      if (!isOver(month, asOf)) return failed({ kind: 'month-not-over' })
      const made = {
        id: closeId,
        shopId: business.id,
        month,
        asOf,
        operatorId: ports.operator.id,
        at: ports.clock.now(),
      }
      // The book knows of it before it stands anywhere: a pack whose move was cut off is made again, one nobody knows of would be a riddle.
      const written = await pack(book, { business, month, asOf }, ({ manifest, rows }) =>
        book.ledger.recordMonthClose({ close: { ...made, manifest }, rows }),
      )
      if (!written.ok) return written
      const { folder, manifest } = written.value
      ports.announce({ kind: 'ledger.changed', topics: ['reconciliation'] })
      return ok({ folder: basename(folder), close: shown({ ...made, manifest }), isSame: true })
    },
    remake: async ({ closeId }) => {
      const book = ports.books.current()
      const found = await book.ledger.monthClose({ closeId })
      if (found === null) return failed({ kind: 'close-not-found' })
      const { close } = found
      const business = await businessOf(book, close.shopId)
      if (business === null) return failed({ kind: 'business-not-found' })
      const written = await pack(book, { business, month: close.month, asOf: close.asOf })
      if (!written.ok) return written
      const { folder, manifest } = written.value
      return ok({
        folder: basename(folder),
        close: shown(close),
        isSame: filesOf(manifest) === filesOf(close.manifest),
      })
    },
    list: async ({ businessId }) => {
      const book = ports.books.current()
      const business = await businessOf(book, businessId)
      if (business === null) return failed({ kind: 'business-not-found' })
      const closes = await book.ledger.monthCloses({ shopIds: business.shops.map(({ id }) => id) })
      return ok(closes.map(shown))
    },
    changes: async ({ closeId }) => {
      const book = ports.books.current()
      const found = await book.ledger.monthClose({ closeId })
      const business = found === null ? null : await businessOf(book, found.close.shopId)
      if (found === null || business === null) return failed({ kind: 'close-not-found' })
      const { month, asOf } = found.close
      const now = await readMonth(book.ledger, ports.clock, { business, month, asOf })
      const { added, removed, changed } = closeChanges(found.rows, now.rows)
      return ok({
        added: added.slice(0, mostChanges),
        removed: removed.slice(0, mostChanges),
        changed: changed.slice(0, mostChanges),
        counts: { added: added.length, removed: removed.length, changed: changed.length },
      })
    },
  }
}

const isOver = (month: Month, today: Day): boolean => daysOf(month).last < today

/** Was every day of the month read from Hometax? */
function coversAll(covered: readonly { readonly first: Day; readonly last: Day }[], month: Month): boolean {
  const { first, last } = daysOf(month)
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const at = day
    if (!covered.some((days) => days.first <= at && at <= days.last)) return false
  }
  return true
}

/** A close as a screen shows it, with the files its manifest names. */
const shown = ({ id, month, asOf, operatorId, at, manifest }: MonthClose) => ({
  id,
  month,
  asOf,
  operatorId,
  at,
  files: payloadOf(manifest).files,
})

/** What a manifest says of its files, to the byte; by which key it was signed is left out. */
const filesOf = (manifest: string): string => JSON.stringify(payloadOf(manifest).files)

function payloadOf(manifest: string) {
  const read = readSeatFile(Buffer.from(manifest), 'yeongsu-desk-month-close', PackManifest)
  if (!read.ok) throw new Error(`the manifest of a close is ${read.failure}`)
  return read.value.payload
}

function packFailure(problem: FileProblem | SeatKeyRefusal) {
  if (problem.kind === 'disk-full') throw new DiskFull()
  if (problem.kind === 'keychain-unavailable') return { kind: 'close-not-signed' as const, remedy: problem.remedy }
  if (problem.kind === 'seat-key-lost')
    return { kind: 'close-not-signed' as const, remedy: '설정 › 자리에서 이 자리의 열쇠를 새로 만드세요.' }
  return { kind: 'file-not-writable' as const }
}
