import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Instant } from '../../domain/day.ts'
import type { GatewayId } from '../../domain/gateway.ts'
import { createKcpSandbox } from '../gateways/kcp/sandbox/index.ts'
import { createPaypleSandbox, publicTestAccount, sandboxCredentials } from '../gateways/payple/sandbox/index.ts'
import { practiceSite } from './kcp-payment.ts'
import { resetPractice } from './practice.ts'
import { makeBeginning, type PracticeBeginning, readBeginning } from './practice-files.ts'
import { practicePaths } from './practice-paths.ts'
import { prepareOrders } from './prepared-orders.ts'

/** Both gateways' sandboxes, listening. Endpoints have no trailing slash; credentials are by wire name. */
export interface Sandboxes {
  readonly endpoints: Readonly<Record<GatewayId, string>>
  readonly credentials: Readonly<Record<GatewayId, Readonly<Record<string, string>>>>
  close(): Promise<void>
}

const Before = z.object({ payple: z.string() })

/**
 * Starts both sandboxes over the books in the practice folder, on ports the system chooses. The first time it settles the books,
 * their dates and KCP's certificate; when they are no longer whole, all in the folder is begun anew.
 */
export async function openSandboxes(folder: string, clock: { now(): Instant }): Promise<Sandboxes> {
  const earlier = readBeginning(folder)
  const beginning = earlier ?? (await beginAnew(folder, clock.now()))
  const paths = practicePaths(folder)
  const kcp = await createKcpSandbox({
    book: beginning.kcpPayments,
    certificates: { [practiceSite]: beginning.identity.cert },
    port: 0,
    clock,
    bookFile: paths.kcpCancels,
  })
  const account = publicTestAccount
  const book = { book: [], account, clock, bookFile: paths.paypleBook }
  // Where it listened before, if it can: what waits for its confirm names that address.
  const payple = await createPaypleSandbox({ ...book, port: paypleBefore(paths.endpoints) }).catch(() =>
    createPaypleSandbox({ ...book, port: 0 }),
  )
  if (earlier === null) prepareOrders(payple, paths.logs.payple)
  const endpoints = { kcp: kcp.url, payple: payple.url }
  // So that a person or a test can read the sandboxes' own counts at `/_book` and set a scene.
  writeFileSync(paths.endpoints, JSON.stringify(endpoints))
  return {
    endpoints,
    credentials: { kcp: { site_cd: practiceSite, ...beginning.identity }, payple: sandboxCredentials(account) },
    close: async () => {
      await Promise.all([kcp.close(), payple.close()])
    },
  }
}

async function beginAnew(folder: string, now: Instant): Promise<PracticeBeginning> {
  await resetPractice(folder)
  return makeBeginning(folder, now)
}

/** The port of Payple's sandbox at the last start; 0, which is any, where none is known. */
function paypleBefore(endpoints: string): number {
  try {
    const { payple } = Before.parse(JSON.parse(readFileSync(endpoints, 'utf8')))
    return Number(new URL(payple).port)
  } catch {
    return 0
  }
}
