import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LedgerFormat, ledgerFormats } from '../../src/domain/receipt/ledger-file.ts'
import type { ReceiptLedgerRow } from '../../src/domain/receipt/ledger-row.ts'
import type { CreateFile } from '../../src/main/files/whole-file.ts'
import { writeReceiptLedger } from '../../src/main/files/write-ledger.ts'
import { type BuiltScripts, buildScripts } from '../contract/ledger-build.ts'
import type { ExportOrders } from './export-child.ts'
import { aboutLedger, ledgerRow, pagesOf } from '../unit/files/ledger-rows.ts'
import { ownFolder } from '../unit/files/read.ts'

const rows = Array.from({ length: 2_000 }, (_, at) => ledgerRow({ orderNumber: `ORDER-${at}` }))
const never = new AbortController().signal

/** A disk that is full after `room` bytes. */
const fullAfter =
  (room: number, step: 'write' | 'sync' = 'write'): CreateFile =>
  async (path) => {
    const handle = await open(path, 'wx')
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    let left = room
    return {
      appendFile: async (bytes) => {
        left -= bytes.length
        if (step === 'write' && left < 0) throw full
        await handle.appendFile(bytes)
      },
      sync: async () => {
        if (step === 'sync') throw full
        await handle.sync()
      },
      close: () => handle.close(),
    }
  }

const write = async (
  folder: string,
  more: {
    readonly signal?: AbortSignal
    readonly create?: CreateFile
    readonly pages?: () => AsyncIterable<readonly ReceiptLedgerRow[]>
    readonly format?: LedgerFormat
  },
) => {
  const file = join(folder, 'ledger.csv')
  const pages = more.pages ?? (() => pagesOf(rows))
  const request = { file, format: more.format ?? 'csv-utf-8', about: aboutLedger } as const
  return writeReceiptLedger(request, pages, () => undefined, more.signal ?? never, more.create)
}

let scripts: BuiltScripts
beforeAll(async () => {
  scripts = await buildScripts({ child: 'test/faults/export-child.ts' })
})
afterAll(() => scripts.remove())

describe('an export that does not come to its end leaves nothing', () => {
  it.each(ledgerFormats)('when it is cancelled in the middle, or before it began, as %s', async (format) => {
    const folder = ownFolder()
    const stop = new AbortController()
    let asked = 0
    const pages = async function* () {
      for await (const page of pagesOf(rows)) {
        asked += 1
        if (asked === 3) stop.abort()
        yield page
      }
    }
    expect(await write(folder, { format, signal: stop.signal, pages })).toEqual({
      ok: false,
      failure: { kind: 'cancelled' },
    })
    expect(asked).toBe(3)
    expect(await write(folder, { format, signal: AbortSignal.abort() })).toEqual({
      ok: false,
      failure: { kind: 'cancelled' },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it.each(ledgerFormats)('when the disk fills up, also when only the sync says so, as %s', async (format) => {
    const folder = ownFolder()
    for (const create of [fullAfter(10_000), fullAfter(10, 'write'), fullAfter(0, 'sync')]) {
      expect(await write(folder, { format, create })).toEqual({ ok: false, failure: { kind: 'disk-full' } })
    }
    expect(readdirSync(folder)).toEqual([])
  })

  it('when the ledger cannot be read on; the error is the ledger’s', async () => {
    const folder = ownFolder()
    const pages = async function* () {
      yield* pagesOf(rows.slice(0, 200))
      throw new Error('the ledger is damaged')
    }
    await expect(write(folder, { pages })).rejects.toThrow('the ledger is damaged')
    expect(readdirSync(folder)).toEqual([])
  })

  it('and what stood there before stays', async () => {
    const folder = ownFolder()
    writeFileSync(join(folder, 'ledger.csv'), 'last month')
    await write(folder, { create: fullAfter(10_000) })
    await write(folder, { signal: AbortSignal.abort() })
    expect(readFileSync(join(folder, 'ledger.csv'), 'utf8')).toBe('last month')
    expect(readdirSync(folder)).toEqual(['ledger.csv'])
  })

  it('when the folder is gone, or a folder stands where the file should', async () => {
    const folder = ownFolder()
    expect(await write(join(folder, 'gone'), {})).toMatchObject({
      failure: { kind: 'file-not-writable', code: 'ENOENT' },
    })
    mkdirSync(join(folder, 'ledger.csv'))
    expect(await write(folder, {})).toMatchObject({ ok: false, failure: { kind: 'file-not-writable' } })
    expect(readdirSync(folder)).toEqual(['ledger.csv'])
  })

  it.each(ledgerFormats)(
    'when it is killed on the way as %s: what it left is hidden, and goes with the next file of that name',
    async (format) => {
      const folder = ownFolder()
      const file = join(folder, 'ledger.csv')
      writeFileSync(file, 'last month')
      const orders: ExportOrders = { file, format }
      const child = spawn(process.execPath, [scripts.path('child'), JSON.stringify(orders)])
      await once(child.stdout, 'data')
      child.kill('SIGKILL')
      await once(child, 'exit')
      expect(readFileSync(file, 'utf8')).toBe('last month')
      const [left = ''] = readdirSync(folder).filter((name) => name !== 'ledger.csv')
      expect(left).toMatch(/^\.ledger\.csv\.[0-9a-f]{12}\.part$/)
      // Another's file is let be, also one of the same name that is still being written.
      writeFileSync(join(folder, '.other.part'), '')
      expect(await write(folder, { format })).toMatchObject({ ok: true })
      expect(readdirSync(folder).toSorted()).toEqual([left, '.other.part', 'ledger.csv'].toSorted())
      const longAgo = new Date(Date.now() - 3_600_000)
      utimesSync(join(folder, left), longAgo, longAgo)
      expect(await write(folder, { format })).toMatchObject({ ok: true })
      expect(readdirSync(folder).toSorted()).toEqual(['.other.part', 'ledger.csv'])
    },
  )
})
