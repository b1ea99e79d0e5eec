import { expect, type Page, test } from '@playwright/test'
import { playScene, sandboxUrls } from '../demo/sandbox-books.ts'
import { wholePayments, writeRefunds } from './bulk-files.ts'
import { createExaminer, type Examiner } from './examine.ts'
import { answerOpenDialog, answerSaveDialog, type Desk } from './fixtures.ts'
import { call } from './in-page.ts'
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
import { openWorkBook } from './people.ts'
import { answerPrint } from './slip-press.ts'
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

test('the examination itself finds a button without a name and one that is cut off', async () => {
  await page.evaluate(() => {
    const planted = document.createElement('button')
    planted.id = 'planted'
    planted.setAttribute('class', 'planted')
    planted.style.cssText = 'position: absolute; left: -40px; top: 0; width: 80px; height: 20px'
    document.body.append(planted)
  })
  expect((await examiner.faults()).filter((fault) => fault.startsWith('button-name: #planted'))).toHaveLength(1)
  expect(await examiner.cutOff()).toHaveLength(1)
  await page.evaluate(() => document.getElementById('planted')?.remove())
})

test('거래', async () => {
  await examine('transactions')
  await openPayment(page, 'YK900002')
  await page.getByText('왜?').first().click()
  await examine('transaction')
  await openPayment(page, 'YK900031')
  await examine('transaction-to-check')
})

/** A payment of each easy-pay service, and of a card beside a balance; what each is called in the pictures. */
const walletPayments = [
  ['YK900002', 'kakao-mixed'],
  ['YK900003', 'kakao-free-points'],
  ['YK900004', 'ssg'],
  ['YK900008', 'naver'],
  ['YK900009', 'toss'],
  ['YK900010', 'l-point'],
  ['YK900011', 'samsung'],
  ['YK900012', 'apple'],
  ['YK900028', 'kakao-not-issued'],
  ['YK900032', 'samsung-odd'],
] as const

for (const [order, wallet] of walletPayments)
  test(`what ${wallet} was paid with, and whose receipt it is`, async () => {
    const panel = await openPayment(page, order)
    await expect(panel.getByRole('region', { name: '결제 구성' })).toBeVisible()
    await examine(`wallet-${wallet}`)
  })

test('from a payment to what is known of its easy-pay service', async () => {
  const panel = await openPayment(page, 'YK900009')
  await panel.getByRole('button', { name: '간편결제 안내' }).click()
  const guide = page.getByRole('region', { name: '간편결제별 현금영수증' })
  await expect(guide.getByRole('row', { name: /^토스페이/ })).toHaveAttribute('aria-current', 'true')
  await expect(guide.getByRole('row', { name: /^토스페이/ }).getByText('PATO SCTO')).toBeInViewport()
  await examine('wallet-asked')
  await showScreen(page, '거래')
})

test('단축키 and 번호로 조회', async () => {
  await page.getByRole('button', { name: '단축키' }).click()
  await examine('keys')
  await close()
  await page.getByRole('button', { name: '번호로 조회' }).first().click()
  const dialog = page.getByRole('dialog', { name: '번호로 조회' })
  await dialog.getByRole('button', { name: /상점/ }).click()
  await page.getByRole('option', { name: /페이플/ }).click()
  await examine('fetch')
  await close()
})

test('a refund from its form to its outcome', async () => {
  const dialog = await prepareRefund(page, await openPayment(page, 'YK900002'), { amount: 22_000, reason: '고객 변심' })
  await expect(sendButton(dialog)).toHaveAttribute('aria-disabled', 'false')
  await examine('refund-form')
  await sendButton(dialog).click()
  await expect(dialog.getByText('22,000원 환불되었습니다.')).toBeVisible()
  await examine('refund-done')
  await closeRefund(page)
})

