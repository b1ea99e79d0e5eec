import { dayOf } from '../../domain/day.ts'
import { closable } from '../../domain/receipt/duty-closing.ts'
import { standingNotes } from '../../domain/receipt/duty-note.ts'
import { openActOf } from '../../domain/receipt/receipt-act.ts'
import { waitsForSupply } from '../../domain/receipt/supply.ts'
import type { ReceiptVerdict } from '../../domain/receipt/verdict.ts'
import type { TaxSettings } from '../../domain/shop.ts'
import type { Payment } from './payments.ts'

/** What may be noted of a payment's duty now; `closeBlocked` is why it cannot be closed, null when it can. */
export interface DutyFacts {
  readonly closeBlocked: { readonly because: string; readonly remedy: string | null } | null
  readonly asksGoods: boolean
  readonly asksSupply: boolean
}

/** Judges what may be noted of a duty. Goods and supply are asked where the shop's settings for the payment's day leave them open. */
export function dutyFacts(
  { record }: Pick<Payment, 'record'>,
  verdict: Pick<ReceiptVerdict, 'state' | 'duty'>,
  settings: TaxSettings,
): DutyFacts {
  const isDue = verdict.state === 'due'
  const { goods } = standingNotes(record.dutyNotes)
  return {
    closeBlocked: whyNotClosed(record, verdict),
    asksGoods: isDue && settings.mandatory === 'BY_CATEGORY' && (verdict.duty === 'check' || goods !== null),
    asksSupply: isDue && verdict.duty !== 'on-request' && waitsForSupply(settings, dayOf(record.transaction.paidAt)),
  }
}

function whyNotClosed(record: Payment['record'], { state }: Pick<ReceiptVerdict, 'state'>): DutyFacts['closeBlocked'] {
  if (openActOf(record.receiptActs) !== null)
    return { because: '결과가 정해지지 않은 현금영수증 요청이 있습니다.', remedy: '그 요청의 결과를 먼저 정하세요.' }
  if (closable.includes(state)) return null
  return state === 'closed'
    ? { because: '이미 닫은 의무입니다.', remedy: '달리 닫으려면 먼저 다시 여세요.' }
    : { because: '닫을 발급 의무가 없습니다.', remedy: null }
}
