import { isOpen, type Refund } from '../../domain/refund.ts'
import { type Ledger, LedgerFault } from '../ledger/ledger.ts'

/** What became of a refund, as the ledger takes it. */
export type Settlement = Parameters<Ledger['settleRefund']>[0]

/** The call reached a ledger that was closed meanwhile: its book is no longer open. */
export const isLedgerClosed = (cause: unknown): boolean => cause instanceof LedgerFault && cause.code === 'LANE_ENDED'

/**
 * Settles a refund; when another look-up, import or person was quicker, gives it as they left it.
 * Every other fault of the ledger is thrown on.
 */
export async function settleUnlessSettled(
  ledger: Pick<Ledger, 'refund'>,
  refundId: string,
  settle: () => Promise<Refund>,
): Promise<Refund> {
  try {
    return await settle()
  } catch (cause) {
    if (!(cause instanceof LedgerFault) || cause.kind !== 'constraint') throw cause
    const now = await ledger.refund(refundId)
    if (now === null || isOpen(now.state)) throw cause
    return now
  }
}
