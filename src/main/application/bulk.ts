import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import type { BulkRun } from '../../domain/bulk/bulk-run.ts'
import { bulkConfirmSentence } from '../../domain/bulk/judging.ts'
import { failed, ok } from '../../domain/result.ts'
import { checkAtGateway } from './bulk-check.ts'
import { planBulk } from './bulk-plan.ts'
import { exportBulkResult } from './bulk-result.ts'
import { announce, type BulkRunner } from './bulk-runner.ts'
import { createChosenFiles } from './chosen-files.ts'
import { findShop } from './find-shop.ts'
import type { OpenBook, Ports } from './ports.ts'

type BulkHandlers = Handlers<AppContract>['bulk']
type Moves = 'paused' | 'running' | 'stopped'

/** Refunds of many payments from one file: planned, checked, sent one by one, and told of line by line. */
export function bulkHandlers(ports: Ports, runner: BulkRunner): BulkHandlers {
  const chosen = createChosenFiles(ports)
  const checking = new Map<string, { readonly stop: AbortController; readonly ended: Promise<unknown> }>()

  const endCheck = async (runId: string): Promise<void> => {
    const check = checking.get(runId)
    check?.stop.abort()
    await check?.ended.catch(() => undefined)
  }

  return {
    chooseFile: async () => ok(await chosen.ask('대량 환불 파일 고르기', ['csv', 'txt', 'tsv'])),
    plan: async ({ runId, token, shopId }) => {
      const book = ports.books.current()
      const file = chosen.of(token)
      if (file === undefined) return failed({ kind: 'file-not-chosen' })
      const shop = await findShop(book, shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      chosen.forget(token)
      const planned = await planBulk(ports, book, shop, file, runId)
      if (!planned.ok) return failed(withoutCode(planned.failure))
      announce(ports)
      return ok(await viewOf(book, await runOf(book, runId)))
    },
    list: async (asked) => {
      const book = ports.books.current()
      const runs = await book.ledger.bulkRuns(asked)
      return ok(await Promise.all(runs.map((run) => viewOf(book, run))))
    },
    run: async ({ runId }) => {
      const book = ports.books.current()
      const run = await book.ledger.bulkRun(runId)
      return run === null ? failed({ kind: 'bulk-not-found' }) : ok(await viewOf(book, run))
    },
    lines: async (asked) => ok(await ports.books.current().ledger.bulkLines(asked)),
    check: async ({ runId }) => {
      const book = ports.books.current()
      const run = await book.ledger.bulkRun(runId)
      if (run === null) return failed({ kind: 'bulk-not-found' })
      if (run.state !== 'planned' || checking.has(runId)) {
        return failed({ kind: 'bulk-not-waiting', state: run.state })
      }
      const stop = new AbortController()
      const { betweenMs } = runner.pace
      const ended = checkAtGateway(ports, book, runId, { betweenMs, signal: stop.signal })
      checking.set(runId, { stop, ended })
      try {
        return ok(await ended)
      } finally {
        checking.delete(runId)
        announce(ports)
      }
    },
    cancelCheck: async ({ runId }) => {
      checking.get(runId)?.stop.abort()
      return ok({})
    },
    start: async ({ runId, ...confirmed }) => {
      if (confirmed.reason.note === '') return failed({ kind: 'note-missing' })
      const book = ports.books.current()
      await endCheck(runId)
      const started = await book.ledger.startBulkRun({
        id: runId,
        ...confirmed,
        operatorId: ports.operator.id,
        at: ports.clock.now(),
      })
      if (!started.ok) return started
      return ok(await begun(ports, runner, book, runId, started.value.turn))
    },
    pause: async ({ runId }) => {
      const moved = await move(ports, runId, 'paused', '담당자가 일시정지했습니다.')
      if (moved.ok) return ok(moved.value.view)
      return moved.failure.kind === 'bulk-not-found' ? failed(moved.failure) : failed(notWaiting(moved.failure))
    },
    resume: async ({ runId }) => {
      const moved = await move(ports, runId, 'running', null)
      if (moved.ok) return ok(await begun(ports, runner, moved.value.book, runId, moved.value.turn))
      const { failure } = moved
      return failure.kind === 'bulk-not-found' || failure.kind === 'bulk-busy'
        ? failed(failure)
        : failed(notWaiting(failure))
    },
    stop: async ({ runId }) => {
      await endCheck(runId)
      const moved = await move(ports, runId, 'stopped', null)
      if (moved.ok) return ok(moved.value.view)
      return moved.failure.kind === 'bulk-not-found' ? failed(moved.failure) : failed(notWaiting(moved.failure))
    },
    export: (input) => exportBulkResult(ports, input),
  }
}

type Refusal = Extract<Awaited<ReturnType<OpenBook['ledger']['moveBulkRun']>>, { readonly ok: false }>['failure']

/** Of a move that asks for no confirmed plan and begins nothing, all that is left to refuse is where the run stands. */
function notWaiting(failure: Exclude<Refusal, { kind: 'bulk-not-found' }>) {
  if (failure.kind !== 'bulk-not-waiting') throw new TypeError(`a bulk refund was refused as ${failure.kind}`)
  return failure
}

async function move(ports: Ports, runId: string, state: Moves, because: string | null) {
  const book = ports.books.current()
  const { operator, clock } = ports
  const moved = await book.ledger.moveBulkRun({
    id: runId,
    state,
    because,
    turn: null,
    operatorId: operator.id,
    at: clock.now(),
  })
  if (!moved.ok) return moved
  announce(ports)
  return ok({ book, turn: moved.value.turn, view: await viewOf(book, await runOf(book, runId)) })
}

async function begun(ports: Ports, runner: BulkRunner, book: OpenBook, runId: string, turn: number) {
  const run = await runOf(book, runId)
  runner.begin(book, { run, turn })
  announce(ports)
  return viewOf(book, run)
}

async function runOf({ ledger }: OpenBook, runId: string): Promise<BulkRun> {
  const run = await ledger.bulkRun(runId)
  if (run === null) throw new Error(`the bulk refund ${runId} is not in the ledger`)
  return run
}

/** A run as a screen shows it, with the sentence of what confirming it would do. */
async function viewOf({ ledger }: OpenBook, run: BulkRun) {
  const shop = await findShop({ ledger }, run.shopId)
  return { ...run, confirm: bulkConfirmSentence(shop?.name ?? '', run.verdicts.ok) }
}

type PlanRefusal = Extract<Awaited<ReturnType<typeof planBulk>>, { readonly ok: false }>['failure']

/** What the page may know of a file that was not read: not the operating system's code. */
const withoutCode = (problem: PlanRefusal) =>
  problem.kind === 'file-unreadable' ? ({ kind: 'file-unreadable' } as const) : problem
