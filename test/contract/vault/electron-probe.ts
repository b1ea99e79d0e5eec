import { createCipheriv, pbkdf2Sync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { app, safeStorage } from 'electron'
import { toInstant } from '../../../src/domain/day.ts'
import { findCredentialProblems, readCertificate } from '../../../src/main/gateways/kcp/credentials.ts'
import { createKeychain } from '../../../src/main/shell/keychain.ts'
import { toCredentials } from '../../../src/main/vault/secret.ts'
import { createVault } from '../../../src/main/vault/vault.ts'
import type { ProbeAnswer, ProbePlan } from './probe-plan.ts'
import { vaultPromises } from './vault-promises.ts'
import { checkPromise } from './vault-suite.ts'

const plan: ProbePlan = JSON.parse(readFileSync(process.env['PROBE_PLAN'] ?? '', 'utf8'))
const clock = { now: () => toInstant('2026-11-09T09:00:00.000+09:00') }

/** What anyone can make: Chromium's ciphertext under its built-in password (os_crypt_linux.cc, "peanuts"). */
function forgeV10(text: string): Buffer {
  const key = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1')
  const locking = createCipheriv('aes-128-cbc', key, Buffer.alloc(16, ' '))
  return Buffer.concat([Buffer.from('v10'), locking.update(text), locking.final()])
}

async function probe(): Promise<ProbeAnswer> {
  const keychain = createKeychain(safeStorage, process.platform)
  const state = keychain.state()
  const empty = {
    state,
    promises: {},
    mark: null,
    forged: null,
    electronOpensForged: null,
    kept: null,
    keyProblems: {},
    certificate: null,
  }
  if (state.kind !== 'ready') return empty
  const secret = Buffer.from('0123456789abcdef0123456789abcdef')
  const wrapped = keychain.wrap(secret)
  const forged = forgeV10(secret.toString('base64'))
  return {
    state,
    promises: await promises(keychain),
    mark: wrapped.ok ? Buffer.from(wrapped.value).subarray(0, 3).toString('latin1') : null,
    forged: keychain.unwrap(forged),
    electronOpensForged: safeStorage.decryptString(forged) === secret.toString('base64'),
    kept: await keep(),
    keyProblems: keyProblems(),
    certificate: readCertificate(toCredentials({ cert: plan.certificate })),
  }

  /** Stores once in the profile's own vault, and in a later start reads what the earlier one stored. */
  async function keep(): Promise<unknown> {
    const vault = createVault({ folder: plan.vault, keychain, clock })
    const found = await vault.state('kept')
    if (!found.stored) return vault.put('kept', { password: plan.canary }, 'T0000')
    return vault.use('kept', async ({ password }) => password?.use((value) => value === plan.canary))
  }
}

async function promises(keychain: ReturnType<typeof createKeychain>): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const { name } of vaultPromises) {
    found[name] = await checkPromise(name, keychain).then(
      () => 'kept',
      (cause: unknown) => String(cause),
    )
  }
  return found
}

const keyProblems = (): ProbeAnswer['keyProblems'] =>
  Object.fromEntries(
    Object.entries(plan.keys).map(([name, key]) => {
      const entered = toCredentials({ site_cd: 'T0000', cert: plan.certificate, key, password: plan.password })
      // The certificate is made by the machine's own clock: it is judged at its first moment.
      const now = readCertificate(entered)?.from ?? clock.now()
      return [name, findCredentialProblems(entered, now).map(({ message }) => message)]
    }),
  )

void app.whenReady().then(async () => {
  writeFileSync(plan.answer, JSON.stringify(await probe()))
  app.exit(0)
})
