import { expect, type Locator, type Page, test } from '@playwright/test'
import { playScene, type SandboxName, sandboxUrls } from '../demo/sandbox-books.ts'
import type { Desk } from './fixtures.ts'
import { call } from './in-page.ts'
import { closeRefund, openPayment, openPractice, prepareRefund, sendButton, showScreen } from './pages.ts'
import { moneyCalls, readBook } from './sandboxes.ts'
import { tick } from './ticking.ts'

let desk: Desk
let page: Page
let urls: ReturnType<typeof sandboxUrls>

test.beforeAll(async () => {
  desk = await openPractice()
  page = desk.page
  urls = sandboxUrls(desk.home)
})
test.afterAll(() => desk?.close())
test.afterEach(async () => {
  // What a failed test left open must not stand before the next one.
  const close = page.getByRole('dialog').getByRole('button', { name: '닫기' }).first()
  if (await close.isVisible()) await close.click()
})

/** What the sandbox counted while `work` went on. */
async function countedDuring(gateway: SandboxName, work: () => Promise<unknown>) {
  const before = await readBook(urls[gateway])
  await work()
  const after = await readBook(urls[gateway])
  return {
    asked: moneyCalls(after) - moneyCalls(before),
    refunds: after.totals.refunds - before.totals.refunds,
    won: after.totals.refundedWon - before.totals.refundedWon,
  }
}

const prepared = async (order: string, amount: number | 'all'): Promise<Locator> => {
  const dialog = await prepareRefund(page, await openPayment(page, order), { amount, reason: '고객 변심' })
  await expect(sendButton(dialog)).toHaveAttribute('aria-disabled', 'false')
  return dialog
}

const done = (dialog: Locator, won: string) => expect(dialog.getByText(`${won} 환불되었습니다.`)).toBeVisible()
const detail = () => page.getByRole('complementary', { name: '거래 상세' })

test('a whole refund goes once to KCP, and nothing is left to refund', async () => {
  const counted = await countedDuring('kcp', async () => {
    const dialog = await prepared('YK900011', 'all')
    await expect(sendButton(dialog)).toHaveText('YK900011에서 12,900원 환불')
    await sendButton(dialog).click()
    await done(dialog, '12,900원')
    await closeRefund(page)
  })
  expect(counted).toEqual({ asked: 1, refunds: 1, won: 12_900 })
  await expect(detail().getByRole('paragraph').filter({ hasText: '환불할 금액이 남아 있지 않습니다.' })).toBeVisible()
  await expect(detail().getByRole('button', { name: /^환불( R)?$/ })).toHaveAttribute('aria-disabled', 'true')
})

test('a double click on a slow answer sends once', async () => {
  await playScene(urls.kcp, 'slow', 1_500)
  const counted = await countedDuring('kcp', async () => {
    const dialog = await prepared('YK900013', 'all')
    await sendButton(dialog).dblclick()
    await expect(dialog.getByRole('button', { name: '결제사에 보내는 중' })).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeVisible()
    await done(dialog, '19,800원')
    await closeRefund(page)
  })
  expect(counted).toEqual({ asked: 1, refunds: 1, won: 19_800 })
})

test('two fast clicks on a quick answer send once, and the second meets nothing', async () => {
  const counted = await countedDuring('payple', async () => {
    const dialog = await prepared('YP900009', 9_800)
    const box = await sendButton(dialog).boundingBox()
    if (box === null) throw new Error('the button has no place')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.click(x, y)
    await page.mouse.click(x, y)
    await done(dialog, '9,800원')
    await page.mouse.click(x, y)
    await done(dialog, '9,800원')
    await closeRefund(page)
  })
  expect(counted).toEqual({ asked: 1, refunds: 1, won: 9_800 })
})

