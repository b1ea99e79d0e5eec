import type { Connection } from '../call.ts'
import type { AuthAnswer } from './wire.ts'

/**
 * Where the request after an auth goes: the answer's `return_url`, which is PCD_PAY_HOST + PCD_PAY_URL, accepted only on the very
 * origin the auth was asked at (decision 15). Null otherwise: the tokens and keys then go nowhere.
 * What is stated must agree; one of the two ways of saying it may be missing or, in `return_url`, be the path alone. Slashes at the
 * seam, a host without its scheme, and `localhost` for 127.0.0.1 or the reverse are tolerated; `server_name` is not looked at.
 */
export function acceptedReturnUrl(
  answer: Pick<AuthAnswer, 'PCD_PAY_HOST' | 'PCD_PAY_URL' | 'return_url'>,
  connection: Pick<Connection, 'endpoint' | 'reach'>,
): string | null {
  const asked = parse(connection.endpoint)
  if (asked === null) return null
  const { PCD_PAY_URL, return_url } = answer
  const stated = [
    joined(answer, asked),
    return_url.startsWith('/') && return_url === PCD_PAY_URL ? '' : return_url,
  ].filter((address) => address !== '')
  const urls = stated.map(parse).filter((url) => url !== null)
  const [first] = urls
  if (first === undefined || urls.length < stated.length) return null
  for (const url of urls) {
    if (url.username !== '' || url.password !== '' || url.hash !== '') return null
    if (connection.reach === 'loopback' && isThisMachine(url) && isThisMachine(asked)) url.hostname = asked.hostname
    if (url.origin !== asked.origin) return null
    if (connection.reach === 'public' && url.protocol !== 'https:') return null
  }
  return urls.every((url) => sameAddress(url, first)) ? (urls.at(-1)?.href ?? null) : null
}

/**
 * Where the confirm of a prepared payment goes: the address in the window's result, accepted only on the origin every auth of this shop
 * is asked at, and over https where that is public. Null otherwise: the partner key would go there in the open.
 */
export function acceptedConfirmUrl(address: string, connection: Pick<Connection, 'endpoint' | 'reach'>): string | null {
  const asked = parse(connection.endpoint)
  const url = parse(address)
  if (asked === null || url === null || url.username !== '' || url.password !== '' || url.hash !== '') return null
  if (connection.reach === 'loopback' && isThisMachine(url) && isThisMachine(asked)) url.hostname = asked.hostname
  if (
    url.origin !== asked.origin ||
    url.protocol !== asked.protocol ||
    (connection.reach === 'public' && url.protocol !== 'https:')
  )
    return null
  return url.href
}

/** PCD_PAY_HOST + PCD_PAY_URL with one slash between; empty when either is missing. A host without a scheme has the auth's. */
function joined({ PCD_PAY_HOST, PCD_PAY_URL }: Pick<AuthAnswer, 'PCD_PAY_HOST' | 'PCD_PAY_URL'>, asked: URL): string {
  if (PCD_PAY_HOST === '' || PCD_PAY_URL === '') return ''
  const host = PCD_PAY_HOST.includes('://') ? PCD_PAY_HOST : `${asked.protocol}//${PCD_PAY_HOST}`
  return `${host.replace(/\/+$/, '')}/${PCD_PAY_URL.replace(/^\/+/, '')}`
}

/** Is this an address of this very machine, by name or number? */
export const isThisMachine = (url: URL): boolean => url.hostname === 'localhost' || url.hostname === '127.0.0.1'

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

const withoutTrailingSlash = (url: URL): string => `${url.origin}${url.pathname.replace(/\/+$/, '')}${url.search}`

const sameAddress = (a: URL, b: URL): boolean => withoutTrailingSlash(a) === withoutTrailingSlash(b)
