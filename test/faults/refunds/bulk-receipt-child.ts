import { readFileSync, writeSync } from 'node:fs'
import type { ReceiptRunKind } from '../../../src/domain/receipt/receipt-run.ts'
import { createBulkRunner } from '../../../src/main/application/bulk-runner.ts'
import { createApplication } from '../../../src/main/application/index.ts'
import { createReceiptRunner, usualReceiptPace } from '../../../src/main/application/receipt-runner.ts'
import { type ChildOrders, openChildDesk, valueOf } from './child-desk.ts'

/** What the child is told, as JSON in a file. */
export interface BulkReceiptOrders extends ChildOrders {
  /** What is done to the receipts of these payments. */
  readonly kind: ReceiptRunKind
  readonly shopId: string
  readonly transactionIds: string[]
}

/** Checks and begins a run as an operator does, over everything the desk has but its window, and goes on until it is killed. */
async function begin(orders: BulkReceiptOrders): Promise<void> {
  const { kind, shopId, transactionIds } = orders
  const { ports, resolver, api } = await openChildDesk(orders)
  const runner = createReceiptRunner(ports, resolver, { ...usualReceiptPace, betweenMs: 0 })
  const { bulkReceipts } = api(createApplication(ports, resolver, createBulkRunner(ports, resolver), runner))
  const reason = kind === 'cancel' ? 'other' : null
  const receipts = transactionIds.map((transactionId) => ({ transactionId, issuedAt: null }))
  const { planId, ready } =
    kind === 'cancel'
      ? valueOf(await bulkReceipts.checkCancels({ shopId, receipts, takes: 'whole', reason }))
      : valueOf(await bulkReceipts.check({ shopId, transactionIds }))
  valueOf(await bulkReceipts.start({ planId, ...ready, reason }))
}

begin(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))).catch((cause: unknown) => {
  writeSync(2, String(cause))
  process.exitCode = 1
})
