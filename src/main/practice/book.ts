import type { Instant } from '../../domain/day.ts'
import type { GatewayId } from '../../domain/gateway.ts'
import { toLog } from './dated-line.ts'
import { type KcpBook, kcpBook } from './kcp-book.ts'
import { kcpDemoOrders } from './kcp-drafts.ts'
import { type PaypleBook, paypleBook, paypleDemoOrders } from './payple-book.ts'

/** Order numbers of payments that demo and guided tour rely on. */
export const demoOrders = { kcp: kcpDemoOrders, payple: paypleDemoOrders } as const

/** Lines put into the logs that an import must turn away, so that a newcomer meets the list of rejects. */
export const plantedRejects = { kcp: 2, payple: 1 } as const satisfies Record<GatewayId, number>

/** Everything practice begins with. */
export interface PracticeBook {
  readonly kcp: KcpBook
  readonly payple: PaypleBook
  /** What the shops' servers logged: one JSON object a line, in order of time, the planted ones last. */
  readonly logs: Readonly<Record<GatewayId, string>>
}

/**
 * The practice book: seven months that end on the day of `start`. Identifiers and amounts are the same for every start;
 * only dates move with it.
 */
export function practiceBook(start: Instant): PracticeBook {
  const kcp = kcpBook(start)
  const payple = paypleBook(start)
  const strayed = { PCD_PAY_RST: 'success', PCD_PAY_CODE: '0000', PCD_PAY_OID: 'YP700001', PCD_PAY_TYPE: 'card' }
  const unclear = {
    PCD_PAY_RST: 'error',
    PCD_PAY_CODE: 'CPAY0018',
    PCD_PAY_MSG: '[CPAY0018] 출금이체 결과 미수신',
    PCD_PAY_TYPE: 'transfer',
    PCD_PAY_OID: 'YP700002',
  }
  return {
    kcp,
    payple,
    logs: {
      kcp: `${toLog(kcp.lines)}${JSON.stringify(strayed)}\n{"res_cd":"0000","tno":"2373000000\n`,
      payple: `${toLog(payple.lines)}${JSON.stringify(unclear)}\n`,
    },
  }
}
