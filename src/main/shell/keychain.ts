import type { SafeStorage } from 'electron'
import { failed, ok } from '../../domain/result.ts'
import type { Keychain, KeychainState } from '../vault/keychain.ts'

/** The part of Electron's safeStorage in use, the same in Electron 33 and 45. Its synchronous calls end with 46. */
export type SafeStorageCalls = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> & {
  getSelectedStorageBackend?: () => string
}

const install =
  'gnome-keyring을 설치하고(sudo apt-get install -y gnome-keyring libsecret-1-0) 로그아웃한 뒤 다시 로그인하여 시작하세요.'

/** Chromium marks what it locked with a key everyone knows `v10`, and with the keyring's own `v11` (components/os_crypt, Linux only). */
const keyringMark = Buffer.from('v11')

/**
 * The keychain over safeStorage. Ask after `ready` only. "Available" is not "safe": on Linux `basic_text` and `unknown` are
 * refused whatever they say of themselves, and so is everything that was not wrapped by a keyring.
 */
export function createKeychain(storage: SafeStorageCalls, platform: NodeJS.Platform): Keychain {
  const wrappedByKeyring = (bytes: Uint8Array): boolean =>
    platform !== 'linux' || keyringMark.equals(Buffer.from(bytes).subarray(0, keyringMark.length))
  const state = (): KeychainState => stateOf(storage, platform)

  return {
    state,
    wrap: (key) => {
      if (state().kind !== 'ready') return failed({ kind: 'keychain-unavailable' })
      const wrapped = storage.encryptString(Buffer.from(key).toString('base64'))
      return wrappedByKeyring(wrapped) ? ok(wrapped) : failed({ kind: 'keychain-unavailable' })
    },
    unwrap: (wrapped) => {
      if (state().kind !== 'ready') return failed({ kind: 'keychain-unavailable' })
      if (!wrappedByKeyring(wrapped)) return failed({ kind: 'keychain-changed' })
      try {
        return ok(Buffer.from(storage.decryptString(Buffer.from(wrapped)), 'base64'))
      } catch {
        // It says only "Error while decrypting": the keychain works and this is not its wrapping.
        return failed({ kind: 'keychain-changed' })
      }
    },
  }
}

function stateOf(storage: SafeStorageCalls, platform: NodeJS.Platform): KeychainState {
  if (platform === 'darwin')
    return plainState(storage, 'keychain', '키체인 접근에서 로그인 키체인을 열고 다시 시작하세요.')
  if (platform === 'win32') return plainState(storage, 'dpapi', 'Windows에 다시 로그인한 뒤 시작하세요.')
  const backend = storage.getSelectedStorageBackend?.() ?? 'unknown'
  const refused = (because: 'basic-text' | 'no-backend' | 'missing-or-locked', remedy: string): KeychainState => ({
    kind: 'unavailable',
    because,
    backend,
    remedy,
  })
  if (backend === 'basic_text') return refused('basic-text', `로그인 키링이 없어 비밀을 지킬 수 없습니다. ${install}`)
  if (backend === 'unknown') return refused('no-backend', `로그인 키링을 찾을 수 없습니다. ${install}`)
  if (storage.isEncryptionAvailable()) return { kind: 'ready', backend }
  return refused(
    'missing-or-locked',
    `로그인 키링이 잠겨 있거나 실행 중이 아닙니다. 키링을 열고 다시 시작하세요. 없으면 ${install}`,
  )
}

function plainState(storage: SafeStorageCalls, backend: string, remedy: string): KeychainState {
  if (storage.isEncryptionAvailable()) return { kind: 'ready', backend }
  return {
    kind: 'unavailable',
    because: 'missing-or-locked',
    backend,
    remedy: `운영체제 키체인을 쓸 수 없습니다. ${remedy}`,
  }
}
