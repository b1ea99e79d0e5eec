import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { sandboxUrls } from '../demo/sandbox-books.ts'
import { bulkRun, bulkTab, confirmBulk, lineChip, planBulk, showBulk } from './bulk-desk.ts'
import { type Listed, wholePayments, writeRefunds } from './bulk-files.ts'
import { answerSaveDialog, type Desk } from './fixtures.ts'
import { openPractice, rowsOf, showScreen } from './pages.ts'
import { readBook } from './sandboxes.ts'

const folder = mkdtempSync(join(tmpdir(), 'bulk-'))
const shop = '연습 상점 · KCP'

let desk: Desk
let page: Page
let payments: readonly Listed[] = []

test.beforeAll(async () => {
  desk = await openPractice()
  page = desk.page
  payments = await wholePayments(page, 'kcp')
})
test.afterAll(async () => {
  await desk?.close()
  rmSync(folder, { recursive: true, force: true })
})

const file = (name: string): string => join(folder, name)
const tab = (): Locator => bulkTab(page)
const run = (): Locator => bulkRun(page)
const chip = (name: RegExp): Locator => lineChip(page, name)
const wonOf = (some: readonly Listed[]): string => some.reduce((all, { paid }) => all + paid, 0).toLocaleString('ko-KR')

/** Payments nobody refunded yet, each given out once. */
function fresh(count: number): readonly Listed[] {
  const some = payments.slice(0, count)
  if (some.length < count) throw new Error('the practice book has no more payments')
  payments = payments.slice(count)
  return some
}

const plan = (name: string): Promise<void> => planBulk(desk, shop, file(name))
const prepare = (count: number): Promise<Locator> => confirmBulk(page, count)

/** What KCP's sandbox gave back of these payments, in won. */
async function givenBack(some: readonly Listed[]): Promise<number> {
  const book = await readBook(sandboxUrls(desk.home).kcp)
  return some.reduce((all, { gatewayTransactionId }) => {
    const { amount = 0, remaining = 0 } = book.payments[gatewayTransactionId] ?? {}
    return all + amount - remaining
  }, 0)
}

test('a file is checked line by line, and nothing is sent by it', async () => {
  const [one, two, three] = fresh(3)
  if (one === undefined || two === undefined || three === undefined) throw new Error('three payments')
  writeRefunds(file('섞인 목록.csv'), [
    [one.orderNumber, one.paid],
    [two.orderNumber, two.paid + 1],
    ['NOBODY-1', 1_000],
    [three.orderNumber, '-500'],
    [three.orderNumber, 500],
  ])
  await plan('섞인 목록.csv')
  await expect(run().getByText(`1건 ${wonOf([one])}원을 보낼 수 있습니다.`)).toBeVisible()
  await expect(chip(/금액 초과/)).toContainText('1건')
  await expect(chip(/장부에 없음/)).toContainText('1건')
  await expect(chip(/읽을 수 없음/)).toContainText('1건')
  await expect(chip(/파일 안 중복/)).toContainText('1건')
  await chip(/금액 초과/).click()
  await rowsOf(page, '줄 목록').first().click()
  await expect(
    run()
      .getByText(/은 남은 금액 .*보다 많습니다/)
      .last(),
  ).toBeVisible()
  await chip(/전체/).click()
  await expect(rowsOf(page, '줄 목록')).toHaveCount(5)
  expect(await givenBack([one, two, three])).toBe(0)
})

test('asked for, the gateway confirms what the ledger says before anything is sent', async () => {
  await run().getByRole('button', { name: '결제사에 조회해 점검' }).click()
  await expect(run().getByText('1건을 조회했습니다. 어긋남 없음 1건, 다름 0건.')).toBeVisible()
  await expect(run().getByRole('button', { name: '결제사에 다시 조회' })).toBeVisible()
})

test('a plan that is not wanted is discarded, and Enter in its fields sends nothing', async () => {
  const dialog = await prepare(7)
  await expect(dialog.getByRole('button', { name: /환불$/ })).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('환불할 건수').fill('1')
  await expect(dialog.getByRole('button', { name: /^연습 상점 · KCP에서 1건 .*원 환불$/ })).toHaveAttribute(
    'aria-disabled',
    'false',
  )
  await dialog.getByLabel('환불할 건수').press('Enter')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: '취소' }).click()
  await run().getByRole('button', { name: '버리기' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '보내지 않고 버리기' }).click()
  await expect(run().getByText('보내지 않고 버렸습니다.')).toBeVisible()
})

