import 'reflect-metadata'
import { execFileSync } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { X509CertificateGenerator } from '@peculiar/x509'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { certificateStanding } from '../../../../domain/certificate.ts'
import { addDays, dayOf, epochOf, instantOfEpoch, toDay, toInstant } from '../../../../domain/day.ts'
import { toWon } from '../../../../domain/money.ts'
import { computeSplit } from '../../../../domain/tax-split.ts'
import { toCredentials } from '../../../vault/secret.ts'
import { findCredentialProblems, readCertificate, readIdentity } from '../credentials.ts'
import { connectionTo, orderOf, payment, stand } from './stand.ts'

const folder = mkdtempSync(join(tmpdir(), 'kcp-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const password = 'changeit'
const openssl = (...words: readonly string[]): string =>
  execFileSync('openssl', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

/** A certificate and its encrypted key as two files, the way KCP's certificate centre hands them out (KCP guide §1.4, §1.5). */
function makeFiles(name: string, subject: string) {
  const [plain, cert] = [join(folder, `${name}-plain.pem`), join(folder, `${name}-cert.pem`)]
  const pair = ['-newkey', 'rsa:2048', '-nodes', '-keyout', plain, '-out', cert]
  openssl('req', '-x509', '-utf8', '-days', '1826', '-subj', subject, ...pair)
  return {
    cert: readFileSync(cert, 'utf8'),
    key: openssl('pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-in', plain, '-passout', `pass:${password}`),
    /** The same key locked in another way. */
    relocked: (...how: readonly string[]) =>
      openssl('pkcs8', '-topk8', ...how, '-in', plain, '-passout', `pass:${password}`),
  }
}

const own = makeFiles('own', '/C=KR/O=한빛문구/CN=KCP_AUTH_T0000')
const other = makeFiles('other', '/CN=KCP_AUTH_T9999')

const credentials = (change: Readonly<Record<string, string>> = {}) =>
  toCredentials({ site_cd: 'T0000', cert: own.cert, key: own.key, password, ...change })
const certificate = readCertificate(credentials())
if (certificate === null) throw new Error('the certificate is not readable')
const { from, until } = certificate
const problems = (change: Readonly<Record<string, string>>, now = from) =>
  findCredentialProblems(credentials(change), now)

/** What `openssl x509 -text` and a mail programme put before the armour. */
const preamble = 'Bag Attributes\n    friendlyName: KCP_AUTH_T0000\nsubject=C = KR, O = 한빛문구\n'
const oneLine = (pem: string): string => pem.replaceAll('\n', '')
const crlf = (pem: string): string => pem.replaceAll('\n', '\r\n')

describe('files as a merchant has them', () => {
  it.each([
    ['as they were made', {}],
    ['with the line ends of Windows', { cert: crlf(own.cert), key: crlf(own.key) }],
    ['pasted into one line', { cert: oneLine(own.cert), key: oneLine(own.key) }],
    ['pasted from a JSON text', { cert: own.cert.replaceAll('\n', '\\n'), key: own.key.replaceAll('\n', '\\n') }],
    ['with text before the armour', { cert: preamble + own.cert, key: preamble + own.key }],
    ['with text before the armour, on Windows', { cert: crlf(preamble + own.cert), key: crlf(preamble + own.key) }],
    ['with a byte order mark', { cert: `\uFEFF${own.cert}`, key: `\uFEFF${own.key}` }],
  ])('%s have no problem, sign, and tell the same certificate', (_how, change) => {
    expect(problems(change)).toEqual([])
    expect(readIdentity(credentials(change))?.certificate).toBe(oneLine(own.cert))
    expect(readCertificate(credentials(change))).toEqual(certificate)
  })

  it.each([
    ['a wrong password', { password: 'change it' }, 'password', /비밀번호가 맞지 않습니다/],
    ['the key of another certificate', { key: other.key }, 'key', /짝이 아닙니다/],
    ['the certificate of another key', { cert: other.cert }, 'key', /짝이 아닙니다/],
    [
      'certificate and key in each other’s place',
      { cert: own.key, key: own.cert },
      'cert',
      /인증서를 읽을 수 없습니다/,
    ],
  ])('%s is found here, before anything is sent', (_what, change, field, message) => {
    expect(problems(change)).toContainEqual({ field, message: expect.stringMatching(message) })
  })

  it.each([
    ['DES and MD5', ['-v1', 'PBE-MD5-DES']],
    ['RC2 with 40 bits', ['-v1', 'PBE-SHA1-RC2-40']],
  ])('a key locked the old way, with %s, gets the line that mends it', (_what, how) => {
    const key = own.relocked(...how, '-provider', 'legacy', '-provider', 'default')
    expect(problems({ key })).toEqual([{ field: 'key', message: expect.stringContaining('openssl pkcs8 -topk8 -v2') }])
  })
})

describe('what a certificate says of itself', () => {
  it('is its subject in one line, Korean names readable, and its term in Korean time', () => {
    expect(certificate.subject).toBe('C=KR, O=한빛문구, CN=KCP_AUTH_T0000')
    expect(dayOf(until)).toBe(addDays(dayOf(from), 1826))
    expect(certificate.renewal).toContain('KCP 파트너관리자 › 기술관리센터 › 인증센터')
  })

  it('a subject that names another site is told and judges nothing: whether KCP writes the site there no paper says', () => {
    const change = { cert: other.cert, key: other.key }
    expect(problems(change, readCertificate(credentials(change))?.from)).toEqual([])
    expect(readCertificate(credentials(change))?.subject).toBe('CN=KCP_AUTH_T9999')
  })

  it('has no key and no line of the text in it', () => {
    const told = JSON.stringify(certificate)
    for (const line of `${own.cert}${own.key}`.split('\n').filter((one) => one.length > 20)) {
      expect(told).not.toContain(line)
    }
  })

  it('before its term and after it the certificate is not taken, with the day and what to do', () => {
    expect(problems({}, instantOfEpoch(epochOf(from) - 1))).toEqual([
      { field: 'cert', message: expect.stringContaining(`${dayOf(from)}에 시작됩니다`) },
    ])
    expect(problems({}, instantOfEpoch(epochOf(until) - 1))).toEqual([])
    expect(problems({}, until)).toEqual([
      { field: 'cert', message: expect.stringMatching(`${dayOf(until)}에 끝났습니다.*인증센터`) },
    ])
  })

  it('may be that it has no end', async () => {
    const signing = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    const publicExponent = new Uint8Array([1, 0, 1])
    const endlessCertificate = await X509CertificateGenerator.createSelfSigned({
      name: 'CN=endless',
      notBefore: new Date(epochOf(from)),
      notAfter: new Date('9999-12-31T23:59:59Z'),
      signingAlgorithm: signing,
      keys: await webcrypto.subtle.generateKey({ ...signing, modulusLength: 2048, publicExponent }, false, ['sign']),
    })
    const endless = readCertificate(credentials({ cert: endlessCertificate.toString('pem') }))
    if (endless === null) throw new Error('not readable')
    expect(endless.until).toBe('9999-12-31T23:59:59.000+09:00')
    expect(certificateStanding(endless, from).phase).toBe('good')
  })

  it('is nothing where there is no certificate to read', () => {
    for (const cert of ['', 'hello', own.key, own.cert.replace(/MII.{20}/, `MII${'A'.repeat(20)}`)]) {
      expect(readCertificate(credentials({ cert }))).toBeNull()
    }
    expect(readCertificate(toCredentials({}))).toBeNull()
  })
})

describe('the files against the sandbox', () => {
  const paid = toInstant('2026-07-25T19:25:00+09:00')
  const at = {
    gatewayTransactionId: '20210719000000',
    orderNumber: 'ORD1',
    paidOn: toDay('2026-07-25'),
    gatewayMethod: 'PABK',
  }

  it('a look-up, both cancels, a receipt and its cancel are taken with them, and only with both of a pair', async () => {
    const book = [payment({ pay_method: 'PABK', bk_mny: '10000', cash_yn: 'N' })]
    const { sandbox, kcp } = await stand(book, { certificates: { T0000: own.cert } })
    onTestFinished(() => sandbox.close())
    if (!kcp.receipts.offered) throw new Error('no receipts')
    const spoken = { ...connectionTo(sandbox.url), credentials: credentials() }
    expect(await kcp.lookUp(spoken, at)).toMatchObject({ kind: 'found', remaining: 10_000 })
    const issue = await kcp.receipts.issueReceipt(spoken, {
      payment: at,
      paid: toWon(10_000),
      paidAt: paid,
      amount: toWon(10_000),
      split: computeSplit(toWon(10_000)),
      purpose: 'income-deduction',
      identity: '01012345678',
      goods: null,
      buyerName: null,
      serial: 1,
      at: paid,
    })
    if (issue.kind !== 'accepted') throw new Error(issue.kind)
    const taken = { payment: at, paidAt: paid, issuedAt: paid, ...issue.value, reason: 1 } as const
    const part = { ...taken, amount: toWon(4_000), liveBefore: toWon(10_000), cutBefore: false }
    expect(await kcp.receipts.cancelReceipt(spoken, part)).toMatchObject({ kind: 'accepted' })
    expect(await kcp.refund(spoken, orderOf(4_000, 10_000, 10_000, 'PABK'))).toMatchObject({ kind: 'accepted' })
    expect(await kcp.refund(spoken, orderOf(6_000, 6_000, 10_000, 'PABK'))).toMatchObject({ kind: 'accepted' })
    expect(sandbox.report().totals).toMatchObject({ refunds: 2, refundedWon: 10_000, receipts: 1, receiptCancels: 1 })
    const strangers = { ...spoken, credentials: credentials({ cert: other.cert, key: other.key }) }
    expect(await kcp.lookUp(strangers, at)).toMatchObject({ kind: 'refused', refusal: { code: '8002' } })
  })
})
