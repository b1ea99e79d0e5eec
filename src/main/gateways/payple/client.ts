import { type BillingKey, toBillingKey } from './billing-key.ts'
import { refusesTokens } from './codes.ts'
import { withCredentials } from './credentials.ts'
import type { Connection } from '../call.ts'
import type { Http, HttpAnswer } from '../http.ts'
import { acceptedReturnUrl } from './return-url.ts'
import { withoutEchoes } from './scrub.ts'
import { readJsonObject } from './wire-text.ts'
import {
  AuthAnswer,
  type AuthPurpose,
  type CancelBody,
  type ConfirmBody,
  type LinkBody,
  type LookUpBody,
  PaymentAnswer,
  readFields,
  type ReceiptBody,
  type ReceiptCancelBody,
  type Tokens,
} from './wire.ts'

/**
 * How long each call waits for its whole answer, in milliseconds. Giving money back takes banks longer than telling; whatever else
 * changes something at Payple waits as long.
 */
export interface Patience {
  readonly authMs: number
  readonly cancelMs: number
  readonly lookUpMs: number
}

/** Waits of the product; tests shorten them. */
export const usualPatience: Patience = { authMs: 10_000, cancelMs: 20_000, lookUpMs: 15_000 }

/** Why the request after the auth was never made. */
export type NotAuthorised =
  | { readonly kind: 'credentials-missing' }
  | { readonly kind: 'unreachable'; readonly answer: Exclude<HttpAnswer, { kind: 'answered' }> }
  | { readonly kind: 'refused'; readonly resultMessage: string }
  | {
      readonly kind: 'unusable'
      readonly because: 'status' | 'unreadable' | 'incomplete' | 'return-url'
      readonly status: number
    }

/** The answer to the request after the auth. `body` null: the bytes are no JSON object. */
export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: Readonly<Record<string, unknown>> | null }
  | Exclude<HttpAnswer, { kind: 'answered' }>

/** What one request came to: stopped at its auth, or asked and answered in some way. */
export type Exchange =
  | { readonly kind: 'not-asked'; readonly because: NotAuthorised }
  | { readonly kind: 'asked'; readonly answer: Answer }

/** §4-3: one auth, then one cancel at the address the auth gave. Sent at most once. */
export function cancel(http: Http, connection: Connection, body: CancelBody, patience: Patience): Promise<Exchange> {
  return afterAuth(http, connection, { PCD_PAYCANCEL_FLAG: 'Y' }, patience, (url, tokens) =>
    withCredentials(connection, ({ PCD_REFUND_KEY }) =>
      http.ask(post(connection, url, { ...tokens, PCD_REFUND_KEY, ...body }, patience.cancelMs)),
    ),
  )
}

/** Result look-up: one auth, then one read at the address the auth gave. */
export function lookUp(http: Http, connection: Connection, body: LookUpBody, patience: Patience): Promise<Exchange> {
  return afterAuth(http, connection, { PCD_PAYCHK_FLAG: 'Y' }, patience, (url, tokens) =>
    http.read(post(connection, url, { ...tokens, ...body }, patience.lookUpMs)),
  )
}

/** Tokens are good for 30 minutes (§3-3); the last of them is left for the request itself. */
const tokensKeptMs = 29 * 60_000

/**
 * Look-ups on one auth (look-up page), each to be asked when the one before has its answer. A new auth is asked for when 29 minutes
 * have passed by `elapsedMs`, or when kept tokens are refused; then that look-up is asked once more. A no to an auth stands for all
 * that follow. The tokens are dropped with the function.
 */
export function shareAuth(
  http: Http,
  connection: Connection,
  patience: Patience,
  elapsedMs: () => number,
): (body: LookUpBody) => Promise<Exchange> {
  let kept: { readonly auth: Authorised; readonly since: number } | null = null
  let refused: NotAuthorised | null = null
  const authAnew = async (): Promise<Authorised | NotAuthorised> => {
    const since = elapsedMs()
    const auth = await authenticate(http, connection, { PCD_PAYCHK_FLAG: 'Y' }, patience)
    kept = auth.kind === 'authorised' ? { auth, since } : null
    if (auth.kind !== 'authorised' && auth.kind !== 'unreachable') refused = auth
    return auth
  }
  const askWith = async (auth: Authorised | NotAuthorised, body: LookUpBody): Promise<Exchange> => {
    const exchange = await sendAfter(auth, (url, tokens) =>
      http.read(post(connection, url, { ...tokens, ...body }, patience.lookUpMs)),
    )
    if (saysTokensAreBad(exchange)) kept = null
    return exchange
  }
  return async (body) => {
    if (refused !== null) return { kind: 'not-asked', because: refused }
    const usable = kept !== null && elapsedMs() - kept.since < tokensKeptMs ? kept.auth : null
    const exchange = await askWith(usable ?? (await authAnew()), body)
    return usable !== null && kept === null ? askWith(await authAnew(), body) : exchange
  }
}

