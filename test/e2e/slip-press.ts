import type { ElectronApplication } from '@playwright/test'
import { keptIn } from './fixtures.ts'

/** What the system's print dialog answers: a word of Chromium's for what went wrong, null for a print; `printers` are the names it knows. */
export interface PrintAnswer {
  readonly printers: readonly string[]
  readonly failure: string | null
}

/** From now on nothing really goes to a printer. `printOrders` tells what would have been asked. */
export const answerPrint = (app: ElectronApplication, answer: PrintAnswer): Promise<void> =>
  app.evaluate(({ app: electron }, { printers, failure }) => {
    const orders: string[] = []
    Object.assign(globalThis, { printOrders: orders })
    const stub = (contents: object): void => {
      Object.assign(contents, {
        getPrintersAsync: async () => printers.map((name) => ({ name })),
        print: (options: unknown, done: (success: boolean, reason: string) => void) => {
          orders.push(JSON.stringify(options))
          done(failure === null, failure ?? '')
        },
      })
    }
    const known: unknown = Reflect.get(globalThis, 'stubPrint')
    Object.assign(globalThis, { stubPrint: stub })
    if (known !== undefined) return
    electron.on('web-contents-created', (_event, contents) => {
      const now: unknown = Reflect.get(globalThis, 'stubPrint')
      if (typeof now === 'function') now(contents)
    })
  }, answer)

/** The options of every print since `answerPrint`, as JSON. */
export const printOrders = (app: ElectronApplication): Promise<string[]> => keptIn(app, 'printOrders')

/** Writes down of every page made from now on what it runs with, and has each try to change itself by a script. */
export const watchNewPages = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ app: electron, session }) => {
    const pages: string[] = []
    Object.assign(globalThis, { newPages: pages })
    electron.on('web-contents-created', (_event, contents) => {
      contents.once('dom-ready', () => {
        const asked: unknown = Reflect.get(contents, 'getLastWebPreferences')
        const preferences: unknown = typeof asked === 'function' ? asked.call(contents) : null
        const isApart = contents.session === session.fromPartition('slip')
        const isKept = contents.session.isPersistent()
        pages.push(JSON.stringify({ url: contents.getURL(), isApart, isKept, preferences }))
        void contents
          .executeJavaScript('document.title = "ran"; document.body.textContent = "ran"')
          .catch(() => undefined)
      })
    })
  })

/** What `watchNewPages` wrote down, as JSON. */
export const newPages = (app: ElectronApplication): Promise<string[]> => keptIn(app, 'newPages')
