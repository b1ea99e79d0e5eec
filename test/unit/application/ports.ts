import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { AppEvent } from '../../../src/contract/events.ts'
import type { Door } from '../../../src/contract/server.ts'
import type { Instant } from '../../../src/domain/day.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import { may, type Operator, rolesThatMay } from '../../../src/domain/operator.ts'
import { failed, ok } from '../../../src/domain/result.ts'
import {
  type Books,
  NoBookOpen,
  type OpenBook,
  type Ports,
  type PrintOutcome,
} from '../../../src/main/application/ports.ts'
import { fileLaneInProcess } from '../../../src/main/files/in-process.ts'
import type { Gateway } from '../../../src/main/gateways/gateway.ts'
import { createHttp } from '../../../src/main/gateways/http.ts'
import { createKcp } from '../../../src/main/gateways/kcp/index.ts'
import { createPayple } from '../../../src/main/gateways/payple/index.ts'
import { createSession } from '../../../src/main/application/session.ts'
import { createLedgerRecovery } from '../../../src/main/vault/ledger-recovery.ts'
import { hometaxSample } from '../../../src/main/practice/hometax-sample.ts'
import { fitsPin, sealPin } from '../../../src/main/vault/pin.ts'
import type { PaperPage } from '../../../src/domain/paper-page.ts'
import type { SlipPaper } from '../../../src/domain/refund-slip.ts'
import type { MemoryKeychain } from '../../contract/vault/memory-keychain.ts'
import type { TestClock } from './clock.ts'

/** How long calls wait here, in milliseconds; nothing but a scene comes near it. */
interface Waits {
  readonly moneyMs: number
  readonly readMs: number
}

const usualWaits: Waits = { moneyMs: 5_000, readMs: 5_000 }

/** The real gateways over real HTTP. */
function createTestGateways(
  clock: { now(): Instant },
  { moneyMs, readMs }: Waits = usualWaits,
): Readonly<Record<GatewayId, Gateway>> {
  const http = createHttp()
  return {
    kcp: createKcp(http, clock, { cancelMs: moneyMs, inquiryMs: readMs }),
    payple: createPayple(http, { authMs: readMs, cancelMs: moneyMs, lookUpMs: readMs }),
  }
}

/** What a test may have otherwise than a merchant on the first morning. */
export interface PortChanges {
  readonly waits?: Waits
  readonly realShopsAllowed?: boolean
  readonly role?: Ports['operator']['role']
  /** Hears of news before it is kept; one that throws is a window that is going away. */
  readonly announced?: () => void
}

/** What the next file dialogs answer; null is an operator who chose nothing. */
export interface NextDialogs {
  open: string | null
  save: string | null
  /** What happens while the dialog that asks where to save stands open. */
  meanwhile?: () => Promise<unknown>
}

/** Slips that were asked for, and what the next print answers. */
export interface PaperTray {
  readonly slips: { readonly slip: PaperPage; readonly paper: SlipPaper }[]
  next: PrintOutcome
}

/** A press without a window: a PDF is the slip as JSON. */
const printingTo = (tray: PaperTray): Ports['printing'] => ({
  toPdf: async (slip, paper) => {
    tray.slips.push({ slip, paper })
    return new TextEncoder().encode(JSON.stringify(slip))
  },
  print: async (slip, paper) => {
    tray.slips.push({ slip, paper })
    return tray.next
  },
})

/** Where a desk lives. */
export interface Place {
  readonly folder: string
  readonly clock: TestClock
  readonly keychain: MemoryKeychain
  readonly book: OpenBook
}

/** The application's ports: everything real but the shell, and what the shell was told. */
export function portsOf(changes: PortChanges, { folder, clock, keychain, book }: Place) {
  const events: AppEvent[] = []
  const logged: string[] = []
  const dialogs: NextDialogs = { open: null, save: null }
  const tray: PaperTray = { slips: [], next: 'printed' }
  const start = randomUUID().slice(0, 8)
  let id = 0
  let operator: Ports['operator'] = { id: 'op-1', name: '관리자', role: changes.role ?? 'admin' }
  const log: Ports['log'] = {
    event: (name) => void logged.push(name),
    unexpected: (where, cause) => {
      logged.push(`${where}: ${String(cause)}`)
      return `E-${logged.length}`
    },
  }
  const session = createSession({ clock, log, front: () => book.name })
  session.enter(book, operator)
  const ports: Ports = {
    books: booksOf(book),
    gateways: createTestGateways(clock, changes.waits),
    files: fileLaneInProcess(),
    dialogs: {
      chooseOpenFile: async () => dialogs.open,
      chooseSaveFile: async () => (await dialogs.meanwhile?.(), dialogs.save),
    },
    printing: printingTo(tray),
    fileOf: async (path) => ({
      path,
      name: basename(path),
      bytes: statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    }),
    openLink: async () => ok(null),
    clock,
    ids: { next: () => `id-${start}-${(id += 1)}`, chance: () => 0.5 },
    log,
    get operator() {
      return operator
    },
    session,
    pins: { seal: sealPin, fits: fitsPin },
    sampleList: hometaxSample,
    recovery: createLedgerRecovery({ folder, keychain, clock }),
    surroundings: {
      version: '0.1.0',
      notices: [],
      realShopsAllowed: changes.realShopsAllowed ?? true,
      keychain: () => keychainWord(keychain),
    },
    announce: (event) => {
      changes.announced?.()
      events.push(event)
    },
  }
  const sit = (next: Operator): void => {
    operator = next
  }
  return { ports, events, logged, dialogs, tray, sit }
}

function keychainWord(keychain: MemoryKeychain): ReturnType<Ports['surroundings']['keychain']> {
  const state = keychain.state()
  return state.kind === 'ready'
    ? { ready: true, backend: state.backend, remedy: null }
    : { ready: false, backend: state.backend, remedy: state.remedy }
}

/** Lets everything in that the operator of these ports may, whatever the clock says; when a desk locks is the session's own test. */
export const doorOf =
  (ports: Pick<Ports, 'operator'>): Door =>
  (needs) =>
    needs.may === 'anyone' || may(ports.operator.role, needs.may)
      ? ok((work) => work())
      : failed({ kind: 'not-allowed', roles: [...rolesThatMay(needs.may)] })

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
