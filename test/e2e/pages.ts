import { expect, type Locator, type Page } from '@playwright/test'
import { answerSaveDialog, type Desk } from './fixtures.ts'

/** Goes to a screen by its place in the rail. */
export async function showScreen(page: Page, name: string): Promise<void> {
  const place = page.getByRole('navigation', { name: '화면' }).getByRole('button', { name, exact: true })
  await place.click()
  await expect(place).toHaveAttribute('aria-current', 'page')
}

/** Looks an order number up in the box and opens it; gives its panel. */
export async function openPayment(page: Page, orderNumber: string): Promise<Locator> {
  await showScreen(page, '거래')
  const box = page.getByRole('textbox', { name: '거래 검색' })
  await box.fill(orderNumber)
  await box.press('Enter')
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
  if (words.amount === 'all') await dialog.getByRole('button', { name: '전액' }).click()
  else await dialog.getByLabel('환불 금액').fill(String(words.amount))
  await dialog.getByRole('radio', { name: words.reason }).check({ force: true })
  return dialog
}

/** The button that sends, whose name is the sentence of what will happen. */
export const sendButton = (dialog: Locator): Locator => dialog.getByRole('button', { name: /원 환불$/ })

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
