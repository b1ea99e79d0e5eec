import { expect, type Locator, type Page, test } from '@playwright/test'
import { refuseOnce } from './calls.ts'
import type { Desk } from './fixtures.ts'
import { closeRefund, openPayment, prepareRefund, rowsOf, sendButton, showScreen } from './pages.ts'
import { admin } from './people.ts'
import { readBook } from './sandboxes.ts'
import { kcpMoney } from './scenarios/payments.ts'
import { type Scene, setScene } from './scenarios/scene.ts'

// One book of six receipts from their issue on; each step stands on the one before.
test.describe.configure({ mode: 'serial' })

/** What went back of each payment's 132,000 won, of which 120,000 are cash. */
const [partly, wholly, elsewhere, refundedLate, ...untouched] = [
  'C-PART',
  'C-WHOLE',
  'C-ELSEWHERE',
  'C-LATE',
  'C-5',
  'C-6',
] as const
const wallets = 'C-KAKAO'

let scene: Scene
let desk: Desk
let page: Page

test.beforeAll(async () => {
  const ssg = [partly, wholly, elsewhere, refundedLate, ...untouched].map((order, at) =>
    kcpMoney('ssg', order, `2026110900000${at}`),
  )
  scene = await setScene({ kcp: [...ssg, kcpMoney('kakao', wallets, '20261109000009')], payple: [] })
  desk = await scene.open()
  page = desk.page
  await scene.furnish(desk)
})
test.afterAll(async () => {
  await desk?.close()
  await scene?.close()
})

const dialog = (): Locator => page.getByRole('dialog', { name: '현금영수증 한꺼번에 취소' })
const button = (within: Locator, name: string | RegExp): Locator => within.getByRole('button', { name })

/** What KCP's sandbox itself counted of cancelled receipts, read over HTTP. */
async function cancelledAtKcp() {
  const { receiptCancels, receiptCancelledWon } = (await readBook(scene.kcp.url)).totals
  return { receiptCancels, receiptCancelledWon }
}

/** Presses a button by the keyboard. */
async function press(one: Locator): Promise<void> {
  await one.focus()
  await page.keyboard.press('Enter')
}

async function showTab(name: RegExp): Promise<void> {
  await showScreen(page, '현금영수증')
  await page.getByRole('tab', { name }).click()
}

async function refund(order: string, amount: number | 'all'): Promise<void> {
  const form = await prepareRefund(page, await openPayment(page, order), { amount, reason: '고객 변심' })
  await sendButton(form).click()
  await expect(form.getByText(/원 환불되었습니다\./)).toBeVisible()
  await closeRefund(page)
}

test('five receipts are issued here, one elsewhere, and three of the payments are refunded', async () => {
  const panel = await openPayment(page, elsewhere)
  await button(panel, '밖에서 발급한 것 적기').click()
  const written = page.getByRole('dialog')
  await written.getByRole('textbox', { name: '승인번호' }).fill('012345678')
  await written.getByRole('textbox', { name: '근거' }).fill('홈택스 매출내역 11-09 09:00')
  await button(written, '120,000원을 발급한 것으로 적기').click()
  await expect(written.getByText(/한 것으로 적었습니다\.$/)).toBeVisible()
  await page.keyboard.press('Escape')

  await showTab(/발급할 것/)
  const bar = page.getByRole('group', { name: '자진발급으로 한꺼번에 발급' })
  await button(bar, '모두').click()
  await button(bar, '자진발급으로 한꺼번에 발급').click()
  const issue = page.getByRole('dialog', { name: '자진발급으로 한꺼번에 발급' })
  await button(issue, /5건 600,000원을 자진발급으로 발급$/).click()
  await expect(issue.getByText('끝났습니다. 5건 600,000원을 발급했습니다.')).toBeVisible()
  await page.keyboard.press('Escape')
  await refund(partly, 32_000)
  await refund(wholly, 'all')
  await refund(elsewhere, 10_000)
})

