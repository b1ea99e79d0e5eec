import { toDay, toInstant } from '../../../src/domain/day.ts'
import { type GatewayId, gatewayIds } from '../../../src/domain/gateway.ts'
import { noWon, toWon } from '../../../src/domain/money.ts'
import { computeSplit } from '../../../src/domain/tax-split.ts'
import type { Connection } from '../../../src/main/gateways/call.ts'
import type { Gateway } from '../../../src/main/gateways/gateway.ts'
import { createHttp } from '../../../src/main/gateways/http.ts'
import { createKcp } from '../../../src/main/gateways/kcp/index.ts'
import { createPayple } from '../../../src/main/gateways/payple/index.ts'
import { morning } from '../../unit/application/clock.ts'
import { credentials } from '../histories/ground.ts'
import type { Operation } from '../histories/teller.ts'
import { openRawGateway, type RawGateway } from './raw-gateway.ts'
import type { WireFault } from './wire-faults.ts'

/** What a desk asks of a gateway, each beside what can happen to it. */
const operations = [
  'look-up',
  'cancel',
  'partial cancel',
  'receipt issue',
  'receipt cancel',
] as const satisfies readonly Operation[]
type AskedOperation = (typeof operations)[number]

/** One fault on one operation at one gateway: what the desk made of it and what the gateway did. */
export interface Cell {
  readonly fault: string
  readonly gateway: GatewayId
  readonly operation: AskedOperation
  readonly outcome: string
  readonly acted: number
  readonly calls: number
  readonly connections: number
  /** Of a look-up that found the payment: is what it told the truth? */
  readonly isTrue: boolean
}

/** How long a call waits here; enough for an honest loopback under load. */
const waitMs = 1_500
const paid = toWon(33_000)
const part = toWon(11_000)
const paidAt = toInstant('2026-11-23T09:40:00+09:00')

const http = createHttp()
const gateways: Readonly<Record<GatewayId, Gateway>> = {
  kcp: createKcp(http, { now: () => morning }, { cancelMs: waitMs, inquiryMs: waitMs }),
  payple: createPayple(http, { authMs: 10_000, cancelMs: waitMs, lookUpMs: waitMs }),
}

/** How many cells one fault has. */
export const cellsPerFault = operations.length * gatewayIds.length

/** Plays one fault on every operation at both gateways, all at once. */
export const cellsOf = (fault: WireFault): Promise<readonly Cell[]> =>
  Promise.all(gatewayIds.flatMap((gateway) => operations.map((operation) => cellOf(fault, gateway, operation))))

async function cellOf(fault: WireFault, gateway: GatewayId, operation: AskedOperation): Promise<Cell> {
  const raw = await openRawGateway(gateway, operation, fault)
  try {
    const { outcome, isTrue } = await ask(gateways[gateway], operation, raw)
    const acted = [...raw.bank.cancels, ...raw.bank.receiptActs].filter(({ by }) => by !== null).length
    return { fault: fault.name, gateway, operation, outcome, isTrue, acted, ...raw.seen }
  } finally {
    await raw.close()
  }
}

async function ask(gateway: Gateway, operation: AskedOperation, { url, number }: RawGateway) {
  const connection: Connection = {
    shopId: 'shop',
    environment: 'test',
    endpoint: url,
    reach: 'loopback',
    credentials: credentials[gateway.id],
    choices: {},
  }
  const payment = {
    gatewayTransactionId: number,
    orderNumber: gateway.id === 'kcp' ? `ORDER_${number}` : number,
    paidOn: toDay('2026-11-23'),
    gatewayMethod: gateway.id === 'kcp' ? 'PABK' : 'transfer',
  }
  const amount = operation === 'partial cancel' ? part : paid
  if (operation === 'look-up') {
    const found = await gateway.lookUp(connection, payment)
    const isTrue = found.kind !== 'found' || (found.paid === paid && (found.refunded ?? noWon) === noWon)
    return { outcome: found.kind, isTrue }
  }
  if (operation === 'cancel' || operation === 'partial cancel') {
    const { kind } = await gateway.refund(connection, {
      payment,
      paid,
      paidSplit: computeSplit(paid),
      amount,
      split: computeSplit(amount),
      remainingBefore: paid,
      refundedBefore: false,
      receiptTargetBefore: noWon,
      reason: '고객 변심',
    })
    return { outcome: kind, isTrue: true }
  }
  return { outcome: await askForReceipt(gateway, connection, payment, operation), isTrue: true }
}

async function askForReceipt(
  { receipts }: Gateway,
  connection: Connection,
  payment: Parameters<Gateway['lookUp']>[1],
  operation: 'receipt issue' | 'receipt cancel',
): Promise<string> {
  if (!receipts.offered) throw new Error('receipts are offered at both')
  const asked =
    operation === 'receipt issue'
      ? receipts.issueReceipt(connection, {
          payment,
          paid,
          paidAt,
          amount: paid,
          split: computeSplit(paid),
          purpose: 'income-deduction',
          identity: '01012345678',
          goods: null,
          buyerName: null,
          serial: 1,
          at: morning,
        })
      : receipts.cancelReceipt(connection, {
          payment,
          amount: paid,
          liveBefore: paid,
          cutBefore: false,
          paidAt,
          issuedAt: paidAt,
          approvalNumber: null,
          receiptNumber: '20261123459620',
          reason: 1,
        })
  return (await asked).kind
}

/** Cells as a table in Markdown, a line for each fault; where the gateways differ, KCP's outcome comes first. */
export function cellTable(cells: readonly Cell[]): string {
  const outcomeOf = (fault: string, operation: string): string => {
    const [kcp, payple] = gatewayIds.map(
      (gateway) =>
        cells.find((one) => one.fault === fault && one.operation === operation && one.gateway === gateway)?.outcome ??
        '',
    )
    return kcp === payple ? (kcp ?? '') : `${kcp} / ${payple}`
  }
  const faults = [...new Set(cells.map((one) => one.fault))]
  const rows = faults.map((fault) => [fault, ...operations.map((operation) => outcomeOf(fault, operation))])
  return [['fault', ...operations], ['---', ...operations.map(() => '---')], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}
