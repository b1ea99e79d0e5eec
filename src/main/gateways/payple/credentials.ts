import type { Connection } from '../call.ts'
import type { CredentialField, CredentialProblem } from '../gateway.ts'

type Credentials = Connection['credentials']

/** Wire names of what the operator enters. */
export const credentialNames = ['cst_id', 'custKey', 'PCD_REFUND_KEY', 'Referer'] as const
export type CredentialName = (typeof credentialNames)[number]

/** The settings form: what Payple's partner admin shows under 상점정보 › 기본정보, and the registered domain. */
export const credentialFields: readonly CredentialField[] = [
  {
    name: 'cst_id',
    label: '파트너 ID (cst_id)',
    hint: '파트너 관리자 › 상점정보 › 기본정보. 테스트와 운영의 ID는 서로 다릅니다.',
    kind: 'text',
    identifies: true,
  },
  {
    name: 'custKey',
    label: '파트너 인증키 (custKey)',
    hint: '파트너 관리자 › 상점정보 › 기본정보. 테스트와 운영의 키는 서로 다릅니다.',
    kind: 'secret',
    identifies: false,
  },
  {
    name: 'PCD_REFUND_KEY',
    label: '환불서비스 Key (PCD_REFUND_KEY)',
    hint: '파트너 관리자 › 상점정보 › 기본정보. 취소와 환불을 요청할 때 쓰입니다.',
    kind: 'secret',
    identifies: false,
  },
  {
    name: 'Referer',
    label: '등록된 파트너 도메인 (Referer)',
    hint: '파트너 관리자 › 상점정보 › 기본정보에 등록된 도메인을 https://부터 적습니다. 예: https://shop.example.kr',
    kind: 'text',
    identifies: false,
  },
]

const longest = 255

/** Checks what was entered without a call; an empty list is fine. Values never appear in the sentences. */
export function checkCredentials(credentials: Credentials): readonly CredentialProblem[] {
  return credentialFields.flatMap(({ name, label }): CredentialProblem[] => {
    const message = valueOf(credentials, name)?.use((value) => problemOf(name, label, value))
    if (message === undefined) return [{ field: name, message: notEntered(label) }]
    return message === null ? [] : [{ field: name, message }]
  })
}

const notEntered = (label: string): string => `${label}: 입력되지 않았습니다.`

const valueOf = (credentials: Credentials, name: string): Credentials[string] | null =>
  Object.hasOwn(credentials, name) ? (credentials[name] ?? null) : null

function problemOf(name: string, label: string, value: string): string | null {
  if (value === '') return notEntered(label)
  if (!/^[\x21-\x7e]+$/.test(value)) return `${label}: 빈칸이나 한글 없이 그대로 붙여 넣으세요.`
  if (value.length > longest) return `${label}: ${longest}자를 넘습니다. 다른 값을 붙여 넣지 않았는지 확인하세요.`
  return name === 'Referer' && !isOrigin(value)
    ? `${label}: https://shop.example.kr처럼 http(s)://와 도메인만 적으세요.`
    : null
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
}

/** The four values of a connection, handed to `work`; null when one was never entered. */
export function withCredentials<R>(
  connection: Connection,
  work: (values: Readonly<Record<CredentialName, string>>) => R,
): R | null {
  const [id, key, refundKey, referer] = credentialNames.map((name) => valueOf(connection.credentials, name))
  if (!id || !key || !refundKey || !referer) return null
  return id.use((cst_id) =>
    key.use((custKey) =>
      refundKey.use((PCD_REFUND_KEY) => referer.use((Referer) => work({ cst_id, custKey, PCD_REFUND_KEY, Referer }))),
    ),
  )
}
