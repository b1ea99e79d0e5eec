import type { AnomalyKind } from '../../../domain/transaction.ts'

/** Anomalies that leave a receipt in doubt even where no cash part is known. */
const receiptAnomalies = [
  'parts-do-not-add-up',
  'receipt-target-above-easy-pay',
  'easy-pay-above-paid',
  'money-on-card-only-wallet',
  'wallet-pair-differs',
  'unknown-method',
  'unknown-wallet',
  'receipt-without-number',
  'unreadable-amount',
] as const satisfies readonly AnomalyKind[]

/**
 * SQL: may a cash receipt concern a payment? `number` is the column of its number, `hasAnomalies` a condition that is cheap
 * to test and true for every payment with an anomaly.
 */
export const mayHaveReceipt = (number: string, hasAnomalies: string): string => `(
  EXISTS (SELECT 1 FROM payment_part WHERE payment_number = ${number} AND kind IN ('money', 'transfer', 'virtual-account', 'other'))
  OR (${hasAnomalies} AND EXISTS (
    SELECT 1 FROM payment odd, json_each(odd.anomalies) a
    WHERE odd.number = ${number} AND a.value ->> 'kind' IN (${receiptAnomalies.map((kind) => `'${kind}'`).join(', ')})
  ))
)`
