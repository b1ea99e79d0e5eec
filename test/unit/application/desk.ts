import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '../../../src/contract/client.ts'
import type { AppEvent } from '../../../src/contract/events.ts'
import { type AppContract, contract } from '../../../src/contract/index.ts'
import type { Client } from '../../../src/contract/operation.ts'
import { type Answer, createServer } from '../../../src/contract/server.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import { inquiryPauseMs } from '../../../src/domain/inquiry-rhythm.ts'
import type { Operator } from '../../../src/domain/operator.ts'
import type { Result } from '../../../src/domain/result.ts'
import {
  type BulkPace,
  type BulkRunner,
  createBulkRunner,
  usualBulkPace,
} from '../../../src/main/application/bulk-runner.ts'
import { createApplication } from '../../../src/main/application/index.ts'
import {
  createReceiptRunner,
  type ReceiptRunner,
  usualReceiptPace,
} from '../../../src/main/application/receipt-runner.ts'
import type { OpenBook, Ports } from '../../../src/main/application/ports.ts'
import { createResolver, type Pause, type Resolver } from '../../../src/main/application/resolver.ts'
import { openInProcess } from '../../../src/main/ledger/in-process.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import { reportSurprises } from '../../../src/main/surprises.ts'
import { createIdentityHash } from '../../../src/main/vault/identity-key.ts'
import { openLedgerKey } from '../../../src/main/vault/ledger-key.ts'
import { createSeatKey } from '../../../src/main/vault/seat-key-file.ts'
import { createVault } from '../../../src/main/vault/vault.ts'
import { createMemoryKeychain, type MemoryKeychain } from '../../contract/vault/memory-keychain.ts'
import { createTestClock, type TestClock } from './clock.ts'
import { doorOf, type NextDialogs, type PaperTray, type PortChanges, portsOf } from './ports.ts'
import {
  answerLines,
  enteredCredentials,
  type SandboxChanges,
  startSandboxes,
  type TestSandboxes,
} from './sandboxes.ts'

/** What outlasts a desk: its folder with the key to it, the time, and the gateways. */
export interface Ground {
  readonly folder: string
  readonly keychain: MemoryKeychain
  readonly clock: TestClock
  readonly sandboxes: TestSandboxes
}

/** What a test asks of its desk; everything else is as at a merchant's on the first morning. */
export interface DeskChanges extends PortChanges {
  readonly sandboxes?: SandboxChanges
  /** The rhythm of look-ups; unless told the product's own, which no test waits for. */
  readonly pause?: Pause
  /** The rhythm in which bulk refunds are sent; unless told at once, one after another. */
  readonly bulkPace?: Partial<BulkPace>
  /** Stands between the application and the ledger, to make it fail where a disk would. */
  readonly ledger?: (ledger: Ledger) => Ledger
  /** False leaves the book empty: no shops, no payments. */
  readonly filled?: boolean
  /** A desk that was there before, opened again; what it stands on is left when it closes. */
  readonly ground?: Ground
}

/** The desk without a window: the real application over a real ledger, vault, gateways and sandboxes, spoken to in the contract. */
export interface TestDesk extends Ground {
  readonly api: Client<AppContract>
  /** A second window's or process's way to the same book. */
  readonly otherApi: Client<AppContract>
  /** Every answer so far, as it crossed the bridge. */
  readonly answers: readonly unknown[]
  /** From now on this person is at the desk. */
  readonly sit: (operator: Operator) => void
  readonly ledger: Ledger
  readonly book: OpenBook
  readonly resolver: Resolver
  readonly events: readonly AppEvent[]
  /** What was logged: names of events, and `where: cause` of surprises. */
  readonly logged: readonly string[]
  /** Where calls go; a test may send them elsewhere. */
  readonly endpoints: Record<GatewayId, string>
  readonly dialogs: NextDialogs
  readonly tray: PaperTray
  readonly shopIds: Readonly<Record<GatewayId, string>>
  close(): Promise<void>
}

