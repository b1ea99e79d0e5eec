import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { sandboxUrls } from '../demo/sandbox-books.ts'
import { kcpLine, writeBulk, writeLines } from './answer-files.ts'
import { answerSaveDialog, type Desk } from './fixtures.ts'
import { choose, exportLedger, openPractice, rowsOf, showScreen, startImport } from './pages.ts'
import { readBook } from './sandboxes.ts'
import { tick } from './ticking.ts'

const kcpShop = '연습 상점 · KCP'
const bulk = 30_000

let desk: Desk
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'receipts-'))

test.beforeAll(async () => {
  desk = await openPractice()
  page = desk.page
})
test.afterAll(async () => {
  await desk?.close()
  rmSync(folder, { recursive: true, force: true })
})

const screen = (): Locator => page.getByRole('region', { name: '현금영수증', exact: true }).first()
const orderOf = (text: string): string => /Y[KP]\d{6}/.exec(text)?.[0] ?? text

/** A fresh folder for what one export writes. */
const place = (name: string): string => mkdtempSync(join(folder, `${name}-`))

test('the board of 9 November shows KCP’s duties, overdue first, with the won at stake', async () => {
  await showScreen(page, '현금영수증')
  const rows = rowsOf(page, '발급할 현금영수증')
  await expect(rows).toHaveCount(13)
  const texts = await rows.allTextContents()
  expect(texts.slice(0, 5).map(orderOf)).toEqual(['YK900007', 'YK900004', 'YK900005', 'YK900006', 'YK900019'])
  expect(texts.slice(0, 5).map((text) => /^(\d+일 지남|오늘|내일|\d+일 뒤)/.exec(text)?.[0])).toEqual([
    '7일 지남',
    '1일 지남',
    '오늘',
    '내일',
    '3일 뒤',
  ])
  for (const text of texts.slice(5)) expect(text).toMatch(/^요청 시/)
  const stake = page.getByRole('group', { name: '가산세' })
  await expect(stake).toContainText('오늘 모두 발급하면 가산세62,000원')
  await expect(stake).toContainText('다음 단계까지 미루면 가산세114,500원')
  await expect(stake).toContainText('+52,500원')
  await expect(stake).toContainText('13건 · 1,039,700원')
  await expect(stake).toContainText('2건 · 370,000원')
})

test('another shop has its own board', async () => {
  await choose(page, screen(), '상점', /페이플/)
  const rows = rowsOf(page, '발급할 현금영수증')
  await expect(rows).toHaveCount(19)
  expect((await rows.allTextContents()).slice(0, 4).map(orderOf)).toEqual([
    'YP900006',
    'YP900004',
    'YP900005',
    'YP900008',
  ])
  await expect(page.getByRole('group', { name: '가산세' })).toContainText('오늘 모두 발급하면 가산세18,400원')
  await expect(page.getByRole('group', { name: '가산세' })).toContainText('다음 단계까지 미루면 가산세83,200원')
  await choose(page, screen(), '상점', /KCP/)
})

test('a duty says how much, until when and why, and leads to its payment', async () => {
  await rowsOf(page, '발급할 현금영수증').filter({ hasText: 'YK900005' }).click()
  const panel = page.getByRole('complementary', { name: '현금영수증 상세' })
  await expect(panel).toContainText('145,000원')
  await expect(panel).toContainText('2026-11-09')
  await panel.getByText('왜?').click()
  await expect(panel.getByText('R02', { exact: true })).toBeVisible()
  await expect(panel.getByText(/소득세법 제162조의3/).first()).toBeVisible()
  await page.keyboard.press('o')
  await expect(
    page.getByRole('complementary', { name: '거래 상세' }).getByRole('heading', { name: 'YK900005' }),
  ).toBeVisible()
  await showScreen(page, '현금영수증')
})

test('contradictions and receipts a wallet did not issue wait under 확인 필요', async () => {
  await page.getByRole('tab', { name: /확인 필요/ }).click()
  const rows = rowsOf(page, '확인이 필요한 현금영수증')
  for (const order of ['YK900028', 'YK900031', 'YK900034', 'YK900035'])
    await expect(rows.filter({ hasText: order })).toHaveCount(1)
})

