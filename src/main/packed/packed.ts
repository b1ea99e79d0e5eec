import { deserialize, serialize } from 'node:v8'

/**
 * A value on its way from one thread to another through those between, who hand it on unopened: building it again in each of them
 * is most of what a long import would do.
 */
export interface Packed<T> {
  readonly bytes: Uint8Array
  /** Never there: it ties the bytes to the type of their value. */
  readonly value?: T
}

/** Packs what structured clone can carry: plain objects, arrays, text and numbers. */
export function packed<T>(value: T): Packed<T> {
  const { buffer, byteOffset, byteLength } = serialize(value)
  return { bytes: new Uint8Array(buffer, byteOffset, byteLength) }
}

/** The value again. Throws on bytes that are no packed value. */
export function unpacked<T>({ bytes }: Packed<T>): T {
  const value: T = deserialize(bytes)
  return value
}

/**
 * The memory of packed values among the fields of `message`: posted along as what to hand over, it is moved and not copied, and
 * the sender has it no more.
 */
export const memoryOf = (message: object): readonly ArrayBuffer[] =>
  Object.values(message).flatMap((field: unknown) =>
    typeof field === 'object' && field !== null && 'bytes' in field && field.bytes instanceof Uint8Array
      ? [field.bytes.buffer].filter((buffer) => buffer instanceof ArrayBuffer)
      : [],
  )
