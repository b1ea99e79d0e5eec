import { rmSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { playScene, sandboxUrls } from '../demo/sandbox-books.ts'
import { cutPower } from './cut-power.ts'
import { type Desk, freshHome, launch } from './fixtures.ts'
import { choose, closeRefund, openPayment, openPractice, prepareRefund, sendButton, showScreen } from './pages.ts'
import { readBook } from './sandboxes.ts'
import { tick } from './ticking.ts'

const home = freshHome()
const later = { home, now: '2026-11-09T09:05:00+09:00' }
const registerPath = '/gw/hub/v1/payment'
const cancelPath = '/gw/mod/v1/cancel'

let desk: Desk
let page: Page

test.beforeAll(async () => {
  desk = await openPractice({ home })
  page = desk.page
})
test.afterAll(async () => {
  await desk?.close()
  rmSync(home, { recursive: true, force: true })
})

/** How often KCP's sandbox was asked at a path since the app started. */
const asked = async (path: string): Promise<number> => (await readBook(sandboxUrls(home).kcp)).totals.byPath[path] ?? 0

const dialog = (): Locator => page.getByRole('dialog')
const button = (within: Locator, name: string | RegExp): Locator => within.getByRole('button', { name })
const acts = (panel: Locator): Locator => panel.getByRole('list', { name: '발급·취소 내역' }).getByRole('listitem')

/** Closes what is above the page by the keyboard. */
async function leave(): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(dialog()).toHaveCount(0)
}

/** Refunds a part of the payment that is open. */
async function refundPart(panel: Locator, amount: number): Promise<void> {
  const form = await prepareRefund(page, panel, { amount, reason: '고객 변심' })
  await sendButton(form).click()
  await expect(form.getByText(/원 환불되었습니다\./)).toBeVisible()
  await closeRefund(page)
}

/** The tasks of the KCP shop. */
async function tasks(): Promise<Locator> {
  await showScreen(page, '현금영수증')
  await choose(page, page.getByRole('region', { name: '현금영수증', exact: true }).first(), '상점', /KCP/)
  await page.getByRole('tab', { name: /할 일/ }).click()
  return page.getByRole('list', { name: '현금영수증 할 일' }).getByRole('button')
}

test('SSG money’s due receipt is issued by keyboard, once, to a phone number', async () => {
  const panel = await openPayment(page, 'YK900004')
  await button(panel, '현금영수증 발급').focus()
  await page.keyboard.press('Enter')
  const number = dialog().getByRole('textbox', { name: '휴대전화 또는 현금영수증카드 번호' })
  await expect(number).toBeFocused()
  await page.keyboard.type('010-1234-5678')
  await button(dialog(), '120,000원을 소득공제용으로 발급').focus()
  await page.keyboard.press('Enter')
  await expect(dialog().getByText('120,000원을 발급했습니다.')).toBeVisible()
  await leave()
  await expect(acts(panel)).toHaveCount(1)
  expect(await asked(registerPath)).toBe(1)
})

test('the same won to the same number at the other gateway is stopped, and says whose receipt it looks like', async () => {
  const panel = await openPayment(page, 'YP900004')
  const before = (await readBook(sandboxUrls(home).payple)).totals.requests
  await button(panel, '현금영수증 발급').click()
  await dialog().getByRole('textbox', { name: '휴대전화 또는 현금영수증카드 번호' }).fill('010 1234 5678')
  await button(dialog(), '120,000원을 소득공제용으로 발급').click()
  await expect(dialog().getByRole('list', { name: '닮은 현금영수증' })).toContainText(
    /연습 상점 · KCP YK900004: .*같은 번호로 발급한 120,000원 현금영수증\(승인번호 \d+\)이 살아 있습니다/,
  )
  const send = button(dialog(), '다른 판매로 120,000원을 소득공제용으로 발급')
  await expect(send).toHaveAttribute('aria-disabled', 'true')
  await dialog().getByRole('textbox', { name: '다른 판매인 이유' }).fill('같은 손님이 하나 더 주문')
  await expect(send).toHaveAttribute('aria-disabled', 'false')
  await leave()
  expect((await readBook(sandboxUrls(home).payple)).totals.requests).toBe(before)
})

test('a business expense at KCP wants a business number, and says so before anything is sent', async () => {
  const panel = await openPayment(page, 'YK900005')
  await button(panel, '현금영수증 발급').click()
  await tick(dialog().getByRole('radio', { name: '지출증빙용' }))
  await dialog().getByRole('textbox', { name: '사업자번호 10자리' }).fill('010-1234-5678')
  await expect(
    dialog()
      .getByText(/사업자번호 10자리가 아닙니다/)
      .first(),
  ).toBeVisible()
  await expect(button(dialog(), /지출증빙용으로 발급/)).toHaveAttribute('aria-disabled', 'true')
  await leave()
})

test('a refund leaves a task, from which what is too much is cancelled and nothing more', async () => {
  await refundPart(await openPayment(page, 'YK900004'), 32_000)
  const list = await tasks()
  const task = list.filter({ hasText: 'YK900004' })
  await expect(task).toContainText('32,000')
  await task.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: '거래 상세' })
  await expect(panel.getByText('환불 뒤 현금영수증이 남은 현금보다 32,000원 많습니다')).toBeVisible()
  await button(panel, '현금영수증 취소').click()
  await expect(dialog().getByRole('radio', { name: /많은 만큼만 취소 · 32,000원/ })).toBeChecked()
  await expect(dialog().getByRole('radio', { name: '거래취소' })).toBeChecked()
  const before = await asked(cancelPath)
  await button(dialog(), '32,000원의 현금영수증을 취소').click()
  await expect(dialog().getByText('32,000원의 현금영수증을 취소했습니다.')).toBeVisible()
  expect(await asked(cancelPath)).toBe(before + 1)
  await leave()
  await expect(acts(panel)).toHaveCount(2)
  await expect(panel.getByText(/남은 현금보다/)).toHaveCount(0)
  await expect(button(panel, '현금영수증 취소')).toHaveAttribute('aria-disabled', 'false')
  await expect(panel.getByText('발급된 88,000원 전체를 취소합니다.')).toBeVisible()
  await expect((await tasks()).filter({ hasText: 'YK900004' })).toHaveCount(0)
})