test('an unknown refund, its place in 환불 and settling it by hand', async () => {
  await playScene(sandboxUrls(desk.home).payple, 'lost-before-commit')
  const dialog = await prepareRefund(page, await openPayment(page, 'YP900001'), { amount: 10_000, reason: '품절' })
  await sendButton(dialog).click()
  await expect(dialog.getByText('환불 결과를 아직 알 수 없습니다.')).toBeVisible()
  await examine('refund-unknown')
  await closeRefund(page)
  await examine('transaction-unknown')
  await showScreen(page, '환불')
  await rowsOf(page, '환불 목록').filter({ hasText: 'YP900001' }).click()
  await examine('refunds')
  const slips = page.getByRole('region', { name: '환불 전표' })
  await answerSaveDialog(desk.app, test.info().outputPath('환불전표.pdf'))
  await slips.getByRole('button', { name: /^PDF 저장/ }).click()
  await expect(slips.getByText('전표를 저장했습니다.')).toBeVisible()
  await answerPrint(desk.app, { printers: [], failure: null })
  await examine('refund-slip-saved')
  await slips.getByRole('button', { name: /^인쇄/ }).click()
  await expect(slips.getByText(/프린터가 없습니다/)).toBeVisible()
  await examine('refund-slip-no-printer')
  await page.getByRole('button', { name: '직접 확정', exact: true }).click()
  await examine('settle')
  await close()
})

test('issuing and cancelling a receipt, and the way to do it again', async () => {
  const panel = await openPayment(page, 'YP900004')
  await panel.getByRole('button', { name: '현금영수증 발급' }).click()
  await page.getByRole('dialog').getByLabel('휴대전화 또는 현금영수증카드 번호').fill('010-1234-5678')
  await examine('receipt-issue')
  await tick(page.getByRole('radio', { name: '지출증빙용' }))
  await page.getByRole('dialog').getByRole('textbox').fill('123-45-67890')
  await examine('receipt-identity-wrong')
  await tick(page.getByRole('radio', { name: '소득공제용' }))
  await page.getByRole('dialog').getByRole('textbox').fill('010-1234-5678')
  await page.getByRole('dialog').getByRole('button', { name: '120,000원을 소득공제용으로 발급' }).click()
  await expect(page.getByText('120,000원을 발급했습니다.')).toBeVisible()
  await examine('receipt-issued')
  await page.getByRole('dialog').getByRole('button', { name: '닫기' }).last().click()
  await panel.getByRole('button', { name: '현금영수증 취소' }).click()
  await expect(page.getByRole('dialog', { name: 'YP900004 현금영수증 취소' })).toBeVisible()
  await examine('receipt-cancel')
  await close()
})

test('a refund with two verdicts and the task it leaves', async () => {
  await playScene(sandboxUrls(desk.home).payple, 'taxsave-failed')
  const dialog = await prepareRefund(page, await openPayment(page, 'YP900002'), { amount: 'all', reason: '품절' })
  await sendButton(dialog).click()
  await expect(dialog.getByText('55,000원 환불되었습니다.')).toBeVisible()
  await examine('two-verdicts')
  await closeRefund(page)
  await examine('two-verdicts-transaction')
  await showScreen(page, '현금영수증')
  await choose(page, page.getByRole('region', { name: '현금영수증', exact: true }).first(), '상점', /페이플/)
  await page.getByRole('tab', { name: /할 일/ }).click()
  await expect(page.getByRole('list', { name: '현금영수증 할 일' })).toBeVisible()
  await examine('receipt-tasks')
  await choose(page, page.getByRole('region', { name: '현금영수증', exact: true }).first(), '상점', /KCP/)
  await page.getByRole('tab', { name: /발급할 것/ }).click()
})

test('a refund that finance must approve', async () => {
  await prepareRefund(page, await openPayment(page, 'YP900010'), { amount: 'all', reason: '품절' })
  await expect(page.getByRole('checkbox', { name: '재무 담당자로서 확인하고 승인합니다.' })).toBeVisible()
  await examine('refund-approval')
  await close()
})

