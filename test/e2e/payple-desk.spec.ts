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
  searchFor,
  sendButton,
  showScreen,
} from './pages.ts'
import { readBook } from './sandboxes.ts'
import { tick } from './ticking.ts'

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

test('a transfer’s due receipt is issued once to a phone number and cancelled again as a whole', async () => {
  const panel = await openPayment(page, 'YP900004')
  const issued = await askedDuring(async () => {
    await button(panel, '현금영수증 발급').click()
    await dialog().getByRole('textbox', { name: '휴대전화 또는 현금영수증카드 번호' }).fill('010-1234-5678')
    await button(dialog(), '120,000원을 소득공제용으로 발급').click()
    await expect(dialog().getByText('120,000원을 발급했습니다.')).toBeVisible()
    await button(dialog(), '닫기').last().click()
  })
  expect(issued).toEqual({ '/php/taxsave/api/tsAct.php?ACT_=TSREG': 1 })
  await expect(button(panel, '현금영수증 취소')).toHaveAttribute('aria-disabled', 'false')
  const cancelled = await askedDuring(async () => {
    await button(panel, '현금영수증 취소').click()
    await tick(dialog().getByRole('radio', { name: '오류발급취소' }))
    await button(dialog(), '120,000원의 현금영수증 전체를 취소').click()
    await expect(dialog().getByText('120,000원의 현금영수증을 취소했습니다.')).toBeVisible()
    await button(dialog(), '닫기').last().click()
  })
  expect(cancelled).toEqual({ '/php/taxsave/api/tsAct.php?ACT_=TSCANCEL': 1 })
  await expect(panel.getByRole('list', { name: '발급·취소 내역' }).getByRole('listitem')).toHaveCount(2)
})

test('an identity the tax office would refuse never leaves the desk', async () => {
  const panel = await openPayment(page, 'YP900005')
  const asked = await askedDuring(async () => {
    await button(panel, '현금영수증 발급').click()
    await tick(dialog().getByRole('radio', { name: '지출증빙용' }))
    await dialog()
      .getByRole('textbox', { name: /사업자번호/ })
      .fill('123-45-67890')
    await expect(button(dialog(), /지출증빙용으로 발급/)).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('Escape')
  })
  expect(asked).toEqual({})
})

test('a mixed-tax refund waits for finance’s approval', async () => {
  const refund = await prepareRefund(page, await openPayment(page, 'YP900010'), { amount: 'all', reason: '품절' })
  await expect(refund.getByText('재무 승인이 필요합니다.').first()).toBeVisible()
  await expect(sendButton(refund)).toHaveAttribute('aria-disabled', 'true')
  await tick(refund.getByRole('checkbox', { name: '재무 담당자로서 확인하고 승인합니다.' }))
  await sendButton(refund).click()
  await expect(refund.getByText('41,000원 환불되었습니다.')).toBeVisible()
  await closeRefund(page)
})

test('a registered method is looked up, and disabled only after the word is typed', async () => {
  const panel = await openPayment(page, 'YP900008')
  await panel.getByText('등록 결제수단', { exact: true }).first().click()
  await button(panel, '등록 결제수단 조회').click()
  await expect(button(panel, '등록 결제수단 해지')).toBeVisible()
  await button(panel, '등록 결제수단 해지').scrollIntoViewIfNeeded()
  await button(panel, '등록 결제수단 해지').click()
  const alert = page.getByRole('alertdialog')
  const word = alert.getByRole('textbox', { name: /해지/ })
  await word.fill('해')
  await expect(button(alert, /영구 해지$/)).toHaveAttribute('aria-disabled', 'true')
  await word.fill('해지')
  const asked = await askedDuring(async () => {
    await button(alert, /영구 해지$/).click()
    await button(alert, '닫기').last().click()
  })
  expect(asked['/php/cPayUser/api/cPayUserAct.php?ACT_=PUSERDEL']).toBe(1)
})

test('a payment link is made once, has an address, and is found paid in the book', async () => {
  await showScreen(page, '결제 링크')
  await button(page.getByRole('region', { name: '결제 링크' }), '새 링크').click()
  await dialog().getByRole('textbox', { name: '상품' }).fill('교환 차액')
  await dialog().getByRole('textbox', { name: '금액' }).fill('3300')
  await button(dialog(), '3,300원 결제 링크 만들기').click()
  await expect(dialog().getByText('3,300원 결제 링크를 만들었습니다.')).toBeVisible()
  await button(dialog(), '닫기').last().click()
  const panel = page.getByRole('complementary', { name: '결제 링크 상세' })
  const address = (await panel.textContent())?.match(/SID=([\w-]+)/)
  const paid = await buyer('/_pay-link', { key: address?.[1] ?? '' })
  await button(panel, /결제 확인/).click()
  await dialog()
    .getByRole('textbox', { name: '결제의 주문번호' })
    .fill(paid['PCD_PAY_OID'] ?? '')
  await button(dialog(), '결제사에 확인').click()
  await expect(
    dialog()
      .getByText(/3,300원/)
      .first(),
  ).toBeVisible()
  await button(dialog(), '닫기').last().click()
  await expect(rowsOf(page, '결제 링크 목록').filter({ hasText: '결제됨' })).toHaveCount(1)
})

