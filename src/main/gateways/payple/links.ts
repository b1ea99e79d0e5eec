import { gatewayTimeOf, type Instant, readGatewayTime } from '../../../domain/day.ts'
import { readWon, toWon } from '../../../domain/money.ts'
import { wonText } from '../../../domain/receipt/wording.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import { splitTotal, taxableOf } from '../../../domain/tax-split.ts'
import type { Exchange } from './client.ts'
import type { LinkAccepted, LinkOrder } from '../desks.ts'
import type { Connection, Outcome, Refusal } from '../call.ts'
import { judgeWords, outcomeOf, type Readable, toRefusal } from './judging.ts'
import { isComposite } from './refund-approval.ts'
import { isThisMachine } from './return-url.ts'
import { LinkAnswer, LinkBody, readFields } from './wire.ts'

interface Limit {
  readonly because: string
  readonly remedy: string | null
}

/** Smallest payments of the old guide; PCD_PAY_TOTAL is N(10). */
const smallest = { card: toWon(100), transfer: toWon(1_000) } as const
const largest = toWon(9_999_999_999)
const longestGoods = 255

/** Emoji and whatever else lies beyond the basic plane: in PCD_PAY_GOODS they end in a card error. Line breaks have no place either. */
const notTaken = /\p{Emoji_Presentation}|[\u{FE0F}\u{20E3}\u{10000}-\u{10FFFF}]|\p{Cc}/u

/** What Payple takes of a link: smallest amounts by method, ten digits, a name of goods that can be written, a split that adds up. */
export function linkLimits(order: LinkOrder): Result<null, Limit> {
  const limit = amountLimit(order) ?? goodsLimit(order.goods.trim()) ?? splitLimit(order)
  return limit === null ? ok(null) : failed(limit)
}

function amountLimit({ amount, method }: LinkOrder): Limit | null {
  const least = smallest[method]
  if (amount < least) {
    const name = method === 'card' ? '카드' : '계좌이체'
    const won = wonText(least)
    return { because: `페이플의 ${name} 결제는 ${won}부터입니다.`, remedy: `금액을 ${won} 이상으로 하세요.` }
  }
  return amount > largest
    ? { because: '페이플의 결제 금액은 열 자리까지입니다.', remedy: '금액을 나누어 링크를 여러 개 만드세요.' }
    : null
}

function goodsLimit(goods: string): Limit | null {
  if (goods === '') return { because: '상품명이 비어 있습니다.', remedy: '구매자가 알아볼 상품명을 적으세요.' }
  if (goods.length > longestGoods) {
    return { because: `상품명은 ${longestGoods}자까지입니다.`, remedy: '상품명을 줄이세요.' }
  }
  return notTaken.test(goods)
    ? {
        because: '상품명에 페이플이 받지 못하는 문자(이모지 등)가 있습니다.',
        remedy: '이모지를 지우고 글자로만 적으세요.',
      }
    : null
}

/** A composite order says its VAT; a VAT of 0 there would be read as none stated, and Payple would take an eleventh of the whole. */
function splitLimit({ amount, split }: LinkOrder): Limit | null {
  if (splitTotal(split) !== amount) {
    return { because: '과세와 면세 금액의 합이 결제금액과 다릅니다.', remedy: '금액을 다시 입력하세요.' }
  }
  return isComposite(split) && split.vat === 0
    ? {
        because: '과세 금액이 너무 적어 부가세가 0원인 복합과세 링크는 만들 수 없습니다.',
        remedy: '과세 금액을 늘리거나 면세로만 만드세요.',
      }
    : null
}

