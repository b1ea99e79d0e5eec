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

/** SQL: may a cash receipt concern the payment of the row `f` of payment_search? */
export const mayHaveReceipt = `(
  EXISTS (SELECT 1 FROM payment_part WHERE payment_number = f.payment_number AND kind IN ('money', 'transfer', 'virtual-account', 'other'))
  OR (f.anomalies > 0 AND EXISTS (
    SELECT 1 FROM payment, json_each(payment.anomalies) a
    WHERE payment.number = f.payment_number AND a.value ->> 'kind' IN (${receiptAnomalies.map((kind) => `'${kind}'`).join(', ')})
  ))
)`
