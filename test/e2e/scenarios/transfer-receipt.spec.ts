import { expect, type Locator, type Page, test } from '@playwright/test'
import type { Desk } from '../fixtures.ts'
import { closeRefund, openPayment, prepareRefund, sendButton, showScreen } from '../pages.ts'
import { paypleTransfer } from './payments.ts'
import { paths, type Scene, setScene } from './scene.ts'
import { tick } from '../ticking.ts'

const receiptPath = '/php/taxsave/api/tsAct.php'
const [partly, wholly, barred] = ['B-10-PART', 'B-10-WHOLE', 'B-10-BARRED'] as const

// The receipts are cancelled the day after.
test.describe.configure({ mode: 'serial' })

let scene: Scene
let desk: Desk
let page: Page

test.beforeAll(async () => {
  scene = await setScene({
    kcp: [],
    payple: [partly, wholly, barred].map((order, at) => paypleTransfer(order, 55_000, `G3482429BV201${at}`)),
  })
  desk = await scene.open()
  page = desk.page
  await scene.furnish(desk)
})
test.afterAll(async () => {
  await desk?.close()
  await scene?.close()
})

const dialog = (): Locator => page.getByRole('dialog')
const cancels = () => scene.watched.payple.asked(paths.payple.cancel)
const atPayple = (order: string) => scene.payple.report().payments[order]

async function tasks(): Promise<Locator> {
  await showScreen(page, '현금영수증')
  await page.getByRole('tab', { name: /할 일/ }).click()
  return page.getByRole('list', { name: '현금영수증 할 일' }).getByRole('listitem')
}

async function refundWithoutReceipt(order: string, amount: number | 'all', won: string): Promise<void> {
  scene.payple.play({ name: 'taxsave-failed' })
  const refund = await prepareRefund(page, await openPayment(page, order), { amount, reason: '고객 변심' })
  await sendButton(refund).click()
  await expect(refund.getByText(`${won} 환불되었습니다.`)).toBeVisible()
  await expect(refund.getByText('현금영수증 취소 실패').first()).toBeVisible()
  await closeRefund(page)
}

const receiptCancels = () =>
  scene.watched.payple.answers(receiptPath).filter((one) => one['PCD_PAY_WORK'] === 'TSCANCEL')

/** Cancels the whole receipt of an open payment the day after. */
async function retryCancel(panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: '현금영수증 취소 재시도' }).click()
  await tick(dialog().getByRole('radio', { name: '거래취소' }))
  await dialog().getByRole('button', { name: '55,000원의 현금영수증 취소를 재시도' }).click()
  await expect(dialog().getByText('55,000원의 현금영수증을 취소했습니다.')).toBeVisible()
  await dialog().getByRole('button', { name: '닫기' }).last().click()
}

/** Asks for what remains to be issued anew, to nobody's number; what comes of it is the caller's to await. */
async function reissue(panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: '현금영수증 발급' }).click()
  await dialog().getByRole('button', { name: '자진발급(010-000-1234)' }).click()
  await dialog().getByRole('button', { name: '33,000원을 소득공제용으로 발급' }).click()
}

test('10. Transfer partial refund, receipt cancel fails: the money is done, and the receipt is a task for the next day', async () => {
  const form = await prepareRefund(page, await openPayment(page, partly), { amount: 22_000, reason: '고객 변심' })
  await expect(form.getByText('환불 뒤 남는 금액 33,000원')).toBeVisible()
  await expect(form.getByRole('row', { name: '남은 금액 55,000원 33,000원' })).toBeVisible()
  await expect(form.getByRole('row', { name: '공급가액 50,000원 30,000원' })).toBeVisible()
  await expect(form.getByRole('row', { name: '부가세 5,000원 3,000원' })).toBeVisible()
  await expect(form.getByRole('region', { name: '현금영수증' })).toContainText('환불과 함께 22,000원을 취소합니다.')
  await page.keyboard.press('Escape')
  await refundWithoutReceipt(partly, 22_000, '22,000원')
  await refundWithoutReceipt(wholly, 'all', '55,000원')
  await refundWithoutReceipt(barred, 22_000, '22,000원')

  expect(scene.watched.payple.answers(paths.payple.cancel)).toMatchObject(
    [partly, wholly, barred].map((PCD_PAY_OID) => ({ PCD_PAY_OID, PCD_TAXSAVE_RST: '-10002122' })),
  )
  const panel = await openPayment(page, partly)
  await expect(panel.getByRole('region', { name: '환불', exact: true })).toContainText('완료')
  await expect(panel.getByRole('button', { name: '현금영수증 취소 재시도' })).toHaveAttribute('aria-disabled', 'true')
  await expect(await tasks()).toHaveCount(3)
  await expect((await tasks()).filter({ hasText: partly })).toContainText(
    /취소 재시도22,000원2026-11-10 \(화\) 09:00부터/,
  )
})

