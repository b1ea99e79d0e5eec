import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { GatewayId } from '../domain/gateway.ts'
import { failed, ok, type Result } from '../domain/result.ts'
import { type BookName, bookNames, type Shop } from '../domain/shop.ts'
import { type BookProblem, type Books, type Clock, NoBookOpen, type OpenBook } from './application/ports.ts'
import type { Gateway } from './gateways/gateway.ts'
import { type LedgerThreads, startLedgerThreads } from './ledger/connect.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { BeginThread } from './ledger/thread-start.ts'
import { practicePeople } from './practice/people.ts'
import { type Practice, resetPractice, startPractice } from './practice/practice.ts'
import type { Keychain } from './vault/keychain.ts'
import { createIdentityHash, type IdentityHash } from './vault/identity-key.ts'
import { openLedgerKey } from './vault/ledger-key.ts'
import { openWithRecoveryKey } from './vault/ledger-recovery.ts'
import { createSeatKey } from './vault/seat-key-file.ts'
import { createVault } from './vault/vault.ts'

/** A place calls may go to. */
type Route = ReturnType<OpenBook['route']>

/** When the lane that reads begins: by then the page of a start has been drawn, and nobody has typed a PIN yet. */
const readingAfterMs = 500

/** What the books are opened with. */
export interface BookParts {
  readonly home: string
  readonly folders: Readonly<Record<BookName, string>>
  readonly keychain: Keychain
  readonly clock: Clock
  readonly gateways: Readonly<Record<GatewayId, Gateway>>
  /** Other addresses for test shops, loopback only (decision 16); empty where there are none. */
  readonly testEndpoints: Readonly<Partial<Record<GatewayId, string>>>
  readonly beginLedgerThread: BeginThread
  readonly sandboxWorker: string
  readonly operatorId: string
  /** Follows a book from now on: open refunds become unknown and are looked up. */
  readonly opened: (book: OpenBook) => Promise<void>
  /** Brings one file of practice answers in, through the product's own import. */
  readonly importAnswers: (book: OpenBook, shop: Shop, file: string) => Promise<void>
  readonly prepared: () => void
  /** Hears of what went wrong where nobody waits for an answer. */
  readonly surprised: (where: string, cause: unknown) => void
  readonly slow: (name: string, ms: number) => void
}

/** The books and their end. */
export interface BookKeeper extends Books {
  close(): Promise<void>
}

interface Kept {
  readonly book: OpenBook
  close(): Promise<void>
}

/** Keeps the practice and the work book: opens each once, keeps both open, remembers which is in front. */
export function createBooks(parts: BookParts): BookKeeper {
  const kept = new Map<BookName, Kept>()
  const frontFile = join(parts.home, 'front-book')
  let front: Result<OpenBook, BookProblem> = failed({ kind: 'ledger-unreadable' })
  let filling = 0

  const open: Record<BookName, () => Promise<Result<Kept, BookProblem>>> = {
    work: async () => {
      const opened = await openLedger(parts, parts.folders.work)
      if (!opened.ok) return opened
      return ok(
        keep(
          parts,
          'work',
          opened.value,
          (shop) => publicRoute(parts, shop),
          () => opened.value.ledger.close(),
        ),
      )
    },
    practice: async () => {
      const practice = await startPractice({
        folder: parts.folders.practice,
        clock: parts.clock,
        sandboxWorker: parts.sandboxWorker,
      })
      const opened = await openLedger(parts, parts.folders.practice)
      if (!opened.ok) {
        await practice.stop()
        return opened
      }
      const { ledger } = opened.value
      const made = keep(
        parts,
        'practice',
        opened.value,
        (shop) => sandboxRoute(practice, shop),
        async () => {
          await ledger.close()
          await practice.stop()
        },
      )
      filling += 1
      fillPractice(parts, made.book, practice)
        .catch((cause: unknown) => parts.surprised('practice.fill', cause))
        .finally(() => {
          filling -= 1
          parts.prepared()
        })
      return ok(made)
    },
  }

  const bring = async (name: BookName): Promise<Result<OpenBook, BookProblem>> => {
    let one = kept.get(name)
    if (one === undefined) {
      const opened = await open[name]()
      if (!opened.ok) return opened
      one = opened.value
      kept.set(name, one)
      await parts.opened(one.book)
    }
    front = ok(one.book)
    writeFileSync(frontFile, name)
    return ok(one.book)
  }

  const restartPractice = async (): Promise<Result<OpenBook, BookProblem>> => {
    await kept.get('practice')?.close()
    kept.delete('practice')
    await resetPractice(parts.folders.practice)
    return bring('practice')
  }

  const openWithRecovery: BookKeeper['openWithRecoveryKey'] = async (typed) => {
    const { keychain, clock, folders } = parts
    const recovered = openWithRecoveryKey({ folder: folders.work, keychain, clock, typed })
    if (recovered.ok) recovered.value.fill(0)
    else if (recovered.failure.kind === 'keychain-unavailable') return failed(recovered.failure)
    else return failed({ kind: 'recovery-key-differs' })
    return bring('work')
  }

  return {
    openWithRecoveryKey: openWithRecovery,
    current: () => {
      if (!front.ok) throw new NoBookOpen()
      return front.value
    },
    front: () => front,
    preparing: () => filling > 0,
    bring,
    restartPractice,
    openFront: async () => {
      const name = frontName(frontFile)
      const opened = await bring(name)
      // Practice holds nothing of value and must never block: a practice book that no longer opens is begun anew (decision 19).
      const last = opened.ok || name === 'work' || !startsAnew(opened.failure) ? opened : await restartPractice()
      if (!last.ok) front = last
      return last
    },
    close: async () => {
      for (const one of kept.values()) await one.close()
      kept.clear()
    },
  }
}

