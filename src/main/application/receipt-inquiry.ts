import { standing } from '../../domain/receipt/ledger-row.ts'
import type { ReceiptAct } from '../../domain/receipt/receipt-act.ts'
import type { TransactionRecord } from '../../domain/transaction-record.ts'
import { isOpen } from '../../domain/refund.ts'
import { ok, type Result } from '../../domain/result.ts'
import { type Ledger, LedgerFault } from '../ledger/ledger.ts'
import { type ConnectionFailure, withConnection } from './connection.ts'
import { addressOf, askGateway, noAnswerSentence, noteLookUp } from './look-up.ts'
import { findPayment, type Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'

/** What an inquiry into one receipt act concluded. */
export interface ReceiptInquiry {
  readonly act: ReceiptAct
  readonly settled: boolean
  readonly finding: string
}

/**
 * Asks the gateway about the payment of an unknown receipt act. A receipt number in the answer that was not known before proves an issue;
 * nothing in a look-up proves a cancel, nor that an issue did not happen, because whether a look-up shows later changes of the receipt
 * is not documented.
 */
export async function inquireReceiptAct(
  ports: Ports,
  book: OpenBook,
  act: ReceiptAct,
): Promise<Result<ReceiptInquiry, ConnectionFailure>> {
  if (!isOpen(act.state)) return ok({ act, settled: true, finding: '이미 결과가 정해진 요청입니다.' })
  if (act.state !== 'unknown') return ok({ act, settled: false, finding: '요청이 아직 진행 중입니다.' })
  const payment = await findPayment(book, act.transactionId)
  if (payment === null) throw new Error(`${act.transactionId} left the ledger`)
  const asked = await askGateway(ports, book, payment.shop, payment.record.transaction)
  if (!asked.ok) return asked
  const told = await receiptWord(ports, book, payment, act)
  const unsettled = (finding: string) =>
    ok({ act, settled: false, finding: told === null ? finding : `${told} ${finding}` })
  if (asked.value.kind !== 'found') return unsettled(noAnswerSentence(asked.value))
  await noteLookUp(ports, book, payment.record, asked.value)
  const receipt = asked.value.transaction?.receipt
  const number = receipt?.issued === true ? receipt.approvalNumber : null
  if (act.kind === 'cancel') return unsettled(cancelUnproved)
  if (number === null) return unsettled(issueUnproved)
  if (isKnownBefore(payment.record, act, number)) return unsettled(earlierNumber(number))
  const finding = `조회 응답에 현금영수증 번호 ${number}가 있어 발급된 것으로 확인했습니다.`
  const settled = await settleActUnlessSettled(book.ledger, act.id, () =>
    book.ledger.settleReceiptAct({
      id: act.id,
      state: 'done',
      answer: { code: null, message: finding },
      approvalNumber: number,
      receiptNumber: null,
      doneAt: ports.clock.now(),
      evidence: finding,
      operatorId: null,
      at: ports.clock.now(),
    }),
  )
  return ok({ act: settled, settled: true, finding })
}

/** What the gateway itself says of the receipt, where it has such a look-up and the shop has it on; a person reads it. */
async function receiptWord(
  ports: Ports,
  book: OpenBook,
  { record, shop }: Payment,
  act: ReceiptAct,
): Promise<string | null> {
  const desk = ports.gateways[shop.gateway].receipts
  if (!desk.offered) return null
  const { receipt } = standing(record.transaction, record.receiptActs)
  const receiptNumber = act.kind === 'cancel' ? receipt.receiptNumber : null
  const asked = await withConnection(ports, book, shop, (_gateway, connection) =>
    desk.lookUpReceipt(connection, { payment: addressOf(record.transaction), receiptNumber }),
  )
  return asked.ok ? asked.value : null
}

/** Is this the number the payment came with, or that of another act? Then it may be a receipt that was cancelled since. */
const isKnownBefore = ({ transaction, receiptActs }: TransactionRecord, act: ReceiptAct, number: string): boolean =>
  transaction.receipt.approvalNumber === number ||
  receiptActs.some((one) => one.id !== act.id && one.approvalNumber === number)

const earlierNumber = (number: string): string =>
  `조회 응답의 현금영수증 번호 ${number}는 이 요청 전의 것이라 새로 발급되었다는 증거가 아닙니다. 결제사 관리자나 홈택스에서 확인해 직접 확정하세요.`
const issueUnproved =
  '조회 응답에 현금영수증 번호가 없습니다. 발급되지 않았다는 증거는 아닙니다. 결제사 관리자나 홈택스에서 확인해 직접 확정하세요.'
const cancelUnproved =
  '조회로는 현금영수증 취소를 증명할 수 없습니다. 결제사 관리자나 홈택스에서 확인해 직접 확정하세요.'

/** What became of a receipt act, as the ledger takes it. */
export type ActSettlement = Parameters<Ledger['settleReceiptAct']>[0]

/** Settles an act; when another look-up or person was quicker, gives it as they left it. Every other fault is thrown on. */
export async function settleActUnlessSettled(
  ledger: Pick<Ledger, 'receiptAct'>,
  actId: string,
  settle: () => Promise<ReceiptAct>,
): Promise<ReceiptAct> {
  try {
    return await settle()
  } catch (cause) {
    if (!(cause instanceof LedgerFault) || cause.kind !== 'constraint') throw cause
    const now = await ledger.receiptAct(actId)
    if (now === null || isOpen(now.state)) throw cause
    return now
  }
}
