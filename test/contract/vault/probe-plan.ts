import type { Certificate } from '../../../src/domain/certificate.ts'
import type { KeychainState } from '../../../src/main/vault/keychain.ts'

/** What the script inside Electron is to do. Paths are absolute. */
export interface ProbePlan {
  /** The file its answer goes to. */
  readonly answer: string
  /** The vault that stays between two starts, and what it keeps. */
  readonly vault: string
  readonly canary: string
  /** A certificate and its private key, encrypted in several ways with the same password. */
  readonly certificate: string
  readonly password: string
  readonly keys: Readonly<Record<string, string>>
}

/** What it found. All but `state` is empty where the keychain is not ready. */
export interface ProbeAnswer {
  readonly state: KeychainState
  /** Promise → `kept`, or what broke it. */
  readonly promises: Readonly<Record<string, string>>
  /** The first three bytes of what the keychain wraps. */
  readonly mark: string | null
  /** What the keychain says to ciphertext under a key everyone knows, and whether Electron itself would have opened it. */
  readonly forged: unknown
  readonly electronOpensForged: boolean | null
  readonly kept: unknown
  /** How the key was encrypted → what the credential check says of it. */
  readonly keyProblems: Readonly<Record<string, readonly string[]>>
  /** What the certificate says of itself, as read there. */
  readonly certificate: Certificate | null
}