test('10. Transfer partial refund, receipt cancel fails: the next day a whole cancel and a receipt of 33,000 won close the task', async () => {
  await desk.close()
  desk = await scene.open('2026-11-10T09:00:00+09:00')
  page = desk.page
  // Whatever screen is open says it, and leads there.
  const notice = page.getByRole('alert').filter({ hasText: '환불 때 취소되지 않은 현금영수증 3건' })
  await notice.getByRole('button', { name: '할 일 열기' }).click()
  await expect(page.getByRole('tab', { name: /할 일/ })).toHaveAttribute('aria-selected', 'true')
  const task = (await tasks()).filter({ hasText: partly })
  await expect(task).toContainText('지금 재시도할 수 있음')
  await expect(task).toContainText('전체 취소를 다시 시도하고, 취소되면 남은 33,000원을 다시 발급하세요.')
  const panel = await openPayment(page, partly)
  await retryCancel(panel)
  expect(receiptCancels()).toMatchObject([{ PCD_PAY_OID: partly, PCD_PAY_CODE: '0000' }])
  await expect((await tasks()).filter({ hasText: partly })).toContainText(/다시 발급33,000원/)
  await reissue(await openPayment(page, partly))
  await expect(dialog().getByText('33,000원을 발급했습니다.')).toBeVisible()
  await dialog().getByRole('button', { name: '닫기' }).last().click()
  expect(atPayple(partly)).toMatchObject({ refunded: 22_000, receipt: { live: true, won: 33_000 } })
  await expect((await tasks()).filter({ hasText: partly })).toHaveCount(0)
})

test('10. Transfer partial refund, receipt cancel fails: a full refund in the same state closes with the cancel alone', async () => {
  await retryCancel(await openPayment(page, wholly))
  expect(atPayple(wholly)).toMatchObject({ refunded: 55_000, receipt: { live: false } })
  await expect((await tasks()).filter({ hasText: wholly })).toHaveCount(0)
})

test('10. Transfer partial refund, receipt cancel fails: where Payple refuses the new receipt the task waits for a person and says why', async () => {
  const panel = await openPayment(page, barred)
  await retryCancel(panel)
  scene.payple.play({ name: 'expired-token', path: `${receiptPath}?ACT_=TSREG` })
  await reissue(panel)
  await expect(
    dialog()
      .getByText(/발급되지 않았습니다/)
      .first(),
  ).toBeVisible()
  await dialog().getByRole('button', { name: '닫기' }).last().click()
  const task = (await tasks()).filter({ hasText: barred })
  await expect(task).toContainText(/다시 발급33,000원/)
  await expect(task).toContainText(/다시 발급하지 못했습니다: .+ 홈택스에서 발급하고 여기에 적으세요\./)
  expect(atPayple(barred)).toMatchObject({ refunded: 22_000, receipt: { live: false } })
})

test('10. Transfer partial refund, receipt cancel fails: no refund was sent again', async () => {
  expect(cancels().map((one) => one['PCD_PAY_OID'])).toEqual([partly, wholly, barred])
  expect(scene.payple.report().totals).toMatchObject({ refunds: 3, refundedWon: 99_000 })
  expect(await desk.complaints()).toEqual([])
})
