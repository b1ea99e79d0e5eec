import type { Instant } from '../../domain/day.ts'
import type { ReceiptAct } from '../../domain/receipt/receipt-act.ts'
import type { Outcome } from '../gateways/call.ts'
import type { ReceiptAccepted } from '../gateways/desks.ts'
import { notDone } from './outcome-words.ts'
import type { Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import type { ActSettlement } from './receipt-inquiry.ts'

/** An issue that is answered with the number of an earlier receipt was not: it is an old answer told again. */
export function notHeardBefore(
  outcome: Outcome<ReceiptAccepted>,
  kind: ReceiptAct['kind'],
  { transaction, receiptActs }: Payment['record'],
): Outcome<ReceiptAccepted> {
  if (outcome.kind !== 'accepted' || kind !== 'issue') return outcome
  const { approvalNumber, receiptNumber } = outcome.value
  const isKnown = [transaction.receipt, ...receiptActs].some(
    (one) =>
      (approvalNumber !== null && one.approvalNumber === approvalNumber) ||
      (receiptNumber !== null && one.receiptNumber === receiptNumber),
  )
  return isKnown ? { kind: 'unknown', because: 'unreadable-answer', code: null } : outcome
}

/** Takes over a settlement that the ledger could not take. */
type WriteLater = (settlement: ActSettlement) => void

/** An act that cannot be noted as sent is not sent, and must not lock its payment for that. */
export async function noteSent(
  ports: Pick<Ports, 'clock'>,
  book: Pick<OpenBook, 'ledger'>,
  act: ReceiptAct,
  writeLater: WriteLater,
): Promise<ReceiptAct> {
  const at = ports.clock.now()
  try {
    return await book.ledger.noteReceiptActSent({ id: act.id, at })
  } catch (cause) {
    writeLater({
      ...silent(act, at),
      state: 'not-applied',
      answer: { code: null, message: '장부에 적을 수 없어 아무것도 보내지 않았습니다.' },
      evidence: notSentEvidence,
    })
    throw cause
  }
}

/** The gateway has acted or not, whatever the ledger can take: an answer that cannot be written is kept until it can. */
export async function settle(
  ports: Pick<Ports, 'clock' | 'log'>,
  book: Pick<OpenBook, 'ledger'>,
  sent: ReceiptAct,
  outcome: Outcome<ReceiptAccepted>,
  writeLater: WriteLater,
): Promise<ReceiptAct> {
  const settlement = settlementOf(sent, outcome, ports.clock.now())
  try {
    const settled = await book.ledger.settleReceiptAct(settlement)
    ports.log.event('receipt.settled', { actId: settled.id, state: settled.state, won: settled.amount })
    return settled
  } catch (cause) {
    ports.log.unexpected('receipt.settle', cause)
    writeLater(settlement)
    return sent
  }
}

const notSentEvidence = '요청이 나가지 않았습니다.'

/** A settlement whose gateway told nothing of a receipt. */
const silent = (act: ReceiptAct, at: Instant) => ({
  id: act.id,
  operatorId: act.operatorId,
  at,
  approvalNumber: null,
  receiptNumber: null,
  doneAt: null,
})

function settlementOf(act: ReceiptAct, outcome: Outcome<ReceiptAccepted>, at: Instant): ActSettlement {
  if (outcome.kind !== 'accepted') return { ...silent(act, at), ...notDone(outcome, notSentEvidence) }
  const { approvalNumber, receiptNumber, at: doneAt } = outcome.value
  const message = act.kind === 'issue' ? '현금영수증이 발급되었습니다.' : '현금영수증이 취소되었습니다.'
  return {
    ...silent(act, at),
    state: 'done',
    approvalNumber,
    receiptNumber,
    doneAt: doneAt ?? at,
    answer: { code: null, message },
    evidence: '결제사의 승인 응답',
  }
}
