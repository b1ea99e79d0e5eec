import type { Instant } from '../../../domain/day.ts'
import type { GatewayChoices } from '../../../domain/shop.ts'
import { failed, ok, type Result } from '../../../domain/result.ts'
import { type Connection, type Outcome, type PaymentAddress, type Refusal, unreachableCode } from '../call.ts'
import { type Gateway, type LookUp, type RefundAccepted, type RefundOrder } from '../gateway.ts'
import type { Http } from '../http.ts'
import { askCancel, askInquiry, type Patience, usualPatience } from './client.ts'
import { codeOf, isNoSuchPayment, refusalOf } from './codes.ts'
import {
  credentialFields,
  findCredentialProblems,
  readCertificate,
  readIdentity,
  unreadableCredentials,
} from './credentials.ts'
import { isKcpLine, readLine } from './mapping/answer.ts'
import { readInquiry } from './mapping/inquiry.ts'
import { storableLine } from './mapping/storable.ts'
import { judgeCancel, toCancelFields } from './mapping/refund.ts'
import { confirmationsNotOffered, linksNotOffered, methodsNotOffered, notOffered } from './not-offered.ts'
import { checkKcpOption, chosen, kcpOptions, relayOption } from './options.ts'
import { createReceiptDesk } from './receipt-desk.ts'
import { findRefundLimit, refundCautions } from './refund-limits.ts'
import { findSlips } from './slips.ts'
import { hosts } from './wire.ts'

/** The part of the gateway that only reads: no keys, no network, fit for a thread that reads files. */
export const kcpReader: Pick<Gateway, 'id' | 'recognises' | 'readAnswer' | 'storable'> = {
  id: 'kcp',
  recognises: isKcpLine,
  readAnswer: readLine,
  storable: storableLine,
}

/** NHN KCP over `http`. `clock` judges whether a certificate entered in the settings has ended; `patience` is how long each call waits. */
export function createKcp(http: Http, clock: { now(): Instant }, patience: Patience = usualPatience): Gateway {
  return {
    ...kcpReader,
    endpoints: hosts,
    credentialFields,
    options: [...kcpOptions, relayOption],
    checkOption: checkKcpOption,
    checkCredentials: (credentials) => findCredentialProblems(credentials, clock.now()),
    certificateOf: readCertificate,
    refundLimits: findRefundLimit,
    refundCautions,
    refundApproval: () => null,
    slips: (environment, payment, _answer, issuedHere) => findSlips(environment, payment, issuedHere),
    methodCode: (method) => methodCodes[method],
    lookUp: (connection, payment) => lookUp(http, connection, payment, patience),
    async *lookUpAll(connection, payments) {
      for (const payment of payments) yield await lookUp(http, connection, payment, patience)
    },
    refund: (connection, order) => refund(http, connection, order, patience),
    receipts: { offered: true, ...createReceiptDesk(http, patience) },
    methods: methodsNotOffered,
    links: linksNotOffered,
    confirmations: confirmationsNotOffered,
    notOffered,
    testConnection: (connection) => testConnection(http, connection, patience),
  }
}

async function refund(
  http: Http,
  connection: Connection,
  order: RefundOrder,
  patience: Patience,
): Promise<Outcome<RefundAccepted>> {
  const identity = readIdentity(connection.credentials)
  if (identity === null) return { kind: 'not-sent', because: 'refused-before-asking', refusal: unreadableCredentials }
  const fields = toCancelFields(order)
  if (!fields.ok) {
    const refusal = { code: 'ORDER', message: fields.failure, remedy: null, balanceDiffers: false }
    return { kind: 'not-sent', because: 'refused-before-asking', refusal }
  }
  const isCumulative = chosen(connection.choices, 'receipt-target') === 'cumulative'
  const reply = await askCancel(http, connection, identity, fields.value, patience)
  return judgeCancel(reply, order, fields.value, isCumulative)
}

const methodCodes = { card: 'PACA', transfer: 'PABK', 'virtual-account': 'PAVC', mobile: 'PAMC' } as const

const walletMethods: readonly string[] = ['PAKM', 'PANP', 'PASG', 'PATO', 'PACP']
const plainMethods: readonly string[] = ['PACA', 'PABK', 'PAVC', 'PAMC', 'PAPT', 'PATK']

/** Which `pay_type` finds a wallet's payment is not documented (KCP guide §3): its own method first, then the card's, unless set otherwise. */
function payTypesOf(gatewayMethod: string, choices: GatewayChoices): readonly string[] {
  if (plainMethods.includes(gatewayMethod)) return [gatewayMethod]
  if (!walletMethods.includes(gatewayMethod)) return ['PACA']
  switch (chosen(choices, 'wallet-inquiry')) {
    case 'own-then-card':
      return [gatewayMethod, 'PACA']
    case 'own':
      return [gatewayMethod]
    case 'card':
      return ['PACA']
  }
}

async function lookUp(
  http: Http,
  connection: Connection,
  payment: PaymentAddress,
  patience: Patience,
): Promise<LookUp> {
  const identity = readIdentity(connection.credentials)
  if (identity === null) return { kind: 'refused', refusal: unreadableCredentials }
  const tno = payment.gatewayTransactionId
  let first: LookUp | null = null
  for (const payType of payTypesOf(payment.gatewayMethod, connection.choices)) {
    const found = readInquiry(await askInquiry(http, connection, identity, tno, payType, patience), tno)
    if (found.kind !== 'refused') return found
    first ??= found
  }
  return first ?? { kind: 'unanswered', because: 'unreadable-answer' }
}

/** A number no payment has: KCP's "no such payment" proves that it read the certificate and the signature. */
const noPayment = '00000000000000'

/** Asks for a payment that does not exist. Cancels also need the address registered, which only a cancel shows (KCP guide §1.10). */
async function testConnection(
  http: Http,
  connection: Connection,
  patience: Patience,
): Promise<Result<{ readonly message: string }, Refusal>> {
  const identity = readIdentity(connection.credentials)
  if (identity === null) return failed(unreadableCredentials)
  const reply = await askInquiry(http, connection, identity, noPayment, 'PACA', patience)
  if (reply.kind !== 'answered') {
    const message = reply.kind === 'not-sent' ? 'KCP에 연결되지 않았습니다.' : 'KCP의 응답을 읽을 수 없습니다.'
    return failed({
      code: reply.kind === 'not-sent' ? unreachableCode : 'CONNECTION',
      message,
      remedy: '인터넷 연결과 방화벽(443)을 확인하고 다시 시도하세요.',
      balanceDiffers: false,
    })
  }
  const { res_cd, res_msg } = reply.answer
  if (isNoSuchPayment(res_cd) || codeOf(res_cd)?.meaning === 'ok') {
    return ok({
      message:
        'KCP가 사이트 코드와 인증서를 받아들였습니다. 환불은 KCP 파트너관리자에 등록된 IP에서만 되며, 등록 여부는 첫 환불 때 확인됩니다.',
    })
  }
  return failed(refusalOf(res_cd, res_msg))
}
