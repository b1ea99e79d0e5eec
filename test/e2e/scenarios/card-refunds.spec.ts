import { expect, type Locator, type Page, test } from '@playwright/test'
import { recordCalls } from '../calls.ts'
import { answerSaveDialog, type Desk } from '../fixtures.ts'
import { closeRefund, openPayment, prepareRefund, rowsOf, sendButton, showScreen } from '../pages.ts'
import { admin } from '../people.ts'
import { readPdf } from '../pdf-file.ts'
import { kcpCard, paypleCard } from './payments.ts'
import { paths, type Scene, setScene } from './scene.ts'

const tno = { halves: '20261109150001', barred: '20261109160001' } as const

let scene: Scene
let desk: Desk
let page: Page

test.beforeAll(async () => {
  scene = await setScene({
    kcp: [kcpCard('A-15-CARD', tno.halves, 50_000), kcpCard('A-16-CARD', tno.barred, 39_000)],
    payple: [paypleCard('B-9-CARD', 39_000)],
  })
  desk = await scene.open()
  page = desk.page
  await scene.furnish(desk)
})
test.afterAll(async () => {
  await desk?.close()
  await scene?.close()
})

const detail = (): Locator => page.getByRole('complementary', { name: '거래 상세' })
const cancels = (gateway: 'kcp' | 'payple') => scene.watched[gateway].asked(paths[gateway].cancel)

async function prepared(order: string, amount: number | 'all', reason = '고객 변심'): Promise<Locator> {
  const dialog = await prepareRefund(page, await openPayment(page, order), { amount, reason })
  await expect(sendButton(dialog)).toHaveAttribute('aria-disabled', 'false')
  return dialog
}

async function sent(dialog: Locator, won: string): Promise<void> {
  await sendButton(dialog).click()
  await expect(dialog.getByText(`${won} 환불되었습니다.`)).toBeVisible()
  await closeRefund(page)
}

/** Opens the newest refund of an order on 환불; gives its panel. */
async function openRefund(order: string): Promise<Locator> {
  await showScreen(page, '환불')
  await rowsOf(page, '환불 목록').filter({ hasText: order }).first().click()
  const panel = page.getByRole('complementary', { name: '환불 상세' })
  await expect(panel.getByRole('heading', { name: order })).toBeVisible()
  return panel
}

test('9. Full card refund: 39,000 won go back once at Payple with PAYC0000, no receipt to touch, the journal says who, and its slip is saved', async () => {
  const dialog = await prepared('B-9-CARD', 'all')
  await expect(dialog.getByText('현금영수증: 해당 없음(카드)')).toBeVisible()
  await expect(dialog.getByText('환불 뒤 남는 금액 0원')).toBeVisible()
  await expect(sendButton(dialog)).toHaveText('B-9-CARD에서 39,000원 환불')
  await expect(dialog.getByText(/^상점 B의 주문 B-9-CARD에서 39,000원을 구매자.*에게 돌려줍니다\.$/)).toBeVisible()
  expect(cancels('payple')).toHaveLength(0)
  const recorded = await recordCalls(desk.app)
  await sent(dialog, '39,000원')
  // What was confirmed went along: main sends only while all of it is still true.
  const asked = (await recorded.calls('refunds.request')).map(({ input }) => Object(input).hash)
  expect(asked).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])

  expect(cancels('payple')).toMatchObject([
    { PCD_PAY_OID: 'B-9-CARD', PCD_PAY_DATE: '20261108', PCD_REFUND_TOTAL: '39000', PCD_PAYCANCEL_FLAG: 'Y' },
  ])
  expect(scene.watched.payple.answers(paths.payple.cancel)).toMatchObject([{ PCD_PAY_CODE: 'PAYC0000' }])
  expect(scene.payple.report().payments['B-9-CARD']).toMatchObject({ refunded: 39_000, refunds: [{ won: 39_000 }] })
  await expect(detail().getByRole('button', { name: /^환불( R)?$/ })).toHaveAttribute('aria-disabled', 'true')
  const panel = await openRefund('B-9-CARD')
  await expect(panel.getByText('구매자에게 돌아갔습니다.')).toBeVisible()
  await expect(panel.getByText('이 환불로 취소할 현금영수증이 없습니다.')).toBeVisible()
  await expect(panel.getByRole('listitem')).toContainText(['환불 요청 기록', '결제사에 보냄', '환불 완료'])
  await expect(panel.locator('dt', { hasText: /^담당$/ }).locator('+ dd')).toHaveText(admin.name)
  const file = test.info().outputPath('B-9-CARD.pdf')
  await answerSaveDialog(desk.app, file)
  await panel.getByRole('button', { name: /^PDF 저장/ }).click()
  await expect(panel.getByText('B-9-CARD.pdf')).toBeVisible()
  const slip = readPdf(file)
  for (const words of ['39,000원', 'B-9-CARD', admin.name.replaceAll(' ', '')]) expect(slip.text).toContain(words)
})

