import { rmSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { playScene, sandboxUrls } from '../demo/sandbox-books.ts'
import { cutPower } from './cut-power.ts'
import { freshHome, launch } from './fixtures.ts'
import { openPayment, openPractice, showScreen } from './pages.ts'
import { readBook } from './sandboxes.ts'

const home = freshHome()
const later = { home, now: '2026-11-09T09:05:00+09:00' }
test.afterAll(() => rmSync(home, { recursive: true, force: true }))

/** How often a path of Payple's sandbox was asked since the app started. */
const asked = async (path: string): Promise<number> =>
  (await readBook(sandboxUrls(home).payple)).totals.byPath[path] ?? 0

test('killed while Payple has not answered yet, a receipt and a confirm are looked up at the next start and not sent again', async () => {
  const issue = '/php/taxsave/api/tsAct.php?ACT_=TSREG'
  const confirm = '/php/PayCardConfirmAct.php?ACT_=PAYM'
  const first = await openPractice({ home })
  const { page } = first
  const panel = await openPayment(page, 'YP900004')
  await playScene(sandboxUrls(home).payple, 'slow', undefined, issue)
  await panel.getByRole('button', { name: '현금영수증 발급' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '자진발급(010-000-1234)' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '120,000원을 소득공제용으로 발급' }).click()
  await expect.poll(() => asked(issue)).toBe(1)
  await cutPower(first)

  const second = await openPractice(later)
  const found = await openPayment(second.page, 'YP900004')
  await expect(found.getByRole('list', { name: '발급·취소 내역' }).getByText('발급 완료')).toBeVisible({
    timeout: 30_000,
  })
  expect(await asked(issue)).toBe(0)
  await showScreen(second.page, '승인 대기')
  await second.page.getByRole('row', { name: /YP900011/ }).click()
  await playScene(sandboxUrls(home).payple, 'slow', undefined, confirm)
  await second.page
    .getByRole('complementary')
    .getByRole('button', { name: /결제 승인/ })
    .click()
  await second.page.getByRole('dialog').getByRole('button', { name: '27,500원 결제 승인' }).click()
  await expect.poll(() => asked(confirm)).toBe(1)
  await cutPower(second)

  // Its payment may be in the book before the list is first counted.
  const third = await launch(later)
  await showScreen(third.page, '승인 대기')
  const waiting = third.page.getByRole('row', { name: /YP900011/ })
  await expect(waiting).toContainText('승인됨', { timeout: 30_000 })
  expect(await asked(confirm)).toBe(0)
  await third.close()
})
