import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createClient } from '../../../src/contract/client.ts'
import type { AppEvent } from '../../../src/contract/events.ts'
import { type AppContract, contract } from '../../../src/contract/index.ts'
import type { Client } from '../../../src/contract/operation.ts'
import { type Answer, createServer } from '../../../src/contract/server.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import { inquiryPauseMs } from '../../../src/domain/inquiry-rhythm.ts'
import { ok, type Result } from '../../../src/domain/result.ts'
import { createApplication } from '../../../src/main/application/index.ts'
import { type Books, NoBookOpen, type OpenBook, type Ports } from '../../../src/main/application/ports.ts'
import { createResolver, type Pause, type Resolver } from '../../../src/main/application/resolver.ts'
import { fileLaneInProcess } from '../../../src/main/files/connect.ts'
import { openInProcess } from '../../../src/main/ledger/connect.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import { reportSurprises } from '../../../src/main/surprises.ts'
import { openLedgerKey } from '../../../src/main/vault/ledger-key.ts'
import { createLedgerRecovery } from '../../../src/main/vault/ledger-recovery.ts'
import { createVault } from '../../../src/main/vault/vault.ts'
import { createMemoryKeychain, type MemoryKeychain } from '../../contract/vault/memory-keychain.ts'
import { createTestClock, type TestClock } from './clock.ts'
import {
  answerLines,
  createTestGateways,
  enteredCredentials,
  type SandboxChanges,
  startSandboxes,
  type TestSandboxes,
  type Waits,
} from './gateways.ts'

/** What a test asks of its desk; everything else is as at a merchant's on the first morning. */
export interface DeskChanges {
  readonly sandboxes?: SandboxChanges
  readonly waits?: Waits
  /** The rhythm of look-ups; unless told the product's own, which no test waits for. */
  readonly pause?: Pause
  /** Stands between the application and the ledger, to make it fail where a disk would. */
  readonly ledger?: (ledger: Ledger) => Ledger
  readonly realShopsAllowed?: boolean
  readonly role?: Ports['operator']['role']
  /** False leaves the book empty: no shops, no payments. */
  readonly filled?: boolean
}

/** The desk without a window: the real application over a real ledger, vault, gateways and sandboxes, spoken to in the contract. */
export interface TestDesk {
  readonly api: Client<AppContract>
  /** A second window's or process's way to the same book. */
  readonly otherApi: Client<AppContract>
  /** Every answer so far, as it crossed the bridge. */
  readonly answers: readonly unknown[]
  readonly ledger: Ledger
  readonly book: OpenBook
  readonly resolver: Resolver
  readonly clock: TestClock
  readonly keychain: MemoryKeychain
  readonly sandboxes: TestSandboxes
  readonly folder: string
  readonly events: readonly AppEvent[]
  /** What was logged: names of events, and `where: cause` of surprises. */
  readonly logged: readonly string[]
  /** Where calls go; a test may send them elsewhere. */
  readonly endpoints: Record<GatewayId, string>
  /** What the next file dialogs answer. */
  readonly dialogs: { open: string | null; save: string | null }
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

/** Opens a desk with a shop at each gateway and the sandboxes' payments in the book. */
export async function openDesk(changes: DeskChanges = {}): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'yeongsu-desk-'))
  const clock = createTestClock()
  const keychain = createMemoryKeychain()
  const sandboxes = await startSandboxes(clock, changes.sandboxes)
  const ledger = openLedger(folder, keychain, clock)
  const endpoints = { ...sandboxes.urls }
  const book: OpenBook = {
    name: 'work',
    ledger: changes.ledger?.(ledger) ?? ledger,
    vault: createVault({ folder: join(folder, 'vault'), keychain, clock }),
    route: (shop) => ({ endpoint: endpoints[shop.gateway], reach: 'loopback' }),
  }
  const { ports, ...seen } = portsOf(changes, { folder, clock, keychain, book })
  const resolver = createResolver(ports, changes.pause ?? inquiryPauseMs)
  const answers: unknown[] = []
  const api = clientOf(ports, resolver, answers)
  const close = async (): Promise<void> => {
    resolver.stop()
    await sandboxes.close()
    await ledger.close()
    rmSync(folder, { recursive: true, force: true })
  }
  cleanUps.push(close)
  const shopIds = changes.filled === false ? { kcp: '', payple: '' } : await fill(api)
  return {
    ...seen,
    api,
    otherApi: clientOf(ports, resolver, answers),
    answers,
    ledger,
    book,
    resolver,
    clock,
    keychain,
    sandboxes,
    folder,
    endpoints,
    shopIds,
    close,
  }
}

