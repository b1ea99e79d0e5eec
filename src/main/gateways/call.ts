import type { Day } from '../../domain/day.ts'
import type { Environment, GatewayChoices } from '../../domain/shop.ts'
import type { Credentials } from '../vault/secret.ts'
import type { Reach } from './http.ts'

/**
 * Everything a call needs to know about whom it speaks for (decision 17). `endpoint` has no trailing slash.
 * `reach` is `loopback` only for practice shops and, in an unpackaged build, the endpoint override (decision 15).
 */
export interface Connection {
  readonly shopId: string
  readonly environment: Environment
  readonly endpoint: string
  readonly reach: Reach
  readonly credentials: Credentials
  /** What the shop has set of the gateway's options; what is not here has its default. */
  readonly choices: GatewayChoices
}

/**
 * What became of a request to move money. `unknown` is not a failure: look it up before asking again.
 * `not-sent` is proved by the transport, never guessed: undici never emitted `sendHeaders` for the money call itself,
 * or Payple's partner auth failed before it.
 */
export type Outcome<T> =
  | { readonly kind: 'accepted'; readonly value: T }
  | { readonly kind: 'declined'; readonly refusal: Refusal }
  | {
      readonly kind: 'not-sent'
      readonly because: 'unreachable' | 'refused-before-asking'
      readonly refusal: Refusal | null
    }
  /** `heard` is what the gateway said with the code, in our words; left out where it said nothing that helps. */
  | { readonly kind: 'unknown'; readonly because: UnknownCause; readonly code: string | null; readonly heard?: string }

/** Why an outcome is unknown. `unclear-code`: the gateway answered with a code that proves neither yes nor no. */
export type UnknownCause = 'timeout' | 'connection-lost' | 'unreadable-answer' | 'server-error' | 'unclear-code'

/** A gateway's no, with its own code, our Korean sentence, and what the operator can do about it (null when nothing). */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly remedy: string | null
  /** True when the gateway's no means that its balance is not what we believe: look up and count what was refunded elsewhere. */
  readonly balanceDiffers: boolean
}

/** The code of a refusal that no gateway spoke: it was not reached, and nothing was sent. */
export const unreachableCode = 'unreachable'

/** How the gateway finds one payment again. `gatewayMethod` is its own method code as stored. */
export interface PaymentAddress {
  readonly gatewayTransactionId: string
  readonly orderNumber: string
  readonly paidOn: Day
  readonly gatewayMethod: string
}
