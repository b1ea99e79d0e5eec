import { appendFileSync } from 'node:fs'
import type { PaypleSandbox } from '../gateways/payple/sandbox/index.ts'

/** Orders whose buyers have just agreed in the window and that wait for their confirm. */
const orders = [
  { type: 'card', total: 27_500, oid: 'YP900011', buyer: '한가람', goods: '니트 가디건' },
  { type: 'transfer', total: 64_000, oid: 'YP900012', buyer: '문새봄', goods: '원두 1kg' },
] as const

/**
 * Prepares them at the sandbox, at practice's first start, and adds the window's results to the answers that are to be imported.
 * They can be confirmed for half an hour, as at Payple; later they show what an expired one looks like.
 */
export function prepareOrders(sandbox: Pick<PaypleSandbox, 'prepare'>, log: string): void {
  for (const order of orders) {
    const result = sandbox.prepare(order)
    if (result === null) throw new Error(`${order.oid} could not be prepared`)
    appendFileSync(log, `${JSON.stringify(result)}\n`)
  }
}
