import { expect, type Locator, type Page } from '@playwright/test'
import { call } from './in-page.ts'
import { tick } from './ticking.ts'

/** Who opens a spec's work book. */
export const admin = { name: '김정산', pin: '482915' } as const

const workButton = (page: Page) => page.getByRole('group', { name: '장부' }).getByRole('button', { name: '업무' })
const firstStart = (page: Page) => page.getByRole('heading', { name: '관리자 정하기' })
const signInHead = (page: Page) => page.getByRole('heading', { name: '로그인' })

/** Makes the 관리자 at the first start of the work book, through its screen. */
export async function makeAdmin(page: Page): Promise<void> {
  await expect(firstStart(page)).toBeVisible()
  await page.getByLabel('이름').fill(admin.name)
  await page.getByLabel('PIN', { exact: true }).fill(admin.pin)
  await page.getByLabel('PIN 한 번 더').fill(admin.pin)
  await page.getByRole('button', { name: '관리자로 시작' }).click()
  await expect(workButton(page)).toHaveAttribute('aria-pressed', 'true')
}

/** Signs somebody in who is chosen by name. */
export async function signIn(page: Page, who: { readonly name: string; readonly pin: string } = admin): Promise<void> {
  await expect(signInHead(page)).toBeVisible()
  await tick(page.getByRole('radio', { name: new RegExp(`^${who.name}`) }))
  await page.getByLabel('PIN', { exact: true }).fill(who.pin)
  await page.keyboard.press('Enter')
  await expect(workButton(page)).toHaveAttribute('aria-pressed', 'true')
}

/** Who is at the desk, as the header says it; it opens the menu. */
export const atDesk = (page: Page, name?: string): Locator =>
  page.getByRole('banner').getByRole('button', { name: new RegExp(`^담당자 ${name ?? ''}`) })

/** Locks the work book by its key. */
export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l')
  await expect(signInHead(page)).toBeVisible()
}

/** Puts a person of practice at the desk, by the menu in the header. */
export async function sitInPractice(page: Page, name: string): Promise<void> {
  await atDesk(page).click()
  await page.getByRole('menuitemradio', { name: new RegExp(`^${name}`) }).click()
  await expect(atDesk(page, name)).toBeVisible()
}

/** After a start: signs the 관리자 in where the work book asks for them; in practice nobody is asked. */
export async function signInWhereAsked(page: Page): Promise<void> {
  await expect(signInHead(page).or(workButton(page))).toBeVisible()
  if (await signInHead(page).isVisible()) await signIn(page)
}

/** Brings the work book to the front with its 관리자 at the desk, whoever was there. */
export async function openWorkBook(page: Page): Promise<void> {
  await workButton(page).click()
  const isAsked = firstStart(page).or(signInHead(page))
  await expect(isAsked.or(page.locator('button[aria-pressed="true"]', { hasText: '업무' }))).toBeVisible()
  if (await firstStart(page).isVisible()) await makeAdmin(page)
  else if (await signInHead(page).isVisible()) await signIn(page)
}

/** The same over the bridge, as the screens ask for it. */
export async function openWorkBookByCall(page: Page): Promise<void> {
  const opened = await call(page, 'desk.openBook', { book: 'work' })
  const value: unknown = Reflect.get(Object(opened), 'value')
  const state: unknown = Reflect.get(Object(Reflect.get(Object(value), 'session')), 'state')
  if (state === 'signed-in') return
  const answer =
    state === 'first-start'
      ? await call(page, 'operators.makeAdmin', admin)
      : await call(page, 'operators.signIn', { operatorId: 'op-1', pin: admin.pin })
  expect(answer).toMatchObject({ ok: true })
}
