import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { answerMessageBox, catchOpenedLinks, type Desk, filesContaining, launch, shownBoxes } from './fixtures.ts'
import {
  closeRefund,
  foldNotices,
  openPayment,
  practiceNow,
  prepareRefund,
  rowsOf,
  sendButton,
  showScreen,
} from './pages.ts'
import { openWorkBook } from './people.ts'
import { type LoneSandbox, moneyCalls, readBook, startSandbox } from './sandboxes.ts'
import { addTestShop, credentialsOf, enterCredentials, fetchPayment } from './work-shops.ts'
import { tick } from './ticking.ts'

const kcpShop = '가로수길점'
const paypleShop = '온라인몰'

// Each step stands on the one before.
test.describe.configure({ mode: 'serial' })

let desk: Desk
let page: Page
let kcp: LoneSandbox
let payple: LoneSandbox
const folder = mkdtempSync(join(tmpdir(), 'work-book-'))

test.beforeAll(async () => {
  ;[kcp, payple] = await Promise.all([startSandbox('kcp', practiceNow), startSandbox('payple', practiceNow)])
  const endpoints = join(folder, 'endpoints.json')
  writeFileSync(endpoints, JSON.stringify({ kcp: kcp.url, payple: payple.url }))
  desk = await launch({ now: practiceNow, endpoints })
  page = desk.page
  await foldNotices(page)
})
test.afterAll(async () => {
  await desk?.close()
  await kcp?.stop()
  await payple?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const detail = () => page.getByRole('complementary', { name: '거래 상세' })
const refundButton = () => detail().getByRole('button', { name: /^환불( R)?$/ })
const secret = (of: LoneSandbox, name: string): string => of.credentials[name] ?? ''
/** One line of a PEM text: what would lie in a file that kept it. */
const pemLine = (): string => secret(kcp, 'key').split('\n')[4] ?? ''

/** A private key of another pair, locked with the password of the right one. */
const strangersKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: secret(kcp, 'password') })
    .toString()

test('an empty work book leads to adding a shop', async () => {
  await openWorkBook(page)
  await expect(page.getByText('아직 거래가 없습니다.', { exact: false })).toBeVisible()
  await showScreen(page, '설정')
  await expect(page.getByText('아직 상점이 없습니다.', { exact: false })).toBeVisible()
})

test('a real shop is refused where the keyring is the start’s own', async () => {
  await page.getByRole('button', { name: '상점 넣기' }).first().click()
  const dialog = page.getByRole('dialog', { name: '상점 넣기' })
  await dialog.getByLabel('상점 이름').fill('실제 상점')
  await tick(dialog.getByRole('radio', { name: /^실제/ }))
  await dialog.getByRole('button', { name: '상점 넣기' }).click()
  await expect(dialog.getByText('이 시작 방식에서는 실제 상점을 다루지 않습니다.')).toBeVisible()
  await dialog.getByRole('button', { name: '취소' }).click()
})

test('KCP’s credentials are checked as they are entered: wrong password, another pair’s key', async () => {
  await addTestShop(page, 'kcp', kcpShop)
  await expect(credentialsOf(page).getByText('저장된 인증 정보 없음')).toBeVisible()
  await enterCredentials(page, { ...kcp.credentials, password: 'not-the-password' })
  await expect(credentialsOf(page).getByText(/개인키 비밀번호가 맞지 않습니다/)).toBeVisible()
  await enterCredentials(page, { ...kcp.credentials, key: strangersKey() })
  await expect(credentialsOf(page).getByText(/개인키가 인증서와 짝이 아닙니다/)).toBeVisible()
  await enterCredentials(page, { ...kcp.credentials, site_cd: 't00' })
  await expect(credentialsOf(page).getByText(/영문 대문자와 숫자 5자리/)).toBeVisible()
  await expect(credentialsOf(page).getByText('저장된 인증 정보 없음')).toBeVisible()
})

