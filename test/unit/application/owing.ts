import type { GatewayId } from '../../../src/domain/gateway.ts'
import { sandboxApproval, starterBook as kcpStarterBook } from '../../../src/main/gateways/kcp/sandbox/index.ts'
import { sandboxPayment, starterBook as paypleStarterBook } from '../../../src/main/gateways/payple/sandbox/index.ts'
import { morning } from './clock.ts'
import { type TestDesk, valueOf } from './desk.ts'
import { unreceipted } from './receipting.ts'
import { known, type KnownPayment } from './refunding.ts'
import { type SandboxChanges, siteCode } from './sandboxes.ts'

/** The `n`th payment whose receipt the merchant owes: SSG money at KCP, a transfer at Payple. Both owe 120,000 won. */
export const owedBy = (gateway: GatewayId, n: number): KnownPayment =>
  gateway === 'kcp'
    ? { gateway, number: `20261120${String(n).padStart(6, '0')}`, paid: 132_000 }
    : { gateway, number: `OWED-${n}`, paid: 120_000 }

/** Books of both gateways with `count` such payments each; `dayOf` gives the day (`yyyyMMdd`) of the nth transfer where it is another. */
export function owingBooks(count: number, dayOf: (n: number) => string | null = () => null) {
  const ssg = kcpStarterBook(morning, siteCode).find(({ approval }) => approval['tno'] === known.ssgMoney.number)
  const transfer = paypleStarterBook(morning).find(({ oid }) => oid === unreceipted.number)
  if (ssg === undefined || transfer === undefined) throw new Error('the starter books owe no receipt')
  const numbers = Array.from({ length: count }, (_, at) => at + 1)
  return {
    kcp: numbers.map((n) => {
      const tno = owedBy('kcp', n).number
      return { ...ssg, approval: { ...ssg.approval, tno, order_no: `ORDER_${tno}` } }
    }),
    payple: numbers.map((n) => {
      const day = dayOf(n)
      const time = day === null ? transfer.time : `${day}${transfer.time.slice(8)}`
      return { ...transfer, oid: owedBy('payple', n).number, time }
    }),
  }
}

type Books = ReturnType<typeof owingBooks>

/** Sandboxes that hold these books and nothing else. */
export const sandboxesOf = ({ kcp, payple }: Books): SandboxChanges => ({
  kcp: { book: kcp },
  payple: { book: payple },
})

/** Brings what such a book of one gateway holds into the ledger. */
export async function bringOwed(desk: TestDesk, gateway: GatewayId, { kcp, payple }: Books): Promise<void> {
  const lines = gateway === 'kcp' ? kcp.map(sandboxApproval) : payple.map(sandboxPayment)
  const text = lines.map((line) => JSON.stringify(line)).join('\n')
  valueOf(await desk.api.imports.paste({ importId: `owed-${gateway}`, shopId: desk.shopIds[gateway], text }))
}
