import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Answer } from './answers.ts'
import { type Bank, type BankParts, type BookReport, openBank } from './bank.ts'
import { sandboxApproval, type SandboxPayment, type TakesFirst } from './book.ts'
import { deliver, send } from './delivery.ts'
import { type KcpIdentity, makeKcpIdentity } from './identity.ts'
import type { ReceiptPartial } from './receipt-desk.ts'
import type { Refused } from './rules.ts'
import { readSceneName, type SceneName, stopsBeforeCommit } from './scenes.ts'
import { openStage, type Played, type Stage } from './stage.ts'
import { starterBook } from './starter-book.ts'
import type { Body } from './verify.ts'

export {
  type BookReport,
  type KcpIdentity,
  makeKcpIdentity,
  readSceneName,
  type ReceiptPartial,
  sandboxApproval,
  type SandboxPayment,
  type SceneName,
  starterBook,
  type TakesFirst,
}

/**
 * What a sandbox is made of. `certificates` holds one PEM text per site code; `port` 0 takes any free one;
 * `bookFile` is where cancels and receipts are kept (null: nowhere); `scene` lasts for the process; `slowMs` is how long `slow` waits
 * (3 s unless set); `receiptPartial` says whether receipts can be cancelled in part (they can unless it is set).
 */
export interface KcpSandboxOptions extends Omit<BankParts, 'takesFirst' | 'receiptPartial'> {
  readonly port: number
  readonly scene?: SceneName
  readonly takesFirst?: TakesFirst
  readonly receiptPartial?: ReceiptPartial
  readonly slowMs?: number
}

/** What `GET /_book` answers. */
export interface SandboxReport {
  readonly payments: BookReport['payments']
  readonly receipts: BookReport['receipts']
  readonly totals: BookReport['totals'] & {
    readonly requests: number
    readonly inquiries: number
    readonly byPath: Readonly<Record<string, number>>
  }
}

/** A sandbox that listens. */
export interface KcpSandbox {
  /** Without a trailing slash. */
  readonly url: string
  report(): SandboxReport
  /** Plays a scene the next `times` times a request strikes it, before the process's own. */
  play(scene: Played): void
  close(): Promise<void>
}

const cancelPath = '/gw/mod/v1/cancel'
const inquiryPath = '/std/inquery'
const registerPath = '/gw/hub/v1/payment'
const largestBodyBytes = 1_048_576

/** Starts NHN KCP's cancel, inquiry and cash receipts on 127.0.0.1, with a book of its own. Resolves when it listens. */
export async function createKcpSandbox(options: KcpSandboxOptions): Promise<KcpSandbox> {
  const bank = openBank({
    ...options,
    takesFirst: options.takesFirst ?? 'card',
    receiptPartial: options.receiptPartial ?? 'accepted',
  })
  const stage = openStage(options.scene ?? 'normal', options.slowMs ?? 3_000)
  const counts = new Map<string, number>()
  const report = (): SandboxReport => reportOf(bank, counts)
  const server = createServer((request, response) => {
    answer(request, response, { bank, stage, counts, report }).catch(() => response.destroy())
  })
  await new Promise<void>((listening, broken) => {
    server.once('error', broken).listen(options.port, '127.0.0.1', listening)
  })
  const address = server.address()
  const port = address === null || typeof address === 'string' ? options.port : address.port
  return {
    url: `http://127.0.0.1:${port}`,
    report,
    play: (scene) => stage.play(scene),
    close: () =>
      new Promise((closed) => {
        stage.end()
        server.close(() => {
          bank.close()
          closed()
        })
        server.closeAllConnections()
      }),
  }
}

interface Desk {
  readonly bank: Bank
  readonly stage: Stage
  readonly counts: Map<string, number>
  readonly report: () => SandboxReport
}

async function answer(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://sandbox').pathname
  const text = await readBody(request)
  if (path === '/_book') return send(response, 200, 'application/json', JSON.stringify(desk.report()))
  if (path === '/_scene') return setScene(response, desk.stage, readObject(text))
  const window = windowOf(desk.bank, path)
  if (request.method !== 'POST' || window === null) return send(response, 404, 'text/plain', 'Not Found')
  desk.counts.set(path, (desk.counts.get(path) ?? 0) + 1)
  const body = readObject(text)
  const scene = desk.stage.next({ path, looksUp: body?.['mod_type'] === 'STSQ' })
  if (stopsBeforeCommit(scene.name)) return deliver(response, scene, null)
  const done = body === null ? { res_cd: '8009', res_msg: '변경정보 포맷에러' } : window(body, scene.name)
  if (scene.name === 'slow') await desk.stage.wait(scene.delayMs)
  deliver(response, scene, done)
}

/** Who answers at a path; null for nobody. */
function windowOf(bank: Bank, path: string): ((body: Body, scene: SceneName) => Answer | Refused) | null {
  if (path === cancelPath) return (body, scene) => bank.cancel(body, scene)
  if (path === inquiryPath) return (body, scene) => bank.inquire(body, scene)
  return path === registerPath ? (body, scene) => bank.register(body, scene) : null
}

function setScene(response: ServerResponse, stage: Stage, asked: Readonly<Record<string, unknown>> | null): void {
  const name = readSceneName(asked?.['name'])
  if (asked === null || name === null) return send(response, 400, 'text/plain', 'no such scene')
  const { times, path, delayMs } = asked
  stage.play({
    name,
    ...(typeof times === 'number' ? { times } : {}),
    ...(typeof path === 'string' ? { path } : {}),
    ...(typeof delayMs === 'number' ? { delayMs } : {}),
  })
  send(response, 200, 'application/json', '{}')
}

function reportOf(bank: Bank, counts: ReadonlyMap<string, number>): SandboxReport {
  const { payments, receipts, totals } = bank.report()
  const requests = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const inquiries = counts.get(inquiryPath) ?? 0
  return { payments, receipts, totals: { ...totals, requests, inquiries, byPath: Object.fromEntries(counts) } }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > largestBodyBytes) throw new Error('request too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function readObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text)
    return isRecord(parsed) ? parsed : null
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
