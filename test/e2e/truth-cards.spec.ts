import { expect, type Locator, type Page, test } from '@playwright/test'
import { playScene, sandboxUrls } from '../demo/sandbox-books.ts'
import { createExaminer, type Examiner } from './examine.ts'
import type { Desk } from './fixtures.ts'
import { closeRefund, openPayment, openPractice, prepareRefund, sendButton } from './pages.ts'

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

const rules = (within: Locator) => within.getByRole('region', { name: '결제사 규칙' })
const ruleOf = (within: Locator, sentence: RegExp) => rules(within).getByRole('listitem').filter({ hasText: sentence })

/** Sends a refund whose answer is planned, and closes its outcome. */
async function sendRefused(order: string, amount: number | 'all', code: string): Promise<void> {
  await playScene(urls.kcp, code)
  const dialog = await prepareRefund(page, await openPayment(page, order), { amount, reason: '고객 변심' })
  await sendButton(dialog).click()
  await expect(dialog.getByText('결제사가 거절했습니다. 환불되지 않았습니다.')).toBeVisible()
  await closeRefund(page)
}

test('beside a payment stand the rules that bear on its refund, each with where it is written; the others behind a line', async () => {
  const panel = await openPayment(page, 'YK900013')
  await expect(ruleOf(panel, /등록된 IP에서 온 취소만/)).toContainText('거절될 수 있음')
  await expect(ruleOf(panel, /등록된 IP에서 온 취소만/)).toContainText('출처: KCP guide §1.10')
  const unknown = ruleOf(panel, /언제까지 취소할 수 있는지 KCP 문서에 없습니다/)
  await expect(unknown).toBeHidden()
  await rules(panel)
    .getByText(/^다른 규칙 \d+개$/)
    .click()
  await expect(unknown).toContainText('1544-8660')
  await rules(panel).scrollIntoViewIfNeeded()
  await examiner.examine('rules')
})

test('a virtual account’s refund is off, and the rule is the reason with what to do instead', async () => {
  const panel = await openPayment(page, 'YK900021')
  await expect(panel.getByRole('button', { name: /^환불( R)?$/ })).toHaveAttribute('aria-disabled', 'true')
  const reason = panel
    .getByRole('paragraph')
    .filter({ hasText: /입금된 가상계좌의 환불은 .* KCP REST API로 할 수 없습니다\./ })
  await expect(reason).toHaveCount(1)
  await expect(panel.getByText('KCP 파트너관리자에서 가상계좌 환불로 처리하세요.')).toBeVisible()
  await expect(panel.getByText(/출처: KCP guide §4/).first()).toBeVisible()
  await examiner.examine('rule-blocks')
})

test('after 8012 the address is told as refused with its path, and the next refund can still be sent', async () => {
  await sendRefused('YK900012', 'all', '8012')
  const panel = await openPayment(page, 'YK900013')
  const address = ruleOf(panel, /의 환불을 KCP가 8012로 거절했습니다/)
  await expect(address).toContainText('거절됐음')
  await expect(address).toContainText('파트너관리자 › 기술관리센터 › 보안관리 › 서버 IP설정(결제)')
  await address.scrollIntoViewIfNeeded()
  await examiner.examine('rule-refused')
  const dialog = await prepareRefund(page, panel, { amount: 'all', reason: '고객 변심' })
  await expect(ruleOf(dialog, /8012로 거절했습니다/)).toBeVisible()
  await examiner.examine('refund-rule-refused')
  await sendButton(dialog).click()
  await expect(dialog.getByText('19,800원 환불되었습니다.')).toBeVisible()
  await closeRefund(page)
  const other = await openPayment(page, 'YK900012')
  await expect(rules(other).getByText(/8012로 거절했습니다/)).toHaveCount(0)
})

test('16. KCP 8012 / 8392: after 8392 a part is not sent and says why; the whole is, and a word of the operator turns parts on again', async () => {
  await sendRefused('YK900014', 10_000, '8392')
  const panel = await openPayment(page, 'YK900014')
  const partial = ruleOf(panel, /의 환불을 KCP가 8392로 거절했습니다/)
  await expect(partial).toContainText('부분취소 사용을 신청하세요')

  const dialog = await prepareRefund(page, panel, { amount: 10_000, reason: '고객 변심' })
  await expect(dialog.getByText('결제사 규칙 때문에 이 금액은 보내지 않습니다.').first()).toBeVisible()
  await expect(dialog.getByText(/8392로 거절했습니다\. 부분취소가 계약되지 않은 상점입니다\./).first()).toBeVisible()
  await expect(dialog.getByRole('button', { name: '환불', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await examiner.examine('refund-part-off')
  await dialog.getByRole('button', { name: '전액' }).click()
  await expect(sendButton(dialog)).toHaveAttribute('aria-disabled', 'false')
  await examiner.close()

  await partial.getByRole('button', { name: '바뀌었다고 적기' }).click()
  await expect(partial).toHaveCount(0)
  const again = await prepareRefund(page, panel, { amount: 10_000, reason: '고객 변심' })
  await expect(sendButton(again)).toHaveAttribute('aria-disabled', 'false')
  await examiner.close()
})
