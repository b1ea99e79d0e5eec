import { cancel, checkAuth, lookUp, type Patience, shareAuth, usualPatience } from './client.ts'
import { shopRule } from './codes.ts'
import { checkCredentials, credentialFields } from './credentials.ts'
import { createConfirmDesk, createLinkDesk, createMethodDesk, createReceiptDesk } from './desks.ts'
import { failed, ok } from '../../../domain/result.ts'
import type { Gateway } from '../gateway.ts'
import type { Http } from '../http.ts'
import { refusalBeforeAsking, unreachable } from './judging.ts'
import { toCancelBody, toLookUp, toLookUpBody, toOutcome } from './mapping.ts'
import { notOffered } from './not-offered.ts'
import { readAnswer, recognises } from './reading.ts'
import { refundApproval } from './refund-approval.ts'
import { scrub } from './scrub.ts'
import { findSlips } from './slips.ts'
import { truthCards } from './truth-cards.ts'

/** Reads files of Payple's answers: pure, needs no network, never throws. */
export const paypleReader: Pick<Gateway, 'id' | 'recognises' | 'readAnswer' | 'storable'> = {
  id: 'payple',
  recognises,
  readAnswer,
  storable: scrub,
}

/**
 * Payple's domestic payments (guide 일회성 간편결제). `patience` is how long each call waits; `elapsedMs`, a clock that only runs
 * forward, tells how old the tokens of a batch of look-ups are.
 */
export function createPayple(
  http: Http,
  patience: Patience = usualPatience,
  elapsedMs: () => number = () => performance.now(),
): Gateway {
  return {
    ...paypleReader,
    endpoints: { test: 'https://democpay.payple.kr', real: 'https://cpay.payple.kr' },
    credentialFields,
    checkCredentials,
    options: [],
    walletCodes: [],
    certificateOf: () => null,
    truthCards,
    refundApproval,
    shopRule,
    slips: (_environment, _payment, answer) => findSlips(answer),
    methodCode: (method) => method,
    async lookUp(connection, payment) {
      const body = toLookUpBody(payment)
      if (!body.ok) return { kind: 'refused', refusal: body.failure }
      return toLookUp(await lookUp(http, connection, body.value, patience), payment)
    },
    async *lookUpAll(connection, payments) {
      const ask = shareAuth(http, connection, patience, elapsedMs)
      for (const payment of payments) {
        const body = toLookUpBody(payment)
        yield body.ok ? toLookUp(await ask(body.value), payment) : { kind: 'refused', refusal: body.failure }
      }
    },
    async refund(connection, order) {
      const body = toCancelBody(order)
      if (!body.ok) return { kind: 'not-sent', because: 'refused-before-asking', refusal: body.failure }
      return toOutcome(await cancel(http, connection, body.value, patience), order)
    },
    receipts: { offered: true, ...createReceiptDesk(http, patience) },
    methods: { offered: true, ...createMethodDesk(http, patience) },
    links: { offered: true, ...createLinkDesk(http, patience) },
    confirmations: { offered: true, ...createConfirmDesk(http, patience) },
    notOffered,
    checkAddress: null,
    async testConnection(connection) {
      const problem = await checkAuth(http, connection, patience)
      if (problem === null) return ok({ message: connected })
      return failed(problem.kind === 'unreachable' ? unreachable : refusalBeforeAsking(problem))
    },
  }
}

const connected = '페이플 파트너 인증에 성공했습니다. 환불서비스 Key는 실제 취소를 요청할 때 페이플이 확인합니다.'
