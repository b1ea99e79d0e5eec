import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { unguard } from '../../../src/domain/spreadsheet-guard.ts'
import { writeLines } from '../answer-files.ts'
import { type Desk, launch } from '../fixtures.ts'
import { choose, rowsOf, showScreen, startImport } from '../pages.ts'
import { openWorkBook } from '../people.ts'
import { tick } from '../ticking.ts'
import { addTestShop } from '../work-shops.ts'

const shop = '상점A'
const count = 12_345
const formula = '=HYPERLINK("x")'
const csvName = '현금영수증대장_상점A_2026-11.csv'

/** Transfers of November, each with the receipt KCP issued for it. The ledger has no goods: an order number like them stands for the rest. */
const transfer = (n: number): Readonly<Record<string, string>> => {
  const won = 10_000 + (n % 977) * 100
  const day = String(1 + (n % 30)).padStart(2, '0')
  const orders: Readonly<Record<number, string>> = { 3: formula, 4: '꽃🌷-4', 5: '카페☕-5' }
  const approvals: Readonly<Record<number, string>> = { 1: '0012345678', 2: 'G3482429BV2' }
  return {
    res_cd: '0000',
    tno: `2611${String(n).padStart(10, '0')}`,
    order_no: orders[n] ?? `A-22-${String(n).padStart(5, '0')}`,
    good_name: formula,
    pay_method: 'PABK',
    amount: String(won),
    bk_mny: String(won),
    bank_name: '국민은행',
    app_time: `202611${day}101010`,
    cash_yn: 'Y',
    cash_tr_code: '0',
    cash_id_info: `0101234${String(n % 10_000).padStart(4, '0')}`,
    cash_authno: approvals[n] ?? String(500_000_000 + n),
    cash_no: `2026${String(n).padStart(10, '0')}`,
  }
}

const folder = mkdtempSync(join(tmpdir(), 'scenario-22-'))
let desk: Desk
let page: Page

