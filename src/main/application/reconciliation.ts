import type { AppContract } from '../../contract/index.ts'
import type { Handlers, ParsedInputOf } from '../../contract/operation.ts'
import type { reconciliation } from '../../contract/operations/reconciliation.ts'
import type { Business } from '../../domain/business.ts'
import type { StandingFinding } from '../../domain/reconciliation/reconciled.ts'
import { factsOf } from '../../domain/reconciliation/settlement.ts'
import { isBusinessNumber } from '../../domain/receipt/identity.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Ports } from './ports.ts'
import { paymentsIn, shownFinding, shownSettlement } from './reconciliation-view.ts'
import { rulesView } from './views.ts'

/** The three-way match of a business, and what people say of its differences. */
export function reconciliationHandlers(ports: Ports): Handlers<AppContract>['reconciliation'] {
  return {
    businesses: async () => ok((await ports.books.current().ledger.businesses()).map(shownBusiness)),
    setBusinessNumber: async ({ shopId, number }) => {
      const { ledger } = ports.books.current()
      const digits = number === null ? null : number.normalize('NFKC').replace(/[\s-]/g, '')
      if (!(await ledger.shops()).some(({ id }) => id === shopId)) return failed({ kind: 'shop-not-found' })
      if (digits !== null && !isBusinessNumber(digits)) return failed({ kind: 'business-number-wrong' })
      await ledger.setBusinessNumber({ shopId, digits, operatorId: ports.operator.id, at: ports.clock.now() })
      ports.announce({ kind: 'ledger.changed', topics: ['shops', 'reconciliation'] })
      return ok((await ledger.businesses()).map(shownBusiness))
    },
    summary: async ({ businessId, trialListId }) => {
      const { ledger } = ports.books.current()
      if (!(await hasBusiness(ledger, businessId))) return failed({ kind: 'business-not-found' })
      const today = ports.clock.today()
      const { sums, waitingNow, counts, doubles, covered } = await ledger.reconciliation({
        businessId,
        trialListId,
        today,
      })
      return ok({
        today,
        covered: [...covered],
        causes: [...sums].map(([cause, of]) => ({ cause, ...of, waiting: waitingNow.get(cause) ?? 0 })),
        counts,
        doubles: doubles.map(({ won, daysApart, sureness, sentence, receipts }) => ({
          won,
          daysApart,
          sureness,
          sentence,
          receipts: [...receipts],
        })),
      })
    },
    findings: async ({ businessId, trialListId, causes, standings, month, offset, limit }) => {
      const { ledger } = ports.books.current()
      if (!(await hasBusiness(ledger, businessId))) return failed({ kind: 'business-not-found' })
      const { rows, count } = await ledger.findings({
        businessId,
        trialListId,
        today: ports.clock.today(),
        filter: { causes, standings, month },
        offset,
        limit,
      })
      return ok({ rows: await shownFindings(ledger, rows), count })
    },
    finding: async ({ businessId, trialListId, findingId }) => {
      const { ledger } = ports.books.current()
      if (!(await hasBusiness(ledger, businessId))) return failed({ kind: 'business-not-found' })
      const today = ports.clock.today()
      const found = await ledger.finding({ businessId, trialListId, today, findingId })
      if (found === null) return failed({ kind: 'finding-not-found' })
      const [finding] = await shownFindings(ledger, [found.found])
      if (finding === undefined) return failed({ kind: 'finding-not-found' })
      return ok({
        finding,
        rules: rulesView(found.found.finding.rules, today),
        said: found.said.map(shownSettlement),
        candidates: found.candidates.flatMap(({ finding: { lines } }) => lines.slice(0, 1)),
      })
    },
    settle: (said) => settle(ports, said),
  }
}

const shownBusiness = ({ id, number, environment, shops }: Business) => ({
  id,
  number,
  environment,
  shops: shops.map((shop) => ({ id: shop.id, name: shop.name, gateway: shop.gateway })),
})

const hasBusiness = async (ledger: Ledger, businessId: string): Promise<boolean> =>
  (await ledger.businesses()).some(({ id }) => id === businessId)

type Shown = ReturnType<typeof shownFinding>

async function shownFindings(ledger: Ledger, findings: readonly StandingFinding[]): Promise<readonly Shown[]> {
  const orders = await ledger.orderNumbers({ transactionIds: paymentsIn(findings) })
  return findings.map((finding) => shownFinding(finding, orders))
}

type Refusal =
  | { readonly kind: 'business-not-found' }
  | { readonly kind: 'finding-not-found' }
  | { readonly kind: 'finding-changed' }
  | { readonly kind: 'settlement-reason-missing' }
  | { readonly kind: 'wait-day-not-later' }
  | { readonly kind: 'line-not-free' }

/** Keeps what was said of a finding, while it is still what the operator was shown. */
async function settle(
  ports: Ports,
  said: ParsedInputOf<typeof reconciliation.settle>,
): Promise<Result<Shown, Refusal>> {
  const { ledger } = ports.books.current()
  const { businessId, findingId, kind, note } = said
  const today = ports.clock.today()
  if (!(await hasBusiness(ledger, businessId))) return failed({ kind: 'business-not-found' })
  const of = { businessId, trialListId: null, today, findingId }
  const found = await ledger.finding(of)
  if (found === null) return failed({ kind: 'finding-not-found' })
  const facts = factsOf(found.found.finding)
  if (facts !== said.facts) return failed({ kind: 'finding-changed' })
  if (note === '') return failed({ kind: 'settlement-reason-missing' })
  const until = kind === 'waiting' ? said.until : null
  if (kind === 'waiting' && (until === null || until <= today)) return failed({ kind: 'wait-day-not-later' })
  const lineId = kind === 'linked' ? said.lineId : null
  const isFree = found.candidates.some(({ finding: { lines } }) => lines.some(({ id }) => id === lineId))
  if (kind === 'linked' && !isFree) return failed({ kind: 'line-not-free' })
  const { cause } = found.found.finding
  const operatorId = ports.operator.id
  await ledger.settleFinding({
    shopId: businessId,
    settlement: { findingId, cause, facts, kind, until, lineId, note, operatorId },
    at: ports.clock.now(),
  })
  ports.announce({ kind: 'ledger.changed', topics: ['reconciliation'] })
  const now = await ledger.finding(of)
  const [shown] = now === null ? [] : await shownFindings(ledger, [now.found])
  return shown === undefined ? failed({ kind: 'finding-not-found' }) : ok(shown)
}
