import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { epochOf, instantOfEpoch, toInstant } from '../../src/domain/day.ts'
import { type Desk, filesContaining, freshHome, launch } from './fixtures.ts'
import { closeRefund, foldNotices, openPayment, practiceNow, prepareRefund, sendButton, showScreen } from './pages.ts'
import { openWorkBook, signIn } from './people.ts'
import { type LoneSandbox, readBook, startSandbox } from './sandboxes.ts'
import { addTestShop, credentialsOf, enterCredentials, fetchPayment } from './work-shops.ts'

const shop = '가로수길점'
const dayMs = 86_400_000
const daysAfter = (days: number): string => instantOfEpoch(epochOf(toInstant(practiceNow)) + days * dayMs)

// Each step stands on the one before.
test.describe.configure({ mode: 'serial' })

let desk: Desk
let page: Page
let kcp: LoneSandbox
const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
const endpoints = join(folder, 'endpoints.json')
const home = freshHome()

const start = async (now: string): Promise<void> => {
  desk = await launch({ home, now, endpoints })
  page = desk.page
  await foldNotices(page)
}

test.beforeAll(async () => {
  // Certificates of sandboxes hold for five years of 365 days: this one for twelve more.
  kcp = await startSandbox('kcp', daysAfter(12 - 5 * 365))
  writeFileSync(endpoints, JSON.stringify({ kcp: kcp.url }))
  await start(practiceNow)
})
test.afterAll(async () => {
  await desk?.close()
  await kcp?.stop()
  for (const made of [folder, home]) rmSync(made, { recursive: true, force: true })
})

const tno = (): string => kcp.transactions[0]?.['tno'] ?? ''
const order = (): string => `ORDER_${tno()}`

/** What axe finds in sight, light and dark; the page's policy lets no helper page in, hence the older way of running it. */
async function faults(): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    found.push(...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`))
  }
  return found
}

const news = () => page.getByRole('alert').filter({ hasText: '인증서' })

test('a certificate with twelve days left is told with subject, term and what to do', async () => {
  await openWorkBook(page)
  await addTestShop(page, 'kcp', shop)
  await enterCredentials(page, kcp.credentials)
  const credentials = credentialsOf(page)
  await expect(credentials.getByText('CN=KCP_AUTH_T0000, O=Sandbox')).toBeVisible()
  await expect(credentials.getByText(/2021-11-2\d \(.\) ~ 2026-11-21 \(토\)/)).toBeVisible()
  await expect(credentials.getByText('12일 남음')).toBeVisible()
  await expect(credentials.getByText(/기술관리센터 › 인증센터에서 인증서를 갱신하고/)).toBeVisible()
  await expect(page.getByRole('navigation', { name: '상점 목록' }).getByText('인증서 12일 남음')).toBeVisible()
})

test('the warning stands above every screen, leads to the shop and can be put away', async () => {
  await showScreen(page, '거래')
  const warning = news().filter({ hasText: `${shop} 상점의 NHN KCP 인증서가 12일 뒤(2026-11-21) 끝납니다.` })
  await expect(warning).toBeVisible()
  await warning.getByRole('button', { name: '인증서 보기' }).click()
  await expect(page.getByRole('heading', { name: shop, level: 2 })).toBeVisible()
  expect(await faults()).toEqual([])
  await warning.getByRole('button', { name: '닫기' }).click()
  await expect(warning).toBeHidden()
})

test('until its last day the shop looks up and refunds', async () => {
  const panel = await fetchPayment(page, { shop: /가로수길점/, number: tno(), order: order(), paidOn: null })
  const dialog = await prepareRefund(page, panel, { amount: 20_000, reason: '고객 변심' })
  await sendButton(dialog).click()
  await expect(dialog.getByText('20,000원 환불되었습니다.')).toBeVisible()
  await closeRefund(page)
})

test('after its end the shop can only be looked at, and the reason stands on every screen', async () => {
  await desk.close()
  await start(daysAfter(13))
  await signIn(page)
  await expect(news()).toHaveText(
    /가로수길점 상점의 NHN KCP 인증서가 2026-11-21에 끝나, 이 상점은 보기만 할 수 있습니다\./,
  )
  const before = (await readBook(kcp.url)).totals.requests
  const panel = await openPayment(page, order())
  await expect(panel.getByText('부분환불').first()).toBeVisible()
  await expect(panel.getByRole('button', { name: /^환불( R)?$/ })).toHaveAttribute('aria-disabled', 'true')
  const reason = panel.getByText(/인증서가 2026-11-21에 끝나 장부를 보기만 할 수 있습니다\./)
  await expect(reason.filter({ visible: true }).first()).toBeVisible()
  await panel.getByRole('button', { name: /결제사 조회/ }).click()
  await expect(panel.getByRole('alert').filter({ hasText: '2026-11-21에 끝나' })).toBeVisible()
  await news().getByRole('button', { name: '인증서 보기' }).click()
  const credentials = credentialsOf(page)
  await expect(credentials.getByText(/끝남$/)).toBeVisible()
  await expect(credentials.getByText(/결제사 조회와 환불을 보내지 않습니다/)).toBeVisible()
  expect(await faults()).toEqual([])
  await credentials.getByRole('button', { name: '연결 확인' }).click()
  await expect(credentials.getByText(/2026-11-21에 끝나 장부를 보기만 할 수 있습니다\./)).toBeVisible()
  expect((await readBook(kcp.url)).totals.requests).toBe(before)
})

test('the ended certificate is not taken again, and nothing of it lies in the clear', async () => {
  const credentials = credentialsOf(page)
  await credentials.getByRole('button', { name: '다른 값으로 바꾸기' }).click()
  await enterCredentials(page, kcp.credentials)
  await expect(credentials.getByText(/인증서의 유효기간이 2026-11-21에 끝났습니다\./)).toBeVisible()
  await showScreen(page, '거래')
  expect(await desk.complaints()).toEqual([])
  await desk.close()
  // A line in the middle: the first ones of the certificate are those of any sandbox's.
  for (const pem of [kcp.credentials['cert'], kcp.credentials['key']]) {
    const line = pem?.split('\n')[9] ?? ''
    expect(line).toHaveLength(64)
    expect(filesContaining(home, line)).toEqual([])
  }
})
