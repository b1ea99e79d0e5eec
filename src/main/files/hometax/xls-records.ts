const beginOf = 0x809
const endOf = 0x0a
const sheetOf = 0x85
const formula = 0x06
/** The text a formula came to, which follows it. */
const result = 0x207
/** Records of cells with a value: formula, number, label, error, RK and more of them, shared text, rich text. */
const cells: ReadonlySet<number> = new Set([formula, 0x203, 0x204, 0x205, 0x27e, 0xbd, 0xfd, 0xd6])
const blankCell = 0x201

/** Hears the records of a stream in their order: `at` is where one begins, `next` where the one after it would. */
function walk(stream: Buffer, hear: (type: number, at: number, next: number) => 'go-on' | 'stop'): void {
  for (let at = 0; at + 4 <= stream.length; ) {
    const next = at + 4 + stream.readUInt16LE(at + 2)
    if (hear(stream.readUInt16LE(at), at, next) === 'stop') return
    at = next
  }
}

/**
 * Do the records of an .xls stream follow one another to the end of the last sheet it lists? The library reads what it can of a
 * stream that does not, and a list that breaks off would look like a shorter one.
 */
export function recordsAreWhole(stream: Buffer): boolean {
  let depth = 0
  let listed = 0
  let ended = 0
  let isWhole = false
  walk(stream, (type, _, next) => {
    if (depth === 0 && type !== beginOf) return 'stop'
    if (type === beginOf) depth += 1
    if (type === sheetOf) listed += 1
    if (type === endOf) depth -= 1
    if (type !== endOf || depth > 0) return 'go-on'
    ended += 1
    if (ended <= listed) return 'go-on'
    isWhole = next <= stream.length
    return 'stop'
  })
  return isWhole
}

/** How many rows the longest sheet of a stream has, by its cells. */
export function rowsIn(stream: Buffer): number {
  let rows = 0
  walk(stream, (type, at) => {
    if (cells.has(type) && at + 6 <= stream.length) rows = Math.max(rows, stream.readUInt16LE(at + 4) + 1)
    return 'go-on'
  })
  return rows
}

/** The same stream with the cells outside of these rows blank, `from` inclusive and `to` exclusive, counted from 0. */
export function rowsOnly(stream: Buffer, from: number, to: number): Buffer {
  const window = Buffer.from(stream)
  let isOutside = false
  walk(stream, (type, at) => {
    if (cells.has(type) && at + 6 <= stream.length) {
      const row = stream.readUInt16LE(at + 4)
      isOutside = row < from || row >= to
    }
    if (isOutside && (cells.has(type) || type === result)) window.writeUInt16LE(blankCell, at)
    return 'go-on'
  })
  return window
}
