import { failed, ok, type Result } from '../../../domain/result.ts'
import type { Answer, Exchange, NotAuthorised } from './client.ts'
import { carriesCode, noCode, readError, saysDone } from './codes.ts'
import { type Outcome, type Refusal, type UnknownCause, unreachableCode } from '../call.ts'

/** A no of our own words. */
export const toRefusal = (message: string, remedy: string | null, code: string = noCode): Refusal => ({
  code,
  message,
  remedy,
  balanceDiffers: false,
})

/** An answer whose bytes are a JSON object. */
export interface Readable {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** A 5xx is the server's own failure whatever it carries; a body that is no JSON object says nothing. Content types are not looked at. */
function readableOf(answer: Exclude<Answer, { kind: 'not-sent' }>): Result<Readable, UnknownCause> {
  if (answer.kind === 'lost') return failed(causeOf(answer))
  if (answer.status >= 500) return failed('server-error')
  if (answer.body === null || (answer.status >= 300 && answer.status < 400)) return failed('unreadable-answer')
  return ok({ status: answer.status, body: answer.body })
}

const causeOf = (answer: Extract<Answer, { kind: 'lost' }>): UnknownCause =>
  answer.because === 'answer-too-large' ? 'unreadable-answer' : answer.because

/**
 * What became of a request that changes something, `judge` reading the words of its answer. Before the request itself was asked
 * nothing can be unknown; after it only a plain yes or no is known.
 */
export function outcomeOf<T>(exchange: Exchange, judge: (answer: Readable) => Outcome<T>): Outcome<T> {
  if (exchange.kind === 'not-asked') {
    const { because } = exchange
    return because.kind === 'unreachable'
      ? { kind: 'not-sent', because: 'unreachable', refusal: null }
      : { kind: 'not-sent', because: 'refused-before-asking', refusal: refusalBeforeAsking(because) }
  }
  const { answer } = exchange
  if (answer.kind === 'not-sent') return { kind: 'not-sent', because: 'unreachable', refusal: null }
  const readable = readableOf(answer)
  return readable.ok ? judge(readable.value) : { kind: 'unknown', because: readable.failure, code: null }
}

/** A read without an answer that can be read. */
export type Unread =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unanswered'; readonly because: UnknownCause | 'unreachable' }

/** The answer of a request that changes nothing, or why there is none. */
export function answerOf(exchange: Exchange): Result<Readable, Unread> {
  if (exchange.kind === 'not-asked') {
    const { because } = exchange
    return failed(
      because.kind === 'unreachable'
        ? { kind: 'unanswered', because: because.answer.kind === 'lost' ? causeOf(because.answer) : 'unreachable' }
        : { kind: 'refused', refusal: refusalBeforeAsking(because) },
    )
  }
  const { answer } = exchange
  if (answer.kind === 'not-sent') return failed({ kind: 'unanswered', because: 'unreachable' })
  const readable = readableOf(answer)
  return readable.ok ? readable : failed({ kind: 'unanswered', because: readable.failure })
}

/** What an answer says in so many words, and whether what it echoes is what was asked. */
export interface Words {
  readonly result: string
  readonly code: string
  readonly message: string
  /** Is it about what was asked, as far as it echoes that? An answer about something else is neither yes nor no. */
  readonly ours: boolean
  /** Are the echoed figures those asked for? */
  readonly asAsked: boolean
  readonly status: number
}

/** Must a yes, or a no, carry a code? A link's yes has none; a receipt's error without one proves nothing (R39). */
export interface CodeRules {
  readonly yes: boolean
  readonly no: boolean
}

/**
 * The words of receipts, registered methods and links. A yes is 2xx, `success`, no other code than a success code, and echoes that
 * are ours. A no is `error`, unless {@link readError} says otherwise. The rest, `close` included, is unknown: no window was open.
 */
export function judgeWords(words: Words, needsCode: CodeRules): Outcome<null> {
  const code = words.code === '' ? null : words.code.slice(0, 40)
  if (words.result === 'error') {
    const { kind, refusal } = readError(words.code, words.message)
    if (!words.ours) return { kind: 'unknown', because: 'unreadable-answer', code }
    if (kind === 'unknown' || (needsCode.no && !carriesCode(words.code, words.message))) {
      return { kind: 'unknown', because: 'unclear-code', code: refusal.code }
    }
    return { kind: 'declined', refusal: { ...refusal, balanceDiffers: false } }
  }
  if (words.result !== 'success') return { kind: 'unknown', because: 'unreadable-answer', code }
  const saysYes = code === null ? !needsCode.yes : saysDone(words.code)
  if (!saysYes) return { kind: 'unknown', because: 'unclear-code', code }
  if (!words.ours || !words.asAsked || words.status > 299) {
    return { kind: 'unknown', because: 'unreadable-answer', code }
  }
  return { kind: 'accepted', value: null }
}

/** The auth had no answer, so nothing was asked. */
export const unreachable: Refusal = toRefusal(
  '페이플에 연결되지 않았습니다.',
  '인터넷 연결을 확인하고 다시 시도하세요.',
  unreachableCode,
)

/** Why the auth stopped a request, as a gateway's no with its remedy. */
export function refusalBeforeAsking(because: Exclude<NotAuthorised, { kind: 'unreachable' }>): Refusal {
  switch (because.kind) {
    case 'credentials-missing':
      return toRefusal('페이플 연결 정보가 빠져 있습니다.', '설정 › 상점에서 연결 정보를 입력하세요.')
    case 'refused':
      return { ...readError('', because.resultMessage).refusal, balanceDiffers: false }
    case 'unusable':
      return unusable(because.because, because.status)
  }
}

function unusable(because: Extract<NotAuthorised, { kind: 'unusable' }>['because'], status: number): Refusal {
  switch (because) {
    case 'status':
      return toRefusal(
        `페이플 파트너 인증이 HTTP ${status}로 답했습니다.`,
        '잠시 후 다시 시도하세요.',
        `HTTP ${status}`,
      )
    case 'unreadable':
    case 'incomplete':
      return toRefusal(
        '페이플 파트너 인증의 답을 읽을 수 없어 요청하지 않았습니다.',
        '인터넷 연결 사이에 프록시가 있는지 확인하고 다시 시도하세요.',
      )
    case 'return-url':
      return toRefusal(
        '페이플 파트너 인증이 알려 준 요청 주소가 인증한 주소와 달라 요청하지 않았습니다.',
        '인터넷 연결 사이에 프록시가 있는지 확인하고, 계속되면 페이플에 문의하세요.',
      )
  }
}