test('what is late is picked, checked and issued at once by keyboard, and KCP has what was shown', async () => {
  await page.getByRole('tab', { name: /발급할 것/ }).click()
  const before = (await readBook(sandboxUrls(desk.home).kcp)).totals
  const bar = page.getByRole('group', { name: '자진발급으로 한꺼번에 발급' })
  await bar.getByRole('button', { name: '기한 경과' }).focus()
  await page.keyboard.press('Enter')
  await expect(bar.getByText('2건 · 370,000원 고름')).toBeVisible()
  await rowsOf(page, '발급할 현금영수증').filter({ hasText: 'YK900006' }).click()
  await page.keyboard.press('Space')
  await expect(bar.getByText('3건 · 480,000원 고름')).toBeVisible()
  await page.keyboard.press('Space')
  await bar.getByRole('button', { name: '자진발급으로 한꺼번에 발급' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '자진발급으로 한꺼번에 발급' })
  await dialog.getByRole('button', { name: '연습 상점 · KCP에서 2건 370,000원을 자진발급으로 발급' }).press('Enter')
  await expect(dialog.getByText('끝났습니다. 2건 370,000원을 발급했습니다.')).toBeVisible()
  await expect(dialog.getByRole('cell', { name: '발급', exact: true })).toHaveCount(2)
  const { receipts, receiptWon } = (await readBook(sandboxUrls(desk.home).kcp)).totals
  expect({ receipts, receiptWon }).toEqual({
    receipts: (before.receipts ?? 0) + 2,
    receiptWon: (before.receiptWon ?? 0) + 370_000,
  })
  await page.keyboard.press('Escape')
  await expect(rowsOf(page, '발급할 현금영수증')).toHaveCount(11)
  await page.getByRole('button', { name: '결과 치우기' }).click()
})

test('receipts issued by hand at Hometax are written down one after the other, and nothing is sent', async () => {
  const { requests } = (await readBook(sandboxUrls(desk.home).kcp)).totals
  const bar = page.getByRole('group', { name: '자진발급으로 한꺼번에 발급' })
  await bar.getByRole('button', { name: '오늘 마감' }).click()
  await rowsOf(page, '발급할 현금영수증').filter({ hasText: 'YK900006' }).getByRole('checkbox').check()
  await bar.getByRole('button', { name: '하나씩 직접 발급' }).click()
  const dialog = page.getByRole('dialog')
  for (const [title, order, supply] of [
    ['직접 발급하고 적기 · 1 / 2', 'YK900005', '131,818원'],
    ['직접 발급하고 적기 · 2 / 2', 'YK900006', '100,000원'],
  ] as const) {
    await expect(dialog.getByRole('heading', { name: title })).toBeVisible()
    const values = dialog.getByRole('region', { name: '발급할 값' })
    for (const text of [order, supply, '010-000-1234', '소득공제용']) await expect(values).toContainText(text)
    await dialog.getByRole('textbox', { name: '승인번호' }).fill(`G${order}`)
    await dialog.getByRole('button', { name: /^발급한 것으로 적/ }).click()
  }
  await expect(dialog.getByText('2건을 발급한 것으로 적었습니다.')).toBeVisible()
  await dialog.getByRole('button', { name: '닫기' }).last().click()
  await expect(rowsOf(page, '발급할 현금영수증')).toHaveCount(9)
  expect((await readBook(sandboxUrls(desk.home).kcp)).totals.requests).toBe(requests)
})

interface Exported {
  readonly count: number
  readonly won: number
}

/** What the foot of the ledger says of one kind of event. */
async function footOf(kind: string): Promise<Exported> {
  const text =
    (await screen()
      .getByText(new RegExp(`^${kind} [\\d,]+건`))
      .textContent()) ?? ''
  const [, count = '', sign = '', won = ''] = /([\d,]+)건 (−?)([\d,]+)원/.exec(text) ?? []
  const value = Number(won.replaceAll(',', ''))
  return { count: Number(count.replaceAll(',', '')), won: sign === '' ? value : -value }
}

