import { afterEach, describe, expect, it } from 'vitest'
import { toWon } from '../../../src/domain/money.ts'
import { type Ledger, LedgerFault } from '../../../src/main/ledger/ledger.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { eventually } from './eventually.ts'
import { actsOf, atPayple, calls, issue, issuePath, unreceipted } from './receipting.ts'

afterEach(closeDesks)

/** A ledger whose disk has no room for one of its commands, as long as the test says so. */
function fullFor(name: keyof Ledger) {
  const disk = { isFull: true }
  const ledger = (real: Ledger): Ledger =>
    new Proxy(real, {
      get: (target, asked) =>
        disk.isFull && asked === name
          ? () => Promise.reject(new LedgerFault('disk-full', 'SQLITE_FULL', 'no room'))
          : Reflect.get(target, asked),
    })
  return { disk, ledger }
}

const states = async (desk: TestDesk) => (await actsOf(desk, unreceipted)).acts.map(({ state }) => state)

describe('a receipt act while the disk is full', () => {
  it('keeps the answer of Payple until there is room, and the receipt is known by its number', async () => {
    const { disk, ledger } = fullFor('settleReceiptAct')
    const desk = await openDesk({ ledger, pause: () => 1 })
    expect(valueOf(await issue(desk, unreceipted))).toMatchObject({ state: 'sent', approvalNumber: null })
    expect(refusalOf(await issue(desk, unreceipted))).toMatchObject({ kind: 'receipt-act-open' })
    disk.isFull = false
    await eventually(() => states(desk)).toEqual(['done'])
    expect((await actsOf(desk, unreceipted)).acts[0]?.approvalNumber).toBe(atPayple(desk, unreceipted)?.number)
    expect(calls(desk, issuePath)).toBe(1)
  })

  it('whose answer was lost keeps that too, and then looks the receipt up', async () => {
    const { disk, ledger } = fullFor('settleReceiptAct')
    const desk = await openDesk({ ledger, pause: () => 1 })
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: issuePath })
    expect(valueOf(await issue(desk, unreceipted)).state).toBe('sent')
    disk.isFull = false
    await eventually(() => states(desk)).toEqual(['done'])
    expect(calls(desk, issuePath)).toBe(1)
  })

  it('that cannot be noted as sent is not sent, and frees the payment', async () => {
    const { ledger } = fullFor('noteReceiptActSent')
    const desk = await openDesk({ ledger, pause: () => 1 })
    expect(refusalOf(await issue(desk, unreceipted))).toEqual({ kind: 'disk-full' })
    await eventually(() => states(desk)).toEqual(['not-applied'])
    expect(calls(desk, issuePath)).toBe(0)
  })
})

describe('a receipt act whose payment changes while it is asked for', () => {
  it('is not sent when money has gone back since the payment was read', async () => {
    const ledger = (real: Ledger): Ledger => ({
      ...real,
      noteReceiptActIntended: async (intent) => {
        const { transactionId, at: seenAt } = intent
        const won = toWon(20_000)
        await real.recordOutsideRefund({ transactionId, identity: 'seen-1', won, at: null, seenAt, source: 'look-up' })
        return real.noteReceiptActIntended(intent)
      },
    })
    const desk = await openDesk({ ledger })
    expect(refusalOf(await issue(desk, unreceipted))).toEqual({ kind: 'receipt-facts-changed' })
    expect(await states(desk)).toEqual([])
    expect(calls(desk, issuePath)).toBe(0)
    expect(valueOf(await issue(desk, unreceipted))).toMatchObject({ amount: 100_000 })
  })
})
