import { toDay, toInstant } from '../../../../domain/day.ts'
import { toWon } from '../../../../domain/money.ts'
import { computeSplit } from '../../../../domain/tax-split.ts'
import type { ReceiptAccepted, ReceiptCancelOrder, ReceiptDesk, ReceiptOrder } from '../../desks.ts'
import type { Connection, Outcome, PaymentAddress } from '../../call.ts'
import { createHttp } from '../../http.ts'
import { createKcp } from '../index.ts'
import type { KcpSandbox } from '../sandbox/index.ts'
import { transferTno } from './receipt-stand.ts'
import { clock, connectionTo } from './stand.ts'

/** SSG money of 11,000 won, which no receipt names: KCP calls it "기타". */
export const money: PaymentAddress = {
  gatewayTransactionId: '20210719000005',
  orderNumber: 'ORD5',
  paidOn: toDay('2026-11-23'),
  gatewayMethod: 'PASG',
}

/** The transfer of the receipts' sandbox, 33,000 won. */
export const bankMoney: PaymentAddress = {
  ...money,
  gatewayTransactionId: transferTno,
  orderNumber: 'ORD7',
  gatewayMethod: 'PABK',
}

/** A receipt of `won` for a phone, the first of its payment. */
export const receiptOf = (won: number, change: Partial<ReceiptOrder> = {}): ReceiptOrder => ({
  payment: money,
  paid: toWon(won),
  paidAt: toInstant('2026-11-23T08:00:00+09:00'),
  amount: toWon(won),
  split: computeSplit(toWon(won)),
  purpose: 'income-deduction',
  identity: '01012345678',
  goods: '겨울 니트',
  buyerName: '홍길동',
  serial: 1,
  at: clock.now(),
  ...change,
})

/** A cancel of `won` of a receipt that stands for `before`. */
export const cancelOf = (
  receiptNumber: string | null,
  won: number,
  before: number,
  change: Partial<ReceiptCancelOrder> = {},
): ReceiptCancelOrder => ({
  payment: money,
  amount: toWon(won),
  liveBefore: toWon(before),
  cutBefore: false,
  paidAt: toInstant('2026-11-23T08:00:00+09:00'),
  issuedAt: clock.now(),
  approvalNumber: '037036967',
  receiptNumber,
  reason: 1,
  ...change,
})

/** KCP's receipts over real HTTP, with a second of patience unless told. */
export function receiptsAt(
  sandbox: Pick<KcpSandbox, 'url'>,
  { choices = {}, environment = 'practice' }: Partial<Pick<Connection, 'choices' | 'environment'>> = {},
  patienceMs = 1_000,
) {
  const { receipts } = createKcp(createHttp(), clock, { cancelMs: patienceMs, inquiryMs: patienceMs })
  if (!receipts.offered) throw new Error('KCP sells receipts')
  const desk: ReceiptDesk = receipts
  return { desk, connection: { ...connectionTo(sandbox.url), choices, environment } }
}

/** The numbers of an outcome that must be a yes. */
export function acceptedOf(outcome: Outcome<ReceiptAccepted>): ReceiptAccepted {
  if (outcome.kind !== 'accepted') throw new Error(`no yes: ${JSON.stringify(outcome)}`)
  return outcome.value
}
