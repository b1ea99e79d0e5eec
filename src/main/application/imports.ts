import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import type { ImportRun } from '../../domain/import-run.ts'
import { failed, ok } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import type { AnswerBatch, FileProblem } from '../files/file-lane.ts'
import { createChosenFiles } from './chosen-files.ts'
import { DiskFull } from './disk-full.ts'
import { findShop } from './find-shop.ts'
import type { ChosenFile, OpenBook, Ports } from './ports.ts'

/** How many of the newest imports are searched for one that has just ended. */
const newestImports = 50

/** Gateway answers coming in, from files or pasted. A path never leaves main: a token stands for it. */
export function importHandlers(ports: Ports): Handlers<AppContract>['imports'] {
  const chosen = createChosenFiles(ports)
  const running = new Map<string, AbortController>()

  return {
    chooseFile: async () =>
      ok(await chosen.ask('결제사 응답 파일 가져오기', ['jsonl', 'ndjson', 'json', 'csv', 'txt', 'log'])),
    start: async ({ importId, token, shopId }) => {
      const book = ports.books.current()
      const file = chosen.of(token)
      if (file === undefined) return failed({ kind: 'file-not-chosen' })
      const stop = new AbortController()
      running.set(importId, stop)
      try {
        const shop = await findShop(book, shopId)
        if (shop === null) return failed({ kind: 'shop-not-found' })
        chosen.forget(token)
        return await readFileInto(ports, book, shop, file, importId, stop.signal)
      } finally {
        running.delete(importId)
      }
    },
    paste: async ({ importId, shopId, text }) => {
      const book = ports.books.current()
      const shop = await findShop(book, shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      const batch = await ports.files.readText({ text, gateway: shop.gateway })
      if (batch.lines === 0) return failed({ kind: 'not-gateway-answers' })
      const pasted = { name: '붙여넣은 응답', bytes: Buffer.byteLength(text) }
      const { run } = await importBatch(ports, book, shop, pasted, importId, batch)
      return ok(run)
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
    await endBroken(ports, book, importId, '읽는 중에 멈췄습니다. 그때까지 저장된 거래는 그대로 있습니다.')
    throw cause
  }
  if (read.ok) return ok(await end(ports, book, importId, 'finished', null))
  if (read.failure.kind === 'cancelled') return ok(await end(ports, book, importId, 'cancelled', null))
  await endBroken(ports, book, importId, fileProblemSentence(read.failure))
  return failed(importFailure(read.failure))
}

/** What is brought in, as the list of imports shows it. */
type Named = Pick<ChosenFile, 'name' | 'bytes'>

/** Stores answers that are already read, as an import of their own. */
export async function importBatch(
  ports: Ports,
  book: OpenBook,
  shop: Shop,
  named: Named,
  importId: string,
  batch: AnswerBatch,
) {
  await begin(ports, book, shop, named, importId)
  try {
    const counts = await store(ports, book, shop, importId, batch)
    return { counts, run: await end(ports, book, importId, 'finished', null) }
  } catch (cause) {
    await endBroken(ports, book, importId, '저장하는 중에 멈췄습니다. 저장된 거래는 없습니다.')
    throw cause
  }
}

/** Ends an import that failed. Where not even that can be written, the next start finds it interrupted; the first cause is what is told. */
async function endBroken(ports: Ports, book: OpenBook, id: string, problem: string): Promise<void> {
  try {
    await end(ports, book, id, 'failed', problem)
  } catch (cause) {
    ports.log.unexpected('imports.end', cause)
  }
}

const begin = (ports: Ports, book: OpenBook, shop: Shop, file: Named, id: string): Promise<void> =>
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
    answers: batch.answers,
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
  | { readonly kind: 'file-unreadable' }
  | { readonly kind: 'file-is-no-text'; readonly looksLike: string }
  | { readonly kind: 'file-too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'not-gateway-answers' }

/** What a screen shows for a file that was not read. A full disk is everybody's refusal; problems of writing cannot be here. */
function importFailure(problem: FileProblem): ImportFailure {
  switch (problem.kind) {
    case 'file-not-found':
    case 'not-gateway-answers':
    case 'file-unreadable':
      return { kind: problem.kind }
    case 'file-is-no-text':
      return { kind: 'file-is-no-text', looksLike: problem.looksLike }
    case 'file-too-large':
      return { kind: 'file-too-large', bytes: problem.bytes, limit: problem.limit }
    case 'disk-full':
      throw new DiskFull()
    case 'cancelled':
    case 'file-not-writable':
    case 'characters-do-not-fit':
      throw new TypeError(`reading a file ended as ${problem.kind}`)
  }
}

function fileProblemSentence(problem: FileProblem): string {
  switch (problem.kind) {
    case 'file-not-found':
      return '파일이 그 자리에 없습니다. 옮겨졌는지 확인하세요.'
    case 'file-unreadable':
      return '파일을 열 수 없습니다. 다른 프로그램에서 열려 있는지, 읽을 권한이 있는지 확인하세요.'
    case 'file-is-no-text':
      return `글자로 된 파일이 아닙니다 (${problem.looksLike}). 결제사 응답을 JSON이나 CSV로 저장한 파일을 고르세요.`
    case 'file-too-large':
      return '파일이 너무 큽니다. 나누어 저장한 파일을 고르세요.'
    case 'not-gateway-answers':
      return '결제사 응답이 들어 있지 않습니다. 파일의 내용을 확인하세요.'
    case 'disk-full':
      return '디스크에 빈 공간이 없어 멈췄습니다. 그때까지 저장된 거래는 그대로 있습니다.'
    case 'cancelled':
    case 'file-not-writable':
    case 'characters-do-not-fit':
      return '파일을 읽지 못했습니다.'
  }
}
