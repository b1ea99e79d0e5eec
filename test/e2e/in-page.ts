import type { ElectronApplication, Page } from '@playwright/test'

/** What the preload script gives the page. */
export interface Backoffice {
  readonly call: (operation: string, input: unknown) => Promise<unknown>
  readonly on: (listener: (...news: unknown[]) => void) => () => void
}

declare global {
  interface Window {
    readonly backoffice: Backoffice
  }
}

/** Calls an operation as the page would. */
export const call = (page: Page, operation: string, input: unknown = {}): Promise<unknown> =>
  page.evaluate(([name, given]) => window.backoffice.call(String(name), given), [operation, input] as const)

/** What the runtime itself holds of a page's preferences; on Electron 33 and not in 45's types. */
export interface Preferences {
  readonly [name: string]: unknown
}

/** The preferences every page of the app really runs with. */
export const preferencesOfPages = (app: ElectronApplication): Promise<Preferences[]> =>
  app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // The one cast of the spec: `getLastWebPreferences` exists at run time (33, and 45 undocumented) but has no type.
      const asked = contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      return asked.getLastWebPreferences()
    }),
  )

/** Policy violations the page reports while `attempt` runs, as `directive source`. */
export async function violationsDuring(
  page: Page,
  attempt: () => Promise<unknown>,
  expected: number,
): Promise<string[]> {
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seenViolations: seen })
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(`${event.effectiveDirective} ${event.blockedURI}`)
    })
  })
  await attempt()
  const seen = await page.waitForFunction((count) => {
    const list: unknown = Reflect.get(window, 'seenViolations')
    return Array.isArray(list) && list.length >= count ? list.map(String) : null
  }, expected)
  return (await seen.jsonValue()) ?? []
}

/** Number of windows and other pages the app has now. */
export const pagesOf = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ webContents }) => webContents.getAllWebContents().length)

/**
 * Asks for an address as a request of one of the app's own sessions, the desk's unless another is named, past the page's policy: the app's protocol and its request filter
 * alone answer. A refused request is its error's text.
 */
export const requestOf = (
  app: ElectronApplication,
  url: string,
  options: { readonly method?: string; readonly range?: string; readonly partition?: string } = {},
): Promise<number | string> =>
  app.evaluate(
    ({ session }, asked) =>
      session
        .fromPartition(asked.partition ?? 'desk')
        .fetch(asked.url, {
          ...(asked.method === undefined ? {} : { method: asked.method, body: asked.method === 'HEAD' ? null : 'x' }),
          headers: asked.range === undefined ? {} : { range: asked.range },
        })
        .then(
          (answer) => answer.status,
          (cause: unknown) => String(cause instanceof Error ? cause.message : cause),
        ),
    { url, ...options },
  )