test('15. KCP partial then rest: of 50,000 won 10,000 and then 40,000 go back, both as STPC on the balance before, never STSC', async () => {
  const panel = await openPayment(page, 'A-15-CARD')
  await panel.getByRole('button', { name: /결제사 조회/ }).click()
  await expect(panel.getByText('장부와 같습니다.')).toBeVisible()
  const part = await prepared('A-15-CARD', 10_000)
  await expect(part.getByText('환불 뒤 남는 금액 40,000원')).toBeVisible()
  await sent(part, '10,000원')
  await expect(panel.getByText('부분환불').first()).toBeVisible()
  await expect(panel.getByText('장부와 같습니다.')).toBeHidden()

  const rest = await prepared('A-15-CARD', 10_000)
  await rest.getByRole('button', { name: '전액', exact: true }).click()
  await expect(rest.getByText('환불 뒤 남는 금액 0원')).toBeVisible()
  await expect(sendButton(rest)).toHaveText('A-15-CARD에서 40,000원 환불')
  await sent(rest, '40,000원')

  expect(cancels('kcp')).toMatchObject([
    { tno: tno.halves, mod_type: 'STPC', mod_mny: '10000', rem_mny: '50000' },
    { tno: tno.halves, mod_type: 'STPC', mod_mny: '40000', rem_mny: '40000' },
  ])
  expect(scene.kcp.report().payments[tno.halves]).toMatchObject({ amount: 50_000, remaining: 0 })
  await panel.getByRole('button', { name: /결제사 조회/ }).click()
  await expect(panel.getByText('결제사 조회 결과: 전액환불')).toBeVisible()
  await expect(panel.getByText('장부와 같습니다.')).toBeVisible()
})

test('16. KCP 8012 / 8392: a refusal for the address of this PC is no refund, says where to register it, and is not unknown', async () => {
  scene.kcp.play({ name: '8012' })
  const before = cancels('kcp').length
  const dialog = await prepared('A-16-CARD', 'all')
  await sendButton(dialog).click()
  await expect(dialog.getByText('결제사가 거절했습니다. 환불되지 않았습니다.')).toBeVisible()
  await expect(dialog.getByText(/이 PC의 IP가 KCP에 등록되지 않았습니다/)).toBeVisible()
  await expect(
    dialog.getByText(/파트너관리자 › 기술관리센터 › 보안관리 › 서버 IP설정\(결제\)에 이 PC의 고정 IP를 등록/),
  ).toBeVisible()
  await expect(dialog.getByText('8012', { exact: true })).toBeVisible()
  await closeRefund(page)

  expect(cancels('kcp')).toHaveLength(before + 1)
  expect(scene.kcp.report().payments[tno.barred]).toMatchObject({ remaining: 39_000, cancels: [] })
  await expect(detail().getByRole('region', { name: '환불', exact: true })).toContainText('거절')
  const panel = await openRefund('A-16-CARD')
  await expect(panel.getByText('결제사가 거절했습니다. 돈은 움직이지 않았습니다.')).toBeVisible()
  await expect(
    page.getByRole('group', { name: '상태별 환불' }).getByRole('button', { name: /결과 불명/ }),
  ).toContainText('0')
  // Nothing is held: all of it can be asked for again, and then goes back.
  await sent(await prepared('A-16-CARD', 'all'), '39,000원')
  expect(scene.kcp.report().payments[tno.barred]).toMatchObject({ remaining: 0, cancels: [{ won: 39_000 }] })
})

test('nothing was complained about by the page', async () => {
  expect(await desk.complaints()).toEqual([])
})
