import { writeSync } from 'node:fs'
import { type LedgerRequest, writeReceiptLedger } from '../../src/main/files/write-ledger.ts'
import { aboutLedger, ledgerRow } from '../unit/files/ledger-rows.ts'

/** What the child is told, as JSON in its first argument. */
export type ExportOrders = Pick<LedgerRequest, 'file' | 'format'>

/** Writes a ledger that never ends, and tells when part of it is on its way; whoever started this kills it. */
async function* endless() {
  const page = Array.from({ length: 5_000 }, (_, at) => ledgerRow({ orderNumber: `ORDER-${at}` }))
  for (let pages = 0; ; pages += 1) {
    if (pages === 4) writeSync(1, 'writing\n')
    yield page
  }
}

const orders: ExportOrders = JSON.parse(process.argv[2] ?? '')
await writeReceiptLedger({ ...orders, about: aboutLedger }, endless, () => undefined, new AbortController().signal)
