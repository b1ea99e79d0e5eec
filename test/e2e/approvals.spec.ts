import { expect, type Locator, type Page, test } from '@playwright/test'
import { type SandboxName, sandboxUrls } from '../demo/sandbox-books.ts'
import { createExaminer, type Examiner } from './examine.ts'
import type { Desk } from './fixtures.ts'
import { call } from './in-page.ts'
import { closeRefund, openPayment, openPractice, prepareRefund, rowsOf, sendButton, showScreen } from './pages.ts'
import { moneyCalls, readBook } from './sandboxes.ts'

// Two payments above the limit of CS, by way of the people of practice: CS asks, another answers.

let desk: Desk
let page: Page
let examiner: Examiner
let urls: ReturnType<typeof sandboxUrls>

test.beforeAll(async () => {
  desk = await openPractice()
  page = desk.page
  examiner = createExaminer(desk)
  urls = sandboxUrls(desk.home)
})
test.afterAll(() => desk?.close())

/** Puts a person of practice at the desk. */
async function sit(operatorId: string): Promise<void> {
  expect(await call(page, 'operators.signIn', { operatorId, pin: '' })).toMatchObject({ ok: true })
}

async function callsDuring(gateway: SandboxName, work: () => Promise<unknown>): Promise<number> {
  const before = moneyCalls(await readBook(urls[gateway]))
  await work()
  return moneyCalls(await readBook(urls[gateway])) - before
}

/** Asks another person to approve a refund, and closes the form. */
async function askFor(order: string, amount: number | 'all'): Promise<void> {
  const dialog = await prepareRefund(page, await openPayment(page, order), { amount, reason: '상품 불량' })
  await dialog.getByRole('button', { name: /환불 승인 요청$/ }).click()
  await expect(dialog.getByText(/환불의 승인을 요청했습니다/)).toBeVisible()
  await closeRefund(page)
}

/** Opens 환불 › 승인 and the request for this order; gives its panel. */
async function openRequest(order: string): Promise<Locator> {
  await showScreen(page, '환불')
  await page.getByRole('tab', { name: /^승인/ }).click()
  await rowsOf(page, '승인 요청 목록').filter({ hasText: order }).first().click()
  return page.getByRole('complementary', { name: '승인 요청 상세' })
}

test('over the limit the form says why another must approve, and asks instead of sending', async () => {
  await sit('practice-cs')
  const counted = await callsDuring('kcp', async () => {
    const dialog = await prepareRefund(page, await openPayment(page, 'YK900004'), {
      amount: 'all',
      reason: '상품 불량',
    })
    const why = dialog.getByRole('region', { name: '다른 담당자의 승인이 필요합니다' })
    await expect(why).toContainText('혼자 환불할 수 있는 한도 100,000원을 넘습니다.')
    await expect(dialog.getByText(/에서 132,000원을 .*에게 돌려줍니다\./)).toBeVisible()
    await expect(sendButton(dialog)).toHaveCount(0)
    await examiner.examine('approval-needed')
    await dialog.getByRole('button', { name: '132,000원 환불 승인 요청' }).click()
    await expect(dialog.getByText('132,000원 환불의 승인을 요청했습니다.')).toBeVisible()
    await examiner.examine('approval-asked')
    await closeRefund(page)
  })
  expect(counted).toBe(0)
})

test('whoever asked cannot approve it and can take it back', async () => {
  const panel = await openRequest('YK900004')
  await expect(panel.getByText('자기가 요청한 환불은 다른 담당자가 승인합니다.')).toBeVisible()
  await expect(panel.getByRole('button', { name: /^승인하고 환불/ })).toHaveCount(0)
  await panel.getByRole('button', { name: '철회' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '철회' }).click()
  await expect(page.getByText('철회했습니다.')).toBeVisible()
  await expect(page.getByText(/승인을 기다리는 환불이 없습니다/)).toBeVisible()
})

test('another person approves by keyboard, and it goes out once, in the name of who asked', async () => {
  await askFor('YK900004', 'all')
  await sit('practice-approver')
  const counted = await callsDuring('kcp', async () => {
    await expect(page.getByText('승인을 기다리는 환불이 1건, 132,000원 있습니다.')).toBeVisible()
    await page.getByRole('button', { name: '승인 보기' }).click()
    await rowsOf(page, '승인 요청 목록').filter({ hasText: 'YK900004' }).click()
    const panel = page.getByRole('complementary', { name: '승인 요청 상세' })
    await expect(page.getByText('승인을 기다리는 환불이 1건, 132,000원 있습니다.')).toBeHidden()
    await examiner.examine('approval-waiting')
    await panel.press('a')
    const dialog = page.getByRole('alertdialog')
    await expect(dialog).toContainText('승인하면 바로 결제사에 보내고 되돌릴 수 없습니다.')
    await examiner.shoot('approval-confirm')
    await dialog.getByRole('button', { name: 'YK900004에서 132,000원 환불 승인' }).click()
    const refund = page.getByRole('complementary', { name: '환불 상세' })
    await expect(refund.getByText('구매자에게 돌아갔습니다.')).toBeVisible()
    await expect(refund).toContainText('박상담')
    await expect(refund).toContainText('최승인')
    await examiner.examine('approval-sent')
  })
  expect(counted).toBe(1)
})

test('what was refunded meanwhile is shown line by line, and the request can only be refused', async () => {
  await sit('practice-cs')
  await askFor('YK900005', 'all')
  await sit('practice-finance')
  const counted = await callsDuring('kcp', async () => {
    const dialog = await prepareRefund(page, await openPayment(page, 'YK900005'), {
      amount: 45_000,
      reason: '고객 변심',
    })
    await sendButton(dialog).click()
    await expect(dialog.getByText('45,000원 환불되었습니다.')).toBeVisible()
    await closeRefund(page)
    await sit('practice-approver')
    const panel = await openRequest('YK900005')
    await expect(panel.getByRole('row', { name: /^이전 환불 0건 1건/ })).toBeVisible()
    await expect(panel.getByRole('button', { name: /^승인하고 환불/ })).toHaveAttribute('aria-disabled', 'true')
    await examiner.examine('approval-changed')
    await panel.getByRole('button', { name: '반려' }).click()
    const asked = page.getByRole('alertdialog')
    await asked.getByLabel('반려하는 까닭').fill('이미 일부 환불했습니다')
    await examiner.examine('approval-refuse')
    await asked.getByRole('button', { name: '반려' }).click()
    await expect(page.getByText('반려했습니다.')).toBeVisible()
  })
  expect(counted).toBe(1)
  await page.getByRole('button', { name: '끝난 것' }).click()
  await rowsOf(page, '승인 요청 목록').filter({ hasText: '반려' }).first().click()
  await expect(page.getByRole('complementary', { name: '승인 요청 상세' })).toContainText('이미 일부 환불했습니다')
  await examiner.examine('approval-ended')
})

test('nothing was complained about by the page', async () => {
  expect(await desk.complaints()).toEqual([])
})
