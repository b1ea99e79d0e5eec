import type { z } from 'zod'
import type { AppContract } from '../../contract/index.ts'
import { epochOf, type Instant } from '../../domain/day.ts'
import type { Won } from '../../domain/money.ts'
import { type ReceiptHistory, standing, verdictNow } from '../../domain/receipt/ledger-row.ts'
import { liveReceiptOf, type ReceiptExcess, receiptExcessOf } from '../../domain/receipt/live-receipt.ts'
import { livesByAct, openActOf, receiptRetryOf } from '../../domain/receipt/receipt-act.ts'
import type { ReceiptVerdict } from '../../domain/receipt/verdict.ts'
import { isOpen } from '../../domain/refund.ts'
import type { Shop } from '../../domain/shop.ts'
import { taxFor } from '../../domain/tax-history.ts'
import { splitTotal, type TaxSplit } from '../../domain/tax-split.ts'
import { certificateOf, whyEnded } from './certificates.ts'
import { dutyFacts } from './duty-facts.ts'
import type { Payment } from './payments.ts'
import type { OpenBook, Ports } from './ports.ts'
import { receiptActView } from './views.ts'

type ReceiptDeskView = z.input<AppContract['transactions']['detail']['output']>['receiptDesk']

/** Why something cannot be done now, and what can be. */
export interface Blocked {
  readonly because: string
  readonly remedy: string | null
}

/** What can be done with the receipt of a payment, for how much, or why not. */
export interface ReceiptFacts {
  readonly verdict: ReceiptVerdict
  readonly live: TaxSplit
  /** A receipt issued from here for more than the cash that is left, and whether the gateway takes that part back alone. */
  readonly excess: (ReceiptExcess & { readonly canCancelAlone: boolean }) | null
  readonly issueBlocked: Blocked | null
  readonly cancelBlocked: Blocked | null
  /** Why nothing issued or cancelled elsewhere can be written down; null when it can. */
  readonly recordIssueBlocked: Blocked | null
  readonly recordCancelBlocked: Blocked | null
}

/** A shop whose credentials are not stored, or whose certificate has ended, can only be looked at; null when it can act. */
export async function whyReadOnly(
  ports: Pick<Ports, 'gateways' | 'clock'>,
  book: Pick<OpenBook, 'vault'>,
  shop: Shop,
): Promise<Blocked | null> {
  const stored = await book.vault.state(shop.id)
  if (stored.stored) return whyEnded(ports, shop, await certificateOf(ports, book, shop))
  return {
    because: `${shop.name}의 결제사 인증 정보가 없어 장부를 보기만 할 수 있습니다.`,
    remedy: '설정 › 상점에서 인증 정보를 저장하세요.',
  }
}

/** What a payment's receipt is judged from, as of today. */
export function historyOf({ clock }: Pick<Ports, 'clock'>, { record, shop }: Payment): ReceiptHistory {
  const today = clock.today()
  return { ...record, shopName: shop.name, settings: taxFor(shop, record.transaction, today), today }
}

/** Judges what can be done with a receipt from what the ledger knows; asks nobody. */
export async function receiptFacts(
  ports: Pick<Ports, 'gateways' | 'clock'>,
  book: Pick<OpenBook, 'vault'>,
  { record, shop }: Payment,
): Promise<ReceiptFacts> {
  const history = historyOf(ports, { record, shop })
  const verdict = verdictNow(history)
  const live = liveReceiptOf(history)
  const excess = receiptExcessOf(history)
  const desk = ports.gateways[shop.gateway].receipts
  const takesParts = desk.offered && desk.cancelsParts(shop.choices)
  const open = whyOpen(record)
  const common = whyNoDesk(ports, { record, shop }) ?? open ?? (await whyReadOnly(ports, book, shop))
  const noIssue = whyNoIssue(record, verdict)
  const noCancel = whyNoCancel(record, verdict, splitTotal(live))
  const limits = desk.offered
    ? desk.cancelLimits(standing(record.transaction, record.receiptActs).receipt.receiptNumber)
    : null
  const noNumber = limits === null || limits.ok ? null : limits.failure
  return {
    verdict,
    live,
    excess: excess === null ? null : { ...excess, canCancelAlone: excess.left > 0 && takesParts },
    issueBlocked: common ?? noIssue,
    cancelBlocked: common ?? whyTooSoon(record, ports.clock.now()) ?? noCancel ?? noNumber,
    recordIssueBlocked: open ?? noIssue,
    recordCancelBlocked: open ?? noCancel,
  }
}

