import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import type { Won } from '../../domain/money.ts'
import { standing } from '../../domain/receipt/ledger-row.ts'
import { livesByAct, type ReceiptAct, tookEffect } from '../../domain/receipt/receipt-act.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { Slip, SlipKind } from '../../domain/slip.ts'
import { findPayment, type Payment } from './payments.ts'
import type { Ports } from './ports.ts'
import type { Blocked } from './receipt-desk.ts'

/** Slips of a payment, its receipt taken as the acts of this desk have left it; or why there are none. */
function findSlips(ports: Pick<Ports, 'gateways'>, { record, shop }: Payment): Result<readonly Slip[], Blocked> {
  if (shop.environment === 'practice') return failed(practiceHasNone)
  const payment = standing(record.transaction, record.receiptActs)
  return ports.gateways[shop.gateway].slips(shop.environment, payment, record.raw, issuedHereOf(record.receiptActs))
}

/** What the living receipt was issued with from here; null where none does, or it came with the payment. */
function issuedHereOf(acts: readonly ReceiptAct[]): { readonly serial: number; readonly amount: Won } | null {
  const at = acts.findLastIndex((act) => act.kind === 'issue' && tookEffect(act))
  const act = acts[at]
  return act === undefined || !livesByAct(acts) ? null : { serial: at + 1, amount: act.amount }
}

const practiceHasNone: Blocked = { because: '연습에는 결제사의 전표 페이지가 없습니다.', remedy: null }

/** Which slips a payment has, without their addresses, or why none. */
export function slipsOf(
  ports: Pick<Ports, 'gateways'>,
  payment: Payment,
): { readonly kinds: SlipKind[]; readonly blocked: Blocked | null } {
  const found = findSlips(ports, payment)
  return found.ok
    ? { kinds: found.value.map(({ kind }) => kind), blocked: null }
    : { kinds: [], blocked: found.failure }
}

/** Makes the address of one slip anew and hands it to the shell, which asks before anything leaves. */
export async function openSlip(
  ports: Ports,
  { transactionId, kind }: Parameters<Handlers<AppContract>['transactions']['openSlip']>[0],
): ReturnType<Handlers<AppContract>['transactions']['openSlip']> {
  const payment = await findPayment(ports.books.current(), transactionId)
  if (payment === null) return failed({ kind: 'transaction-not-found' })
  const found = findSlips(ports, payment)
  if (!found.ok) return failed({ kind: 'slip-not-possible', ...found.failure })
  const slip = found.value.find((one) => one.kind === kind)
  if (slip === undefined) return failed({ kind: 'slip-not-possible', ...noneOfThisKind })
  const opened = await ports.openLink(slip.url)
  return opened.ok ? ok({}) : opened
}

const noneOfThisKind: Blocked = { because: '이 거래에는 그 전표가 없습니다.', remedy: '거래를 다시 여세요.' }
