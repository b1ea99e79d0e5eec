import { epochOf, type Instant, instantOfEpoch } from '../../domain/day.ts'
import { type HandConclusion, isOpen, type Refund } from '../../domain/refund.ts'
import { type Ledger, LedgerFault } from '../ledger/ledger.ts'

/** What became of a refund, as the ledger takes it. */
export type Settlement = Parameters<Ledger['settleRefund']>[0]

/**
 * How long a balance may lag behind the money: a sandbox of KCP's kind was told to answer from up to 60 s ago
 * (reliability bar, "inquiry lags 0–60 s"). A balance that did not move disproves a refund only after that.
 */
export const balanceLagMs = 60_000

/**
 * From when a person may settle something unknown as not done; null when that is now or past. A request whose answer was lost may
 * still arrive at the gateway: denied too early and asked again, it would be done twice.
 */
export function deniableFrom(
  { conclusion, unknownSince }: { readonly conclusion: HandConclusion; readonly unknownSince: Instant },
  now: Instant,
): Instant | null {
  const from = epochOf(unknownSince) + balanceLagMs
  return conclusion === 'refunded' || epochOf(now) >= from ? null : instantOfEpoch(from)
}

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
