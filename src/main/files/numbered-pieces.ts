import { newline, type SplitFault, type Splitter } from './splitter.ts'

/** The bytes of one record, and the line of the file it begins in, from 1. They stay as they are until the next are asked for. */
export interface NumberedPiece {
  readonly bytes: Buffer
  readonly line: number
  readonly fault: SplitFault | null
}

/** Pieces found in one stretch of a file; `bytesRead` counts from its start. */
export interface Pieces {
  readonly pieces: readonly NumberedPiece[]
  readonly bytesRead: number
}

/** Runs a splitter over a file, holding one chunk and the record it breaks off in. */
export async function* numberedPieces(chunks: AsyncIterable<Buffer>, splitter: Splitter): AsyncGenerator<Pieces> {
  let rest: Buffer = Buffer.alloc(0)
  let line = 1
  let bytesRead = 0
  const cut = (window: Buffer, atEnd: boolean): NumberedPiece[] => {
    const { pieces, consumed } = splitter.split(window, atEnd)
    const lines = createLineCounter(window, line)
    const numbered = pieces.map(({ from, to, fault }) => ({
      bytes: window.subarray(from, to),
      line: lines.at(from),
      fault,
    }))
    line = lines.at(consumed)
    rest = window.subarray(consumed)
    return numbered
  }
  for await (const chunk of chunks) {
    bytesRead += chunk.length
    yield { pieces: cut(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]), false), bytesRead }
  }
  if (rest.length > 0) yield { pieces: cut(rest, true), bytesRead }
}

/** Says in which line an offset lies; offsets are asked in rising order. */
function createLineCounter(window: Buffer, firstLine: number): { at(offset: number): number } {
  let line = firstLine
  let next = window.indexOf(newline)
  return {
    at: (offset) => {
      while (next !== -1 && next < offset) {
        line += 1
        next = window.indexOf(newline, next + 1)
      }
      return line
    },
  }
}
