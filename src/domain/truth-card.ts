import type { Instant } from './day.ts'
import type { Won } from './money.ts'

/** What a rule of a gateway is about; spelled once, for gateways and screens. */
export const truthTopics = [
  'method',
  'address',
  'account',
  'partial',
  'balance',
  'limit',
  'settlement',
  'fee',
  'hours',
  'window',
  'tax',
  'wallet',
] as const
export type TruthTopic = (typeof truthTopics)[number]

/** Where a rule stands for a refund. `not-known`: no document says; `may-be-refused`: only the gateway's answer shows it. */
export const truthStandings = ['not-allowed', 'may-be-refused', 'not-known', 'allowed'] as const
type TruthStanding = (typeof truthStandings)[number]

/** A refusal that stands for more than its own refund, until something proves otherwise. */
export interface ToldRefusal {
  readonly code: string
  readonly at: Instant
  readonly refundId: string
}

/**
 * One rule of a gateway as it holds for a refund of a payment now. `sentence` and `remedy` are whole Korean sentences; a rule that is
 * `not-allowed` always has a remedy. `source` says where it is written, `code` with what the gateway refuses; null when it has none.
 */
export interface TruthCard {
  readonly topic: TruthTopic
  readonly standing: TruthStanding
  readonly sentence: string
  readonly remedy: string | null
  readonly source: string
  readonly code: string | null
  /** Does it bear on the refund that is meant, so that it is shown beside it unasked? */
  readonly concerns: boolean
  /** Does this desk not ask for the refund because of it? */
  readonly blocks: boolean
  /** The shop's refusal it was learned from; null for what the documents say. */
  readonly refusal: ToldRefusal | null
}

/** What is meant to be refunded, and what the shop's own refunds have shown so far. Nulls: nothing was shown. */
export interface TruthFacts {
  readonly amount: Won
  readonly refundedBefore: boolean
  readonly now: Instant
  /** Refusals that stand for the shop, newest first. */
  readonly refusals: readonly (ToldRefusal & { readonly topic: TruthTopic })[]
  /** When a refund that the gateway did was asked for last, and one of a part. */
  readonly lastRefundAt: Instant | null
  readonly lastPartAt: Instant | null
  /** The refusal of this payment's latest refund, while nothing was looked up since. */
  readonly lastRefusal: ToldRefusal | null
}

const order = (card: TruthCard): number => truthStandings.indexOf(card.standing) - (card.blocks ? 1 : 0)

/** The cards with what stands in the way first and what is simply so last; equal ones keep their order. */
export const inOrderOfWeight = (cards: readonly TruthCard[]): readonly TruthCard[] =>
  [...cards].sort((one, other) => order(one) - order(other))

/** Why this desk does not ask for the refund, as the first card in its way says; null when none is. */
export function blockingCard(cards: readonly TruthCard[]): TruthCard | null {
  return cards.find(({ blocks }) => blocks) ?? null
}

const boundTopics: readonly TruthTopic[] = ['fee', 'settlement', 'tax', 'wallet']

/**
 * What a confirmation is bound to: rules that a refund which goes through costs or is divided by. What a gateway may only refuse is left
 * out: no money moves then, and whether it still stands changes with every other refund of the shop.
 */
export const boundSentences = (cards: readonly TruthCard[]): readonly string[] =>
  cards
    .filter(({ topic, concerns, refusal }) => concerns && refusal === null && boundTopics.includes(topic))
    .map(({ sentence }) => sentence)
