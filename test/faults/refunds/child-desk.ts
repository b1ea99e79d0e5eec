import { join } from 'node:path'
import { createClient } from '../../../src/contract/client.ts'
import { type AppContract, contract } from '../../../src/contract/index.ts'
import type { Client } from '../../../src/contract/operation.ts'
import { createServer } from '../../../src/contract/server.ts'
import { toInstant } from '../../../src/domain/day.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import type { Result } from '../../../src/domain/result.ts'
import type { createApplication } from '../../../src/main/application/index.ts'
import type { OpenBook, Ports } from '../../../src/main/application/ports.ts'
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
import { doorOf, portsOf } from '../../unit/application/ports.ts'

/** What every child is told of its desk. `master` is the keychain's key as hex. */
export interface ChildOrders {
  readonly folder: string
  readonly master: string
  readonly addon: string | null
  readonly worker: string
  readonly endpoints: Readonly<Record<GatewayId, string>>
  readonly now: string
}

/** Everything a desk has but its window, over the work book of a folder. */
interface ChildDesk {
  readonly ports: Ports
  readonly resolver: ReturnType<typeof createResolver>
  readonly close: () => Promise<void>
  readonly api: (application: ReturnType<typeof createApplication>) => Client<AppContract>
}

/** Nothing runs after this, as after a power cut of the process: no handlers, no flushes. */
export const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => undefined)
}

/** The value of what must not be refused in a child. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`)
  return result.value
}

/** Opens the book as the app does; `mortal` makes a ledger whose process ends at one of its steps. */
export async function openChildDesk(
  { folder, master, addon, worker, endpoints, now }: ChildOrders,
  mortal: (ledger: Ledger) => Ledger = (ledger) => ledger,
): Promise<ChildDesk> {
  const clock = createTestClock(toInstant(now))
  const keychain = createMemoryKeychain('memory', Buffer.from(master, 'hex'))
  const key = valueOf(openLedgerKey({ folder, keychain, clock, ledgerExists: true }))
  const identityHash = createIdentityHash(key)
  const ledger = valueOf(await connectLedger({ file: join(folder, 'ledger.db'), key, addon, worker }))
  const book: OpenBook = {
    name: 'work',
    ledger: mortal(ledger),
    vault: createVault({ folder: join(folder, 'vault'), keychain, clock }),
    seatKey: createSeatKey({ folder, keychain, clock }),
    identityHash,
    route: (shop) => ({ endpoint: endpoints[shop.gateway], reach: 'loopback' }),
  }
  const { ports } = portsOf({}, { folder, clock, keychain, book })
  return {
    ports,
    resolver: createResolver(ports),
    close: () => ledger.close(),
    api: (application) =>
      createClient<AppContract>(createServer(contract, application, reportSurprises(ports.log), doorOf(ports))),
  }
}
