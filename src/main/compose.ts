import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { contract } from '../contract/index.ts'
import { type Answer, createServer } from '../contract/server.ts'
import { AppEvent } from '../contract/events.ts'
import { firstOperatorId, theApp } from '../domain/operator.ts'
import type { Result } from '../domain/result.ts'
import type { BookName } from '../domain/shop.ts'
import { attendedDialogs } from './application/attended-dialogs.ts'
import { createApplication } from './application/index.ts'
import { readFileInto } from './application/imports.ts'
import type { BookProblem, ChosenFile, OpenBook, Ports } from './application/ports.ts'
import { createBulkRunner } from './application/bulk-runner.ts'
import { createReceiptRunner } from './application/receipt-runner.ts'
import { createKeyForgetting } from './application/key-forgetting.ts'
import { createResolver } from './application/resolver.ts'
import { createSession } from './application/session.ts'
import { type BookKeeper, type BookParts, createBooks } from './books.ts'
import { createGateways } from './gateways/index.ts'
import { createHttp } from './gateways/http.ts'
import { hometaxSample } from './practice/hometax-sample.ts'
import { reportSurprises, tellingSafely } from './surprises.ts'
import { fitsPin, sealPin } from './vault/pin.ts'

/** How often it is looked whether the desk is still touched. */
const idleWatchMs = 5_000

/** What boot hands over: the shell's faces and where things lie. */
export type DeskParts = Pick<
  Ports,
  'files' | 'dialogs' | 'printing' | 'openLink' | 'clock' | 'ids' | 'log' | 'recovery' | 'surroundings'
> &
  Pick<BookParts, 'home' | 'folders' | 'keychain' | 'testEndpoints' | 'beginLedgerThread' | 'sandboxWorker'> & {
    readonly announce: (event: AppEvent) => void
  }

/** The desk without a window: one answering function over open books. */
export interface Desk {
  readonly answer: Answer
  openFront(): Promise<Result<OpenBook, BookProblem>>
  /** Somebody touched the window. */
  touched(): void
  /** The machine was locked, or went to sleep: whoever comes back signs in. */
  lock(): void
  close(): Promise<void>
}

/** Connects every part; the only place where they meet. */
export function composeDesk(parts: DeskParts): Desk {
  const announce = tellingSafely((event) => parts.announce(AppEvent.parse(event)), parts.log)
  const gateways = createGateways(createHttp(), parts.clock)
  const books: BookKeeper = createBooks({
    ...parts,
    gateways,
    operatorId: firstOperatorId,
    opened: async (book) => {
      await book.ledger.interruptedImports({ at: parts.clock.now() })
      await book.ledger.interruptedHometaxLists({ at: parts.clock.now() })
      await book.ledger.interruptedBulkRuns({ at: parts.clock.now() })
      const first = await book.ledger.operator(firstOperatorId)
      // Practice asks nobody who they are: the 관리자 is at the desk until another is chosen.
      if (book.name === 'practice' && first !== null) session.enter(book, first)
      const unknown = await resolver.resume(book)
      keyForgetting.begin(book)
      parts.log.event('book.opened', { book: book.name })
      if (unknown > 0) parts.log.event('refunds.unknown-at-start', { count: unknown })
    },
    importAnswers: async (book, shop, path) => {
      const file = await fileOf(path)
      if (file === null) return
      const first = await book.ledger.operator(firstOperatorId)
      await session.as(first ?? theApp, () =>
        readFileInto(ports, book, shop, file, randomUUID(), new AbortController().signal),
      )
    },
    prepared: () => announce({ kind: 'ledger.changed', topics: ['desk', 'shops', 'transactions', 'receipts'] }),
    surprised: (where, cause) => void parts.log.unexpected(where, cause),
    slow: (name, ms) => parts.log.event('ledger.slow', { call: name, ms }),
  })
  const front = (): BookName | null => frontOf(books)
  const session = createSession({ ...parts, front })
  const dialogs = attendedDialogs(parts.dialogs, session, front)
  const common = {
    ...parts,
    announce,
    dialogs,
    books,
    gateways,
    fileOf,
    session,
    pins: { seal: sealPin, fits: fitsPin },
    sampleList: hometaxSample,
  }
  const ports: Ports = {
    ...common,
    get operator() {
      return session.caller()
    },
  }
  // Nobody asks for what is looked up in a rhythm: the app does.
  const resolver = createResolver({ ...common, operator: theApp })
  const keyForgetting = createKeyForgetting(ports)
  const bulkRunner = createBulkRunner(ports, resolver)
  const receiptRunner = createReceiptRunner(ports, resolver)
  const answer = createServer(
    contract,
    createApplication(ports, resolver, bulkRunner, receiptRunner),
    reportSurprises(parts.log),
    session.door,
  )
  const open = createGate()
  const announceDesk = (): void => announce({ kind: 'ledger.changed', topics: ['desk'] })
  const idleWatch = setInterval(() => {
    if (session.lockWhenIdle()) announceDesk()
  }, idleWatchMs)
  idleWatch.unref()
  return {
    answer: async (operation, input) => {
      await open.passed
      return answer(operation, input)
    },
    openFront: async () => {
      const opened = await books.openFront()
      open.pass()
      return opened
    },
    touched: () => session.touched(),
    lock: () => {
      session.leave('work', 'away')
      announceDesk()
    },
    close: async () => {
      clearInterval(idleWatch)
      await Promise.all([bulkRunner.stop(), receiptRunner.end()])
      resolver.stop()
      keyForgetting.stop()
      await books.close()
      await parts.files.close()
    },
  }
}

/** The name of the book in front; null when none is open. */
function frontOf(books: BookKeeper): BookName | null {
  const front = books.front()
  return front.ok ? front.value.name : null
}

/** A promise that calls wait behind until the first book is open, or is known not to open. */
function createGate(): { readonly passed: Promise<void>; pass(): void } {
  let pass = (): void => undefined
  const passed = new Promise<void>((resolve) => {
    pass = resolve
  })
  return { passed, pass: () => pass() }
}

/** A chosen file's name and size; null when it is gone or no file. */
async function fileOf(path: string): Promise<ChosenFile | null> {
  const found = await stat(path).catch(() => null)
  return found?.isFile() === true ? { path, name: basename(path), bytes: found.size } : null
}
