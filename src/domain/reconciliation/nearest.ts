import { epochOf, type Instant, isSameDay } from '../day.ts'

/** Something that may pair with something else under the same key. `tie` orders things of one moment; it must tell any two apart. */
export interface Placed<T> {
  readonly of: T
  readonly key: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly tie: string
}

/** By how many Korean days the right side of a pair may be earlier and later than the left. */
export interface Window {
  readonly back: number
  readonly ahead: number
}

/** Places something at a moment. */
export const place = <T>(of: T, key: string, moment: Instant, tie: string): Placed<T> => ({
  of,
  key,
  at: epochOf(moment),
  tie,
})

const dayMs = 86_400_000
const kstOffsetMs = 9 * 3_600_000
const dayNumber = (at: number): number => Math.floor((at + kstOffsetMs) / dayMs)

const fits = (left: number, right: number, { back, ahead }: Window): boolean => {
  const days = dayNumber(right) - dayNumber(left)
  return days >= -back && days <= ahead
}

/** Is a right side at a moment within the window of a left one? */
export const isWithin = (left: Instant, right: Instant, window: Window): boolean =>
  (window.back >= 0 && window.ahead >= 0 && isSameDay(left, right)) || fits(epochOf(left), epochOf(right), window)

/**
 * Pairs lefts with rights of the same key, the nearest in time first; among equally near ones the right with the first tie goes first.
 * Each is paired once. The order of the inputs does not matter. Takes n log n.
 */
export function pairNearest<L, R>(
  lefts: readonly Placed<L>[],
  rights: readonly Placed<R>[],
  window: Window,
  pair: (left: L, right: R) => void,
): void {
  if (lefts.length === 0 || rights.length === 0) return
  const byKey = new Map<string, { readonly lefts: Placed<L>[]; readonly rights: Placed<R>[] }>()
  for (const left of lefts) {
    const group = byKey.get(left.key)
    if (group === undefined) byKey.set(left.key, { lefts: [left], rights: [] })
    else group.lefts.push(left)
  }
  for (const right of rights) byKey.get(right.key)?.rights.push(right)
  for (const group of byKey.values()) pairWithin(group.lefts, group.rights, window, pair)
}

function pairWithin<L, R>(
  lefts: Placed<L>[],
  rights: Placed<R>[],
  window: Window,
  pair: (left: L, right: R) => void,
): void {
  const [left, right] = [lefts[0], rights[0]]
  if (left === undefined || right === undefined) return
  if (lefts.length === 1 && rights.length === 1) {
    if (fits(left.at, right.at, window)) pair(left.of, right.of)
    return
  }
  pairMany(lefts, rights, window, pair)
}

/** All of one side at one moment, in the order they are taken; a node of the line of moments. */
interface Moment<L, R> {
  readonly at: number
  readonly lefts: readonly Placed<L>[]
  readonly rights: readonly Placed<R>[]
  taken: number
  before: Moment<L, R> | null
  after: Moment<L, R> | null
}

/** Two neighbours on the line of moments, one of each side, and what they were when they were noted. */
interface Neighbours<L, R> {
  readonly left: Moment<L, R>
  readonly right: Moment<L, R>
  readonly gap: number
  readonly tie: string
  readonly taken: number
}

const byTie = (one: Placed<unknown>, other: Placed<unknown>): number => compareText(one.tie, other.tie)
const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const sizeOf = <L, R>({ lefts, rights }: Moment<L, R>): number => lefts.length + rights.length
const isSpent = <L, R>(moment: Moment<L, R>): boolean => moment.taken >= sizeOf(moment)

/**
 * The nearest pair of two sides on a line is always a pair of neighbours, so only neighbours are looked at; when one of them is used up
 * those around it become neighbours.
 */
