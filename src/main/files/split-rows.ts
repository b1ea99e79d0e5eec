import {
  isBlankStretch,
  longestRecordBytes,
  newline,
  type Piece,
  quote,
  type Split,
  type Splitter,
} from './splitter.ts'

/**
 * Rows of a CSV file: a line break between quotes belongs to the row (RFC 4180).
 * A row that passes the limit because its quote was never closed is rejected as its first line, and reading goes on after it.
 */
export function createRowSplitter(): Splitter {
  let insideLongLine = false

  const split = (window: Uint8Array, atEnd: boolean): Split => {
    const pieces: Piece[] = []
    let from = 0
    while (from < window.length) {
      if (insideLongLine) {
        const end = lineEnd(window, from)
        insideLongLine = end === -1 && !atEnd
        from = end === -1 ? window.length : end + 1
        continue
      }
      const end = rowEnd(window, from)
      if (end !== -1 && end - from <= longestRecordBytes) {
        if (!isBlankStretch(window, from, end)) pieces.push({ from, to: end, fault: null })
        from = end + 1
      } else if (end === -1 && !atEnd && window.length - from <= longestRecordBytes) break
      else {
        const first = overlongRow(window, from, atEnd && end === -1)
        pieces.push(first.piece)
        insideLongLine = first.insideLongLine && !atEnd
        from = first.next
      }
    }
    return { pieces, consumed: from }
  }
  return { split }
}

interface Overlong {
  readonly piece: Piece
  readonly next: number
  readonly insideLongLine: boolean
}

function overlongRow(window: Uint8Array, from: number, lastOfFile: boolean): Overlong {
  const end = lineEnd(window, from)
  const to = end === -1 ? window.length : end
  const next = end === -1 ? window.length : end + 1
  if (to - from > longestRecordBytes) {
    return { piece: { from, to, fault: 'too-long' }, next, insideLongLine: end === -1 }
  }
  // The last line of a file needs no line break; a row over several lines that the file ends in was never closed.
  const fault = lastOfFile && end === -1 ? null : 'broken'
  return { piece: { from, to, fault }, next, insideLongLine: false }
}

const lineEnd = (window: Uint8Array, from: number): number => window.indexOf(newline, from)

/** Where the row that begins at `from` ends: its line break outside quotes, or -1. */
function rowEnd(window: Uint8Array, from: number): number {
  let end = window.indexOf(newline, from)
  let nextQuote = window.indexOf(quote, from)
  let quoted = false
  while (end !== -1) {
    while (nextQuote !== -1 && nextQuote < end) {
      quoted = !quoted
      nextQuote = window.indexOf(quote, nextQuote + 1)
    }
    if (!quoted || end - from > longestRecordBytes) return end
    end = window.indexOf(newline, end + 1)
  }
  return -1
}
