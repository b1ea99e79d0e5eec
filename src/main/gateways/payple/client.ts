import { withCredentials } from './credentials.ts'
import type { Connection } from '../gateway.ts'
import type { Http, HttpAnswer } from '../http.ts'
import { acceptedReturnUrl } from './return-url.ts'
import { readJsonObject } from './wire-text.ts'
import { AuthAnswer, type AuthFlag, type CancelBody, type LookUpBody, readFields, type Tokens } from './wire.ts'

/** How long each call waits for its whole answer, in milliseconds. Giving money back takes banks longer than telling. */
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
  return afterAuth(http, connection, 'PCD_PAYCANCEL_FLAG', patience, (url, tokens) =>
    withCredentials(connection, ({ PCD_REFUND_KEY }) =>
      http.ask(post(connection, url, { ...tokens, PCD_REFUND_KEY, ...body }, patience.cancelMs)),
    ),
  )
}

/** Result look-up: one auth, then one read at the address the auth gave. */
export function lookUp(http: Http, connection: Connection, body: LookUpBody, patience: Patience): Promise<Exchange> {
  return afterAuth(http, connection, 'PCD_PAYCHK_FLAG', patience, (url, tokens) =>
    http.read(post(connection, url, { ...tokens, ...body }, patience.lookUpMs)),
  )
}

/** An auth for look-ups with nothing after it: moves no money. Null when Payple accepted and its answer could be used. */
export async function checkAuth(http: Http, connection: Connection, patience: Patience): Promise<NotAuthorised | null> {
  const auth = await authenticate(http, connection, 'PCD_PAYCHK_FLAG', patience)
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
  flag: AuthFlag,
  patience: Patience,
  send: (url: string, tokens: Tokens) => Promise<HttpAnswer> | null,
): Promise<Exchange> {
  const auth = await authenticate(http, connection, flag, patience)
  if (auth.kind !== 'authorised') return { kind: 'not-asked', because: auth }
  const answer = await (send(auth.url, auth.tokens) ?? { kind: 'not-sent' as const })
  if (answer.kind !== 'answered') return { kind: 'asked', answer }
  return { kind: 'asked', answer: { kind: 'answered', status: answer.status, body: readJsonObject(answer.body) } }
}

async function authenticate(
  http: Http,
  connection: Connection,
  flag: AuthFlag,
  patience: Patience,
): Promise<Authorised | NotAuthorised> {
  const call = withCredentials(connection, ({ cst_id, custKey }) =>
    http.read(
      post(connection, `${connection.endpoint}/php/auth.php`, { cst_id, custKey, [flag]: 'Y' }, patience.authMs),
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
