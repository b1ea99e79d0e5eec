import { expect, type Locator, type Page, test } from '@playwright/test'
import { playScene, type SandboxName, sandboxUrls } from '../demo/sandbox-books.ts'
import type { Desk } from './fixtures.ts'
import {
  choose,
  closeRefund,
  openPayment,
  openPractice,
  prepareRefund,
  rowsOf,
  sendButton,
  showScreen,
} from './pages.ts'
import { readBook } from './sandboxes.ts'

let desk: Desk
let page: Page
let urls: Readonly<Record<SandboxName, string>>

test.beforeAll(async () => {
  desk = await openPractice()
  page = desk.page
  urls = sandboxUrls(desk.home)
})
test.afterAll(() => desk?.close())

/** How often Payple's receipt address was asked while `work` went on, by what was asked. */
async function askedDuring(work: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
  const before = (await readBook(urls.payple)).totals.byPath
  await work()
  const after = (await readBook(urls.payple)).totals.byPath
  return Object.fromEntries(
    Object.entries(after)
      .map(([path, times]) => [path, times - (before[path] ?? 0)] as const)
      .filter(([path, times]) => times > 0 && path.includes('ACT_=')),
  )
}

/** Tells the sandbox what the buyer does beside the wire. */
async function buyer(path: string, body: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const answer = await fetch(urls.payple + path, { method: 'POST', body: JSON.stringify(body) })
  expect(answer.status).toBe(200)
  return answer.json()
}

const dialog = (): Locator => page.getByRole('dialog')
const button = (within: Locator, name: string | RegExp): Locator => within.getByRole('button', { name })

const shot = (name: string) => page.screenshot({ path: `.cache/shots/${name}.png` })

test('a transfer’s due receipt is issued once to a phone number and cancelled again as a whole', async () => {
  const panel = await openPayment(page, 'YP900004')
  const issued = await askedDuring(async () => {
    await button(panel, '현금영수증 발급').click()
    await dialog().getByRole('textbox', { name: '휴대전화 또는 현금영수증카드 번호' }).fill('010-1234-5678')
    await shot('receipt-issue')
    await button(dialog(), '120,000원을 소득공제용으로 발급').click()
    await expect(dialog().getByText('120,000원을 발급했습니다.')).toBeVisible()
    await button(dialog(), '닫기').last().click()
  })
  expect(issued).toEqual({ '/php/taxsave/api/tsAct.php?ACT_=TSREG': 1 })
  await expect(button(panel, '현금영수증 취소')).toHaveAttribute('aria-disabled', 'false')
  const cancelled = await askedDuring(async () => {
    await button(panel, '현금영수증 취소').click()
    await dialog().getByRole('radio', { name: '오류발급취소' }).check({ force: true })
    await shot('receipt-cancel')
    await button(dialog(), '120,000원의 현금영수증 전체를 취소').click()
    await expect(dialog().getByText('120,000원의 현금영수증을 취소했습니다.')).toBeVisible()
    await button(dialog(), '닫기').last().click()
  })
  expect(cancelled).toEqual({ '/php/taxsave/api/tsAct.php?ACT_=TSCANCEL': 1 })
  await expect(panel.getByRole('list', { name: '발급·취소 내역' }).getByRole('listitem')).toHaveCount(2)
  await shot('receipt-cancelled-panel')
})

test('an identity the tax office would refuse never leaves the desk', async () => {
  const panel = await openPayment(page, 'YP900005')
  const asked = await askedDuring(async () => {
    await button(panel, '현금영수증 발급').click()
    await dialog().getByRole('radio', { name: '지출증빙용' }).check({ force: true })
    await dialog()
      .getByRole('textbox', { name: /사업자번호/ })
      .fill('123-45-67890')
    await shot('receipt-identity-wrong')
    await expect(button(dialog(), /지출증빙용으로 발급/)).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('Escape')
  })
  expect(asked).toEqual({})
})

