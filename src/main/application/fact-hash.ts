import { createHash } from 'node:crypto'
import type { ConfirmedFact } from '../../domain/confirmed-facts.ts'

/** What binds a confirmation to all that was shown: SHA-256 in hex over the facts' names and texts, in their order. */
export const factHash = (facts: readonly ConfirmedFact[]): string =>
  createHash('sha256')
    .update(JSON.stringify(facts.map(({ name, text }) => [name, text])))
    .digest('hex')
