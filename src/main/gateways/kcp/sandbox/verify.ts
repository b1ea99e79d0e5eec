import { createVerify, X509Certificate } from 'node:crypto'

/** A request body as it came, every field still to be checked. */
export type Body = Readonly<Record<string, unknown>>

/** A field as text: documents type amounts as numbers and clients send text, so both are taken. */
export const fieldOf = (body: Body, name: string): string => {
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** A field that must come as text; empty when it did not. */
export const textOf = (body: Body, name: string): string => {
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  return typeof value === 'string' ? value : ''
}

const oneLine = (pem: string): string => pem.replaceAll('\\n', '\n').replace(/\r?\n/g, '').trim()

/** A site's registered certificate, ready to compare and to verify with. */
export interface Registered {
  readonly line: string
  readonly certificate: X509Certificate
}

/** Registers one PEM text per site code. */
export const register = (pems: Readonly<Record<string, string>>): ReadonlyMap<string, Registered> =>
  new Map(
    Object.entries(pems).map(([siteCode, pem]) => [
      siteCode,
      { line: oneLine(pem), certificate: new X509Certificate(pem) },
    ]),
  )

/** `kcp_cert_info` is the registered certificate, as one line or with its line breaks. */
export const isRegisteredCertificate = (body: Body, registered: Registered): boolean =>
  oneLine(fieldOf(body, 'kcp_cert_info')) === registered.line

/** `kcp_sign_data` is SHA256withRSA over the named fields joined by `^`, made with the certificate's own key. */
export function isSigned(body: Body, registered: Registered, names: readonly string[]): boolean {
  const plain = names.map((name) => fieldOf(body, name)).join('^')
  const signature = Buffer.from(fieldOf(body, 'kcp_sign_data'), 'base64')
  return createVerify('RSA-SHA256').update(plain, 'utf8').verify(registered.certificate.publicKey, signature)
}