function whyNoDesk(ports: Pick<Ports, 'gateways'>, { record, shop }: Payment): Blocked | null {
  const desk = ports.gateways[shop.gateway].receipts
  if (!desk.offered) return { because: desk.because, remedy: desk.remedy }
  const limits = desk.receiptLimits(record.transaction)
  return limits.ok ? null : limits.failure
}

function whyOpen(record: Payment['record']): Blocked | null {
  if (openActOf(record.receiptActs) !== null) {
    return {
      because: '결과가 정해지지 않은 현금영수증 요청이 있습니다.',
      remedy: '그 요청을 조회하거나 직접 확정한 뒤 다시 하세요.',
    }
  }
  return record.refunds.some((refund) => isOpen(refund.state))
    ? {
        because: '결과가 정해지지 않은 환불이 있어 발급할 금액을 알 수 없습니다.',
        remedy: '그 환불의 결과를 먼저 정하세요.',
      }
    : null
}

function whyNoIssue(
  { transaction, receiptActs }: Payment['record'],
  { state, duty, sentence }: ReceiptVerdict,
): Blocked | null {
  if (state === 'due') return null
  if (state === 'issued' && duty === 'not-ours' && !livesByAct(receiptActs)) return keptByIssuer
  if (standing(transaction, receiptActs).receipt.issued === true)
    return { because: '이미 발급된 현금영수증이 있습니다.', remedy: '다시 발급하려면 먼저 취소하세요.' }
  if (state === 'closed') return { because: sentence, remedy: '발급하려면 먼저 닫은 의무를 다시 여세요.' }
  return { because: state === 'refunded' ? '현금으로 받은 금액이 남아 있지 않습니다.' : sentence, remedy: null }
}

/** A wallet's receipt, and KCP's for Naver points, are issued and taken back by whoever issued them. */
const keptByIssuer: Blocked = {
  because: '발급한 곳에서 발급과 취소를 관리하는 현금영수증입니다. 여기서 할 일은 없습니다.',
  remedy: null,
}

function whyTooSoon({ receiptActs, refunds }: Payment['record'], now: Instant): Blocked | null {
  const retry = receiptRetryOf(refunds, receiptActs)
  if (retry === null || epochOf(now) >= epochOf(retry.from)) return null
  const hour = retry.from.slice(0, 16).replace('T', ' ')
  return { because: `환불 때 실패한 현금영수증 취소는 ${hour}부터 다시 할 수 있습니다.`, remedy: null }
}

function whyNoCancel(
  { transaction, receiptActs }: Payment['record'],
  { duty }: ReceiptVerdict,
  live: Won,
): Blocked | null {
  if (duty === 'not-ours' && !livesByAct(receiptActs)) return keptByIssuer
  const { receipt } = standing(transaction, receiptActs)
  return receipt.issued === true && live > 0 ? null : { because: '취소할 현금영수증이 없습니다.', remedy: null }
}

/** What a payment's panel shows of its receipt desk; acts newest first. */
export async function receiptDeskOf(ports: Ports, book: OpenBook, payment: Payment): Promise<ReceiptDeskView> {
  const { verdict, live, excess, ...blocked } = await receiptFacts(ports, book, payment)
  const { record, shop } = payment
  const retry = receiptRetryOf(record.refunds, record.receiptActs)
  return {
    acts: record.receiptActs.toReversed().map(receiptActView),
    notes: record.dutyNotes.toReversed(),
    ...dutyFacts(payment, verdict, taxFor(shop, record.transaction, ports.clock.today())),
    ...blocked,
    issueAmount: verdict.amount,
    cancelAmount: splitTotal(live),
    excess: excess === null ? null : { won: excess.won, left: excess.left, canCancelAlone: excess.canCancelAlone },
    retryOf: retry === null ? null : { ...retry, isOpen: epochOf(ports.clock.now()) >= epochOf(retry.from) },
  }
}
