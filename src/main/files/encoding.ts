import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { Encoding } from './file-lane.ts'

const replacement = '\ufffd'

/** The UTF-8 byte order mark. */
export const byteOrderMark: Uint8Array = Uint8Array.of(0xef, 0xbb, 0xbf)

/** Does this begin with the UTF-8 byte order mark? */
export const beginsWithMark = (bytes: Uint8Array): boolean => byteOrderMark.every((byte, at) => bytes[at] === byte)

/**
 * Decodes whole records; null when these bytes are no text in this encoding.
 * Not `TextDecoder('euc-kr')`: Node's decodes half of CP949 and turns the rest into rubbish without an error.
 */
export function decode(bytes: Buffer, encoding: Encoding): string | null {
  if (encoding === 'utf-8') return isUtf8(bytes) ? bytes.toString('utf8') : null
  if (isAscii(bytes)) return bytes.toString('latin1')
  const text = iconv.decode(bytes, 'cp949')
  // CP949 has no code for the replacement character, so it stands only where bytes have no meaning.
  return text.includes(replacement) ? null : text
}

/** Bytes as ASCII, everything else as `?`: what can be shown of bytes that are no text, with no name left readable in it. */
export const asciiOf = (bytes: Buffer): string => bytes.toString('latin1').replace(/[^\x20-\x7e]/g, '?')

/** Below it no byte is ever part of a longer character, in UTF-8 as in CP949: a safe place to cut. */
const firstOfCharacters = 0x40
/** Letters without a break beyond it are no text worth waiting for. */
const longestWord = 65_536
/** So many words settle it: what is different further on is damage, or another file's, and is better told than read as rubbish. */
const enoughWords = 1_000

/**
 * UTF-8 unless the first thousand words beyond ASCII say otherwise. A few bad ones among many good ones are damage, and the records
 * they are in get rejected; where more are bad than good it is CP949.
 */
export async function detectEncoding(chunks: AsyncIterable<Buffer>): Promise<Encoding> {
  const words = { good: 0, bad: 0 }
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk])
    const end = safeEnd(bytes)
    countWords(bytes.subarray(0, end), words)
    rest = bytes.subarray(end)
    if (words.good + words.bad >= enoughWords) break
  }
  countWords(rest, words)
  return words.bad > 0 && words.bad >= words.good ? 'cp949' : 'utf-8'
}

function safeEnd(bytes: Buffer): number {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] ?? 0) >= firstOfCharacters) end -= 1
  return end === 0 && bytes.length > longestWord ? bytes.length : end
}

/** Counts words beyond ASCII, and no more of them than it takes. */
function countWords(bytes: Buffer, words: { good: number; bad: number }): void {
  if (isAscii(bytes)) return
  for (let from = 0; from < bytes.length && words.good + words.bad < enoughWords; ) {
    let to = from
    while (to < bytes.length && (bytes[to] ?? 0) >= firstOfCharacters) to += 1
    const word = bytes.subarray(from, to)
    if (to > from && !isAscii(word)) {
      if (isUtf8(word)) words.good += 1
      else words.bad += 1
    }
    from = to + 1
  }
}
