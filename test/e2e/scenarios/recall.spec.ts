import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { bulkRun, confirmBulk, lineChip, planBulk } from '../bulk-desk.ts'
import { writeRefunds } from '../bulk-files.ts'
import { cutPower } from '../cut-power.ts'
import { answerSaveDialog, type Desk } from '../fixtures.ts'
import { closeRefund, openPayment, prepareRefund, sendButton } from '../pages.ts'
import { kcpCard } from './payments.ts'
import type { HeldAnswer } from './watched-gateway.ts'
import { paths, type Scene, setScene, shopNames } from './scene.ts'

const each = 29_000
const count = 120
const numbers = Array.from({ length: count }, (_, at) => at + 1)
const orderOf = (n: number): string => `A-18-${String(n).padStart(3, '0')}`
const tnoOf = (n: number): string => `20261109180${String(n).padStart(3, '0')}`
/** The last payment was of less than the file asks back. */
const paidOf = (n: number): number => (n === count ? 20_000 : each)
const alreadyRefunded = [118, 119] as const
const inFlight = 57

// Each test stands on the one before.
test.describe.configure({ mode: 'serial' })

let scene: Scene
let desk: Desk
let page: Page
let lookUp: HeldAnswer

test.beforeAll(async () => {
  scene = await setScene({ kcp: numbers.map((n) => kcpCard(orderOf(n), tnoOf(n), paidOf(n))), payple: [] })
  desk = await scene.open()
  page = desk.page
  await scene.furnish(desk)
  for (const n of alreadyRefunded) {
    const refund = await prepareRefund(page, await openPayment(page, orderOf(n)), {
      amount: 'all',
      reason: '상품 불량',
    })
    await sendButton(refund).click()
    await expect(refund.getByText('29,000원 환불되었습니다.')).toBeVisible()
    await closeRefund(page)
  }
})
test.afterAll(async () => {
  await desk?.close()
  await scene?.close()
})

/** What KCP was asked for by the recall, in its order. */
const asked = () => scene.watched.kcp.asked(paths.kcp.cancel).slice(alreadyRefunded.length)
const refundsAtKcp = (): number => scene.kcp.report().totals.refunds - alreadyRefunded.length

test('18. Recall, bulk: of 120 rows over 3,480,000 won 117 can go, 2 went back before and 1 is too much', async () => {
  writeRefunds(
    join(scene.folder, '회수.csv'),
    numbers.map((n) => [orderOf(n), each]),
  )
  await planBulk(desk, shopNames.kcp, join(scene.folder, '회수.csv'))
  const run = bulkRun(page)
  await expect(run.getByText('117건 3,393,000원을 보낼 수 있습니다.')).toBeVisible()
  await expect(lineChip(page, /전체/)).toContainText('120건3,480,000원')
  await expect(lineChip(page, /이미 환불됨/)).toContainText('2건')
  await expect(lineChip(page, /금액 초과/)).toContainText('1건')
  expect(asked()).toHaveLength(0)
})

test('18. Recall, bulk: killed with row 57 in flight, the restart has 56 done and sends nothing until told to go on', async () => {
  const answer = scene.watched.kcp.holdNext(paths.kcp.cancel, inFlight - 1)
  const dialog = await confirmBulk(page, 117)
  await dialog.getByRole('button', { name: `${shopNames.kcp}에서 117건 3,393,000원 환불` }).click()
  await answer.here
  await cutPower(desk)
  lookUp = scene.watched.kcp.holdNext(paths.kcp.lookUp)
  desk = await scene.open('2026-11-09T09:30:00+09:00')
  page = desk.page

  const notice = page.getByRole('alert').filter({ hasText: '대량 환불 회수.csv이 멈춰 있습니다.' })
  await expect(notice).toBeVisible()
  await notice.getByRole('button', { name: '대량 환불 열기' }).click()
  await expect(bulkRun(page).getByText(/보내는 중에 앱이 종료되어 멈췄습니다/)).toBeVisible()
  await expect(lineChip(page, /완료/)).toContainText('56건1,624,000원')
  await expect(lineChip(page, /결과 불명/)).toContainText('1건29,000원')
  await expect(lineChip(page, /대기/)).toContainText('60건1,740,000원')
  expect(asked()).toHaveLength(inFlight)
  expect(refundsAtKcp()).toBe(inFlight)
})

test('18. Recall, bulk: gone on with, row 57 is resolved by look-up and 58 to 117 run, so that KCP made 117 refunds', async () => {
  const run = bulkRun(page)
  lookUp.letGo()
  await expect(lineChip(page, /완료/)).toContainText('57건')
  await run.getByRole('button', { name: '계속' }).click()
  await expect(run.getByText('끝났습니다. 117건 3,393,000원을 환불했습니다.')).toBeVisible({ timeout: 40_000 })
  expect(asked().map((one) => one['tno'])).toEqual(numbers.slice(0, 117).map(tnoOf))
  expect(refundsAtKcp()).toBe(117)
  expect(scene.watched.kcp.answers(paths.kcp.lookUp)).toMatchObject([{ tno: tnoOf(inFlight), rem_mny: '0' }])
  const file = join(scene.folder, '결과.csv')
  await answerSaveDialog(desk.app, file)
  await run.getByRole('button', { name: '결과 CSV 저장' }).click()
  await expect(page.getByText('120줄의 결과를 결과.csv에 저장했습니다.')).toBeVisible()
  const [, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\r\n')
  expect(rows).toHaveLength(count)
  expect(rows.filter((row) => row.includes(',29000,환불 완료,29000,'))).toHaveLength(117)
  expect(rows[inFlight - 1]).toContain('"결제사 잔액 29,000원 → 0원. 요청한 29,000원이 환불되었습니다."')
  expect(rows.slice(117).map((row) => row.split(',').slice(1, 4))).toEqual([
    [orderOf(118), '29000', '제외(이미 환불됨)'],
    [orderOf(119), '29000', '제외(이미 환불됨)'],
    [orderOf(120), '29000', '제외(금액 초과)'],
  ])
  expect(await desk.complaints()).toEqual([])
})