test('a registered method', async () => {
  const panel = await openPayment(page, 'YP900008')
  await panel.getByText('등록 결제수단', { exact: true }).first().click()
  await panel.getByRole('button', { name: '등록 결제수단 조회' }).click()
  const disable = panel.getByRole('button', { name: '등록 결제수단 해지' })
  await disable.scrollIntoViewIfNeeded()
  await examine('method')
  await disable.click()
  await expect(page.getByRole('alertdialog', { name: '등록 결제수단 해지' })).toBeVisible()
  await examine('method-disable')
  await page.getByRole('alertdialog').getByRole('button', { name: '취소' }).click()
})

test('결제 링크', async () => {
  await showScreen(page, '결제 링크')
  await examine('links-empty')
  await page.getByRole('region', { name: '결제 링크' }).getByRole('button', { name: '새 링크' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: '상품' }).fill('교환 차액')
  await page.getByRole('dialog').getByRole('textbox', { name: '금액' }).fill('3300')
  await examine('link-new')
  await page.getByRole('dialog').getByRole('button', { name: '3,300원 결제 링크 만들기' }).click()
  await expect(page.getByText('3,300원 결제 링크를 만들었습니다.')).toBeVisible()
  await examine('link-made')
  await page.getByRole('dialog').getByRole('button', { name: '닫기' }).last().click()
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /결제 확인/ })
    .click()
  await expect(page.getByRole('dialog', { name: '결제 확인' })).toBeVisible()
  await examine('link-check')
  await close()
  await examine('links')
})

test('승인 대기', async () => {
  await showScreen(page, '승인 대기')
  await page.getByRole('row', { name: /YP900011/ }).click()
  await examine('confirmations')
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /결제 승인/ })
    .click()
  await expect(page.getByRole('dialog', { name: '결제 승인' })).toBeVisible()
  await examine('confirm')
  await playScene(sandboxUrls(desk.home).payple, 'lost-before-commit', undefined, '/php/PayCardConfirmAct.php')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /결제 승인/ })
    .click()
  await expect(page.getByRole('dialog').getByText('승인 결과를 모릅니다. 다시 보내지 않습니다.')).toBeVisible()
  await examine('confirm-unknown')
  await page.getByRole('dialog').getByRole('button', { name: '닫기' }).last().click()
  await page.getByRole('button', { name: /직접 확정/ }).click()
  await expect(page.getByRole('dialog', { name: '승인 결과 직접 확정' })).toBeVisible()
  await examine('confirm-settle')
  await page.getByRole('dialog').getByRole('button', { name: '취소' }).click()
})

test('a look-up of a list', async () => {
  await showScreen(page, '거래')
  await searchFor(page, 'YK90001')
  await page.getByRole('button', { name: /이 목록 \d+건 결제사 조회/ }).click()
  await expect(page.getByRole('dialog', { name: '목록 결제사 조회' })).toBeVisible()
  await examine('list-look-up')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^\d+건 조회$/ })
    .click()
  await expect(page.getByRole('dialog').getByText(/같음 \d+건/)).toBeVisible()
  await examine('list-looked-up')
  await close()
})

