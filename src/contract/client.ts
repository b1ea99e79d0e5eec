import type { Client, Contract } from './operation.ts'

/** Sends one call over the bridge: `operation` is `group.verb`. */
export type Call = (operation: string, input: unknown) => Promise<unknown>

/**
 * The typed client of a contract over one untyped call, whose names are taken as they are asked for: the page needs neither the contract's
 * shapes nor what reads them. Main parsed the answer; what arrives has its declared shape. A group and a verb stay the same each time.
 */
export function createClient<C extends Contract>(call: Call): Client<C> {
  // The one cast of the client: the type is the contract's, and the compiler refuses every name that is not in it.
  return byName((group) => byName((verb) => (input: unknown) => call(`${group}.${verb}`, input))) as Client<C>
}

/** An object without own members that makes each at its first reading. It is no promise, though everything is asked whether it is one. */
function byName(make: (name: string) => unknown): object {
  const made = new Map<string, unknown>()
  return new Proxy(Object.freeze({}), {
    get(_nothing, name) {
      if (typeof name !== 'string' || name === 'then') return undefined
      if (!made.has(name)) made.set(name, make(name))
      return made.get(name)
    },
  })
}
