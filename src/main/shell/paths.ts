import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app } from 'electron'
import { givenHome } from './environment.ts'

/** Where the app keeps and finds what is its own. All absolute. */
export interface Paths {
  /** The profile: books, logs, and Chromium's own state apart in `chromium/`. */
  readonly home: string
  readonly logs: string
  /** One folder per book: ledger, vault, and in practice the sandboxes' books (decision 14). */
  readonly books: { readonly practice: string; readonly work: string }
  /** The built renderer, the only folder the window is served from. */
  readonly renderer: string
  readonly preload: string
  /** The built main scripts; workers lie here. */
  readonly main: string
}

/**
 * Settles the profile before anything else asks Electron for a folder; call it first, before `ready`.
 * The profile is `YEONGSU_HOME` (not in a ship build) or the folder the operating system gives this app; owner only.
 */
export function settlePaths(): Paths {
  const given = givenHome()
  if (given !== null) app.setPath('userData', resolve(given))
  const home = app.getPath('userData')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  if (process.platform !== 'win32') chmodSync(home, 0o700)
  mkdirSync(join(home, 'chromium'), { recursive: true, mode: 0o700 })
  app.setPath('sessionData', join(home, 'chromium'))
  const built = join(app.getAppPath(), 'out')
  return {
    home,
    logs: join(home, 'logs'),
    books: { practice: join(home, 'practice'), work: join(home, 'work') },
    renderer: join(built, 'renderer'),
    preload: join(built, 'preload', 'index.cjs'),
    main: join(built, 'main'),
  }
}