test('a refund with two verdicts: the money is back, the receipt is not, and that stays on the list of things to do', async () => {
  await playScene(urls.payple, 'taxsave-failed')
  const refund = await prepareRefund(page, await openPayment(page, 'YP900002'), { amount: 'all', reason: '고객 변심' })
  await sendButton(refund).click()
  await expect(refund.getByText('55,000원 환불되었습니다.')).toBeVisible()
  await expect(refund.getByText(/현금영수증/).first()).toBeVisible()
  await shot('two-verdicts')
  await closeRefund(page)
  await shot('two-verdicts-panel')
  await showScreen(page, '현금영수증')
  await choose(page, page.getByRole('region', { name: '현금영수증', exact: true }).first(), '상점', /페이플/)
  await page.getByRole('tab', { name: /할 일/ }).click()
  await expect(page.getByRole('list', { name: '현금영수증 할 일' }).getByRole('listitem')).toHaveCount(1)
  await shot('receipt-tasks')
})

test('a registered method is looked up, and disabled only after the word is typed', async () => {
  const panel = await openPayment(page, 'YP900008')
  await panel.getByText('등록 결제수단', { exact: true }).first().click()
  await button(panel, '등록 결제수단 조회').click()
  await expect(button(panel, '등록 결제수단 해지')).toBeVisible()
  await button(panel, '등록 결제수단 해지').scrollIntoViewIfNeeded()
  await shot('method')
  await button(panel, '등록 결제수단 해지').click()
  await shot('method-disable')
  const alert = page.getByRole('alertdialog')
  const word = alert.getByRole('textbox', { name: /해지/ })
  await word.fill('해')
  await shot('method-disable-half')
  await word.fill('해지')
  await button(alert, /영구 해지$/).click()
  await expect(button(alert, '닫기').last()).toBeVisible()
  await shot('method-disabled')
  await button(alert, '닫기').last().click()
})

test('a payment link is made once, has an address, and is found paid in the book', async () => {
  await showScreen(page, '결제 링크')
  await button(page.getByRole('region', { name: '결제 링크' }), '새 링크').click()
  await dialog().getByRole('textbox', { name: '상품' }).fill('교환 차액')
  await dialog().getByRole('textbox', { name: '금액' }).fill('3300')
  await button(dialog(), '3,300원 결제 링크 만들기').click()
  await expect(dialog().getByText('3,300원 결제 링크를 만들었습니다.')).toBeVisible()
  await shot('link-made')
  await button(dialog(), '닫기').last().click()
  const panel = page.getByRole('complementary', { name: '결제 링크 상세' })
  const address = (await panel.textContent())?.match(/SID=([\w-]+)/)
  const paid = await buyer('/_pay-link', { key: address?.[1] ?? '' })
  await button(panel, /결제 확인/).click()
  await dialog()
    .getByRole('textbox', { name: '결제의 주문번호' })
    .fill(paid['PCD_PAY_OID'] ?? '')
  await shot('link-check')
  await button(dialog(), '결제사에 확인').click()
  await expect(
    dialog()
      .getByText(/3,300원/)
      .first(),
  ).toBeVisible()
  await shot('link-paid')
  await button(dialog(), '닫기').last().click()
  await expect(rowsOf(page, '결제 링크 목록').filter({ hasText: '결제됨' })).toHaveCount(1)
})

test('a prepared payment waits for its confirm and takes the buyer’s money once', async () => {
  await showScreen(page, '승인 대기')
  await expect(rowsOf(page, '승인 대기 목록')).toHaveCount(2)
  await page.getByRole('row', { name: /YP900011/ }).click()
  await shot('confirm-queue')
  const panel = page.getByRole('complementary', { name: '승인 대기 상세' })
  await button(panel, /27,500원 결제 승인/).click()
  await shot('confirm-dialog')
  await button(dialog(), '27,500원 결제 승인').click()
  await expect(button(dialog(), '거래 열기')).toBeVisible()
  await shot('confirm-done')
  await button(dialog(), '거래 열기').click()
  await shot('confirm-payment')
})
