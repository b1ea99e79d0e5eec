import type { ElectronApplication } from '@playwright/test'

/** A call of the page as it arrives in the main process. */
export interface Call {
  readonly operation: string
  readonly input: unknown
}

/**
 * From now on every call of the page is written down on its way to its handler, in Electron's own table of handlers.
 * Gives the calls since then, and with `forget` begins anew.
 */
export async function recordCalls(app: ElectronApplication): Promise<{
  readonly calls: (operation: string) => Promise<readonly Call[]>
  readonly forget: () => Promise<void>
}> {
  await app.evaluate(({ ipcMain }) => {
    const heard: Call[] = []
    Object.assign(globalThis, { heardCalls: heard })
    const handlers: unknown = Reflect.get(ipcMain, '_invokeHandlers')
    if (!(handlers instanceof Map)) throw new Error('no table of handlers')
    const answer: unknown = handlers.get('backoffice:call')
    if (typeof answer !== 'function') throw new Error('no handler')
    handlers.set('backoffice:call', (event: unknown, operation: unknown, input: unknown) => {
      heard.push({ operation: String(operation), input })
      return answer(event, operation, input)
    })
  })
  return {
    calls: (operation) =>
      app.evaluate((_electron, wanted) => {
        const heard: unknown = Reflect.get(globalThis, 'heardCalls')
        return Array.isArray(heard) ? heard.filter((call: Call) => call.operation === wanted) : []
      }, operation),
    forget: () =>
      app.evaluate(() => {
        const heard: unknown = Reflect.get(globalThis, 'heardCalls')
        if (Array.isArray(heard)) heard.length = 0
      }),
  }
}

/** The next call of this operation is refused as told before it reaches its handler; the ones after it are answered as ever. */
export const refuseOnce = (
  app: ElectronApplication,
  operation: string,
  failure: { readonly kind: string },
): Promise<void> =>
  app.evaluate(
    ({ ipcMain }, refused) => {
      const handlers: unknown = Reflect.get(ipcMain, '_invokeHandlers')
      if (!(handlers instanceof Map)) throw new Error('no table of handlers')
      const answer: unknown = handlers.get('backoffice:call')
      if (typeof answer !== 'function') throw new Error('no handler')
      handlers.set('backoffice:call', (event: unknown, name: unknown, input: unknown) => {
        if (name !== refused.operation) return answer(event, name, input)
        handlers.set('backoffice:call', answer)
        return Promise.resolve({ ok: false, failure: refused.failure })
      })
    },
    { operation, failure },
  )
