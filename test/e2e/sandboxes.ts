import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { SandboxName } from '../demo/sandbox-books.ts'

const program = join(resolve(import.meta.dirname, '../..'), 'out', 'main', 'sandbox.js')

/** What a sandbox knows of one payment; KCP's by transaction number, Payple's by order number. */
interface KnownPayment {
  readonly amount: number
  readonly remaining?: number
  readonly refunded?: number
}

/** A sandbox's own book and counts. */
export interface SandboxBook {
  readonly payments: Readonly<Record<string, KnownPayment>>
  readonly totals: {
    readonly refunds: number
    readonly refundedWon: number
    readonly requests: number
    readonly byPath: Readonly<Record<string, number>>
    /** KCP's own counts of the receipts it issued. */
    readonly receipts?: number
    readonly receiptWon?: number
    /** And of those it cancelled, whole or in part. */
    readonly receiptCancels?: number
    readonly receiptCancelledWon?: number
  }
}

/** Reads what a sandbox wrote down. */
export const readBook = async (url: string): Promise<SandboxBook> => (await fetch(`${url}/_book`)).json()

/** The paths on which money moves. */
const moneyPaths = ['/gw/mod/v1/cancel', '/php/account/api/cPayCAct.php'] as const

/** How often money was asked for, whatever came of it. */
export const moneyCalls = ({ totals }: SandboxBook): number =>
  moneyPaths.reduce((sum, path) => sum + (totals.byPath[path] ?? 0), 0)

/** A sandbox in a process of its own, with what the operator of its shop would hold. */
export interface LoneSandbox {
  readonly url: string
  readonly credentials: Readonly<Record<string, string>>
  readonly transactions: readonly Readonly<Record<string, string>>[]
  readonly stop: () => Promise<void>
}

/** Starts one, as `npm run sandbox` does, on a port the system chooses and a clock that begins at `now`. */
export async function startSandbox(gateway: SandboxName, now: string): Promise<LoneSandbox> {
  const child = spawn(process.execPath, [program, '--gateway', gateway, '--port', '0'], {
    env: { PATH: process.env['PATH'] ?? '', YEONGSU_NOW: now },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((end) => child.once('exit', () => end()))
  const stop = async () => {
    child.kill()
    await ended
  }
  const lines = createInterface(child.stdout)
  const first = await Promise.race([
    new Promise<string>((ready) => lines.once('line', ready)),
    ended.then(() => Promise.reject(new Error(`the ${gateway} sandbox ended before it listened`))),
  ])
  const ready: Omit<LoneSandbox, 'stop'> = JSON.parse(first)
  return { ...ready, stop }
}
