import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { approvalHandlers } from './approvals.ts'
import { bulkReceiptHandlers } from './bulk-receipts.ts'
import { bulkHandlers } from './bulk.ts'
import { type BulkRunner, createBulkRunner } from './bulk-runner.ts'
import { confirmationHandlers } from './confirmations.ts'
import { deskHandlers } from './desk.ts'
import { explanationHandlers } from './explanations.ts'
import { exportHandlers } from './exports.ts'
import { holidayHandlers } from './holidays.ts'
import { hometaxHandlers } from './hometax.ts'
import { importHandlers } from './imports.ts'
import { createReceiptRunner, type ReceiptRunner } from './receipt-runner.ts'
import { linkHandlers } from './links.ts'
import { methodHandlers } from './methods.ts'
import { monthCloseHandlers } from './month-closes.ts'
import { operatorHandlers } from './operators.ts'
import type { Ports } from './ports.ts'
import { receiptHandlers } from './receipts.ts'
import { reconciliationHandlers } from './reconciliation.ts'
import { refundHandlers } from './refunds.ts'
import type { Resolver } from './resolver.ts'
import { seatRequestHandlers } from './seat-requests.ts'
import { seatHandlers } from './seats.ts'
import { shopHandlers } from './shops.ts'
import { transactionHandlers } from './transactions.ts'

/** All the app can do, over its ports: the whole wiring of the application layer. */
export const createApplication = (
  ports: Ports,
  resolver: Resolver,
  runner: BulkRunner = createBulkRunner(ports, resolver),
  receiptRunner: ReceiptRunner = createReceiptRunner(ports, resolver),
): Handlers<AppContract> => ({
  approvals: approvalHandlers(ports, resolver),
  bulk: bulkHandlers(ports, runner),
  bulkReceipts: bulkReceiptHandlers(ports, receiptRunner),
  confirmations: confirmationHandlers(ports, resolver),
  desk: deskHandlers(ports),
  explanations: explanationHandlers(ports),
  exports: exportHandlers(ports),
  holidays: holidayHandlers(ports),
  hometax: hometaxHandlers(ports),
  imports: importHandlers(ports),
  links: linkHandlers(ports),
  methods: methodHandlers(ports),
  monthCloses: monthCloseHandlers(ports),
  operators: operatorHandlers(ports),
  receipts: receiptHandlers(ports, resolver),
  reconciliation: reconciliationHandlers(ports),
  refunds: refundHandlers(ports, resolver),
  seatRequests: seatRequestHandlers(ports, resolver),
  seats: seatHandlers(ports),
  shops: shopHandlers(ports),
  transactions: transactionHandlers(ports),
})
