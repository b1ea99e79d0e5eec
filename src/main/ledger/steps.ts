/**
 * A long question, answered a piece at a time: between two pieces the lane answers others. Each piece sees one moment of the
 * ledger, and a later piece may see a later one.
 */
export type Steps<T> = Generator<undefined, T>

/** Is this what a long question gives instead of its answer? */
export const isSteps = (value: unknown): value is Steps<unknown> =>
  typeof value === 'object' && value !== null && 'next' in value && Symbol.iterator in value
