import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { toWon } from '../../src/domain/money.ts'
import { openInProcess } from '../../src/main/ledger/in-process.ts'
import { canLoad, type LedgerPlace, openFile } from '../../src/main/ledger/database.ts'
import { bundledMigrations } from '../../src/main/ledger/migrate.ts'
import {
  everything,
  importLines,
  newPlace,
  payment,
  shopA,
  at,
  valueOf,
  removePlaces,
} from '../contract/ledger-samples.ts'

afterAll(removePlaces)

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** A closed ledger with a few hundred payments, so that its file has many pages. */
async function filledLedger(): Promise<LedgerPlace> {
  const place = newPlace()
  const ledger = valueOf(openInProcess(place))
  await ledger.addShop({ shop: shopA, operatorId: 'op-1', at })
  await importLines(
    ledger,
    Array.from({ length: 400 }, (_, index) =>
      payment({ gatewayTransactionId: `T-${index}`, paid: toWon(1_000 + index) }),
    ),
  )
  await ledger.close()
  return place
}

/** Overwrites bytes in the middle of the file, as a dying disk would. */
function scratch(file: string, offset: number): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(64, 0x5a), 0, 64, offset)
  closeSync(handle)
}

describe('a ledger file that is not as it should be', () => {
  it('is refused untouched when a newer app wrote it', async () => {
    const place = await filledLedger()
    const newer = openFile(place, 'write')
    newer.pragma(`user_version = ${bundledMigrations.length + 1}`)
    newer.close()
    const before = hashOf(place.file)
    expect(openInProcess(place)).toEqual({
      ok: false,
      failure: {
        kind: 'ledger-newer-than-app',
        fileVersion: bundledMigrations.length + 1,
        appVersion: bundledMigrations.length,
      },
    })
    expect(hashOf(place.file)).toBe(before)
  })

  it('is unreadable with another key, and stays as it is', async () => {
    const place = await filledLedger()
    const before = hashOf(place.file)
    const failure = { kind: 'ledger-unreadable' }
    expect(openInProcess({ ...place, key: new Uint8Array(32).fill(8) })).toEqual({ ok: false, failure })
    expect(hashOf(place.file)).toBe(before)
    expect(valueOf(openInProcess(place))).toBeDefined()
  })

  it('is unreadable when it is something else, and is not overwritten', () => {
    const place = newPlace()
    writeFileSync(place.file, 'order,amount\n'.repeat(2_000))
    const before = hashOf(place.file)
    expect(openInProcess(place)).toEqual({ ok: false, failure: { kind: 'ledger-unreadable' } })
    expect(hashOf(place.file)).toBe(before)
  })

  it("is unreadable when the key fits and the tables are somebody else's", () => {
    const place = newPlace()
    const other = openFile(place, 'write')
    other.exec('CREATE TABLE note (text TEXT)')
    other.close()
    expect(openInProcess(place)).toEqual({ ok: false, failure: { kind: 'ledger-unreadable' } })
  })

  it('is damaged when its end is missing', async () => {
    const place = await filledLedger()
    truncateSync(place.file, 3 * 8_192)
    expect(openInProcess(place)).toMatchObject({ ok: false, failure: { kind: 'ledger-damaged' } })
  })

  it('is damaged when it is empty beside a log that is not', async () => {
    const place = await filledLedger()
    copyFileSync(place.file, `${place.file}-wal`)
    truncateSync(place.file, 0)
    expect(openInProcess(place)).toMatchObject({ ok: false, failure: { kind: 'ledger-damaged' } })
    expect(statSync(`${place.file}-wal`).size).toBeGreaterThan(0)
  })

  it('shows a scratch on any page in its integrity, or does not open', async () => {
    const place = await filledLedger()
    const pages = statSync(place.file).size / 8_192
    expect(pages).toBeGreaterThan(10)
    for (const page of [1, Math.floor(pages / 2), pages - 1]) {
      const hurt = newPlace()
      copyFileSync(place.file, hurt.file)
      scratch(hurt.file, page * 8_192 + 4_000)
      const opened = openInProcess(hurt)
      if (!opened.ok) {
        expect(['ledger-damaged', 'ledger-unreadable']).toContain(opened.failure.kind)
        continue
      }
      const verdict = await opened.value.integrity().catch((cause: unknown) => cause)
      expect(verdict).not.toBe('ok')
      await opened.value.close()
    }
  })

  it('holds nothing a person could read without the key', async () => {
    const place = await filledLedger()
    const bytes = readFileSync(place.file)
    for (const text of ['홍길동', '010-1234-5678', 'ORDER_17027809', 'SQLite format 3', 'payment_search']) {
      expect(bytes.includes(Buffer.from(text)), text).toBe(false)
    }
  })
})

describe('the right to write', () => {
  it('belongs to one opener at a time and goes when a failed opening ends', async () => {
    const place = await filledLedger()
    const first = valueOf(openInProcess(place))
    expect(openInProcess(place)).toEqual({ ok: false, failure: { kind: 'ledger-in-use' } })
    expect((await first.transactionTotals(everything)).count).toBe(400)
    await first.close()
    expect(openInProcess({ ...place, key: new Uint8Array(32).fill(1) })).toMatchObject({ ok: false })
    const second = valueOf(openInProcess(place))
    await second.close()
  })
})

describe('one ledger under two names', () => {
  it('reached over a linked folder or a linked file is refused while it is open under its own name', async () => {
    const place = await filledLedger()
    const [folder, other] = [newPlace(), newPlace()]
    rmSync(dirname(folder.file), { recursive: true })
    symlinkSync(dirname(place.file), dirname(folder.file))
    symlinkSync(place.file, other.file)
    const first = valueOf(openInProcess(place))
    for (const file of [join(dirname(folder.file), basename(place.file)), other.file])
      expect(openInProcess({ ...place, file }), file).toEqual({ ok: false, failure: { kind: 'ledger-in-use' } })
    await first.close()
    const second = valueOf(openInProcess({ ...place, file: other.file }))
    expect((await second.transactionTotals(everything)).count).toBe(400)
    expect(openInProcess(place)).toEqual({ ok: false, failure: { kind: 'ledger-in-use' } })
    await second.close()
  })

  it('as a hard link is refused under either, because each would keep a log of its own', async () => {
    const place = await filledLedger()
    const other = { ...place, file: newPlace().file }
    linkSync(place.file, other.file)
    const before = hashOf(place.file)
    for (const one of [place, other])
      expect(openInProcess(one), one.file).toEqual({ ok: false, failure: { kind: 'ledger-linked' } })
    expect(hashOf(place.file)).toBe(before)
    rmSync(other.file)
    await valueOf(openInProcess(place)).close()
  })
})

describe('the SQLite addon', () => {
  it('is not loaded where the prebuild would crash the process', () => {
    expect([canLoad(null, '9'), canLoad(null, undefined), canLoad(null, '10'), canLoad('/addon.node', '9')]).toEqual([
      false,
      false,
      true,
      true,
    ])
  })

  it('that is not there is told, and no file is made', () => {
    const place = { ...newPlace(), addon: '/nowhere/better_sqlite3.node' }
    expect(openInProcess(place)).toEqual({ ok: false, failure: { kind: 'sqlite-addon-missing' } })
    expect(existsSync(place.file)).toBe(false)
  })
})
