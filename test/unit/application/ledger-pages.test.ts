import { setImmediate as othersTurn } from 'node:timers/promises'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { toInstant, toMonth } from '../../../src/domain/day.ts'
import { toWon } from '../../../src/domain/money.ts'
import { createLineMaker } from '../../../src/domain/csv-line.ts'
import { ledgerColumns } from '../../../src/domain/receipt/ledger-columns.ts'
import { addLedgerTotals, ledgerTotalsOf, noLedgerTotals } from '../../../src/domain/receipt/ledger-file.ts'
import { wholeLedger } from '../../../src/domain/receipt/ledger-filter.ts'
import { transactionIdOf } from '../../../src/domain/transaction.ts'
import { ledgerLines, ledgerPages } from '../../../src/main/application/ledger-pages.ts'
import { openInProcess } from '../../../src/main/ledger/in-process.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import { ledgerRowsIn } from '../../../src/main/packed/ledger-rows.ts'
import {
  at,
  cancel,
  importLines,
  intent,
  moneyPayment,
  newPlace,
  removePlaces,
  shopA,
  valueOf,
  yes,
} from '../../contract/ledger-samples.ts'
import { createTestClock } from './clock.ts'

const clock = createTestClock(toInstant('2026-11-30T10:00:00+09:00'))
const wanted = { shop: shopA, month: toMonth('2026-11'), filter: wholeLedger, isMasked: true }

afterAll(removePlaces)

/** A payment of October whose receipt the wallet issues, and takes back itself with a refund. */
const issuedByWallet = moneyPayment({
  gatewayTransactionId: 'O-last',
  paidAt: toInstant('2026-10-20T10:00:00+09:00'),
  gatewayMethod: 'PAKM',
  wallet: 'kakao-pay',
  parts: [{ kind: 'money', won: toWon(132_000), wallet: 'kakao-pay' }],
  receipt: { ...moneyPayment().receipt, target: toWon(132_000), issued: true },
})

async function emptyLedger(): Promise<Ledger> {
  const ledger = valueOf(openInProcess(newPlace()))
  await ledger.addShop({ shop: shopA, operatorId: 'op-1', at })
  return ledger
}

/** A ledger whose November has many payments, several in each second, and refunds of payments made in October. */
async function busyLedger(): Promise<Ledger> {
  const ledger = await emptyLedger()
  const digits = (n: number): string => String(n).padStart(4, '0')
  const paid = Array.from({ length: 2_050 }, (_, n) => {
    const minute = String(Math.floor(n / 40)).padStart(2, '0')
    return moneyPayment({
      gatewayTransactionId: `N-${digits(n)}`,
      paidAt: toInstant(`2026-11-${n < 1_400 ? '03' : '30'}T10:${minute}:00+09:00`),
    })
  })
  const before = Array.from({ length: 900 }, (_, n) =>
    moneyPayment({ gatewayTransactionId: `O-${digits(n)}`, paidAt: toInstant('2026-10-20T10:00:00+09:00') }),
  )
  await importLines(ledger, [...paid, ...before, issuedByWallet])
  await importLines(
    ledger,
    [],
    before.map(({ gatewayTransactionId }) =>
      cancel(1_000, { gatewayTransactionId, identity: `${gatewayTransactionId}-1` }),
    ),
  )
  const refund = intent(132_000, { refunds: 0, remaining: 132_000 }, 'r-1', transactionIdOf(shopA.id, 'O-last'))
  valueOf(await ledger.noteRefundIntended(refund))
  await ledger.noteRefundSent({ id: 'r-1', at })
  await ledger.settleRefund({ ...yes('r-1'), receipt: { kind: 'by-wallet', won: null, code: null, message: null } })
  return ledger
}

async function textOf(ledger: Ledger): Promise<string> {
  const pieces: string[] = []
  for await (const { bytes } of ledgerLines({ clock }, ledger, wanted)) pieces.push(new TextDecoder().decode(bytes))
  return pieces.join('')
}

describe('a month of the ledger as lines', () => {
  it('says what its rows say, in their order, whatever parts it was read in', async () => {
    const ledger = await busyLedger()
    const rows = []
    for await (const page of ledgerPages({ clock }, ledger, wanted)) rows.push(...ledgerRowsIn(page))
    // The only row of October comes after more of its payments than a page holds, and November's parts end within a minute.
    expect(ledgerTotalsOf(rows)).toMatchObject({ due: { count: 2_050 }, cancelled: { count: 1 } })
    expect(await textOf(ledger)).toBe(rows.map(createLineMaker(ledgerColumns)).join(''))
    let totals = noLedgerTotals
    for await (const page of ledgerLines({ clock }, ledger, wanted)) totals = addLedgerTotals(totals, page.totals)
    expect(totals).toEqual(ledgerTotalsOf(rows))
    await ledger.close()
  })

  it('is read several parts at a time, and each part once', async () => {
    const ledger = await busyLedger()
    let underWay = 0
    let most = 0
    const asked: unknown[] = []
    const unmatchedLedgerLines: Ledger['unmatchedLedgerLines'] = async (question) => {
      underWay += 1
      most = Math.max(most, underWay)
      asked.push([question.after, question.until])
      await othersTurn()
      const page = await ledger.unmatchedLedgerLines(question)
      underWay -= 1
      return page
    }
    await textOf({ ...ledger, unmatchedLedgerLines })
    expect(most).toBe(3)
    expect(asked.length).toBeGreaterThan(6)
    expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(asked.length)
    await ledger.close()
  })

  it('is read by the lane that knows the match where a list of Hometax counts', async () => {
    const ledger = await busyLedger()
    const receiptLedgerLines = vi.fn<Ledger['receiptLedgerLines']>(ledger.receiptLedgerLines)
    const unmatchedLedgerLines = vi.fn<Ledger['unmatchedLedgerLines']>(ledger.unmatchedLedgerLines)
    const isMatched = vi.fn<Ledger['isMatched']>().mockResolvedValue(true)
    const text = await textOf({ ...ledger, receiptLedgerLines, unmatchedLedgerLines, isMatched })
    expect(isMatched).toHaveBeenCalledWith({ shopId: shopA.id })
    expect(unmatchedLedgerLines).not.toHaveBeenCalled()
    expect(receiptLedgerLines).toHaveBeenCalled()
    expect(text).toBe(await textOf(ledger))
    await ledger.close()
  })

  it('hands on what the ledger threw, and a part read ahead that fails as well is nobody’s surprise', async () => {
    const ledger = await busyLedger()
    const full = new Error('the disk is gone')
    const unmatchedLedgerLines: Ledger['unmatchedLedgerLines'] = () => Promise.reject(full)
    await expect(textOf({ ...ledger, unmatchedLedgerLines })).rejects.toBe(full)
    await ledger.close()
  })

  it('of a month without payments is empty', async () => {
    const ledger = await emptyLedger()
    expect(await textOf(ledger)).toBe('')
    await ledger.close()
  })
})