test('the tasks are picked by keyboard, one is blocked with its reason, and the PIN is asked for before any is cancelled', async () => {
  await showTab(/할 일/)
  const bar = page.getByRole('group', { name: '할 일 한꺼번에 취소' })
  await expect(button(bar, '한꺼번에 취소')).toHaveAttribute('aria-disabled', 'true')
  await press(button(bar, '모두'))
  await expect(bar.getByText('3건 고름')).toBeVisible()
  const box = page.getByRole('checkbox', { name: `${partly} 선택` })
  await box.focus()
  await page.keyboard.press('Space')
  await expect(bar.getByText('2건 고름')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(box).toBeChecked()
  await press(button(bar, '한꺼번에 취소'))

  await expect(dialog().getByText('현금영수증 2건 152,000원을 결제사로 취소할 수 있습니다.')).toBeVisible()
  await expect(dialog().getByText('1건 · 120,000원')).toBeVisible()
  await expect(dialog().getByText('1건 · 32,000원')).toBeVisible()
  await expect(dialog().getByText('거래취소', { exact: true })).toBeVisible()
  await expect(dialog().getByRole('radio')).toHaveCount(0)
  await expect(dialog().getByRole('alert')).toHaveCount(0)
  const blocked = dialog().getByRole('region', { name: /보내지 않습니다$/ })
  await expect(blocked).toContainText('거래번호(14자리)를 몰라 여기서 취소할 수 없습니다')
  await expect(blocked).toContainText(elsewhere)
  expect(await cancelledAtKcp()).toEqual({ receiptCancels: 0, receiptCancelledWon: 0 })

  await refuseOnce(desk.app, 'bulkReceipts.start', { kind: 'proof-needed' })
  await press(button(dialog(), '상점 A에서 2건 152,000원의 현금영수증을 거래취소로 취소'))
  const proof = page.getByRole('dialog', { name: 'PIN 한 번 더' })
  await expect(proof.getByLabel('PIN', { exact: true })).toBeFocused()
  expect(await cancelledAtKcp()).toEqual({ receiptCancels: 0, receiptCancelledWon: 0 })
  await page.keyboard.type(admin.pin)
  await page.keyboard.press('Enter')
  await expect(dialog().getByText('끝났습니다. 2건 152,000원의 현금영수증을 취소했습니다.')).toBeVisible()
  await expect(dialog().getByRole('cell', { name: '취소', exact: true })).toHaveCount(2)
  expect(await cancelledAtKcp()).toEqual({ receiptCancels: 2, receiptCancelledWon: 152_000 })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('list', { name: '현금영수증 할 일' }).getByRole('listitem')).toHaveCount(1)
})

test('what the ledger has as issued is picked at once and goes whole, and the reason must be said before any is cancelled', async () => {
  await refund(refundedLate, 20_000)
  await showTab(/대장/)
  const bar = page.getByRole('group', { name: '대장에서 한꺼번에 취소' })
  const rows = rowsOf(page, '현금영수증 대장')
  await press(button(bar, '이 조건의 발급 모두'))
  // All but the one that was cancelled whole; Kakao's own among them.
  await expect(bar.getByText(/^6건 · /)).toBeVisible()
  // Only what was issued has a box: its cancel in part is a row beside it.
  await expect(rows.filter({ hasText: partly })).toHaveCount(2)
  await expect(rows.filter({ hasText: partly }).getByRole('checkbox')).toHaveCount(1)
  const last = rows.filter({ hasText: untouched[1] })
  await last.click()
  await page.keyboard.press('Space')
  await expect(last.getByRole('checkbox')).not.toBeChecked()
  await expect(bar.getByText(/^5건 · /)).toBeVisible()
  await press(button(bar, '한꺼번에 취소'))

  // 88,000 of the one that was cut, and two of 120,000: also the one of whose trade 20,000 went back.
  await expect(dialog().getByText('현금영수증 3건 328,000원을 결제사로 취소할 수 있습니다.')).toBeVisible()
  await expect(dialog().getByRole('alert').filter({ hasText: '현금영수증이 없게 됩니다' })).toContainText(
    '취소하면 현금 3건 308,000원에 현금영수증이 없게 됩니다',
  )
  await expect(dialog().getByText('3건 · 328,000원')).toBeVisible()
  await expect(dialog().getByText('남은 현금보다 많은 만큼만 취소')).toHaveCount(0)
  const blocked = dialog().getByRole('region', { name: /^2건 .*보내지 않습니다$/ })
  await expect(blocked).toContainText('발급한 곳에서 발급과 취소를 관리하는 현금영수증입니다')
  await expect(blocked).toContainText(wallets)
  const waiting = button(dialog(), '3건 취소')
  await expect(waiting).toHaveAttribute('aria-disabled', 'true')
  await expect(dialog().getByRole('radio', { checked: true })).toHaveCount(0)
  await dialog().getByRole('radio', { name: '거래취소' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(dialog().getByRole('radio', { name: '오류발급취소' })).toBeChecked()
  await press(button(dialog(), '상점 A에서 3건 328,000원의 현금영수증을 오류발급취소로 취소'))

  await expect(dialog().getByText('끝났습니다. 3건 328,000원의 현금영수증을 취소했습니다.')).toBeVisible()
  await expect(dialog().getByText('취소한 것 가운데 3건은 현금 308,000원이 남아 있어')).toBeVisible()
  expect(await cancelledAtKcp()).toEqual({ receiptCancels: 5, receiptCancelledWon: 480_000 })
})

test('what was cancelled waits under 발급할 것, for the won the outcome said', async () => {
  await press(button(dialog(), '발급할 것 보기'))
  const due = rowsOf(page, '발급할 현금영수증')
  await expect(due).toHaveCount(3)
  await expect(due.filter({ hasText: partly })).toContainText('88,000')
  await expect(due.filter({ hasText: refundedLate })).toContainText('100,000')
  await expect(due.filter({ hasText: untouched[0] })).toContainText('120,000')
  await expect(page.getByRole('group', { name: '가산세' })).toContainText('3건 · 308,000원')
})

test('nothing was complained about by the page', async () => {
  expect(await desk.complaints()).toEqual([])
})
