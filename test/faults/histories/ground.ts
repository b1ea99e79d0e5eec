import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GatewayId, gatewayIds } from '../../../src/domain/gateway.ts'
import { ok } from '../../../src/domain/result.ts'
import { unchangedTax } from '../../../src/domain/tax-history.ts'
import { Connection, type LedgerPlace, openFile } from '../../../src/main/ledger/database.ts'
import { openInProcess } from '../../../src/main/ledger/in-process.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import { type Credentials, toCredentials } from '../../../src/main/vault/secret.ts'
import type { Vault } from '../../../src/main/vault/vault.ts'
import { morning } from '../../unit/application/clock.ts'
import { valueOf } from '../../unit/application/desk.ts'

/** Files in memory where the machine has such a place: what a disk does to a ledger is told elsewhere. */
const filesAt = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** What histories stand on: a ledger in a file, with a shop at each gateway, and the keys to both. */
export interface Ground {
  readonly folder: string
  readonly vault: Vault
  ledger(): Ledger
  /** The same file, read past the application. */
  look(): Connection
  /** Leaves the files as a kill would, and opens them anew as they lie there. */
  crash(): Promise<void>
  end(): Promise<void>
}

/** The shop of a gateway. */
export const shopIdOf = (gateway: GatewayId): string => `shop-${gateway}`

/** Opens a new ledger with its shops. */
export async function layGround(): Promise<Ground> {
  const folder = mkdtempSync(join(filesAt, 'yeongsu-histories-'))
  const place = (number: number): LedgerPlace => ({
    file: join(folder, `ledger-${number}.db`),
    key,
    addon: process.env['YEONGSU_SQLITE_ADDON'] || null,
  })
  const key = randomBytes(32)
  let number = 1
  let ledger = valueOf(openInProcess(place(number)))
  let reader: Connection | null = null
  const stopLooking = (): void => {
    reader?.close()
    reader = null
  }
  await addShops(ledger)
  return {
    folder,
    vault: openVault,
    ledger: () => ledger,
    look: () => (reader ??= new Connection(openFile(place(number), 'read'))),
    crash: async () => {
      stopLooking()
      for (const suffix of ['', '-wal']) {
        const { file } = place(number)
        if (existsSync(file + suffix)) copyFileSync(file + suffix, place(number + 1).file + suffix)
      }
      const left = ledger
      const { file } = place(number)
      number += 1
      await left.close()
      for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(file + suffix, { force: true })
      ledger = valueOf(openInProcess(place(number)))
    },
    end: async () => {
      stopLooking()
      await ledger.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function addShops(ledger: Ledger): Promise<void> {
  for (const gateway of gatewayIds) {
    await ledger.addShop({
      shop: {
        id: shopIdOf(gateway),
        name: gateway,
        gateway,
        environment: 'test',
        colour: 'blue',
        taxHistory: unchangedTax(),
        choices: {},
      },
      operatorId: 'op-1',
      at: morning,
    })
  }
}

/** A short key signs faster, and nobody here looks at signatures. */
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })

/** What a shop at each gateway signs with. */
export const credentials: Readonly<Record<GatewayId, Credentials>> = {
  kcp: toCredentials({
    site_cd: 'T0000',
    cert: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    password: '',
  }),
  payple: toCredentials({
    cst_id: 'test',
    custKey: 'abcd1234567890',
    PCD_REFUND_KEY: 'refund-key',
    Referer: 'https://shop.example.kr',
  }),
}

/** A vault that is always open. */
const openVault: Vault = {
  put: async () => ok(null),
  state: async () => ({ stored: true, since: morning, lastFour: '0000', backend: 'memory' }),
  certificate: async () => null,
  use: async (shopId, work) => ok(await work(credentials[shopId === shopIdOf('kcp') ? 'kcp' : 'payple'])),
  forget: async () => undefined,
}