/** The value of an answer that must be one. */
export function valueOf<T>(answer: Result<T, unknown>): T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.failure)}`)
  return answer.value
}

/** The refusal of an answer that must be one. */
export function refusalOf<F>(answer: Result<unknown, F>): F {
  if (answer.ok) throw new Error(`answered: ${JSON.stringify(answer.value)}`)
  return answer.failure
}

const cleanUps: (() => Promise<void>)[] = []

/** Closes every desk a test has opened. */
export async function closeDesks(): Promise<void> {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
}

/** Lays what a desk stands on. `master` is the keychain's own key, for one that another process shares. */
export async function layGround(changes: SandboxChanges = {}, master?: Uint8Array): Promise<Ground> {
  const clock = createTestClock()
  return {
    folder: mkdtempSync(join(tmpdir(), 'yeongsu-desk-')),
    keychain: createMemoryKeychain('memory', master),
    clock,
    sandboxes: await startSandboxes(clock, changes),
  }
}

/** Takes away what a desk stood on. */
export async function clearGround({ folder, sandboxes }: Ground): Promise<void> {
  await sandboxes.close()
  rmSync(folder, { recursive: true, force: true })
}

/** Opens a desk with a shop at each gateway and the sandboxes' payments in the book. */
export async function openDesk(changes: DeskChanges = {}): Promise<TestDesk> {
  const ground = changes.ground ?? (await layGround(changes.sandboxes))
  const { folder, keychain, clock, sandboxes } = ground
  const isNew = !existsSync(join(folder, 'ledger.db'))
  const { ledger, identityHash } = openLedger(ground, isNew)
  const endpoints = { ...sandboxes.urls }
  const book: OpenBook = {
    name: 'work',
    ledger: changes.ledger?.(ledger) ?? ledger,
    vault: createVault({ folder: join(folder, 'vault'), keychain, clock }),
    seatKey: createSeatKey({ folder, keychain, clock }),
    identityHash,
    route: (shop) => ({ endpoint: endpoints[shop.gateway], reach: 'loopback' }),
  }
  const { ports, sit, ...seen } = portsOf(changes, { folder, clock, keychain, book })
  const resolver = createResolver(ports, changes.pause ?? inquiryPauseMs)
  const answers: unknown[] = []
  const runner = createBulkRunner(ports, resolver, { ...usualBulkPace, betweenMs: 0, ...changes.bulkPace })
  const receiptRunner = createReceiptRunner(ports, resolver, { ...usualReceiptPace, betweenMs: 0 })
  const runners = { runner, receiptRunner }
  const api = clientOf(ports, resolver, runners, answers)
  const close = async (): Promise<void> => {
    await runner.stop()
    await receiptRunner.end()
    resolver.stop()
    await ledger.close()
    if (changes.ground === undefined) await clearGround(ground)
  }
  cleanUps.push(close)
  // The book is filled by who may, whoever is at the desk afterwards.
  const admin: Ports = { ...ports, operator: { ...ports.operator, role: 'admin' } }
  if (isNew && changes.filled !== false) await fill(clientOf(admin, resolver, runners, answers))
  const otherRunners = { ...runners, runner: createBulkRunner(ports, resolver, runner.pace) }
  const otherApi = clientOf(ports, resolver, otherRunners, answers)
  const shopIds = await shopsOf(ledger)
  return { ...seen, ...ground, api, otherApi, answers, ledger, book, resolver, endpoints, shopIds, sit, close }
}

function openLedger({ folder, keychain, clock }: Ground, isNew: boolean) {
  const key = valueOf(openLedgerKey({ folder, keychain, clock, ledgerExists: !isNew }))
  const identityHash = createIdentityHash(key)
  const place = { file: join(folder, 'ledger.db'), key, addon: process.env['YEONGSU_SQLITE_ADDON'] || null }
  return { ledger: valueOf(openInProcess(place)), identityHash }
}

/** The first shop at each gateway; no name where there is none. */
async function shopsOf(ledger: Ledger): Promise<Record<GatewayId, string>> {
  const shops = await ledger.shops()
  const idOf = (gateway: GatewayId): string => shops.find((shop) => shop.gateway === gateway)?.id ?? ''
  return { kcp: idOf('kcp'), payple: idOf('payple') }
}

interface Runners {
  readonly runner: BulkRunner
  readonly receiptRunner: ReceiptRunner
}

function clientOf(ports: Ports, resolver: Resolver, runners: Runners, answers: unknown[]): Client<AppContract> {
  const application = createApplication(ports, resolver, runners.runner, runners.receiptRunner)
  const answer: Answer = createServer(contract, application, reportSurprises(ports.log), doorOf(ports))
  return createClient<AppContract>(async (operation, input) => {
    // What crosses the bridge is cloned, both ways.
    const answered = structuredClone(await answer(operation, structuredClone(input)))
    answers.push(answered)
    return answered
  })
}

async function fill(api: Client<AppContract>): Promise<void> {
  const add = async (gateway: GatewayId, name: string): Promise<void> => {
    const shop = valueOf(await api.shops.add({ name, gateway, environment: 'test', colour: 'blue' }))
    valueOf(await api.shops.storeCredentials({ shopId: shop.id, values: { ...enteredCredentials[gateway] } }))
    const text = answerLines[gateway].map((line) => JSON.stringify(line)).join('\n')
    const run = valueOf(await api.imports.paste({ importId: `book-${gateway}`, shopId: shop.id, text }))
    if (run.added !== answerLines[gateway].length) throw new Error(`not all of ${gateway} was taken`)
  }
  await add('kcp', '상점 케이')
  await add('payple', '상점 페이')
}
