import type { Instant } from './day.ts'

/** Another machine with a book of its own, whose people may approve refunds of this one. `id` is that of the person it stands as. */
export interface Seat {
  readonly id: string
  readonly name: string
  /** The public half of its key: 32 bytes in base64. */
  readonly publicKey: string
  readonly addedAt: Instant
  readonly addedBy: string
  /** When it was taken out; null while its answers are taken. */
  readonly removedAt: Instant | null
}

/** What a seat says to a request for approval. */
export const seatVerdicts = ['approved', 'refused'] as const
export type SeatVerdict = (typeof seatVerdicts)[number]

/** An answer of another seat as it is kept with what became of the request: who gave it there, when, and the whole signed file. */
export interface SeatAnswer {
  readonly seatId: string
  readonly verdict: SeatVerdict
  readonly answeredBy: string
  readonly answeredAt: Instant
  readonly note: string
  readonly file: string
}

/** Why a file between seats was not taken; spelled once, for main and screens. */
export const seatFileProblems = ['too-large', 'not-one', 'another-kind', 'newer', 'forged'] as const
export type SeatFileProblem = (typeof seatFileProblems)[number]

/** The most letters of a seat's name. */
export const longestSeatName = 40

/** A seat's name without what surrounds it; null when it is empty, too long, or hides signs that are not seen. */
export function readSeatName(text: string): string | null {
  const name = text.normalize('NFC').trim()
  return name === '' || name.length > longestSeatName || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name) ? null : name
}

const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '')
    .toLowerCase()

/** Are these names of one person, as far as a name can tell? Spaces, upper case and signs that are not seen do not make another. */
export const isSamePerson = (one: string, other: string): boolean => plainName(one) === plainName(other)

/** What stands in a request's story for an answer of another seat: who gave it there, and what they noted. */
export const seatAnswerNote = ({ answeredBy, note }: Pick<SeatAnswer, 'answeredBy' | 'note'>): string =>
  note === '' ? answeredBy : `${answeredBy}: ${note}`
