import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { createExaminer, type Examiner } from './examine.ts'
import { answerOpenDialog, answerSaveDialog, type Desk, launch } from './fixtures.ts'
import { call } from './in-page.ts'
import { closeRefund, foldNotices, openPayment, practiceNow, prepareRefund, rowsOf, showScreen } from './pages.ts'
import { type LoneSandbox, moneyCalls, readBook, startSandbox } from './sandboxes.ts'
import { addTestShop, credentialsOf, enterCredentials, fetchPayment } from './work-shops.ts'
import { tick } from './ticking.ts'

// A shop and an office, each a machine with a profile, a keyring and a work book of its own. The shop asks, the office answers.
test.describe.configure({ mode: 'serial' })

const shopName = '가로수길점'
const officeName = '본사'
const admins = {
  shop: { name: '김점장', pin: '482915' },
  office: { name: '이본사', pin: '739164' },
} as const
const cs = { name: '박상담', pin: '605827' } as const

const folder = mkdtempSync(join(tmpdir(), 'seats-'))
const file = (name: string): string => join(folder, name)

let kcp: LoneSandbox
let shop: Desk
let office: Desk
let atShop: Examiner
let atOffice: Examiner
let order = ''

/** Brings the work book to the front and makes its 관리자. */
async function beginWork({ page }: Desk, admin: { readonly name: string; readonly pin: string }): Promise<void> {
  expect(await call(page, 'desk.openBook', { book: 'work' })).toMatchObject({ ok: true })
  expect(await call(page, 'operators.makeAdmin', admin)).toMatchObject({ ok: true })
  await expect(page.getByRole('group', { name: '장부' }).getByRole('button', { name: '업무' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await foldNotices(page)
}

test.beforeAll(async () => {
  kcp = await startSandbox('kcp', practiceNow)
  const endpoints = file('endpoints.json')
  writeFileSync(endpoints, JSON.stringify({ kcp: kcp.url }))
  shop = await launch({ now: practiceNow, endpoints })
  office = await launch({ now: practiceNow })
  atShop = createExaminer(shop)
  atOffice = createExaminer(office)
})
test.afterAll(async () => {
  await shop?.close()
  await office?.close()
  await kcp?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens 설정 › 다른 자리. */
async function showSeats(page: Page): Promise<void> {
  await showScreen(page, '설정')
  await page.getByRole('tab', { name: '다른 자리' }).click()
}

/** The six groups of a fingerprint, once they are shown. */
async function fingerprintIn(within: Locator): Promise<string[]> {
  const groups = within.getByLabel('지문').locator('span')
  await expect(groups).toHaveCount(6)
  return groups.allTextContents()
}

const ownSeat = (page: Page) => page.getByRole('region', { name: '이 자리' })
const knownSeats = (page: Page) => page.getByRole('region', { name: '넣은 자리' })

/** Names this seat and saves its file; gives the fingerprint it shows. */
async function nameSeat({ app, page }: Desk, name: string, to: string): Promise<string[]> {
  await showSeats(page)
  await ownSeat(page).getByLabel('이 자리의 이름').fill(name)
  await ownSeat(page).getByRole('button', { name: '이름 저장' }).click()
  await expect(page.getByText('이 자리의 이름을 저장했습니다.')).toBeVisible()
  await answerSaveDialog(app, to)
  await ownSeat(page).getByRole('button', { name: '자리 파일 저장' }).click()
  await expect(page.getByText(/^저장했습니다: /)).toBeVisible()
  return fingerprintIn(ownSeat(page))
}

/** Opens another seat's file; gives the dialog that shows whose it is. */
async function openSeat({ app, page }: Desk, from: string): Promise<Locator> {
  await showSeats(page)
  await answerOpenDialog(app, from)
  await knownSeats(page).getByRole('button', { name: '자리 넣기' }).click()
  return page.getByRole('dialog', { name: '자리 넣기' })
}

async function takeIn(dialog: Locator, name: string): Promise<void> {
  await tick(dialog.getByRole('checkbox', { name: /여섯 묶음이 모두 같습니다/ }))
  await dialog.getByRole('button', { name: `${name} 자리 넣기` }).click()
  await expect(dialog).toBeHidden()
}

/** Opens 환불 › 승인. */
async function showApprovals(page: Page): Promise<void> {
  await showScreen(page, '환불')
  await page.getByRole('tab', { name: /^승인/ }).click()
}

/** CS at the shop asks for approval, and saves the request for the office. */
async function sendRequest(amount: number, to: string): Promise<void> {
  const { app, page } = shop
  const dialog = await prepareRefund(page, await openPayment(page, order), { amount, reason: '상품 불량' })
  await dialog.getByRole('button', { name: /환불 승인 요청$/ }).click()
  await expect(dialog.getByText(/환불의 승인을 요청했습니다/)).toBeVisible()
  await closeRefund(page)
  await showApprovals(page)
  await rowsOf(page, '승인 요청 목록').first().click()
  await answerSaveDialog(app, to)
  const panel = page.getByRole('complementary', { name: '승인 요청 상세' })
  await panel.getByRole('button', { name: '다른 자리로 보내기' }).click()
  await expect(page.getByText(`요청 파일을 저장했습니다: ${basename(to)}`)).toBeVisible()
}

/** The office opens a request; gives the dialog that shows it. */
async function openRequest(from: string): Promise<Locator> {
  const { app, page } = office
  await showApprovals(page)
  await answerOpenDialog(app, from)
  await page.getByRole('button', { name: '요청 파일 열기' }).click()
  return page.getByRole('dialog', { name: `${shopName} 자리의 환불 승인 요청` })
}

/** The shop opens an answer. */
async function openAnswer(from: string): Promise<void> {
  const { app, page } = shop
  await showApprovals(page)
  await answerOpenDialog(app, from)
  await page.getByRole('button', { name: '답 파일 열기' }).click()
}

const calls = async (): Promise<number> => moneyCalls(await readBook(kcp.url))

test('in practice there is no other seat, and the buttons say so', async () => {
  const { page } = office
  await expect(page.getByText(/합계 663건/)).toBeVisible({ timeout: 30_000 })
  await showSeats(page)
  await expect(page.getByText(/연습 장부는 하나뿐이라 다른 자리가 없습니다/)).toBeVisible()
  await atOffice.examine('seats-practice')
  await showApprovals(page)
  for (const name of ['요청 파일 열기', '답 파일 열기'])
    await expect(page.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true')
})

test('each seat is named, and takes the other in after the fingerprints were compared', async () => {
  await beginWork(shop, admins.shop)
  await beginWork(office, admins.office)
  await showSeats(shop.page)
  await expect(ownSeat(shop.page).getByText('이름을 저장하면 열쇠를 만듭니다.')).toBeVisible()
  await atShop.examine('seats-unnamed')
  const shopPrint = await nameSeat(shop, shopName, file('shop.json'))
  const officePrint = await nameSeat(office, officeName, file('office.json'))
  expect(shopPrint).toHaveLength(6)
  expect(officePrint).not.toEqual(shopPrint)

  const dialog = await openSeat(shop, file('office.json'))
  expect(await fingerprintIn(dialog)).toEqual(officePrint)
  await expect(dialog.getByRole('button', { name: `${officeName} 자리 넣기` })).toHaveAttribute('aria-disabled', 'true')
  await atShop.examine('seats-adding')
  await takeIn(dialog, officeName)
  await expect(knownSeats(shop.page).getByRole('listitem', { name: officeName })).toBeVisible()
  await atShop.examine('seats-known')

  const other = await openSeat(office, file('shop.json'))
  expect(await fingerprintIn(other)).toEqual(shopPrint)
  await takeIn(other, shopName)
})

test('the shop’s request goes out as a file and changes nothing', async () => {
  const { page } = shop
  await page.getByRole('tab', { name: '상점', exact: true }).click()
  await addTestShop(page, 'kcp', shopName)
  await enterCredentials(page, kcp.credentials)
  await expect(credentialsOf(page).getByText(/에 저장됨/)).toBeVisible()
  const number = kcp.transactions[0]?.['tno'] ?? ''
  order = `ORDER_${number}`
  await fetchPayment(page, { shop: /가로수길점/, number, order, paidOn: null })
  expect(await call(page, 'operators.setLimit', { role: 'cs', limit: 10_000 })).toMatchObject({ ok: true })
  const added = await call(page, 'operators.add', { ...cs, role: 'cs' })
  const operatorId: unknown = Reflect.get(Object(Reflect.get(Object(added), 'value')), 'operatorId')
  expect(await call(page, 'operators.signIn', { operatorId, pin: cs.pin })).toMatchObject({ ok: true })
  await sendRequest(20_000, file('request.json'))
  await atShop.examine('seats-request-panel')
  expect(await calls()).toBe(0)
})

test('the office sees what the shop saw, and its answer sends nothing', async () => {
  const dialog = await openRequest(file('request.json'))
  await expect(dialog.getByText(order).first()).toBeVisible()
  await expect(dialog.getByText('20,000원').first()).toBeVisible()
  await expect(dialog.getByText('박상담 요청')).toBeVisible()
  await expect(dialog.getByText(/한도 10,000원을 넘습니다/)).toBeVisible()
  await atOffice.examine('seats-request-opened')
  await answerSaveDialog(office.app, file('answer.json'))
  await dialog.getByRole('button', { name: '20,000원 환불 승인 · 답 파일 저장' }).click()
  await expect(office.page.getByText(/^답 파일을 저장했습니다: /)).toBeVisible()
  await expect(dialog).toBeHidden()
  expect(await calls()).toBe(0)
})

test('an answer that was changed on its way is refused in words', async () => {
  const answer = readFileSync(file('answer.json'), 'utf8')
  writeFileSync(file('changed.json'), answer.replace(admins.office.name, '최승인'))
  await openAnswer(file('changed.json'))
  await expect(shop.page.getByText('서명이 내용과 맞지 않습니다. 서명한 뒤에 바뀐 파일입니다.')).toBeVisible()
  await atShop.examine('seats-answer-refused')
  expect(await calls()).toBe(0)
})

test('the answer is shown with who gave it, sends once, and the second time finds the request ended', async () => {
  const { page } = shop
  await openAnswer(file('answer.json'))
  const dialog = page.getByRole('alertdialog', { name: '다른 자리의 승인' })
  await expect(dialog.getByText(admins.office.name)).toBeVisible()
  await expect(dialog.getByText(/바로 결제사에 보내고 되돌릴 수 없습니다/)).toBeVisible()
  await atShop.examine('seats-answer-opened')
  expect(await calls()).toBe(0)
  await dialog.getByRole('button', { name: `${order}에서 20,000원 환불` }).click()
  const refund = page.getByRole('complementary', { name: '환불 상세' })
  await expect(refund.getByText('구매자에게 돌아갔습니다.')).toBeVisible()
  await expect(refund).toContainText(cs.name)
  await expect(refund).toContainText(officeName)
  await atShop.examine('seats-answer-sent')
  expect(await calls()).toBe(1)

  await openAnswer(file('answer.json'))
  await expect(page.getByText('이 승인 요청은 이미 승인됨 상태입니다. 새로 보낸 것은 없습니다.')).toBeVisible()
  expect(await calls()).toBe(1)
  await page.getByRole('button', { name: '끝난 것' }).click()
  await rowsOf(page, '승인 요청 목록').first().click()
  const panel = page.getByRole('complementary', { name: '승인 요청 상세' })
  await expect(panel.getByText(`${officeName} 승인`)).toBeVisible()
  await expect(panel.getByText(admins.office.name)).toBeVisible()
  await atShop.examine('seats-request-ended')
  await page.getByRole('button', { name: '기다리는 것' }).click()
})

test('the office refuses with a reason, and whoever asked reads it', async () => {
  const { page } = shop
  await sendRequest(15_000, file('request-2.json'))
  const dialog = await openRequest(file('request-2.json'))
  await expect(dialog.getByRole('button', { name: '반려 · 답 파일 저장' })).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('답에 적을 말').fill('사진을 먼저 받으세요')
  await answerSaveDialog(office.app, file('answer-2.json'))
  await dialog.getByRole('button', { name: '반려 · 답 파일 저장' }).click()
  await expect(dialog).toBeHidden()
  await openAnswer(file('answer-2.json'))
  const answer = page.getByRole('alertdialog', { name: '다른 자리의 반려' })
  await expect(answer.getByText('사진을 먼저 받으세요')).toBeVisible()
  await answer.getByRole('button', { name: '요청을 반려로 끝내기' }).click()
  await expect(page.getByText('다른 자리의 반려로 요청이 끝났습니다.')).toBeVisible()
  expect(await calls()).toBe(1)
})

test('the answer of a seat that was taken out is refused', async () => {
  const { page } = shop
  await sendRequest(12_000, file('request-3.json'))
  const dialog = await openRequest(file('request-3.json'))
  await answerSaveDialog(office.app, file('answer-3.json'))
  await dialog.getByRole('button', { name: /환불 승인 · 답 파일 저장$/ }).click()
  await expect(dialog).toBeHidden()
  await showSeats(page)
  await expect(knownSeats(page).getByRole('button', { name: '자리 빼기' })).toHaveAttribute('aria-disabled', 'true')
  expect(await call(page, 'operators.signIn', { operatorId: 'op-1', pin: admins.shop.pin })).toMatchObject({ ok: true })
  await showSeats(page)
  await knownSeats(page).getByRole('button', { name: '자리 빼기' }).click()
  const asked = page.getByRole('alertdialog', { name: '자리 빼기' })
  await expect(asked.getByText(/이미 만든 답 파일도 받지 않습니다/)).toBeVisible()
  await atShop.examine('seats-removing')
  await asked.getByRole('button', { name: `${officeName} 자리 빼기` }).click()
  await expect(knownSeats(page).getByText('뺌')).toBeVisible()
  await openAnswer(file('answer-3.json'))
  await expect(page.getByText('본사 자리는 빠져 있어 그 파일을 받지 않았습니다.')).toBeVisible()
  expect(await calls()).toBe(1)
})

test('nothing was complained about by either page', async () => {
  expect([...(await shop.complaints()), ...(await office.complaints())]).toEqual([])
})
