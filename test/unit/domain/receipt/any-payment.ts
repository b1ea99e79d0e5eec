import fc from 'fast-check'
import { addDays, toDay } from '../../../../src/domain/day.ts'
import { walletIds } from '../../../../src/domain/easy-pay.ts'
import { gatewayIds } from '../../../../src/domain/gateway.ts'
import { toWon } from '../../../../src/domain/money.ts'
import {
  anomalyKinds,
  partKinds,
  type PaymentPart,
  paymentMethods,
  type Transaction,
} from '../../../../src/domain/transaction.ts'
import { day, morningOf, payment, settings, silentReceipt } from '../samples.ts'

/** Won on both sides of the threshold. */
export const amounts = fc.integer({ min: 0, max: 300_000 }).map(toWon)
/** A wallet or none. */
export const wallets = fc.option(fc.constantFrom(...walletIds))
const parts: fc.Arbitrary<PaymentPart> = fc.record({
  kind: fc.constantFrom(...partKinds),
  won: amounts,
  wallet: wallets,
})
/** Days of two years and a half. */
export const days = fc.integer({ min: 0, max: 900 }).map((count) => addDays(toDay('2025-06-01'), count))
/** A shop's settings. */
export const shops = fc
  .record({
    mandatory: fc.constantFrom('ALL' as const, 'BY_CATEGORY' as const, 'NONE' as const),
    mixedThreshold: fc.constantFrom('TRANSACTION' as const, 'CASH_PART' as const),
    exemptShare: fc.constantFrom('PROPORTION' as const, 'CASH_FIRST' as const, 'CARD_FIRST' as const),
    directIssue: fc.constantFrom({}, { 'kakao-pay': day('2026-06-01') }, { 'naver-pay': day('2026-06-01') }),
  })
  .map((change) => settings(change))

/** Any payment a gateway could tell of, sensible or not. */
export const anyPayment: fc.Arbitrary<Transaction> = fc
  .record({
    gateway: fc.constantFrom(...gatewayIds),
    method: fc.constantFrom(...paymentMethods),
    wallet: wallets,
    parts: fc.array(parts, { maxLength: 3 }),
    paidOn: days,
    target: fc.option(amounts),
    targetFollows: fc.boolean(),
    issued: fc.option(fc.boolean()),
    approvalNumber: fc.constantFrom(null, '', '0012345678'),
    anomalies: fc.array(fc.constantFrom(...anomalyKinds), { maxLength: 1 }),
  })
  .map(({ paidOn, target, targetFollows, issued, approvalNumber, anomalies, ...said }) => {
    const money = toWon(said.parts.filter(({ kind }) => kind === 'money').reduce((all, { won }) => all + won, 0))
    return payment({
      ...said,
      paidAt: morningOf(paidOn),
      receipt: { ...silentReceipt, target: targetFollows ? money : target, issued, approvalNumber },
      anomalies: anomalies.map((kind) => ({ kind, fields: {} })),
    })
  })