function pairMany<L, R>(
  lefts: Placed<L>[],
  rights: Placed<R>[],
  window: Window,
  pair: (left: L, right: R) => void,
): void {
  const heap = createHeap<Neighbours<L, R>>(
    (one, other) =>
      one.gap - other.gap ||
      compareText(one.tie, other.tie) ||
      one.right.at - other.right.at ||
      one.left.at - other.left.at,
  )
  const note = (one: Moment<L, R> | null, other: Moment<L, R> | null): void => {
    if (one === null || other === null || one.lefts.length > 0 === other.lefts.length > 0) return
    const [left, right] = one.lefts.length > 0 ? [one, other] : [other, one]
    if (!fits(left.at, right.at, window)) return
    const tie = right.rights[right.taken]?.tie ?? ''
    heap.push({ left, right, gap: Math.abs(left.at - right.at), tie, taken: right.taken })
  }
  let last: Moment<L, R> | null = null
  for (const moment of momentsOf(lefts, rights)) {
    moment.before = last
    if (last !== null) last.after = moment
    note(last, moment)
    last = moment
  }
  for (let next = heap.pop(); next !== null; next = heap.pop()) {
    const { left, right } = next
    if (isSpent(left) || isSpent(right)) continue
    if (next.taken !== right.taken) {
      note(left, right)
      continue
    }
    const [one, other] = [left.lefts[left.taken], right.rights[right.taken]]
    const [first, second] = left.after === right ? [left, right] : [right, left]
    left.taken += 1
    right.taken += 1
    if (one !== undefined && other !== undefined) pair(one.of, other.of)
    const [before, after] = [isSpent(first) ? first.before : first, isSpent(second) ? second.after : second]
    for (const moment of [left, right]) if (isSpent(moment)) unlink(moment)
    note(before, after)
  }
}

function unlink<L, R>(moment: Moment<L, R>): void {
  if (moment.before !== null) moment.before.after = moment.after
  if (moment.after !== null) moment.after.before = moment.before
}

function momentsOf<L, R>(lefts: readonly Placed<L>[], rights: readonly Placed<R>[]): readonly Moment<L, R>[] {
  const moments: Moment<L, R>[] = []
  const blank = { taken: 0, before: null, after: null }
  for (const [at, group] of byMoment(lefts)) moments.push({ at, lefts: group, rights: [], ...blank })
  for (const [at, group] of byMoment(rights)) moments.push({ at, lefts: [], rights: group, ...blank })
  return moments.sort((one, other) => one.at - other.at || other.lefts.length - one.lefts.length)
}

function byMoment<T>(placed: readonly Placed<T>[]): ReadonlyMap<number, Placed<T>[]> {
  const groups = new Map<number, Placed<T>[]>()
  for (const one of placed) {
    const group = groups.get(one.at)
    if (group === undefined) groups.set(one.at, [one])
    else group.push(one)
  }
  for (const group of groups.values()) if (group.length > 1) group.sort(byTie)
  return groups
}

/** A binary heap; `pop` gives the least, null when empty. */
interface Heap<T> {
  readonly push: (item: T) => void
  readonly pop: () => T | null
}

function createHeap<T>(compare: (one: T, other: T) => number): Heap<T> {
  const items: T[] = []
  const isBefore = (one: number, other: number): boolean => {
    const [a, b] = [items[one], items[other]]
    return a !== undefined && b !== undefined && compare(a, b) < 0
  }
  const swap = (one: number, other: number): void => {
    const [a, b] = [items[one], items[other]]
    if (a === undefined || b === undefined) return
    items[one] = b
    items[other] = a
  }
  return {
    push: (item) => {
      let at = items.push(item) - 1
      while (at > 0) {
        const parent = (at - 1) >> 1
        if (!isBefore(at, parent)) return
        swap(at, parent)
        at = parent
      }
    },
    pop: () => {
      const first = items[0]
      const last = items.pop()
      if (first === undefined || last === undefined) return null
      if (items.length === 0) return first
      items[0] = last
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2]
        const least = isBefore(right, left) ? right : left
        if (!isBefore(least, at)) return first
        swap(at, least)
        at = least
      }
    },
  }
}
