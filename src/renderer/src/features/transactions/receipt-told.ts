import { easyPayServices } from '../../../../domain/easy-pay.ts'
import type { PartKind } from '../../../../domain/transaction.ts'
import type { TransactionDetail } from './store.ts'

type Told = Pick<TransactionDetail, 'parts' | 'verdict'> & { readonly row: Pick<TransactionDetail['row'], 'wallet'> }

/** Where the buyer finds the receipt of an easy-pay payment, in Korean; null where there is none to find or nobody can say. */
export function whereSeen({ row, parts, verdict }: Told): string | null {
  const { state, issuer } = verdict
  if (row.wallet === null || state === 'check' || state === 'not-issued-by-wallet') return null
  const hasCard = has(parts, 'card')
  if (state === 'no-receipt') return hasCard ? cardSlip : null
  const { seenAt } = easyPayServices[issuer === 'merchant' ? 'ssg-pay' : row.wallet]
  return hasCard ? `${seenAt} · 카드 금액은 ${cardSlip}` : seenAt
}

/** Why a part of the balance is not in the receipt, in Korean; null where all of it is, or the service does not say. */
export function whyLeftOut({ row, parts }: Told): string | null {
  return row.wallet !== null && has(parts, 'free-points') ? easyPayServices[row.wallet].excluded : null
}

const cardSlip = easyPayServices['samsung-pay'].seenAt

const has = (parts: Told['parts'], kind: PartKind): boolean => parts.some((part) => part.kind === kind)