/** Would a new practice book open where this one did not? Not when the machine itself is what is missing. */
const startsAnew = ({ kind }: BookProblem): boolean =>
  kind === 'ledger-key-lost' || kind === 'ledger-unreadable' || kind === 'ledger-damaged' || kind === 'migration-failed'

function frontName(file: string): BookName {
  const written = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  return bookNames.find((name) => name === written) ?? 'practice'
}

const keep = (
  parts: BookParts,
  name: BookName,
  { ledger, identityHash }: OpenedBook,
  route: (shop: Shop) => Route,
  close: () => Promise<void>,
): Kept => ({
  book: {
    name,
    ledger,
    vault: createVault({ folder: join(parts.folders[name], 'vault'), keychain: parts.keychain, clock: parts.clock }),
    seatKey: createSeatKey({ folder: parts.folders[name], keychain: parts.keychain, clock: parts.clock }),
    identityHash,
    route,
  },
  close,
})

/** An open ledger, and what is made from its key while that is in hand. */
interface OpenedBook {
  readonly ledger: Ledger
  readonly identityHash: IdentityHash
}

async function openLedger(parts: BookParts, folder: string): Promise<Result<OpenedBook, BookProblem>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'ledger.db')
  // The threads load their code while the keyring is asked.
  const threads = startLedgerThreads({
    begin: parts.beginLedgerThread,
    onSlow: parts.slow,
    reading: { afterMs: readingAfterMs, failed: (cause) => parts.surprised('ledger.read', cause) },
  })
  const key = openLedgerKey({ folder, keychain: parts.keychain, clock: parts.clock, ledgerExists: existsSync(file) })
  if (!key.ok) {
    await threads.close()
    return key.failure.kind === 'keychain-unavailable'
      ? failed(key.failure)
      : failed({ kind: 'ledger-key-lost', recoverable: key.failure.recoverable })
  }
  const identityHash = createIdentityHash(key.value)
  const opened = await threads.open({ file, key: key.value })
  key.value.fill(0)
  return opened.ok ? ok({ ledger: opened.value, identityHash }) : failed(bookProblem(opened.failure))
}

type OpenedLedger = Awaited<ReturnType<LedgerThreads['open']>>
type LedgerProblem = Extract<OpenedLedger, { readonly ok: false }>['failure']

function bookProblem(problem: LedgerProblem): BookProblem {
  switch (problem.kind) {
    case 'migration-failed':
      return { kind: problem.kind, migration: problem.migration, backup: problem.backup }
    case 'ledger-newer-than-app':
    case 'ledger-damaged':
    case 'ledger-unreadable':
    case 'ledger-in-use':
    case 'ledger-linked':
    case 'disk-full':
    case 'sqlite-addon-missing':
      return { kind: problem.kind }
  }
}

function publicRoute({ gateways, testEndpoints }: BookParts, shop: Shop): Route {
  const other = shop.environment === 'test' ? testEndpoints[shop.gateway] : undefined
  if (other !== undefined) return { endpoint: other, reach: 'loopback' }
  if (shop.environment === 'practice') throw new Error('a practice shop in the work book')
  return { endpoint: gateways[shop.gateway].endpoints[shop.environment], reach: 'public' }
}

const sandboxRoute = (practice: Practice, shop: Shop): Route => ({
  endpoint: practice.endpoints[shop.gateway],
  reach: 'loopback',
})

/** At the first start: the people of practice, its shops, their credentials, and their book, imported like any other file. */
async function fillPractice(parts: BookParts, book: OpenBook, practice: Practice): Promise<void> {
  const done = { operatorId: parts.operatorId, at: parts.clock.now() }
  const people = await book.ledger.operators()
  for (const operator of practicePeople) {
    if (!people.some((one) => one.id === operator.id)) await book.ledger.addOperator({ operator, pin: null, ...done })
  }
  const known = await book.ledger.shops()
  for (const { shop, credentials, identifying } of practice.shops) {
    const state = await book.vault.state(shop.id)
    if (!state.stored) await book.vault.put(shop.id, credentials, identifying)
    if (known.some((one) => one.id === shop.id)) continue
    await book.ledger.addShop({ shop, ...done })
  }
  const runs = await book.ledger.imports({ limit: 200 })
  for (const { shopId, file, name } of practice.answerFiles) {
    const shop = practice.shops.find((one) => one.shop.id === shopId)?.shop
    const taken = runs.some((run) => run.fileName === name && run.shopId === shopId && run.state === 'finished')
    if (shop !== undefined && !taken) await parts.importAnswers(book, shop, file)
  }
}
