import { expect, type Page, test } from '@playwright/test'
import { refuseOnce } from './calls.ts'
import { createExaminer, type Examiner } from './examine.ts'
import type { Desk } from './fixtures.ts'
import { call } from './in-page.ts'
import { openPayment, openPractice, prepareRefund, sendButton, showScreen } from './pages.ts'
import { admin, atDesk, lock, makeAdmin, sitInPractice } from './people.ts'

// What people see of signing in, looked at as every screen is; each step stands on the one before.
test.describe.configure({ mode: 'serial' })

let desk: Desk
let page: Page
let examiner: Examiner

test.beforeAll(async () => {
  desk = await openPractice()
  page = desk.page
  examiner = createExaminer(desk)
})
test.afterAll(() => desk?.close())

const examine = (name: string): Promise<void> => examiner.examine(name)

test('who is at the desk in practice, and what they may not', async () => {
  await atDesk(page).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await examine('operator-menu-practice')
  await page.keyboard.press('Escape')
  await sitInPractice(page, '정조회')
  await openPayment(page, 'YK900002')
  await examine('not-allowed')
  await showScreen(page, '설정')
  await page.getByRole('tab', { name: '담당자' }).click()
  await expect(page.getByRole('row', { name: /박상담/ })).toBeVisible()
  await examine('operators-practice')
  await sitInPractice(page, '관리자')
})

test('the PIN once more, over an open refund', async () => {
  const dialog = await prepareRefund(page, await openPayment(page, 'YK900002'), { amount: 22_000, reason: '고객 변심' })
  await refuseOnce(desk.app, 'refunds.request', { kind: 'proof-needed' })
  await sendButton(dialog).click()
  await expect(page.getByRole('dialog', { name: 'PIN 한 번 더' })).toBeVisible()
  await examine('proof')
  await page.keyboard.press('Escape')
  await expect(page.getByText('PIN을 한 번 더 확인하지 않았습니다. 보내거나 바꾼 것은 없습니다.')).toBeVisible()
  await examine('proof-cancelled')
  await page.keyboard.press('Escape')
})

test('the first start of the work book', async () => {
  await page.getByRole('group', { name: '장부' }).getByRole('button', { name: '업무' }).click()
  await expect(page.getByRole('heading', { name: '관리자 정하기' })).toBeVisible()
  await examine('first-start')
  await page.getByLabel('이름').fill(admin.name)
  await page.getByLabel('PIN', { exact: true }).fill('111111')
  await page.getByLabel('PIN 한 번 더').fill('111112')
  await page.getByLabel('PIN 한 번 더').blur()
  await examine('first-start-unfit')
  await makeAdmin(page)
})

test('담당자 of the work book and its dialogs', async () => {
  for (const [name, role, pin] of [
    ['박상담', 'cs', '730519'],
    ['이재무', 'finance', '904182'],
    ['최승인', 'approver', '551907'],
  ] as const)
    expect(await call(page, 'operators.add', { name, role, pin })).toMatchObject({ ok: true })
  await showScreen(page, '설정')
  await page.getByRole('tab', { name: '담당자' }).click()
  await expect(page.getByRole('row', { name: /최승인/ })).toBeVisible()
  await examine('operators')
  await page.getByRole('region', { name: '역할마다 할 수 있는 일' }).evaluate((one) => one.scrollIntoView())
  await examine('operators-roles')
  await page.getByRole('button', { name: '담당자 넣기' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await examine('operator-add')
  await examiner.close()
  await page.getByRole('button', { name: '박상담 바꾸기' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await examine('operator-change')
  await examiner.close()
  await page.getByRole('button', { name: 'CS 한도 바꾸기' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await examine('operator-limit')
  await examiner.close()
  await atDesk(page).click()
  await examine('operator-menu-work')
  await page.getByRole('menuitem', { name: 'PIN 바꾸기' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await examine('change-pin')
  await examiner.close()
})

test('로그인, a wrong PIN, and the pause after five', async () => {
  await lock(page)
  await examine('sign-in')
  const tryPin = async (): Promise<void> => {
    await page.getByLabel('PIN', { exact: true }).fill('999111')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('PIN', { exact: true })).toHaveValue('')
  }
  await tryPin()
  await expect(page.getByRole('alert')).toContainText('4번 더')
  await examine('sign-in-wrong')
  for (let tries = 2; tries <= 5; tries += 1) {
    await tryPin()
    await expect(page.getByRole('alert')).toContainText(tries < 5 ? `${5 - tries}번 더` : '잠시 받지 않습니다')
  }
  await examine('sign-in-paused')
})
