import { dayOf, type Instant } from '../../../../domain/day.ts'
import type { Finding } from './findings-desk.ts'

/** In what Hometax's line may differ from what we have. */
export type Trait = 'at' | 'won' | 'number' | 'lastFour' | 'purpose'

type Line = Finding['lines'][number]
type Receipt = Finding['receipts'][number]

/** What we have to hold against a line: what is still to be issued, or a receipt. Nulls are not told. */
interface Ours extends Pick<Receipt, 'event' | 'issuer' | 'wallet' | 'purpose'> {
  readonly is: 'due' | 'receipt'
  readonly id: string
  readonly at: Instant
  /** Negative for a cancel. */
  readonly won: number
  readonly number: string | null
  readonly lastFour: string | null
}

/** One of ours beside the line that is its own; either may be missing. */
export interface EvidencePair {
  readonly key: string
  readonly ours: Ours | null
  readonly line: Line | null
  readonly differs: ReadonlySet<Trait>
}

const receiptAsOurs = (receipt: Receipt): Ours => ({
  is: 'receipt',
  id: receipt.id,
  event: receipt.event,
  at: receipt.at,
  won: receipt.event === 'cancelled' ? 0 - receipt.won : receipt.won,
  number: receipt.approvalNumber,
  lastFour: receipt.identityLastFour,
  purpose: receipt.purpose,
  issuer: receipt.issuer,
  wallet: receipt.wallet,
})

const dutyAsOurs = (duty: NonNullable<Finding['duty']>): Ours => ({
  is: 'due',
  id: duty.transactionId,
  event: 'issued',
  at: duty.paidAt,
  won: duty.won,
  number: null,
  lastFour: null,
  purpose: null,
  issuer: duty.issuer,
  wallet: duty.wallet,
})

/** The duty and the receipts of a finding in their order, each beside its line; lines of nobody's come last. */
export function evidenceOf({
  duty,
  receipts,
  lines,
}: Pick<Finding, 'duty' | 'receipts' | 'lines'>): readonly EvidencePair[] {
  const left = [...lines]
  const take = (fits: (line: Line) => boolean): Line | null => {
    const at = left.findIndex(fits)
    return at === -1 ? null : (left.splice(at, 1)[0] ?? null)
  }
  const ours = [...(duty === null ? [] : [dutyAsOurs(duty)]), ...receipts.map(receiptAsOurs)]
  const pairs = ours.map((one): EvidencePair => {
    const same = ({ event }: Line): boolean => event === one.event
    const line =
      take((of) => same(of) && of.approvalNumber === one.number && of.total === one.won) ??
      take((of) => same(of) && of.approvalNumber === one.number) ??
      take(same)
    return { key: one.id, ours: one, line, differs: line === null ? new Set() : differencesOf(one, line) }
  })
  return [...pairs, ...left.map((line) => ({ key: line.id, ours: null, line, differs: new Set<Trait>() }))]
}

/** In what a line differs; what one side does not tell differs in nothing. */
function differencesOf(ours: Ours, line: Line): ReadonlySet<Trait> {
  const isOther = (one: string | null, other: string | null): boolean => one !== null && other !== null && one !== other
  const differs = new Set<Trait>()
  if (dayOf(ours.at) !== dayOf(line.soldAt)) differs.add('at')
  if (ours.won !== line.total) differs.add('won')
  // A cancel may have a number of its own, so only that of an issue says something.
  if (ours.event === 'issued' && isOther(ours.number, line.approvalNumber)) differs.add('number')
  if (isOther(ours.lastFour, line.identityLastFour)) differs.add('lastFour')
  if (isOther(ours.purpose, line.purpose)) differs.add('purpose')
  return differs
}