test('the right ones are kept, shown only as stored with the last four, and reach KCP', async () => {
  await enterCredentials(page, kcp.credentials)
  await expect(credentialsOf(page).getByText(/2026-11-09 \(월\) 09:\d\d에 저장됨 · \*{4}0000/)).toBeVisible()
  await expect(credentialsOf(page).getByRole('textbox')).toHaveCount(0)
  await credentialsOf(page).getByRole('button', { name: '연결 확인' }).click()
  await expect(credentialsOf(page).getByText('연결됩니다.')).toBeVisible()
  expect((await readBook(kcp.url)).totals.requests).toBeGreaterThan(0)
})

test('Payple’s credentials are kept and reach Payple; a wrong partner key is said in its words', async () => {
  await addTestShop(page, 'payple', paypleShop)
  await enterCredentials(page, { ...payple.credentials, custKey: 'wrong0000000000' })
  await credentialsOf(page).getByRole('button', { name: '연결 확인' }).click()
  await expect(credentialsOf(page).getByText(/결제사가 거절했습니다 \(AUTH/)).toBeVisible()
  await credentialsOf(page).getByRole('button', { name: '다른 값으로 바꾸기' }).click()
  await enterCredentials(page, payple.credentials)
  await expect(credentialsOf(page).getByText(/에 저장됨 · \*{4}test/)).toBeVisible()
  await credentialsOf(page).getByRole('button', { name: '연결 확인' }).click()
  await expect(credentialsOf(page).getByText('연결됩니다.')).toBeVisible()
})

test('a KCP payment is fetched by its number and refunded in part, once', async () => {
  const [first] = kcp.transactions
  const tno = first?.['tno'] ?? ''
  const panel = await fetchPayment(page, { shop: /가로수길점/, number: tno, order: `ORDER_${tno}`, paidOn: null })
  await expect(panel.getByText('55,000원').first()).toBeVisible()
  const dialog = await prepareRefund(page, panel, { amount: 20_000, reason: '고객 변심' })
  await expect(dialog.getByText(kcpShop, { exact: true })).toBeVisible()
  await sendButton(dialog).click()
  await expect(dialog.getByText('20,000원 환불되었습니다.')).toBeVisible()
  await closeRefund(page)
  const book = await readBook(kcp.url)
  expect(book.totals).toMatchObject({ refunds: 1, refundedWon: 20_000 })
  expect(moneyCalls(book)).toBe(1)
  await expect(panel.getByText('부분환불').first()).toBeVisible()
})

test('the slip of a test shop’s payment opens at KCP’s test page for what was paid, after a question', async () => {
  const opened = await catchOpenedLinks(desk.app)
  const tno = kcp.transactions[0]?.['tno'] ?? ''
  const slips = (await openPayment(page, `ORDER_${tno}`)).getByRole('region', { name: '전표' })
  await expect(slips.getByRole('button')).toHaveText(['신용카드 매출전표'])
  await answerMessageBox(desk.app, 1)
  const button = slips.getByRole('button', { name: '신용카드 매출전표' })
  await button.click()
  await expect.poll(async () => (await shownBoxes(desk.app)).join()).toContain('testadmin8.kcp.co.kr')
  await expect(button).toHaveAttribute('aria-disabled', 'false')
  expect(await opened()).toEqual([])
  await answerMessageBox(desk.app, 0)
  await button.click()
  const host = 'https://testadmin8.kcp.co.kr/assist/bill.BillActionNew.do'
  await expect.poll(opened).toEqual([`${host}?cmd=card_bill&tno=${tno}&order_no=ORDER_${tno}&trade_mony=55000`])
  await expect(slips.getByRole('alert')).toHaveCount(0)
})

test('a Payple payment is fetched by order number, day and kind and refunded in part, once', async () => {
  const first = payple.transactions[0] ?? {}
  const order = first['PCD_PAY_OID'] ?? ''
  const paidOn = (first['PCD_PAY_DATE'] ?? '').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  const panel = await fetchPayment(page, { shop: /온라인몰/, number: order, order, paidOn })
  const dialog = await prepareRefund(page, panel, { amount: 9_000, reason: '상품 불량' })
  await sendButton(dialog).click()
  await expect(dialog.getByText('9,000원 환불되었습니다.')).toBeVisible()
  await closeRefund(page)
  const book = await readBook(payple.url)
  expect(book.totals).toMatchObject({ refunds: 1, refundedWon: 9_000 })
  expect(moneyCalls(book)).toBe(1)
})

test('nothing secret that was entered lies in the profile, the output, the page or its storage', async () => {
  const canaries = {
    'the password of the key': secret(kcp, 'password'),
    'the key': pemLine(),
    'the opened key': createPrivateKey({ key: secret(kcp, 'key'), passphrase: secret(kcp, 'password') })
      .export({ type: 'pkcs8', format: 'der' })
      .toString('base64')
      .slice(200, 260),
    custKey: secret(payple, 'custKey'),
    'the refund key': secret(payple, 'PCD_REFUND_KEY'),
  }
  const inPage = await page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map((field) => String(Reflect.get(field, 'value'))),
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(Object.entries(sessionStorage)),
    ].join('\n'),
  )
  for (const [name, canary] of Object.entries(canaries)) {
    expect(canary.length, name).toBeGreaterThan(8)
    expect({ name, files: filesContaining(desk.home, canary) }).toEqual({ name, files: [] })
    expect(desk.output().includes(canary), name).toBe(false)
    expect(inPage.includes(canary), name).toBe(false)
  }
  // The search finds what is there: both shops' files say in plain which account they are of.
  expect(filesContaining(join(desk.home, 'work', 'vault'), 'lastFour')).toHaveLength(2)
})

