/** Whole numbers kept under texts. */
export interface TextIndex {
  /** The number under a text; -1 where there is none. */
  get(text: string): number
  /** Keeps a number, from 0, under a text that has none; gives the one it has, or -1 where it was new. */
  add(text: string, value: number): number
  /** Keeps another number under a text that has one. */
  change(text: string, value: number): void
}

/** How many places in a row are looked at before a text goes to a map: a file whose numbers were made to meet in one place gains nothing. */
const usualProbes = 64

const none = -1

/**
 * A table of at most `most` texts. For a million approval numbers it takes a fraction of the time and memory of a `Map`: the texts are hashed
 * here, once a call, and nothing is allocated for an entry.
 */
export function createTextIndex(most: number, mostProbes = usualProbes): TextIndex {
  let size = 16
  while (size < most * 2) size *= 2
  const mask = size - 1
  const slots = new Int32Array(size).fill(none)
  const texts: string[] = []
  const values = new Int32Array(most)
  const crowded = new Map<string, number>()

  /**
   * The entry of a text; where there is none, -1 less the free slot, or null where the table is too full around it. Texts that count up, as
   * numbers of a day do, lie side by side: what is asked for in their order is found where memory was just read.
   */
  const entryOf = (text: string): number | null => {
    let hash = 0
    for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
    let slot = hash & mask
    for (let probe = 0; probe < mostProbes; probe += 1) {
      const entry = slots[slot] ?? none
      if (entry === none) return none - 1 - slot
      if (texts[entry] === text) return entry
      slot = (slot + 1) & mask
    }
    return null
  }
  return {
    get: (text) => {
      const entry = entryOf(text)
      if (entry === null) return crowded.get(text) ?? none
      return entry < 0 ? none : (values[entry] ?? none)
    },
    add: (text, value) => {
      const entry = entryOf(text)
      if (entry === null) {
        const before = crowded.get(text)
        if (before === undefined) crowded.set(text, value)
        return before ?? none
      }
      if (entry >= 0) return values[entry] ?? none
      slots[none - 1 - entry] = texts.length
      values[texts.length] = value
      texts.push(text)
      return none
    },
    change: (text, value) => {
      const entry = entryOf(text)
      if (entry === null) crowded.set(text, value)
      else if (entry >= 0) values[entry] = value
    },
  }
}
