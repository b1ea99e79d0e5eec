import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import type { ImportRun } from '../../domain/import-run.ts'
import { failed, ok } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import type { AnswerBatch, FileProblem } from '../files/file-lane.ts'
import type { ChosenFile, OpenBook, Ports } from './ports.ts'

/** How many of the newest imports are searched for one that has just ended. */
const newestImports = 50

/** Gateway answers coming in, from files or pasted. A path never leaves main: a token stands for it. */
export function importHandlers(ports: Ports): Handlers<AppContract>['imports'] {
  const chosen = new Map<string, ChosenFile>()
  const running = new Map<string, AbortController>()

  const shopOf = async (book: OpenBook, shopId: string): Promise<Shop | null> =>
    (await book.ledger.shops()).find((one) => one.id === shopId) ?? null

  return {
    chooseFile: async () => {
      const path = await ports.dialogs.chooseOpenFile('결제사 응답 파일 가져오기', [
        'jsonl',
        'ndjson',
        'json',
        'csv',
        'txt',
        'log',
      ])
      const file = path === null ? null : await ports.fileOf(path)
      if (file === null) return ok(null)
      const token = ports.ids.next()
      chosen.set(token, file)
      return ok({ token, name: file.name, bytes: file.bytes })
    },
    start: async ({ importId, token, shopId }) => {
      const book = ports.books.current()
      const file = chosen.get(token)
      if (file === undefined) return failed({ kind: 'file-not-chosen' })
      const shop = await shopOf(book, shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      chosen.delete(token)
      const stop = new AbortController()
      running.set(importId, stop)
      try {
        return await readFileInto(ports, book, shop, file, importId, stop.signal)
      } finally {
        running.delete(importId)
      }
    },
    paste: async ({ importId, shopId, text }) => {
      const book = ports.books.current()
      const shop = await shopOf(book, shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const batch = await ports.files.readText({ text, gateway: shop.gateway })
      if (batch.lines === 0) return failed({ kind: 'not-gateway-answers' })
      const pasted = { path: '', name: '붙여넣은 응답', bytes: Buffer.byteLength(text) }
      await begin(ports, book, shop, pasted, importId)
      await store(ports, book, shop, importId, batch)
      return ok(await end(ports, book, importId, 'finished', null))
    },
    cancel: async ({ importId }) => {
      running.get(importId)?.abort()
      return ok({})
    },
    list: async ({ limit }) => ok(await ports.books.current().ledger.imports({ limit })),
    rejects: async (page) => ok(await ports.books.current().ledger.rejectsOf(page)),
  }
}

/** Reads one file into a book batch by batch; what was stored stays, however it ends. */
export async function readFileInto(
  ports: Ports,
  book: OpenBook,
  shop: Shop,
  file: ChosenFile,
  importId: string,
  signal: AbortSignal,
) {
  await begin(ports, book, shop, file, importId)
  const sums = { lines: 0, added: 0, already: 0, rejected: 0 }
  let read: Awaited<ReturnType<Ports['files']['readAnswers']>>
  try {
    read = await ports.files.readAnswers(
      { file: file.path, gateway: shop.gateway },
      async (batch) => {
        const stored = await store(ports, book, shop, importId, batch)
        sums.lines += batch.lines
        sums.added += stored.added
        sums.already += stored.already
        sums.rejected += stored.rejected
        ports.announce({ kind: 'import.progressed', importId, ...sums, bytesRead: batch.bytesRead, bytes: file.bytes })
      },
      signal,
    )
  } catch (cause) {
    await end(ports, book, importId, 'failed', '읽는 중에 멈췄습니다. 그때까지 저장된 거래는 그대로 있습니다.')
    throw cause
  }
  if (read.ok) return ok(await end(ports, book, importId, 'finished', null))
  if (read.failure.kind === 'cancelled') return ok(await end(ports, book, importId, 'cancelled', null))
  const failure = importFailure(read.failure)
  await end(ports, book, importId, 'failed', fileProblemSentence(read.failure))
  return failed(failure)
}

const begin = (ports: Ports, book: OpenBook, shop: Shop, file: ChosenFile, id: string): Promise<void> =>
  book.ledger.startImport({
    id,
    shopId: shop.id,
    fileName: file.name,
    bytes: file.bytes,
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })

const store = (ports: Ports, book: OpenBook, shop: Shop, importId: string, batch: AnswerBatch) =>
  book.ledger.recordImported({
    importId,
    shopId: shop.id,
    gateway: shop.gateway,
    payments: batch.payments,
    refunds: batch.refunds,
    rejects: batch.rejects,
    passedOver: batch.passedOver,
    lines: batch.lines,
    at: ports.clock.now(),
  })

async function end(
  ports: Ports,
  book: OpenBook,
  id: string,
  state: 'finished' | 'cancelled' | 'failed',
  problem: string | null,
): Promise<ImportRun> {
  await book.ledger.finishImport({ id, state, problem, at: ports.clock.now() })
  ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'receipts', 'imports', 'refunds'] })
  const run = (await book.ledger.imports({ limit: newestImports })).find((one) => one.id === id)
  if (run === undefined) throw new Error(`import ${id} is not in the ledger`)
  return run
}

type ImportFailure =
  | { readonly kind: 'file-not-found' }
  | { readonly kind: 'file-is-no-text'; readonly looksLike: string }
  | { readonly kind: 'not-gateway-answers' }

function importFailure(problem: FileProblem): ImportFailure {
  switch (problem.kind) {
    case 'file-not-found':
    case 'file-unreadable':
      return { kind: 'file-not-found' }
    case 'file-is-no-text':
      return { kind: 'file-is-no-text', looksLike: problem.looksLike }
    default:
      return { kind: 'not-gateway-answers' }
  }
}

function fileProblemSentence(problem: FileProblem): string {
  switch (problem.kind) {
    case 'file-not-found':
    case 'file-unreadable':
      return '파일을 열 수 없습니다. 다른 프로그램에서 열려 있는지, 옮겨졌는지 확인하세요.'
    case 'file-is-no-text':
      return `글자로 된 파일이 아닙니다 (${problem.looksLike}). 결제사 응답을 JSON이나 CSV로 저장한 파일을 고르세요.`
    default:
      return '결제사 응답이 들어 있지 않습니다. 파일의 내용을 확인하세요.'
  }
}