test('a gateway that cannot be reached gets nothing, and nothing is held', async () => {
  await kcp.stop()
  const order = `ORDER_${kcp.transactions[0]?.['tno'] ?? ''}`
  const panel = await openPayment(page, order)
  const dialog = await prepareRefund(page, panel, { amount: 5_000, reason: '품절' })
  await sendButton(dialog).click()
  await expect(dialog.getByText('결제사에 보내지지 않았습니다. 환불되지 않았고 잡힌 금액도 없습니다.')).toBeVisible()
  await closeRefund(page)
  await expect(panel.getByText('결과 확인 중')).toBeHidden()
  await expect(refundButton()).toHaveAttribute('aria-disabled', 'false')
  await panel.getByRole('button', { name: /결제사 조회/ }).click()
  await expect(panel.getByText('결제사에 연결되지 않았습니다. 보낸 것은 없습니다.')).toBeVisible()
  await showScreen(page, '환불')
  await expect(rowsOf(page, '환불 목록').filter({ hasText: '5,000원' })).toContainText('환불되지 않음')
})

test('forgotten credentials leave the shop to read only, with the reason', async () => {
  await showScreen(page, '설정')
  await page
    .getByRole('navigation', { name: '상점 목록' })
    .getByRole('button', { name: new RegExp(paypleShop) })
    .click()
  await credentialsOf(page).getByRole('button', { name: '인증 정보 지우기' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: `${paypleShop}의 인증 정보를 지우기` }).click()
  await expect(credentialsOf(page).getByText('저장된 인증 정보 없음')).toBeVisible()
  const before = moneyCalls(await readBook(payple.url))
  const panel = await openPayment(page, payple.transactions[0]?.['PCD_PAY_OID'] ?? '')
  await expect(refundButton()).toHaveAttribute('aria-disabled', 'true')
  await expect(
    panel.getByRole('paragraph').filter({ hasText: /인증 정보가 없어 장부를 보기만 할 수 있습니다/ }),
  ).toBeVisible()
  await panel.focus()
  await page.keyboard.press('r')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(moneyCalls(await readBook(payple.url))).toBe(before)
})

test('practice and work keep apart', async () => {
  await page.getByRole('group', { name: '장부' }).getByRole('button', { name: '연습' }).click()
  await expect(page.getByText(/합계 663건/)).toBeVisible()
  const slips = (await openPayment(page, 'YK900002')).getByRole('region', { name: '전표' })
  await expect(slips.getByText('연습에는 결제사의 전표 페이지가 없습니다.')).toBeVisible()
  await expect(slips.getByRole('button')).toHaveCount(0)
  await showScreen(page, '설정')
  await expect(page.getByRole('navigation', { name: '상점 목록' })).not.toContainText(kcpShop)
  expect(await desk.complaints()).toEqual([])
})
