import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { createExaminer, type Examiner } from './examine.ts'
import { answerOpenDialog, answerSaveDialog, type Desk } from './fixtures.ts'
import { choose, openPractice, rowsOf, showScreen } from './pages.ts'
import { sitInPractice } from './people.ts'
import { tick } from './ticking.ts'

let desk: Desk
let page: Page
let examiner: Examiner
const folder = mkdtempSync(join(tmpdir(), 'reconciliation-'))
const file = join(folder, '홈택스 매출내역.csv')

test.beforeAll(async () => {
  desk = await openPractice()
  page = desk.page
  examiner = createExaminer(desk)
})
test.afterAll(async () => {
  await desk?.close()
  rmSync(folder, { recursive: true, force: true })
})

const screen = (): Locator => page.getByRole('region', { name: '대사', exact: true })
const button = (name: string | RegExp): Locator => screen().getByRole('button', { name })
const tab = (name: RegExp): Locator => page.getByRole('tab', { name })
const panel = (): Locator => page.getByRole('complementary', { name: '대사 결과 상세' })
const dialog = (): Locator => page.getByRole('dialog')
const queue = (): Locator => rowsOf(page, '예외 목록')
const preview = (): Locator => page.getByRole('region', { name: '홈택스 내역 미리보기' })
const chip = (cause: string): Locator =>
  screen()
    .getByRole('group', { name: '사유별 결과' })
    .getByRole('button', { name: new RegExp(`^${cause}[ ,]`) })

/** Shows the findings of one cause in the queue and opens the first. */
async function openFirst(cause: string): Promise<void> {
  await chip(cause).click()
  await queue().first().click()
  await expect(panel()).not.toHaveAttribute('aria-busy', 'true')
}

/** Answers the window of a saying and waits until it is kept. */
async function settle(reason: string, confirm: string | RegExp): Promise<void> {
  await dialog().getByRole('textbox', { name: '사유' }).fill(reason)
  await dialog().getByRole('button', { name: confirm }).click()
  await expect(dialog()).toBeHidden()
}

test('before anything of Hometax was read the screen says how to begin', async () => {
  await showScreen(page, '대사')
  await expect(screen().getByText('아직 홈택스와 맞춰 보지 않았습니다.')).toBeVisible()
  await expect(queue().first()).toContainText('의무미이행')
  await examiner.examine('reconciliation-new')
})

test('practice gives a file to learn with; its preview says what was read and what it would change', async () => {
  await answerSaveDialog(desk.app, file)
  await button('연습용 홈택스 파일 만들기').click()
  await expect(screen().getByText(/차이 7가지를 일부러 넣었습니다/)).toBeVisible()
  await answerOpenDialog(desk.app, file)
  await button('홈택스 내역 가져오기').first().click()
  await expect(preview().getByText(/행과 1원까지 같습니다\.$/)).toBeVisible()
  await expect(preview().getByText(/정리할 것 [\d,]+건 → [\d,]+건/)).toBeVisible()
  await expect(preview().getByText(/번째 줄: 공급가액, 부가세, 봉사료의 합/)).toBeVisible()
  await examiner.examine('reconciliation-preview')
})

test('a preview that was left waits to be decided, and counts only then', async () => {
  await preview().getByRole('button', { name: '목록으로' }).click()
  await expect(screen().getByText(/미리보기가 결정을 기다립니다/)).toBeVisible()
  await expect(rowsOf(page, '가져온 홈택스 내역').first()).toContainText('미리보기')
  await button('미리보기 열기').first().click()
  await preview()
    .getByRole('button', { name: /^새 줄 \d+개 반영$/ })
    .click()
  await expect(preview()).toBeHidden()
  await expect(screen().getByText(/^홈택스 .* 읽음$/)).toBeVisible()
  for (const cause of ['금액', '누락', '구분', '이중', '홈택스취소', '타처발급', '홈택스단독'])
    await expect(chip(cause)).toContainText('1')
  await page.getByRole('status', { name: '알림' }).getByRole('button', { name: '닫기' }).click()
})