test('Escape closes the form at once, also while a word stands over its button', async () => {
  const panel = await openPayment(page, 'YK900016')
  await panel.getByRole('button', { name: /^환불( R)?$/ }).click()
  const dialog = page.getByRole('dialog')
  await sendButton(dialog).hover()
  await expect(page.getByRole('tooltip')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('Enter in the amount never sends; the amount above what is left is said at the field', async () => {
  const counted = await countedDuring('kcp', async () => {
    const dialog = await prepared('YK900014', 10_000)
    const field = dialog.getByLabel('환불 금액')
    await field.press('Enter')
    await field.press('Enter')
    await expect(field).toHaveValue('10,000')
    await dialog.getByLabel('메모').press('Enter')
    await field.fill('43001')
    await expect(dialog.getByText('43,000원까지 적을 수 있습니다.')).toBeVisible()
    await expect(dialog.getByRole('button', { name: '환불', exact: true })).toHaveAttribute('aria-disabled', 'true')
    await field.press('Control+Enter')
    await expect(dialog.getByRole('heading', { name: 'YK900014 환불' })).toBeVisible()
  })
  expect(counted).toEqual({ asked: 0, refunds: 0, won: 0 })
})

test('what happens to the cash receipt is said before: Kakao takes its own back, SSG’s is the merchant’s', async () => {
  const kakao = await prepared('YK900003', 'all')
  const receipt = kakao.getByRole('region', { name: '현금영수증' })
  await expect(receipt).toContainText('카카오페이가 47,000원을 취소합니다. 가맹점이 할 일은 없습니다.')
  await receipt.getByText('왜?').click()
  await expect(receipt.getByText('R36')).toBeVisible()
  await page.keyboard.press('Escape')
  const ssg = await prepared('YK900005', 45_000)
  await expect(ssg.getByRole('region', { name: '현금영수증' })).toContainText(
    '발급할 금액이 145,000원에서 100,000원으로 줄어듭니다.',
  )
  await expect(ssg.getByRole('region', { name: '현금영수증' })).toContainText('2026-11-09')
  await page.keyboard.press('Escape')
  const card = await prepared('YK900018', 'all')
  await expect(card.getByRole('region', { name: '현금영수증' })).toContainText('해당 없음(카드)')
})

/** Asks for a refund past the dialog, as a second window of the operator would. */
const refundBeside = async (id: string, amount: number) =>
  call(page, 'refunds.request', {
    transactionId: id,
    amount,
    taxFree: null,
    reason: { code: 'other', note: '옆 창에서' },
    basedOn: { refunds: 0, remaining: 27_800 },
    hash: await hashOf(id, amount),
  })

/** What the preview of this refund is bound by now. */
async function hashOf(transactionId: string, amount: number): Promise<string> {
  const preview = await call(page, 'refunds.preview', { transactionId, amount, taxFree: null })
  return Object(Object(preview).value).hash
}

test('a refund made meanwhile changes the form in sight, and what was decided is asked again', async () => {
  const id = 'practice-kcp/23730001675664'
  const counted = await countedDuring('kcp', async () => {
    const dialog = await prepared('YK900016', 7_800)
    expect(await refundBeside(id, 3_000)).toMatchObject({ ok: true, value: { state: 'done' } })
    await expect(dialog.getByText('그 사이에 이 거래가 바뀌었습니다. 보낸 것은 없습니다.')).toBeVisible()
    await expect(dialog.getByRole('row', { name: '남은 금액 27,800원 24,800원' })).toBeVisible()
    await expect(dialog.getByText('환불 뒤 남는 금액 17,000원')).toBeVisible()
    await sendButton(dialog).click()
    await done(dialog, '7,800원')
    await closeRefund(page)
  })
  expect(counted).toEqual({ asked: 2, refunds: 2, won: 10_800 })
})

test('of two refunds decided on the same facts at the same moment one is sent and the other is asked again', async () => {
  const id = 'practice-kcp/23730001780393'
  const counted = await countedDuring('kcp', async () => {
    const dialog = await prepared('YK900017', 9_000)
    // The other one is on its way before the press, and the form has heard nothing of it.
    const hash = await hashOf(id, 4_000)
    const other = await sendButton(dialog).evaluate(
      (button, [transactionId, confirmed]) => {
        const asked = window.backoffice.call('refunds.request', {
          transactionId,
          amount: 4_000,
          taxFree: null,
          reason: { code: 'other', note: '옆 창에서' },
          basedOn: { refunds: 0, remaining: 29_000 },
          hash: confirmed,
        })
        if (button instanceof HTMLElement) button.click()
        return asked
      },
      [id, hash] as const,
    )
    expect(other).toMatchObject({ ok: true, value: { state: 'done', amount: 4_000 } })
    await expect(dialog.getByText('그 사이에 이 거래가 바뀌었습니다. 보낸 것은 없습니다.')).toBeVisible()
    await expect(dialog.getByRole('row', { name: '남은 금액 29,000원 25,000원' })).toBeVisible()
    await expect(sendButton(dialog)).toHaveAttribute('aria-disabled', 'false')
  })
  expect(counted).toEqual({ asked: 1, refunds: 1, won: 4_000 })
})

test('an answer lost at KCP is looked up and settled by itself, sent once', async () => {
  await playScene(urls.kcp, 'reset-after-body')
  const counted = await countedDuring('kcp', async () => {
    const dialog = await prepared('YK900025', 30_000)
    await sendButton(dialog).click()
    await expect(dialog.getByRole('heading', { name: '환불 결과를 아직 알 수 없습니다.' })).toBeVisible()
    await expect(dialog.getByText(/30,000원을 환불된 것처럼 잡아 둡니다/)).toBeVisible()
    await closeRefund(page)
    const story = detail().getByRole('region', { name: '타임라인' })
    await expect(story.getByText('환불 결과 불명')).toBeVisible()
    await expect(story.getByText('환불 완료')).toBeVisible({ timeout: 15_000 })
    await expect(detail().getByText('결과 확인 중')).toBeHidden()
  })
  expect(counted).toEqual({ asked: 1, refunds: 1, won: 30_000 })
})

test('an answer of KCP’s in CP949 is read like any other: what it says was done is done', async () => {
  await playScene(urls.kcp, 'cp949')
  const counted = await countedDuring('kcp', async () => {
    const dialog = await prepared('YK900025', 1_000)
    await sendButton(dialog).click()
    await done(dialog, '1,000원')
    await closeRefund(page)
  })
  expect(counted).toEqual({ asked: 1, refunds: 1, won: 1_000 })
})

test('a refund unknown at Payple holds its amount until a person settles it with a note, and not too early', async () => {
  await playScene(urls.payple, 'lost-after-commit')
  const counted = await countedDuring('payple', async () => {
    const dialog = await prepared('YP900001', 10_000)
    await sendButton(dialog).click()
    await expect(dialog.getByRole('heading', { name: '환불 결과를 아직 알 수 없습니다.' })).toBeVisible()
    await dialog.getByRole('button', { name: '지금 결과 조회' }).click()
    await expect(dialog.getByText('아직 결과를 증명하는 답이 없습니다.')).toBeVisible()
    await closeRefund(page)
  })
  expect(counted).toEqual({ asked: 1, refunds: 1, won: 10_000 })
  await expect(
    detail()
      .getByText(/29,000원/)
      .first(),
  ).toBeVisible()
  await expect(detail().getByRole('button', { name: /^환불( R)?$/ })).toHaveAttribute('aria-disabled', 'true')
  await expect(
    detail().getByRole('paragraph').filter({ hasText: '결과가 정해지지 않은 환불이 있습니다.' }),
  ).toBeVisible()

  await showScreen(page, '환불')
  await page
    .getByRole('group', { name: '상태별 환불' })
    .getByRole('button', { name: /결과 불명/ })
    .click()
  await page.getByRole('row', { name: /YP900001/ }).click()
  const panel = page.getByRole('complementary', { name: '환불 상세' })
  await panel.getByRole('button', { name: /직접 확정/ }).click()
  const settle = page.getByRole('dialog', { name: '환불 결과 직접 확정' })
  await tick(settle.getByRole('radio', { name: '환불되지 않았음' }))
  const confirm = settle.getByRole('button', { name: 'YP900001의 10,000원을 환불되지 않은 것으로 확정' })
  await expect(confirm).toHaveAttribute('aria-disabled', 'true')
  await settle.getByLabel('근거').fill('파트너관리자 거래내역 11-09 09:01, 취소 10,000원')
  await confirm.click()
  await expect(settle.getByText(/결제사에 늦게 닿을 수 있어/)).toBeVisible()
  await tick(settle.getByRole('radio', { name: '환불되었음' }))
  await settle.getByRole('button', { name: 'YP900001의 10,000원을 환불된 것으로 확정' }).click()
  await expect(settle).toBeHidden()
  await expect(panel.getByText('환불되었음').first()).toBeVisible()
  await expect(panel.getByText('파트너관리자 거래내역 11-09 09:01, 취소 10,000원').first()).toBeVisible()
  await panel.getByRole('button', { name: /거래 열기/ }).click()
  await expect(detail().getByRole('button', { name: /^환불( R)?$/ })).toHaveAttribute('aria-disabled', 'false')
})

test('nothing was complained about by the page', async () => {
  expect(await desk.complaints()).toEqual([])
})
