/** Longest record of a gateway's answer, in bytes; answers are one or two kilobytes (security §5). */
export const longestRecordBytes = 1_048_576

/** Why a stretch of bytes cannot be read as a record. */
export type SplitFault = 'too-long' | 'broken' | 'not-an-object' | 'cut-off'

/** A stretch of the window, `from` inclusive, `to` exclusive. With a fault it is to be rejected unread. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly fault: SplitFault | null
}

/** What was found in a window: the pieces in order, and how many of its first bytes are done with. */
export interface Split {
  readonly pieces: readonly Piece[]
  readonly consumed: number
}

/**
 * Cuts bytes into records. Works on bytes and not on text, because every byte that matters in JSON and CSV
 * (quotes, braces, commas, line breaks) never occurs inside a character of UTF-8 or CP949.
 *
 * `window` begins where the last call stopped; `atEnd` says that no more bytes follow, and then all of it is consumed.
 * A window of more than {@link longestRecordBytes} without a whole record yields a faulty piece: it never has to grow further.
 */
export interface Splitter {
  split(window: Uint8Array, atEnd: boolean): Split
}

export const newline = 0x0a
export const carriageReturn = 0x0d
export const quote = 0x22
const space = 0x20
const tab = 0x09

/** Is this byte white space between records? */
export const isBlank = (byte: number | undefined): boolean =>
  byte === space || byte === tab || byte === newline || byte === carriageReturn

/** Is there nothing but white space in this stretch? */
export function isBlankStretch(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isBlank(bytes[at])) return false
  return true
}
