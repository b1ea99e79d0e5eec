import { createClient } from '../../../src/contract/client.ts'
import type { AppEvent } from '../../../src/contract/events.ts'
import type { AppContract } from '../../../src/contract/index.ts'
import { failed, ok } from '../../../src/domain/result.ts'
import type { Api, OnEvent } from '../../../src/renderer/src/api.ts'

/** A call that waits for its answer. */
export interface HandCall {
  readonly operation: string
  readonly input: unknown
  readonly give: (value: unknown) => Promise<void>
  readonly refuse: (failure: { readonly kind: string } & Record<string, unknown>) => Promise<void>
}

/** Lets everything that is ready run. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve()
}

/** The client of the contract with every call answered by hand, and news told by hand. */
export function handApi(): {
  readonly api: Api
  readonly onEvent: OnEvent
  readonly tell: (event: AppEvent) => void
  readonly hearers: () => number
  readonly of: (operation: string) => readonly HandCall[]
  readonly last: (operation: string) => HandCall
} {
  const calls: HandCall[] = []
  const listeners = new Set<(event: AppEvent) => void>()
  const api = createClient<AppContract>(
    (operation, input) =>
      new Promise((resolve) => {
        const answer = async (result: unknown) => {
          resolve(result)
          await settle()
        }
        calls.push({
          operation,
          input,
          give: (value) => answer(ok(value)),
          refuse: (failure) => answer(failed(failure)),
        })
      }),
  )
  const of = (operation: string) => calls.filter((call) => call.operation === operation)
  return {
    api,
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell: (event) => {
      for (const listener of listeners) listener(event)
    },
    hearers: () => listeners.size,
    of,
    last(operation) {
      const call = of(operation).at(-1)
      if (call === undefined) throw new Error(`${operation} was not called`)
      return call
    },
  }
}
