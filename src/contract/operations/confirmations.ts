import { z } from 'zod'
import { preparedStates } from '../../domain/prepared-payment.ts'
import { handConclusions } from '../../domain/refund.ts'
import { CertificateEnded, CredentialsMissing, KeychainUnavailable, NotFound, TooEarly } from '../failures.ts'
import { command, query } from '../operation.ts'
import { IdValue, InstantValue, keptNoteOf, WonValue } from '../values.ts'

const PreparedShape = z.object({
  id: IdValue,
  shopId: IdValue,
  orderNumber: z.string(),
  won: WonValue,
  method: z.enum(['card', 'transfer']),
  goods: z.string().nullable(),
  buyerName: z.string().nullable(),
  seenAt: InstantValue,
  /** Until when the gateway takes a confirm, counted from when it was first seen here. */
  until: InstantValue,
  state: z.enum(preparedStates),
  /** How many confirms were asked so far; `confirm` is given this number back. */
  earlier: z.int().min(0),
  /** What the last confirm was answered, as a sentence; null before any. */
  answer: z.string().nullable(),
  /** The payment it became; null until it is one. */
  transactionId: z.string().nullable(),
})

const Blocked = z.object({ because: z.string(), remedy: z.string().nullable() })

/** Payments that buyers prepared and the merchant confirms. A confirm takes the buyer's money; its keys never leave main. */
export const confirmations = {
  /** A shop's prepared payments, newest first, at most two hundred. Names arrive masked. */
  list: query({ input: z.strictObject({ shopId: IdValue }), output: z.array(PreparedShape), failures: {} }),
  /** Confirms a prepared payment, written down before anything is sent. An answer that proves nothing comes back as state `unknown`. */
  confirm: command({
    may: 'collect',
    proof: true,
    input: z.strictObject({ preparedId: IdValue, earlier: z.int().min(0) }),
    output: PreparedShape,
    failures: {
      'prepared-not-found': NotFound,
      'prepared-not-waiting': z.object({}),
      'confirm-not-possible': Blocked,
      'credentials-missing': CredentialsMissing,
      'certificate-ended': CertificateEnded,
      'keychain-unavailable': KeychainUnavailable,
    },
  }),
  /** Looks up whether an unknown confirm became a payment. Only a payment that is there proves anything. */
  inquire: command({
    may: 'see',
    input: z.strictObject({ preparedId: IdValue }),
    output: z.object({ prepared: PreparedShape, settled: z.boolean(), finding: z.string() }),
    failures: {
      'prepared-not-found': NotFound,
      'credentials-missing': CredentialsMissing,
      'certificate-ended': CertificateEnded,
      'keychain-unavailable': KeychainUnavailable,
    },
  }),
  /** Settles an unknown confirm by hand with the evidence in words: `refunded` means that it took money. Finance only. */
  settleByHand: command({
    may: 'settle',
    proof: true,
    input: z.strictObject({ preparedId: IdValue, conclusion: z.enum(handConclusions), note: keptNoteOf(500) }),
    output: PreparedShape,
    failures: {
      'prepared-not-found': NotFound,
      'prepared-not-unknown': z.object({}),
      'evidence-missing': z.object({}),
      'too-early-to-deny': TooEarly,
    },
  }),
}