// Each test stands on the one before.
test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  desk = await launch({ now: '2026-11-30T18:00:00+09:00' })
  page = desk.page
  await openWorkBook(page)
  await addTestShop(page, 'kcp', shop)
  const answers = join(folder, 'answers.jsonl')
  writeLines(
    answers,
    Array.from({ length: count }, (_, at) => transfer(at + 1)),
  )
  const screen = await startImport(desk, shop, answers)
  await expect(screen.getByText('새 거래 12,345건 · 이미 있음 0건 · 넣지 않음 0줄')).toBeVisible({ timeout: 30_000 })
  rmSync(answers)
  // What is saved goes under the name the app proposes.
  await desk.app.evaluate(({ dialog }, into) => {
    const answer = async (...words: unknown[]) => ({
      canceled: false,
      filePath: `${into}/${String(Reflect.get(Object(words.at(-1)), 'defaultPath'))}`,
    })
    Object.assign(dialog, { showSaveDialog: answer })
  }, folder)
  await showScreen(page, '현금영수증')
  await page.getByRole('tab', { name: '대장' }).click()
})
test.afterAll(async () => {
  await desk?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens the dialog and exports as it is set up, unsent. */
async function openExport(format: RegExp): Promise<Locator> {
  await page.getByRole('button', { name: '내보내기', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await tick(dialog.getByRole('radio', { name: format }))
  return dialog
}

const close = (dialog: Locator): Promise<void> => dialog.getByRole('button', { name: '닫기' }).last().click()
const proven = '파일의 합계가 화면과 원 단위까지 같습니다.'
const rowsIn = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, name)), { bom: true, columns: true })
const wonIn = (rows: readonly Record<string, string>[]): number =>
  rows.reduce((won, row) => won + Number(row['현금영수증대상금액']), 0)

/** Rows and won at the foot of the list. */
async function footOf(event: string): Promise<readonly [number, number]> {
  const text = (await page.getByText(new RegExp(`^${event} [\\d,]+건`)).textContent()) ?? ''
  const [, rows = '', won = ''] = /([\d,]+)건 ([\d,]+)원/.exec(text) ?? []
  return [Number(rows.replaceAll(',', '')), Number(won.replaceAll(',', ''))]
}

test('22. Export: 12,345 rows of November as CSV, masked, every number intact, a formula as text, the sum as on screen', async () => {
  await expect(page.getByText(/^발급 12,345건/)).toBeVisible()
  const dialog = await openExport(/UTF-8/)
  await dialog.getByRole('button', { name: '2026-11 대장 내보내기' }).click()
  await expect(dialog.getByText(proven)).toBeVisible()
  await expect(dialog.getByText(csvName)).toBeVisible()
  await close(dialog)
  expect(readdirSync(folder)).toEqual([csvName])
  expect([...readFileSync(join(folder, csvName)).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const rows = rowsIn(csvName)
  expect([rows.length, wonIn(rows)]).toEqual(await footOf('발급'))
  expect(rows).toHaveLength(count)
  const byNumber = new Map(rows.map((row) => [Number(unguard(row['거래번호'] ?? '').slice(4)), row]))
  const of = (n: number, column: string): string => byNumber.get(n)?.[column] ?? ''
  expect(of(1, '현금영수증승인번호')).toBe("'0012345678")
  expect(unguard(of(1, '현금영수증승인번호'))).toBe('0012345678')
  expect(of(2, '현금영수증승인번호')).toBe('G3482429BV2')
  expect(of(3, '주문번호')).toBe(`'${formula}`)
  expect(of(4, '주문번호')).toBe('꽃🌷-4')
  expect(new Set(rows.map((row) => row['신분확인뒷4자리']?.slice(0, 2)))).toEqual(new Set(['**']))
})

test('22. Export: CP949 lists the 2 rows with characters that do not fit, and writes nothing', async () => {
  const dialog = await openExport(/CP949/)
  await dialog.getByRole('button', { name: '2026-11 대장 내보내기' }).click()
  await expect(
    dialog.getByText(/CP949로 적을 수 없는 글자가 2개 있습니다\. 파일은 만들어지지 않았습니다\./),
  ).toBeVisible()
  const misfits = dialog.getByRole('region', { name: 'CP949로 적을 수 없는 글자' }).getByRole('row')
  await expect(misfits.filter({ hasText: '주문번호' })).toHaveCount(2)
  await expect(misfits.filter({ hasText: '🌷' })).toHaveCount(1)
  await expect(misfits.filter({ hasText: '☕' })).toHaveCount(1)
  expect(readdirSync(folder)).toEqual([csvName])
  await close(dialog)
})

test('22. Export: the workbook holds the same as text and numbers, of the rows that the screen’s conditions want', async () => {
  const bar = page.getByRole('group', { name: '대장 조건' })
  await choose(page, bar, '구분', '취소')
  await expect(page.getByText('2026-11에 이 조건에 맞는 현금영수증 기록이 없습니다.')).toBeVisible()
  await bar.getByRole('button', { name: '조건 지우기' }).click()
  await choose(page, bar, '구분', /^발급$/)
  await expect(rowsOf(page, '현금영수증 대장').first()).toBeVisible()
  const [, onScreen] = await footOf('발급')
  const dialog = await openExport(/xlsx/)
  await expect(dialog.getByText('화면의 조건에 맞는 행만 나갑니다. 구분 발급')).toBeVisible()
  await dialog.getByRole('button', { name: '2026-11 대장 내보내기' }).click()
  await expect(dialog.getByText(proven)).toBeVisible()
  await close(dialog)
  await bar.getByRole('button', { name: '조건 지우기' }).click()
  const book = read(readFileSync(join(folder, csvName.replace('csv', 'xlsx'))), { sheetRows: 5 })
  const ledger = book.Sheets['대장'] ?? {}
  expect(ledger['U2']).toMatchObject({ t: 's' })
  expect(ledger['L2']).toMatchObject({ t: 'n' })
  expect(Object.values(ledger).some((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toBe(false)
  const said = read(readFileSync(join(folder, csvName.replace('csv', 'xlsx')))).Sheets['조건'] ?? {}
  expect([said['A4']?.v, said['B4']?.v]).toEqual(['구분', '발급'])
  expect([said['B10']?.v, said['C10']?.v]).toEqual([count, onScreen])
})

test('22. Export: not masked only where a reason is given', async () => {
  const dialog = await openExport(/UTF-8/)
  await tick(dialog.getByRole('checkbox', { name: '가리지 않고 내보내기' }))
  const go = dialog.getByRole('button', { name: '2026-11 대장을 가리지 않고 내보내기' })
  await expect(go).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('가리지 않는 이유').fill('세무사 요청')
  await go.click()
  await expect(dialog.getByText(proven)).toBeVisible()
  await expect(dialog.getByText('가리지 않음')).toBeVisible()
  await close(dialog)
  const ends = rowsIn(csvName).map((row) => unguard(row['신분확인뒷4자리'] ?? ''))
  expect(ends.every((end) => /^\d{4}$/.test(end))).toBe(true)
  expect(await desk.complaints()).toEqual([])
})
