import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { kcpLine, writeBulk, writeLines } from './answer-files.ts'
import { answerOpenDialog, type Desk } from './fixtures.ts'
import { choose, openPractice, rowsOf, searchFor, showScreen, startImport } from './pages.ts'

const shop = '연습 상점 · KCP'

let desk: Desk
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'imports-'))

test.beforeAll(async () => {
  desk = await openPractice()
  page = desk.page
})
test.afterAll(async () => {
  await desk?.close()
  rmSync(folder, { recursive: true, force: true })
})

const file = (name: string): string => join(folder, name)
const screen = (): Locator => page.getByRole('region', { name: '가져오기·내보내기' })
const runs = () => rowsOf(page, '가져온 기록')
const panel = () => page.getByRole('complementary', { name: '가져오기 상세' })

const mixed = [
  kcpLine(1),
  '{"res_cd":"0000","tno":"26000000000002"',
  kcpLine(3, { amount: '오만원' }),
  { PCD_PAY_RST: 'success', PCD_PAY_CODE: '0000', PCD_PAY_OID: 'X1', PCD_PAY_TOTAL: '1000', PCD_PAY_TYPE: 'card' },
  { res_cd: '3001', res_msg: '사용자 취소', order_no: 'BULK0000005', pay_method: 'PACA' },
  { 상품: '양말', 값: '3000' },
  kcpLine(7),
]

test('a chosen file is read, and every line it does not take has its number and reason', async () => {
  writeLines(file('섞인 응답.jsonl'), mixed)
  await startImport(desk, shop, file('섞인 응답.jsonl'))
  await expect(screen().getByText('새 거래 2건 · 이미 있음 0건 · 넣지 않음 4줄')).toBeVisible()
  await runs().first().click()
  await expect(panel().getByRole('heading', { name: '섞인 응답.jsonl' })).toBeVisible()
  const rejects = rowsOf(page, '넣지 않은 줄')
  await expect(rejects).toHaveCount(4)
  const texts = await rejects.allTextContents()
  expect(texts[0]).toMatch(/^2.*JSON/)
  expect(texts[1]).toMatch(/^3금액\(amount\)이 원 단위 숫자 12자리 이하가 아닙니다\(오만원\)/)
  expect(texts[2]).toMatch(/^4다른 결제사\(페이플\)의 응답입니다/)
  expect(texts[3]).toMatch(/^6알려진 결제사의 응답이 아닙니다/)
  await rejects.nth(1).click()
  await expect(panel().getByText('3번째 줄: 금액(amount)이 원 단위 숫자 12자리 이하가 아닙니다(오만원).')).toBeVisible()
})

test('the same file again adds nothing', async () => {
  await startImport(desk, shop, file('섞인 응답.jsonl'))
  await expect(screen().getByText('새 거래 0건 · 이미 있음 2건 · 넣지 않음 4줄')).toBeVisible()
  await showScreen(page, '거래')
  await searchFor(page, 'BULK')
  await expect(page.getByText('합계 2건')).toBeVisible()
  await searchFor(page, '')
})

test('a long file shows how far it is, can be stopped, and goes on where it stopped', async () => {
  writeBulk(file('많은 응답.jsonl'), 40_000)
  await startImport(desk, shop, file('많은 응답.jsonl'))
  const bar = screen().getByRole('progressbar', { name: /많은 응답\.jsonl → 연습 상점 · KCP/ })
  await expect(bar).toBeVisible()
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow').catch(() => '0'))).toBeGreaterThan(0)
  await expect(screen().getByText(/초당 [\d,]+줄/)).toBeVisible()
  await screen().getByRole('button', { name: '가져오기 취소' }).click()
  await expect(screen().getByText(/가져오기가 끝까지 가지 않았습니다/)).toBeVisible()
  const stopped =
    (await screen()
      .getByText(/새 거래 [\d,]+건 · 이미 있음/)
      .textContent()) ?? ''
  const added = Number((/새 거래 ([\d,]+)건/.exec(stopped)?.[1] ?? '').replaceAll(',', ''))
  expect(added).toBeGreaterThan(0)
  expect(added).toBeLessThan(39_998)
  await expect(runs().first()).toContainText('취소됨')
  await startImport(desk, shop, file('많은 응답.jsonl'))
  const rest = (39_998 - added).toLocaleString('ko-KR')
  // Lines 1 and 7 came with the first file.
  const known = (added + 2).toLocaleString('ko-KR')
  await expect(screen().getByText(`새 거래 ${rest}건 · 이미 있음 ${known}건 · 넣지 않음 0줄`)).toBeVisible({
    timeout: 45_000,
  })
})

