import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { fileNamePart } from '../../domain/file-name.ts'
import { failed, ok } from '../../domain/result.ts'
import { readSeatName } from '../../domain/seat.ts'
import { fingerprintOf } from '../seats/public-key.ts'
import { SeatPayload } from '../seats/seat-files.ts'
import { createHeld } from './held.ts'
import type { OpenBook, Ports } from './ports.ts'
import { isOwnKey, noteRefusedFile, openSeatFile, ownSeat, saveSeatFile, signedText } from './seat-file.ts'

type SeatHandlers = Handlers<AppContract>['seats']

/** This seat, and the seats whose people may approve: named, taken in after their fingerprint was compared, taken out. */
export function seatHandlers(ports: Ports): SeatHandlers {
  const { books, clock, ids } = ports
  const opened = createHeld<{ readonly publicKey: string }>(ids)
  const announce = (): void => ports.announce({ kind: 'ledger.changed', topics: ['desk', 'approvals'] })
  const done = () => ({ operatorId: ports.operator.id, at: clock.now() })

  return {
    list: async () => {
      const book = books.current()
      if (book.name === 'practice') return failed({ kind: 'not-in-practice' })
      const own = await ownState(book)
      if (!own.ok) return own
      const seats = await book.ledger.seats()
      const known = seats.map(({ publicKey, ...seat }) => ({ ...seat, fingerprint: fingerprintOf(publicKey) }))
      return ok({ own: own.value, known })
    },
    nameOwn: async ({ name: typed }) => {
      const book = books.current()
      if (book.name === 'practice') return failed({ kind: 'not-in-practice' })
      const name = readSeatName(typed)
      if (name === null) return failed({ kind: 'seat-name-wrong' })
      const isNew = (await book.ledger.ownSeatName()) === null
      const key = isNew ? book.seatKey.make() : book.seatKey.publicKey()
      if (!key.ok) return key
      await book.ledger.nameOwnSeat({ name, ...done() })
      announce()
      return ok({})
    },
    renewKey: async () => {
      const book = books.current()
      if (book.name === 'practice') return failed({ kind: 'not-in-practice' })
      if ((await book.ledger.ownSeatName()) === null) return failed({ kind: 'seat-unnamed' })
      const key = book.seatKey.makeAnew()
      if (!key.ok) return key
      await book.ledger.recordAudit({
        what: 'seat-key-renewed',
        subject: null,
        detail: { publicKey: key.value },
        ...done(),
      })
      announce()
      return ok({})
    },
    saveOwn: async () => {
      const book = books.current()
      const own = await ownSeat(book)
      if (!own.ok) return own
      const { name, publicKey } = own.value
      const file = await ports.dialogs.chooseSaveFile('자리 파일 저장', `자리-${fileNamePart(name, '이름')}.json`)
      if (file === null) return ok({ saved: null })
      const text = signedText(book, publicKey, 'yeongsu-desk-seat', SeatPayload, { name, savedAt: clock.now() })
      if (!text.ok) return text
      const saved = await saveSeatFile(ports, file, text.value)
      const detail = { publicKey, outcome: saved.ok ? 'written' : saved.failure.kind }
      await book.ledger.recordAudit({ what: 'own-seat-saved', subject: null, detail, ...done() })
      return saved
    },
    open: async () => {
      const book = books.current()
      if (book.name === 'practice') return failed({ kind: 'not-in-practice' })
      const read = await openSeatFile(ports, '자리 파일 열기', 'yeongsu-desk-seat', SeatPayload)
      if (!read.ok) {
        await noteRefusedFile(ports, book, 'seat', read.failure, null)
        return read
      }
      if (read.value === null) return ok(null)
      if (isOwnKey(book, read.value.publicKey)) return failed({ kind: 'seat-is-this-one' })
      const { payload, publicKey } = read.value
      const token = opened.hold({ publicKey })
      return ok({ token, name: payload.name, fingerprint: fingerprintOf(publicKey) })
    },
    add: async ({ token, name: typed }) => {
      const found = opened.find(token)
      if (found === null) return failed({ kind: 'seat-file-not-open' })
      const name = readSeatName(typed)
      if (name === null) return failed({ kind: 'seat-name-wrong' })
      const id = ids.next()
      const added = await books.current().ledger.addSeat({ id, name, publicKey: found.publicKey, ...done() })
      if (!added.ok) return added
      opened.letGo(token)
      announce()
      return ok({ seatId: id })
    },
    remove: async ({ seatId }) => {
      if (!(await books.current().ledger.removeSeat({ id: seatId, ...done() })))
        return failed({ kind: 'seat-not-found' })
      announce()
      return ok({})
    },
  }
}

/** How this seat stands: named or not, with a key, without one, or with one that was lost. */
async function ownState(book: OpenBook) {
  const name = await book.ledger.ownSeatName()
  const key = book.seatKey.publicKey()
  if (!key.ok && key.failure.kind === 'keychain-unavailable') return failed(key.failure)
  const publicKey = key.ok ? key.value : null
  return ok({
    name,
    fingerprint: publicKey === null ? null : fingerprintOf(publicKey),
    isLost: !key.ok || (name !== null && publicKey === null),
  })
}