test('what was issued and cancelled outside is written down on evidence, and sends nothing', async () => {
  const panel = await openPayment(page, 'YK900006')
  const before = (await readBook(sandboxUrls(home).kcp)).totals.requests
  await button(panel, '밖에서 발급한 것 적기').click()
  const write = button(dialog(), '110,000원을 발급한 것으로 적기')
  await expect(write).toHaveAttribute('aria-disabled', 'true')
  await dialog().getByRole('textbox', { name: '승인번호' }).fill('012345678')
  await dialog().getByRole('textbox', { name: '근거' }).fill('홈택스 매출내역 11-09 09:00')
  await write.click()
  await expect(dialog().getByText(/한 것으로 적었습니다\.$/)).toBeVisible()
  await leave()
  await expect(panel.getByText(/거래번호\(14자리\)를 몰라 여기서 취소할 수 없습니다/)).toBeVisible()
  expect((await readBook(sandboxUrls(home).kcp)).totals.requests).toBe(before)

  await refundPart(panel, 10_000)
  await button(panel, '밖에서 취소한 것 적기').click()
  await expect(dialog().getByRole('radio', { name: '많은 만큼만 취소했음 · 10,000원' })).toBeChecked()
  await dialog().getByRole('textbox', { name: '근거' }).fill('KCP 파트너관리자에서 부분취소')
  await button(dialog(), '10,000원을 취소한 것으로 적기').click()
  await expect(dialog().getByText(/한 것으로 적었습니다\.$/)).toBeVisible()
  await leave()
  await expect(panel.getByText(/남은 현금보다/)).toHaveCount(0)
  await expect(acts(panel)).toHaveCount(2)
})

test('a shop’s choice among what the documents leave open is kept over a restart and changes what is offered', async () => {
  const section = (): Locator => page.getByRole('region', { name: '결제사마다 다른 것' })
  const openShop = async (): Promise<void> => {
    await showScreen(page, '설정')
    await page.getByRole('tab', { name: '상점' }).click()
    await page.getByRole('navigation', { name: '상점' }).getByRole('button', { name: /KCP/ }).click()
  }
  await openShop()
  await choose(page, section(), '현금영수증의 부분취소', /전액 취소 후 재발급/)
  await page.getByRole('button', { name: '바뀐 것 저장' }).click()
  await expect(page.getByText('상점 설정을 저장했습니다.')).toBeVisible()
  await desk.close()
  desk = await launch({ home, now: '2026-11-09T09:02:00+09:00' })
  page = desk.page
  await openShop()
  await expect(button(section(), /현금영수증의 부분취소/)).toContainText('전액 취소 후 재발급')

  const panel = await openPayment(page, 'YK900004')
  await refundPart(panel, 8_000)
  await button(panel, '현금영수증 취소').click()
  await expect(dialog().getByRole('radio', { name: /많은 만큼만/ })).toHaveCount(0)
  await expect(dialog().getByText('남은 금액은 다시 발급해야 합니다')).toBeVisible()
  await button(dialog(), '88,000원의 현금영수증 전체를 취소').click()
  await expect(dialog().getByText('88,000원의 현금영수증을 취소했습니다.')).toBeVisible()
  await leave()
  await button(panel, '현금영수증 발급').click()
  await dialog().getByRole('button', { name: '자진발급(010-000-1234)' }).click()
  await button(dialog(), '80,000원을 소득공제용으로 발급').click()
  await expect(dialog().getByText('80,000원을 발급했습니다.')).toBeVisible()
  await leave()
})

test('killed while KCP has not answered yet, a receipt is unknown at the next start and is not sent again', async () => {
  const panel = await openPayment(page, 'YK900007')
  await playScene(sandboxUrls(home).kcp, 'slow', 30_000, registerPath)
  await button(panel, '현금영수증 발급').click()
  await dialog().getByRole('button', { name: '자진발급(010-000-1234)' }).click()
  const before = await asked(registerPath)
  await button(dialog(), '250,000원을 소득공제용으로 발급').click()
  await expect.poll(() => asked(registerPath)).toBe(before + 1)
  await cutPower(desk)

  desk = await launch(later)
  page = desk.page
  await expect((await tasks()).filter({ hasText: 'YK900007' })).toContainText('250,000')
  const found = await openPayment(page, 'YK900007')
  await expect(acts(found).getByText(/발급되었는지 증명하는 답이 없습니다/)).toBeVisible()
  await expect(acts(found)).not.toContainText('페이플')
  await expect(button(found, '현금영수증 발급')).toHaveCount(0)
  await button(found, '지금 결과 조회').click()
  await expect(found.getByText('아직 결과를 증명하는 답이 없습니다.')).toBeVisible()
  expect(await asked(registerPath)).toBe(0)
  await button(found, '직접 확정').click()
  await tick(dialog().getByRole('radio', { name: '발급됨' }))
  await dialog().getByRole('textbox', { name: '근거' }).fill('KCP 파트너관리자에서 발급 확인')
  await button(dialog(), '250,000원을 발급된 것으로 확정').click()
  await expect(found.getByText(/발급되었는지 증명하는 답이 없습니다/)).toHaveCount(0)
  expect(await asked(registerPath)).toBe(0)
})
