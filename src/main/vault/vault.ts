import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Certificate } from '../../domain/certificate.ts'
import type { Instant } from '../../domain/day.ts'
import { toInstant } from '../../domain/day.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { type CredentialFile, openCredentials, readCredentialFile, sealCredentials } from './credential-file.ts'
import { removeFile, replaceFile } from './durable-file.ts'
import type { Keychain } from './keychain.ts'
import { type Credentials, toCredentials } from './secret.ts'

/** What may be told of a shop's credentials: since when, the last four of its id, and the keychain that locked them. */
type CredentialState =
  | { readonly stored: false }
  | { readonly stored: true; readonly since: Instant; readonly lastFour: string; readonly backend: string }

/** Why credentials cannot be used. `keychain-changed`: the keychain works and is not the one that locked them. */
interface VaultRefusal {
  readonly kind: 'credentials-missing' | 'credentials-damaged' | 'keychain-unavailable' | 'keychain-changed'
}

/** Keeps each shop's gateway credentials (decision 17). There is no `get`: `use` is the only way to them. */
export interface Vault {
  /** Replaces a shop's credentials. `identifying` is the value whose last four may be shown. On disk when this returns. */
  put(
    shopId: string,
    values: Readonly<Record<string, string>>,
    identifying: string,
  ): Promise<Result<null, { readonly kind: 'keychain-unavailable' }>>
  state(shopId: string): Promise<CredentialState>
  /**
   * The certificate that `read` finds in a shop's credentials; null also when there are none or they cannot be opened. They are opened
   * for it once; then only what it says of itself is remembered, until they are replaced or forgotten.
   */
  certificate(shopId: string, read: (credentials: Credentials) => Certificate | null): Promise<Certificate | null>
  /** Lends the credentials to `work`. They are read anew each time, so none stay in memory between two calls. */
  use<T>(shopId: string, work: (credentials: Credentials) => Promise<T>): Promise<Result<T, VaultRefusal>>
  /** Removes them with the only copy of their key. Nothing stored is no error. */
  forget(shopId: string): Promise<void>
}

/** What a vault needs: its folder (made when missing), the keychain, and the time. */
export interface VaultPorts {
  readonly folder: string
  readonly keychain: Keychain
  readonly clock: { now(): Instant }
}

type Opening = Promise<Result<Credentials, VaultRefusal>>

/** Opens the vault of one book. Nothing is read before it is asked for. */
export function createVault({ folder, keychain, clock }: VaultPorts): Vault {
  const fileOf = (shopId: string): string => join(folder, `${toFileName(shopId)}.json`)
  const inTurn = createTurns()
  /** Reads that are under way: a second caller shares the first one's promise; a write in between ends the sharing. */
  const openings = new Map<string, Opening>()
  const certificates = new Map<string, Certificate | null>()

  const readStored = async (shopId: string): Promise<CredentialFile | 'missing' | 'damaged'> => {
    const text = await readFile(fileOf(shopId), 'utf8').catch(nullWhenMissing)
    return text === null ? 'missing' : (readCredentialFile(text, shopId) ?? 'damaged')
  }
  const openStored = async (shopId: string): Opening => {
    const stored = await readStored(shopId)
    if (stored === 'missing') return failed({ kind: 'credentials-missing' })
    if (stored === 'damaged') return failed({ kind: 'credentials-damaged' })
    const opened = openCredentials(keychain, stored)
    return opened.ok ? ok(toCredentials(opened.value)) : opened
  }
  const openShared = (shopId: string): Opening => {
    const running = openings.get(shopId)
    if (running !== undefined) return running
    const opening: Opening = inTurn(() => openStored(shopId)).finally(() => {
      if (openings.get(shopId) === opening) openings.delete(shopId)
    })
    openings.set(shopId, opening)
    return opening
  }

  return {
    put: (shopId, values, identifying) => {
      openings.delete(shopId)
      return inTurn(async () => {
        const about = { shopId, since: clock.now(), lastFour: identifying.slice(-4) }
        const file = sealCredentials(keychain, about, values)
        if (!file.ok) return file
        replaceFile(fileOf(shopId), `${JSON.stringify(file.value, null, 2)}\n`)
        certificates.delete(shopId)
        return ok(null)
      })
    },
    state: (shopId) =>
      inTurn(async () => {
        const stored = await readStored(shopId)
        if (stored === 'missing' || stored === 'damaged') return { stored: false }
        const { since, lastFour, backend } = stored
        return { stored: true, since: toInstant(since), lastFour, backend }
      }),
    certificate: (shopId, read) =>
      inTurn(async () => {
        const known = certificates.get(shopId)
        if (known !== undefined) return known
        const opened = await openStored(shopId)
        if (!opened.ok) return null
        const found = read(opened.value)
        certificates.set(shopId, found)
        return found
      }),
    use: async (shopId, work) => {
      const opened = await openShared(shopId)
      return opened.ok ? ok(await work(opened.value)) : opened
    },
    forget: (shopId) => {
      openings.delete(shopId)
      return inTurn(async () => {
        removeFile(fileOf(shopId))
        certificates.delete(shopId)
      })
    },
  }
}

/** Does one thing after another; a failed one does not stop those behind it. */
function createTurns(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const turn = last.then(task, task)
    last = turn
    return turn
  }
}

/** A shop's id becomes a file's name: anything that could leave the folder is a bug. */
function toFileName(shopId: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(shopId)) throw new RangeError('not a shop id')
  return shopId
}

function nullWhenMissing(cause: unknown): null {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
  throw cause
}
