import { z } from 'zod'
import {
  CertificateEnded,
  CredentialsMissing,
  KeychainUnavailable,
  NotFound,
  Refused,
  Unreachable,
} from '../failures.ts'
import { command } from '../operation.ts'
import { IdValue } from '../values.ts'

const Blocked = z.object({ because: z.string(), remedy: z.string().nullable() })

const Failures = {
  'transaction-not-found': NotFound,
  'method-not-possible': Blocked,
  'credentials-missing': CredentialsMissing,
  'certificate-ended': CertificateEnded,
  'keychain-unavailable': KeychainUnavailable,
  'gateway-unreachable': Unreachable,
  'gateway-refused': Refused,
  'answer-unreadable': z.object({}),
}

/** Payment methods a buyer keeps registered at the gateway, found by a payment. The key that charges them never leaves main. */
export const methods = {
  /** Asks which method the buyer of this payment keeps registered. Names and numbers arrive masked. Leaves a line in the audit. */
  lookUp: command({
    may: 'see',
    input: z.strictObject({ transactionId: IdValue }),
    output: z.object({
      kind: z.enum(['card', 'transfer']),
      issuer: z.string().nullable(),
      maskedNumber: z.string().nullable(),
      holder: z.enum(['person', 'company']).nullable(),
      payerName: z.string().nullable(),
      payerPhone: z.string().nullable(),
    }),
    failures: Failures,
  }),
  /**
   * Takes the buyer's registered method off for good: it cannot be undone, and every later payment by it fails. `outcome` `unknown`
   * means nobody knows whether it happened; look the method up before asking again.
   */
  disable: command({
    may: 'collect',
    proof: true,
    input: z.strictObject({ transactionId: IdValue }),
    output: z.object({ outcome: z.enum(['disabled', 'unknown']), message: z.string() }),
    failures: Failures,
  }),
}