/** The link as LINKREG asks for it, or why it cannot be asked. */
export function toLinkBody(order: LinkOrder): Result<LinkBody, Refusal> {
  const limits = linkLimits(order)
  if (!limits.ok) return failed(toRefusal(limits.failure.because, limits.failure.remedy))
  const body = LinkBody.safeParse({
    PCD_PAY_WORK: 'LINKREG',
    PCD_PAY_TYPE: order.method,
    PCD_PAY_GOODS: order.goods.trim(),
    PCD_PAY_TOTAL: String(order.amount),
    PCD_PAY_ISTAX: taxableOf(order.split) === 0 ? 'N' : 'Y',
    ...(isComposite(order.split) ? { PCD_PAY_TAXTOTAL: String(order.split.vat) } : {}),
    ...(order.until === null ? {} : { PCD_LINK_EXPIREDATE: gatewayTimeOf(order.until).slice(0, 10) }),
  })
  return body.success
    ? ok(body.data)
    : failed(toRefusal('페이플이 받을 수 없는 링크 요청입니다.', '금액과 상품명을 확인하세요.'))
}

/** What became of a link asked for. Its yes carries no code, but an address that can be the link. */
export const toLink = (exchange: Exchange, order: LinkOrder, connection: Connection): Outcome<LinkAccepted> =>
  outcomeOf(exchange, (answer) => judge(answer, order, connection))

function judge({ body, status }: Readable, order: LinkOrder, connection: Connection): Outcome<LinkAccepted> {
  const answer = LinkAnswer.parse(readFields(body))
  const verdict = judgeWords(
    {
      result: resultOf(answer),
      code: answer.PCD_PAY_CODE,
      message: answer.PCD_LINK_MSG === '' ? answer.PCD_PAY_MSG : answer.PCD_LINK_MSG,
      ours: answer.PCD_PAY_TYPE === '' || answer.PCD_PAY_TYPE === order.method,
      asAsked: answer.PCD_PAY_TOTAL === '' || readWon(answer.PCD_PAY_TOTAL) === order.amount,
      status,
    },
    { yes: false, no: false },
  )
  if (verdict.kind !== 'accepted') return verdict
  const url = linkAddress(answer.PCD_LINK_URL, connection)
  if (url === null) return { kind: 'unknown', because: 'unreadable-answer', code: null }
  const key = answer.PCD_LINK_KEY === '' ? null : answer.PCD_LINK_KEY.slice(0, 255)
  return { kind: 'accepted', value: { url, key, until: readUntil(answer.PCD_LINK_EXPIREDATE) } }
}

/** PCD_LINK_RST; an error of the session itself may come under the usual name. Two results that differ are none. */
function resultOf({ PCD_LINK_RST, PCD_PAY_RST }: LinkAnswer): string {
  if (PCD_PAY_RST === '' || PCD_PAY_RST === PCD_LINK_RST) return PCD_LINK_RST
  return PCD_LINK_RST === '' && PCD_PAY_RST === 'error' ? 'error' : ''
}

const longestAddress = 2_000

/** Names of Payple's test hosts, now and before 2021: a real shop must not hand out a link nobody pays by, nor a test shop a real one. */
const testHost = /^(?:demo|test)/

/**
 * The address a buyer is sent to, written anew: https on a host of payple.kr of the connection's environment, or this machine where the
 * connection itself stays there. Null otherwise.
 */
function linkAddress(text: string, { environment, reach }: Connection): string | null {
  if (text.length > longestAddress || !/^[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return null
  if (reach === 'loopback') {
    return isThisMachine(url) && /^https?:$/.test(url.protocol) ? url.href : null
  }
  const isPayple = url.hostname === 'payple.kr' || url.hostname.endsWith('.payple.kr')
  if (url.protocol !== 'https:' || url.port !== '' || !isPayple) return null
  return testHost.test(url.hostname) === (environment === 'test') ? url.href : null
}

/** yyyyMMddHH, with or without minutes and seconds; null when it is no time. */
function readUntil(text: string): Instant | null {
  const digits = text.replace(/\D/g, '')
  return [10, 12, 14].includes(digits.length) ? readGatewayTime(digits.padEnd(14, '0')) : null
}
