import diagnosticsChannel from 'node:diagnostics_channel'
import { lookup as lookUpName } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { Client } from 'undici'
import { relayProblem, throughRelay } from './relay.ts'

/** Where a call may go: `public` refuses every private address after DNS; `loopback` allows 127.0.0.1 and nothing else. */
export type Reach = 'public' | 'loopback'

/** One POST of a JSON body. `timeoutMs` counts from the call to the last byte of the answer. */
export interface HttpRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly reach: Reach
  /** An HTTPS proxy to go through, `https://host:port`; null or left out goes straight. */
  readonly relay?: string | null
  readonly timeoutMs: number
}

/**
 * What the wire told. `not-sent` is proved: undici never emitted `sendHeaders` for this call.
 * `lost`: bytes may have left and no whole answer came back. Redirects are answers like any other and are not followed.
 * An answer in a content encoding nobody asked for arrives with an empty body: there is nothing to read in it.
 */
export type HttpAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly contentType: string; readonly body: Uint8Array }
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'lost'; readonly because: 'timeout' | 'connection-lost' | 'answer-too-large' }

/** Posts over the network. */
export interface Http {
  /** Asks for something that may move money: sent once, on a connection of its own, never repeated. */
  ask(request: HttpRequest): Promise<HttpAnswer>
  /** Asks for something that changes nothing. Sent once too: repeating is the caller's decision. */
  read(request: HttpRequest): Promise<HttpAnswer>
}

/** Largest answer read, in bytes; gateways' answers are a few kilobytes. */
export const largestAnswerBytes = 1_048_576

const connectTimeoutMs = 5_000

/** Makes the one way out to a gateway: undici on a fresh connection per call, without keep-alive, retries or redirects. */
export function createHttp(): Http {
  return { ask: post, read: post }
}

async function post(request: HttpRequest): Promise<HttpAnswer> {
  const url = allowedUrl(request)
  const relay = relayOf(request)
  if (url === null || relay === undefined) return { kind: 'not-sent' }
  // Loaded by the first call: it costs a tenth of a second that the start of the app need not pay.
  const undici = await import('undici')
  const client = new undici.Client(url.origin, {
    pipelining: 0,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxCachedSessions: 0,
    connect: relay === null ? connectionOf(request) : throughRelay(undici, relay, connectionOf(request)),
  })
  const call: Call = { created: false, sent: false }
  const deadline = new AbortController()
  // Aborting alone leaves a request that still waits for its connection; destroying the client ends that one too.
  const timer = setTimeout(() => {
    deadline.abort()
    client.destroy().catch(() => undefined)
  }, request.timeoutMs)
  try {
    return await exchange(client, url, request, call, deadline.signal)
  } catch {
    if (call.created && !call.sent) return { kind: 'not-sent' }
    return { kind: 'lost', because: deadline.signal.aborted ? 'timeout' : 'connection-lost' }
  } finally {
    clearTimeout(timer)
    await client.destroy()
  }
}

/** How a connection is made and to whom, whether to the gateway or to a relay. */
const connectionOf = ({ reach, timeoutMs }: HttpRequest) =>
  ({
    timeout: Math.min(connectTimeoutMs, timeoutMs),
    lookup: lookupWithin(reach),
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
  }) as const

/** The relay to go through, null for none; undefined when the one asked for cannot be used, and then nothing leaves. */
function relayOf(request: HttpRequest): URL | null | undefined {
  const { relay = null, reach } = request
  if (relay === null) return null
  if (reach === 'public' && relayProblem(relay) !== null) return undefined
  return allowedUrl({ ...request, url: relay }) ?? undefined
}

async function exchange(
  client: Client,
  url: URL,
  request: HttpRequest,
  call: Call,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const answer = await following(call, () =>
    client.request({
      method: 'POST',
      path: url.pathname + url.search,
      headers: { ...request.headers, 'accept-encoding': 'identity' },
      body: Buffer.from(request.body, 'utf8'),
      signal,
    }),
  )
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer.body) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > largestAnswerBytes) return { kind: 'lost', because: 'answer-too-large' }
    chunks.push(chunk)
  }
  const contentType = headerOf(answer.headers, 'content-type')
  const encoding = headerOf(answer.headers, 'content-encoding')
  const readable = encoding === '' || encoding.toLowerCase() === 'identity'
  return {
    kind: 'answered',
    status: answer.statusCode,
    contentType,
    body: readable ? Buffer.concat(chunks) : new Uint8Array(),
  }
}