const sumOf = (rows: readonly Record<string, string>[]): Exported => ({
  count: rows.length,
  won: rows.reduce((won, row) => won + Number(row['현금영수증대상금액']), 0),
})

test('the month under the ledger and the exported file have the same counts and won', async () => {
  await page.getByRole('tab', { name: '대장' }).click()
  const file = join(place('month'), 'ledger.csv')
  const foot = { due: await footOf('발급 전'), issued: await footOf('발급'), cancelled: await footOf('취소') }
  const dialog = await exportLedger(desk, file)
  await expect(dialog.getByText('파일의 합계가 화면과 원 단위까지 같습니다.')).toBeVisible()
  await dialog.getByRole('button', { name: '닫기' }).last().click()
  const bytes = readFileSync(file)
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true })
  expect(Object.keys(rows[0] ?? {})).toHaveLength(30)
  expect({
    due: sumOf(rows.filter((row) => /^(발급 전|기한 경과)$/.test(row['상태'] ?? ''))),
    issued: sumOf(rows.filter((row) => row['상태'] === '발급')),
    cancelled: sumOf(rows.filter((row) => row['상태'] === '취소')),
  }).toEqual(foot)
  expect(foot.due.count).toBeGreaterThan(0)
  expect(foot.issued.count).toBeGreaterThan(0)
})

test('CP949 that cannot hold a character writes no file, says where it stands, and UTF-8 is one press away', async () => {
  const lines = join(folder, '이모지.jsonl')
  writeLines(lines, [kcpLine(900_001, { order_no: '카페☕주문-1', app_easypoint_time: '20261105101010' })])
  const imports = await startImport(desk, kcpShop, lines)
  await expect(imports.getByText('새 거래 1건 · 이미 있음 0건 · 넣지 않음 0줄')).toBeVisible()
  await showScreen(page, '현금영수증')
  const out = place('cp949')
  await answerSaveDialog(desk.app, join(out, 'ledger.csv'))
  await page.getByRole('button', { name: '내보내기', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await tick(dialog.getByRole('radio', { name: 'CP949' }))
  await dialog.getByRole('button', { name: /대장 내보내기$/ }).click()
  await expect(
    dialog.getByText('CP949로 적을 수 없는 글자가 1개 있습니다. 파일은 만들어지지 않았습니다.'),
  ).toBeVisible()
  await expect(dialog.getByRole('row', { name: /주문번호 ☕ U\+2615/ })).toBeVisible()
  expect(readdirSync(out)).toEqual([])
  await dialog.getByRole('button', { name: 'UTF-8로 내보내기' }).click()
  await expect(dialog.getByText('내보냈습니다.')).toBeVisible()
  expect(readdirSync(out)).toEqual(['ledger.csv'])
  expect(readFileSync(join(out, 'ledger.csv'), 'utf8')).toContain('카페☕주문-1')
  await dialog.getByRole('button', { name: '닫기' }).last().click()
})

test('an export that is stopped leaves no file behind', async () => {
  const lines = join(folder, '시월.jsonl')
  writeBulk(lines, bulk)
  const imports = await startImport(desk, kcpShop, lines)
  await expect(
    imports.getByText(`새 거래 ${bulk.toLocaleString('ko-KR')}건 · 이미 있음 0건 · 넣지 않음 0줄`),
  ).toBeVisible({
    timeout: 45_000,
  })
  await showScreen(page, '현금영수증')
  const out = place('stopped')
  await answerSaveDialog(desk.app, join(out, 'ledger.csv'))
  await page.getByRole('button', { name: '내보내기', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await choose(page, dialog, '달', '2026-10')
  await dialog.getByRole('button', { name: '2026-10 대장 내보내기' }).click()
  // As soon as the first rows are written.
  await dialog.locator('button[aria-disabled="false"]', { hasText: '내보내기 취소' }).click()
  await expect(dialog.getByText('내보내기를 취소했습니다. 파일은 만들어지지 않았습니다.')).toBeVisible()
  expect(readdirSync(out)).toEqual([])
  await dialog.getByRole('button', { name: '닫기' }).last().click()
})

test('nothing was complained about by the page', async () => {
  expect(await desk.complaints()).toEqual([])
})
