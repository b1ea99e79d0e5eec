import type { Result } from '../../domain/result.ts'

/**
 * Whether the operating system's keychain can keep secrets now. `backend` is its own name for itself.
 * `basic-text` is Chromium's fallback whose key everyone knows; `no-backend` means no keychain was chosen at all;
 * `missing-or-locked` cannot be told apart from outside. `remedy` is a Korean sentence with what to install or open.
 */
export type KeychainState =
  | { readonly kind: 'ready'; readonly backend: string }
  | {
      readonly kind: 'unavailable'
      readonly because: 'basic-text' | 'no-backend' | 'missing-or-locked'
      readonly backend: string
      readonly remedy: string
    }

/**
 * The keychain wraps keys; it never sees what they lock. `keychain-changed` means that it works, but did not wrap this
 * (another user, another keyring, a forged or damaged wrapping).
 */
export interface Keychain {
  state(): KeychainState
  wrap(key: Uint8Array): Result<Uint8Array, { readonly kind: 'keychain-unavailable' }>
  unwrap(wrapped: Uint8Array): Result<Uint8Array, { readonly kind: 'keychain-unavailable' | 'keychain-changed' }>
}
