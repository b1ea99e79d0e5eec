import 'reflect-metadata'
import { generateKeyPair, randomBytes, webcrypto } from 'node:crypto'
import { promisify } from 'node:util'
import { X509CertificateGenerator } from '@peculiar/x509'

/** What a merchant downloads from KCP for one site: certificate and encrypted key as PEM texts, and the key's password. */
export interface KcpIdentity {
  readonly cert: string
  readonly key: string
  readonly password: string
}

const dayMs = 86_400_000
const validMs = 5 * 365 * dayMs
const signing = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** Makes a throw-away identity: a self-signed certificate of 2048 bits, valid for five years as KCP's are (KCP guide §1.5). `now` is ISO text. */
export async function makeKcpIdentity(siteCode: string, now: string): Promise<KcpIdentity> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const password = randomBytes(12).toString('base64url')
  const { subtle } = webcrypto
  const keys = {
    publicKey: await subtle.importKey('spki', publicKey.export({ type: 'spki', format: 'der' }), signing, true, [
      'verify',
    ]),
    privateKey: await subtle.importKey('pkcs8', privateKey.export({ type: 'pkcs8', format: 'der' }), signing, false, [
      'sign',
    ]),
  }
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: `01${randomBytes(8).toString('hex')}`,
    name: `CN=KCP_AUTH_${siteCode}, O=Sandbox`,
    notBefore: new Date(Date.parse(now) - dayMs),
    notAfter: new Date(Date.parse(now) + validMs),
    signingAlgorithm: signing,
    keys,
  })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: password })
  return { cert: `${certificate.toString('pem')}\n`, key: key.toString(), password }
}
