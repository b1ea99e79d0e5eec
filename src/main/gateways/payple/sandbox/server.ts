import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { epochOf, gatewayTimeOf, type Instant } from '../../../../domain/day.ts'
import {
  type AnswerBody,
  authGranted,
  authProblem,
  authRefused,
  type Body,
  decideCancel,
  decideLookUp,
  type Decision,
  domainRefused,
  isRegistered,
  notPlayed,
  type PartnerAccount,
  purposeAsked,
  tokenRefused,
} from './answers.ts'
import type { SandboxPayment, SandboxRefund } from './book.ts'
import { type KeptBook, openBook } from './kept-book.ts'
import { createScenes, isSceneName, leavesBookAlone, type SceneName, sceneNames, type Target } from './scenes.ts'
import { send } from './sending.ts'
import { createTokens, type Purpose, purposeOf } from './tokens.ts'

/** How to set up a sandbox. `port` 0 takes a free one; `bookFile` null forgets its refunds when it closes. */
export interface PaypleSandboxOptions {
  readonly book: readonly SandboxPayment[]
  readonly account: PartnerAccount
  readonly port: number
  readonly clock: { now(): Instant }
  readonly bookFile: string | null
  /** A scene for the whole process; null or absent for none. */
  readonly scene?: SceneName | null
  /** Does a look-up carry PCD_REFUND_TOTAL, the sum refunded so far? Undocumented at Payple; false unless said. */
  readonly lookUpShowsRefunds?: boolean
  /** How long a slow answer takes, in milliseconds; 3,000 unless said. */
  readonly slowMs?: number
}

/** A running sandbox. */
export interface PaypleSandbox {
  /** `http://127.0.0.1:<port>`, no trailing slash. */
  readonly url: string
  readonly port: number
  /** What `GET /_book` answers. */
  report(): SandboxReport
  /** Plays a scene the next times a call strikes it, before the process's own; `path` names the call where the scene's own is not meant. */
  play(scene: { readonly name: SceneName; readonly times?: number; readonly path?: string }): void
  close(): Promise<void>
}

/** The book by order number, and counts since the start; `authKeysRepeated` counts calls whose AuthKey had served before. */
interface SandboxReport {
  readonly payments: Readonly<
    Record<
      string,
      {
        readonly amount: number
        readonly refunded: number
        readonly refunds: readonly Pick<SandboxRefund, 'won' | 'time' | 'tradeKey'>[]
      }
    >
  >
  readonly totals: {
    readonly refunds: number
    readonly refundedWon: number
    readonly requests: number
    readonly byPath: Readonly<Record<string, number>>
    readonly auths: number
    readonly lookUps: number
    readonly authKeysUsed: number
    readonly authKeysRepeated: number
  }
}

const largestBody = 65_536
const usualSlowMs = 3_000

