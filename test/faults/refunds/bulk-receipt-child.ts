import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '../../../src/contract/client.ts'
import { contract } from '../../../src/contract/index.ts'
import { createServer } from '../../../src/contract/server.ts'
import { toInstant } from '../../../src/domain/day.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import type { ReceiptRunKind } from '../../../src/domain/receipt/receipt-run.ts'
import { createBulkRunner } from '../../../src/main/application/bulk-runner.ts'
import { createApplication } from '../../../src/main/application/index.ts'
import { createReceiptRunner, usualReceiptPace } from '../../../src/main/application/receipt-runner.ts'
import type { OpenBook } from '../../../src/main/application/ports.ts'
import { createResolver } from '../../../src/main/application/resolver.ts'
import { connectLedger } from '../../../src/main/ledger/connect.ts'
import { reportSurprises } from '../../../src/main/surprises.ts'
import { createIdentityHash } from '../../../src/main/vault/identity-key.ts'
import { openLedgerKey } from '../../../src/main/vault/ledger-key.ts'
import { createSeatKey } from '../../../src/main/vault/seat-key-file.ts'
import { createVault } from '../../../src/main/vault/vault.ts'
import { createMemoryKeychain } from '../../contract/vault/memory-keychain.ts'
import { createTestClock } from '../../unit/application/clock.ts'
import { valueOf } from '../../unit/application/desk.ts'
import { doorOf, portsOf } from '../../unit/application/ports.ts'

/** What the child is told, as JSON in a file. `master` is the keychain's key as hex. */
export interface BulkReceiptOrders {
  readonly folder: string
  readonly master: string
  readonly addon: string | null
  readonly worker: string
  readonly endpoints: Readonly<Record<GatewayId, string>>
  readonly now: string
  /** What is done to the receipts of these payments. */
  readonly kind: ReceiptRunKind
  readonly shopId: string
  readonly transactionIds: string[]
}

/** Checks and begins a run as an operator does, over everything the desk has but its window, and goes on until it is killed. */
async function begin({ folder, endpoints, kind, shopId, transactionIds, ...orders }: BulkReceiptOrders): Promise<void> {
  const clock = createTestClock(toInstant(orders.now))
  const keychain = createMemoryKeychain('memory', Buffer.from(orders.master, 'hex'))
  const key = valueOf(openLedgerKey({ folder, keychain, clock, ledgerExists: true }))
  const identityHash = createIdentityHash(key)
  const file = join(folder, 'ledger.db')
  const book: OpenBook = {
    name: 'work',
    ledger: valueOf(await connectLedger({ file, key, addon: orders.addon, worker: orders.worker })),
    vault: createVault({ folder: join(folder, 'vault'), keychain, clock }),
    seatKey: createSeatKey({ folder, keychain, clock }),
    identityHash,
    route: (shop) => ({ endpoint: endpoints[shop.gateway], reach: 'loopback' }),
  }
  const { ports } = portsOf({}, { folder, clock, keychain, book })
  const resolver = createResolver(ports)
  const runner = createReceiptRunner(ports, resolver, { ...usualReceiptPace, betweenMs: 0 })
  const application = createApplication(ports, resolver, createBulkRunner(ports, resolver), runner)
  const api = createClient(contract, createServer(contract, application, reportSurprises(ports.log), doorOf(ports)))
  const reason = kind === 'cancel' ? 'other' : null
  const receipts = transactionIds.map((transactionId) => ({ transactionId, issuedAt: null }))
  const { planId, ready } =
    kind === 'cancel'
      ? valueOf(await api.bulkReceipts.checkCancels({ shopId, receipts, takes: 'whole', reason }))
      : valueOf(await api.bulkReceipts.check({ shopId, transactionIds }))
  valueOf(await api.bulkReceipts.start({ planId, ...ready, reason }))
}

begin(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))).catch((cause: unknown) => {
  writeSync(2, String(cause))
  process.exitCode = 1
})
