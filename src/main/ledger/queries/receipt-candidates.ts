/**
 * SQL: may a cash receipt concern the payment `p`? False only where it surely does not: paid by a method the rules decide, wholly
 * by card and free points, with no receipt target and nothing odd. What the receipt then is, the domain judges.
 */
export const mayHaveReceipt = `(
  p.anomalies IS NOT NULL
  OR coalesce(p.receipt_target_won, 0) > 0
  OR p.method NOT IN ('card', 'easy-pay-money', 'transfer', 'virtual-account')
  OR NOT EXISTS (SELECT 1 FROM payment_part WHERE payment_number = p.number)
  OR EXISTS (SELECT 1 FROM payment_part WHERE payment_number = p.number AND kind NOT IN ('card', 'free-points'))
)`
