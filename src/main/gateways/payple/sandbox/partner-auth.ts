import { type AnswerBody, type Body, type Decision, payError } from './answer-shape.ts'
import type { Issued, Purpose, TokenProblem } from './tokens.ts'

/** The sandbox's partner account, as Payple's admin page would show it. `referer` is the registered domain. */
export interface PartnerAccount {
  readonly cst_id: string
  readonly custKey: string
  readonly refundKey: string
  readonly referer: string
}

const authMessages = {
  AUTH0001: '파트너 아이디(cst_id)를 확인해주세요.',
  AUTH0002: '파트너 인증키(custKey)를 확인해주세요.',
  AUTH0003: '등록된 파트너 계정이 아닙니다.',
  AUTH0004: '등록되지 않은 도메인입니다. Referer를 확인해주세요.',
} as const

const works: ReadonlyMap<string, Purpose> = new Map<string, Purpose>([
  ['TSREG', 'receipt'],
  ['TSCANCEL', 'receipt-end'],
  ['PUSERINFO', 'method'],
  ['PUSERDEL', 'method-end'],
  ['LINKREG', 'link'],
])

/** What an auth asks for, by its flag (guide §3-2, §4-2, samples). */
export function purposeAsked(body: Body): Purpose {
  const isCard = body['PCD_PAY_TYPE'] === 'card'
  if (body['PCD_PAYCANCEL_FLAG'] === 'Y') return 'cancel'
  if (body['PCD_PAYCHK_FLAG'] === 'Y') return 'look-up'
  const work = body['PCD_PAY_WORK'] ?? ''
  if (work !== '') return works.get(work) ?? 'other'
  if (body['PCD_REGULER_FLAG'] === 'Y') return isCard ? 'monthly-card' : 'monthly-transfer'
  if (body['PCD_SIMPLE_FLAG'] === 'Y') return isCard ? 'again-card' : 'again-transfer'
  return 'window'
}

/** Is this the registered domain or one below it? Ports and paths do not matter. */
export function isRegistered(referer: string | undefined, registered: string): boolean {
  if (referer === undefined || !URL.canParse(referer) || !URL.canParse(registered)) return false
  const domain = new URL(registered).hostname
  const asked = new URL(referer).hostname
  return asked === domain || asked.endsWith(`.${domain}`)
}

/** The code an auth is refused with; null when it is granted. */
export function authProblem(
  body: Body,
  referer: string | undefined,
  account: PartnerAccount,
): keyof typeof authMessages | null {
  if (!isRegistered(referer, account.referer)) return 'AUTH0004'
  if ((body['cst_id'] ?? '') === '') return 'AUTH0001'
  if ((body['custKey'] ?? '') === '') return 'AUTH0002'
  if (body['cst_id'] !== account.cst_id) return 'AUTH0003'
  return body['custKey'] === account.custKey ? null : 'AUTH0002'
}

/** The nine fields of an auth answer (§3-2). */
export function authRefused(code: keyof typeof authMessages, host: string): AnswerBody {
  return {
    server_name: host,
    result: 'error',
    result_msg: `[Test] [${code}] ${authMessages[code]}`,
    cst_id: '',
    custKey: '',
    AuthKey: '',
    PCD_PAY_HOST: '',
    PCD_PAY_URL: '',
    return_url: '',
  }
}

/** The nine fields of a granted auth; `return_url` is host and address joined. */
export const authGranted = (issued: Issued, host: string, payHost: string): AnswerBody => ({
  server_name: host,
  result: 'success',
  result_msg: '사용자 인증 완료!!',
  cst_id: issued.cstId,
  custKey: issued.custKey,
  AuthKey: issued.authKey,
  PCD_PAY_HOST: payHost,
  PCD_PAY_URL: issued.payUrl,
  return_url: `${payHost}${issued.payUrl}`,
})

const tokenProblems: Readonly<Record<TokenProblem, readonly [code: string, message: string]>> = {
  unknown: ['SPAY0001', 'MEM INFO ERROR'],
  used: ['SPAY0001', 'MEM INFO ERROR: 이미 사용된 인증입니다.'],
  expired: ['SPAY0001', 'MEM INFO ERROR: 인증 세션이 만료되었습니다.'],
  'other-purpose': ['SPAY0001', 'MEM INFO ERROR: 다른 요청의 인증입니다.'],
  'other-address': ['AUTH0008', '인증받은 요청 URL이 아닙니다.'],
}

/** The answer to a second call whose tokens are not good. */
export const tokenRefused = (problem: TokenProblem): Decision => payError(...tokenProblems[problem])

/** A second call from a domain that is not registered. */
export const domainRefused = (): Decision => payError('AUTH0004', authMessages.AUTH0004)