function openLedger(folder: string, keychain: MemoryKeychain, clock: TestClock): Ledger {
  const key = valueOf(openLedgerKey({ folder, keychain, clock, ledgerExists: false }))
  return valueOf(
    openInProcess({ file: join(folder, 'ledger.db'), key, addon: process.env['YEONGSU_SQLITE_ADDON'] || null }),
  )
}

interface Place {
  readonly folder: string
  readonly clock: TestClock
  readonly keychain: MemoryKeychain
  readonly book: OpenBook
}

function portsOf(changes: DeskChanges, { folder, clock, keychain, book }: Place) {
  const events: AppEvent[] = []
  const logged: string[] = []
  const dialogs: TestDesk['dialogs'] = { open: null, save: null }
  let id = 0
  const ports: Ports = {
    books: booksOf(book),
    gateways: createTestGateways(clock, changes.waits),
    files: fileLaneInProcess(),
    dialogs: { chooseOpenFile: async () => dialogs.open, chooseSaveFile: async () => dialogs.save },
    fileOf: async (path) => ({
      path,
      name: basename(path),
      bytes: statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    }),
    openLink: async () => ok(null),
    clock,
    ids: { next: () => `id-${(id += 1)}`, chance: () => 0.5 },
    log: {
      event: (name) => void logged.push(name),
      unexpected: (where, cause) => {
        logged.push(`${where}: ${String(cause)}`)
        return `E-${logged.length}`
      },
    },
    operator: { id: 'op-1', name: '관리자', role: changes.role ?? 'admin' },
    recovery: createLedgerRecovery({ folder, keychain, clock }),
    surroundings: {
      version: '0.1.0',
      notices: [],
      realShopsAllowed: changes.realShopsAllowed ?? true,
      keychain: () => keychainWord(keychain),
    },
    announce: (event) => void events.push(event),
  }
  return { ports, events, logged, dialogs }
}

function keychainWord(keychain: MemoryKeychain): ReturnType<Ports['surroundings']['keychain']> {
  const state = keychain.state()
  return state.kind === 'ready'
    ? { ready: true, backend: state.backend, remedy: null }
    : { ready: false, backend: state.backend, remedy: state.remedy }
}

/** One open book, always in front; opening others is the books' own matter. */
const booksOf = (book: OpenBook): Books => ({
  current: () => book,
  front: () => ok(book),
  openFront: async () => ok(book),
  preparing: () => false,
  bring: async () => {
    throw new NoBookOpen()
  },
  restartPractice: async () => ok(book),
  openWithRecoveryKey: async () => ok(book),
})

function clientOf(ports: Ports, resolver: Resolver, answers: unknown[]): Client<AppContract> {
  const answer: Answer = createServer(contract, createApplication(ports, resolver), reportSurprises(ports.log))
  return createClient(contract, async (operation, input) => {
    // What crosses the bridge is cloned, both ways.
    const answered = structuredClone(await answer(operation, structuredClone(input)))
    answers.push(answered)
    return answered
  })
}

async function fill(api: Client<AppContract>): Promise<Record<GatewayId, string>> {
  const add = async (gateway: GatewayId, name: string): Promise<string> => {
    const shop = valueOf(await api.shops.add({ name, gateway, environment: 'test', colour: 'blue' }))
    valueOf(await api.shops.storeCredentials({ shopId: shop.id, values: { ...enteredCredentials[gateway] } }))
    const text = answerLines[gateway].map((line) => JSON.stringify(line)).join('\n')
    const run = valueOf(await api.imports.paste({ importId: `book-${gateway}`, shopId: shop.id, text }))
    if (run.added !== answerLines[gateway].length) throw new Error(`not all of ${gateway} was taken`)
    return shop.id
  }
  return { kcp: await add('kcp', '상점 케이'), payple: await add('payple', '상점 페이') }
}

/** Makes a folder in the desk's own. */
export function folderIn(desk: Pick<TestDesk, 'folder'>, name: string): string {
  const path = join(desk.folder, name)
  mkdirSync(path, { recursive: true })
  return path
}