test('a bulk refund from its plan to its end', async () => {
  await showScreen(page, '환불')
  await page.getByRole('tab', { name: /대량 환불/ }).click()
  await examine('bulk-empty')
  const rows = (await wholePayments(page, 'kcp'))
    .slice(0, 40)
    .map(({ orderNumber, paid }) => [orderNumber, paid] as const)
  const file = test.info().outputPath('겨울 니트 회수.csv')
  writeRefunds(file, [...rows, ['NOBODY-1', 29_000], ['NOBODY-2', '29,000.5'], [rows[0]?.[0] ?? '', 1_000]])
  await answerOpenDialog(desk.app, file)
  const tab = page.getByRole('region', { name: '대량 환불', exact: true })
  await choose(page, tab, '상점', /KCP/)
  await tab.getByRole('button', { name: '파일 고르기' }).click()
  await tab.getByRole('button', { name: /장부로 점검$/ }).click()
  const run = page.getByRole('region', { name: '대량 환불 상세' })
  await rowsOf(page, '줄 목록').first().click()
  await examine('bulk-plan')
  await run.getByRole('button', { name: '환불 확인' }).click()
  const dialog = page.getByRole('dialog', { name: '대량 환불 확인' })
  await dialog.getByLabel('메모').fill('겨울 니트 회수')
  await dialog.getByLabel('환불할 건수').fill('39')
  await examiner.settled()
  await tick(dialog.getByRole('radio', { name: '상품 불량' }))
  await examine('bulk-confirm')
  await dialog.getByRole('button', { name: /환불$/ }).click()
  await run.getByRole('button', { name: '일시정지' }).click()
  await expect(run.getByText('멈췄습니다', { exact: true })).toBeVisible()
  await examine('bulk-paused')
  await playScene(sandboxUrls(desk.home).kcp, 'lost-after-commit')
  await run.getByRole('button', { name: '계속' }).click()
  await expect(run.getByText(/초당/)).toBeVisible()
  await examiner.shoot('bulk-running')
  await expect(run.getByText(/^끝났습니다\./)).toBeVisible({ timeout: 20_000 })
  await examine('bulk-ended')
  await run.getByRole('button', { name: /대량 환불 목록/ }).click()
  await examine('bulk-list')
  await page.getByRole('tab', { name: '환불 내역' }).click()
})

test('현금영수증', async () => {
  await showScreen(page, '현금영수증')
  await rowsOf(page, '발급할 현금영수증').nth(1).click()
  await examine('receipts-due')
  await page.getByRole('button', { name: '의무 닫기' }).click()
  await tick(page.getByRole('radio', { name: '세금계산서를 발급한 거래' }))
  await examine('duty-close')
  await close()
  await page.getByRole('spinbutton', { name: /^년/ }).focus()
  await page.keyboard.type('20261130')
  await page.getByRole('button', { name: '이 날로 보기' }).click()
  await expect(page.getByText('2026-11-30의 예상을 보는 중입니다')).toBeVisible()
  await examine('receipts-another-day')
  await page.getByRole('button', { name: '오늘로' }).click()
  await page.getByRole('tab', { name: /확인 필요/ }).click()
  await examine('receipts-to-check')
  await page.getByRole('tab', { name: '대장' }).click()
  await expect(rowsOf(page, '현금영수증 대장').first()).toBeVisible()
  await examine('receipts-ledger')
  await page.getByRole('button', { name: '내보내기', exact: true }).click()
  await tick(page.getByRole('checkbox', { name: '가리지 않고 내보내기' }))
  await examine('export')
  await close()
  await page.getByRole('tab', { name: '간편결제 안내' }).click()
  await examine('wallets')
})

