/** Texts that differ, each with the place it was found at. */
export interface TextIndex {
  /** The place of a text; -1 where there is none. */
  get(text: string): number
  /** Keeps the place of a text that has none; gives the one it has, or -1 where it was new. No two texts may be given one place. */
  add(text: string, place: number): number
}

/** How many slots are looked at before a text goes to a map: a file whose numbers were made to meet in one slot gains nothing. */
const usualProbes = 64
/** So many slots are looked at side by side before the next are looked at far away. */
const sideBySide = 8

const none = -1

/**
 * A table of texts under the places from 0 to less than `most`, of which there are up to a milliard. For a million approval numbers it takes a
 * fraction of the time and memory of a `Map`: the texts are hashed here, once a call, and nothing is allocated for one of them.
 */
export function createTextIndex(most: number, mostProbes = usualProbes): TextIndex {
  let [size, places] = [16, 16]
  while (size < most * 2) size *= 2
  while (places <= most) places *= 2
  const mask = size - 1
  const placeMask = places - 1
  /** In the low bits places, counted from 1, and above them what is left of the text's hash: few other texts are looked at. 0 is a free slot. */
  const slots = new Int32Array(size)
  // oxlint-disable-next-line unicorn/no-new-array -- because its places are filled in any order, and Array.from would fill each before
  const texts = new Array<string>(most)
  const crowded = new Map<string, number>()
  let mixed = 0

  /**
   * The slot of a text, or the free one it may have; -1 where there is none of them among the first. Texts that count up, as numbers of a day
   * do, lie side by side: what is asked for in their order is found where memory was just read.
   */
  const slotOf = (text: string): number => {
    let hash = 0
    for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 37) + text.charCodeAt(at)) | 0
    mixed = Math.imul(hash, 0x9e3779b1)
    let slot = hash & mask
    for (let probe = 1; probe <= mostProbes; probe += 1) {
      const held = slots[slot] ?? 0
      if (held === 0 || (((held ^ mixed) & ~placeMask) === 0 && texts[(held & placeMask) - 1] === text)) return slot
      slot = (slot + (probe % sideBySide === 0 ? (mixed >>> 8) | 1 : 1)) & mask
    }
    return none
  }
  const placeIn = (slot: number): number => ((slots[slot] ?? 0) & placeMask) - 1
  return {
    get: (text) => {
      const slot = slotOf(text)
      return slot === none ? (crowded.get(text) ?? none) : placeIn(slot)
    },
    add: (text, place) => {
      const slot = slotOf(text)
      const before = slot === none ? (crowded.get(text) ?? none) : placeIn(slot)
      if (before !== none) return before
      if (slot === none) crowded.set(text, place)
      else {
        slots[slot] = (mixed & ~placeMask) | (place + 1)
        texts[place] = text
      }
      return none
    },
  }
}