test('a run is paused, gone on with and ends with every line refunded once, and its result is saved', async () => {
  const some = fresh(25)
  writeRefunds(
    file('회수.csv'),
    some.map(({ orderNumber, paid }) => [orderNumber, paid]),
  )
  await plan('회수.csv')
  const dialog = await prepare(25)
  await dialog.getByRole('button', { name: `${shop}에서 25건 ${wonOf(some)}원 환불` }).click()
  await expect(dialog).toBeHidden()
  await expect(run().getByRole('progressbar', { name: '회수.csv 보내는 중' })).toBeVisible()
  await run().getByRole('button', { name: '일시정지' }).click()
  await expect(run().getByText('멈췄습니다', { exact: true })).toBeVisible()
  await expect(run().getByText(/보내지 않은 줄 \d+건/)).toBeVisible()
  const before = await givenBack(some)
  await run().getByRole('button', { name: '계속' }).click()
  await expect(run().getByText(`끝났습니다. 25건 ${wonOf(some)}원을 환불했습니다.`)).toBeVisible({ timeout: 30_000 })
  expect(before).toBeLessThan(await givenBack(some))
  expect(await givenBack(some)).toBe(some.reduce((all, { paid }) => all + paid, 0))

  await answerSaveDialog(desk.app, file('결과.csv'))
  await run().getByRole('button', { name: '결과 CSV 저장' }).click()
  await expect(page.getByText('25줄의 결과를 결과.csv에 저장했습니다.')).toBeVisible()
  const rows = readFileSync(file('결과.csv'), 'utf8').trimEnd().split('\r\n')
  expect(rows[0]).toBe('\ufeff줄,주문번호,요청금액,결과,환불금액,결제사거래번호,환불번호,시각,사유')
  expect(rows).toHaveLength(26)
  expect(rows[1]).toMatch(new RegExp(`^2,${some[0]?.orderNumber},${some[0]?.paid},환불 완료,${some[0]?.paid},`))
})

test('the list is walked and opened by keys, and the page is left by one', async () => {
  await page.keyboard.press('Escape')
  const list = page.getByRole('grid', { name: /대량 환불 목록/ })
  await expect(list).toBeFocused()
  await page.keyboard.press('Home')
  await expect(rowsOf(page, '대량 환불 목록').first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(run()).toBeFocused()
  await expect(run().getByRole('heading', { name: '회수.csv' })).toBeVisible()
})

test('stopping sends nothing more, and says what was not sent', async () => {
  const some = fresh(25)
  writeRefunds(
    file('중단.csv'),
    some.map(({ orderNumber, paid }) => [orderNumber, paid]),
  )
  await plan('중단.csv')
  await (await prepare(25)).getByRole('button', { name: /원 환불$/ }).click()
  await run().getByRole('button', { name: '중단' }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /보내지 않고 중단$/ })
    .click()
  await expect(run().getByText(/^중단했습니다\. \d+건/)).toBeVisible()
  await expect(chip(/보내지 않음/)).toBeVisible()
  const left = await givenBack(some)
  await showScreen(page, '거래')
  await showBulk(page)
  expect(await givenBack(some)).toBe(left)
  expect(left).toBeLessThan(some.reduce((all, { paid }) => all + paid, 0))
})

test('a file that is none is refused with a sentence', async () => {
  writeFileSync(file('그림.csv'), Buffer.from('89504e470d0a1a0a0000', 'hex'))
  await plan('그림.csv')
  await expect(tab().getByText('글자로 된 파일이 아닙니다 (그림(PNG)).')).toBeVisible()
  writeFileSync(file('금액 없음.csv'), '주문번호,상품\nA-1,양말\n')
  await plan('금액 없음.csv')
  await expect(tab().getByText('머리글에 금액 열이 없습니다.')).toBeVisible()
})

test('nothing was complained about by the page', async () => {
  expect(await desk.complaints()).toEqual([])
})
