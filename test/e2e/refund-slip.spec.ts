import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { playScene, sandboxUrls } from '../demo/sandbox-books.ts'
import { answerSaveDialog, type Desk } from './fixtures.ts'
import { pagesOf } from './in-page.ts'
import {
  choose,
  closeRefund,
  openPayment,
  openPractice,
  prepareRefund,
  rowsOf,
  sendButton,
  showScreen,
} from './pages.ts'
import { type PdfFile, readPdf } from './pdf-file.ts'
import { answerPrint, newPages, printOrders, watchNewPages } from './slip-press.ts'

let desk: Desk
let page: Page

test.beforeAll(async () => {
  desk = await openPractice()
  page = desk.page
  await refunded(known, { won: '22,000', note: planted })
  await closeRefund(page)
})
test.afterAll(() => desk?.close())

const planted = '<img src=x onerror="document.title=1"> & 카드 4111 1111 1111 1111, 010-9876-5432'
const plantedMasked = '<imgsrc=xonerror="document.title=1">&카드411111******1111,010-****-5432'

/** A payment of KCP's that every test finds refunded in part. */
const known = 'YK900001'

/** Refunds a part of a payment and gives the dialog with its outcome. */
async function refunded(
  order: string,
  { won, note }: { readonly won: string; readonly note: string },
): Promise<Locator> {
  const amount = Number(won.replace(',', ''))
  const dialog = await prepareRefund(page, await openPayment(page, order), { amount, reason: '고객 변심' })
  await dialog.getByLabel('메모').fill(note)
  await sendButton(dialog).click()
  await expect(dialog.getByText(`${won}원 환불되었습니다.`)).toBeVisible()
  return dialog
}

/** Presses 저장 within and gives the file, read. */
async function saved(within: Locator, name: string): Promise<PdfFile> {
  const file = test.info().outputPath(name)
  await answerSaveDialog(desk.app, file)
  await within.getByRole('button', { name: /^PDF 저장/ }).click()
  await expect(within.getByText(basename(file))).toBeVisible()
  return readPdf(file)
}

/** Opens the newest refund of an order in 환불 and gives its panel. */
async function openRefund(order: string): Promise<Locator> {
  await showScreen(page, '환불')
  await rowsOf(page, '환불 목록').filter({ hasText: order }).first().click()
  const panel = page.getByRole('complementary', { name: '환불 상세' })
  await expect(panel.getByRole('heading', { name: order })).toBeVisible()
  return panel
}

test('the outcome of a refund is saved on a sheet: what went back, masked, marked as practice, and nothing in it acts', async () => {
  const dialog = await refunded('YK900002', { won: '22,000', note: planted })
  const slip = await saved(dialog.getByRole('region', { name: '환불 전표' }), 'sheet.pdf')
  expect(slip.pages).toEqual([{ width: 210, height: 297 }])
  expect(slip.active).toEqual([])
  for (const words of [
    '연습연습연습환불전표',
    '실제거래와돈이아닙니다.',
    '환불완료결제사의답으로환불이확인되었습니다.환불금액22,000원',
    '주문번호YK900002',
    '결제사NHNKCP·연습환경',
    '공급가액20,000원부가세2,000원면세0원봉사료0원합계22,000원',
    '결제수단카카오페이카드카카오페이카드20,000원카카오머니16,000원무상카카오페이포인트3,000원',
    '요청전남은금액39,000원환불뒤남은금액17,000원',
    '사유고객변심',
    `메모${plantedMasked}`,
    '담당자관리자',
    '출력2026-11-09',
  ])
    expect(slip.text).toContain(words)
  expect(slip.text).not.toContain('�')
  await closeRefund(page)
})

test('the same on the roll of a receipt printer: 80 mm wide and as long as it needs, by key from 환불', async () => {
  const panel = await openRefund(known)
  await choose(page, panel, '용지', '80 mm 롤')
  const file = test.info().outputPath('roll.pdf')
  await answerSaveDialog(desk.app, file)
  await panel.focus()
  await page.keyboard.press('d')
  await expect(panel.getByText('전표를 저장했습니다.')).toBeVisible()
  const { pages, text, active } = readPdf(file)
  expect(pages).toEqual([{ width: 80, height: expect.any(Number) }])
  expect(pages[0]?.height).toBeGreaterThan(150)
  expect(pages[0]?.height).toBeLessThan(400)
  expect(text).toContain(`메모${plantedMasked}`)
  expect(text).toContain('세금계산서를대신하지않습니다.')
  expect(active).toEqual([])
})

