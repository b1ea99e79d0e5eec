import type { Instant } from '../../domain/day.ts'
import { toWon } from '../../domain/money.ts'
import { noSplit, refundSplit, splitTotal } from '../../domain/tax-split.ts'
import { cancelAnswer } from '../gateways/kcp/sandbox/answers.ts'
import { type Account, type SandboxCancel, sharesOf, take, taxLeftOf } from '../gateways/kcp/sandbox/book.ts'
import type { SandboxPayment } from '../gateways/kcp/sandbox/index.ts'
import type { DatedLine } from './dated-line.ts'
import { kcpDrafts } from './kcp-drafts.ts'
import { type KcpDraft, kcpLine, kcpPayment } from './kcp-payment.ts'
import { type PracticeMoment, secondOf, timeOf } from './moment.ts'
import { createSeries, type Series } from './series.ts'

/** What KCP knows of the practice shop, and what the shop's own server logged of it. */
export interface KcpBook {
  readonly payments: readonly SandboxPayment[]
  readonly cancels: readonly SandboxCancel[]
  readonly lines: readonly DatedLine[]
}

/** One in so many generated payments went back before practice began. */
const refundEvery = 13

/** The book at KCP, dated from the practice's first start. */
export function kcpBook(start: Instant): KcpBook {
  const series = createSeries(74_001)
  const lines: DatedLine[] = []
  const payments: SandboxPayment[] = []
  const cancels: SandboxCancel[] = []
  for (const [index, draft] of kcpDrafts().entries()) {
    const time = timeOf(draft.moment, start)
    const payment = kcpPayment(draft, time)
    payments.push(payment)
    lines.push({ time, fields: kcpLine(draft, payment) })
    if (draft.number < 1_000 || index % refundEvery !== 0 || draft.moment.daysAgo < 10) continue
    const account: Account = { payment, cancels: [] }
    const cancelTime = timeOf(laterThan(draft.moment, series), start)
    const cancel = cancelOf(account, cancelTime, cancels.length + 1, draft, series)
    account.cancels.push(cancel)
    cancels.push(cancel)
    lines.push({ time: cancelTime, fields: cancelAnswer(account, cancel) })
  }
  return { payments, cancels, lines: [...lines, ...abortedAttempts(start)] }
}

/** One to six days later, in office hours. */
const laterThan = ({ daysAgo }: PracticeMoment, series: Series): PracticeMoment => ({
  daysAgo: daysAgo - 1 - series.upTo(6),
  second: secondOf(9, 30) + series.upTo(8 * 3_600),
})

/** Whole cancels have no serial at KCP; partial ones do, counted on by the sandbox. */
function cancelOf(account: Account, time: string, turn: number, draft: KcpDraft, series: Series): SandboxCancel {
  const { approval } = account.payment
  const paid = Number(approval['amount'])
  const whole = approval['partcanc_yn'] === 'N' || series.upTo(2) === 0
  const won = whole ? paid : Math.max(1_000, Math.floor((paid * (2 + series.upTo(5))) / 10 / 100) * 100)
  const serial = `260101${String(turn).padStart(8, '0')}`
  return {
    tno: approval['tno'] ?? '',
    seq: whole ? null : serial,
    won,
    time,
    taken: take(sharesOf(account), won, 'card'),
    tax: whole ? taxLeftOf(account) : partTax(account, draft, won),
  }
}

/** The tax of a partial cancel, as a merchant must state it for a mixed-tax payment; null for any other. */
function partTax(account: Account, { goods }: KcpDraft, won: number): SandboxCancel['tax'] {
  const left = taxLeftOf(account)
  if (left === null) return null
  const paid = {
    supply: toWon(left.supply),
    vat: toWon(left.vat),
    taxFree: toWon(left.free),
    service: toWon(0),
    stated: true,
  }
  if (splitTotal(paid) !== goods.won) throw new RangeError('a practice payment does not add up')
  const split = refundSplit(paid, noSplit, toWon(won))
  return { supply: split.supply, vat: split.vat, free: split.taxFree }
}

/** Buyers who turned back: lines of a log that are no payments. */
const abortedAttempts = (start: Instant): readonly DatedLine[] =>
  [3, 17, 44, 90, 151].map((daysAgo) => ({
    time: timeOf({ daysAgo, second: secondOf(13, 13) }, start),
    fields: {
      res_cd: '3001',
      res_msg: '사용자 취소',
      order_no: `YK800${String(daysAgo).padStart(3, '0')}`,
      pay_method: 'PACA',
    },
  }))
