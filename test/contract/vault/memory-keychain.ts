import { randomBytes } from 'node:crypto'
import { failed, ok } from '../../../src/domain/result.ts'
import type { Keychain } from '../../../src/main/vault/keychain.ts'
import { seal, unseal } from '../../../src/main/vault/seal.ts'

/**
 * A whole keychain in memory: it wraps with a key of its own, can be locked, and another one opens nothing of this one's.
 * Two processes that are given the same `master` share one.
 */
export interface MemoryKeychain extends Keychain {
  lock(): void
  unlock(): void
}

export function createMemoryKeychain(backend = 'memory', master: Uint8Array = randomBytes(32)): MemoryKeychain {
  let locked = false
  return {
    lock: () => {
      locked = true
    },
    unlock: () => {
      locked = false
    },
    state: () =>
      locked
        ? { kind: 'unavailable', because: 'missing-or-locked', backend, remedy: '키링을 연 뒤 다시 시작하세요.' }
        : { kind: 'ready', backend },
    wrap: (key) =>
      locked ? failed({ kind: 'keychain-unavailable' }) : ok(Buffer.from(seal(master, key, backend), 'base64')),
    unwrap: (wrapped) => {
      if (locked) return failed({ kind: 'keychain-unavailable' })
      const key = unseal(master, Buffer.from(wrapped).toString('base64'), backend)
      return key === null ? failed({ kind: 'keychain-changed' }) : ok(key)
    },
  }
}
