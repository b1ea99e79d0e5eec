import type { ApprovalRequest } from '../../domain/approval.ts'
import { type ChangedFact, changedFacts, factNames, refundsText } from '../../domain/confirmed-facts.ts'
import { wonText } from '../../domain/receipt/wording.ts'
import { basedOnOf, type RefundPreview } from '../../domain/refund-preview.ts'
import { factHash } from './fact-hash.ts'
import { findPayment, type Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { boundFacts, previewOf, wordsOf } from './refund-request.ts'
import { withHistory } from './truth.ts'

/** How a request stands against what is true now: it holds, something changed, or nothing can be asked for at the moment. */
type Standing =
  | { readonly kind: 'holds'; readonly preview: RefundPreview; readonly found: Payment }
  | { readonly kind: 'changed'; readonly changes: readonly ChangedFact[] }
  | { readonly kind: 'blocked'; readonly because: string; readonly remedy: string | null }

/** Makes all that was shown anew and holds it against the request. */
export async function standingOf(ports: Ports, book: OpenBook, request: ApprovalRequest): Promise<Standing> {
  const payment = await findPayment(book, request.transactionId)
  if (payment === null) throw new Error(`no payment of the request ${request.id}`)
  const found = await withHistory(book, payment)
  const preview = previewOf(ports, found, request.amount, request.taxFree)
  if (preview.ok) {
    const { facts, hash } = boundFacts(found, preview.value, wordsOf(ports, found, request.amount))
    const holds = hash === request.hash && factHash(request.facts) === request.hash
    return holds
      ? { kind: 'holds', preview: preview.value, found }
      : { kind: 'changed', changes: changedFacts(request.facts, facts) }
  }
  switch (preview.failure.kind) {
    case 'refund-not-possible':
      return { ...preview.failure, kind: 'blocked' }
    // None was open when it was asked, so an open one came after, and however it ends there is one refund more.
    case 'refund-open':
    case 'amount-missing':
    case 'exceeds-refundable':
    case 'tax-free-out-of-range':
      return { kind: 'changed', changes: groundsLost(request, found) }
  }
}

/** What took away the ground of a request that cannot be previewed any more: the refunds asked for since. */
function groundsLost({ facts }: ApprovalRequest, { record }: Payment): readonly ChangedFact[] {
  const { refunds, remaining } = basedOnOf(record.transaction.paid, record.refunds, record.outside)
  return changedFacts(
    facts.filter(({ name }) => name === factNames.before || name === factNames.remaining),
    [
      { name: factNames.before, text: refundsText(refunds) },
      { name: factNames.remaining, text: wonText(remaining) },
    ],
  )
}

/** A request as a screen may know it. */
export const approvalView = ({ taxFree: _taxFree, basedOn: _basedOn, ...request }: ApprovalRequest) => ({
  ...request,
  because: [...request.because],
  facts: [...request.facts],
})
