import { readFileSync, writeSync } from 'node:fs'
import type { AppContract } from '../../../src/contract/index.ts'
import type { Client } from '../../../src/contract/operation.ts'
import { selfIssueIdentity } from '../../../src/domain/receipt/identity.ts'
import type { BasedOn } from '../../../src/domain/refund.ts'
import type { Result } from '../../../src/domain/result.ts'
import { createApplication } from '../../../src/main/application/index.ts'
import type { Ledger } from '../../../src/main/ledger/ledger.ts'
import { hashOf } from '../../unit/application/refunding.ts'
import type { OwnDeath } from './deaths.ts'
import { type ChildOrders, die, openChildDesk, valueOf } from './child-desk.ts'

/** A refund as an operator asks for it who was shown `basedOn`, null for what the ledger has when it is opened. */
interface RefundAct {
  readonly kind: 'refund'
  readonly amount: number
  readonly basedOn: BasedOn | null
}

/**
 * What the child is told, as JSON in a file. `diesAfter` is the step after which it kills itself, null where its parent does, or nobody.
 * One that waits says so on stdout and begins when it hears something on stdin.
 */
export interface DeskOrders extends ChildOrders {
  readonly transactionId: string
  /** A receipt is issued for what is due, and cancelled whole. */
  readonly act: RefundAct | { readonly kind: 'issue' | 'cancel' }
  readonly diesAfter: OwnDeath | null
  readonly waits: boolean
}

/** The real ledger, in a process that ends at one of its steps. */
function mortal(ledger: Ledger, diesAfter: OwnDeath | null): Ledger {
  const then = async <T>(step: OwnDeath, done: T): Promise<T> => (diesAfter === step ? die() : done)
  return {
    ...ledger,
    noteRefundIntended: async (intent) => then('intended', await ledger.noteRefundIntended(intent)),
    noteRefundSent: async (sent) => then('sent', await ledger.noteRefundSent(sent)),
    settleRefund: async (settlement) => {
      await then('answered', null)
      return then('settled', await ledger.settleRefund(settlement))
    },
    noteReceiptActIntended: async (intent) => then('intended', await ledger.noteReceiptActIntended(intent)),
    noteReceiptActSent: async (sent) => then('sent', await ledger.noteReceiptActSent(sent)),
    settleReceiptAct: async (settlement) => {
      await then('answered', null)
      return then('settled', await ledger.settleReceiptAct(settlement))
    },
  }
}

function startSign(): Promise<unknown> {
  writeSync(1, 'ready')
  return new Promise((heard) => process.stdin.once('data', heard).once('data', () => process.stdin.destroy()))
}

/** One act as an operator asks for it, over everything the desk has but its window; gives the state it came to. */
async function run(orders: DeskOrders): Promise<string> {
  if (orders.waits) await startSign()
  const { ports, resolver, api, close } = await openChildDesk(orders, (ledger) => mortal(ledger, orders.diesAfter))
  const client = api(createApplication(ports, resolver))
  const asked = await askFor(client, orders)
  await close()
  return valueOf(asked).state
}

async function askFor(
  api: Client<AppContract>,
  { transactionId, act }: DeskOrders,
): Promise<Result<{ readonly state: string }, unknown>> {
  const { refunds, remaining, receiptDesk } = valueOf(await api.transactions.detail({ transactionId }))
  const { issueAmount, cancelAmount, acts } = receiptDesk
  const seen = { transactionId, earlierActs: acts.length }
  switch (act.kind) {
    case 'refund':
      return api.refunds.request({
        transactionId,
        amount: act.amount,
        taxFree: null,
        hash: await hashOf({ api }, { transactionId, amount: act.amount, taxFree: null }),
        reason: { code: 'defect', note: '' },
        basedOn: act.basedOn ?? { refunds: refunds.length, remaining },
        // Asked for only where finance must approve; said of every other it changes nothing.
        approved: true,
      })
    case 'issue': {
      const buyer = { purpose: 'income-deduction', identity: selfIssueIdentity } as const
      return api.receipts.issue({ ...seen, ...buyer, amount: issueAmount, otherSale: null })
    }
    case 'cancel': {
      const whole = { extent: 'whole', reason: 'trade-cancelled', refundId: null } as const
      return api.receipts.cancel({ ...seen, ...whole, amount: cancelAmount })
    }
  }
}

const orders: DeskOrders = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
run(orders).then(
  (state) => void writeSync(1, state),
  (cause: unknown) => {
    writeSync(2, String(cause))
    process.exitCode = 1
  },
)