test('an unknown refund’s slip says in its head that nothing proves it', async () => {
  await playScene(sandboxUrls(desk.home).payple, 'lost-before-commit')
  const dialog = await prepareRefund(page, await openPayment(page, 'YP900001'), { amount: 10_000, reason: '품절' })
  await sendButton(dialog).click()
  await expect(dialog.getByText('환불 결과를 아직 알 수 없습니다.')).toBeVisible()
  const region = dialog.getByRole('region', { name: '환불 전표' })
  await expect(region.getByText('전표에 적히는 결과: 결과 불명 · 환불 증빙 아님')).toBeVisible()
  const slip = await saved(region, 'unknown.pdf')
  expect(slip.text).toContain('결과불명·환불증빙아님')
  expect(slip.text).toContain('이전표는환불의증빙이아닙니다.환불요청금액10,000원')
  expect(slip.text).toContain('환불됐다면남는금액')
  expect(slip.text).not.toContain('환불완료')
  await closeRefund(page)
})

test('a save that is cancelled leaves no file and no word', async () => {
  const panel = await openRefund(known)
  await answerSaveDialog(desk.app, null)
  const button = panel.getByRole('button', { name: /^PDF 저장/ })
  await button.click()
  await expect(button).toHaveAttribute('aria-disabled', 'false')
  await expect(panel.getByRole('region', { name: '환불 전표' }).getByRole('status')).toHaveCount(0)
  await expect(panel.getByRole('region', { name: '환불 전표' }).getByRole('alert')).toHaveCount(0)
})

test('a folder that is gone is told, and nothing stands there', async () => {
  const panel = await openRefund(known)
  const file = join(test.info().outputDir, 'gone', 'slip.pdf')
  await answerSaveDialog(desk.app, file)
  await panel.getByRole('button', { name: /^PDF 저장/ }).click()
  await expect(panel.getByRole('region', { name: '환불 전표' }).getByRole('alert')).toBeVisible()
  expect(existsSync(file)).toBe(false)
})

test('a print asks the system for the printer, on the paper that was chosen', async () => {
  const panel = await openRefund(known)
  const region = panel.getByRole('region', { name: '환불 전표' })
  await answerPrint(desk.app, { printers: ['영수증 프린터'], failure: null })
  await choose(page, panel, '용지', 'A4')
  await region.getByRole('button', { name: /^인쇄/ }).click()
  await expect(region.getByText('전표를 프린터로 보냈습니다.')).toBeVisible()
  await choose(page, panel, '용지', '80 mm 롤')
  await expect(region.getByText('전표를 프린터로 보냈습니다.')).toBeHidden()
  await panel.focus()
  await page.keyboard.press('p')
  await expect(region.getByText('전표를 프린터로 보냈습니다.')).toBeVisible()
  const orders: unknown[] = (await printOrders(desk.app)).map((order) => JSON.parse(order))
  expect(orders).toMatchObject([
    { silent: false, pageSize: { width: 210_000, height: 297_000 } },
    { silent: false, pageSize: { width: 80_000, height: expect.any(Number) }, margins: { marginType: 'none' } },
  ])
})

test('a print that is cancelled is no failure; no printer and one that takes nothing are told', async () => {
  const panel = await openRefund(known)
  const region = panel.getByRole('region', { name: '환불 전표' })
  const print = region.getByRole('button', { name: /^인쇄/ })
  await answerPrint(desk.app, { printers: ['영수증 프린터'], failure: 'Print job canceled' })
  await print.click()
  await expect.poll(() => printOrders(desk.app)).toHaveLength(1)
  await expect(print).toHaveAttribute('aria-disabled', 'false')
  await expect(region.getByRole('alert')).toHaveCount(0)
  await answerPrint(desk.app, { printers: ['영수증 프린터'], failure: 'Print job failed' })
  await print.click()
  await expect(region.getByText('프린터가 받지 않았습니다.')).toBeVisible()
  await answerPrint(desk.app, { printers: [], failure: null })
  await print.click()
  await expect(region.getByText('이 컴퓨터에 프린터가 없습니다. 인쇄하지 않았습니다.')).toBeVisible()
  expect(await printOrders(desk.app)).toEqual([])
})

test('the window a slip is made in is gone with it', async () => {
  await watchNewPages(desk.app)
  const panel = await openRefund(known)
  const slip = await saved(panel.getByRole('region', { name: '환불 전표' }), 'watched.pdf')
  expect(await newPages(desk.app)).toHaveLength(1)
  expect(await pagesOf(desk.app)).toBe(1)
  expect(slip.text).toContain('환불전표')
  expect(slip.text).not.toContain('ran')
  expect(await desk.complaints()).toEqual([])
})
