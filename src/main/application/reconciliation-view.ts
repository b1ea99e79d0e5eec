import type { KnownReceipt } from '../../domain/reconciliation/match-input.ts'
import type { StandingFinding } from '../../domain/reconciliation/reconciled.ts'
import { factsOf, type Settlement } from '../../domain/reconciliation/settlement.ts'

/** Order numbers by the id of their payment. */
type Orders = ReadonlyMap<string, string>

/** The payments findings are about. */
export const paymentsIn = (findings: readonly StandingFinding[]): readonly string[] => [
  ...new Set(
    findings.flatMap(({ finding: { duty, receipts } }) => [
      ...(duty === null ? [] : [duty.transactionId]),
      ...receipts.map(({ transactionId }) => transactionId),
    ]),
  ),
]

/** A finding as a screen shows it. */
export function shownFinding({ id, finding, settlement, standing }: StandingFinding, orders: Orders) {
  const { cause, sureness, sentence, queueDay, due, known, hometax, duty, receipts, lines } = finding
  return {
    id,
    cause,
    sureness,
    standing,
    sentence,
    queueDay,
    due,
    known,
    hometax,
    facts: factsOf(finding),
    duty: duty === null ? null : { ...duty, orderNumber: orders.get(duty.transactionId) ?? '' },
    receipts: receipts.map((receipt) => shownReceipt(receipt, orders)),
    lines: [...lines],
    settlement: settlement === null ? null : shownSettlement(settlement),
  }
}

const shownReceipt = (receipt: KnownReceipt, orders: Orders) => ({
  ...receipt,
  orderNumber: orders.get(receipt.transactionId) ?? '',
})

/** What was said of a finding as a screen shows it. */
export const shownSettlement = ({ kind, until, note, operatorId, at }: Settlement) => ({
  kind,
  until,
  note,
  operatorId,
  at,
})
