import { expect, type Locator, type Page } from '@playwright/test'
import type { SandboxName } from '../demo/sandbox-books.ts'
import { openPayment, showScreen } from './pages.ts'
import { tick } from './ticking.ts'

const gatewayNames = { kcp: 'NHN KCP', payple: '페이플' } as const satisfies Record<SandboxName, string>

/** Labels of the credentials' fields, by the wire name a sandbox prints them under. */
const labels: Readonly<Record<string, string>> = {
  site_cd: '사이트 코드',
  cert: '서비스 인증서',
  key: '개인키',
  password: '개인키 비밀번호',
  cst_id: '파트너 ID (cst_id)',
  custKey: '파트너 인증키 (custKey)',
  PCD_REFUND_KEY: '환불서비스 Key (PCD_REFUND_KEY)',
  Referer: '등록된 파트너 도메인 (Referer)',
}

/** Adds a test shop in 설정 and leaves it in sight. */
export async function addTestShop(page: Page, gateway: SandboxName, name: string): Promise<void> {
  await showScreen(page, '설정')
  await page.getByRole('button', { name: '상점 넣기' }).first().click()
  const dialog = page.getByRole('dialog', { name: '상점 넣기' })
  await dialog.getByLabel('상점 이름').fill(name)
  await tick(dialog.getByRole('radio', { name: gatewayNames[gateway] }))
  await tick(dialog.getByRole('radio', { name: /^테스트/ }))
  await dialog.getByRole('button', { name: '상점 넣기' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible()
}

/** The part of 설정 that holds the shop's credentials. */
export const credentialsOf = (page: Page): Locator => page.getByRole('region', { name: '인증 정보' })

/** Types credentials into the form in sight and stores them; what comes of it is the caller's to await. */
export async function enterCredentials(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  const form = credentialsOf(page)
  for (const [name, value] of Object.entries(values))
    await form.getByLabel(labels[name] ?? name, { exact: true }).fill(value)
  await form.getByRole('button', { name: '인증 정보 저장' }).click()
}

/** Asks the gateway for a payment by its number and opens it; gives its panel. */
export async function fetchPayment(
  page: Page,
  asked: { readonly shop: RegExp; readonly number: string; readonly order: string; readonly paidOn: string | null },
): Promise<Locator> {
  await showScreen(page, '거래')
  await page.getByRole('button', { name: '번호로 조회' }).first().click()
  const dialog = page.getByRole('dialog', { name: '번호로 조회' })
  await dialog.getByRole('button', { name: /상점/ }).click()
  await page.getByRole('option', { name: asked.shop }).click()
  await dialog.getByLabel(/^(KCP 거래번호|주문번호)/).fill(asked.number)
  if (asked.paidOn !== null) {
    await dialog.getByRole('spinbutton', { name: /^년/ }).focus()
    await page.keyboard.type(asked.paidOn.replaceAll('-', ''))
  }
  await tick(dialog.getByRole('radio', { name: '카드' }))
  await dialog.getByRole('button', { name: '결제사에 조회' }).click()
  await expect(dialog.getByText('장부에 넣었습니다.')).toBeVisible()
  await dialog.getByRole('button', { name: '거래 열기' }).click()
  await expect(dialog).toBeHidden()
  return openPayment(page, asked.order)
}
