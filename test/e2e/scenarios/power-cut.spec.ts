import { expect, type Locator, type Page, test } from '@playwright/test'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import { cutPower } from '../cut-power.ts'
import type { Desk } from '../fixtures.ts'
import { openPayment, prepareRefund, rowsOf, sendButton, showScreen } from '../pages.ts'
import { kcpCard, paypleCard } from './payments.ts'
import { paths, type Scene, setScene } from './scene.ts'

const tno = '20261109110001'
const orders = { kcp: 'A-11-CARD', payple: 'B-11-CARD' } as const

// Each start stands on the one before.
test.describe.configure({ mode: 'serial' })

let scene: Scene
let desk: Desk
let page: Page
const lookUps = { carryRefunds: false }

test.beforeAll(async () => {
  scene = await setScene(
    { kcp: [kcpCard(orders.kcp, tno, 55_000)], payple: [paypleCard(orders.payple, 39_000)] },
    { lookUpShowsRefunds: () => lookUps.carryRefunds },
  )
  desk = await scene.open()
  page = desk.page
  await scene.furnish(desk)
})
test.afterAll(async () => {
  await desk?.close()
  await scene?.close()
})

/** Asks for a refund, and returns when the gateway has made it and its answer is still on the way. */
async function sendUnanswered(gateway: GatewayId, amount: number): Promise<void> {
  const order = orders[gateway]
  const answer = scene.watched[gateway].holdNext(paths[gateway].cancel)
  const dialog = await prepareRefund(page, await openPayment(page, order), { amount, reason: '상품 불량' })
  await sendButton(dialog).click()
  await answer.here
  await expect(dialog.getByRole('button', { name: '결제사에 보내는 중' })).toBeVisible()
}

async function restart(now: string): Promise<void> {
  desk = await scene.open(now)
  page = desk.page
}

/** Opens the one unknown refund on 환불, counted there as one. */
async function openUnknown(order: string): Promise<Locator> {
  await showScreen(page, '환불')
  const unknown = page.getByRole('group', { name: '상태별 환불' }).getByRole('button', { name: /결과 불명/ })
  await expect(unknown).toContainText('1건')
  await unknown.click()
  await expect(rowsOf(page, '환불 목록')).toHaveCount(1)
  await rowsOf(page, '환불 목록').filter({ hasText: order }).click()
  return page.getByRole('complementary', { name: '환불 상세' })
}

const cancels = (gateway: GatewayId) => scene.watched[gateway].asked(paths[gateway].cancel)

test('11. Power cut after send: at the restart one refund is unknown, the balance of 33,000 won proves it, and KCP was asked once', async () => {
  await sendUnanswered('kcp', 22_000)
  await cutPower(desk)
  // Before the start: the desk asks by itself two seconds after its book is open.
  const answer = scene.watched.kcp.holdNext(paths.kcp.lookUp)
  await restart('2026-11-09T09:05:00+09:00')
  const panel = await openUnknown(orders.kcp)
  await expect(panel.getByText('환불 결과를 아직 알 수 없습니다')).toBeVisible()
  await expect(panel.getByText(/22,000원을 환불된 것처럼 잡아 두었고/)).toBeVisible()
  await answer.here
  answer.letGo()

  await expect(
    panel.getByText('결제사 잔액 55,000원 → 33,000원. 요청한 22,000원이 환불되었습니다.').first(),
  ).toBeVisible()
  await expect(panel.getByText('구매자에게 돌아갔습니다.')).toBeVisible()
  await expect(panel.getByRole('listitem')).toContainText([
    '환불 요청 기록',
    '결제사에 보냄',
    '환불 결과 불명',
    '환불 완료',
  ])
  expect(scene.watched.kcp.answers(paths.kcp.lookUp)).toMatchObject([{ tno, rem_mny: '33000' }])
  const payment = await openPayment(page, orders.kcp)
  await expect(payment.getByText('33,000원').first()).toBeVisible()
  await expect(payment.getByText('부분환불').first()).toBeVisible()
  expect(cancels('kcp')).toMatchObject([{ tno, mod_type: 'STPC', mod_mny: '22000', rem_mny: '55000' }])
  expect(scene.kcp.report().totals).toMatchObject({ refunds: 1, refundedWon: 22_000 })
})

test('11. Power cut after send: the same night at Payple it waits for finance with the amount held while no answer carries it', async () => {
  await sendUnanswered('payple', 22_000)
  await cutPower(desk)
  await restart('2026-11-09T23:30:00+09:00')
  const panel = await openUnknown(orders.payple)
  for (const nth of [1, 2, 3]) {
    await panel.getByRole('button', { name: '조회' }).click()
    await expect.poll(() => scene.watched.payple.answers(paths.payple.lookUp).length).toBeGreaterThanOrEqual(nth)
    await expect(
      panel.getByText('조회 응답에 환불 내역이 없습니다. 결제사 관리자 화면에서 확인해야 합니다.'),
    ).toBeVisible()
  }
  await expect(panel.getByRole('button', { name: '직접 확정' })).toBeEnabled()
  const payment = await openPayment(page, orders.payple)
  await expect(payment.getByText(/17,000원/).first()).toBeVisible()
  await expect(payment.getByText(/확인 중 22,000원/).first()).toBeVisible()
  await expect(payment.getByRole('button', { name: /^환불( R)?$/ })).toHaveAttribute('aria-disabled', 'true')
})

test('11. Power cut after send: at Payple an answer that carries the refund settles it, and every look-up had a fresh AuthKey', async () => {
  const panel = await openUnknown(orders.payple)
  // Only now: the desk asks by itself, too, and what it finds leaves the list of unknown ones. Where it was first, the key does nothing.
  lookUps.carryRefunds = true
  await page.keyboard.press('l')
  await expect(panel.getByText('조회 응답의 환불 누계 22,000원이 이 환불과 맞습니다.').first()).toBeVisible()
  await expect(panel.getByText('구매자에게 돌아갔습니다.')).toBeVisible()

  const keys = scene.watched.payple.asked(paths.payple.lookUp).map((one) => one['PCD_AUTH_KEY'])
  expect(keys.length).toBeGreaterThanOrEqual(4)
  expect(new Set(keys).size).toBe(keys.length)
  const { totals } = scene.payple.report()
  expect(totals).toMatchObject({ refunds: 1, refundedWon: 22_000, authKeysRepeated: 0 })
  expect(totals.authKeysUsed).toBe(keys.length + cancels('payple').length)
  expect(cancels('payple')).toMatchObject([{ PCD_PAY_OID: orders.payple, PCD_REFUND_TOTAL: '22000' }])
})

test('nothing was complained about by the page', async () => {
  expect(await desk.complaints()).toEqual([])
})
