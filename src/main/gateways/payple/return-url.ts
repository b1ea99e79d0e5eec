import type { Connection } from '../gateway.ts'
import type { AuthAnswer } from './wire.ts'

/**
 * Where the request after an auth goes: the answer's `return_url`, accepted only when it is PCD_PAY_HOST + PCD_PAY_URL
 * and lies on the very origin the auth was asked at (decision 15). Null otherwise: the tokens and keys then go nowhere.
 * Slashes at the seam, a missing `return_url`, and `localhost` for 127.0.0.1 or the reverse are tolerated; `server_name` is not looked at.
 */
export function acceptedReturnUrl(
  answer: Pick<AuthAnswer, 'PCD_PAY_HOST' | 'PCD_PAY_URL' | 'return_url'>,
  connection: Pick<Connection, 'endpoint' | 'reach'>,
): string | null {
  if (answer.PCD_PAY_HOST === '' || answer.PCD_PAY_URL === '') return null
  const joined = parse(`${answer.PCD_PAY_HOST.replace(/\/+$/, '')}/${answer.PCD_PAY_URL.replace(/^\/+/, '')}`)
  const returned = answer.return_url === '' ? joined : parse(answer.return_url)
  const asked = parse(connection.endpoint)
  if (joined === null || returned === null || asked === null) return null
  for (const url of [joined, returned]) {
    if (url.username !== '' || url.password !== '' || url.hash !== '') return null
    if (connection.reach === 'loopback' && isThisMachine(url) && isThisMachine(asked)) url.hostname = asked.hostname
    if (url.origin !== asked.origin) return null
    if (connection.reach === 'public' && url.protocol !== 'https:') return null
  }
  return sameAddress(joined, returned) ? returned.href : null
}

const isThisMachine = (url: URL): boolean => url.hostname === 'localhost' || url.hostname === '127.0.0.1'

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

const withoutTrailingSlash = (url: URL): string => `${url.origin}${url.pathname.replace(/\/+$/, '')}${url.search}`

const sameAddress = (a: URL, b: URL): boolean => withoutTrailingSlash(a) === withoutTrailingSlash(b)
