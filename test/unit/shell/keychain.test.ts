import { describe, expect, it } from 'vitest'
import { createKeychain, type SafeStorageCalls } from '../../../src/main/shell/keychain.ts'

/** safeStorage as Chromium behaves: a keyring's ciphertext begins v11, the fallback's v10, and it opens both. */
function storage(options: {
  backend?: string
  available?: boolean
  mark?: string
  broken?: boolean
}): SafeStorageCalls {
  const { backend = 'gnome_libsecret', available = true, mark = 'v11', broken = false } = options
  return {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => Buffer.from(`${mark}${text}`),
    decryptString: (bytes) => {
      if (broken) throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
      return bytes.toString().slice(3)
    },
  }
}

const key = Buffer.from('0123456789abcdef0123456789abcdef')

describe('the keychain on Linux', () => {
  it.each(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'])('stands on %s and gives a key back', (backend) => {
    const keychain = createKeychain(storage({ backend }), 'linux')
    expect(keychain.state()).toEqual({ kind: 'ready', backend })
    const wrapped = keychain.wrap(key)
    expect(wrapped.ok && keychain.unwrap(wrapped.value)).toEqual({ ok: true, value: key })
  })

  it.each([
    ['basic_text', 'basic-text'],
    ['unknown', 'no-backend'],
  ])('refuses %s even where it calls itself available, and says what to install', (backend, because) => {
    const keychain = createKeychain(storage({ backend, available: true, mark: 'v10' }), 'linux')
    expect(keychain.state()).toMatchObject({ kind: 'unavailable', because, backend, remedy: /gnome-keyring/ })
    expect(keychain.wrap(key)).toEqual({ ok: false, failure: { kind: 'keychain-unavailable' } })
    expect(keychain.unwrap(Buffer.from('v11…'))).toEqual({ ok: false, failure: { kind: 'keychain-unavailable' } })
  })

  it('refuses a keyring that is not there or locked', () => {
    const keychain = createKeychain(storage({ available: false }), 'linux')
    expect(keychain.state()).toMatchObject({ kind: 'unavailable', because: 'missing-or-locked', remedy: /잠겨/ })
    expect(keychain.wrap(key)).toMatchObject({ ok: false })
  })

  it('keeps nothing that came out under the built-in key, and opens nothing of that kind', () => {
    const keychain = createKeychain(storage({ mark: 'v10' }), 'linux')
    expect(keychain.wrap(key)).toEqual({ ok: false, failure: { kind: 'keychain-unavailable' } })
    for (const forged of [`v10${key.toString('base64')}`, 'v1', '', `V11${key.toString('base64')}`])
      expect(keychain.unwrap(Buffer.from(forged))).toEqual({ ok: false, failure: { kind: 'keychain-changed' } })
  })

  it('says that the keychain changed when it does not open what it is given', () => {
    const keychain = createKeychain(storage({ broken: true }), 'linux')
    expect(keychain.unwrap(Buffer.from('v11abc'))).toEqual({ ok: false, failure: { kind: 'keychain-changed' } })
  })

  it('counts a runtime that cannot name its back end as having none', () => {
    const { isEncryptionAvailable, encryptString, decryptString } = storage({})
    const keychain = createKeychain({ isEncryptionAvailable, encryptString, decryptString }, 'linux')
    expect(keychain.state()).toMatchObject({ because: 'no-backend' })
  })
})

describe.each([
  ['darwin', 'keychain'],
  ['win32', 'dpapi'],
] as const)('the keychain on %s', (platform, backend) => {
  it('is the system’s own, whose ciphertext may begin v10', () => {
    const keychain = createKeychain(storage({ backend: '', mark: 'v10' }), platform)
    expect(keychain.state()).toEqual({ kind: 'ready', backend })
    const wrapped = keychain.wrap(key)
    expect(wrapped.ok && keychain.unwrap(wrapped.value)).toEqual({ ok: true, value: key })
  })

  it('is refused when it is not available', () => {
    expect(createKeychain(storage({ available: false }), platform).state()).toMatchObject({
      kind: 'unavailable',
      backend,
    })
  })
})