function saysTokensAreBad(exchange: Exchange): boolean {
  if (exchange.kind !== 'asked' || exchange.answer.kind !== 'answered' || exchange.answer.body === null) return false
  const told = PaymentAnswer.parse(readFields(exchange.answer.body))
  return told.PCD_PAY_RST === 'error' && refusesTokens(told.PCD_PAY_CODE, told.PCD_PAY_MSG)
}

/** TSREG: one auth, then one receipt asked for. Sent at most once; of the answer the key and the identity are left out. */
export async function issueReceipt(
  http: Http,
  connection: Connection,
  key: BillingKey,
  body: ReceiptBody,
  patience: Patience,
): Promise<Exchange> {
  const exchange = await afterAuth(http, connection, { PCD_PAY_WORK: 'TSREG' }, patience, (url, tokens) =>
    key.use((PCD_PAYER_ID) => http.ask(post(connection, url, { ...tokens, PCD_PAYER_ID, ...body }, patience.cancelMs))),
  )
  return keyless(exchange, key, body.PCD_TAXSAVE_IDENTINUM)
}

/** TSCANCEL: one auth, then the end of one receipt asked for. Sent at most once. */
export async function cancelReceipt(
  http: Http,
  connection: Connection,
  key: BillingKey,
  body: ReceiptCancelBody,
  patience: Patience,
): Promise<Exchange> {
  const exchange = await afterAuth(http, connection, { PCD_PAY_WORK: 'TSCANCEL' }, patience, (url, tokens) =>
    key.use((PCD_PAYER_ID) => http.ask(post(connection, url, { ...tokens, PCD_PAYER_ID, ...body }, patience.cancelMs))),
  )
  return keyless(exchange, key)
}

/** PUSERINFO: one auth, then one read of what the key stands for. */
export async function lookUpMethod(
  http: Http,
  connection: Connection,
  key: BillingKey,
  patience: Patience,
): Promise<Exchange> {
  const exchange = await afterAuth(http, connection, { PCD_PAY_WORK: 'PUSERINFO' }, patience, (url, tokens) =>
    key.use((PCD_PAYER_ID) => http.read(post(connection, url, { ...tokens, PCD_PAYER_ID }, patience.lookUpMs))),
  )
  return keyless(exchange, key)
}

/** PUSERDEL: one auth, then the end of one key asked for, which nothing brings back. Sent at most once. */
export async function disableMethod(
  http: Http,
  connection: Connection,
  key: BillingKey,
  patience: Patience,
): Promise<Exchange> {
  const exchange = await afterAuth(http, connection, { PCD_PAY_WORK: 'PUSERDEL' }, patience, (url, tokens) =>
    key.use((PCD_PAYER_ID) => http.ask(post(connection, url, { ...tokens, PCD_PAYER_ID }, patience.cancelMs))),
  )
  return keyless(exchange, key)
}

/** §3-7: the confirm of a prepared payment, with the partner's own id and key and no auth of its own. Sent at most once. */
export async function confirm(
  http: Http,
  connection: Connection,
  url: string,
  body: ConfirmBody,
  patience: Patience,
): Promise<Exchange> {
  const call = withCredentials(connection, ({ cst_id, custKey }) =>
    http.ask(post(connection, url, { PCD_CST_ID: cst_id, PCD_CUST_KEY: custKey, ...body }, patience.cancelMs)),
  )
  if (call === null) return { kind: 'not-asked', because: { kind: 'credentials-missing' } }
  const answer = await call
  if (answer.kind !== 'answered') return { kind: 'asked', answer }
  const told = readJsonObject(answer.body)
  const partnerKey = withCredentials(connection, ({ custKey }) => toBillingKey(custKey))
  const kept = told === null || partnerKey === null ? told : withoutEchoes(told, partnerKey)
  return { kind: 'asked', answer: { kind: 'answered', status: answer.status, body: kept } }
}

