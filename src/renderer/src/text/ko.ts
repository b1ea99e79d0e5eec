import { app, keySheet } from './ko/app.ts'
import { imports } from './ko/imports.ts'
import { receiptExport, receiptLedger, receipts, receiptsDue, receiptsToCheck, walletGuide } from './ko/receipts.ts'
import { refunds } from './ko/refunds.ts'
import { about, book, credentials, settings, tax } from './ko/settings.ts'
import { refundDialog, transactions } from './ko/transactions.ts'
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
  credentials,
  imports,
  keySheet,
  receiptExport,
  receiptLedger,
  receipts,
  receiptsDue,
  receiptsToCheck,
  refundDialog,
  refunds,
  settings,
  tax,
  transactions,
  ui,
  verdict,
  walletGuide,
} satisfies Readonly<Record<string, Catalogue>>
