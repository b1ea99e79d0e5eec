import type { Result } from '../../domain/result.ts'

/**
 * Why the key cannot be used. `seat-key-lost`: its file is missing, damaged, or was wrapped by another keychain; a new one has to be made
 * and told to the other seats.
 */
export type SeatKeyRefusal =
  | { readonly kind: 'keychain-unavailable'; readonly remedy: string }
  | { readonly kind: 'seat-key-lost' }

/** The key a book signs with among seats (decision 45). Its private half never leaves the vault. */
export interface SeatKey {
  /** The public half, 32 bytes in base64; null while none was made. */
  publicKey(): Result<string | null, SeatKeyRefusal>
  /** Makes the key where there is none, and gives the public half. Never writes over one that is there. */
  make(): Result<string, SeatKeyRefusal>
  /** Makes another key in the place of whatever is there. What the old one signed is still its own. */
  makeAnew(): Result<string, SeatKeyRefusal>
  /** The signature of these bytes, 64 bytes in base64. */
  sign(bytes: Uint8Array): Result<string, SeatKeyRefusal>
}
