import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { recordCalls } from './calls.ts'
import type { Desk } from './fixtures.ts'
import { openPractice, rowsOf, searchBox, searchFor, showScreen } from './pages.ts'

let desk: Desk
let page: Page
let keys: CDPSession

test.beforeAll(async () => {
  desk = await openPractice()
  page = desk.page
  keys = await page.context().newCDPSession(page)
})
test.afterAll(() => desk?.close())
test.beforeEach(async () => {
  await searchFor(page, '')
  await expect(page.getByText(/합계 663건/)).toBeVisible()
  const close = panel().getByRole('button', { name: '상세 닫기' })
  if (await close.isVisible()) await close.click()
})

const list = () => rowsOf(page, '거래 목록')
const panel = () => page.getByRole('complementary', { name: '거래 상세' })
const grid = () => page.getByRole('grid', { name: /거래 목록/ })

/** A key as a Korean layout gives it: its place is the Latin one's, what it writes is Hangul. */
async function pressKorean(code: string, writes: string, virtual: number): Promise<void> {
  const key = { code, key: writes, windowsVirtualKeyCode: virtual, nativeVirtualKeyCode: virtual }
  await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}

for (const [by, text] of [
  ['order number', 'ORDER_17027809'],
  ['the end of an order number', '17027809'],
  ['the buyer’s name', '홍길동'],
  ['the first consonants of the name', 'ㅎㄱㄷ'],
  ['the approval number', '85324231'],
] as const)
  test(`one box finds a payment by ${by}, and Enter opens the only one there is`, async () => {
    await searchFor(page, text)
    await expect(list()).toHaveCount(1)
    await expect(list().first()).toContainText('홍*동')
    await expect(page.getByText('합계 1건 · 1,000원')).toBeVisible()
    await expect(panel().getByRole('heading', { name: 'ORDER_17027809' })).toBeVisible()
  })

test('the last four digits of a phone find its payments', async () => {
  await searchFor(page, '5003')
  await expect(list().filter({ hasText: 'ORDER_17027809' })).toHaveCount(1)
})

test('an amount finds exactly the payments of that amount, also beside a name', async () => {
  await searchFor(page, '55,000원')
  await expect(list().filter({ hasText: 'YK900001' })).toHaveCount(1)
  await expect(list().filter({ hasNotText: '55,000원' })).toHaveCount(0)
  await expect(page.getByRole('list', { name: '이렇게 찾습니다' })).toContainText('55,000원')
  await searchFor(page, '55000 YK900001')
  await expect(list()).toHaveCount(1)
})

test('what is not in the book says so and offers to ask the gateway for it', async () => {
  await searchFor(page, '없는주문번호')
  await expect(page.getByText('조건에 맞는 거래가 없습니다.')).toBeVisible()
  await expect(page.getByRole('button', { name: '번호로 조회' }).first()).toBeVisible()
})

test('Enter that ends a syllable does not search; the next Enter searches once, with the last syllable', async () => {
  const record = await recordCalls(desk.app)
  await searchBox(page).click()
  for (const syllables of [
    ['ㅎ', '호', '홍'],
    ['ㄱ', '기', '길'],
    ['ㄷ', '도'],
  ])
    for (const [at, text] of syllables.entries()) {
      await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      if (at === 2) await keys.send('Input.insertText', { text })
    }
  await keys.send('Input.imeSetComposition', { text: '동', selectionStart: 1, selectionEnd: 1 })
  // The list keeps up while the last syllable is still open.
  await expect(list()).toHaveCount(1)
  await expect(searchBox(page)).toHaveValue('홍길동')
  await record.forget()
  const process = { code: 'Enter', key: 'Process', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
  await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...process })
  await keys.send('Input.insertText', { text: '동' })
  await expect(searchBox(page)).toHaveValue('홍길동')
  expect(await record.calls('transactions.search')).toEqual([])
  await expect(panel()).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(panel().getByRole('heading', { name: 'ORDER_17027809' })).toBeVisible()
  const searches = await record.calls('transactions.search')
  expect(searches).toHaveLength(1)
  expect(searches[0]?.input).toMatchObject({ filter: { text: '홍길동' } })
})

test('from search to the refund form and back without a mouse', async () => {
  await grid().focus()
  await page.keyboard.press('/')
  await expect(searchBox(page)).toBeFocused()
  await page.keyboard.type('YK9000')
  await page.keyboard.press('Enter')
  // The rows of before may begin alike: the footer says when those of the search are there.
  await expect(page.getByText(/합계 663건/)).toBeHidden()
  await expect(list().first()).toContainText('YK9000')
  const rows = await list().allTextContents()
  await page.keyboard.press('ArrowDown')
  await expect(grid()).toBeFocused()
  await expect(list().first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(list().nth(1)).toHaveAttribute('aria-selected', 'true')
  const order = /YK9\d{5}/.exec(rows[1] ?? '')?.[0] ?? ''
  await expect(panel().getByRole('heading', { name: order })).toBeVisible()
  await expect(panel()).not.toHaveAttribute('aria-busy', 'true')
  await page.keyboard.press('Enter')
  await expect(panel()).toBeFocused()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: `${order} 환불` })
  await expect(dialog.getByLabel('환불 금액')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(panel()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(panel()).toBeHidden()
  await expect(grid()).toBeFocused()
})

test('the same keys work while the keyboard writes Hangul', async () => {
  await searchFor(page, 'YK900001')
  await expect(panel()).toBeVisible()
  await expect(panel()).not.toHaveAttribute('aria-busy', 'true')
  await panel().focus()
  await pressKorean('KeyR', 'ㄱ', 82)
  await expect(page.getByRole('dialog', { name: 'YK900001 환불' })).toBeVisible()
  await page.keyboard.press('Escape')
  await pressKorean('KeyL', 'ㅣ', 76)
  await expect(panel().getByText('장부와 같습니다.')).toBeVisible()
  await pressKorean('KeyT', 'ㅅ', 84)
  await expect(panel().getByRole('table')).toBeVisible()
  await pressKorean('KeyT', 'ㅅ', 84)
  for (const [code, name] of [
    ['2', '환불'],
    ['3', '현금영수증'],
    ['4', '가져오기·내보내기'],
    ['5', '설정'],
    ['1', '거래'],
  ] as const) {
    await page.keyboard.press(`Control+${code}`)
    await expect(page.getByRole('navigation').getByRole('button', { name, exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )
  }
})

test('letters typed into the box are words, not keys', async () => {
  await searchFor(page, 'YK900001')
  await expect(panel()).toBeVisible()
  await searchBox(page).focus()
  await page.keyboard.type('rlt/?')
  await expect(searchBox(page)).toHaveValue('YK900001rlt/?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a search begun on another screen leads to the payments', async () => {
  await showScreen(page, '현금영수증')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('YP900002')
  await page.keyboard.press('Enter')
  await expect(panel().getByRole('heading', { name: 'YP900002' })).toBeVisible()
})
