import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { failed, ok } from '../../domain/result.ts'
import type { RuleProof, StandingRefusal } from '../../domain/shop-rule.ts'
import type { Shop } from '../../domain/shop.ts'
import { findShop } from './find-shop.ts'
import type { OpenBook, Ports } from './ports.ts'
import { refusalsOf } from './truth.ts'

type Told = Parameters<Handlers<AppContract>['shops']['ruleChanged']>[0]
type ToldAnswer = Awaited<ReturnType<Handlers<AppContract>['shops']['ruleChanged']>>

/** Takes a person's word that what led to a refusal of the shop has changed: the rule no longer stands on it, and the audit has who said so. */
export async function tellRuleChanged(ports: Ports, { shopId, refundId }: Told): Promise<ToldAnswer> {
  const book = ports.books.current()
  const shop = await findShop(book, shopId)
  if (shop === null) return failed({ kind: 'shop-not-found' })
  const refusal = (await standingAt(ports, book, shop)).find((one) => one.refundId === refundId)
  if (refusal === undefined) return failed({ kind: 'rule-not-standing' })
  await noteChanged(ports, book, shop, refusal, 'told')
  return ok({})
}

/** Lifts the refusals that a check which succeeded, or credentials that were stored anew, prove to be past. */
export async function liftRules(
  ports: Ports,
  book: OpenBook,
  shop: Shop,
  proof: Exclude<RuleProof, 'told' | 'refund' | 'part'>,
): Promise<void> {
  for (const refusal of await standingAt(ports, book, shop)) {
    if (refusal.liftedBy.includes(proof)) await noteChanged(ports, book, shop, refusal, proof)
  }
}

const standingAt = async (ports: Ports, { ledger }: OpenBook, shop: Shop): Promise<readonly StandingRefusal[]> =>
  refusalsOf(ports, shop, await ledger.shopHistory({ shopId: shop.id }))

async function noteChanged(
  ports: Ports,
  book: OpenBook,
  shop: Shop,
  { topic, code, refundId }: StandingRefusal,
  proof: RuleProof,
): Promise<void> {
  await book.ledger.recordAudit({
    what: 'shop-rule-changed',
    subject: shop.id,
    detail: { topic, code, refundId, proof },
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })
  ports.announce({ kind: 'ledger.changed', topics: ['shops', 'transactions', 'refunds'] })
}