/** Starts Payple's wire on 127.0.0.1: partner auth, cancel and result look-up over the given book (README.md, sandbox). */
export async function createPaypleSandbox(options: PaypleSandboxOptions): Promise<PaypleSandbox> {
  const desk = createDesk(options)
  const server = createServer((request, response) => {
    answer(desk, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    report: () => tellBook(desk),
    play: ({ name, times, path }) => desk.scenes.plan(name, times ?? 1, path ?? null),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What a running sandbox keeps. */
interface Desk {
  readonly options: PaypleSandboxOptions
  readonly book: KeptBook
  readonly tokens: ReturnType<typeof createTokens>
  readonly scenes: ReturnType<typeof createScenes>
  readonly counts: { requests: number; auths: number; lookUps: number; readonly byPath: Map<string, number> }
}

const createDesk = (options: PaypleSandboxOptions): Desk => ({
  options,
  book: openBook(options.book, options.bookFile),
  tokens: createTokens(() => epochOf(options.clock.now())),
  scenes: createScenes(options.scene ?? null),
  counts: { requests: 0, auths: 0, lookUps: 0, byPath: new Map() },
})

async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '/'
  const path = url.split('?')[0] ?? '/'
  if (request.method === 'GET' && path === '/_book') return sendJson(response, 200, tellBook(desk))
  if (request.method !== 'POST') return sendJson(response, 405, { result: 'error', result_msg: 'POST only' })
  const body = await readBody(request)
  if (path === '/_scene') return planScene(desk, response, body ?? {})
  desk.counts.requests += 1
  desk.counts.byPath.set(path, (desk.counts.byPath.get(path) ?? 0) + 1)
  const purpose = purposeOf(path)
  const isAuth = path === '/php/auth.php'
  if (!isAuth && purpose === null) return sendJson(response, 404, { result: 'error', result_msg: 'not found' })
  const scene = desk.scenes.next(isAuth ? 'auth' : targetOf(purpose), path)
  const slowMs = desk.options.slowMs ?? usualSlowMs
  if (body === null) return send(response, scene, isAuth ? authUnreadable : unreadable, slowMs)
  if (isAuth || purpose === null) return send(response, scene, authorise(desk, request, body, scene), slowMs)
  const decision = decide(desk, request, url, purpose, body, scene)
  // On disk before the first byte of the answer, whatever becomes of the answer.
  if (decision.refund !== null && !leavesBookAlone(scene)) desk.book.keep(decision.refund.oid, decision.refund.refund)
  return send(response, scene, decision.body, slowMs)
}

const noJson = 'JSON 형식이 아닙니다.'
const authUnreadable: AnswerBody = { result: 'error', result_msg: noJson }
const unreadable: AnswerBody = { PCD_PAY_RST: 'error', PCD_PAY_CODE: '', PCD_PAY_MSG: noJson }

function authorise(desk: Desk, request: IncomingMessage, body: Body, scene: SceneName | null): AnswerBody {
  desk.counts.auths += 1
  const host = hostOf(request)
  const problem =
    scene === 'auth-declined' ? 'AUTH0004' : authProblem(body, request.headers.referer, desk.options.account)
  if (problem !== null) return authRefused(problem, host)
  const payHost = scene === 'auth-elsewhere' ? 'https://pay.example.net' : `http://${host}`
  return authGranted(desk.tokens.issue(purposeAsked(body)), host, payHost)
}

/** Judges a call after its auth. Its Referer may be missing, as an official sample leaves it out, but not another's. */
function decide(
  desk: Desk,
  request: IncomingMessage,
  url: string,
  purpose: Purpose,
  body: Body,
  scene: SceneName | null,
): Decision {
  const { account, clock, lookUpShowsRefunds } = desk.options
  const { referer } = request.headers
  if (purpose === 'look-up') desk.counts.lookUps += 1
  if (referer !== undefined && !isRegistered(referer, account.referer)) return domainRefused()
  const [cstId = '', custKey = '', authKey = ''] = ['PCD_CST_ID', 'PCD_CUST_KEY', 'PCD_AUTH_KEY'].map(
    (name) => body[name],
  )
  const problem = desk.tokens.redeem({ cstId, custKey, authKey }, purpose, url)
  if (problem !== null) return tokenRefused(problem)
  if (scene === 'expired-token') return tokenRefused('expired')
  if (purpose === 'cancel') return decideCancel(desk.book, account, body, gatewayTimeOf(clock.now()), scene)
  return purpose === 'look-up' ? decideLookUp(desk.book, body, scene, lookUpShowsRefunds === true) : notPlayed()
}

function tellBook({ book, counts, tokens }: Desk): SandboxReport {
  const payments = [...book.accounts.values()].map(({ payment, refunds }) => {
    const told = refunds.map(({ won, time, tradeKey }) => ({ won, time, tradeKey }))
    const refunded = refunds.reduce((sum, { won }) => sum + won, 0)
    return [payment.oid, { amount: payment.total, refunded, refunds: told }] as const
  })
  const totals = {
    refunds: payments.reduce((sum, [, one]) => sum + one.refunds.length, 0),
    refundedWon: payments.reduce((sum, [, one]) => sum + one.refunded, 0),
    requests: counts.requests,
    byPath: Object.fromEntries(counts.byPath),
    auths: counts.auths,
    lookUps: counts.lookUps,
    ...tokens.counts(),
  }
  return { payments: Object.fromEntries(payments), totals }
}

function planScene(desk: Desk, response: ServerResponse, body: Body): void {
  const { name, times, path } = body
  if (name === 'normal') desk.scenes.clear()
  else if (isSceneName(name)) desk.scenes.plan(name, Math.max(1, Number(times ?? '1') || 1), path ?? null)
  else return sendJson(response, 400, { ok: false, names: sceneNames })
  return sendJson(response, 200, { ok: true })
}

const targetOf = (purpose: Purpose | null): Target | null =>
  purpose === 'cancel' || purpose === 'look-up' ? purpose : null

/** The host as the caller named it, so that a caller by `localhost` gets addresses by `localhost`. */
function hostOf(request: IncomingMessage): string {
  const port = request.socket.localPort ?? 0
  return request.headers.host === `localhost:${port}` ? `localhost:${port}` : `127.0.0.1:${port}`
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}

/** The request's JSON object as text by name; null when it is none, or larger than any request of the guide. */
async function readBody(request: IncomingMessage): Promise<Body | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > largestBody) return null
    chunks.push(chunk)
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    return Object.fromEntries(
      Object.entries(value).map(([name, one]: [string, unknown]) => [
        name,
        typeof one === 'string' || typeof one === 'number' ? String(one) : '',
      ]),
    )
  } catch {
    return null
  }
}
