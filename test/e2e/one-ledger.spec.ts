import { copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startKeyring } from '../../scripts/session/keyring.mjs'
import { type Desk, freshHome, launch } from './fixtures.ts'
import { call } from './in-page.ts'
import { openWorkBook } from './people.ts'
import { startsAndSays, startUndriven } from './without-driver.ts'

let desk: Desk
const folder = mkdtempSync(join(tmpdir(), 'one-ledger-'))

test.beforeAll(async () => {
  desk = await launch()
  await openWorkBook(desk.page)
})
test.afterAll(async () => {
  await desk?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Another copy of the app: a profile of its own with the same keyring, whose work book is that of the running one in some way. */
function otherCopy(name: string): string {
  const home = join(folder, name)
  mkdirSync(home)
  copyFileSync(join(desk.home, 'front-book'), join(home, 'front-book'))
  return home
}

/** A work folder of its own with a copied key, whose ledger is the running one's by a link. */
function linkedLedger(name: string, link: (target: string, path: string) => void): string {
  const home = otherCopy(name)
  const work = join(desk.home, 'work')
  mkdirSync(join(home, 'work'))
  copyFileSync(join(work, 'ledger.key'), join(home, 'work', 'ledger.key'))
  link(join(work, 'ledger.db'), join(home, 'work', 'ledger.db'))
  return home
}

const inUse = /다른 프로그램이 원장을 쓰고 있습니다\. 열려 있는 영수데스크를 모두 닫고 다시 시작하세요\./

test('two copies of the app on one work folder: the second is refused while the first is open', async () => {
  const home = otherCopy('folder')
  symlinkSync(join(desk.home, 'work'), join(home, 'work'))
  await startsAndSays(desk.start, { YEONGSU_HOME: home }, inUse)
})

test('two copies of the app on one linked ledger file: the second is refused while the first is open', async () => {
  await startsAndSays(desk.start, { YEONGSU_HOME: linkedLedger('file', symlinkSync) }, inUse)
})

test('two copies of the app on one ledger by a hard link: the second is refused and told to take the other name away', async () => {
  const home = linkedLedger('hard-link', linkSync)
  await startsAndSays(
    desk.start,
    { YEONGSU_HOME: home },
    /원장 파일에 다른 이름\(하드 링크\)이 하나 더 있어 열지 않았습니다/,
  )
  rmSync(join(home, 'work', 'ledger.db'))
})

test('the first copy goes on with its ledger whole after every refused one', async () => {
  expect(await call(desk.page, 'shops.list')).toEqual({ ok: true, value: [] })
  await desk.page.reload()
  await expect(desk.page.getByText('아직 거래가 없습니다.', { exact: false })).toBeVisible()
  expect(await desk.complaints()).toEqual([])
})

test('two processes started on one profile at the same moment: one opens it, and the other says so and ends', async () => {
  const home = freshHome()
  const keyring = await startKeyring({ profile: home })
  const environment = { ...desk.start.environment, ...keyring.environment, HOME: home, YEONGSU_HOME: home }
  const { program, words } = desk.start
  const both = [1, 2].map(() => startUndriven(program, words, environment))
  try {
    const first = await Promise.race(both.map(({ ended }) => ended))
    expect(first).toMatchObject({ code: 0, said: expect.stringContaining('이미 열려 있어') })
    await expect.poll(() => existsSync(join(home, 'practice', 'ledger.db'))).toBe(true)
    expect(both.filter(({ isRunning }) => isRunning())).toHaveLength(1)
  } finally {
    for (const one of both) await one.end()
    await keyring.stop()
    rmSync(home, { recursive: true, force: true })
  }
})
