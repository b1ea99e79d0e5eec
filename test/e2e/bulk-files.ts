import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { GatewayId } from '../../src/domain/gateway.ts'
import { call } from './in-page.ts'

/** A payment of the practice book as a file of a bulk refund names it. */
export interface Listed {
  readonly orderNumber: string
  readonly gatewayTransactionId: string
  readonly paid: number
}

const isListed = (row: unknown): row is Listed & { readonly gateway: string } =>
  typeof row === 'object' && row !== null && 'orderNumber' in row && 'paid' in row && 'gateway' in row

/** The newest card payments of the practice shop at a gateway that nothing went back of, at most 300. */
export async function wholePayments(page: Page, gateway: GatewayId): Promise<readonly Listed[]> {
  const filter = {
    shopId: null,
    text: '',
    from: null,
    to: null,
    states: ['paid'],
    wallets: [],
    methods: ['card'],
    atLeast: null,
    atMost: null,
  }
  const answer: unknown = await call(page, 'transactions.search', { filter, offset: 0, limit: 500 })
  const rows: unknown = Reflect.get(Object(answer), 'value')
  if (!Array.isArray(rows)) throw new Error(`no list: ${JSON.stringify(answer)}`)
  return rows.filter(isListed).filter((row) => row.gateway === gateway && !/^Y[KP]900/.test(row.orderNumber))
}

/** Writes a file of order numbers and amounts with a Korean header. */
export const writeRefunds = (
  file: string,
  rows: readonly (readonly [order: string, amount: string | number])[],
): void =>
  writeFileSync(file, ['주문번호,환불금액', ...rows.map(([order, amount]) => `${order},${amount}`), ''].join('\r\n'))
