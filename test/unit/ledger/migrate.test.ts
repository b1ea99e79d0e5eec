import { existsSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { noWon, toWon } from '../../../src/domain/money.ts'
import { computeSplit } from '../../../src/domain/tax-split.ts'
import type { ReportedTransaction } from '../../../src/domain/transaction.ts'
import { openFile, type WriteDb } from '../../../src/main/ledger/database.ts'
import { openInProcess } from '../../../src/main/ledger/in-process.ts'
import { commands } from '../../../src/main/ledger/calls.ts'
import { bundledMigrations, inOrder, type Migration } from '../../../src/main/ledger/migrate.ts'
import { openToRead, openToWrite } from '../../../src/main/ledger/open.ts'
import { packedOf } from '../../contract/packed-answers.ts'
import { at, moneyPayment, newPlace, removePlaces, valueOf } from '../../contract/ledger-samples.ts'

afterAll(removePlaces)

const next = bundledMigrations.length + 1
const nextName = `${String(next).padStart(4, '0')}_wish.sql`
const wish: Migration = { number: next, name: nextName, sql: 'CREATE TABLE wish (text TEXT NOT NULL) STRICT;' }

/** A closed ledger as this build makes it. */
function ledgerOfThisBuild() {
  const place = newPlace()
  valueOf(openToWrite(place)).close()
  return place
}

const won = toWon(132_000)

/** Takes payments as a file brought them. */
function takePayments(db: WriteDb, payments: readonly ReportedTransaction[]): void {
  const run = { id: 'import-1', shopId: 'shop-a', operatorId: 'op-1', at }
  commands.startImport(db, { ...run, fileName: 'a.jsonl', bytes: 1 })
  const answers = packedOf({
    payments: payments.map((transaction, line) => ({ transaction, raw: '{}', line: line + 1 })),
    refunds: [],
    attempts: [],
    prepared: [],
    rejects: [],
    passedOver: 0,
  })
  commands.recordImported(db, {
    importId: run.id,
    shopId: 'shop-a',
    gateway: 'kcp',
    answers,
    lines: payments.length,
    at,
  })
}

/** Receipt acts of 132,000 won that were done, as a file of the second version holds them. */
function settleActs(db: WriteDb, acts: readonly { payment: number; kind: 'issue' | 'cancel' }[]): void {
  acts.forEach(({ payment, kind }, before) => {
    const number = before + 1
    const own = kind === 'issue' ? "'income-deduction', '5678', NULL" : 'NULL, NULL, 1'
    db.run(
      `INSERT INTO receipt_act (number, id, journal_key, payment_number, kind, amount_won, supply_won, vat_won, tax_free_won, service_won,
         split_stated, purpose, identity_last_four, cancel_reason, operator_id, requested_at, state, changed_at)
       VALUES (${number}, 'a${number}', 'k${number}', ${payment}, '${kind}', 132000, 120000, 12000, 0, 0, 0, ${own}, 'op-1', ?, 'intended', ?)`,
      at,
      at,
    )
    for (const state of ['intended', 'sent', 'done']) {
      db.run('INSERT INTO receipt_act_event (receipt_act_number, state, at) VALUES (?, ?, ?)', number, state, at)
      if (state !== 'intended')
        db.run('UPDATE receipt_act SET state = ?, changed_at = ? WHERE number = ?', state, at, number)
    }
  })
}

const versionOf = (place: ReturnType<typeof newPlace>): unknown => {
  const db = openFile(place, 'read')
  const version = db.pragma('user_version', { simple: true })
  db.close()
  return version
}

describe('migrations', () => {
  it('of this build are numbered without a gap and say in a first comment what they are for', () => {
    expect(bundledMigrations.length).toBeGreaterThan(0)
    for (const { sql, name } of bundledMigrations) expect(sql.startsWith('-- '), name).toBe(true)
  })

  it('with a gap, a repeat or a wrong name do not come together', () => {
    const one = { './m/0001_a.sql': 'x' }
    expect(inOrder({ './m/0002_b.sql': 'y', ...one }).map((each) => each.name)).toEqual(['0001_a.sql', '0002_b.sql'])
    expect(() => inOrder({ ...one, './m/0003_c.sql': 'z' })).toThrow(RangeError)
    expect(() => inOrder({ ...one, './m/0001_b.sql': 'z' })).toThrow(RangeError)
    expect(() => inOrder({ ...one, './m/two.sql': 'z' })).toThrow(RangeError)
  })

  it('keep an encrypted, readable copy of the file before the first pending one', () => {
    const place = ledgerOfThisBuild()
    valueOf(openToWrite(place, [...bundledMigrations, wish])).close()
    expect(versionOf(place)).toBe(next)
    const backup = `${place.file}.before-${String(next).padStart(4, '0')}`
    expect(readFileSync(backup).includes(Buffer.from('SQLite format 3'))).toBe(false)
    expect(versionOf({ ...place, file: backup })).toBe(bundledMigrations.length)
  })

  it('bring a file of the first version up with all it holds, and take receipt acts afterwards', async () => {
    const place = newPlace()
    const first = valueOf(openToWrite(place, bundledMigrations.slice(0, 1)))
    first.db.run(
      `INSERT INTO shop (id, name, gateway, environment, colour, tax_mandatory, tax_mixed_threshold, tax_exempt_share, tax_direct_issue)
       VALUES ('shop-a', '상점A', 'payple', 'test', 'blue', 'ALL', 'TRANSACTION', 'PROPORTION', '{}')`,
    )
    first.close()
    const ledger = valueOf(openInProcess(place))
    expect((await ledger.shops()).map((shop) => shop.id)).toEqual(['shop-a'])
    expect(await ledger.openReceiptActsBecomeUnknown({ at: toInstant('2026-11-28T09:00:00+09:00') })).toBe(0)
    expect(await ledger.links({ shopId: 'shop-a', offset: 0, limit: 10 })).toEqual([])
    await ledger.close()
  })

  it('bring a file of the second version up with the receipt acts in it: cancels there were whole, and living receipts live', async () => {
    const place = newPlace()
    const second = valueOf(openToWrite(place, bundledMigrations.slice(0, 2)))
    second.db.run(
      `INSERT INTO shop (id, name, gateway, environment, colour, tax_mandatory, tax_mixed_threshold, tax_exempt_share, tax_direct_issue)
       VALUES ('shop-a', '상점A', 'kcp', 'test', 'blue', 'ALL', 'TRANSACTION', 'PROPORTION', '{}')`,
    )
    const [ended, living] = ['20231219000001', '20231219000002']
    takePayments(second.db, [moneyPayment(), moneyPayment({ gatewayTransactionId: living, orderNumber: 'ORD2' })])
    settleActs(second.db, [
      { payment: 1, kind: 'issue' },
      { payment: 1, kind: 'cancel' },
      { payment: 2, kind: 'issue' },
    ])
    second.close()
    const ledger = valueOf(openInProcess(place))
    expect((await ledger.shops())[0]).toMatchObject({ id: 'shop-a', choices: {} })
    const actsOf = async (tno: string) => (await ledger.transaction(`shop-a/${tno}`))?.receiptActs ?? []
    expect((await actsOf(ended)).map(({ kind, left }) => [kind, left])).toEqual([
      ['issue', 0],
      ['cancel', 0],
    ])
    const again = (tno: string, earlierActs: number) =>
      ledger.noteReceiptActIntended({
        id: `again-${tno}`,
        key: `again-${tno}`,
        kind: 'issue',
        transactionId: `shop-a/${tno}`,
        amount: won,
        left: noWon,
        split: computeSplit(won),
        purpose: 'income-deduction',
        identityLastFour: '5678',
        identity: null,
        cancelReason: null,
        refundId: null,
        earlierActs,
        basedOn: { refunds: 0, remaining: won },
        operatorId: 'op-1',
        at,
      })
    expect(valueOf(await again(ended, 2)).fresh).toBe(true)
    await expect(again(living, 1)).rejects.toMatchObject({ kind: 'constraint' })
    await ledger.close()
  })

  it('bring a file of the version before bulk refunds up, and take one afterwards', async () => {
    const place = newPlace()
    const before = valueOf(openToWrite(place, bundledMigrations.slice(0, 3)))
    before.db.run(
      `INSERT INTO shop (id, name, gateway, environment, colour, tax_mandatory, tax_mixed_threshold, tax_exempt_share, tax_direct_issue)
       VALUES ('shop-a', '상점A', 'kcp', 'test', 'blue', 'ALL', 'TRANSACTION', 'PROPORTION', '{}')`,
    )
    before.close()
    const ledger = valueOf(openInProcess(place))
    const at = toInstant('2026-11-28T09:00:00+09:00')
    const judgement = { verdict: 'not-found', sentence: '없습니다.', transactionId: null, basedOn: null } as const
    const lines = [{ line: 1, orderNumber: 'A-1', amountText: '1', won: null, judgement }]
    const plan = { id: 'b-1', shopId: 'shop-a', fileName: 'a.csv', blankLines: 0, lines, operatorId: 'op-1', at }
    await ledger.planBulkRun(plan)
    expect((await ledger.bulkRuns({ shopId: 'shop-a', limit: 5 })).map(({ state }) => state)).toEqual(['planned'])
    await ledger.close()
  })

  it('make no copy of a new file, nor when there is nothing to do', () => {
    const place = ledgerOfThisBuild()
    valueOf(openToWrite(place)).close()
    expect(existsSync(`${place.file}.before-0001`)).toBe(false)
    expect(existsSync(`${place.file}.before-${String(next).padStart(4, '0')}`)).toBe(false)
  })

  it('that fail name themselves and the copy, and leave the file as it was', () => {
    const place = ledgerOfThisBuild()
    const broken = { ...wish, sql: `${wish.sql} INSERT INTO nowhere VALUES (1);` }
    const opened = openToWrite(place, [...bundledMigrations, broken])
    const backup = `${place.file}.before-${String(next).padStart(4, '0')}`
    expect(opened).toEqual({ ok: false, failure: { kind: 'migration-failed', migration: nextName, backup } })
    expect(existsSync(backup)).toBe(true)
    expect(versionOf(place)).toBe(bundledMigrations.length)
    const again = openToWrite(place, [...bundledMigrations, broken])
    expect(again).toMatchObject({ ok: false, failure: { backup: `${backup}-2` } })
    valueOf(openToWrite(place, [...bundledMigrations, wish])).close()
  })

  it('that fail on a new file leave no tables and have no copy to name', () => {
    const place = newPlace()
    const broken = { number: 1, name: '0001_broken.sql', sql: 'CREATE TABLE a (b TEXT); SELECT nothing;' }
    expect(openToWrite(place, [broken])).toEqual({
      ok: false,
      failure: { kind: 'migration-failed', migration: '0001_broken.sql', backup: null },
    })
    valueOf(openToWrite(place)).close()
  })

  it('that were edited after they were applied are found; other line endings are no edit', () => {
    const place = ledgerOfThisBuild()
    const [first, ...rest] = bundledMigrations
    if (first === undefined) throw new Error('no migration')
    const edited = { ...first, sql: `${first.sql}\n-- and one thing more` }
    expect(openToWrite(place, [edited, ...rest])).toEqual({
      ok: false,
      failure: { kind: 'migration-failed', migration: first.name, backup: null },
    })
    valueOf(openToWrite(place, [{ ...first, sql: first.sql.replace(/\n/g, '\r\n') }, ...rest])).close()
  })
})

describe('an open ledger', () => {
  it('syncs every commit, holds foreign keys and trusts no schema, in both lanes', () => {
    const place = newPlace()
    const write = valueOf(openToWrite(place))
    const read = valueOf(openToRead(place))
    for (const lane of [write, read]) {
      const pragma = (name: string) => Object.values(lane.db.first<Record<string, unknown>>(`PRAGMA ${name}`) ?? {})[0]
      expect(
        ['synchronous', 'foreign_keys', 'trusted_schema', 'cell_size_check', 'temp_store', 'recursive_triggers'].map(
          pragma,
        ),
      ).toEqual([2, 1, 0, 1, 2, 1])
      expect([pragma('journal_mode'), pragma('cipher')]).toEqual(['wal', 'aegis'])
    }
    expect(() => read.db.run("INSERT INTO audit (at, what, detail) VALUES ('2026', 'x', '{}')")).toThrow(/readonly/)
    read.close()
    write.close()
  })
})
