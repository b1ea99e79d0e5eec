import type { Contract } from './operation.ts'
import { approvals } from './operations/approvals.ts'
import { bulkReceipts } from './operations/bulk-receipts.ts'
import { bulk } from './operations/bulk.ts'
import { confirmations } from './operations/confirmations.ts'
import { desk } from './operations/desk.ts'
import { explanations } from './operations/explanations.ts'
import { exportOperations } from './operations/exports.ts'
import { holidays } from './operations/holidays.ts'
import { hometax } from './operations/hometax.ts'
import { imports } from './operations/imports.ts'
import { links } from './operations/links.ts'
import { methods } from './operations/methods.ts'
import { monthCloses } from './operations/month-closes.ts'
import { operators } from './operations/operators.ts'
import { receipts } from './operations/receipts.ts'
import { reconciliation } from './operations/reconciliation.ts'
import { refunds } from './operations/refunds.ts'
import { seatRequests } from './operations/seat-requests.ts'
import { seats } from './operations/seats.ts'
import { shops } from './operations/shops.ts'
import { transactions } from './operations/transactions.ts'

/** Everything that may cross the bridge. */
export const contract = {
  approvals,
  bulk,
  bulkReceipts,
  confirmations,
  desk,
  explanations,
  exports: exportOperations,
  holidays,
  hometax,
  imports,
  links,
  methods,
  monthCloses,
  operators,
  receipts,
  reconciliation,
  refunds,
  seatRequests,
  seats,
  shops,
  transactions,
} satisfies Contract

/** The contract's type; client, handlers and test doubles derive from it. */
export type AppContract = typeof contract
