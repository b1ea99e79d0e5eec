import { afterEach, beforeEach, describe } from 'vitest'
import { approvalsSuite } from './ledger/approvals.ts'
import { bulkSuite } from './ledger/bulk.ts'
import { datedSuite } from './ledger/dated.ts'
import { entriesSuite } from './ledger/entries.ts'
import { fileSuite } from './ledger/file.ts'
import { importsSuite } from './ledger/imports.ts'
import { operatorsSuite } from './ledger/operators.ts'
import { outsideRefundsSuite } from './ledger/outside-refunds.ts'
import { receiptActsSuite } from './ledger/receipt-acts.ts'
import { receiptPartsSuite } from './ledger/receipt-parts.ts'
import { receiptsSuite } from './ledger/receipts.ts'
import { refundsSuite } from './ledger/refunds.ts'
import { seatsSuite } from './ledger/seats.ts'
import { searchSuite } from './ledger/search.ts'
import { statesSuite } from './ledger/states.ts'
import type { Desk, OpenLedger } from './ledger/desk.ts'
import { at, newPlace, shopA, valueOf } from './ledger-samples.ts'

/**
 * What every ledger must hold. It replays what cost others money: a refund deleted on a time-out (Medusa), two clicks that became
 * two refunds, a file imported twice, a sum stored beside its parts that went its own way, an unknown outcome shown as failed.
 */
export function ledgerSuite(name: string, open: OpenLedger): void {
  describe(`a ledger, ${name}`, () => {
    // Whole only once a fresh ledger is put in, before each sentence.
    const desk = { open } as Desk

    beforeEach(async () => {
      desk.place = newPlace()
      desk.ledger = valueOf(await open(desk.place))
      await desk.ledger.addShop({ shop: shopA, operatorId: 'op-1', at })
    })
    afterEach(() => desk.ledger.close())

    importsSuite(desk)
    refundsSuite(desk)
    statesSuite(desk)
    outsideRefundsSuite(desk)
    entriesSuite(desk)
    datedSuite(desk)
    searchSuite(desk)
    receiptsSuite(desk)
    receiptActsSuite(desk)
    receiptPartsSuite(desk)
    bulkSuite(desk)
    operatorsSuite(desk)
    approvalsSuite(desk)
    seatsSuite(desk)
    fileSuite(desk)
  })
}
