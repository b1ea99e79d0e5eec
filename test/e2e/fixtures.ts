import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { electronArguments } from '../../scripts/session/electron-arguments.mjs'
import { startKeyring } from '../../scripts/session/keyring.mjs'
import { asOrdinaryUser, type OrdinaryUser } from '../../scripts/session/ordinary-user.mjs'

const root = resolve(import.meta.dirname, '../..')

/** How the app is started. Everything may be left out. */
export interface Launch {
  /** The profile; a fresh one that goes when the app is closed. A given one stays, for a second start with the same books. */
  readonly home?: string
  /** Wall time at start, Korean (decision 13). */
  readonly now?: string
  /** JSON file with other gateway addresses for test shops (decision 16). */
  readonly endpoints?: string
  /** An ordinary user from `ordinaryUser()`: then Chromium's real sandbox is on, also when the tests run as root. */
  readonly user?: OrdinaryUser
  /** Further switches, such as `--log-net-log=…`. */
  readonly switches?: readonly string[]
}

/** The running app. */
export interface Desk {
  readonly app: ElectronApplication
  readonly page: Page
  readonly home: string
  /** The built app's folder, program and environment, to start it once more beside this one. */
  readonly start: {
    readonly program: string
    readonly words: readonly string[]
    readonly environment: Record<string, string>
  }
  /** What it wrote on stdout and stderr since Playwright let go of it. */
  output(): string
  /** Warnings, errors and exceptions of its page, from the first line it ran. */
  complaints(): Promise<readonly string[]>
  /** Ends the app, its keyring, and the profile unless that was given. */
  close(): Promise<void>
}

/** The runtime the set-up found. */
export function runtime(): { readonly electron: string; readonly sqliteAddon: string | null } {
  return JSON.parse(readFileSync(join(root, '.cache', 'runtime.json'), 'utf8'))
}

/** Copies the built app to where an ordinary user may run it; one per spec file, `stop()` in its afterAll. */
export function ordinaryUser(): Promise<OrdinaryUser> {
  return asOrdinaryUser({ ...runtime(), app: root })
}

/** A fresh profile folder, owned by who will run the app. */
export function freshHome(user?: OrdinaryUser): string {
  const home = mkdtempSync(join(user?.home ?? tmpdir(), 'yeongsu-e2e-'))
  if (user?.user !== undefined) chownSync(home, user.user.uid, user.user.gid)
  return home
}

/** Starts the built app with a profile, a session bus and a keyring of its own, and waits for its first screen. */
export async function launch(asked: Launch = {}): Promise<Desk> {
  if (!existsSync(join(root, 'out', 'main', 'index.js'))) throw new Error('no build in out/: npm run build')
  const home = asked.home ?? freshHome(asked.user)
  mkdirSync(home, { recursive: true })
  const keyring = await startKeyring({
    profile: home,
    ...(asked.user?.user === undefined ? {} : { user: asked.user.user }),
  })
  const start = startOf(asked, home, keyring.environment)
  let text = ''
  let running: ElectronApplication | null = null
  const close = async (): Promise<void> => {
    await running?.close()
    running = null
    await keyring.stop()
    if (asked.home === undefined) rmSync(home, { recursive: true, force: true })
  }
  try {
    const app = await _electron.launch({
      executablePath: start.program,
      args: [...start.words.slice(0, -1), heldStartFor(asked.user), ...start.words.slice(-1)],
      chromiumSandbox: !start.words.includes('--no-sandbox'),
      env: start.environment,
    })
    running = app
    askAgainWhenLost(app)
    for (const stream of [app.process().stdout, app.process().stderr])
      stream?.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
    const page = await app.firstWindow()
    await page.waitForFunction(() => (document.getElementById('root')?.childElementCount ?? 0) > 0)
    return { app, page, home, start, output: () => text, complaints: () => complaintsOf(page), close }
  } catch (cause) {
    await close()
    throw cause
  }
}

/** The folder that starts the app held back; copied to where an ordinary user may read it. */
function heldStartFor(user: OrdinaryUser | undefined): string {
  const own = join(root, 'test', 'held-start')
  if (user?.user === undefined) return own
  const copied = join(dirname(user.app), 'held-start')
  cpSync(own, copied, { recursive: true })
  chmodSync(copied, 0o755)
  for (const name of readdirSync(copied)) chmodSync(join(copied, name), 0o644)
  return copied
}

const mostAsks = 3