/** LINKREG: one auth, then one link asked for. Sent at most once: a second one would be a second link. */
export function createLink(http: Http, connection: Connection, body: LinkBody, patience: Patience): Promise<Exchange> {
  return afterAuth(http, connection, { PCD_PAY_WORK: 'LINKREG' }, patience, (url, tokens) =>
    http.ask(post(connection, url, { ...tokens, ...body }, patience.cancelMs)),
  )
}

/** An auth for look-ups with nothing after it: moves no money. Null when Payple accepted and its answer could be used. */
export async function checkAuth(http: Http, connection: Connection, patience: Patience): Promise<NotAuthorised | null> {
  const auth = await authenticate(http, connection, { PCD_PAYCHK_FLAG: 'Y' }, patience)
  return auth.kind === 'authorised' ? null : auth
}

interface Authorised {
  readonly kind: 'authorised'
  readonly url: string
  readonly tokens: Tokens
}

/** One auth for one request (§3-3, §4-3): the tokens live in this call and are used once. */
async function afterAuth(
  http: Http,
  connection: Connection,
  purpose: AuthPurpose,
  patience: Patience,
  send: (url: string, tokens: Tokens) => Promise<HttpAnswer> | null,
): Promise<Exchange> {
  return sendAfter(await authenticate(http, connection, purpose, patience), send)
}

async function sendAfter(
  auth: Authorised | NotAuthorised,
  send: (url: string, tokens: Tokens) => Promise<HttpAnswer> | null,
): Promise<Exchange> {
  if (auth.kind !== 'authorised') return { kind: 'not-asked', because: auth }
  const answer = await (send(auth.url, auth.tokens) ?? { kind: 'not-sent' as const })
  if (answer.kind !== 'answered') return { kind: 'asked', answer }
  return { kind: 'asked', answer: { kind: 'answered', status: answer.status, body: readJsonObject(answer.body) } }
}

/** The exchange as it may be judged and told: whatever the answer echoes of the key, and of an identity in its words, left out. */
function keyless(exchange: Exchange, key: BillingKey, identity: string | null = null): Exchange {
  if (exchange.kind !== 'asked' || exchange.answer.kind !== 'answered' || exchange.answer.body === null) return exchange
  return { kind: 'asked', answer: { ...exchange.answer, body: withoutEchoes(exchange.answer.body, key, identity) } }
}

async function authenticate(
  http: Http,
  connection: Connection,
  purpose: AuthPurpose,
  patience: Patience,
): Promise<Authorised | NotAuthorised> {
  const call = withCredentials(connection, ({ cst_id, custKey }) =>
    http.read(
      post(connection, `${connection.endpoint}/php/auth.php`, { cst_id, custKey, ...purpose }, patience.authMs),
    ),
  )
  if (call === null) return { kind: 'credentials-missing' }
  const answer = await call
  return answer.kind === 'answered' ? readAuth(answer, connection) : { kind: 'unreachable', answer }
}

function readAuth(
  answer: Extract<HttpAnswer, { kind: 'answered' }>,
  connection: Connection,
): Authorised | NotAuthorised {
  const { status } = answer
  const body = readJsonObject(answer.body)
  const auth = body === null ? null : AuthAnswer.parse(readFields(body))
  if (auth?.result === 'error') return { kind: 'refused', resultMessage: auth.result_msg }
  if (status < 200 || status > 299) return { kind: 'unusable', because: 'status', status }
  if (auth === null) return { kind: 'unusable', because: 'unreadable', status }
  if (auth.result !== 'success' || auth.cst_id === '' || auth.custKey === '' || auth.AuthKey === '') {
    return { kind: 'unusable', because: 'incomplete', status }
  }
  const url = acceptedReturnUrl(auth, connection)
  if (url === null) return { kind: 'unusable', because: 'return-url', status }
  const tokens = { PCD_CST_ID: auth.cst_id, PCD_CUST_KEY: auth.custKey, PCD_AUTH_KEY: auth.AuthKey }
  return { kind: 'authorised', url, tokens }
}

/** §1.1: the headers both calls carry. Referer is the registered domain; a desktop has no other. */
function post(connection: Connection, url: string, body: Readonly<Record<string, string>>, timeoutMs: number) {
  const referer = withCredentials(connection, ({ Referer }) => Referer) ?? ''
  return {
    url,
    headers: {
      'Content-Type': 'application/json; charset=UTF-8',
      'Cache-Control': 'no-cache',
      Accept: 'application/json',
      Referer: referer,
    },
    body: JSON.stringify(body),
    reach: connection.reach,
    timeoutMs,
  }
}
