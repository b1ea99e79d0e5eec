import { afterAll, describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { toWon } from '../../../src/domain/money.ts'
import { refundKey } from '../../../src/domain/refund.ts'
import { computeSplit } from '../../../src/domain/tax-split.ts'
import type { WriteDb } from '../../../src/main/ledger/database.ts'
import { openInProcess } from '../../../src/main/ledger/in-process.ts'
import { commands } from '../../../src/main/ledger/calls.ts'
import { bundledMigrations } from '../../../src/main/ledger/migrate.ts'
import { openToWrite } from '../../../src/main/ledger/open.ts'
import { packedOf } from '../../contract/packed-answers.ts'
import { at, moneyPayment, newPlace, removePlaces, valueOf } from '../../contract/ledger-samples.ts'

afterAll(removePlaces)

const won = toWon(132_000)
const tnoOf = (n: number): string => `2023121900000${n}`
const idOf = (n: number): string => `shop-a/${tnoOf(n)}`

/** The ways refunds had gone, each to another state. */
const ways = [
  ['intended'],
  ['intended', 'sent'],
  ['intended', 'sent', 'unknown'],
  ['intended', 'sent', 'done'],
  ['intended', 'sent', 'declined'],
  ['intended', 'not-applied'],
  ['intended', 'sent', 'unknown', 'settled-by-hand'],
] as const

function takePayments(db: WriteDb): void {
  db.run(
    `INSERT INTO shop (id, name, gateway, environment, colour, tax_mandatory, tax_mixed_threshold, tax_exempt_share, tax_direct_issue)
     VALUES ('shop-a', '상점A', 'kcp', 'test', 'blue', 'ALL', 'TRANSACTION', 'PROPORTION', '{}')`,
  )
  const payments = [...ways, null].map((_, index) => ({
    transaction: moneyPayment({ gatewayTransactionId: tnoOf(index + 1), orderNumber: `ORD${index + 1}` }),
    raw: '{}',
    line: index + 1,
  }))
  commands.startImport(db, { id: 'i', shopId: 'shop-a', operatorId: 'op-1', at, fileName: 'a.jsonl', bytes: 1 })
  const answers = packedOf({ payments, refunds: [], attempts: [], prepared: [], rejects: [], passedOver: 0 })
  commands.recordImported(db, { importId: 'i', shopId: 'shop-a', gateway: 'kcp', answers, lines: payments.length, at })
}

/** A refund of 1,000 won of each payment, gone as far as its way. */
function settleRefunds(db: WriteDb): void {
  ways.forEach((states, index) => {
    const number = index + 1
    db.run(
      `INSERT INTO refund (number, id, journal_key, payment_number, amount_won, supply_won, vat_won, tax_free_won, service_won, split_stated,
         reason_code, reason_note, operator_id, requested_at, remaining_before_won, state, changed_at)
       VALUES (${number}, 'r${number}', 'k${number}', ${number}, 1000, 910, 90, 0, 0, 0, 'defect', '', 'op-1', ?, 132000, 'intended', ?)`,
      at,
      at,
    )
    for (const state of states) {
      db.run('INSERT INTO refund_event (refund_number, state, at) VALUES (?, ?, ?)', number, state, at)
      if (state === 'intended') continue
      const hand = state === 'settled-by-hand' ? ", hand_conclusion = 'refunded', hand_note = '통장'" : ''
      db.run(`UPDATE refund SET state = ?, changed_at = ?${hand} WHERE number = ?`, state, at, number)
    }
  })
}

/** A bulk refund that was being sent: one line's refund is done, one waits. */
function beginBulk(db: WriteDb): void {
  db.run("INSERT INTO bulk_run VALUES (1, 'b-1', 1, 'a.csv', 0, 'op-1', ?)", at)
  db.run("INSERT INTO bulk_run_event (run_number, state, at) VALUES (1, 'planned', ?)", at)
  db.run("INSERT INTO bulk_line VALUES (1, 1, 2, 'ORD8', '1000', 1000)")
  db.run(
    `INSERT INTO bulk_judgement (line_number, source, verdict, payment_number, refunds_before, remaining_before_won, at)
     VALUES (1, 'ledger', 'ok', 8, 0, 132000, ?)`,
    at,
  )
  db.run("INSERT INTO bulk_plan VALUES (1, 'defect', '회수', 1, 1000, 'op-1', ?)", at)
  db.run("INSERT INTO bulk_run_event (run_number, state, at) VALUES (1, 'running', ?)", at)
}

describe('a file of the version before people signed in', () => {
  it('comes up with refunds in every state and a bulk refund that was being sent, none of it lost or moved', async () => {
    const place = newPlace()
    const before = valueOf(openToWrite(place, bundledMigrations.slice(0, 4)))
    takePayments(before.db)
    settleRefunds(before.db)
    beginBulk(before.db)
    before.close()
    const ledger = valueOf(openInProcess(place))
    const later = toInstant('2026-11-28T09:00:00+09:00')
    expect(await ledger.openRefundsBecomeUnknown({ at: later })).toHaveLength(2)
    expect(await ledger.interruptedBulkRuns({ at: later })).toBe(1)
    const refunds = await ledger.refunds({ shopId: null, states: [], offset: 0, limit: 20 })
    const states = new Map(refunds.map(({ refund }) => [refund.id, refund.state]))
    expect(ways.map((_, index) => states.get(`r${index + 1}`))).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'done',
      'declined',
      'not-applied',
      'settled-by-hand',
    ])
    expect(refunds.every(({ refund }) => refund.approvedBy === null)).toBe(true)
    expect((await ledger.bulkRun('b-1'))?.state).toBe('paused')
    expect((await ledger.operators()).map(({ role, active, hasPin }) => [role, active, hasPin])).toEqual([
      ['admin', true, false],
    ])
    expect(await ledger.makeFirstAdmin({ name: '김정산', pin: 'scrypt:x', at: later })).toBe(true)
    await ledger.close()
  })

  it('takes approvals afterwards, on the refunds that were there before', async () => {
    const place = newPlace()
    const before = valueOf(openToWrite(place, bundledMigrations.slice(0, 4)))
    takePayments(before.db)
    settleRefunds(before.db)
    before.close()
    const ledger = valueOf(openInProcess(place))
    const by = { operatorId: 'op-1', at }
    const cs = { id: 'cs-1', name: '박상담', role: 'cs' } as const
    valueOf(await ledger.addOperator({ operator: cs, pin: null, ...by }))
    const basedOn = { refunds: 1, remaining: toWon(131_000) }
    const wish = {
      id: 'q-1',
      transactionId: idOf(4),
      amount: toWon(131_000),
      taxFree: null,
      reason: { code: 'defect', note: '' } as const,
      basedOn,
      because: ['한도'],
      facts: [{ name: '주문번호', text: 'ORD4' }],
      hash: '0'.repeat(64),
      operatorId: cs.id,
      askedAt: at,
    }
    expect(valueOf(await ledger.askApproval(wish)).state).toBe('awaiting-approval')
    const split = computeSplit(toWon(131_000))
    const noted = await ledger.noteApprovedRefundIntended({ requestId: 'q-1', refundId: 'r-9', split, ...by })
    expect(valueOf(noted).refund).toMatchObject({ key: refundKey(idOf(4), basedOn), approvedBy: 'op-1' })
    const record = await ledger.transaction(idOf(4))
    expect(record?.refunds.reduce((sum, { amount }) => sum + amount, 0)).toBe(won)
    await ledger.close()
  })
})
