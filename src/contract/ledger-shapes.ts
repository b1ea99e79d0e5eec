import { z } from 'zod'
import { walletIds } from '../domain/easy-pay.ts'
import { wholeLedger } from '../domain/receipt/ledger-filter.ts'
import { receiptEventKinds } from '../domain/receipt/ledger-row.ts'
import { receiptDuties } from '../domain/receipt/verdict.ts'
import { receiptIssuers } from '../domain/receipt/wording.ts'
import { paymentMethods } from '../domain/transaction.ts'
import { WonDeltaValue } from './values.ts'

/** Which rows of the receipt ledger are wanted; all of them unless told. */
export const LedgerFilterShape = z
  .strictObject({
    event: z.enum(receiptEventKinds).nullable(),
    issuer: z.enum(receiptIssuers).nullable(),
    duty: z.enum(receiptDuties).nullable(),
    means: z.enum([...paymentMethods, ...walletIds]).nullable(),
  })
  .default(wholeLedger)

const EventTotals = z.object({ count: z.int(), won: WonDeltaValue })

/** Rows and won per kind of event; cancelled amounts are negative. */
export const LedgerTotalsShape = z.object({ due: EventTotals, issued: EventTotals, cancelled: EventTotals })
