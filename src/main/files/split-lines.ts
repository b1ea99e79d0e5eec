import { isBlankStretch, longestRecordBytes, newline, type Piece, type Split, type Splitter } from './splitter.ts'

/** One record a line; blank lines are nothing. A line over the limit is rejected and passed over to its end. */
export function createLineSplitter(): Splitter {
  let insideLongLine = false

  const split = (window: Uint8Array, atEnd: boolean): Split => {
    const pieces: Piece[] = []
    let from = 0
    while (from < window.length) {
      const found = window.indexOf(newline, from)
      const ended = found !== -1 || atEnd
      const to = found === -1 ? window.length : found
      if (!ended && !insideLongLine && to - from <= longestRecordBytes) break
      if (!insideLongLine) pieces.push(...lineAt(window, from, to))
      insideLongLine = !ended
      from = found === -1 ? window.length : found + 1
    }
    return { pieces, consumed: from }
  }
  return { split }
}

const lineAt = (window: Uint8Array, from: number, to: number): Piece[] => {
  if (to - from > longestRecordBytes) return [{ from, to, fault: 'too-long' }]
  return isBlankStretch(window, from, to) ? [] : [{ from, to, fault: null }]
}
