import { z } from 'zod'
import { linkStates } from '../../domain/payment-link.ts'
import {
  CertificateEnded,
  CredentialsMissing,
  KeychainUnavailable,
  NotFound,
  Refused,
  Unreachable,
} from '../failures.ts'
import { command, query } from '../operation.ts'
import { DayValue, IdValue, InstantValue, noteOf, PageValue, WonValue } from '../values.ts'

const LinkShape = z.object({
  id: IdValue,
  shopId: IdValue,
  /** The order the link is for, as the operator wrote it; null for none. */
  orderNumber: z.string().nullable(),
  goods: z.string(),
  won: WonValue,
  method: z.enum(['card', 'transfer']),
  createdAt: InstantValue,
  until: InstantValue.nullable(),
  state: z.enum(linkStates),
  /** Null unless the gateway made it. */
  url: z.string().nullable(),
  /** The payment it was paid by; null until a look-up found it. */
  transactionId: z.string().nullable(),
  operatorId: z.string(),
  answer: z.string().nullable(),
})

const Blocked = z.object({ because: z.string(), remedy: z.string().nullable() })

/** Payment links: a page of the gateway where a buyer pays an order or a difference. Making one moves no money. */
export const links = {
  /** Makes a link, written down before it is asked for. `until` is the last day it can be paid; null leaves it to the gateway. */
  create: command({
    may: 'collect',
    input: z.strictObject({
      linkId: IdValue,
      shopId: IdValue,
      orderNumber: noteOf(100).nullable(),
      goods: noteOf(100).min(1),
      won: WonValue,
      taxFree: z.boolean(),
      method: z.enum(['card', 'transfer']),
      until: DayValue.nullable(),
    }),
    output: LinkShape,
    failures: {
      'shop-not-found': NotFound,
      'link-not-possible': Blocked,
      'credentials-missing': CredentialsMissing,
      'certificate-ended': CertificateEnded,
      'keychain-unavailable': KeychainUnavailable,
    },
  }),
  /** A page of a shop's links, newest first. */
  list: query({ input: z.strictObject({ shopId: IdValue, ...PageValue }), output: z.array(LinkShape), failures: {} }),
  /**
   * Asks the gateway whether a link was paid: by the order number of the payment it brought, its day and the link's method. A payment
   * of the link's amount is taken into the book and joined to the link; another amount is told and joined to nothing.
   */
  check: command({
    may: 'collect',
    input: z.strictObject({ linkId: IdValue, orderNumber: noteOf(100).min(1), paidOn: DayValue }),
    output: z.object({ link: LinkShape, finding: z.string() }),
    failures: {
      'link-not-found': NotFound,
      'credentials-missing': CredentialsMissing,
      'certificate-ended': CertificateEnded,
      'keychain-unavailable': KeychainUnavailable,
      'gateway-unreachable': Unreachable,
      'gateway-refused': Refused,
      'answer-unreadable': z.object({}),
    },
  }),
}
