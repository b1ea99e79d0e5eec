import { execFileSync } from 'node:child_process'
import { createPrivateKey, verify, X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '../../../../domain/day.ts'
import { toCredentials } from '../../../vault/secret.ts'
import { credentialFields, findCredentialProblems, readIdentity } from '../credentials.ts'
import { type KcpIdentity, makeKcpIdentity } from '../sandbox/index.ts'
import { certificateLine, openKey, signParts } from '../signing.ts'

const now = toInstant('2026-11-23T09:00:00+09:00')
let own: KcpIdentity
let other: KcpIdentity

beforeAll(async () => {
  own = await makeKcpIdentity('T0000', now)
  other = await makeKcpIdentity('T0000', now)
})

const problemsWith = (change: Readonly<Record<string, string>>, at = now) =>
  findCredentialProblems(toCredentials({ site_cd: 'T0000', ...own, ...change }), at)
const openssl = (input: string, ...args: readonly string[]): string =>
  execFileSync('openssl', args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] })
const rekeyed = (...encryption: readonly string[]): string =>
  openssl(
    own.key,
    'pkcs8',
    '-topk8',
    '-passin',
    `pass:${own.password}`,
    '-passout',
    `pass:${own.password}`,
    ...encryption,
  )

describe('what the operator enters', () => {
  it('a fresh identity has no problem, with line breaks of either kind or none', () => {
    expect(problemsWith({})).toEqual([])
    expect(problemsWith({ cert: own.cert.replaceAll('\n', '\r\n'), key: own.key.replaceAll('\n', '\r\n') })).toEqual([])
    expect(problemsWith({ cert: own.cert.replaceAll('\n', ''), key: own.key.replaceAll('\n', '') })).toEqual([])
    expect(problemsWith({ cert: `  ${own.cert.replaceAll('\n', '\\n')}`, site_cd: ' T0000 ' })).toEqual([])
  })

  it('exactly the site code identifies the shop', () => {
    expect(credentialFields.filter(({ identifies }) => identifies).map(({ name }) => name)).toEqual(['site_cd'])
  })

  it.each([
    ['a short site code', () => ({ site_cd: 'T000' }), 'site_cd', /5자리/],
    ['no certificate', () => ({ cert: 'hello' }), 'cert', /인증서를 읽을 수 없습니다/],
    [
      'a broken certificate',
      () => ({ cert: own.cert.replace(/MII.{20}/, `MII${'A'.repeat(20)}`) }),
      'cert',
      /인증서를 읽을 수 없습니다/,
    ],
    ['no key', () => ({ key: '' }), 'key', /개인키를 읽을 수 없습니다/],
    ['a wrong password', () => ({ password: 'changeit' }), 'password', /비밀번호가 맞지 않습니다/],
    ['another’s key', () => ({ key: other.key, password: other.password }), 'key', /짝이 아닙니다/],
    [
      'a key for curves',
      () => ({ key: openssl('', 'genpkey', '-algorithm', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256') }),
      'key',
      /읽을 수 없습니다/,
    ],
  ])('%s is named with what to do', (_, change, field, message) => {
    expect(problemsWith(change())).toContainEqual({ field, message: expect.stringMatching(message) })
  })

  it('an ended certificate is named from the very moment it ends', () => {
    const end = new Date(new X509Certificate(own.cert).validTo).getTime()
    const at = (ms: number) => toInstant(`${new Date(ms + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`)
    expect(problemsWith({}, at(end - 1000))).toEqual([])
    expect(problemsWith({}, at(end))).toEqual([{ field: 'cert', message: expect.stringContaining('유효기간') }])
  })

  it.each([
    ['AES-256', ['-v2', 'aes-256-cbc']],
    ['AES-128', ['-v2', 'aes-128-cbc']],
    ['3DES', ['-v2', 'des3']],
    ['3DES, old form', ['-v1', 'PBE-SHA1-3DES']],
  ])('a key encrypted with %s opens', (_, encryption) => {
    expect(problemsWith({ key: rekeyed(...encryption) })).toEqual([])
  })

  it.each([
    ['scrypt, which Electron cannot open', ['-scrypt']],
    ['SEED', ['-v2', 'seed-cbc', '-provider', 'legacy', '-provider', 'default']],
    ['DES and MD5', ['-v1', 'PBE-MD5-DES', '-provider', 'legacy', '-provider', 'default']],
  ])('a key encrypted with %s gets the sentence with the command that mends it', (_, encryption) => {
    expect(problemsWith({ key: rekeyed(...encryption) })).toEqual([
      { field: 'key', message: expect.stringContaining('openssl pkcs8 -topk8 -v2 aes-256-cbc') },
    ])
  })

  it('a problem never repeats what was entered', () => {
    const said = JSON.stringify(problemsWith({ password: 'my-wrong-password', cert: 'my-text' }))
    expect(said).not.toMatch(/my-wrong-password|my-text/)
  })
})

describe('signing', () => {
  it('the certificate goes out as one line with the inner space of its armour', () => {
    const line = certificateLine(own.cert)
    expect(line).toMatch(/^-----BEGIN CERTIFICATE-----[A-Za-z0-9+/]+=*-----END CERTIFICATE-----$/)
    for (const variant of [own.cert.replaceAll('\n', '\r\n'), own.cert.trimEnd(), `\n${own.cert}\n`]) {
      expect(certificateLine(variant)).toBe(line)
    }
  })

  it.each(['T0000^20210719000000^PACA', 'T0000^20210719000000^STSC', 'T0000^20210719000000^STPC'])(
    '%s is signed so that the certificate verifies it, 344 characters long',
    (plain) => {
      const identity = readIdentity(toCredentials({ site_cd: 'T0000', ...own }))
      if (identity === null) throw new Error('identity unreadable')
      const signature = signParts(identity.key, ...plain.split('^'))
      expect(signature).toHaveLength(344)
      const publicKey = new X509Certificate(own.cert).publicKey
      expect(verify('RSA-SHA256', Buffer.from(plain), publicKey, Buffer.from(signature, 'base64'))).toBe(true)
      const plainKey = createPrivateKey({ key: own.key, passphrase: own.password }).export({
        type: 'pkcs8',
        format: 'pem',
      })
      expect(openKey(plainKey.toString(), 'unused').ok).toBe(true)
    },
  )

  it('an identity that cannot be read is none', () => {
    expect(readIdentity(toCredentials({ site_cd: 'T0000', ...own, password: 'x' }))).toBeNull()
    expect(readIdentity(toCredentials({}))).toBeNull()
  })
})
