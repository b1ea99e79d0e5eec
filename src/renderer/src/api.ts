import { createClient } from '../../contract/client.ts'
import { AppEvent } from '../../contract/events.ts'
import { type AppContract, contract } from '../../contract/index.ts'
import type { Client } from '../../contract/operation.ts'

/** Everything a screen may ask of main. */
export type Api = Client<AppContract>

/** What the preload gives the page: one way to ask, one way to hear. */
export interface Backoffice {
  readonly call: (operation: string, input: unknown) => Promise<unknown>
  readonly on: (listener: (event: unknown) => void) => () => void
}

/** The typed client over the bridge. */
export const createApi = (backoffice: Pick<Backoffice, 'call'>): Api => createClient(contract, backoffice.call)

/** Hears main's news; answers with the way to stop. */
export type OnEvent = (listener: (event: AppEvent) => void) => () => void

/** News of main, parsed; anything else on the channel is passed over. */
export const createOnEvent =
  (backoffice: Backoffice): OnEvent =>
  (listener) =>
    backoffice.on((raw) => {
      const event = AppEvent.safeParse(raw)
      if (event.success) listener(event.data)
    })
