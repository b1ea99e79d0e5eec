import { app, keySheet } from './ko/app.ts'
import { refundDialog, transactions } from './ko/transactions.ts'
import { breakdown, ui, verdict } from './ko/ui.ts'

/** A sentence, or a function that writes one from figures. */
type Text = string | ((...values: never[]) => string)
/** A feature's words, two levels deep at most. */
type Catalogue = Readonly<Record<string, Text | Readonly<Record<string, Text>>>>

/** All words on screen, by feature. Each feature's own live in `ko/<feature>.ts`. */
export const ko = { app, breakdown, keySheet, refundDialog, transactions, ui, verdict } satisfies Readonly<
  Record<string, Catalogue>
>
