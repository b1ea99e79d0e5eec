import { basename, dirname } from 'node:path'
import type { z } from 'zod'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { Seat, SeatFileProblem } from '../../domain/seat.ts'
import {
  largestSeatFile,
  readSeatFile,
  type SeatFileKind,
  type SignedFile,
  writeSeatFile,
} from '../seats/signed-file.ts'
import { DiskFull } from './disk-full.ts'
import type { OpenBook, Ports } from './ports.ts'

/** Why a chosen file was not read as one between seats. */
type Unread =
  | { readonly kind: 'file-not-found' | 'file-unreadable' }
  | { readonly kind: 'seat-file-unfit'; readonly problem: SeatFileProblem }

/** Asks for a file of this kind and reads it; null when none was chosen. Its place is looked at once and never kept. */
export async function openSeatFile<P extends z.ZodType>(
  ports: Pick<Ports, 'dialogs' | 'files'>,
  title: string,
  kind: SeatFileKind,
  shape: P,
): Promise<Result<SignedFile<z.output<P>> | null, Unread>> {
  const file = await ports.dialogs.chooseOpenFile(title, ['json'])
  if (file === null) return ok(null)
  const read = await ports.files.readDocument({ file, most: largestSeatFile })
  if (!read.ok) {
    return read.failure.kind === 'file-too-large'
      ? failed({ kind: 'seat-file-unfit', problem: 'too-large' })
      : failed({ kind: read.failure.kind })
  }
  const signed = readSeatFile(read.value.bytes, kind, shape)
  return signed.ok ? signed : failed({ kind: 'seat-file-unfit', problem: signed.failure })
}

/** Why nothing can be signed in this book. */
export type Unsigned =
  | { readonly kind: 'not-in-practice' | 'seat-unnamed' | 'seat-key-lost' }
  | { readonly kind: 'keychain-unavailable'; readonly remedy: string }

/** What this seat signs as: its name and public key. Practice is no seat. */
export async function ownSeat(
  book: OpenBook,
): Promise<Result<{ readonly name: string; readonly publicKey: string }, Unsigned>> {
  if (book.name === 'practice') return failed({ kind: 'not-in-practice' })
  const name = await book.ledger.ownSeatName()
  if (name === null) return failed({ kind: 'seat-unnamed' })
  const publicKey = book.seatKey.publicKey()
  if (!publicKey.ok) return publicKey
  return publicKey.value === null ? failed({ kind: 'seat-key-lost' }) : ok({ name, publicKey: publicKey.value })
}

/** Signs what is said as a file's text. */
export const signedText = <P extends z.ZodType>(
  book: OpenBook,
  publicKey: string,
  kind: SeatFileKind,
  shape: P,
  payload: z.input<P>,
) => writeSeatFile(kind, shape, payload, { publicKey, sign: (bytes) => book.seatKey.sign(bytes) })

/** Puts a signed file where the operator chose; whole or not at all. */
export async function saveSeatFile(
  ports: Pick<Ports, 'files'>,
  file: string,
  text: string,
): Promise<
  Result<
    { readonly saved: { readonly fileName: string; readonly folder: string } },
    { readonly kind: 'file-not-writable' }
  >
> {
  const written = await ports.files.writeDocument({ file, bytes: Buffer.from(text) })
  if (written.ok) return ok({ saved: { fileName: basename(file), folder: dirname(file) } })
  if (written.failure.kind === 'disk-full') throw new DiskFull()
  return failed({ kind: 'file-not-writable' })
}

/** Is this the key of the book itself? */
export function isOwnKey({ seatKey }: OpenBook, publicKey: string): boolean {
  const own = seatKey.publicKey()
  return own.ok && own.value === publicKey
}

/** The known seat that signs with this key, or why its word does not count here. */
export async function knownSeat(
  book: OpenBook,
  publicKey: string,
): Promise<
  Result<
    Seat,
    { readonly kind: 'seat-is-this-one' | 'seat-unknown' } | { readonly kind: 'seat-removed'; readonly name: string }
  >
> {
  if (isOwnKey(book, publicKey)) return failed({ kind: 'seat-is-this-one' })
  const seats = (await book.ledger.seats()).filter((seat) => seat.publicKey === publicKey)
  const active = seats.find(({ removedAt }) => removedAt === null)
  if (active !== undefined) return ok(active)
  const removed = seats.at(-1)
  return failed(removed === undefined ? { kind: 'seat-unknown' } : { kind: 'seat-removed', name: removed.name })
}

/** Keeps in the audit that a file was not taken, and why. `requestId` only of a file whose signature holds. */
export const noteRefusedFile = (
  ports: Pick<Ports, 'operator' | 'clock'>,
  { ledger }: OpenBook,
  file: 'seat' | 'seat-request' | 'seat-answer',
  failure: { readonly kind: string; readonly problem?: string },
  requestId: string | null,
): Promise<unknown> =>
  ledger.recordAudit({
    what: `${file}-not-taken`,
    subject: requestId,
    detail: { because: failure.problem ?? failure.kind },
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })
