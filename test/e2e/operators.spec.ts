import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { refuseOnce } from './calls.ts'
import { type Desk, filesContaining, freshHome, launch } from './fixtures.ts'
import { call } from './in-page.ts'
import { closeRefund, foldNotices, openPayment, practiceNow, prepareRefund, sendButton, showScreen } from './pages.ts'
import { admin, atDesk, lock, openWorkBook, signIn, sitInPractice } from './people.ts'
import { type LoneSandbox, moneyCalls, readBook, startSandbox } from './sandboxes.ts'
import { addTestShop, enterCredentials, fetchPayment } from './work-shops.ts'
import { tick } from './ticking.ts'

// One work book from its first start on; each step stands on the one before.
test.describe.configure({ mode: 'serial' })

const shop = '가로수길점'
const counsellor = { name: '박상담', pin: '730519284615' } as const
const folder = mkdtempSync(join(tmpdir(), 'operators-'))
const endpoints = join(folder, 'endpoints.json')

let kcp: LoneSandbox
let home: string
let desk: Desk
let page: Page
let said = ''

async function start(now: string): Promise<void> {
  desk = await launch({ now, home, endpoints })
  page = desk.page
}

async function end(): Promise<void> {
  said += desk.output()
  await desk.close()
}

test.beforeAll(async () => {
  kcp = await startSandbox('kcp', practiceNow)
  writeFileSync(endpoints, JSON.stringify({ kcp: kcp.url }))
  home = freshHome()
  await start(practiceNow)
  await foldNotices(page)
})
test.afterAll(async () => {
  await desk?.close()
  await kcp?.stop()
  for (const gone of [folder, home]) rmSync(gone, { recursive: true, force: true })
})

const pinField = () => page.getByLabel('PIN', { exact: true })
const openOrder = () => openPayment(page, `ORDER_${kcp.transactions[0]?.['tno'] ?? ''}`)
const refundButton = (panel: Locator) => panel.getByRole('button', { name: /^환불( R)?$/ })

/** Tries a PIN at the sign-in in sight. */
async function tryPin(pin: string): Promise<void> {
  await pinField().fill(pin)
  await page.keyboard.press('Enter')
}

test('in practice anybody of the practice shops can be at the desk, without a PIN', async () => {
  await expect(page.getByText(/합계 663건/)).toBeVisible({ timeout: 30_000 })
  await expect(atDesk(page, '관리자')).toBeVisible()
  await sitInPractice(page, '정조회')
  const panel = await openPayment(page, 'YK900002')
  await expect(refundButton(panel)).toHaveAttribute('aria-disabled', 'true')
  const reason = panel.getByRole('paragraph').filter({ hasText: '이 일은 CS · 재무 · 관리자 담당자가 합니다.' })
  await expect(reason).toBeVisible()
  await panel.focus()
  await page.keyboard.press('r')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+l')
  await expect(atDesk(page, '정조회')).toBeVisible()
  await sitInPractice(page, '이재무')
  await expect(refundButton(await openPayment(page, 'YK900002'))).toHaveAttribute('aria-disabled', 'false')
})

