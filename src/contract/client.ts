import type { Client, Contract } from './operation.ts'

/** Sends one call over the bridge: `operation` is `group.verb`. */
export type Call = (operation: string, input: unknown) => Promise<unknown>

/** Builds the typed client of a contract over one untyped call. Main parsed the answer; what arrives has its declared shape. */
export function createClient<C extends Contract>(contract: C, call: Call): Client<C> {
  const groups = Object.entries(contract).map(([group, operations]) => [
    group,
    Object.fromEntries(
      Object.keys(operations).map((verb) => [verb, (input: unknown) => call(`${group}.${verb}`, input)]),
    ),
  ])
  // The one cast of the client: the types above are derived from the same contract that the keys come from.
  return Object.fromEntries(groups) as Client<C>
}
