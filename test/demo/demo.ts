import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import type { Desk } from '../e2e/fixtures.ts'
import { exportLedger, foldNotices, openPayment, prepareRefund, sendButton, showScreen } from '../e2e/pages.ts'
import { type BookSums, ledgerSums, type MonthTotals, monthTotals } from './ledger-sums.ts'
import { playScene, readCounts, type SandboxCounts, type SandboxName, sandboxUrls } from './sandbox-books.ts'

/** One refund the demo makes, and what the sandbox is told to do with its answer (null: nothing). */
export interface DemoRefund {
  readonly gateway: SandboxName
  readonly orderNumber: string
  readonly won: number
  readonly scene: string | null
}

/** KCP's answer is lost after the money moved and its inquiry settles it; Payple answers. */
export const demoRefunds: readonly DemoRefund[] = [
  { gateway: 'kcp', orderNumber: 'YK900001', won: 22_000, scene: 'lost-after-commit' },
  { gateway: 'payple', orderNumber: 'YP900001', won: 10_000, scene: null },
]

/** The day the demo takes place on, and the month it exports. */
export const demoNow = '2026-11-09T09:00:00+09:00'
const demoMonth = '2026-11'

/** Shop of each sandbox in the practice book. */
const shopIds = { kcp: 'practice-kcp', payple: 'practice-payple' } as const

/** What the demo did and saw: `counted` is each sandbox's own word, read over HTTP; `ledger` is the app's. */
export interface DemoReport {
  readonly lookedUp: readonly string[]
  readonly refunded: readonly (DemoRefund & { readonly outcome: string })[]
  readonly gateways: Readonly<
    Record<SandboxName, { readonly before: SandboxCounts; readonly counted: SandboxCounts; readonly ledger: BookSums }>
  >
  readonly exported: {
    readonly file: string
    readonly rows: number
    readonly won: number
    readonly screen: MonthTotals
  }
}

/** What a test may do otherwise than the demo does, to prove that the demo notices. */
export interface DemoChanges {
  readonly refunds?: readonly DemoRefund[]
  readonly readCounts?: typeof readCounts
  /** How long a result is waited for. */
  readonly patienceMs?: number
}

/**
 * Does the main job through the app's own screens and leaves pictures, the CSV and `report.json` in `out`.
 * Rejects when a screen does not show what it must, or when the sandboxes' counts and the ledger differ by a won.
 */
