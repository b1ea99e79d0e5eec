import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vaultPromises, type VaultWorld } from './vault-promises.ts'

/** Checks one promise in a fresh folder; throws what it found. */
export async function checkPromise(name: string, keychain: VaultWorld['keychain']): Promise<void> {
  const promise = vaultPromises.find((one) => one.name === name)
  if (promise === undefined) throw new RangeError(`no such promise: ${name}`)
  const folder = mkdtempSync(join(tmpdir(), 'yeongsu-vault-'))
  try {
    await promise.check({ keychain, folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
