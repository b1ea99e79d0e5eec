const beginOf = 0x809
const endOf = 0x0a
const sheetOf = 0x85

/**
 * Do the records of an .xls stream follow one another to the end of the last sheet it lists? The library reads what it can of a
 * stream that does not, and a list that breaks off would look like a shorter one.
 */
export function recordsAreWhole(stream: Buffer): boolean {
  let depth = 0
  let listed = 0
  let ended = 0
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at)
    if (depth === 0 && type !== beginOf) return false
    if (type === beginOf) depth += 1
    if (type === sheetOf) listed += 1
    at += 4 + stream.readUInt16LE(at + 2)
    if (type !== endOf) continue
    depth -= 1
    if (depth === 0) ended += 1
    if (depth === 0 && ended === listed + 1) return at <= stream.length
  }
  return false
}
