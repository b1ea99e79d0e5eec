import { app, keySheet } from './ko/app.ts'
import { bulk } from './ko/bulk.ts'
import { certificate } from './ko/certificate.ts'
import { confirmations, confirmDialog, confirmSettle, preparedNotice } from './ko/confirmations.ts'
import { explanation } from './ko/explanation.ts'
import { hometaxLists, hometaxPreview } from './ko/hometax-lists.ts'
import { imports } from './ko/imports.ts'
import { checkLink, links, newLink } from './ko/links.ts'
import { listLookUp } from './ko/list-look-up.ts'
import {
  identityProblem,
  receiptAct,
  receiptCancel,
  receiptDesk,
  receiptIssue,
  receiptSettle,
} from './ko/receipt-desk.ts'
import {
  receiptExport,
  receiptLedger,
  receipts,
  receiptsDue,
  receiptsToCheck,
  receiptTasks,
  walletGuide,
} from './ko/receipts.ts'
import { monthClose } from './ko/month-close.ts'
import { limits, operatorForm, operators, resetPin, roleTable } from './ko/operators.ts'
import { operatorMenu } from './ko/operator-menu.ts'
import { changePin, pin, proof } from './ko/pin.ts'
import {
  businessNumbers,
  causeSums,
  doubles,
  findingList,
  findingPanel,
  reconciliation,
  settling,
} from './ko/reconciliation.ts'
import { registeredMethod } from './ko/registered-method.ts'
import { refunds } from './ko/refunds.ts'
import { seatAnswer, seatFiles, seatRequest, seats } from './ko/seats.ts'
import { about, book, credentials, offers, settings, tax } from './ko/settings.ts'
import { firstStart, signIn } from './ko/sign-in.ts'
import { refundDialog, transactions } from './ko/transactions.ts'
import { truth } from './ko/truth.ts'
import { breakdown, ui, verdict } from './ko/ui.ts'

/** A sentence, or a function that writes one from figures. */
type Text = string | ((...values: never[]) => string)
/** A feature's words, two levels deep at most. */
type Catalogue = Readonly<Record<string, Text | Readonly<Record<string, Text>>>>

/** All words on screen, by feature. Each feature's own live in `ko/<feature>.ts`. */
export const ko = {
  about,
  app,
  book,
  breakdown,
  bulk,
  businessNumbers,
  causeSums,
  certificate,
  changePin,
  checkLink,
  confirmations,
  confirmDialog,
  confirmSettle,
  credentials,
  doubles,
  findingList,
  findingPanel,
  identityProblem,
  explanation,
  firstStart,
  hometaxLists,
  hometaxPreview,
  imports,
  keySheet,
  limits,
  links,
  listLookUp,
  monthClose,
  newLink,
  offers,
  operatorForm,
  operatorMenu,
  operators,
  pin,
  preparedNotice,
  proof,
  receiptAct,
  receiptCancel,
  receiptDesk,
  receiptExport,
  receiptIssue,
  receiptLedger,
  receipts,
  receiptsDue,
  receiptSettle,
  receiptsToCheck,
  receiptTasks,
  reconciliation,
  refundDialog,
  refunds,
  registeredMethod,
  resetPin,
  roleTable,
  seatAnswer,
  seatFiles,
  seatRequest,
  seats,
  settings,
  settling,
  signIn,
  tax,
  transactions,
  truth,
  ui,
  verdict,
  walletGuide,
} satisfies Readonly<Record<string, Catalogue>>
