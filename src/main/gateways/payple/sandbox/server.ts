import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AnswerBody, Body } from './answer-shape.ts'
import { controls } from './control.ts'
import { createDesk, type Desk, type PaypleSandboxOptions } from './desk.ts'
import { inNamesOf, judge, kindOf, targetOf } from './judging.ts'
import { authGranted, authProblem, authRefused, purposeAsked } from './partner-auth.ts'
import { type SandboxReport, tellBook } from './report.ts'
import { leavesBookAlone, type SceneName } from './scenes.ts'
import { send } from './sending.ts'
import { callOf } from './tokens.ts'

/** A running sandbox. */
export interface PaypleSandbox {
  /** `http://127.0.0.1:<port>`, no trailing slash. */
  readonly url: string
  readonly port: number
  /** What `GET /_book` answers. */
  report(): SandboxReport
  /** Plays a scene the next times a call strikes it, before the process's own; `path` names the call where the scene's own is not meant. */
  play(scene: { readonly name: SceneName; readonly times?: number; readonly path?: string }): void
  /** What `POST /_prepare` answers: the buyer's part of a CERT order. Null when the order cannot be prepared. */
  prepare(
    order: { readonly type: 'card' | 'transfer'; readonly total: number } & Readonly<
      Record<'oid' | 'goods' | 'buyer', string>
    >,
  ): object | null
  close(): Promise<void>
}

const largestBody = 65_536
const usualSlowMs = 3_000

/** Starts Payple's wire on 127.0.0.1 over the given book (README.md, sandbox). */
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
    prepare({ total, ...order }) {
      const told = controls.get('/_prepare')?.(desk, { ...order, total: String(total) }, `http://127.0.0.1:${port}`)
      return told?.status === 200 ? told.body : null
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '/'
  const path = url.split('?')[0] ?? '/'
  if (request.method === 'GET' && path === '/_book') return sendJson(response, 200, tellBook(desk))
  if (request.method !== 'POST') return sendJson(response, 405, { result: 'error', result_msg: 'POST only' })
  const body = await readBody(request)
  const payHost = `http://${hostOf(request)}`
  const control = controls.get(path)?.(desk, body ?? {}, payHost)
  if (control !== undefined) return sendJson(response, control.status, control.body)
  const call = callOf(url)
  desk.counts.requests += 1
  desk.counts.byPath.set(call, (desk.counts.byPath.get(call) ?? 0) + 1)
  const slowMs = desk.options.slowMs ?? usualSlowMs
  if (path === '/php/auth.php') {
    const scene = desk.scenes.next('auth', call)
    return send(response, scene, body === null ? authUnreadable : authorise(desk, request, body, scene), slowMs)
  }
  const kind = kindOf(call)
  if (kind === null) return sendJson(response, 404, { result: 'error', result_msg: 'not found' })
  const scene = desk.scenes.next(targetOf(kind), call)
  if (body === null) return send(response, scene, inNamesOf(kind, unreadable), slowMs)
  const { referer } = request.headers
  const decision = judge(desk, { url, call, kind, referer, payHost, body }, scene)
  // On disk before the first byte of the answer, whatever becomes of the answer.
  if (decision.entry !== null && !leavesBookAlone(scene)) desk.book.enter(decision.entry)
  return send(response, scene, inNamesOf(kind, decision.body), slowMs)
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
