import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toInstant } from '../../../src/domain/day.ts'
import type { Keychain } from '../../../src/main/vault/keychain.ts'
import { openLedgerKey } from '../../../src/main/vault/ledger-key.ts'
import { createVault, type Vault } from '../../../src/main/vault/vault.ts'

/** What a promise is checked with: a keychain that is ready, and an empty folder. */
export interface VaultWorld {
  readonly keychain: Keychain
  readonly folder: string
}

/** One promise of the vault, whatever keychain it stands on. Free of any test runner, so that it also runs inside Electron. */
export interface VaultPromise {
  readonly name: string
  readonly check: (world: VaultWorld) => Promise<void>
}

const clock = { now: () => toInstant('2026-11-09T09:00:00.000+09:00') }
const values = { site_cd: 'T0000', password: 'canary-비밀-7f3a', key: `-----BEGIN-----\n${'canary-key/'.repeat(400)}` }

const vaultOf = ({ keychain, folder }: VaultWorld): Vault => createVault({ folder, keychain, clock })

/** The whole of what is on disk, as text. */
const onDisk = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n')

async function read(vault: Vault, shopId: string): Promise<Record<string, string>> {
  const used = await vault.use(shopId, async (credentials) =>
    Object.fromEntries(Object.entries(credentials).map(([name, secret]) => [name, secret.use((value) => value)])),
  )
  assert.ok(used.ok, `not readable: ${JSON.stringify(used)}`)
  return used.value
}

/** The promises every vault keeps. */
export const vaultPromises: readonly VaultPromise[] = [
  {
    name: 'lends exactly what was put in, also to a vault opened later',
    check: async (world) => {
      assert.deepEqual(await vaultOf(world).put('shop-1', values, values.site_cd), { ok: true, value: null })
      assert.deepEqual(await read(vaultOf(world), 'shop-1'), values)
    },
  },
  {
    name: 'tells since when, the last four of the id and the keychain, and nothing else',
    check: async (world) => {
      const vault = vaultOf(world)
      assert.deepEqual(await vault.state('shop-1'), { stored: false })
      await vault.put('shop-1', values, values.site_cd)
      const state = world.keychain.state()
      const told = { stored: true, since: clock.now(), lastFour: '0000', backend: state.backend }
      assert.deepEqual(await vault.state('shop-1'), told)
    },
  },
  {
    name: 'leaves no value on disk in the clear, in base64 or in hex',
    check: async (world) => {
      await vaultOf(world).put('shop-1', values, values.site_cd)
      const text = onDisk(world.folder)
      for (const value of Object.values(values)) {
        const bytes = Buffer.from(value)
        for (const form of [bytes.toString('latin1'), bytes.toString('base64').slice(0, 12), bytes.toString('hex')])
          assert.equal(text.includes(form), false)
      }
    },
  },
  {
    name: 'keeps its files to their owner',
    check: async (world) => {
      await vaultOf(world).put('shop-1', values, values.site_cd)
      const [name = ''] = readdirSync(world.folder)
      if (process.platform !== 'win32') assert.equal(statSync(join(world.folder, name)).mode & 0o777, 0o600)
    },
  },
  {
    name: 'forgets one shop for good and leaves the others',
    check: async (world) => {
      const vault = vaultOf(world)
      await vault.put('shop-1', values, values.site_cd)
      await vault.put('shop-2', values, values.site_cd)
      await vault.forget('shop-1')
      await vault.forget('never-stored')
      const used = await vault.use('shop-1', async () => null)
      assert.deepEqual(used, { ok: false, failure: { kind: 'credentials-missing' } })
      assert.deepEqual(readdirSync(world.folder), ['shop-2.json'])
      assert.deepEqual(await read(vault, 'shop-2'), values)
    },
  },
  {
    name: 'gives each shop and each storing a key of its own',
    check: async (world) => {
      const vault = vaultOf(world)
      const wrapped = new Set<string>()
      for (const shopId of ['shop-1', 'shop-2', 'shop-2']) {
        await vault.put(shopId, values, values.site_cd)
        wrapped.add(JSON.stringify(JSON.parse(readFileSync(join(world.folder, `${shopId}.json`), 'utf8')).wrappedKey))
      }
      assert.equal(wrapped.size, 3)
    },
  },
  {
    name: "does not open one shop's credentials under another shop's name",
    check: async (world) => {
      const vault = vaultOf(world)
      await vault.put('shop-1', values, values.site_cd)
      const text = readFileSync(join(world.folder, 'shop-1.json'), 'utf8')
      writeFileSync(join(world.folder, 'shop-2.json'), text)
      writeFileSync(join(world.folder, 'shop-3.json'), text.replace('"shop-1"', '"shop-3"'))
      for (const shopId of ['shop-2', 'shop-3']) {
        const used = await vault.use(shopId, async () => null)
        assert.deepEqual(used, { ok: false, failure: { kind: 'credentials-damaged' } })
      }
    },
  },
  {
    name: 'reports another back end instead of trying it',
    check: async (world) => {
      const vault = vaultOf(world)
      await vault.put('shop-1', values, values.site_cd)
      const path = join(world.folder, 'shop-1.json')
      const file = { ...JSON.parse(readFileSync(path, 'utf8')), backend: 'kwallet' }
      writeFileSync(path, JSON.stringify(file))
      const used = await vault.use('shop-1', async () => null)
      assert.deepEqual(used, { ok: false, failure: { kind: 'keychain-changed' } })
      assert.equal(JSON.parse(readFileSync(path, 'utf8')).backend, 'kwallet')
    },
  },
  {
    name: 'wraps and unwraps a ledger key, the same one every time',
    check: async ({ keychain, folder }) => {
      const first = openLedgerKey({ folder, keychain, clock, ledgerExists: false })
      const again = openLedgerKey({ folder, keychain, clock, ledgerExists: true })
      assert.ok(first.ok && again.ok)
      assert.equal(first.value.length, 32)
      assert.deepEqual(Buffer.from(again.value), Buffer.from(first.value))
      assert.equal(onDisk(folder).includes(Buffer.from(first.value).toString('base64')), false)
    },
  },
]
