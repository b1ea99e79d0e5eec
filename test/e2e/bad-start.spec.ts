import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { startKeyring } from '../../scripts/session/keyring.mjs'
import { type Desk, freshHome, launch, runtime } from './fixtures.ts'
import { call } from './in-page.ts'
import { openPayment, practiceNow } from './pages.ts'
import { openWorkBook, signIn } from './people.ts'
import { type LoneSandbox, startSandbox } from './sandboxes.ts'
import { startsAndSays } from './without-driver.ts'

// One profile with a work book lives through all of it: opened by starts that must not.
test.describe.configure({ mode: 'serial' })

const root = resolve(import.meta.dirname, '../..')

let kcp: LoneSandbox
let start: Desk['start']
let ledgerKey: Buffer
let home: string
const folder = mkdtempSync(join(tmpdir(), 'bad-start-'))
const endpoints = join(folder, 'endpoints.json')
const orderNumber = () => `ORDER_${kcp.transactions[0]?.['tno'] ?? ''}`

test.beforeAll(async () => {
  home = freshHome()
  kcp = await startSandbox('kcp', practiceNow)
  writeFileSync(endpoints, JSON.stringify({ kcp: kcp.url }))
  const desk = await launch({ now: practiceNow, home, endpoints })
  try {
    await openWorkBook(desk.page)
    await furnish(desk.page)
    start = desk.start
    const file: { readonly wrapped: string } = JSON.parse(readFileSync(join(home, 'work', 'ledger.key'), 'utf8'))
    const key = await desk.app.evaluate(
      ({ safeStorage }, wrapped) => safeStorage.decryptString(Buffer.from(wrapped, 'base64')),
      file.wrapped,
    )
    ledgerKey = Buffer.from(key, 'base64')
  } finally {
    await desk.close()
  }
})
test.afterAll(async () => {
  await kcp?.stop()
  rmSync(folder, { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
})

/** A work book with one KCP test shop and one payment, made over the bridge as its screens do. */
async function furnish(page: Page): Promise<void> {
  const ask = async (operation: string, input: unknown): Promise<{ readonly id: string }> => {
    const answer = await call(page, operation, input)
    expect(answer).toMatchObject({ ok: true })
    // Checked just above; the values differ by operation.
    return (answer as { value: { id: string } }).value
  }
  const { id: shopId } = await ask('shops.add', { name: '시험점', gateway: 'kcp', environment: 'test', colour: 'rose' })
  await ask('shops.storeCredentials', { shopId, values: kcp.credentials })
  const number = kcp.transactions[0]?.['tno'] ?? ''
  await ask('transactions.fetch', { shopId, number, paidOn: null, method: 'card' })
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Every file of the work book with what is in it; SQLite's own shared memory apart. */
const workFiles = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(home, 'work'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/-shm$|-wal$|\.lock$/.test(entry.name))
      .map((entry) => [entry.name, hashOf(join(entry.parentPath, entry.name))]),
  )

/** Lends the profile its own keyring once more for the time of `work`. */
async function withKeyring(profile: string, work: (environment: Readonly<Record<string, string>>) => Promise<void>) {
  const keyring = await startKeyring({ profile })
  try {
    await work(keyring.environment)
  } finally {
    await keyring.stop()
  }
}

/** Moves the version the ledger says of itself, in a process of the app's own runtime: it alone is sure to load the SQLite in use. */
function moveVersion(by: number): void {
  const { electron, sqliteAddon } = runtime()
  const script = `
    const [file, key, addon, by] = process.argv.slice(1)
    const db = require('better-sqlite3')(file, addon === '' ? {} : { nativeBinding: addon })
    db.pragma("cipher = 'aegis'")
    db.pragma("aegis_algorithm = 'aegis-256'")
    db.key(Buffer.concat([Buffer.from('raw:'), Buffer.from(key, 'hex')]))
    db.pragma('user_version = ' + (db.pragma('user_version', { simple: true }) + Number(by)))
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()`
  const words = [join(home, 'work', 'ledger.db'), ledgerKey.toString('hex'), sqliteAddon ?? '', String(by)]
  execFileSync(electron, ['-e', script, ...words], { cwd: root, env: { ELECTRON_RUN_AS_NODE: '1' }, stdio: 'pipe' })
}

test('a ledger of a newer version is left as it is, and the start says what to do', async () => {
  moveVersion(100)
  const before = workFiles()
  await withKeyring(home, (environment) =>
    startsAndSays(
      start,
      environment,
      /이 원장은 더 새로운 버전의 영수데스크에서 저장되었습니다\. 원장은 그대로 있습니다/,
    ),
  )
  expect(workFiles()).toEqual(before)
  moveVersion(-100)
})

test('with another keyring the ledger stays closed and no new one is made', async () => {
  const before = workFiles()
  await withKeyring(mkdtempSync(join(folder, 'keyring-')), (environment) =>
    startsAndSays(start, environment, /원장의 키를 이 키체인으로 열 수 없습니다\..*새 원장은 만들지 않았습니다/),
  )
  expect(workFiles()).toEqual(before)
})

test('after all that the same profile with its own keyring opens as before', async () => {
  const desk = await launch({ now: '2026-11-09T09:10:00+09:00', home, endpoints })
  try {
    await signIn(desk.page)
    const panel = await openPayment(desk.page, orderNumber())
    await expect(panel.getByText('55,000원').first()).toBeVisible()
    expect(execFileSync('ls', [join(home, 'work')]).toString()).not.toContain('gone')
  } finally {
    await desk.close()
  }
})

test('a frame whose code cannot be read says so instead of opening for ever, and comes when it is asked for again', async () => {
  const desk = await launch({ now: practiceNow })
  try {
    await desk.app.evaluate(({ BrowserWindow }) => {
      const requests = BrowserWindow.getAllWindows()[0]?.webContents.session.webRequest
      requests?.onBeforeRequest({ urls: ['app://bundle/assets/Frame-*.js'] }, (_request, answer) => {
        answer({ cancel: true })
      })
    })
    await desk.page.reload()
    await expect(desk.page.getByText('화면을 그리지 못했습니다.', { exact: false })).toBeVisible()
    await desk.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.session.webRequest.onBeforeRequest(null)
    })
    await desk.page.getByRole('button', { name: '다시 열기' }).click()
    await expect(desk.page.getByRole('navigation').first()).toBeVisible()
  } finally {
    await desk.close()
  }
})
