import { isOpen } from '../../domain/refund.ts'
import { type Ledger, LedgerFault } from '../ledger/ledger.ts'
import type { Ports } from './ports.ts'

/** Settles a confirm; false when another look-up or person was quicker. Every other fault of the ledger is thrown on. */
export async function settleConfirmUnlessSettled(
  ledger: Pick<Ledger, 'preparedPayment'>,
  preparedId: string,
  settle: () => Promise<null>,
): Promise<boolean> {
  try {
    await settle()
    return true
  } catch (cause) {
    if (!(cause instanceof LedgerFault) || cause.kind !== 'constraint') throw cause
    const last = (await ledger.preparedPayment(preparedId))?.confirmations.at(-1)
    if (last === undefined || isOpen(last.state)) throw cause
    return false
  }
}

/** News for every screen that shows payments. */
export const announcePayments = (ports: Pick<Ports, 'announce'>): void =>
  ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'receipts', 'imports'] })