test('many receipts issued at once, and one by hand', async () => {
  await showScreen(page, '현금영수증')
  await page.getByRole('tab', { name: /발급할 것/ }).click()
  const due = page.getByRole('group', { name: '자진발급으로 한꺼번에 발급' })
  await due.getByRole('button', { name: '모두' }).click()
  await rowsOf(page, '발급할 현금영수증').nth(2).click()
  await page.keyboard.press('Space')
  await expect(due.getByText(/건 · .*원 고름/)).toBeVisible()
  await examine('issue-picked')
  // Nobody will know the outcome of the first.
  await playScene(sandboxUrls(desk.home).kcp, 'lost-after-commit', undefined, '/gw/hub/v1/payment')
  await due.getByRole('button', { name: '자진발급으로 한꺼번에 발급' }).click()
  const dialog = page.getByRole('dialog', { name: '자진발급으로 한꺼번에 발급' })
  await expect(dialog.getByText(/결제사로 발급할 수 있습니다/)).toBeVisible()
  await examine('issue-plan')
  await dialog.getByRole('button', { name: /자진발급으로 발급$/ }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await examiner.shoot('issue-running-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await examiner.shoot('issue-running-light')
  await expect(dialog.getByText(/^끝났습니다\./)).toBeVisible()
  await examine('issue-ended')
  await dialog.getByRole('button', { name: '닫기' }).last().click()
  await examiner.shoot('issue-strip')
  await due.getByRole('button', { name: '모두' }).click()
  await due.getByRole('button', { name: '자진발급으로 한꺼번에 발급' }).click()
  await expect(dialog.getByText(/결과가 정해지지 않은 현금영수증 요청이 있습니다/)).toBeVisible()
  await examine('issue-blocked')
  await close()
  await rowsOf(page, '발급할 현금영수증').last().click()
  await page
    .getByRole('complementary', { name: '현금영수증 상세' })
    .getByRole('button', { name: '홈택스에서 직접 발급' })
    .click()
  await expect(page.getByRole('dialog').getByLabel('승인번호')).toBeVisible()
  await examine('by-hand')
  await close()
})

/** Refunds of a payment at KCP whose receipt was issued from here: what is too much of it becomes a task. */
async function refundIssued(order: string, amount: number | 'all'): Promise<void> {
  const form = await prepareRefund(page, await openPayment(page, order), { amount, reason: '고객 변심' })
  await sendButton(form).click()
  await expect(form.getByText(/원 환불되었습니다\./)).toBeVisible()
  await closeRefund(page)
}

test('many receipts cancelled at once, from 할 일 and from 대장', async () => {
  await refundIssued('YK900004', 32_000)
  await refundIssued('YK900006', 'all')
  await showScreen(page, '현금영수증')
  await page.getByRole('tab', { name: /할 일/ }).click()
  const tasks = page.getByRole('group', { name: '할 일 한꺼번에 취소' })
  await expect(tasks).toBeVisible()
  await examine('cancel-tasks')
  await tasks.getByRole('button', { name: '지금 할 수 있는 것' }).click()
  await expect(tasks.getByText(/건 고름/)).toBeVisible()
  await examine('cancel-tasks-picked')
  await tasks.getByRole('button', { name: '한꺼번에 취소' }).click()
  const dialog = page.getByRole('dialog', { name: '현금영수증 한꺼번에 취소' })
  await expect(dialog.getByText(/결제사로 취소할 수 있습니다/)).toBeVisible()
  await examine('cancel-tasks-plan')
  await close()

  await page.getByRole('tab', { name: '대장' }).click()
  await examine('cancel-ledger')
  const ledger = page.getByRole('group', { name: '대장에서 한꺼번에 취소' })
  await expect(rowsOf(page, '현금영수증 대장').first()).toBeVisible()
  await ledger.getByRole('button', { name: '이 조건의 발급 모두' }).click()
  await expect(ledger.getByText(/건 · .*원 고름/)).toBeVisible()
  await examine('cancel-ledger-picked')
  // Nobody will know the outcome of the first.
  await playScene(sandboxUrls(desk.home).kcp, 'lost-after-commit', undefined, '/gw/mod/v1/cancel')
  await ledger.getByRole('button', { name: '한꺼번에 취소' }).click()
  await expect(dialog.getByText(/결제사로 취소할 수 있습니다/)).toBeVisible()
  await examine('cancel-plan')
  await tick(dialog.getByRole('radio', { name: '오류발급취소' }))
  await examine('cancel-plan-reason')
  await dialog.getByRole('button', { name: /오류발급취소로 취소$/ }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await examiner.shoot('cancel-running-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await examiner.shoot('cancel-running-light')
  await expect(dialog.getByText(/^끝났습니다\./)).toBeVisible()
  await examine('cancel-ended')
  await dialog.getByRole('button', { name: '닫기' }).last().click()
  await examine('cancel-strip')
  await page.getByRole('button', { name: '결과 치우기' }).click()
})

test('가져오기·내보내기', async () => {
  await showScreen(page, '가져오기·내보내기')
  await rowsOf(page, '가져온 기록').first().click()
  await examine('imports')
  await page.getByRole('button', { name: '응답 붙여넣기' }).click()
  await examine('paste')
  await close()
})

test('설정 in practice and in the work book', async () => {
  await showScreen(page, '설정')
  await examine('settings-shops')
  const differing = page.getByRole('region', { name: '결제사마다 다른 것' })
  await expect(differing.getByLabel('중계 서버')).toBeVisible()
  await differing.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await examine('settings-options')
  const law = page.getByRole('region', { name: '현금영수증 기준' })
  await law.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await examiner.shoot('settings-tax')
  await law
    .getByRole('group', { name: '발급한 곳마다' })
    .evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await examiner.shoot('settings-tax-issuers')
  await page.getByRole('tab', { name: '공휴일' }).click()
  await examine('settings-holidays')
  await page.getByRole('tab', { name: '장부' }).click()
  await examine('settings-book')
  await page.getByRole('button', { name: '연습 다시 시작' }).click()
  await examine('restart')
  await page.getByRole('alertdialog').getByRole('button', { name: '취소' }).click()
  await page.getByRole('tab', { name: '정보' }).click()
  await examine('settings-about')
  await openWorkBook(page)
  await showScreen(page, '설정')
  await page.getByRole('button', { name: '상점 넣기' }).first().click()
  await page.getByLabel('상점 이름').fill('가로수길점')
  await examine('add-shop')
  await page.getByRole('dialog').getByRole('button', { name: '상점 넣기' }).click()
  await expect(page.getByLabel('서비스 인증서', { exact: true })).toBeVisible()
  await examine('settings-credentials')
  await page.getByRole('tab', { name: '장부' }).click()
  await page.getByRole('button', { name: '복구 키 만들기' }).click()
  await examine('recovery')
  await close()
})

test('the slips of a test shop’s payment', async () => {
  const listed = await call(page, 'shops.list')
  const [shop]: unknown[] = Object(Reflect.get(Object(listed), 'value'))
  const shopId: unknown = Reflect.get(Object(Reflect.get(Object(shop), 'shop')), 'id')
  const line = {
    res_cd: '0000',
    tno: '20261109000001',
    order_no: 'SLIP-0001',
    pay_method: 'PABK',
    amount: '33000',
    bk_mny: '33000',
    bank_name: '국민은행',
    app_time: '20261109083000',
    cash_yn: 'Y',
    cash_tr_code: '0',
    cash_authno: '012345678',
    cash_no: '20261109459620',
  }
  await call(page, 'imports.paste', { importId: 'slips', shopId, text: JSON.stringify(line) })
  const slips = (await openPayment(page, 'SLIP-0001')).getByRole('region', { name: '전표' })
  await expect(slips.getByRole('button')).toHaveText(['계좌이체 거래명세', '현금영수증'])
  // In the middle, clear of what the app says at its foot.
  await slips.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await examine('slips')
})

test('colours the person forces on everything leave the selection and the buttons to be seen', async () => {
  await page.getByRole('group', { name: '장부' }).getByRole('button', { name: '연습' }).click()
  await openPayment(page, 'YK9000')
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await examiner.shoot('forced-colours')
  const looks = await page.evaluate(() => {
    const look = (selector: string) => {
      const element = document.querySelector(selector)
      if (element === null) throw new Error(selector)
      const { backgroundColor, outlineStyle, borderTopStyle, borderTopWidth } = getComputedStyle(element)
      return { backgroundColor, outlineStyle, border: borderTopStyle !== 'none' && borderTopWidth !== '0px' }
    }
    return {
      selected: look('[role="row"][aria-selected="true"]'),
      other: look('[role="row"][aria-selected="false"]'),
      button: look('aside button[aria-keyshortcuts="R"]'),
    }
  })
  expect(looks.selected).not.toEqual(looks.other)
  expect(looks.button.border).toBe(true)
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' })
})
