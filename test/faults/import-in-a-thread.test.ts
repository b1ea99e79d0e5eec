import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectFileLane, fileLaneOver } from '../../src/main/files/connect.ts'
import { fileLaneInProcess } from '../../src/main/files/in-process.ts'
import type { FileLane } from '../../src/main/files/file-lane.ts'
import { unpackedOf } from '../contract/packed-answers.ts'
import { jsonLines, kcpCard } from '../unit/files/gateway-lines.ts'
import { packedLedgerLines } from '../../src/main/packed/ledger-lines.ts'
import { packedLedgerRows } from '../../src/main/packed/ledger-rows.ts'
import { aboutLedger, ledgerRow, packedPagesOf, pagesOf } from '../unit/files/ledger-rows.ts'
import { listFile, readList } from '../unit/files/hometax/read-list.ts'
import { elevenColumns, elevenRows, salesOf, workbookOf } from '../unit/files/hometax/sales-list.ts'
import { fileOf, ownFolder, readAll } from '../unit/files/read.ts'
import { type BuiltScript, buildScript } from '../unit/practice/built-script.ts'

let script: BuiltScript
let lane: FileLane

beforeAll(async () => {
  script = await buildScript('src/main/files/lane.ts')
  lane = connectFileLane(script.file)
}, 60_000)
afterAll(async () => {
  await lane.close()
  script.remove()
})

const many = jsonLines(Array.from({ length: 3_000 }, (_, at) => kcpCard(at)))
const never = new AbortController().signal

