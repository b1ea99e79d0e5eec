import { inspect } from 'node:util'

/**
 * A value that prints as `‹secret›` in strings, JSON and inspect, of which structured clone carries nothing.
 * `use` is the one word to search for in a review.
 */
class Secret<T> {
  readonly #value: T

  constructor(value: T) {
    this.#value = value
  }

  /** Hands the value to `work` and nothing else; the caller keeps what `work` returns. */
  use<R>(work: (value: T) => R): R {
    return work(this.#value)
  }

  toString(): string {
    return '‹secret›'
  }

  toJSON(): string {
    return '‹secret›'
  }

  [inspect.custom](): string {
    return '‹secret›'
  }
}

/** What a shop's operator entered, by the field's wire name; every value is wrapped, ids included. */
export type Credentials = Readonly<Record<string, Secret<string>>>

/** Wraps entered values. */
export const toCredentials = (values: Readonly<Record<string, string>>): Credentials =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, new Secret(value)]))
