import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '../../../src/contract/client.ts'
import { contract } from '../../../src/contract/index.ts'
import { createServer } from '../../../src/contract/server.ts'
import { toInstant } from '../../../src/domain/day.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import type { Result } from '../../../src/domain/result.ts'
import { createApplication } from '../../../src/main/application/index.ts'
import type { OpenBook } from '../../../src/main/application/ports.ts'
import { createResolver } from '../../../src/main/application/resolver.ts'
import { connectLedger } from '../../../src/main/ledger/connect.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import { reportSurprises } from '../../../src/main/surprises.ts'
import { openLedgerKey } from '../../../src/main/vault/ledger-key.ts'
import { createVault } from '../../../src/main/vault/vault.ts'
import { createMemoryKeychain } from '../../contract/vault/memory-keychain.ts'
import { createTestClock } from '../../unit/application/clock.ts'
import { hashOf } from '../../unit/application/refunding.ts'
import { doorOf, portsOf } from '../../unit/application/ports.ts'

/** The step after which the child kills itself; null where its parent does, or nobody. */
export type OwnDeath = 'intended' | 'sent' | 'answered' | 'settled'

/** What the child is told, as JSON in a file. `master` is the keychain's key as hex. */
export interface RefundOrders {
  readonly folder: string
  readonly master: string
  readonly addon: string | null
  readonly worker: string
  readonly endpoints: Readonly<Record<GatewayId, string>>
  readonly now: string
  readonly transactionId: string
  readonly amount: number
  readonly diesAfter: OwnDeath | null
}

/** Nothing runs after this, as after a power cut of the process: no handlers, no flushes. */
const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => undefined)
}

/** The real ledger, in a process that ends at one of its steps. */
function mortal(ledger: Ledger, diesAfter: OwnDeath | null): Ledger {
  const then = async <T>(step: OwnDeath, done: T): Promise<T> => (diesAfter === step ? die() : done)
  return {
    ...ledger,
    noteRefundIntended: async (intent) => then('intended', await ledger.noteRefundIntended(intent)),
    noteRefundSent: async (sent) => then('sent', await ledger.noteRefundSent(sent)),
    settleRefund: async (settlement) => {
      await then('answered', null)
      return then('settled', await ledger.settleRefund(settlement))
    },
  }
}

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`)
  return result.value
}

/** One refund as an operator asks for it, over everything the desk has but its window. */
async function refund(orders: RefundOrders): Promise<string> {
  const { folder, endpoints, transactionId, amount } = orders
  const clock = createTestClock(toInstant(orders.now))
  const keychain = createMemoryKeychain('memory', Buffer.from(orders.master, 'hex'))
  const key = valueOf(openLedgerKey({ folder, keychain, clock, ledgerExists: true }))
  const file = join(folder, 'ledger.db')
  const ledger = valueOf(await connectLedger({ file, key, addon: orders.addon, worker: orders.worker }))
  const book: OpenBook = {
    name: 'work',
    ledger: mortal(ledger, orders.diesAfter),
    vault: createVault({ folder: join(folder, 'vault'), keychain, clock }),
    route: (shop) => ({ endpoint: endpoints[shop.gateway], reach: 'loopback' }),
  }
  const { ports } = portsOf({}, { folder, clock, keychain, book })
  const application = createApplication(ports, createResolver(ports))
  const api = createClient(contract, createServer(contract, application, reportSurprises(ports.log), doorOf(ports)))
  const { refunds, remaining } = valueOf(await api.transactions.detail({ transactionId }))
  const hash = await hashOf({ api }, { transactionId, amount, taxFree: null })
  const asked = await api.refunds.request({
    transactionId,
    amount,
    taxFree: null,
    hash,
    reason: { code: 'defect', note: '' },
    basedOn: { refunds: refunds.length, remaining },
    // Asked for only where finance must approve; said of every other it changes nothing.
    approved: true,
  })
  await ledger.close()
  return valueOf(asked).state
}

const orders: RefundOrders = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
refund(orders).then(
  (state) => void writeSync(1, state),
  (cause: unknown) => {
    writeSync(2, String(cause))
    process.exitCode = 1
  },
)
