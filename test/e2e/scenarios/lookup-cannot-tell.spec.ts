import { expect, type Locator, type Page, test } from '@playwright/test'
import { cutPower } from '../cut-power.ts'
import type { Desk } from '../fixtures.ts'
import { openPayment, prepareRefund, rowsOf, sendButton, showScreen } from '../pages.ts'
import { kcpCard } from './payments.ts'
import { paths, type Scene, setScene } from './scene.ts'
import { tick } from '../ticking.ts'

const order = 'A-12-CARD'
const tno = '20261109120001'

// Each start stands on the one before.
test.describe.configure({ mode: 'serial' })

let scene: Scene
let desk: Desk
let page: Page

test.beforeAll(async () => {
  scene = await setScene({ kcp: [kcpCard(order, tno, 55_000)], payple: [] })
  desk = await scene.open()
  page = desk.page
  await scene.furnish(desk)
})
test.afterAll(async () => {
  await desk?.close()
  await scene?.close()
})

const lookUps = () => scene.watched.kcp.answers(paths.kcp.lookUp).length
const cancels = () => scene.watched.kcp.asked(paths.kcp.cancel)

async function openUnknown(): Promise<Locator> {
  await showScreen(page, '환불')
  await rowsOf(page, '환불 목록').filter({ hasText: order }).click()
  const panel = page.getByRole('complementary', { name: '환불 상세' })
  await expect(panel.getByText('환불 결과를 아직 알 수 없습니다')).toBeVisible()
  return panel
}

/** The payment's refund button is off and says why, and the amount is held. */
async function isLocked(): Promise<void> {
  const payment = await openPayment(page, order)
  await expect(payment.getByText(/33,000원/).first()).toBeVisible()
  await expect(payment.getByText(/확인 중 22,000원/).first()).toBeVisible()
  const refund = payment.getByRole('button', { name: /^환불( R)?$/ })
  await expect(refund).toHaveAttribute('aria-disabled', 'true')
  await expect(
    payment.getByRole('paragraph').filter({ hasText: '결과가 정해지지 않은 환불이 있습니다.' }),
  ).toBeVisible()
  await payment.focus()
  await page.keyboard.press('r')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('12. Lookup cannot tell: after three look-ups that failed the order is locked and the refund button says why', async () => {
  const answer = scene.watched.kcp.holdNext(paths.kcp.cancel)
  const dialog = await prepareRefund(page, await openPayment(page, order), { amount: 22_000, reason: '상품 불량' })
  await sendButton(dialog).click()
  await answer.here
  await cutPower(desk)
  scene.kcp.play({ name: 'http-500', path: paths.kcp.lookUp, times: null })
  desk = await scene.open('2026-11-09T09:05:00+09:00')
  page = desk.page

  const panel = await openUnknown()
  for (const nth of [1, 2, 3]) {
    await panel.getByRole('button', { name: '조회' }).click()
    await expect.poll(lookUps).toBeGreaterThanOrEqual(nth)
    await expect(
      panel.getByText('조회 응답을 받지 못했거나 읽을 수 없습니다. 결과 불명으로 남아 있습니다.'),
    ).toBeVisible()
  }
  await isLocked()
  expect(cancels()).toHaveLength(1)
})

test('12. Lookup cannot tell: a day later nothing was sent again, and it is still locked', async () => {
  await desk.close()
  const before = lookUps()
  desk = await scene.open('2026-11-10T09:06:00+09:00')
  page = desk.page
  await expect.poll(lookUps).toBeGreaterThan(before)
  await isLocked()
  expect(cancels()).toMatchObject([{ tno, mod_type: 'STPC', mod_mny: '22000', rem_mny: '55000' }])
  expect(scene.kcp.report().totals).toMatchObject({ refunds: 1, refundedWon: 22_000 })
})

test('12. Lookup cannot tell: finance settles it with a note of what was seen, and not without one', async () => {
  const panel = await openUnknown()
  await panel.getByRole('button', { name: /직접 확정/ }).click()
  const settle = page.getByRole('dialog', { name: '환불 결과 직접 확정' })
  await tick(settle.getByRole('radio', { name: '환불되었음' }))
  const confirm = settle.getByRole('button', { name: `${order}의 22,000원을 환불된 것으로 확정` })
  await expect(confirm).toHaveAttribute('aria-disabled', 'true')
  const note = '파트너관리자 취소내역 2026-11-09 09:00, 22,000원'
  await settle.getByLabel('근거').fill(note)
  await confirm.click()
  await expect(settle).toBeHidden()
  await expect(panel.getByText(note).first()).toBeVisible()
  const payment = await openPayment(page, order)
  await expect(payment.getByRole('button', { name: /^환불( R)?$/ })).toHaveAttribute('aria-disabled', 'false')
  await expect(payment.getByText('부분환불').first()).toBeVisible()
  expect(cancels()).toHaveLength(1)
  expect(await desk.complaints()).toEqual([])
})
