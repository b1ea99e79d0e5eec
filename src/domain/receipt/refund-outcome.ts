import type { GatewayId } from '../gateway.ts'
import type { Won } from '../money.ts'
import type { ReceiptOutcome } from '../refund.ts'
import type { PaymentPart } from '../transaction.ts'
import { isCash } from './cash-part.ts'
import type { ReceiptVerdict } from './verdict.ts'

/** The answer that would have told of the receipt was lost with the refund's own. */
const unseen: ReceiptOutcome = {
  kind: 'unknown',
  won: null,
  code: null,
  message: '환불 응답을 받지 못해 현금영수증 취소 결과를 알 수 없습니다. 확인이 필요합니다.',
}

/** A refund that went through: of what, and how much. */
export interface GoneBack {
  readonly gateway: GatewayId
  readonly parts: readonly PaymentPart[]
  readonly amount: Won
}

/**
 * What became of the receipt of a refund that went through: the gateway's word (`reported`, null when its answer was lost),
 * read with who owed the receipt before. Where nothing was issued yet nothing is cancelled, the duty shrinks. The won tells
 * which part of a mixed payment went back (R34); a payment that is all cash leaves no doubt about it.
 */
export function refundReceiptOutcome(
  { gateway, parts, amount }: GoneBack,
  before: ReceiptVerdict,
  reported: ReceiptOutcome | null,
): ReceiptOutcome {
  const won = reported?.won ?? (parts.length > 0 && parts.every(isCash) ? amount : null)
  const said = reported === null ? unseen : reported
  switch (before.state) {
    case 'no-receipt':
    case 'refunded':
      return won === null || won === 0 ? { kind: 'none', won, code: null, message: null } : said
    case 'due':
    case 'closed':
      return ofDue(before, said, won)
    case 'batch-awaited':
    case 'batch-overdue':
      return { kind: 'by-wallet', won, code: null, message: '일괄 전송하는 곳에서 환불분을 빼고 보냅니다.' }
    case 'check':
      return { ...said, won: said.won ?? won }
    case 'issued':
    case 'not-issued-by-wallet':
      return ofIssued(before, said, won, gateway)
  }
}

/** What only a receipt that was issued can be told to have become. */
const ofAReceipt = ['to-do', 'cancelled', 'cancel-failed'] as const

/**
 * A merchant may have issued by hand, of which nothing is known here: what the gateway says of that receipt stands, and of a wallet's
 * balance that the shop issues itself the answer's amount is the shop's to cancel, whichever wallet it is (R34).
 */
function ofDue({ wallet }: ReceiptVerdict, said: ReceiptOutcome, won: Won | null): ReceiptOutcome {
  if (ofAReceipt.some((kind) => kind === said.kind)) return { ...said, won }
  if (wallet !== null && won !== 0) return ofOwn(won)
  return { kind: 'none', won, code: null, message: nothingIssued }
}

/** A wallet's receipt that is the shop's own to cancel; unknown where nothing tells how much of it. */
const ofOwn = (won: Won | null): ReceiptOutcome =>
  won === null
    ? { kind: 'unknown', won, code: null, message: amountUntold }
    : { kind: 'to-do', won, code: null, message: null }

const amountUntold = '환불 응답에 현금영수증 취소 대상 금액이 없습니다. 직접 발급했다면 확인이 필요합니다.'

const nothingIssued = '발급 전이므로 취소할 현금영수증이 없습니다. 발급할 금액이 줄었습니다.'

/**
 * A silent answer about a receipt that a wallet, or KCP for one, issued: its issuer takes it back (N5). One of a wallet's balance that the
 * shop issued, or that was issued from this desk through KCP, is the shop's to cancel (R34). An answer that names nothing of it leaves it alone.
 */
function ofIssued(
  { duty, wallet, issuedHere }: ReceiptVerdict,
  said: ReceiptOutcome,
  won: Won | null,
  gateway: GatewayId,
): ReceiptOutcome {
  if (ofAReceipt.some((kind) => kind === said.kind)) return { ...said, won }
  if ((wallet !== null || issuedHere) && won === 0) return { kind: 'none', won, code: null, message: null }
  if ((wallet !== null && duty !== 'not-ours') || (issuedHere && gateway === 'kcp')) return ofOwn(won)
  const silent = said.kind === 'unknown' || said.kind === 'none'
  if (silent && duty === 'not-ours') {
    return { kind: 'by-wallet', won, code: null, message: '발급한 곳에서 현금영수증을 취소합니다.' }
  }
  return said.kind === 'none' ? { ...unseen, won } : { ...said, won }
}
