import { randomBytes } from 'node:crypto'
import { gatewayTimeOf, type Instant, readGatewayTime } from '../../../../domain/day.ts'
import {
  amountUnder,
  type AnswerBody,
  type Body,
  type Decision,
  notPlayed,
  payError,
  uncodedError,
  wonOf,
} from './answer-shape.ts'
import type { SandboxPayment } from './book.ts'
import type { Entry, SandboxLink } from './entries.ts'
import type { KeptBook } from './kept-book.ts'
import type { SceneName } from './scenes.ts'
import { freshOrderNumber, isWay, leastWon, paidAt, unpaidOrder } from './unpaid.ts'

/** Judges the making of a payment link (LINKREG). `payHost` is where its page would be. */
export function decideLink(body: Body, now: Instant, payHost: string, scene: SceneName | null): Decision {
  if (body['PCD_PAY_WORK'] !== 'LINKREG') return notPlayed()
  const sold = soldBy(body)
  if ('body' in sold) return sold
  const expires = body['PCD_LINK_EXPIREDATE'] ?? ''
  if (expires !== '' && readGatewayTime(expires.length === 10 ? `${expires}0000` : '') === null) {
    return uncodedError('링크 만료일(PCD_LINK_EXPIREDATE)은 yyyyMMddHH 형식입니다.')
  }
  if (isPast(expires, now)) return uncodedError('링크 만료일이 이미 지났습니다.')
  if (scene === 'declined') return payError('CPCA0017', '링크결제 카운트 업데이트 실패')
  const link = { key: randomBytes(24).toString('base64url'), expires, sold }
  return { body: linkMade(link, body, payHost, scene), entry: { link } }
}

/** A link's answers have no PCD_PAY fields for their result: an error says only its message. */
export const inLinkNames = (body: AnswerBody): AnswerBody =>
  body['PCD_PAY_RST'] === 'error' ? { PCD_LINK_RST: 'error', PCD_LINK_MSG: body['PCD_PAY_MSG'] ?? '' } : body

/** A buyer pays a link: the payment and its entry, or why there is none. A link may be paid again and again. */
export function payLink(
  book: KeptBook,
  key: string,
  now: Instant,
): { readonly payment: SandboxPayment; readonly entry: Entry } | 'unknown' | 'expired' {
  const booked = book.links.get(key)
  if (booked === undefined) return 'unknown'
  const { sold, expires } = booked.link
  if (isPast(expires, now)) return 'expired'
  const time = gatewayTimeOf(now)
  const own = unpaidOrder(sold)
  // An app card's payments have no billing key (guide §3-5).
  const billingKey = sold.billingKey === '' ? '' : own.billingKey
  const payment = paidAt({ ...own, billingKey, oid: freshOrderNumber('LINK', time) }, time)
  return { payment, entry: { paidLink: key, payment } }
}

/** A link is good through the hour it names. */
const isPast = (expires: string, now: Instant): boolean => expires !== '' && expires < gatewayTimeOf(now).slice(0, 10)

function soldBy(body: Body): SandboxLink['sold'] | Decision {
  const type = body['PCD_PAY_TYPE']
  const goods = body['PCD_PAY_GOODS'] ?? ''
  const total = wonOf(body['PCD_PAY_TOTAL'])
  const isTax = body['PCD_PAY_ISTAX'] === 'N' ? 'N' : 'Y'
  const taxTotal = (body['PCD_PAY_TAXTOTAL'] ?? '') === '' ? 0 : wonOf(body['PCD_PAY_TAXTOTAL'])
  if (!isWay(type)) return uncodedError('결제수단(PCD_PAY_TYPE)을 확인해주세요.')
  if (goods === '') return uncodedError('상품명(PCD_PAY_GOODS)을 확인해주세요.')
  if (total === null || total < leastWon[type]) return uncodedError('결제금액(PCD_PAY_TOTAL)을 확인해주세요.')
  if (taxTotal === null || taxTotal > total) return uncodedError('부가세(PCD_PAY_TAXTOTAL)를 확인해주세요.')
  const wantsReceipt = type === 'transfer' && body['PCD_TAXSAVE_FLAG'] === 'Y'
  const order = unpaidOrder({ type, goods, total, isTax, taxTotal, wantsReceipt })
  return body['PCD_CARD_VER'] === '02' ? { ...order, billingKey: '' } : order
}

/** The link's fields in the samples' order; no PCD_PAY_CODE among them, so no scene can leave it out. */
const linkMade = (
  { key, expires, sold }: SandboxLink,
  body: Body,
  payHost: string,
  scene: SceneName | null,
): AnswerBody => ({
  PCD_LINK_RST: 'success',
  PCD_LINK_MSG: '링크생성이 완료되었습니다.',
  PCD_PAY_TYPE: sold.type,
  PCD_PAY_GOODS: sold.goods,
  PCD_PAY_TOTAL: amountUnder(scene, sold.total),
  PCD_PAY_ISTAX: sold.isTax,
  PCD_PAY_TAXTOTAL: body['PCD_PAY_TAXTOTAL'] ?? '',
  PCD_TAXSAVE_FLAG: body['PCD_TAXSAVE_FLAG'] ?? '',
  PCD_LINK_EXPIREDATE: expires,
  PCD_LINK_KEY: key,
  PCD_LINK_URL: `${payHost}/php/link/?SID=${key}`,
  PCD_LINK_MEMO: '',
  ...(sold.type === 'card' ? { PCD_CARD_VER: body['PCD_CARD_VER'] ?? '' } : {}),
})
