import { imports, rejectsOf } from './queries/imports.ts'
import { businesses } from './queries/businesses.ts'
import { hometaxLines, hometaxList, hometaxLists, hometaxRejects } from './queries/hometax-lists.ts'
import { monthClose, monthCloses } from './queries/month-closes.ts'
import { orderNumbers } from './queries/order-numbers.ts'
import { dutyInHometax, finding, findings, isMatched, reconciliation } from './queries/reconciliation.ts'
import { approval, approvals } from './queries/approvals.ts'
import { auditTrail, integrity } from './queries/audit.ts'
import { bulkLines, nextBulkLine, paymentsOfOrders } from './queries/bulk-lines.ts'
import { bulkRun, bulkRuns } from './queries/bulk-runs.ts'
import { dutyNote } from './queries/duty-notes.ts'
import { holidayChanges } from './queries/holidays.ts'
import {
  closedDuties,
  receiptsDue,
  receiptsDueChosen,
  receiptsDueTotals,
  receiptsToCheck,
} from './queries/receipts-due.ts'
import { refund, refundCounts, refunds, refundTotals, unknownRefunds } from './queries/refunds.ts'
import { failedAttempts } from './queries/failed-attempts.ts'
import { link, links } from './queries/links.ts'
import { receiptAct, unknownReceiptActs } from './queries/receipt-acts.ts'
import { monthPlaces } from './queries/month-places.ts'
import {
  receiptHistories,
  receiptLedgerLines,
  receiptLedgerPage,
  unmatchedLedgerLines,
} from './queries/receipt-ledger.ts'
import { receiptWork } from './queries/receipt-work.ts'
import { receiptsAlike } from './queries/receipts-alike.ts'
import { confirmKeys, preparedPayment, preparedPayments, unknownConfirmations } from './queries/prepared-payments.ts'
import { keptPin, operator, operators, refundLimits } from './queries/operators.ts'
import { shopHistory } from './queries/shop-history.ts'
import { ownSeatName, seats } from './queries/seats.ts'
import { shops } from './queries/shops.ts'
import { transaction } from './queries/transaction.ts'
import { transactions, transactionTotals } from './queries/transactions.ts'
import { askApproval, endApproval, noteApprovedRefundIntended } from './commands/approvals.ts'
import { recordAudit } from './commands/audit.ts'
import { judgeBulkLine, noteBulkRefundIntended } from './commands/bulk-line.ts'
import { interruptedBulkRuns, moveBulkRun, planBulkRun, startBulkRun } from './commands/bulk-run.ts'
import {
  forgetKeys,
  noteConfirmIntended,
  noteConfirmSent,
  openConfirmsBecomeUnknown,
  settleConfirm,
  settleConfirmByHand,
} from './commands/confirmations.ts'
import { addDutyNote, takeBackDutyNote } from './commands/duty-notes.ts'
import { changeHoliday } from './commands/holidays.ts'
import { setBusinessNumber } from './commands/business-number.ts'
import { settleFinding } from './commands/finding-settlement.ts'
import {
  decideHometaxList,
  endHometaxList,
  interruptedHometaxLists,
  recordHometaxRows,
  startHometaxList,
} from './commands/hometax-list.ts'
import { recordMonthClose } from './commands/month-close.ts'
import { finishImport, interruptedImports, startImport } from './commands/import-run.ts'
import { recordImported } from './commands/imported.ts'
import { noteLinkAnswered, noteLinkAsked, noteLinkPaid, openLinksBecomeUnknown } from './commands/links.ts'
import {
  noteReceiptActIntended,
  recordReceiptActElsewhere,
  noteReceiptActSent,
  openReceiptActsBecomeUnknown,
  settleReceiptAct,
  settleReceiptActByHand,
} from './commands/receipt-act.ts'
import {
  addOperator,
  changeOperator,
  makeFirstAdmin,
  notePinTry,
  setPin,
  setRefundLimit,
} from './commands/operators.ts'
import { noteRefundIntended, noteRefundSent } from './commands/refund-intent.ts'
import { openRefundsBecomeUnknown, settleRefund, settleRefundByHand } from './commands/refund-settlement.ts'
import { recordLookUp, recordOutsideRefund } from './commands/seen-at-gateway.ts'
import { addSeat, nameOwnSeat, removeSeat } from './commands/seats.ts'
import { addShop, changeShop } from './commands/shops.ts'