test('a prepared payment waits for its confirm and takes the buyer’s money once', async () => {
  await showScreen(page, '승인 대기')
  await expect(rowsOf(page, '승인 대기 목록')).toHaveCount(2)
  await page.getByRole('row', { name: /YP900011/ }).click()
  const panel = page.getByRole('complementary', { name: '승인 대기 상세' })
  const asked = await askedDuring(async () => {
    await button(panel, /27,500원 결제 승인/).click()
    await button(dialog(), '27,500원 결제 승인').click()
    await button(dialog(), '거래 열기').click()
  })
  expect(asked).toEqual({ '/php/PayCardConfirmAct.php?ACT_=PAYM': 1 })
  const payment = page.getByRole('complementary', { name: '거래 상세' })
  await expect(payment.getByRole('heading', { name: 'YP900011' })).toBeVisible()
  await expect(payment).toContainText('니트 가디건')
})

test('a confirm whose answer was lost is held, looked up, and not sent again', async () => {
  await showScreen(page, '승인 대기')
  await page.getByRole('row', { name: /YP900012/ }).click()
  const panel = page.getByRole('complementary', { name: '승인 대기 상세' })
  const asked = await askedDuring(async () => {
    await playScene(urls.payple, 'lost-after-commit', undefined, '/php/PayConfirmAct.php')
    await button(panel, /64,000원 결제 승인/).click()
    await button(dialog(), '64,000원 결제 승인').click()
    await expect(dialog().getByText('승인 결과를 모릅니다. 다시 보내지 않습니다.')).toBeVisible()
    await button(dialog(), '닫기').last().click()
    await button(panel, /지금 결과 조회/).click()
    await expect(panel.getByText('64,000원이 결제되었습니다.')).toBeVisible()
  })
  expect(asked['/php/PayConfirmAct.php?ACT_=PAYM']).toBe(1)
})

test('a list is looked up one by one with one auth', async () => {
  await showScreen(page, '거래')
  await searchFor(page, 'YP9000')
  await expect(page.getByText(/합계 \d+건/)).toBeVisible()
  const before = await readBook(urls.payple)
  await page.getByRole('button', { name: /이 목록 (앞 )?\d+건 결제사 조회/ }).click()
  const count = Number((await button(dialog(), /^\d+건 조회$/).textContent())?.match(/\d+/)?.[0])
  await button(dialog(), /^\d+건 조회$/).click()
  await expect(dialog().getByText(/같음 \d+건/)).toBeVisible()
  await button(dialog(), '닫기').last().click()
  const after = await readBook(urls.payple)
  const lookUps = (book: typeof after) => book.totals.byPath['/php/PayChkAct.php'] ?? 0
  expect(count).toBeGreaterThan(5)
  expect(lookUps(after) - lookUps(before)).toBe(count)
})

test('an order that was never paid shows the attempts that failed', async () => {
  const closed = { PCD_PAY_RST: 'close', PCD_PAY_CODE: '', PCD_PAY_MSG: '결제창 닫힘', PCD_PAY_OID: 'YP777777' }
  await showScreen(page, '가져오기·내보내기')
  await button(page.getByRole('region', { name: '가져오기·내보내기' }), '응답 붙여넣기').click()
  await choose(page, dialog(), '상점', /페이플/)
  await dialog()
    .getByRole('textbox', { name: '응답' })
    .fill(JSON.stringify({ ...closed, PCD_PAY_TOTAL: '18000' }))
  await button(dialog(), /장부에 넣기$/).click()
  await expect(dialog().getByText(/새 거래 0건/)).toBeVisible()
  await button(dialog(), '닫기').last().click()
  await showScreen(page, '거래')
  await searchFor(page, 'YP777777')
  const attempts = page.getByRole('region', { name: /이 주문번호로 실패한 결제 시도 1건/ })
  await expect(attempts).toContainText('18,000원')
  await expect(attempts).toContainText('구매자가 결제창을 닫았습니다.')
})

test('nothing was complained about by the page', async () => {
  expect(await desk.complaints()).toEqual([])
})