test('the first start of the work book makes the 관리자, by keyboard alone', async () => {
  await page.getByRole('group', { name: '장부' }).getByRole('button', { name: '업무' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('이름')).toBeFocused()
  await page.keyboard.type(admin.name)
  await page.keyboard.press('Tab')
  await page.keyboard.type('123456')
  await expect(pinField()).toHaveAccessibleDescription(/같은 숫자를 되풀이하거나 차례로 이은 PIN은 쓸 수 없습니다\./)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(`${admin.pin.slice(0, 3)}ㅁa ${admin.pin.slice(3)}`)
  await expect(pinField()).toHaveValue(admin.pin)
  await page.keyboard.press('Tab')
  await page.keyboard.type('482916')
  await expect(page.getByLabel('PIN 한 번 더')).toHaveAccessibleDescription(/두 번 적은 PIN이 다릅니다\./)
  await expect(page.getByRole('button', { name: '관리자로 시작' })).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(admin.pin.slice(-1))
  await page.keyboard.press('Enter')
  await expect(atDesk(page, admin.name)).toHaveText(`${admin.name} 관리자`)
})

test('a locked desk shows and keeps nothing of the book', async () => {
  await addTestShop(page, 'kcp', shop)
  await enterCredentials(page, kcp.credentials)
  await expect(page.getByText(/에 저장됨/)).toBeVisible()
  const number = kcp.transactions[0]?.['tno'] ?? ''
  await fetchPayment(page, { shop: new RegExp(shop), number, order: `ORDER_${number}`, paidOn: null })
  expect(page.url()).toContain('#/transactions')
  await lock(page)
  expect(page.url()).not.toContain('#')
  const words = await page.locator('body').innerText()
  for (const kept of [shop, number, 'ORDER_', '합계']) expect(words).not.toContain(kept)
  await expect(page.getByRole('status')).toHaveCount(0)
  expect(await call(page, 'shops.list')).toEqual({ ok: false, failure: { kind: 'not-signed-in' } })
})

test('a wrong PIN says how many are left, and the right one opens where typing starts', async () => {
  // The person who was there is chosen already: the digits go where they belong.
  await expect(pinField()).toBeFocused()
  await tryPin('999111')
  await expect(page.getByRole('alert')).toContainText('PIN이 다릅니다.')
  await expect(page.getByRole('alert')).toContainText('4번 더 틀리면 잠시 잠깁니다.')
  await expect(pinField()).toBeFocused()
  await expect(pinField()).toHaveValue('')
  await page.keyboard.type(admin.pin)
  await page.keyboard.press('Enter')
  await expect(atDesk(page, admin.name)).toBeVisible()
  await expect(page.getByRole('textbox', { name: '거래 검색' })).toHaveValue('')
})

test('a person is added in 설정, may do what their role does, and nobody else’s work', async () => {
  await showScreen(page, '설정')
  await page.getByRole('tab', { name: '담당자' }).click()
  await page.getByRole('button', { name: '담당자 넣기' }).click()
  const dialog = page.getByRole('dialog', { name: '담당자 넣기' })
  await dialog.getByLabel('이름').fill(counsellor.name)
  await tick(dialog.getByRole('radio', { name: /^CS/ }))
  await dialog.getByLabel('첫 PIN', { exact: true }).fill(counsellor.pin)
  await dialog.getByLabel('첫 PIN 한 번 더').fill(counsellor.pin)
  await dialog.getByRole('button', { name: '담당자 넣기' }).click()
  await expect(page.getByRole('row', { name: new RegExp(counsellor.name) })).toContainText('CS')

  await lock(page)
  await signIn(page, counsellor)
  const panel = await openOrder()
  await expect(refundButton(panel)).toHaveAttribute('aria-disabled', 'false')
  for (const [operation, input] of [
    ['refunds.settleByHand', { refundId: 'x', conclusion: 'refunded', note: '은행에서 확인' }],
    ['bulk.chooseFile', {}],
  ] as const)
    expect(await call(page, operation, input)).toMatchObject({ ok: false, failure: { kind: 'not-allowed' } })
  await showScreen(page, '현금영수증')
  await page.getByRole('tab', { name: '대장' }).click()
  await expect(page.getByRole('button', { name: '내보내기', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await showScreen(page, '설정')
  await expect(page.getByRole('button', { name: '상점 넣기' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('tab', { name: '담당자' }).click()
  await expect(page.getByRole('status').filter({ hasText: '이 일은 관리자 담당자가 합니다.' })).toBeVisible()
  await expect(page.getByRole('button', { name: '담당자 넣기' })).toHaveAttribute('aria-disabled', 'true')
})

test('the PIN is asked for once more over the refund, and the refund goes on by itself, sent once', async () => {
  const before = moneyCalls(await readBook(kcp.url))
  const dialog = await prepareRefund(page, await openOrder(), { amount: 5_000, reason: '고객 변심' })
  await refuseOnce(desk.app, 'refunds.request', { kind: 'proof-needed' })
  await sendButton(dialog).click()
  const proof = page.getByRole('dialog', { name: 'PIN 한 번 더' })
  await expect(proof.getByText(`${counsellor.name} 담당자의 PIN을 적으면 이어서 합니다.`)).toBeVisible()
  await expect(proof.getByLabel('PIN', { exact: true })).toBeFocused()
  for (let presses = 0; presses < 4; presses += 1) {
    await page.keyboard.press('Tab')
    expect(await proof.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(proof).toHaveCount(0)
  const refund = page.getByRole('dialog')
  await expect(refund.getByText('PIN을 한 번 더 확인하지 않았습니다. 보내거나 바꾼 것은 없습니다.')).toBeVisible()
  await expect.poll(() => refund.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  expect(moneyCalls(await readBook(kcp.url))).toBe(before)

  await refuseOnce(desk.app, 'refunds.request', { kind: 'proof-needed' })
  await sendButton(refund).click()
  await proof.getByLabel('PIN', { exact: true }).fill('000001')
  await page.keyboard.press('Enter')
  await expect(proof.getByRole('alert')).toContainText('4번 더 틀리면')
  await page.keyboard.type(counsellor.pin)
  await page.keyboard.press('Enter')
  await expect(refund.getByText('5,000원 환불되었습니다.')).toBeVisible()
  expect(moneyCalls(await readBook(kcp.url)) - before).toBe(1)
  await closeRefund(page)
})

test('one’s own PIN is changed with the old one', async () => {
  await atDesk(page).click()
  await page.getByRole('menuitem', { name: 'PIN 바꾸기' }).click()
  const dialog = page.getByRole('dialog', { name: 'PIN 바꾸기' })
  await expect(dialog.getByLabel('지금 PIN')).toBeFocused()
  await dialog.getByLabel('지금 PIN').fill('111222')
  await dialog.getByLabel('새 PIN', { exact: true }).fill('914607352')
  await dialog.getByLabel('새 PIN 한 번 더').fill('914607352')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('PIN이 다릅니다.')
  await dialog.getByLabel('지금 PIN').fill(counsellor.pin)
  await page.keyboard.press('Enter')
  await expect(page.getByText('PIN을 바꾸었습니다.')).toBeVisible()
})

test('touching the window is heard, and a machine that is locked locks the desk', async () => {
  const heard = await desk.app.evaluateHandle(({ BrowserWindow }) => {
    const kinds: string[] = []
    BrowserWindow.getAllWindows()[0]?.webContents.on('input-event', (_event, input) => kinds.push(input.type))
    return kinds
  })
  await page.mouse.move(300, 300)
  await page.keyboard.press('Shift')
  await expect.poll(() => heard.evaluate((kinds) => kinds.join())).toMatch(/mouseMove.*rawKeyDown/)
  await desk.app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('lock-screen')
  })
  await expect(page.getByRole('heading', { name: '로그인' })).toBeVisible()
})

test('after five wrong PINs there is a pause that counts down and outlasts a new start', async () => {
  await tick(page.getByRole('radio', { name: new RegExp(`^${admin.name}`) }))
  for (let left = 4; left > 0; left -= 1) {
    await tryPin('999111')
    await expect(page.getByRole('alert')).toContainText(`${left}번 더 틀리면`)
  }
  await tryPin('999111')
  await expect(page.getByRole('alert')).toContainText('PIN이 여러 번 틀려 잠시 받지 않습니다.')
  const wait = page.getByRole('button', { name: /^[01]:\d\d 뒤에 다시$/ })
  await expect(wait).toHaveAttribute('aria-disabled', 'true')
  const first = await wait.innerText()
  await expect(wait).not.toHaveText(first)
  await end()

  await start('2026-11-09T09:00:30+09:00')
  await tick(page.getByRole('radio', { name: new RegExp(`^${admin.name}`) }))
  await tryPin(admin.pin)
  await expect(page.getByRole('button', { name: /뒤에 다시$/ })).toBeVisible()
  await end()

  await start('2026-11-09T09:30:00+09:00')
  await signIn(page)
  await expect(atDesk(page, admin.name)).toBeVisible()
})

test('no PIN lies in a file or stood on the terminal', async () => {
  await page.getByRole('group', { name: '장부' }).getByRole('button', { name: '연습' }).click()
  await openWorkBook(page)
  expect(await desk.complaints()).toEqual([])
  await end()
  for (const pin of [counsellor.pin, '914607352']) {
    expect(filesContaining(home, pin)).toEqual([])
    expect(said).not.toContain(pin)
  }
})
