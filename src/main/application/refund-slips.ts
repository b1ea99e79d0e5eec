import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { refundSlip, refundSlipFileName, type RefundSlipFacts, type SlipPaper } from '../../domain/refund-slip.ts'
import { failed } from '../../domain/result.ts'
import { printPage, savePage } from './paper-out.ts'
import { findPayment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'

type RefundHandlers = Handlers<AppContract>['refunds']
type Wanted = Parameters<RefundHandlers['saveSlip']>[0]

/** Saves the slip of a refund as PDF where the operator chooses; a file is whole or not there, and the audit keeps it. */
export async function saveRefundSlip(
  ports: Ports,
  { refundId, paper }: Wanted,
): ReturnType<RefundHandlers['saveSlip']> {
  const book = ports.books.current()
  const facts = await slipFacts(ports, book, refundId)
  if (facts === null) return failed({ kind: 'refund-not-found' })
  return savePage(ports, {
    title: '환불 전표 저장',
    fileName: refundSlipFileName(facts, paper, ports.clock.today()),
    page: async () => {
      const now = (await slipFacts(ports, book, refundId)) ?? facts
      return { page: refundSlip(now), paper, note: noteOf(ports, book, 'refund-slip-saved', now, paper) }
    },
  })
}

/** Prints the slip of a refund. */
export async function printRefundSlip(
  ports: Ports,
  { refundId, paper }: Wanted,
): ReturnType<RefundHandlers['printSlip']> {
  const book = ports.books.current()
  const facts = await slipFacts(ports, book, refundId)
  if (facts === null) return failed({ kind: 'refund-not-found' })
  const note = noteOf(ports, book, 'refund-slip-printed', facts, paper)
  return printPage(ports, { page: refundSlip(facts), paper, note })
}

/** What the slip is made from, as the book has it now; null when the refund or its payment is not in it. */
async function slipFacts(ports: Ports, { ledger }: OpenBook, refundId: string): Promise<RefundSlipFacts | null> {
  const refund = await ledger.refund(refundId)
  if (refund === null) return null
  const [payment, operator, approver] = await Promise.all([
    findPayment({ ledger }, refund.transactionId),
    ledger.operator(refund.operatorId),
    refund.approvedBy === null ? null : ledger.operator(refund.approvedBy),
  ])
  if (payment === null) return null
  const { transaction, receiptActs } = payment.record
  return {
    refund,
    transaction,
    receiptActs,
    shop: payment.shop,
    operatorName: operator?.name ?? refund.operatorId,
    approverName: approver?.name ?? refund.approvedBy,
    printedAt: ports.clock.now(),
  }
}

/** Keeps who let a slip out, of which refund in which state, and on what paper. */
const noteOf =
  (
    ports: Ports,
    { ledger }: OpenBook,
    what: 'refund-slip-saved' | 'refund-slip-printed',
    { refund }: RefundSlipFacts,
    paper: SlipPaper,
  ) =>
  (outcome: string): Promise<unknown> =>
    ledger.recordAudit({
      what,
      subject: refund.id,
      detail: { paper, state: refund.state, outcome },
      operatorId: ports.operator.id,
      at: ports.clock.now(),
    })
