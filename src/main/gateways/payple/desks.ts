import type { BillingKey } from './billing-key.ts'
import {
  cancelReceipt,
  confirm,
  createLink,
  disableMethod,
  issueReceipt,
  lookUp,
  lookUpMethod,
  type Patience,
} from './client.ts'
import { toConfirmed, toConfirmRequest } from './confirmations.ts'
import type { ConfirmDesk, LinkDesk, MethodDesk, ReceiptDesk } from '../desks.ts'
import type { Connection, Outcome, PaymentAddress, Refusal } from '../call.ts'
import { ok } from '../../../domain/result.ts'
import type { Http } from '../http.ts'
import { toRefusal, unreachable, type Unread } from './judging.ts'
import { linkLimits, toLink, toLinkBody } from './links.ts'
import { readLookUp, toLookUpBody } from './mapping.ts'
import { toDisabled, toMethodLookUp } from './methods.ts'
import {
  issueBarredBy,
  receiptBarredBy,
  receiptLimits,
  toIssued,
  toReceiptBody,
  toReceiptCancelBody,
  toReceiptCancelled,
} from './receipts.ts'
import type { PaymentAnswer } from './wire.ts'

/** Receipts: each is a look-up of the payment, which brings the billing key and may speak against it, then the request itself. */
export function createReceiptDesk(http: Http, patience: Patience): ReceiptDesk {
  return {
    receiptLimits,
    cancelLimits: () => ok(null),
    cancelsParts: () => false,
    lookUpReceipt: async () => null,
    async issueReceipt(connection, order) {
      const body = toReceiptBody(order)
      if (!body.ok) return refusedBeforeAsking(body.failure)
      const found = await findKey(http, connection, order.payment, patience)
      if (found.kind !== 'key') return notAsked(found)
      return (
        issueBarredBy(found.told, order) ??
        toIssued(await issueReceipt(http, connection, found.key, body.value, patience), order)
      )
    },
    async cancelReceipt(connection, order) {
      const body = toReceiptCancelBody(order)
      if (!body.ok) return refusedBeforeAsking(body.failure)
      const found = await findKey(http, connection, order.payment, patience)
      if (found.kind !== 'key') return notAsked(found)
      return (
        receiptBarredBy(found.told) ??
        toReceiptCancelled(await cancelReceipt(http, connection, found.key, body.value, patience), order)
      )
    },
  }
}

/** Registered methods: each is a look-up of a payment made with the method, then the request with the key it brought. */
export function createMethodDesk(http: Http, patience: Patience): MethodDesk {
  return {
    async lookUpMethod(connection, payment) {
      const found = await findKey(http, connection, payment, patience)
      if (found.kind !== 'key') return found
      return toMethodLookUp(await lookUpMethod(http, connection, found.key, patience), payment)
    },
    async disableMethod(connection, payment) {
      const found = await findKey(http, connection, payment, patience)
      if (found.kind !== 'key') return notAsked(found)
      return toDisabled(await disableMethod(http, connection, found.key, patience))
    },
  }
}

/** Links: one request each; no key is needed. */
export function createLinkDesk(http: Http, patience: Patience): LinkDesk {
  return {
    linkLimits,
    async createLink(connection, order) {
      const body = toLinkBody(order)
      if (!body.ok) return refusedBeforeAsking(body.failure)
      return toLink(await createLink(http, connection, body.value, patience), order, connection)
    },
  }
}

/** Confirms: one request each, at the address the window's result gave. */
export function createConfirmDesk(http: Http, patience: Patience): ConfirmDesk {
  return {
    async confirm(connection, order) {
      const request = toConfirmRequest(order, connection)
      if (!request.ok) return refusedBeforeAsking(request.failure)
      return toConfirmed(await confirm(http, connection, request.value.url, request.value.body, patience), order)
    },
  }
}

interface FoundKey {
  readonly kind: 'key'
  readonly key: BillingKey
  readonly told: PaymentAnswer
}

/** The billing key a payment was made with, for one request: asked for anew each time, and dropped with the call. */
async function findKey(
  http: Http,
  connection: Connection,
  payment: PaymentAddress,
  patience: Patience,
): Promise<FoundKey | Unread> {
  const body = toLookUpBody(payment)
  if (!body.ok) return { kind: 'refused', refusal: body.failure }
  const told = readLookUp(await lookUp(http, connection, body.value, patience), payment)
  if (told.kind !== 'told') return told
  // The key alone decides whose card or account is meant: an answer that does not say whose payment it tells of brings none.
  if (told.answer.PCD_PAY_OID === '') return { kind: 'unanswered', because: 'unreadable-answer' }
  return told.key === null ? { kind: 'refused', refusal: noKey } : { kind: 'key', key: told.key, told: told.answer }
}

const noKey = toRefusal(
  '페이플의 조회 결과에 이 결제의 빌링키가 없어 요청하지 않았습니다. 앱카드처럼 결제수단을 등록하지 않은 결제에는 빌링키가 없습니다.',
  '파트너 관리자에서 확인하고 처리하세요.',
)

const unreadLookUp = toRefusal(
  '먼저 하는 페이플 결제 조회의 답을 읽을 수 없어 요청하지 않았습니다.',
  '잠시 후 다시 시도하세요. 계속되면 파트너 관리자에서 처리하세요.',
)

/** A request whose look-up failed was never asked, whatever the look-up's own fault was. */
function notAsked(unread: Unread): Outcome<never> {
  if (unread.kind === 'refused') {
    return refusedBeforeAsking({ ...unread.refusal, remedy: unread.refusal.remedy ?? orderOrAdmin })
  }
  const { because } = unread
  return because === 'unreachable' || because === 'timeout' || because === 'connection-lost'
    ? { kind: 'not-sent', because: 'unreachable', refusal: unreachable }
    : refusedBeforeAsking(unreadLookUp)
}

const orderOrAdmin = '주문번호와 결제일자를 확인하세요. 맞다면 파트너 관리자에서 처리하세요.'

const refusedBeforeAsking = (refusal: Refusal): Outcome<never> => ({
  kind: 'not-sent',
  because: 'refused-before-asking',
  refusal,
})
