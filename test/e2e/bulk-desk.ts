import type { Locator, Page } from '@playwright/test'
import { answerOpenDialog, type Desk } from './fixtures.ts'
import { choose, showScreen } from './pages.ts'
import { tick } from './ticking.ts'

/** The list of bulk refunds, with where a file is chosen. */
export const bulkTab = (page: Page): Locator => page.getByRole('region', { name: '대량 환불', exact: true })

/** The page of one bulk refund. */
export const bulkRun = (page: Page): Locator => page.getByRole('region', { name: '대량 환불 상세' })

/** What narrows the lines of the open bulk refund to one kind, with their count. */
export const lineChip = (page: Page, name: RegExp): Locator =>
  bulkRun(page).getByRole('group', { name: '줄 나누어 보기' }).getByRole('button', { name })

/** Goes to 대량 환불. */
export async function showBulk(page: Page): Promise<void> {
  await showScreen(page, '환불')
  await page.getByRole('tab', { name: /대량 환불/ }).click()
}

/** Chooses a file for a shop and has it checked; its page is open then. */
export async function planBulk({ app, page }: Desk, shop: string, file: string): Promise<void> {
  await showBulk(page)
  const run = bulkRun(page)
  if (await run.isVisible()) await run.getByRole('button', { name: /대량 환불 목록/ }).click()
  await choose(page, bulkTab(page), '상점', new RegExp(shop))
  await answerOpenDialog(app, file)
  await bulkTab(page).getByRole('button', { name: '파일 고르기' }).click()
  await bulkTab(page)
    .getByRole('button', { name: `${shop} 장부로 점검` })
    .click()
}

/** Fills the confirmation of the open plan and gives it, not sent. */
export async function confirmBulk(page: Page, count: number): Promise<Locator> {
  await bulkRun(page).getByRole('button', { name: '환불 확인' }).click()
  const dialog = page.getByRole('dialog', { name: '대량 환불 확인' })
  await dialog.getByLabel('메모').fill('겨울 니트 회수')
  await dialog.getByLabel('환불할 건수').fill(String(count))
  await tick(dialog.getByRole('radio', { name: '상품 불량' }))
  return dialog
}