const headerOf = (headers: Readonly<Record<string, string | string[] | undefined>>, name: string): string => {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? '')
}

/**
 * What undici's diagnostics told of one call. `created` false means the channels are silent,
 * and then nothing is proved: the call counts as sent.
 */
interface Call {
  created: boolean
  sent: boolean
}

const callOfRequest = new WeakMap<object, Call>()
let dispatching: Call | null = null

/** undici builds its request, and publishes that it did, inside the dispatch: the one published meanwhile is ours. */
function following<T>(call: Call, dispatch: () => T): T {
  dispatching = call
  try {
    return dispatch()
  } finally {
    dispatching = null
  }
}

const requestIn = (message: unknown): object | null =>
  typeof message === 'object' &&
  message !== null &&
  'request' in message &&
  typeof message.request === 'object' &&
  message.request !== null
    ? message.request
    : null

diagnosticsChannel.subscribe('undici:request:create', (message) => {
  const request = requestIn(message)
  if (dispatching === null || request === null) return
  dispatching.created = true
  callOfRequest.set(request, dispatching)
})

diagnosticsChannel.subscribe('undici:client:sendHeaders', (message) => {
  const request = requestIn(message)
  const call = request === null ? undefined : callOfRequest.get(request)
  if (call !== undefined) call.sent = true
})

/** The address when its scheme and, for a literal address, its range suit the reach; null otherwise. */
function allowedUrl(request: HttpRequest): URL | null {
  const url = URL.canParse(request.url) ? new URL(request.url) : null
  if (url === null || url.username !== '' || url.password !== '') return null
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const literal = isIP(host) !== 0
  if (request.reach === 'public') {
    return url.protocol === 'https:' && (!literal || isPublicAddress(host)) ? url : null
  }
  const plain = url.protocol === 'http:' || url.protocol === 'https:'
  return plain && (literal ? isLoopbackAddress(host) : host === 'localhost') ? url : null
}

/** Resolves names and refuses the whole answer when one address is out of reach, so rebinding finds no gap. */
const localhost = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]

const lookupWithin = (reach: Reach): LookupFunction => {
  const within = reach === 'public' ? isPublicAddress : isLoopbackAddress
  return (hostname, options, callback) => {
    // RFC 6761 gives this name to loopback whatever the machine's tables say; both families, because servers choose either.
    if (reach === 'loopback' && hostname === 'localhost') {
      return options.all === true ? callback(null, localhost) : callback(null, '127.0.0.1', 4)
    }
    lookUpName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, [])
      const first = addresses[0]
      if (first === undefined || !addresses.every(({ address }) => within(address))) {
        return callback(Object.assign(new Error(`out of reach: ${hostname}`), { code: 'EACCES' }), [])
      }
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family)
    })
  }
}

const rangesOf = (kind: 'ipv4' | 'ipv6', ranges: readonly (readonly [string, number])[]): BlockList => {
  const list = new BlockList()
  for (const [net, bits] of ranges) list.addSubnet(net, bits, kind)
  return list
}

/** Ranges of the IANA IPv4 special-purpose registry, multicast and the reserved block; cloud metadata is in 169.254/16. */
const notPublic4 = rangesOf('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
])

/** The only public IPv6 block is 2000::/3; v4-mapped, NAT64, unique-local, link-local and multicast lie outside it. */
const global6 = rangesOf('ipv6', [['2000::', 3]])

/** Inside 2000::/3: protocol assignments (Teredo among them), documentation, and 6to4, which embeds IPv4 addresses. */
const notPublic6 = rangesOf('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
])

/** Is this literal address on the public internet? False for anything that is no address. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !notPublic4.check(address, 'ipv4')
  if (isIP(address) === 6) return global6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6')
  return false
}

const isLoopbackAddress = (address: string): boolean => address === '127.0.0.1' || address === '::1'