export async function runDemo(desk: Desk, out: string, changes: DemoChanges = {}): Promise<DemoReport> {
  const { page } = desk
  const refunds = changes.refunds ?? demoRefunds
  const count = changes.readCounts ?? readCounts
  mkdirSync(out, { recursive: true })
  const photograph = createCamera(page, out)

  await expect(page.getByText(/합계 663건/)).toBeVisible()
  const urls = sandboxUrls(desk.home)
  await foldNotices(page)
  await photograph('거래')
  const before = { kcp: await count(urls.kcp), payple: await count(urls.payple) }
  await openPayment(page, 'YK900002')
  await photograph('결제-구성')
  await page.getByText('왜?').first().click()
  await photograph('영수증-이유')
  const refunded = []
  for (const refund of refunds)
    refunded.push(
      await refundAndPhotograph(page, urls[refund.gateway], refund, photograph, changes.patienceMs ?? 15_000),
    )
  await showScreen(page, '환불')
  for (const { orderNumber } of refunds)
    await expect(page.getByRole('row', { name: new RegExp(orderNumber) })).toBeVisible()
  await photograph('환불-기록')
  await showScreen(page, '현금영수증')
  await expect(page.getByRole('row', { name: /YK/ }).first()).toBeVisible()
  await photograph('현금영수증-발급할-것')
  const file = join(out, `현금영수증대장_연습 상점 · KCP_${demoMonth}.csv`)
  await exportLedger(desk, file)
  await photograph('대장-내보내기')

  const report: DemoReport = {
    lookedUp: refunds.map((refund) => refund.orderNumber),
    refunded,
    gateways: {
      kcp: { before: before.kcp, counted: await count(urls.kcp), ledger: await ledgerSums(page, shopIds.kcp) },
      payple: {
        before: before.payple,
        counted: await count(urls.payple),
        ledger: await ledgerSums(page, shopIds.payple),
      },
    },
    exported: { ...readCsv(file), screen: await monthTotals(page, shopIds.kcp, demoMonth) },
  }
  writeFileSync(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  agree(report)
  return report
}

/** Numbers the pictures in the order they are taken. */
function createCamera(page: Page, out: string): (name: string) => Promise<void> {
  let taken = 0
  return async (name) => {
    taken += 1
    await page.screenshot({ path: join(out, `${String(taken).padStart(2, '0')}-${name}.png`), animations: 'disabled' })
  }
}

async function refundAndPhotograph(
  page: Page,
  sandbox: string,
  refund: DemoRefund,
  photograph: (name: string) => Promise<void>,
  patienceMs: number,
): Promise<DemoRefund & { readonly outcome: string }> {
  const panel = await openPayment(page, refund.orderNumber)
  await panel.getByRole('button', { name: /결제사 조회/ }).click()
  await expect(panel.getByText('결제사 조회 결과')).toBeVisible()
  await photograph(`${refund.gateway}-조회`)
  const dialog = await prepareRefund(page, panel, { amount: refund.won, reason: '고객 변심' })
  await expect(sendButton(dialog)).toBeEnabled()
  await photograph(`${refund.gateway}-환불-미리보기`)
  if (refund.scene !== null) await playScene(sandbox, refund.scene)
  await sendButton(dialog).click()
  if (refund.scene === 'lost-after-commit') {
    await expect(dialog.getByText(/환불 결과를 아직 알 수 없습니다|결과가 확인되었습니다/).first()).toBeVisible()
    await photograph(`${refund.gateway}-결과-불명`)
    const ask = dialog.getByRole('button', { name: '지금 결과 조회' })
    // The desk looks it up by itself, too; whoever is first settles it.
    if (await ask.isEnabled().catch(() => false)) await ask.click({ timeout: 2_000 }).catch(() => undefined)
  }
  await expect(dialog.getByText(/원 환불되었습니다/).first()).toBeVisible({ timeout: patienceMs })
  await photograph(`${refund.gateway}-환불-결과`)
  await dialog.getByRole('button', { name: '닫기' }).last().click()
  await expect(panel.getByText('환불 완료').first()).toBeVisible()
  await photograph(`${refund.gateway}-타임라인`)
  return { ...refund, outcome: 'done' }
}

/** The exported rows and the sum of their receipt amounts, as a program that has never seen the app reads them. */
function readCsv(file: string): { file: string; rows: number; won: number } {
  const rows: Record<string, string>[] = parse(readFileSync(file), { bom: true, columns: true })
  return {
    file: basename(file),
    rows: rows.length,
    won: rows.reduce((won, row) => won + Number(row['현금영수증대상금액']), 0),
  }
}

/** Holds every figure against the other side's. */
function agree(report: DemoReport): void {
  for (const name of ['kcp', 'payple'] as const) {
    const { before, counted, ledger } = report.gateways[name]
    const ours = report.refunded.filter((refund) => refund.gateway === name)
    const won = ours.reduce((sum, refund) => sum + refund.won, 0)
    expect({ name, refunds: counted.refunds - before.refunds, won: counted.refundedWon - before.refundedWon }).toEqual({
      name,
      refunds: ours.length,
      won,
    })
    expect({ name, ...ledger }).toEqual({
      name,
      refundedWon: counted.refundedWon,
      doneRefunds: ours.length,
      doneWon: won,
      openRefunds: 0,
    })
  }
  const { rows, won, screen } = report.exported
  expect({ rows, won }).toEqual({ rows: screen.rows, won: screen.won })
}
