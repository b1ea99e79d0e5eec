import { createClient } from '../../contract/client.ts'
import type { AppEvent } from '../../contract/events.ts'
import type { AppContract } from '../../contract/index.ts'
import type { Client } from '../../contract/operation.ts'

/** Everything a screen may ask of main. */
export type Api = Client<AppContract>

/** Hears main's news; answers with the way to stop. */
export type OnEvent = (listener: (event: AppEvent) => void) => () => void

/** What the preload gives the page: one way to ask, one way to hear. Main parsed the news before it was told. */
export interface Backoffice {
  readonly call: (operation: string, input: unknown) => Promise<unknown>
  readonly on: OnEvent
}

/** The typed client over the bridge. */
export const createApi = (backoffice: Pick<Backoffice, 'call'>): Api => createClient<AppContract>(backoffice.call)
