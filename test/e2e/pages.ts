import { expect, type Locator, type Page } from '@playwright/test'
import { answerOpenDialog, answerSaveDialog, type Desk, type Launch, launch } from './fixtures.ts'
import { tick } from './ticking.ts'

/** The day the specs take place on: receipts of the practice book fall due before, on and after it. */
export const practiceNow = '2026-11-09T09:00:00+09:00'

/** The app in practice on that day, with all of the practice book in its list. */
export async function openPractice(asked: Launch = {}): Promise<Desk> {
  const desk = await launch({ now: practiceNow, ...asked })
  try {
    await expect(desk.page.getByText(/합계 663건/)).toBeVisible({ timeout: 30_000 })
    await foldNotices(desk.page)
    return desk
  } catch (cause) {
    await desk.close()
    throw cause
  }
}

/** Puts away what the app says of this start, where it says something. */
export async function foldNotices(page: Page): Promise<void> {
  const fold = page
    .getByRole('status')
    .filter({ hasText: '이 실행을 위해 만든 키링' })
    .getByRole('button', { name: '닫기' })
  if (await fold.isVisible()) await fold.click()
}

/** The box at the head. */
export const searchBox = (page: Page): Locator => page.getByRole('textbox', { name: '거래 검색' })

/** Types into the box and confirms. */
export async function searchFor(page: Page, text: string): Promise<void> {
  await searchBox(page).fill(text)
  await searchBox(page).press('Enter')
}

/** The rows of a list that are in sight, without its head. */
export const rowsOf = (page: Page, list: string): Locator =>
  page.getByRole('grid', { name: new RegExp(list) }).locator('[role="row"][aria-selected]')

/** Goes to a screen by its place in the rail. */
export async function showScreen(page: Page, name: string): Promise<void> {
  const place = page.getByRole('navigation', { name: '화면' }).getByRole('button', { name, exact: true })
  await place.click()
  await expect(place).toHaveAttribute('aria-current', 'page')
}

/** Looks an order number up in the box and opens it; gives its panel. */
export async function openPayment(page: Page, orderNumber: string): Promise<Locator> {
  await showScreen(page, '거래')
  await searchFor(page, orderNumber)
  await page
    .getByRole('row', { name: new RegExp(orderNumber) })
    .first()
    .click()
  const panel = page.getByRole('complementary', { name: '거래 상세' })
  await expect(panel.getByRole('heading', { name: orderNumber })).toBeVisible()
  await expect(panel).not.toHaveAttribute('aria-busy', 'true')
  return panel
}

/** What is filled in before a refund is sent. */
export interface RefundWords {
  readonly amount: number | 'all'
  readonly reason: string
}

/** Fills the refund dialog of an open payment and gives it, unsent. */
export async function prepareRefund(page: Page, panel: Locator, words: RefundWords): Promise<Locator> {
  await panel.getByRole('button', { name: /^환불( R)?$/ }).click()
  const dialog = page.getByRole('dialog')
  // The form opens with all that is left.
  if (words.amount !== 'all') await dialog.getByLabel('환불 금액').fill(String(words.amount))
  await tick(dialog.getByRole('radio', { name: words.reason }))
  return dialog
}

/** The button that sends, whose name is the sentence of what will happen. */
export const sendButton = (dialog: Locator): Locator => dialog.getByRole('button', { name: /원 환불$/ })

/** Closes the refund dialog by the button at its foot. */
export async function closeRefund(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '닫기' }).last().click()
  await expect(dialog).toBeHidden()
}

/** Exports the ledger of the month on screen as UTF-8 to `file`, from the receipt screen. */
export async function exportLedger(desk: Desk, file: string): Promise<Locator> {
  const { page } = desk
  await answerSaveDialog(desk.app, file)
  await page.getByRole('tab', { name: '대장' }).click()
  await page.getByRole('button', { name: '내보내기', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /대장 내보내기$/ }).click()
  await expect(dialog.getByText('내보냈습니다.')).toBeVisible()
  return dialog
}

/** Chooses one of a list of choices by its label. */
export async function choose(page: Page, within: Locator, label: string, choice: string | RegExp): Promise<void> {
  await within.getByRole('button', { name: new RegExp(label) }).click()
  await page.getByRole('listbox').getByRole('option', { name: choice }).click()
  await expect(page.getByRole('listbox')).toHaveCount(0)
}

/** Chooses a file for a shop on 가져오기·내보내기 and starts it; what comes of it is the caller's to await. */
export async function startImport(desk: Desk, shop: string, file: string): Promise<Locator> {
  const { page } = desk
  await showScreen(page, '가져오기·내보내기')
  const screen = page.getByRole('region', { name: '가져오기·내보내기' })
  await choose(page, screen, '상점', new RegExp(shop))
  await answerOpenDialog(desk.app, file)
  await screen
    .getByRole('button', { name: /파일 고르기$/ })
    .first()
    .click()
  await screen.getByRole('button', { name: `${shop} 장부에 넣기` }).click()
  return screen
}
