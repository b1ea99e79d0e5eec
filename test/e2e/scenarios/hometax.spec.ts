import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { elevenColumns, nineColumns, november } from '../../unit/application/hometax-lines.ts'
import { answerOpenDialog, answerSaveDialog, type Desk } from '../fixtures.ts'
import { openPractice, showScreen } from '../pages.ts'

let desk: Desk
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'hometax-'))

test.beforeAll(async () => {
  // The lines are of the first twenty days of November.
  desk = await openPractice({ now: '2026-12-01T09:00:00+09:00' })
  page = desk.page
  await showScreen(page, '대사')
})
test.afterAll(async () => {
  await desk?.close()
  rmSync(folder, { recursive: true, force: true })
})

const screen = (): Locator => page.getByRole('region', { name: '대사', exact: true })
const preview = (): Locator => page.getByRole('region', { name: '홈택스 내역 미리보기' })

/** Writes a file, and reads it as far as its preview. */
async function read(name: string, bytes: string | Uint8Array): Promise<void> {
  writeFileSync(join(folder, name), bytes)
  await answerOpenDialog(desk.app, join(folder, name))
  await screen().getByRole('button', { name: '홈택스 내역 가져오기' }).first().click()
  await expect(preview().getByRole('heading', { name })).toBeVisible()
}

/** The list of eleven columns as the workbook Hometax hands out. */
function workbook(): Uint8Array {
  const rows = elevenColumns(november)
    .trim()
    .split('\r\n')
    .map((row, at) => row.split(',').map((cell, column) => (at > 0 && column > 1 && column < 6 ? Number(cell) : cell)))
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '매출내역')
  const bytes: Uint8Array = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })
  return bytes
}

const net = november.reduce((won, { total }) => won + total, 0)
const wonText = (won: number): string => `${won.toLocaleString('en')}원`

test('19. Hometax import: 1,842 rows of eleven columns are new, 23 of them cancels and negative, and the totals are the file’s', async () => {
  await read('매출내역.xlsx', workbook())
  await expect(preview().getByText(/행과 1원까지 같습니다\.$/)).toBeVisible()
  const sums = preview().getByRole('table').filter({ hasText: '봉사료' }).first()
  await expect(sums.getByRole('row').filter({ hasText: '취소' })).toContainText('23')
  await expect(sums.getByRole('row').last()).toContainText(wonText(net))
  await preview().getByRole('button', { name: '새 줄 1,842개 반영' }).click()
  await expect(screen().getByText(wonText(net)).first()).toBeVisible()
})

test('19. Hometax import: the shape of nine columns under title rows is mapped by the names of its header', async () => {
  await read('현금영수증 매출내역.csv', nineColumns(november))
  await expect(preview().getByText('발급수단').first()).toBeVisible()
  await expect(preview().getByText(/4번째 줄이 머리글/)).toBeVisible()
  await expect(preview().getByText(/새 줄이 없습니다/)).toBeVisible()
  await preview().getByRole('button', { name: '버리기' }).click()
})

test('19. Hometax import: the same file again adds nothing', async () => {
  await read('매출내역.xlsx', workbook())
  await expect(preview().getByText(/새 줄이 없습니다/)).toBeVisible()
  await preview().getByRole('button', { name: '버리기' }).click()
  await page.getByRole('tab', { name: /예외/ }).click()
  await expect(screen().getByText(wonText(net)).first()).toBeVisible()
})

test('a month is closed into a pack, and made again from the same inputs it is byte-equal', async () => {
  await page.getByRole('tab', { name: '월 마감' }).click()
  await answerSaveDialog(desk.app, join(folder, '첫째'))
  await screen().getByRole('button', { name: '2026-11 마감', exact: true }).click()
  await expect(screen().getByText('첫째 폴더에 마감 묶음을 저장했습니다.')).toBeVisible()
  await answerSaveDialog(desk.app, join(folder, '둘째'))
  await screen().getByRole('button', { name: '다시 만들기' }).click()
  await expect(
    screen().getByText(/^둘째 폴더에 다시 만들었습니다\. 마감할 때의 파일과 한 바이트도 다르지 않습니다\./),
  ).toBeVisible()
  await screen().getByRole('button', { name: '달라진 것 보기' }).click()
  await expect(screen().getByText('마감한 뒤 달라진 것이 없습니다.')).toBeVisible()
  const bytesOf = (pack: string) =>
    readdirSync(join(folder, pack)).map((name) => [name, readFileSync(join(folder, pack, name)).toString('base64')])
  expect(bytesOf('첫째')).toHaveLength(5)
  expect(bytesOf('둘째')).toEqual(bytesOf('첫째'))
})

test('nothing was complained about by the page', async () => {
  expect(await desk.complaints()).toEqual([])
})
