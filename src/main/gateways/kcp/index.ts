import type { Instant } from '../../../domain/day.ts'
import type { GatewayChoices } from '../../../domain/shop.ts'
import type { Connection, Outcome, PaymentAddress } from '../call.ts'
import type { Gateway, LookUp, RefundAccepted, RefundOrder } from '../gateway.ts'
import type { Http } from '../http.ts'
import { askCancel, askInquiry, type Patience, usualPatience } from './client.ts'
import {
  credentialFields,
  findCredentialProblems,
  readCertificate,
  readIdentity,
  unreadableCredentials,
} from './credentials.ts'
import { shopRule } from './codes.ts'
import { isKcpLine, readLine } from './mapping/answer.ts'
import { readInquiry } from './mapping/inquiry.ts'
import { storableLine } from './mapping/storable.ts'
import { judgeCancel, toCancelFields } from './mapping/refund.ts'
import { confirmationsNotOffered, linksNotOffered, methodsNotOffered, notOffered } from './not-offered.ts'
import { checkAddress, testConnection } from './connection-check.ts'
import { chosen, kcpOptions, relayOption } from './options.ts'
import { createReceiptDesk } from './receipt-desk.ts'
import { findSlips } from './slips.ts'
import { truthCards } from './truth-cards.ts'
import { walletCodes } from './wallet-codes.ts'
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
    walletCodes,
    checkCredentials: (credentials) => findCredentialProblems(credentials, clock.now()),
    certificateOf: readCertificate,
    truthCards,
    refundApproval: () => null,
    shopRule,
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
    checkAddress: (connection) => checkAddress(http, connection, patience),
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
