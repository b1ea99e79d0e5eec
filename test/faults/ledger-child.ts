import { readFileSync, writeSync } from 'node:fs'
import { toInstant } from '../../src/domain/day.ts'
import { connectLedger } from '../../src/main/ledger/connect.ts'
import { LedgerFault } from '../../src/main/ledger/ledger.ts'
import { importLines, intent, payment, settlement, shopA, valueOf, yes } from '../contract/ledger-samples.ts'

/** What the child is told, as JSON in a file. `from` numbers the first payment; `count` null goes on until killed. */
export interface ChildOrders {
  readonly file: string
  readonly key: string
  readonly addon: string | null
  readonly worker: string
  readonly from: number
  readonly count: number | null
}

/** Tells the parent, at once and whole, what the ledger has acknowledged. */
const tell = (text: string): number => writeSync(1, `${text}\n`)

/** One payment, and a refund of it in one of four outcomes; each step is told once it is acknowledged. */
async function trade(ledger: Awaited<ReturnType<typeof open>>, number: number): Promise<void> {
  const of = `shop-a/T-${number}`
  await importLines(ledger, [payment({ gatewayTransactionId: `T-${number}`, orderNumber: `ORDER_${number}` })])
  tell(`payment ${number}`)
  const asked = intent(22_000, { refunds: 0, remaining: 55_000 }, `r-${number}`, of)
  valueOf(await ledger.noteRefundIntended(asked))
  tell(`intended ${number}`)
  await ledger.noteRefundSent({ id: asked.id, at: asked.at })
  tell(`sent ${number}`)
  const state = (['done', 'declined', 'unknown', 'not-applied'] as const)[number % 4] ?? 'done'
  await ledger.settleRefund(state === 'done' ? yes(asked.id) : settlement(asked.id, state))
  tell(`${state} ${number}`)
}

async function open(orders: ChildOrders) {
  return valueOf(await connectLedger({ ...orders, key: Buffer.from(orders.key, 'hex') }))
}

async function run(orders: ChildOrders): Promise<void> {
  const ledger = await open(orders)
  if ((await ledger.shops()).length === 0) {
    await ledger.addShop({ shop: shopA, operatorId: 'op-1', at: toInstant('2026-11-09T09:00:00+09:00') })
  }
  tell('open')
  for (let done = 0; orders.count === null || done < orders.count; done += 1) await trade(ledger, orders.from + done)
  await ledger.close()
  tell('closed')
}

const orders: ChildOrders = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
run(orders).catch((cause: unknown) => {
  tell(cause instanceof LedgerFault ? `fault ${cause.kind} ${cause.code}` : `failed ${String(cause)}`)
  // The lanes would keep the process alive, as they keep the desk's.
  process.exit(1)
})
