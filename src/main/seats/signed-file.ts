import { z } from 'zod'
import type { SeatFileProblem } from '../../domain/seat.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { isPublicKey, isSignature, isSignedBy } from './public-key.ts'

/** The largest file between seats that is read. */
export const largestSeatFile = 256 * 1024

const version = 1

/** The kinds of files that go between seats. */
const seatFileKinds = [
  'yeongsu-desk-seat',
  'yeongsu-desk-request',
  'yeongsu-desk-answer',
  'yeongsu-desk-month-close',
] as const
export type SeatFileKind = (typeof seatFileKinds)[number]

const Head = z.object({ kind: z.enum(seatFileKinds), version: z.int() })
const Envelope = z.object({
  kind: z.enum(seatFileKinds),
  version: z.literal(version),
  publicKey: z.string().refine(isPublicKey),
  payload: z.unknown(),
  signature: z.string().refine(isSignature),
})

/** A file whose signature holds: what it says and by whose key. */
export interface SignedFile<T> {
  readonly payload: T
  readonly publicKey: string
  /** The whole file as it stands. */
  readonly text: string
}

/** Writes what is said in the one way it is read again, signed. `sign` gives the Ed25519 signature of bytes in base64. */
export function writeSeatFile<P extends z.ZodType, F>(
  kind: SeatFileKind,
  shape: P,
  payload: z.input<P>,
  key: { readonly publicKey: string; readonly sign: (bytes: Uint8Array) => Result<string, F> },
): Result<string, F> {
  const said = shape.parse(payload)
  const signature = key.sign(signedBytes(kind, key.publicKey, said))
  return signature.ok ? ok(textOf(kind, key.publicKey, said, signature.value)) : signature
}

/**
 * Reads a file of this kind from another's hands. It must be, byte for byte, what `writeSeatFile` would write of what it says: nothing
 * beside it, nothing twice, nothing written otherwise.
 */
export function readSeatFile<P extends z.ZodType>(
  bytes: Uint8Array,
  kind: SeatFileKind,
  shape: P,
): Result<SignedFile<z.output<P>>, SeatFileProblem> {
  if (bytes.length > largestSeatFile) return failed('too-large')
  const text = textIn(bytes)
  const json = text === null ? null : jsonIn(text)
  const head = Head.safeParse(json)
  if (text === null || !head.success) return failed('not-one')
  if (head.data.version > version) return failed('newer')
  if (head.data.kind !== kind) return failed('another-kind')
  const envelope = Envelope.safeParse(json)
  const payload = shape.safeParse(envelope.data?.payload)
  if (!envelope.success || !payload.success) return failed('not-one')
  const { publicKey, signature } = envelope.data
  if (textOf(kind, publicKey, payload.data, signature) !== text) return failed('forged')
  return isSignedBy(publicKey, signedBytes(kind, publicKey, payload.data), signature)
    ? ok({ payload: payload.data, publicKey, text })
    : failed('forged')
}

const textOf = (kind: SeatFileKind, publicKey: string, payload: unknown, signature: string): string =>
  `${JSON.stringify({ kind, version, publicKey, payload, signature }, null, 2)}\n`

/** What is signed: kind and version with it, so that one kind is never taken for another. */
const signedBytes = (kind: SeatFileKind, publicKey: string, payload: unknown): Uint8Array =>
  Buffer.from(JSON.stringify({ kind, version, publicKey, payload }))

function textIn(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // Not UTF-8 is the same to the caller as text that is no file between seats.
    return null
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is the same to the caller as JSON of another shape.
    return null
  }
}
