import { expect, type Locator, type Page, test } from '@playwright/test'
import { playScene, sandboxUrls } from '../demo/sandbox-books.ts'
import { createExaminer, type Examiner } from './examine.ts'
import type { Desk } from './fixtures.ts'
import { choose, closeRefund, openPayment, openPractice, prepareRefund, sendButton, showScreen } from './pages.ts'
import { tick } from './ticking.ts'

let desk: Desk
let page: Page
let examiner: Examiner
const examine = (name: string): Promise<void> => examiner.examine(name)
const close = (): Promise<void> => examiner.close()

test.beforeAll(async () => {
  desk = await openPractice()
  page = desk.page
  examiner = createExaminer(desk)
})
test.afterAll(() => desk?.close())

const dialog = (): Locator => page.getByRole('dialog')
const button = (within: Locator, name: string | RegExp): Locator => within.getByRole('button', { name })

/** Brings the panel's receipt desk to the middle. */
const bringUp = (panel: Locator): Promise<void> =>
  panel.getByRole('group', { name: '현금영수증 처리' }).evaluate((desk) => desk.scrollIntoView({ block: 'center' }))

async function refundPart(panel: Locator, amount: number): Promise<void> {
  const form = await prepareRefund(page, panel, { amount, reason: '고객 변심' })
  await sendButton(form).click()
  await expect(form.getByText(/원 환불되었습니다\./)).toBeVisible()
  await closeRefund(page)
}

test('issuing through KCP, the refund that follows, and cancelling what is too much', async () => {
  const panel = await openPayment(page, 'YK900004')
  await button(panel, '현금영수증 발급').click()
  await tick(dialog().getByRole('radio', { name: '지출증빙용' }))
  await dialog().getByRole('textbox').fill('010-1234-5678')
  await examine('kcp-receipt-business')
  await tick(dialog().getByRole('radio', { name: '소득공제용' }))
  await button(dialog(), '120,000원을 소득공제용으로 발급').click()
  await expect(dialog().getByText('120,000원을 발급했습니다.')).toBeVisible()
  await examine('kcp-receipt-issued')
  await close()
  const form = await prepareRefund(page, panel, { amount: 32_000, reason: '고객 변심' })
  await expect(sendButton(form)).toHaveAttribute('aria-disabled', 'false')
  await examine('kcp-receipt-refund-form')
  await close()
  await refundPart(panel, 32_000)
  await bringUp(panel)
  await examine('kcp-receipt-excess')
  await button(panel, '현금영수증 취소').click()
  await expect(dialog().getByRole('radio', { name: /많은 만큼만/ })).toBeChecked()
  await examine('kcp-receipt-cancel-excess')
  await tick(dialog().getByRole('radio', { name: /전액 취소 후 재발급/ }))
  await examine('kcp-receipt-cancel-whole')
  await close()
  await showScreen(page, '현금영수증')
  await choose(page, page.getByRole('region', { name: '현금영수증', exact: true }).first(), '상점', /KCP/)
  await page.getByRole('tab', { name: /할 일/ }).click()
  await expect(page.getByRole('list', { name: '현금영수증 할 일' })).toBeVisible()
  await examine('kcp-receipt-tasks')
})

test('a cancel whose answer was lost', async () => {
  const panel = await openPayment(page, 'YK900004')
  await playScene(sandboxUrls(desk.home).kcp, '8392', undefined, '/gw/mod/v1/cancel')
  await button(panel, '현금영수증 취소').click()
  await button(dialog(), '32,000원의 현금영수증을 취소').click()
  await expect(dialog().getByText('취소 결과를 아직 알 수 없습니다.')).toBeVisible()
  await examine('kcp-receipt-unknown')
  await close()
  await bringUp(panel)
  await examine('kcp-receipt-unknown-transaction')
  await button(panel, '직접 확정').click()
  await tick(dialog().getByRole('radio', { name: '취소됨' }))
  await examine('kcp-receipt-settle')
  await close()
})

test('what was made elsewhere', async () => {
  const panel = await openPayment(page, 'YK900006')
  await bringUp(panel)
  await examine('kcp-receipt-due')
  await button(panel, '밖에서 발급한 것 적기').click()
  await examine('kcp-elsewhere-issue')
  await dialog().getByRole('textbox', { name: '승인번호' }).fill('012345678')
  await dialog().getByRole('textbox', { name: '근거' }).fill('홈택스 매출내역 11-09 09:00')
  await button(dialog(), '110,000원을 발급한 것으로 적기').click()
  await expect(dialog().getByText(/한 것으로 적었습니다\.$/)).toBeVisible()
  await examine('kcp-elsewhere-written')
  await close()
  await refundPart(panel, 10_000)
  await bringUp(panel)
  await examine('kcp-elsewhere-excess')
  await button(panel, '밖에서 취소한 것 적기').click()
  await examine('kcp-elsewhere-cancel')
  await close()
})

test('a wallet that issues itself', async () => {
  const panel = await openPayment(page, 'YK900003')
  await bringUp(panel)
  await examine('kcp-receipt-by-wallet')
})

test('what KCP’s documents leave open', async () => {
  await showScreen(page, '설정')
  await page.getByRole('navigation', { name: '상점' }).getByRole('button', { name: /KCP/ }).click()
  const section = page.getByRole('region', { name: '결제사마다 다른 것' })
  await button(section, /취소 응답의/).evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await examine('settings-options')
  await button(section, /현금영수증의 부분취소/).click()
  await examiner.shoot('settings-options-choices')
  await page.getByRole('option', { name: /전액 취소 후 재발급/ }).click()
  await examine('settings-options-changed')
  await page.getByRole('button', { name: '되돌리기' }).click()
})
