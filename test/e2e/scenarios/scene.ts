import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { epochOf, instantOfEpoch, toInstant } from '../../../src/domain/day.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import { createKcpSandbox, type KcpSandbox, makeKcpIdentity } from '../../../src/main/gateways/kcp/sandbox/index.ts'
import {
  createPaypleSandbox,
  type PaypleSandbox,
  publicTestAccount,
  sandboxCredentials,
} from '../../../src/main/gateways/payple/sandbox/index.ts'
import { writeLines } from '../answer-files.ts'
import { type Desk, freshHome, launch } from '../fixtures.ts'
import { foldNotices, practiceNow, startImport } from '../pages.ts'
import { openWorkBook, signInWhereAsked } from '../people.ts'
import { addTestShop, credentialsOf, enterCredentials } from '../work-shops.ts'
import { answersOf, type Payments, siteCode } from './payments.ts'
import { type WatchedGateway, watchGateway } from './watched-gateway.ts'

/** The shops of the scenarios: A is at KCP, B at Payple. */
export const shopNames = { kcp: '상점 A', payple: '상점 B' } as const satisfies Record<GatewayId, string>

/** Where a gateway gives money back, and where it tells of a payment. */
export const paths = {
  kcp: { cancel: '/gw/mod/v1/cancel', lookUp: '/std/inquery' },
  payple: { cancel: '/php/account/api/cPayCAct.php', lookUp: '/php/PayChkAct.php' },
} as const satisfies Record<GatewayId, Readonly<Record<'cancel' | 'lookUp', string>>>

/** What a scenario plays on: both gateways with its payments, and a profile that outlasts the app. */
export interface Scene {
  readonly kcp: KcpSandbox
  readonly payple: PaypleSandbox
  readonly watched: Readonly<Record<GatewayId, WatchedGateway>>
  readonly folder: string
  /** Starts the app at this time, Korean; the gateways' clocks go with it. */
  readonly open: (now?: string) => Promise<Desk>
  /** Adds the shop at each gateway that has payments and brings them in from files of answers, in the work book of a fresh profile. */
  readonly furnish: (desk: Desk) => Promise<void>
  readonly close: () => Promise<void>
}

/** How Payple's sandbox is to be; everything may be left out. */
interface PaypleHabits {
  /** Does a look-up carry the sum refunded so far? Asked at each look-up; it does not unless told. */
  readonly lookUpShowsRefunds?: () => boolean
}

/** Sets a scenario's stage. */
export async function setScene(payments: Payments, habits: PaypleHabits = {}): Promise<Scene> {
  const began = { at: epochOf(toInstant(practiceNow)), realMs: Date.now() }
  const clock = { now: () => instantOfEpoch(began.at + Date.now() - began.realMs) }
  const identity = await makeKcpIdentity(siteCode, practiceNow)
  const common = { port: 0, clock, bookFile: null }
  const kcp = await createKcpSandbox({
    ...common,
    book: payments.kcp,
    certificates: { [siteCode]: identity.cert },
  })
  const payple = await createPaypleSandbox({
    ...common,
    book: payments.payple,
    account: publicTestAccount,
    get lookUpShowsRefunds() {
      return habits.lookUpShowsRefunds?.() ?? false
    },
  })
  const watched = { kcp: await watchGateway(kcp.url), payple: await watchGateway(payple.url) }
  const credentials = { kcp: { site_cd: siteCode, ...identity }, payple: sandboxCredentials(publicTestAccount) }
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'))
  const home = freshHome()
  const endpoints = join(folder, 'endpoints.json')
  writeFileSync(endpoints, JSON.stringify({ kcp: watched.kcp.url, payple: watched.payple.url }))
  return {
    kcp,
    payple,
    watched,
    folder,
    open: async (now = practiceNow) => {
      Object.assign(began, { at: epochOf(toInstant(now)), realMs: Date.now() })
      const desk = await launch({ home, now, endpoints })
      await signInWhereAsked(desk.page)
      await foldNotices(desk.page)
      return desk
    },
    furnish: async (desk) => {
      await openWorkBook(desk.page)
      for (const [gateway, lines] of Object.entries(answersOf(payments)))
        if (isGateway(gateway) && lines.length > 0)
          await furnishShop(desk, gateway, credentials[gateway], join(folder, `${gateway}.jsonl`), lines)
    },
    close: async () => {
      for (const one of Object.values(watched)) await one.close()
      await Promise.all([kcp.close(), payple.close()])
      rmSync(folder, { recursive: true, force: true })
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const isGateway = (name: string): name is GatewayId => Object.hasOwn(paths, name)

async function furnishShop(
  desk: Desk,
  gateway: GatewayId,
  credentials: Readonly<Record<string, string>>,
  file: string,
  lines: readonly object[],
): Promise<void> {
  const name = shopNames[gateway]
  await addTestShop(desk.page, gateway, name)
  await enterCredentials(desk.page, credentials)
  await expect(credentialsOf(desk.page).getByText(/에 저장됨/)).toBeVisible()
  writeLines(file, lines)
  const screen = await startImport(desk, name, file)
  await expect(screen.getByText(`새 거래 ${lines.length}건 · 이미 있음 0건 · 넣지 않음 0줄`)).toBeVisible()
}