describe('the file lane in its thread', () => {
  it('reads what it reads in process', async () => {
    const file = fileOf(`${many}{"broken\n`)
    expect(await readAll(file, 'kcp', 700, lane)).toEqual(await readAll(file, 'kcp', 700))
    const pasted = async (by: FileLane) => unpackedOf((await by.readText({ text: many, gateway: 'kcp' })).answers)
    expect(await pasted(lane)).toEqual(await pasted(fileLaneInProcess()))
    expect((await readAll('/nowhere', 'kcp', 700, lane)).result).toEqual({
      ok: false,
      failure: { kind: 'file-not-found' },
    })
  })

  it('writes what it writes in process', async () => {
    const [there, here] = [join(ownFolder(), 'a.csv'), join(ownFolder(), 'a.csv')]
    const rows = Array.from({ length: 500 }, () => ledgerRow())
    const request = { format: 'csv-utf-8', about: aboutLedger } as const
    const progress: number[] = []
    const inThread = await lane.writeReceiptLedger(
      { ...request, file: there },
      () => packedPagesOf(rows),
      (n) => progress.push(n),
      never,
    )
    const inProcess = await fileLaneInProcess().writeReceiptLedger(
      { ...request, file: here },
      () => packedPagesOf(rows),
      () => undefined,
      never,
    )
    expect(inThread).toEqual(inProcess)
    expect(progress).toEqual([100, 200, 300, 400, 500])
    expect(readFileSync(there)).toEqual(readFileSync(here))
  })

  it('writes from lines made before what it writes from rows, and a header alone where there are none', async () => {
    const [fromLines, fromRows, none] = [
      join(ownFolder(), 'a.csv'),
      join(ownFolder(), 'a.csv'),
      join(ownFolder(), 'a.csv'),
    ]
    const rows = Array.from({ length: 500 }, (_, at) => ledgerRow({ orderNumber: at % 2 === 0 ? '=1' : '"쉼표, 줄\n' }))
    const lines = async function* () {
      for await (const page of pagesOf(rows)) yield packedLedgerLines(page)
    }
    const progress: number[] = []
    const written = await lane.writeReceiptLines({ file: fromLines }, lines, (n) => progress.push(n), never)
    expect(progress).toEqual([100, 200, 300, 400, 500])
    expect(written).toEqual(
      await lane.writeReceiptLedger(
        { file: fromRows, format: 'csv-utf-8', about: aboutLedger },
        () => packedPagesOf(rows),
        () => undefined,
        never,
      ),
    )
    expect(readFileSync(fromLines)).toEqual(readFileSync(fromRows))
    expect(await fileLaneInProcess().writeReceiptLines({ file: fromLines }, lines, () => undefined, never)).toEqual(
      written,
    )
    expect(readFileSync(fromLines)).toEqual(readFileSync(fromRows))

    const noPages = async function* (): AsyncGenerator<never> {}
    await lane.writeReceiptLines({ file: none }, noPages, () => undefined, never)
    expect(readFileSync(none, 'utf8')).toBe(readFileSync(fromRows, 'utf8').split('\r\n', 1)[0] + '\r\n')
  })

  it('reads lists of refunds and writes their results as in process', async () => {
    const list = fileOf('주문번호,환불금액\nA-1,"29,000"\nA-2,-1\n')
    const read = await lane.readRefundLines({ file: list })
    expect(read).toMatchObject({ ok: true, value: { lines: [{ won: 29_000 }, { won: null }] } })
    expect(read).toEqual(await fileLaneInProcess().readRefundLines({ file: list }))
    const [there, here] = [join(ownFolder(), 'a.csv'), join(ownFolder(), 'a.csv')]
    const rows = [[{ kind: 'text', value: '=1' } as const, { kind: 'number', value: -1 } as const]]
    const table = { encoding: 'cp949', headers: ['주문번호', '금액'], rows } as const
    const inThread = await lane.writeTable({ ...table, file: there })
    expect(inThread).toEqual(await fileLaneInProcess().writeTable({ ...table, file: here }))
    expect(readFileSync(there)).toEqual(readFileSync(here))
  })

  it("reads Hometax's list as in process, and ends as cancelled after the batch in hand", async () => {
    const rows = elevenRows(salesOf(5_000, 40))
    const file = listFile(workbookOf([elevenColumns, ...rows], 'xlsx'))
    const read = await readList(file, 700, lane)
    expect(read).toEqual(await readList(file, 700))
    expect(read.sizes).toEqual([700, 700, 700, 700, 700, 700, 700, 100])
    const old = listFile(workbookOf([elevenColumns, ...rows], 'biff8'))
    expect((await readList(old, 700, lane)).numbered).toEqual(read.numbered)
    const stop = new AbortController()
    const taken: number[] = []
    const stopped = await lane.readHometax(
      { file, batchSize: 100 },
      async ({ lines }) => {
        stop.abort()
        taken.push(lines)
      },
      stop.signal,
    )
    expect([stopped, taken]).toEqual([{ ok: false, failure: { kind: 'cancelled' } }, [100]])
    const damaged = listFile('PK\u0003\u0004')
    expect((await readList(damaged, 700, lane)).result).toEqual({ ok: false, failure: { kind: 'workbook-damaged' } })
  })

  it('writes and reads a finished document byte for byte', async () => {
    const file = join(ownFolder(), '환불전표.pdf')
    const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256)
    expect(await lane.writeDocument({ file, bytes })).toEqual({ ok: true, value: { bytes: 70_000 } })
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(await lane.readDocument({ file, most: 70_000 })).toEqual({ ok: true, value: { bytes } })
    expect(await lane.readDocument({ file, most: 69_999 })).toMatchObject({ failure: { kind: 'file-too-large' } })
  })

  it('stops reading when it is cancelled, after the batch in hand has been stored', async () => {
    const stop = new AbortController()
    const stored: number[] = []
    const result = await lane.readAnswers(
      { file: fileOf(many), gateway: 'kcp', batchSize: 100 },
      async (batch) => {
        stop.abort()
        await new Promise((later) => setImmediate(later))
        stored.push(batch.lines)
      },
      stop.signal,
    )
    expect(result).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(stored).toEqual([100])
  })

  it.each(['is cancelled', 'fails'])(
    'never takes the batch that was read ahead when taking the one before %s',
    async (ends) => {
      const thread = new Worker(script.file)
      const ahead = fileLaneOver(thread)
      let said = 0
      thread.on('message', ({ kind }: { readonly kind: string }) => {
        if (kind === 'batch') said += 1
      })
      const stop = new AbortController()
      const taken: number[] = []
      const file = fileOf(jsonLines(Array.from({ length: 150 }, (_, at) => kcpCard(at))))
      const reading = ahead.readAnswers(
        { file, gateway: 'kcp', batchSize: 100 },
        async (batch) => {
          while (said < 2) await new Promise((later) => setImmediate(later))
          taken.push(batch.lines)
          if (ends === 'fails') throw new Error('disk full')
          stop.abort()
        },
        stop.signal,
      )
      if (ends === 'fails') await expect(reading).rejects.toThrow('disk full')
      else expect(await reading).toEqual({ ok: false, failure: { kind: 'cancelled' } })
      expect(said).toBe(2)
      expect(taken).toEqual([100])
      await ahead.close()
    },
  )

  it('stops writing when it is cancelled and leaves no file', async () => {
    const folder = ownFolder()
    const stop = new AbortController()
    const pages = async function* () {
      for (;;) {
        await Promise.resolve()
        yield packedLedgerRows([ledgerRow()])
      }
    }
    const writing = lane.writeReceiptLedger(
      { file: join(folder, 'a.csv'), format: 'csv-utf-8', about: aboutLedger },
      pages,
      (rows) => rows > 5 && stop.abort(),
      stop.signal,
    )
    expect(await writing).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(readdirSync(folder)).toEqual([])
  })

  it('hands on what the ledger threw, and leaves no file', async () => {
    const reading = lane.readAnswers(
      { file: fileOf(many), gateway: 'kcp', batchSize: 100 },
      () => Promise.reject(new Error('disk full')),
      never,
    )
    await expect(reading).rejects.toThrow('disk full')
    const folder = ownFolder()
    const pages = async function* () {
      yield* packedPagesOf([ledgerRow()])
      throw new Error('damaged')
    }
    const writing = lane.writeReceiptLedger(
      { file: join(folder, 'a.csv'), format: 'csv-utf-8', about: aboutLedger },
      pages,
      () => undefined,
      never,
    )
    await expect(writing).rejects.toThrow('damaged')
    expect(readdirSync(folder)).toEqual([])
  })

  it('does several things at a time', async () => {
    const files = [fileOf(many), fileOf(jsonLines([kcpCard(1)])), fileOf(jsonLines([kcpCard(2), kcpCard(3)]))]
    const reads = await Promise.all(files.map((file) => readAll(file, 'kcp', 100, lane)))
    expect(reads.map((read) => read.lines)).toEqual([3_000, 1, 2])
  })

  it('fails the calls under way, and later ones, when its thread ends', async () => {
    const thread = new Worker(script.file)
    const doomed = fileLaneOver(thread)
    const reading = doomed.readAnswers(
      { file: fileOf(many), gateway: 'kcp', batchSize: 10 },
      () => thread.terminate().then(() => undefined),
      never,
    )
    await expect(reading).rejects.toThrow('the file lane ended')
    await expect(doomed.readText({ text: '{}', gateway: 'kcp' })).rejects.toThrow('the file lane ended')
  })
})
