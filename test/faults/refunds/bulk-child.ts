import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '../../../src/contract/client.ts'
import { contract } from '../../../src/contract/index.ts'
import { createServer } from '../../../src/contract/server.ts'
import { toInstant } from '../../../src/domain/day.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import { createBulkRunner, usualBulkPace } from '../../../src/main/application/bulk-runner.ts'
import { createApplication } from '../../../src/main/application/index.ts'
import type { OpenBook } from '../../../src/main/application/ports.ts'
import { createResolver } from '../../../src/main/application/resolver.ts'
import { connectLedger } from '../../../src/main/ledger/connect.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import { reportSurprises } from '../../../src/main/surprises.ts'
import { createIdentityHash } from '../../../src/main/vault/identity-key.ts'
import { openLedgerKey } from '../../../src/main/vault/ledger-key.ts'
import { createSeatKey } from '../../../src/main/vault/seat-key-file.ts'
import { createVault } from '../../../src/main/vault/vault.ts'
import { createMemoryKeychain } from '../../contract/vault/memory-keychain.ts'
import { createTestClock } from '../../unit/application/clock.ts'
import { valueOf } from '../../unit/application/desk.ts'
import { doorOf, portsOf } from '../../unit/application/ports.ts'

/** The step of a line after which the child kills itself; null where its parent does. */
export type LineDeath = 'intended' | 'sent' | 'settled'

/** What the child is told, as JSON in a file. `master` is the keychain's key as hex; `dieAt` counts lines from 1. */
export interface BulkOrders {
  readonly folder: string
  readonly master: string
  readonly addon: string | null
  readonly worker: string
  readonly endpoints: Readonly<Record<GatewayId, string>>
  readonly now: string
  readonly runId: string
  readonly diesAfter: LineDeath | null
  readonly dieAt: number
}

/** Nothing runs after this, as after a power cut of the process: no handlers, no flushes. */
const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => undefined)
}

/** The real ledger, in a process that ends at one step of one line. */
function mortal(ledger: Ledger, { diesAfter, dieAt }: BulkOrders): Ledger {
  const steps: Record<LineDeath, number> = { intended: 0, sent: 0, settled: 0 }
  const then = async <T>(step: LineDeath, done: T): Promise<T> => {
    steps[step] += 1
    return diesAfter === step && steps[step] === dieAt ? die() : done
  }
  return {
    ...ledger,
    noteBulkRefundIntended: async (entry) => then('intended', await ledger.noteBulkRefundIntended(entry)),
    noteRefundSent: async (sent) => then('sent', await ledger.noteRefundSent(sent)),
    settleRefund: async (settlement) => then('settled', await ledger.settleRefund(settlement)),
  }
}

/** Begins a plan as an operator confirms it, over everything the desk has but its window, and sends until it is killed. */
async function begin(orders: BulkOrders): Promise<void> {
  const { folder, endpoints, runId } = orders
  const clock = createTestClock(toInstant(orders.now))
  const keychain = createMemoryKeychain('memory', Buffer.from(orders.master, 'hex'))
  const key = valueOf(openLedgerKey({ folder, keychain, clock, ledgerExists: true }))
  const identityHash = createIdentityHash(key)
  const file = join(folder, 'ledger.db')
  const ledger = valueOf(await connectLedger({ file, key, addon: orders.addon, worker: orders.worker }))
  const book: OpenBook = {
    name: 'work',
    ledger: mortal(ledger, orders),
    vault: createVault({ folder: join(folder, 'vault'), keychain, clock }),
    seatKey: createSeatKey({ folder, keychain, clock }),
    identityHash,
    route: (shop) => ({ endpoint: endpoints[shop.gateway], reach: 'loopback' }),
  }
  const { ports } = portsOf({}, { folder, clock, keychain, book })
  const resolver = createResolver(ports)
  const runner = createBulkRunner(ports, resolver, { ...usualBulkPace, betweenMs: 0 })
  const application = createApplication(ports, resolver, runner)
  const api = createClient(contract, createServer(contract, application, reportSurprises(ports.log), doorOf(ports)))
  const { verdicts } = valueOf(await api.bulk.run({ runId }))
  valueOf(await api.bulk.start({ runId, ...verdicts.ok, reason: { code: 'defect', note: '회수' } }))
}

const orders: BulkOrders = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
begin(orders).catch((cause: unknown) => {
  writeSync(2, String(cause))
  process.exitCode = 1
})
