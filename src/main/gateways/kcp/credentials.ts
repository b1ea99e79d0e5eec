import type { KeyObject, X509Certificate } from 'node:crypto'
import { type Certificate, certificateStanding } from '../../../domain/certificate.ts'
import { dayOf, epochOf, type Instant, instantOfEpoch, toInstant } from '../../../domain/day.ts'
import type { Refusal } from '../call.ts'
import type { CredentialField, CredentialProblem } from '../gateway.ts'
import type { Credentials } from '../../vault/secret.ts'
import { certificateLine, fitsCertificate, type KeyFailure, openCertificate, openKey } from './signing.ts'

/** What the operator enters for a KCP shop; names as `npm run sandbox` prints them. */
export const credentialFields = [
  {
    name: 'site_cd',
    label: '사이트 코드',
    hint: 'KCP가 준 5자리 상점 코드입니다. 예: T0000',
    kind: 'text',
    identifies: true,
  },
  {
    name: 'cert',
    label: '서비스 인증서',
    hint: 'KCP 파트너관리자 › 기술관리센터 › 인증센터에서 받은 KCP_AUTH_…_CERT.pem의 내용을 그대로 붙여 넣으세요.',
    kind: 'pem',
    identifies: false,
  },
  {
    name: 'key',
    label: '개인키',
    hint: '같은 곳에서 받은 KCP_AUTH_…_PRIKEY.pem의 내용을 그대로 붙여 넣으세요.',
    kind: 'pem',
    identifies: false,
  },
  {
    name: 'password',
    label: '개인키 비밀번호',
    hint: '개인키를 내려받을 때 정한 비밀번호입니다.',
    kind: 'secret',
    identifies: false,
  },
] as const satisfies readonly CredentialField[]

type FieldName = (typeof credentialFields)[number]['name']

/** Who speaks to KCP: site code, certificate as one line, opened private key. */
export interface KcpIdentity {
  readonly siteCode: string
  readonly certificate: string
  readonly key: KeyObject
}

const siteCodeForm = /^[A-Z0-9]{5}$/

const keyMessages = {
  unreadable: '개인키를 읽을 수 없습니다. -----BEGIN ENCRYPTED PRIVATE KEY-----부터 끝줄까지 그대로 붙여 넣으세요.',
  'wrong-password': '개인키 비밀번호가 맞지 않습니다. 개인키를 내려받을 때 정한 비밀번호를 입력하세요.',
  'unsupported-encryption':
    '개인키의 암호 방식을 이 앱이 열 수 없습니다. 다음 명령으로 바꾼 파일을 붙여 넣으세요: openssl pkcs8 -topk8 -v2 aes-256-cbc -in 기존키.pem -out 새키.pem (명령이 실패하면 -provider legacy -provider default를 덧붙이세요.)',
} as const satisfies Record<KeyFailure, string>

/** Checks what was entered without a call: form of the code, certificate, key, password, that they belong together and that the certificate holds at `now`. */
export function findCredentialProblems(credentials: Credentials, now: Instant): readonly CredentialProblem[] {
  const problems: CredentialProblem[] = []
  const note = (field: FieldName, message: string): void => void problems.push({ field, message })
  if (!siteCodeForm.test(entered(credentials, 'site_cd'))) {
    note('site_cd', '사이트 코드의 형식이 맞지 않습니다. 영문 대문자와 숫자 5자리를 입력하세요.')
  }
  const certificate = openCertificate(entered(credentials, 'cert'))
  if (certificate === null) {
    note('cert', '인증서를 읽을 수 없습니다. -----BEGIN CERTIFICATE-----부터 끝줄까지 그대로 붙여 넣으세요.')
  } else {
    const term = termProblem(described(certificate), now)
    if (term !== null) note('cert', term)
  }
  const key = openKey(entered(credentials, 'key'), entered(credentials, 'password'))
  if (!key.ok) {
    note(key.failure === 'wrong-password' ? 'password' : 'key', keyMessages[key.failure])
  } else if (certificate !== null && !fitsCertificate(key.value, certificate)) {
    note('key', '개인키가 인증서와 짝이 아닙니다. 같은 날 함께 받은 두 파일인지 확인하세요.')
  }
  return problems
}

/** The certificate a shop signs with; null when it cannot be read. */
export function readCertificate(credentials: Credentials): Certificate | null {
  const certificate = openCertificate(entered(credentials, 'cert'))
  return certificate === null ? null : described(certificate)
}

/** The end of certificates that have none (RFC 5280 §4.1.2.5), the last moment four digits of a year can say in Korea. */
const latest = epochOf(toInstant('9999-12-31T23:59:59+09:00'))

const described = ({ subject, validFrom, validTo }: X509Certificate): Certificate => ({
  subject: subject.split('\n').join(', '),
  from: instantOfEpoch(Date.parse(validFrom)),
  until: instantOfEpoch(Math.min(Date.parse(validTo), latest)),
  renewal:
    'KCP 파트너관리자 › 기술관리센터 › 인증센터에서 인증서를 갱신하고, 새 인증서와 개인키를 설정 › 상점에 저장하세요.',
})

function termProblem(certificate: Certificate, now: Instant): string | null {
  switch (certificateStanding(certificate, now).phase) {
    case 'ended':
      return `인증서의 유효기간이 ${dayOf(certificate.until)}에 끝났습니다. KCP 파트너관리자 › 기술관리센터 › 인증센터에서 새로 받으세요.`
    case 'early':
      return `인증서의 유효기간이 ${dayOf(certificate.from)}에 시작됩니다. 그날부터 저장할 수 있습니다. 이 컴퓨터의 날짜도 확인하세요.`
    case 'good':
    case 'ending':
      return null
  }
}

/** The identity to sign with; null when a part cannot be read. The certificate's term is not looked at. */
export function readIdentity(credentials: Credentials): KcpIdentity | null {
  const siteCode = entered(credentials, 'site_cd')
  const certificate = certificateLine(entered(credentials, 'cert'))
  const key = openKey(entered(credentials, 'key'), entered(credentials, 'password'))
  return siteCodeForm.test(siteCode) && certificate !== null && key.ok
    ? { siteCode, certificate, key: key.value }
    : null
}

const entered = (credentials: Credentials, name: FieldName): string => {
  const secret = credentials[name]
  if (secret === undefined) return ''
  return secret.use((value) => (name === 'password' ? value : value.trim()))
}

/** Why nothing is asked with credentials that cannot be opened. */
export const unreadableCredentials: Refusal = {
  code: 'CREDENTIALS',
  message: '이 상점의 인증서나 개인키를 열 수 없어 보내지 않았습니다.',
  remedy: '설정 › 상점에서 KCP 인증서, 개인키, 비밀번호를 다시 입력하세요.',
  balanceDiffers: false,
}