/** Questions. Each is answered from one moment of the ledger, after every command that has been answered: in the read lane, once it is there. */
export const queries = {
  shops,
  shopHistory,
  operator,
  operators,
  keptPin,
  refundLimits,
  seats,
  ownSeatName,
  approval,
  approvals,
  transactions,
  transactionTotals,
  transaction,
  refunds,
  refundTotals,
  refundCounts,
  refund,
  unknownRefunds,
  imports,
  rejectsOf,
  receiptsDue,
  receiptsDueTotals,
  receiptsDueChosen,
  receiptsToCheck,
  closedDuties,
  dutyNote,
  holidayChanges,
  receiptHistories,
  receiptLedgerPage,
  receiptLedgerLines,
  unmatchedLedgerLines,
  monthPlaces,
  businesses,
  hometaxLists,
  hometaxList,
  hometaxLines,
  hometaxRejects,
  reconciliation,
  findings,
  finding,
  dutyInHometax,
  isMatched,
  orderNumbers,
  monthCloses,
  monthClose,
  failedAttempts,
  preparedPayments,
  preparedPayment,
  unknownConfirmations,
  confirmKeys,
  receiptAct,
  unknownReceiptActs,
  receiptWork,
  receiptsAlike,
  links,
  link,
  bulkRuns,
  bulkRun,
  bulkLines,
  nextBulkLine,
  paymentsOfOrders,
  auditTrail,
  integrity,
} as const

/** Acts. Each is one transaction in the write lane, with its line in the audit; once answered it survives a power cut. */
export const commands = {
  addShop,
  changeShop,
  addOperator,
  changeOperator,
  makeFirstAdmin,
  setPin,
  notePinTry,
  setRefundLimit,
  nameOwnSeat,
  addSeat,
  removeSeat,
  askApproval,
  endApproval,
  noteApprovedRefundIntended,
  startImport,
  recordImported,
  finishImport,
  interruptedImports,
  setBusinessNumber,
  startHometaxList,
  recordHometaxRows,
  endHometaxList,
  decideHometaxList,
  interruptedHometaxLists,
  settleFinding,
  recordMonthClose,
  noteRefundIntended,
  noteRefundSent,
  settleRefund,
  settleRefundByHand,
  openRefundsBecomeUnknown,
  noteReceiptActIntended,
  recordReceiptActElsewhere,
  noteReceiptActSent,
  settleReceiptAct,
  settleReceiptActByHand,
  openReceiptActsBecomeUnknown,
  addDutyNote,
  takeBackDutyNote,
  changeHoliday,
  noteConfirmIntended,
  noteConfirmSent,
  settleConfirm,
  settleConfirmByHand,
  openConfirmsBecomeUnknown,
  forgetKeys,
  noteLinkAsked,
  noteLinkAnswered,
  noteLinkPaid,
  openLinksBecomeUnknown,
  recordOutsideRefund,
  recordLookUp,
  planBulkRun,
  startBulkRun,
  moveBulkRun,
  judgeBulkLine,
  noteBulkRefundIntended,
  interruptedBulkRuns,
  recordAudit,
} as const

/** The names of every call, as a lane tells them: whoever only asks loads none of what answers. */
export interface CallNames {
  readonly queries: readonly string[]
  readonly commands: readonly string[]
}

export const callNames: CallNames = { queries: Object.keys(queries), commands: Object.keys(commands) }
