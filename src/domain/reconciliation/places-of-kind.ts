/**
 * The places of a list by kind, such as the lines of one number. A kind is named by its first place. `links` says of each place: 0, the only
 * one of its kind; above, the first, and where the second is, counted from 1; -1, of no kind; -2, the first of more than two; below, no first,
 * and how far under -3 the first is.
 */
export type Links = readonly number[]

/**
 * So many zeros. No typed array: what those hold lies beside the heap, and a few of a million numbers make V8 collect everything before the
 * heap has need of it.
 */
// oxlint-disable-next-line unicorn/no-new-array -- because Array.from asks a function for each of a million
export const zeros = (length: number): number[] => new Array<number>(length).fill(0)

/** The link of a place that is of no kind. */
export const ofNoKind = -1
const ofMany = -2
const notFirst = -3

/** Puts a place to the kind of an earlier one. */
export function linkTo(links: number[], first: number, at: number): void {
  links[first] = links[first] === 0 ? at + 1 : ofMany
  links[at] = notFirst - first
}

/** The kind of a place, named by the first of it. Not for a place of no kind. */
export function kindOf(links: Links, at: number): number {
  const link = links[at] ?? 0
  return link > notFirst ? at : notFirst - link
}
