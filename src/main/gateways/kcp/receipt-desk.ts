import type { ReceiptDesk } from '../desks.ts'
import type { Connection, Outcome, Refusal } from '../call.ts'
import type { Http } from '../http.ts'
import { askReceiptCancel, askReceiptLookUp, askRegister, type Patience } from './client.ts'
import { readIdentity, unreadableCredentials } from './credentials.ts'
import { chosen } from './options.ts'
import {
  cancelLimits,
  judgeReceiptCancel,
  judgeRegister,
  receiptFinding,
  receiptKeyOf,
  receiptLimits,
  toReceiptCancelBody,
  toRegisterBody,
} from './receipts.ts'

/** KCP's receipts: a registration and cancels by KCP's own number of it (KCP guide §6). */
export function createReceiptDesk(http: Http, patience: Patience): ReceiptDesk {
  return {
    receiptLimits,
    cancelLimits,
    cancelsParts: (choices) => chosen(choices, 'receipt-partial') === 'partial',
    async issueReceipt(connection, order) {
      const identity = readIdentity(connection.credentials)
      if (identity === null) return refusedBeforeAsking(unreadableCredentials)
      const body = toRegisterBody(order, isNowWhenOld(connection))
      if (!body.ok) return refusedBeforeAsking(body.failure)
      return judgeRegister(await askRegister(http, connection, identity, body.value, patience))
    },
    async cancelReceipt(connection, order) {
      const identity = readIdentity(connection.credentials)
      if (identity === null) return refusedBeforeAsking(unreadableCredentials)
      const body = toReceiptCancelBody(order, isNowWhenOld(connection))
      if (!body.ok) return refusedBeforeAsking(body.failure)
      const reply = await askReceiptCancel(http, connection, identity, body.value, patience)
      return judgeReceiptCancel(reply, body.value.mod_value)
    },
    async lookUpReceipt(connection, { payment, receiptNumber }) {
      // The guess goes where cancels go: never to the real host.
      if (connection.environment === 'real' || chosen(connection.choices, 'receipt-look-up') === 'off') return null
      const identity = readIdentity(connection.credentials)
      if (identity === null) return null
      const key = receiptKeyOf(receiptNumber, payment)
      return receiptFinding(await askReceiptLookUp(http, connection, identity, key, patience))
    },
  }
}

const isNowWhenOld = ({ choices }: Pick<Connection, 'choices'>): boolean =>
  chosen(choices, 'receipt-time') === 'now-after-two-days'

const refusedBeforeAsking = (refusal: Refusal): Outcome<never> => ({
  kind: 'not-sent',
  because: 'refused-before-asking',
  refusal,
})
