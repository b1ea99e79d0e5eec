import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { type Day, type Instant, toInstant } from '../../domain/day.ts'
import { noWon } from '../../domain/money.ts'
import { wonText } from '../../domain/receipt/wording.ts'
import type { PaymentLink } from '../../domain/payment-link.ts'
import { failed, ok } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import { computeSplit } from '../../domain/tax-split.ts'
import { transactionIdOf } from '../../domain/transaction.ts'
import type { LinkAccepted } from '../gateways/desks.ts'
import type { Outcome } from '../gateways/call.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { askedOnce } from './asked.ts'
import { withConnection } from './connection.ts'
import { storeFound } from './fetching.ts'
import { findShop } from './find-shop.ts'
import { askAbout } from './look-up.ts'
import { notSentSentence, refusalSentence, unknownSentences } from './outcome-words.ts'
import { lookUpFailure } from './payment-look-up.ts'
import type { OpenBook, Ports } from './ports.ts'

type LinkHandlers = Handlers<AppContract>['links']

/** Payment links: made once, kept, and joined to the payment they brought. */
export function linkHandlers(ports: Ports): LinkHandlers {
  return {
    create: async (wish) => {
      const book = ports.books.current()
      const shop = await findShop(book, wish.shopId)
      if (shop === null) return failed({ kind: 'shop-not-found' })
      return createLink(ports, book, shop, wish)
    },
    list: async (page) => ok([...(await ports.books.current().ledger.links(page))]),
    check: async ({ linkId, orderNumber, paidOn }) => {
      const book = ports.books.current()
      const link = await book.ledger.link(linkId)
      const shop = link === null ? null : await findShop(book, link.shopId)
      if (link === null || shop === null) return failed({ kind: 'link-not-found' })
      if (link.state === 'paid') return ok({ link, finding: '이미 결제된 링크입니다.' })
      return checkLink(ports, book, shop, link, orderNumber.trim(), paidOn)
    },
  }
}

type Wish = Parameters<LinkHandlers['create']>[0]

async function createLink(ports: Ports, book: OpenBook, shop: Shop, wish: Wish): ReturnType<LinkHandlers['create']> {
  const desk = ports.gateways[shop.gateway].links
  if (!desk.offered) return failed({ kind: 'link-not-possible', because: desk.because, remedy: desk.remedy })
  const { linkId, goods, won, method } = wish
  const until = wish.until === null ? null : endOf(wish.until)
  const order = {
    goods: goods.trim(),
    amount: won,
    split: computeSplit(won, wish.taxFree ? won : noWon),
    method,
    until,
  }
  const limits = desk.linkLimits(order)
  if (!limits.ok) return failed({ kind: 'link-not-possible', ...limits.failure })
  const connected = await withConnection(ports, book, shop, async (_gateway, connection) => {
    const noted = await book.ledger.noteLinkAsked({
      id: linkId,
      shopId: shop.id,
      orderNumber: wish.orderNumber?.trim() || null,
      goods: order.goods,
      won,
      method,
      until,
      operatorId: ports.operator.id,
      at: ports.clock.now(),
    })
    if (!noted.fresh) return noted.link
    const outcome = await askedOnce(ports, 'link.ask', () => desk.createLink(connection, order))
    return book.ledger.noteLinkAnswered({ id: linkId, ...answeredOf(outcome), at: ports.clock.now() })
  })
  return connected.ok ? ok(connected.value) : connected
}

/** A link ends with its day. */
const endOf = (day: Day): Instant => toInstant(`${day}T23:59:59+09:00`)

type Answered = Omit<Parameters<Ledger['noteLinkAnswered']>[0], 'id' | 'at'>

function answeredOf(outcome: Outcome<LinkAccepted>): Answered {
  const nothing = { url: null, gatewayKey: null, until: null }
  switch (outcome.kind) {
    case 'accepted': {
      const { url, key, until } = outcome.value
      return { state: 'made', url, gatewayKey: key, until, answer: null }
    }
    case 'declined':
      return { ...nothing, state: 'refused', answer: refusalSentence(outcome.refusal) }
    case 'not-sent':
      return {
        ...nothing,
        state: 'refused',
        answer: notSentSentence(outcome.refusal),
      }
    case 'unknown':
      return {
        ...nothing,
        state: 'unknown',
        answer: `${unknownSentences[outcome.because]} 링크가 만들어졌을 수 있으니 새로 만들기 전에 페이플 관리자에서 확인하세요.`,
      }
  }
}

async function checkLink(
  ports: Ports,
  book: OpenBook,
  shop: Shop,
  link: PaymentLink,
  orderNumber: string,
  paidOn: Day,
): ReturnType<LinkHandlers['check']> {
  const answer = await askAbout(ports, book, shop, {
    gatewayTransactionId: orderNumber,
    orderNumber,
    paidOn,
    gatewayMethod: ports.gateways[shop.gateway].methodCode(link.method),
  })
  if (!answer.ok) return answer
  if (answer.value.kind !== 'found') return failed(lookUpFailure(answer.value))
  const { transaction } = answer.value
  if (transaction === null)
    return ok({ link, finding: '조회 응답에 결제 내용이 모자라 이 링크의 결제인지 알 수 없습니다.' })
  if (transaction.paid !== link.won) {
    const finding = `이 주문번호의 결제는 ${wonText(transaction.paid)}으로 링크의 ${wonText(link.won)}과 다릅니다. 연결하지 않았습니다.`
    return ok({ link, finding })
  }
  const known = transactionIdOf(shop.id, transaction.gatewayTransactionId)
  const isKnown = (await book.ledger.transaction(known)) !== null
  const transactionId = isKnown ? known : await storeFound(ports, book, shop, answer.value, transaction)
  if (transactionId === null)
    return ok({ link, finding: '결제를 찾았으나 장부에 넣지 못했습니다. 가져오기에서 확인하세요.' })
  const paid = await book.ledger.noteLinkPaid({
    id: link.id,
    transactionId,
    operatorId: ports.operator.id,
    at: ports.clock.now(),
  })
  ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'receipts', 'imports'] })
  if (!paid.ok) return ok({ link, finding: notJoined[paid.failure.kind] })
  return ok({ link: paid.value, finding: `${wonText(transaction.paid)} 결제를 확인했습니다.` })
}

const notJoined = {
  'pays-another-link': '이 주문번호의 결제는 이미 다른 링크의 결제입니다. 연결하지 않았습니다.',
  'paid-by-another': '이 링크는 이미 다른 결제로 결제되었습니다. 연결하지 않았습니다.',
  'never-made': '결제사가 거절해 만들어지지 않은 링크입니다. 연결하지 않았습니다.',
} as const
