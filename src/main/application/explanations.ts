import type { z } from 'zod'
import type { AppContract } from '../../contract/index.ts'
import type { Handlers } from '../../contract/operation.ts'
import { dayOf } from '../../domain/day.ts'
import { explain, type Explanation } from '../../domain/receipt/explanation.ts'
import { explanationFileName, type ExplanationFacts, explanationPage } from '../../domain/receipt/explanation-page.ts'
import { partAnswer } from '../../domain/receipt/explanation-words.ts'
import { failed, ok } from '../../domain/result.ts'
import { printPage, savePage } from './paper-out.ts'
import { findPayment, type Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { verdictView } from './views.ts'

type ExplanationView = z.input<AppContract['explanations']['of']['output']>

/** Why a payment's receipt is judged as it is: to read, to save and to print. */
export function explanationHandlers(ports: Ports): Handlers<AppContract>['explanations'] {
  return {
    of: async ({ transactionId }) => {
      const payment = await findPayment(ports.books.current(), transactionId)
      return payment === null
        ? failed({ kind: 'transaction-not-found' })
        : ok(explanationView(explanationOf(ports, payment), payment))
    },
    save: async ({ transactionId }) => {
      const book = ports.books.current()
      const facts = await pageFacts(ports, book, transactionId)
      if (facts === null) return failed({ kind: 'transaction-not-found' })
      return savePage(ports, {
        title: '현금영수증 판정 근거 저장',
        fileName: explanationFileName(facts, ports.clock.today()),
        page: async () =>
          pageOut(
            ports,
            book,
            'receipt-explanation-saved',
            transactionId,
            (await pageFacts(ports, book, transactionId)) ?? facts,
          ),
      })
    },
    print: async ({ transactionId }) => {
      const book = ports.books.current()
      const facts = await pageFacts(ports, book, transactionId)
      if (facts === null) return failed({ kind: 'transaction-not-found' })
      return printPage(ports, pageOut(ports, book, 'receipt-explanation-printed', transactionId, facts))
    },
  }
}

const explanationOf = ({ clock }: Pick<Ports, 'clock'>, { record, shop }: Payment): Explanation =>
  explain({ ...record, settings: shop.tax, today: clock.today() })

function explanationView(explanation: Explanation, { record }: Payment): ExplanationView {
  const on = dayOf(record.transaction.paidAt)
  return {
    verdict: verdictView(explanation.verdict, on),
    today: explanation.today,
    facts: [...explanation.facts],
    parts: explanation.parts.map((one) => ({ ...one, verdict: verdictView(one.verdict, on), answer: partAnswer(one) })),
    reckoning: [...explanation.reckoning],
    stages: [...explanation.stages],
    rules: [...explanation.rules],
    changes: explanation.changes.map((change) => ({ ...change, verdict: verdictView(change.verdict, on) })),
  }
}

/** What the paper is made from, as the book has it now; null when the payment is not in it. */
async function pageFacts(ports: Ports, book: OpenBook, transactionId: string): Promise<ExplanationFacts | null> {
  const payment = await findPayment(book, transactionId)
  if (payment === null) return null
  return {
    explanation: explanationOf(ports, payment),
    transaction: payment.record.transaction,
    shop: payment.shop,
    operatorName: ports.operator.name,
    printedAt: ports.clock.now(),
  }
}

/** The page on a sheet, and who let it out, of which payment, judged how. */
const pageOut = (
  ports: Ports,
  { ledger }: OpenBook,
  what: 'receipt-explanation-saved' | 'receipt-explanation-printed',
  subject: string,
  facts: ExplanationFacts,
) => ({
  page: explanationPage(facts),
  paper: 'a4' as const,
  note: (outcome: string): Promise<unknown> =>
    ledger.recordAudit({
      what,
      subject,
      detail: { state: facts.explanation.verdict.state, outcome },
      operatorId: ports.operator.id,
      at: ports.clock.now(),
    }),
})
