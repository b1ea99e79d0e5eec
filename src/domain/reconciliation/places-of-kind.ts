/**
 * The places of a list by kind, such as the lines of one number. A kind is named by its first place. `links` says of each place: 0, the only
 * one of its kind; above, the first, and where the second is, counted from 1; -1, of no kind; -2, the first of more than two; below, no first,
 * and how far under -3 the first is.
 */
export type Links = Int32Array

export const ofNoKind = -1
const ofMany = -2
const notFirst = -3

/** Puts a place to the kind of an earlier one. */
export function linkTo(links: Links, first: number, at: number): void {
  links[first] = links[first] === 0 ? at + 1 : ofMany
  links[at] = notFirst - first
}

/** The kind of a place, named by the first of it. Not for a place of no kind. */
export function kindOf(links: Links, at: number): number {
  const link = links[at] ?? 0
  return link > notFirst ? at : notFirst - link
}
