import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { contract } from '../contract/index.ts'
import { type Answer, createServer } from '../contract/server.ts'
import type { AppEvent } from '../contract/events.ts'
import type { Operator } from '../domain/operator.ts'
import type { Result } from '../domain/result.ts'
import { createApplication } from './application/index.ts'
import { readFileInto } from './application/imports.ts'
import type { BookProblem, ChosenFile, OpenBook, Ports } from './application/ports.ts'
import { createBulkRunner } from './application/bulk-runner.ts'
import { createKeyForgetting } from './application/key-forgetting.ts'
import { createResolver } from './application/resolver.ts'
import { type BookKeeper, type BookParts, createBooks } from './books.ts'
import { createGateways } from './gateways/index.ts'
import { createHttp } from './gateways/http.ts'
import { reportSurprises } from './surprises.ts'

/** Until sign-in exists one operator does all (decision 12); the first migration knows the same one. */
const soleOperator: Operator = { id: 'op-1', name: '관리자', role: 'admin' }

/** What boot hands over: the shell's faces and where things lie. */
export type DeskParts = Pick<
  Ports,
  'files' | 'dialogs' | 'printing' | 'openLink' | 'clock' | 'ids' | 'log' | 'recovery' | 'surroundings'
> &
  Pick<
    BookParts,
    'home' | 'folders' | 'keychain' | 'testEndpoints' | 'sqliteAddon' | 'ledgerWorker' | 'sandboxWorker'
  > & {
    readonly announce: (event: AppEvent) => void
  }

/** The desk without a window: one answering function over open books. */
export interface Desk {
  readonly answer: Answer
  openFront(): Promise<Result<OpenBook, BookProblem>>
  close(): Promise<void>
}

/** Connects every part; the only place where they meet. */
export function composeDesk(parts: DeskParts): Desk {
  const gateways = createGateways(createHttp(), parts.clock)
  const books: BookKeeper = createBooks({
    ...parts,
    gateways,
    operatorId: soleOperator.id,
    opened: async (book) => {
      await book.ledger.interruptedImports({ at: parts.clock.now() })
      await book.ledger.interruptedBulkRuns({ at: parts.clock.now() })
      const unknown = await resolver.resume(book)
      keyForgetting.begin(book)
      parts.log.event('book.opened', { book: book.name })
      if (unknown > 0) parts.log.event('refunds.unknown-at-start', { count: unknown })
    },
    importAnswers: async (book, shop, path) => {
      const file = await fileOf(path)
      if (file === null) return
      await readFileInto(ports, book, shop, file, randomUUID(), new AbortController().signal)
    },
    prepared: () => parts.announce({ kind: 'ledger.changed', topics: ['desk', 'shops', 'transactions', 'receipts'] }),
    surprised: (where, cause) => void parts.log.unexpected(where, cause),
    slow: (name, ms) => parts.log.event('ledger.slow', { call: name, ms }),
  })
  const ports: Ports = { ...parts, books, gateways, fileOf, operator: soleOperator }
  const resolver = createResolver(ports)
  const keyForgetting = createKeyForgetting(ports)
  const bulkRunner = createBulkRunner(ports, resolver)
  const answer = createServer(contract, createApplication(ports, resolver, bulkRunner), reportSurprises(parts.log))
  const open = createGate()
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
    close: async () => {
      await bulkRunner.stop()
      resolver.stop()
      keyForgetting.stop()
      await books.close()
      await parts.files.close()
    },
  }
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
