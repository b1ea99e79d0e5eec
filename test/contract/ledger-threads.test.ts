import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { toDay, toMonth } from '../../src/domain/day.ts'
import { wholeLedger } from '../../src/domain/receipt/ledger-filter.ts'
import type { LedgerPlace } from '../../src/main/ledger/database.ts'
import { type LaterLane, laterLane } from '../../src/main/ledger/later-lane.ts'
import { type Lane, startLane, type StartedLane } from '../../src/main/ledger/thread.ts'
import { startLedgerThreads } from '../../src/main/ledger/connect.ts'
import { beginAhead, type BeginThread, beginThreads } from '../../src/main/ledger/thread-start.ts'
import { type BuiltScripts, buildScripts } from './ledger-build.ts'
import { at, newPlace, removePlaces, shopA, valueOf } from './ledger-samples.ts'

let scripts: BuiltScripts

beforeAll(async () => {
  scripts = await buildScripts({ worker: 'src/main/ledger/worker.ts' })
})
afterAll(() => scripts.remove())
afterAll(removePlaces)

/** A later lane beside a lane that writes, both real; `asked` tells which of them answered each question. The key is wiped as books do, at once. */
async function stand({ addon, file, key }: LedgerPlace, afterMs: number, worker = scripts.path('worker')) {
  const asked: string[] = []
  const failed = vi.fn<(cause: unknown) => void>()
  const threads: Worker[] = []
  const begin: BeginThread = (name) => {
    const thread = beginThreads({ addon, worker })(name)
    threads.push(thread)
    return thread
  }
  const started = vi.fn<() => StartedLane>(() => {
    const lane = startLane('read', begin, () => undefined)
    return {
      ...lane,
      open: async (where) => {
        const opened = await lane.open(where)
        return opened.ok ? { ok: true, value: recording('read', opened.value) } : opened
      },
    }
  })
  const recording = (name: string, lane: Lane): Lane => ({
    ...lane,
    call: (...words) => {
      asked.push(name)
      return lane.call(...words)
    },
  })
  const write = startLane('write', beginThreads({ addon, worker: scripts.path('worker') }), () => undefined)
  const later: LaterLane = laterLane(started, { afterMs, failed })
  const lane = valueOf(await later.open({ file, key }, recording('write', valueOf(await write.open({ file, key })))))
  key.fill(0)
  return { asked, failed, started, threads, lane, end: () => later.close().then(() => write.close()) }
}

test('until the lane that reads has come, the lane that writes answers; afterwards it does no more', async () => {
  const { asked, lane, failed, end } = await stand(newPlace(), 20)
  expect(await lane.call('shops', [])).toEqual([])
  expect(asked).toEqual(['write'])
  await vi.waitFor(async () => {
    expect(await lane.call('shops', [])).toEqual([])
    expect(asked.at(-1)).toBe('read')
  }, 10_000)
  expect(failed).not.toHaveBeenCalled()
  await end()
})

test('a lane that cannot be begun is told of, and the lane that writes answers on', async () => {
  const { asked, lane, failed, end } = await stand(newPlace(), 0, `${scripts.path('worker')}.missing`)
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce(), 10_000)
  expect(await lane.call('shops', [])).toEqual([])
  expect(asked).toEqual(['write'])
  await end()
})

test('a ledger that is closed before its lane began begins none', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { started, end } = await stand(newPlace(), 500)
    vi.advanceTimersByTime(499)
    await end()
    vi.advanceTimersByTime(10_000)
    expect(started).not.toHaveBeenCalled()
  } finally {
    vi.useRealTimers()
  }
})

test('a ledger that is closed while its lane is just opening ends it', async () => {
  const during = await stand(newPlace(), 0)
  await vi.waitFor(() => expect(during.started).toHaveBeenCalledOnce(), 10_000)
  await during.end()
  expect(during.failed).not.toHaveBeenCalled()
  expect(during.threads.map(({ threadId }) => threadId)).toEqual([-1])
  await expect(during.lane.call('shops', [])).rejects.toMatchObject({ code: 'LANE_ENDED' })
})

test('the thread that writes is begun ahead of whoever asks for it, once, and serves as any other', async () => {
  const place = newPlace()
  const begun = vi.fn(beginThreads({ addon: place.addon, worker: scripts.path('worker') }))
  const begin = beginAhead(begun)
  expect(begun.mock.calls).toEqual([['write']])
  const ledger = valueOf(await startLedgerThreads({ begin }).open(place))
  expect(await ledger.shops()).toEqual([])
  expect(begun.mock.calls).toEqual([['write'], ['read']])
  const other = startLedgerThreads({ begin })
  expect(begun.mock.calls).toEqual([['write'], ['read'], ['write'], ['read']])
  await other.close()
  await ledger.close()
})

test('a thread begun ahead that ends before anybody asks for it ends nothing else: another one is begun', async () => {
  const place = newPlace()
  const begun: Worker[] = []
  const begin = beginAhead((lane) => {
    const worker = begun.length === 0 ? `${scripts.path('worker')}.missing` : scripts.path('worker')
    const thread = beginThreads({ addon: place.addon, worker })(lane)
    begun.push(thread)
    return thread
  })
  const [first] = begun
  if (first === undefined) throw new Error('none was begun ahead')
  await new Promise((ended) => first.once('exit', ended))
  const ledger = valueOf(await startLedgerThreads({ begin }).open(place))
  expect(await ledger.shops()).toEqual([])
  await ledger.close()
})

test('lines of a long file are read by both lanes at once, by the one that writes while nothing else is asked of it', async () => {
  const place = newPlace()
  const asked: string[] = []
  const begin: BeginThread = (lane) => {
    const thread = beginThreads({ addon: place.addon, worker: scripts.path('worker') })(lane)
    const post = thread.postMessage.bind(thread)
    vi.spyOn(thread, 'postMessage').mockImplementation((order: unknown, ...rest) => {
      if (typeof order === 'object' && order !== null && 'name' in order) asked.push(`${lane} ${String(order.name)}`)
      post(order, ...rest)
    })
    return thread
  }
  const ledger = valueOf(await startLedgerThreads({ begin }).open(place))
  const wanted = { shop: shopA, month: toMonth('2026-11'), filter: wholeLedger, isMasked: true, after: null }
  const lines = () => ledger.unmatchedLedgerLines({ ...wanted, today: toDay('2026-11-09') })

  const three = [lines(), lines(), lines()]
  expect(asked.splice(0)).toEqual([
    'read unmatchedLedgerLines',
    'write unmatchedLedgerLines',
    'read unmatchedLedgerLines',
  ])
  const [first, ...others] = await Promise.all(three)
  for (const other of others) expect(other).toEqual(first)

  const whileWriting = [ledger.addShop({ shop: shopA, operatorId: 'op-1', at }), lines(), lines()]
  const whileReading = [ledger.shops(), ledger.shops()]
  expect(asked.splice(0)).toEqual([
    'write addShop',
    'read unmatchedLedgerLines',
    'read unmatchedLedgerLines',
    'read shops',
    'read shops',
  ])
  await Promise.all([...whileWriting, ...whileReading])
  await lines()
  expect(asked).toEqual(['read unmatchedLedgerLines'])
  await ledger.close()
})
