import type { Instant } from './day.ts'
import type { ToldRefusal, TruthTopic } from './truth-card.ts'

/** What proves that a refusal of the whole shop no longer holds; `told` is a person's word. */
export type RuleProof = 'refund' | 'part' | 'address-check' | 'connection-check' | 'credentials' | 'told'

/** What a refusal's code says of the whole shop, beyond the refund it answers. A person's word lifts each. */
export interface ShopRule {
  readonly topic: TruthTopic
  /** Would every refund meet it, or parts of payments only? */
  readonly meets: 'every' | 'parts'
  readonly liftedBy: readonly Exclude<RuleProof, 'told'>[]
}

/** The latest refusal with a code at a shop, and what came after it. */
export interface ShopRefusal extends ToldRefusal {
  /** Did the gateway do a refund that was asked for after it, and one of a part? */
  readonly refundSince: boolean
  readonly partSince: boolean
  /** Was it noted that what led to this refusal has changed? */
  readonly changed: boolean
}

/** What a shop's refunds have shown of its gateway's rules. `refusals` are the latest of each code. */
export interface ShopHistory {
  readonly refusals: readonly ShopRefusal[]
  readonly lastRefundAt: Instant | null
  readonly lastPartAt: Instant | null
}

/** A refusal of the whole shop that nothing has lifted, and its rule. */
export interface StandingRefusal extends ToldRefusal, ShopRule {}

/** The refusals of a shop that still stand, newest first. `ruleOf` says what a code says of the shop, null when nothing. */
export function standingRefusals(
  { refusals }: Pick<ShopHistory, 'refusals'>,
  ruleOf: (code: string) => ShopRule | null,
): readonly StandingRefusal[] {
  return refusals
    .flatMap(({ code, at, refundId, ...since }) => {
      const rule = ruleOf(code)
      return rule === null || isLifted(rule, since) ? [] : [{ ...rule, code, at, refundId }]
    })
    .sort((one, other) => (one.at < other.at ? 1 : -1))
}

const isLifted = (
  { liftedBy }: ShopRule,
  { refundSince, partSince, changed }: Pick<ShopRefusal, 'refundSince' | 'partSince' | 'changed'>,
): boolean => changed || (refundSince && liftedBy.includes('refund')) || (partSince && liftedBy.includes('part'))

/** The history of a shop whose refunds have shown nothing. */
export const nothingShown: ShopHistory = { refusals: [], lastRefundAt: null, lastPartAt: null }
