import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type Instant, toInstant } from '../../domain/day.ts'
import { openJournal } from '../gateways/kcp/sandbox/journal.ts'
import { type KcpIdentity, makeKcpIdentity, type SandboxPayment } from '../gateways/kcp/sandbox/index.ts'
import { openBook } from '../gateways/payple/sandbox/kept-book.ts'
import { practiceBook } from './book.ts'
import { practiceSite } from './kcp-payment.ts'
import { practicePaths } from './practice-paths.ts'

/** What the first start settled for good. */
export interface PracticeBeginning {
  readonly start: Instant
  readonly identity: KcpIdentity
  readonly kcpPayments: readonly SandboxPayment[]
}

const Begun = z.object({ start: z.string() })
const Identity = z.object({ cert: z.string(), key: z.string(), password: z.string() })
const Payments = z.array(z.object({ siteCode: z.string(), approval: z.record(z.string(), z.string()) })).min(1)

/** What an earlier start settled; null when there was none, or when its files are no longer whole. */
export function readBeginning(folder: string): PracticeBeginning | null {
  const paths = practicePaths(folder)
  if (!existsSync(paths.paypleBook)) return null
  try {
    const begun = Begun.parse(read(paths.begun))
    return {
      start: toInstant(begun.start),
      identity: Identity.parse(read(paths.kcpIdentity)),
      kcpPayments: Payments.parse(read(paths.kcpPayments)),
    }
  } catch {
    return null
  }
}

/** Settles everything practice begins with, on the day of `start`. */
export async function makeBeginning(folder: string, start: Instant): Promise<PracticeBeginning> {
  const paths = practicePaths(folder)
  const { kcp, payple, logs } = practiceBook(start)
  const identity = await makeKcpIdentity(practiceSite, start)
  for (const file of [paths.kcpCancels, paths.paypleBook]) {
    rmSync(file, { force: true })
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  }
  write(paths.kcpIdentity, JSON.stringify(identity))
  write(paths.kcpPayments, JSON.stringify(kcp.payments))
  const journal = openJournal(paths.kcpCancels)
  for (const cancel of kcp.cancels) journal.keep(cancel)
  journal.close()
  const book = openBook(payple.payments, paths.paypleBook)
  for (const { oid, refund } of payple.refunds) book.keep(oid, refund)
  write(paths.logs.kcp, logs.kcp)
  write(paths.logs.payple, logs.payple)
  write(paths.begun, JSON.stringify({ start }))
  return { start, identity, kcpPayments: kcp.payments }
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, text, { mode: 0o600, flush: true })
}