for (const [what, name, content, sentence] of [
  ['a picture', '영수증.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), '글자로 된 파일이 아닙니다 (그림(PNG)).'],
  [
    'a workbook',
    '정산.xlsx',
    Buffer.from('PK\u0003\u0004....xl/workbook.xml'),
    '글자로 된 파일이 아닙니다 (엑셀 통합 문서(.xlsx)).',
  ],
  [
    'somebody else’s table',
    '주소록.csv',
    Buffer.from('이름,전화\n김하나,010-0000-0000\n'),
    '결제사 응답을 찾을 수 없습니다.',
  ],
  ['an empty file', '빈.jsonl', Buffer.alloc(0), '결제사 응답을 찾을 수 없습니다.'],
] as const)
  test(`${what} is refused with a sentence and stands in the list as stopped`, async () => {
    writeFileSync(file(name), content)
    await startImport(desk, shop, file(name))
    await expect(screen().getByText(sentence).first()).toBeVisible()
    await expect(runs().first()).toContainText(name)
    await expect(runs().first()).toContainText('멈춤')
  })

test('a file cut off in the middle of an answer gives its whole answers and rejects the last line', async () => {
  const whole = [kcpLine(700_001), kcpLine(700_002)].map((line) => JSON.stringify(line))
  writeFileSync(file('잘린 응답.jsonl'), `${whole.join('\n')}\n${JSON.stringify(kcpLine(700_003)).slice(0, 90)}`)
  await startImport(desk, shop, file('잘린 응답.jsonl'))
  await expect(screen().getByText('새 거래 2건 · 이미 있음 0건 · 넣지 않음 1줄')).toBeVisible()
})

test('a file that is gone when it is to be read says so', async () => {
  writeLines(file('옮긴 응답.jsonl'), [kcpLine(800_001)])
  await answerOpenDialog(desk.app, file('옮긴 응답.jsonl'))
  await screen().getByRole('button', { name: '파일 고르기' }).click()
  await expect(screen().getByText(/옮긴 응답\.jsonl · /)).toBeVisible()
  rmSync(file('옮긴 응답.jsonl'))
  await screen()
    .getByRole('button', { name: `${shop} 장부에 넣기` })
    .click()
  await expect(screen().getByText('파일이 그 자리에 없습니다.')).toBeVisible()
})

test('closing the file dialog changes nothing', async () => {
  const before = await runs().allTextContents()
  await answerOpenDialog(desk.app, null)
  await screen()
    .getByRole('button', { name: /파일 고르기$/ })
    .click()
  await expect(screen().getByRole('button', { name: /파일 고르기$/ })).toHaveAttribute('aria-disabled', 'false')
  expect(await runs().allTextContents()).toEqual(before)
})

test('an answer pasted as it is goes into the book of the shop chosen', async () => {
  await screen().getByRole('button', { name: '응답 붙여넣기' }).click()
  const dialog = page.getByRole('dialog', { name: '결제사 응답 붙여넣기' })
  await choose(page, dialog, '상점', /KCP/)
  await expect(dialog.getByRole('button', { name: '장부에 넣기' })).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('응답').fill(JSON.stringify(kcpLine(600_001, { order_no: 'PASTED-1' }), null, 2))
  await dialog.getByRole('button', { name: '장부에 넣기' }).click()
  await expect(dialog.getByText('새 거래 1건 · 이미 있음 0건 · 넣지 않음 0줄')).toBeVisible()
  await dialog.getByRole('button', { name: '거래 보기' }).click()
  await searchFor(page, 'PASTED-1')
  await expect(
    page.getByRole('complementary', { name: '거래 상세' }).getByRole('heading', { name: 'PASTED-1' }),
  ).toBeVisible()
})

test('nothing was complained about by the page', async () => {
  expect(await desk.complaints()).toEqual([])
})