test('a finding shows what each side has, and is accepted with a reason that stays', async () => {
  await queue().filter({ hasText: '금액' }).click()
  await expect(panel().getByText('다름')).toHaveCount(1)
  await examiner.examine('reconciliation-finding')
  await page.keyboard.press('a')
  await expect(dialog()).toBeVisible()
  await examiner.shoot('reconciliation-accept')
  const before = await queue().count()
  await settle('배송비를 따로 발급', '차이를 그대로 인정')
  await expect(queue()).toHaveCount(before - 1)
  await expect(panel().getByText('배송비를 따로 발급')).toBeVisible()
  await page.keyboard.press('u')
  await settle('금액을 다시 확인', '다시 열기')
  await expect(queue()).toHaveCount(before)
  await expect(panel().getByRole('list').getByText('배송비를 따로 발급')).toBeVisible()
})

test('what may still come waits until a day, and what a person knows to be one is linked', async () => {
  await openFirst('누락')
  await page.keyboard.press('w')
  await settle('지갑사에 문의함', /까지 기다리기$/)
  await expect(screen().getByText('누락에서 기다리는 것이 없습니다.')).toBeVisible()
  await page.keyboard.press('l')
  await tick(dialog().getByRole('radio').first())
  await examiner.examine('reconciliation-link')
  await settle('고객이 보낸 영수증으로 확인', '이 줄과 잇기')
  await expect(panel().getByText('직접 이음')).toBeVisible()
  await examiner.shoot('reconciliation-linked')
  await tab(/이중 의심/).click()
  await expect(page.getByRole('list', { name: '이중발급 의심' }).getByRole('listitem').first()).toBeVisible()
  await examiner.shoot('reconciliation-doubles')
  await tab(/월 마감/).click()
  await expect(screen().getByRole('button', { name: '2026-10 마감', exact: true })).toBeVisible()
  await examiner.shoot('reconciliation-closing')
})

test('the same file again brings nothing new, and a file of something else is refused in words', async () => {
  await button('홈택스 내역 가져오기').first().click()
  await expect(preview().getByText(/새 줄이 없습니다/)).toBeVisible()
  await preview().getByRole('button', { name: '버리기' }).click()
  await expect(preview()).toBeHidden()
  await answerOpenDialog(desk.app, join(import.meta.dirname, 'reconciliation.spec.ts'))
  await button('홈택스 내역 가져오기').first().click()
  await expect(
    screen()
      .getByRole('alert')
      .getByText(/머리글을 찾지 못했습니다/),
  ).toBeVisible()
  await expect(rowsOf(page, '가져온 홈택스 내역')).toHaveCount(3)
  await rowsOf(page, '가져온 홈택스 내역').first().click()
  await examiner.shoot('reconciliation-lists')
})

test('who may only look sees everything and can change nothing', async () => {
  await sitInPractice(page, '정조회')
  await showScreen(page, '대사')
  await expect(button('홈택스 내역 가져오기').first()).toHaveAttribute('aria-disabled', 'true')
  await openFirst('구분')
  await expect(panel().getByRole('button', { name: /그대로 인정/ })).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('a')
  await expect(dialog()).toHaveCount(0)
})

test('shops are told their business numbers, by which lists of Hometax are kept apart', async () => {
  await sitInPractice(page, '관리자')
  await showScreen(page, '대사')
  await button('번호 적기').click()
  await dialog()
    .getByRole('textbox', { name: /페이플/ })
    .fill('123-45-67890')
  await dialog().getByRole('button', { name: '사업자번호 저장' }).click()
  await expect(dialog().getByText('사업자번호가 맞지 않습니다. 바꾼 것은 없습니다.')).toBeVisible()
  await examiner.shoot('reconciliation-numbers')
  await dialog()
    .getByRole('textbox', { name: /페이플/ })
    .fill('123-45-67891')
  await dialog().getByRole('button', { name: '사업자번호 저장' }).click()
  await expect(dialog()).toBeHidden()
  await choose(page, screen(), '사업자$', /페이플/)
  await expect(screen().getByText('홈택스 내역을 아직 읽지 않음')).toBeVisible()
})