/**
 * Playwright waits for what main answers through a promise that V8's inspector holds weakly, and a collection of memory in between loses
 * it (playwright#33737). The work was done all the same, so it is asked again: what tests ask of main may be done twice.
 */
function askAgainWhenLost(app: ElectronApplication): void {
  const evaluate: ElectronApplication['evaluate'] = app.evaluate.bind(app)
  Reflect.set(app, 'evaluate', async (...words: Parameters<typeof evaluate>) => {
    for (let asks = 1; ; asks += 1)
      try {
        return await evaluate(...words)
      } catch (cause) {
        if (asks === mostAsks || !String(cause).includes('promise was garbage collected')) throw cause
      }
  })
}

/** Playwright keeps the newest 200 of each from the page's first line on, whenever one begins to ask. */
async function complaintsOf(page: Page): Promise<readonly string[]> {
  const lines = (await page.consoleMessages()).filter((line) => /warning|error/.test(line.type()))
  const errors = await page.pageErrors()
  return [...lines.map((line) => line.text()), ...errors.map((error) => error.message)]
}

function startOf(asked: Launch, home: string, keyring: Readonly<Record<string, string>>): Desk['start'] {
  const { electron, sqliteAddon } = runtime()
  const { user } = asked
  const uid = user?.user?.uid
  const switches = electronArguments(uid === undefined ? {} : { uid }).arguments
  const addon = sqliteAddon === null ? {} : { YEONGSU_SQLITE_ADDON: sqliteAddon }
  return {
    program: user?.executable ?? electron,
    words: [...switches, ...(asked.switches ?? []), user?.app ?? root],
    environment: {
      PATH: process.env['PATH'] ?? '',
      DISPLAY: process.env['DISPLAY'] ?? '',
      LANG: 'C.UTF-8',
      TZ: 'America/New_York',
      XDG_CURRENT_DESKTOP: 'GNOME',
      ...addon,
      ...user?.environment,
      ...keyring,
      HOME: home,
      YEONGSU_HOME: home,
      ...(asked.now === undefined ? {} : { YEONGSU_NOW: asked.now }),
      ...(asked.endpoints === undefined ? {} : { YEONGSU_GATEWAY_ENDPOINTS: asked.endpoints }),
    },
  }
}

/** Files under `home` that contain `canary` as it is, in base64 or in hex, UTF-8 or UTF-16; the keyring's password file included. */
export function filesContaining(home: string, canary: string): string[] {
  const plain = Buffer.from(canary)
  const forms = [plain, Buffer.from(canary, 'utf16le'), Buffer.from(plain.toString('hex'))]
  // The three ways a text may fall into base64, without the letters its neighbours share.
  for (const shift of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64')
    forms.push(Buffer.from(encoded.slice(shift === 0 ? 0 : shift + 1, -4)))
  }
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path)
      return forms.some((form) => bytes.includes(form))
    })
}

/** The next open dialogs answer with this file, or with nothing chosen. */
export const answerOpenDialog = (app: ElectronApplication, path: string | null): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
  }, path)

/** The next save dialogs answer with this path, or with nothing chosen. */
export const answerSaveDialog = (app: ElectronApplication, path: string | null): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' })
  }, path)

/** The next message boxes are answered with the button of this number; `shownBoxes` tells what they said. */
export const answerMessageBox = (app: ElectronApplication, button: number): Promise<void> =>
  app.evaluate(({ dialog }, response) => {
    const shown: string[] = []
    Object.assign(globalThis, { shownBoxes: shown })
    const answer = async (...words: unknown[]) => {
      shown.push(JSON.stringify(words.at(-1)))
      return { response, checkboxChecked: false }
    }
    Object.assign(dialog, { showMessageBox: answer })
  }, button)

/** The options of every message box since `answerMessageBox`, as JSON. */
export const shownBoxes = (app: ElectronApplication): Promise<string[]> => keptIn(app, 'shownBoxes')

/** From now on nothing really leaves to the browser; gives what would have. */
export async function catchOpenedLinks(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedLinks: opened })
    shell.openExternal = async (link) => {
      opened.push(link)
    }
  })
  return () => keptIn(app, 'openedLinks')
}

/** A list of texts a stub above keeps in the main process. */
export const keptIn = (app: ElectronApplication, name: string): Promise<string[]> =>
  app.evaluate((_electron, key) => {
    const kept: unknown = Reflect.get(globalThis, key)
    return Array.isArray(kept) ? kept.map(String) : []
  }, name)
