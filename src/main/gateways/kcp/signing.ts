import { createPrivateKey, createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto'
import { failed, ok, type Result } from '../../../domain/result.ts'

/** Why a private key cannot be used: no key text, a password that does not open it, or an encryption the runtime lacks. */
export type KeyFailure = 'unreadable' | 'wrong-password' | 'unsupported-encryption'

const armoured = (pem: string, label: string): string | null => {
  const block = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`).exec(
    pem.replaceAll('\\n', '\n'),
  )
  return block === null ? null : (block[1] ?? '').replace(/\s/g, '')
}

/** A certificate as KCP wants it: one line, armour with its inner space kept (KCP guide §1.3). Null when there is none in the text. */
export function certificateLine(pem: string): string | null {
  const base64 = armoured(pem, 'CERTIFICATE')
  return base64 === null ? null : `-----BEGIN CERTIFICATE-----${base64}-----END CERTIFICATE-----`
}

/** The certificate in a PEM text, one line or many; null when it is none, or says no dates. */
export function openCertificate(pem: string): X509Certificate | null {
  const base64 = armoured(pem, 'CERTIFICATE')
  if (base64 === null) return null
  try {
    const certificate = new X509Certificate(Buffer.from(base64, 'base64'))
    const { validFrom, validTo } = certificate
    return Number.isNaN(Date.parse(validFrom)) || Number.isNaN(Date.parse(validTo)) ? null : certificate
  } catch {
    return null
  }
}

/** DER of the object identifiers both OpenSSL and Electron's BoringSSL can decrypt a PKCS#8 key with (RFC 8018, RFC 7292). */
const pbes2 = Buffer.from('06092a864886f70d01050d', 'hex')
const pbkdf2 = Buffer.from('06092a864886f70d01050c', 'hex')
const pbeSha1TripleDes = Buffer.from('060a2a864886f70d010c0103', 'hex')
const ciphersOfPbes2 = [
  '0609608648016503040102',
  '0609608648016503040116',
  '060960864801650304012a',
  '06082a864886f70d0307',
].map((hex) => Buffer.from(hex, 'hex'))

const opensEverywhere = (der: Buffer): boolean =>
  der.includes(pbeSha1TripleDes) ||
  (der.includes(pbes2) && der.includes(pbkdf2) && ciphersOfPbes2.some((cipher) => der.includes(cipher)))

/** Opens an RSA private key in PEM, PKCS#8 encrypted or plain. A password is ignored by a plain key. */
export function openKey(pem: string, password: string): Result<KeyObject, KeyFailure> {
  const encrypted = armoured(pem, 'ENCRYPTED PRIVATE KEY')
  if (encrypted !== null && !opensEverywhere(Buffer.from(encrypted, 'base64'))) return failed('unsupported-encryption')
  try {
    const key = createPrivateKey({ key: rewrapped(pem, encrypted), format: 'pem', passphrase: password })
    return key.asymmetricKeyType === 'rsa' ? ok(key) : failed('unreadable')
  } catch (error) {
    if (encrypted === null) return failed('unreadable')
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return failed(
      /UNSUPPORTED|UNKNOWN_ALGORITHM|UNKNOWN_CIPHER/.test(code) ? 'unsupported-encryption' : 'wrong-password',
    )
  }
}

/** The key text with its line breaks restored: a PEM pasted into one line is still a PEM to people, not to OpenSSL. */
function rewrapped(pem: string, encrypted: string | null): string {
  const plain = encrypted === null ? armoured(pem, 'PRIVATE KEY') : null
  const base64 = encrypted ?? plain
  if (base64 === null) return pem
  const label = encrypted === null ? 'PRIVATE KEY' : 'ENCRYPTED PRIVATE KEY'
  return `-----BEGIN ${label}-----\n${base64.replace(/(.{64})/g, '$1\n')}\n-----END ${label}-----\n`
}

/** Does the private key belong to the certificate? */
export const fitsCertificate = (key: KeyObject, certificate: X509Certificate): boolean =>
  createPublicKey(key)
    .export({ type: 'spki', format: 'der' })
    .equals(certificate.publicKey.export({ type: 'spki', format: 'der' }))

/** Base64 of the SHA256withRSA signature over the parts joined by `^` (KCP guide §1.4). Deterministic: no nonce. */
export const signParts = (key: KeyObject, ...parts: readonly string[]): string =>
  sign('RSA-SHA256', Buffer.from(parts.join('^'), 'utf8'), key).toString('base64')
