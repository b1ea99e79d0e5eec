import { z } from 'zod'
import { InstantValue, noteOf, WonValue } from './values.ts'

/** The OS keychain cannot keep secrets here; `remedy` says what to install or open. */
export const KeychainUnavailable = z.object({ remedy: noteOf(600) })
/** No credentials are stored for the shop. */
export const CredentialsMissing = z.object({ shopName: noteOf(200) })
/** The shop's certificate has ended: nothing was sent, the book can be read; why, and what can be done. */
export const CertificateEnded = z.object({ because: z.string(), remedy: z.string() })
/** The gateway cannot be reached; nothing was sent. */
export const Unreachable = z.object({})
/** The gateway answered no; its code, our sentence, and what can be done (null when nothing). */
export const Refused = z.object({ code: z.string(), message: z.string(), remedy: z.string().nullable() })
/** More was asked than is left. */
export const ExceedsRefundable = z.object({ refundable: WonValue })
/** This payment cannot be refunded here and now: why, and what can be done (null when nothing). */
export const RefundBlocked = z.object({ because: z.string(), remedy: z.string().nullable() })
/** There is no such thing in this book. */
export const NotFound = z.object({})
/** What was sent may still arrive: it can be settled as not done from this moment on. */
export const TooEarly = z.object({ from: InstantValue })
