import type { Instant } from '../../domain/day.ts'
import type { ShopRule } from '../../domain/shop-rule.ts'
import type { TruthCard, TruthFacts } from '../../domain/truth-card.ts'

/** A rule as its documents have it; what is left out is its usual value. */
export type WrittenRule = Pick<TruthCard, 'topic' | 'standing' | 'sentence' | 'source'> & Partial<TruthCard>

/** A card of a rule as its documents have it: without remedy, code and refusal, and no reason to hold a refund, unless said. */
export const written = (rule: WrittenRule): TruthCard => ({
  remedy: null,
  code: null,
  concerns: false,
  blocks: false,
  refusal: null,
  ...rule,
})

/** How a rule is told once the shop's own refunds have shown where it stands. */
interface Learning {
  /** The gateway with its particle, as the subject of a sentence: `KCP가`. */
  readonly gateway: string
  /** Korean text and remedy of a code. */
  readonly wordsOf: (code: string) => { readonly message: string; readonly remedy: string | null }
  /** Does the refund that is meant fall under the rule? */
  readonly falls: boolean
  /** Is the refund not asked for while a refusal stands? */
  readonly locks: boolean
  /** When the gateway last did what the rule is about; null when it never did, or when that proves nothing. */
  readonly acceptedAt: Instant | null
  readonly whenRefused: 'not-allowed' | 'may-be-refused'
}

/** The rule as the shop's refunds have shown it: refused and with what, else accepted and when, else as its documents have it. */
export function learned(rule: WrittenRule, { refusals }: Pick<TruthFacts, 'refusals'>, learning: Learning): TruthCard {
  const { gateway, wordsOf, falls, locks, acceptedAt, whenRefused } = learning
  const refusal = refusals.find(({ topic }) => topic === rule.topic)
  if (refusal !== undefined) {
    const { code, at, refundId } = refusal
    const { message, remedy } = wordsOf(code)
    return written({
      ...rule,
      standing: whenRefused,
      sentence: `${refusedSentence(gateway, at, code)} ${message}`,
      remedy: remedy ?? rule.remedy ?? null,
      code,
      concerns: falls,
      blocks: falls && locks,
      refusal: { code, at, refundId },
    })
  }
  if (acceptedAt === null) return written({ ...rule, concerns: falls && rule.concerns === true })
  return written({
    ...rule,
    standing: 'allowed',
    sentence: `${rule.sentence} ${momentText(acceptedAt)}의 환불을 ${gateway} 받았습니다.`,
    remedy: null,
    concerns: false,
  })
}

/** `2026-11-09 10:12의 환불을 KCP가 8392로 거절했습니다.` */
export const refusedSentence = (gateway: string, at: Instant, code: string): string =>
  `${momentText(at)}의 환불을 ${gateway} ${code}${/[036]$/.test(code) ? '으로' : '로'} 거절했습니다.`

const momentText = (at: Instant): string => at.slice(0, 16).replace('T', ' ')

/** Does a moment's time of day lie in the hours, both as `23:30`? They may go over midnight. */
export function isWithin(now: Instant, from: string, until: string): boolean {
  const time = now.slice(11, 16)
  return from <= until ? time >= from && time < until : time >= from || time < until
}

/** The rule of a code that every refund of the shop would meet: of its address, keys or right to cancel. */
export const everyRefund = (
  topic: ShopRule['topic'],
  ...liftedBy: readonly Exclude<ShopRule['liftedBy'][number], 'refund'>[]
): ShopRule => ({ topic, meets: 'every', liftedBy: ['refund', ...liftedBy] })

/** The rule of a code that every refund of a part would meet. */
export const everyPart: ShopRule = { topic: 'partial', meets: 'parts', liftedBy: ['part'] }
