import { z } from 'zod'
import { longestSeatName, seatFileProblems } from '../../domain/seat.ts'
import { KeychainUnavailable } from '../failures.ts'
import { command, query } from '../operation.ts'
import { IdValue, InstantValue } from '../values.ts'

/** Six groups of five digits that two people compare by phone. */
const FingerprintShape = z.array(z.string())

const SeatShape = z.object({
  id: IdValue,
  name: z.string(),
  fingerprint: FingerprintShape,
  addedAt: InstantValue,
  addedBy: z.string(),
  /** When it was taken out; null while its answers are taken. */
  removedAt: InstantValue.nullable(),
})

/** Where a file was saved; null when no place was chosen. */
export const SavedFileShape = z.object({
  saved: z.object({ fileName: z.string(), folder: z.string() }).nullable(),
})

/** Why nothing is signed here. */
export const cannotSign = {
  'not-in-practice': z.object({}),
  'seat-unnamed': z.object({}),
  'seat-key-lost': z.object({}),
  'keychain-unavailable': KeychainUnavailable,
  'file-not-writable': z.object({}),
}

/** Why a file between seats was not taken. */
export const seatFileRefused = {
  'not-in-practice': z.object({}),
  'file-not-found': z.object({}),
  'file-unreadable': z.object({}),
  'seat-file-unfit': z.object({ problem: z.enum(seatFileProblems) }),
}

/** Seats: other machines with a book of their own, whose people may approve refunds of this one. */
export const seats = {
  /** This seat and the seats it knows, those taken out included. */
  list: query({
    input: z.strictObject({}),
    output: z.object({
      own: z.object({
        name: z.string().nullable(),
        /** Null while there is no key. */
        fingerprint: FingerprintShape.nullable(),
        /** Was there a key that can no longer be used? */
        isLost: z.boolean(),
      }),
      known: z.array(SeatShape),
    }),
    failures: { 'not-in-practice': z.object({}), 'keychain-unavailable': KeychainUnavailable },
  }),
  /** Says what this seat is called, and makes its key where there is none. */
  nameOwn: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({ name: z.string().max(longestSeatName) }),
    output: z.object({}),
    failures: {
      'not-in-practice': z.object({}),
      'seat-name-wrong': z.object({}),
      'seat-key-lost': z.object({}),
      'keychain-unavailable': KeychainUnavailable,
    },
  }),
  /** Makes another key for this seat. The other seats know only the old one until they are given the new one. */
  renewKey: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({}),
    output: z.object({}),
    failures: {
      'not-in-practice': z.object({}),
      'seat-unnamed': z.object({}),
      'seat-key-lost': z.object({}),
      'keychain-unavailable': KeychainUnavailable,
    },
  }),
  /** Saves this seat's 자리 파일, for the other seats. */
  saveOwn: command({ may: 'manage', input: z.strictObject({}), output: SavedFileShape, failures: cannotSign }),
  /** Opens another seat's 자리 파일 and shows whose it says it is; null when no file was chosen. Nothing is taken in yet. */
  open: command({
    may: 'manage',
    input: z.strictObject({}),
    output: z.object({ token: IdValue, name: z.string(), fingerprint: FingerprintShape }).nullable(),
    failures: { ...seatFileRefused, 'seat-is-this-one': z.object({}) },
  }),
  /** Takes the opened seat in, after its fingerprint was compared. From now on its people may approve. */
  add: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({ token: IdValue, name: z.string().max(longestSeatName) }),
    output: z.object({ seatId: IdValue }),
    failures: {
      'seat-file-not-open': z.object({}),
      'seat-name-wrong': z.object({}),
      'seat-name-taken': z.object({}),
      'seat-known': z.object({ name: z.string() }),
    },
  }),
  /** Takes a seat out for good: its answers are refused from now on, whenever they were given. */
  remove: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({ seatId: IdValue }),
    output: z.object({}),
    failures: { 'seat-not-found': z.object({}) },
  }),
}
