import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A certificate with its private key, encrypted in each way a merchant's file may be. */
export interface KeyFiles {
  readonly certificate: string
  readonly password: string
  readonly keys: Readonly<Record<'PBES2 AES-256' | 'PBES2 3DES' | 'PBE-SHA1-3DES' | 'scrypt', string>>
}

/** Makes them with openssl, as KCP's certificate centre and the documented mending line do. */
export function makeKeyFiles(folder: string): KeyFiles {
  const password = 'changeit'
  const plain = join(folder, 'plain.pem')
  const certificate = join(folder, 'certificate.pem')
  const openssl = (...words: string[]): string => execFileSync('openssl', words, { encoding: 'utf8', stdio: 'pipe' })
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '3650',
    '-subj',
    '/CN=T0000',
    '-keyout',
    plain,
    '-out',
    certificate,
  )
  const encrypted = (...how: string[]): string =>
    openssl('pkcs8', '-topk8', '-in', plain, '-passout', `pass:${password}`, ...how)
  return {
    certificate: readFileSync(certificate, 'utf8'),
    password,
    keys: {
      'PBES2 AES-256': encrypted('-v2', 'aes-256-cbc'),
      'PBES2 3DES': encrypted('-v2', 'des3'),
      'PBE-SHA1-3DES': encrypted('-v1', 'PBE-SHA1-3DES'),
      scrypt: encrypted('-scrypt'),
    },
  }
}
