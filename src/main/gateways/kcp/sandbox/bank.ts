import { type Answer, cancelAnswer, inquiryAnswer } from './answers.ts'
import { type Account, paidOf, remainingOf, type SandboxCancel, type SandboxPayment, type TakesFirst } from './book.ts'
import { openJournal } from './journal.ts'
import { openReceiptDesk, type ReceiptPartial, type ReceiptReport } from './receipt-desk.ts'
import { isRefused, judge, noSuchPayment, type Refused } from './rules.ts'
import { refusalOfScene, type SceneName } from './scenes.ts'
import { type Body, fieldOf, isRegisteredCertificate, isSigned, register } from './verify.ts'
import { windowReceipts } from './window-receipts.ts'

/** The book as people and the demo read it. */
export interface BookReport {
  readonly payments: Readonly<
    Record<
      string,
      {
        readonly amount: number
        readonly remaining: number
        readonly cancels: readonly { readonly seq: string | null; readonly won: number; readonly time: string }[]
      }
    >
  >
  readonly receipts: ReceiptReport['receipts']
  /** Refunds are cancels of payments, and of nothing else. */
  readonly totals: { readonly refunds: number; readonly refundedWon: number } & ReceiptReport['totals']
}

/** What the sandbox does with a request once it has arrived whole. */
export interface Bank {
  register(body: Body, scene: SceneName): Answer | Refused
  cancel(body: Body, scene: SceneName): Answer | Refused
  inquire(body: Body, scene: SceneName): Answer | Refused
  report(): BookReport
  close(): void
}

/** What a bank is made of. */
export interface BankParts {
  readonly book: readonly SandboxPayment[]
  readonly certificates: Readonly<Record<string, string>>
  /** `now` is ISO text with +09:00. */
  readonly clock: { now(): string }
  readonly bookFile: string | null
  readonly takesFirst: TakesFirst
  readonly receiptPartial: ReceiptPartial
}

const unknownSite: Refused = { res_cd: '8001', res_msg: '사이트DB설정 오류' }
const badKey: Refused = { res_cd: '8002', res_msg: '사이트 KEY 검증 오류' }

/** Opens the book: the payments given, and the cancels and receipts its file remembers. */
export function openBank(parts: BankParts): Bank {
  const registered = register(parts.certificates)
  const journal = openJournal(parts.bookFile)
  const accounts = new Map<string, Account>()
  for (const payment of parts.book) accounts.set(payment.approval['tno'] ?? '', { payment, cancels: [] })
  for (const cancel of journal.cancels) accounts.get(cancel.tno)?.cancels.push(cancel)
  let serial = journal.cancels.filter(({ seq }) => seq !== null).length

  const authorise = (body: Body, signed: readonly string[] | null): Refused | null => {
    const site = registered.get(fieldOf(body, 'site_cd'))
    if (site === undefined) return unknownSite
    return isRegisteredCertificate(body, site) && (signed === null || isSigned(body, site, signed)) ? null : badKey
  }
  const paymentOf = (siteCode: string, tno: string): Account | null => {
    const account = accounts.get(tno)
    return account === undefined || account.payment.siteCode !== siteCode ? null : account
  }
  const accountOf = (body: Body): Account | null => paymentOf(fieldOf(body, 'site_cd'), fieldOf(body, 'tno'))
  const now = (): string => wireTime(parts.clock.now())
  const came = windowReceipts(parts.book)
  const receipts = openReceiptDesk({ authorise, paymentOf, now, came, journal, partial: parts.receiptPartial })

  return {
    register: (body, scene) => receipts.register(body, scene),
    cancel(body, scene) {
      if (Object.hasOwn(body, 'mod_gubn')) return receipts.change(body, scene)
      const refused =
        authorise(body, ['site_cd', 'tno', 'mod_type']) ?? refusalOfScene(scene, fieldOf(body, 'mod_type'))
      if (refused !== null) return refused
      const account = accountOf(body)
      if (account === null) return noSuchPayment
      const plan = judge(body, account, parts.takesFirst)
      if (isRefused(plan)) return plan
      const time = now()
      const seq = plan.whole ? null : time.slice(2, 8) + String(++serial).padStart(8, '0')
      const cancel: SandboxCancel = {
        tno: fieldOf(body, 'tno'),
        seq,
        time,
        won: plan.won,
        taken: plan.taken,
        tax: plan.tax,
      }
      journal.keep(cancel)
      account.cancels.push(cancel)
      return cancelAnswer(account, cancel)
    },
    inquire(body, scene) {
      const refused = authorise(body, ['site_cd', 'tno', 'pay_type']) ?? refusalOfScene(scene, '')
      if (refused !== null) return refused
      const account = accountOf(body)
      if (account === null || !finds(fieldOf(body, 'pay_type'), account)) return noSuchPayment
      return inquiryAnswer(account, scene === 'stale-inquiry' ? 1 : 0)
    },
    report: () => reportOf(accounts, receipts.report()),
    close: () => journal.close(),
  }
}

/**
 * The guide: `pay_type` must be the method of the original payment, one of PACA, PABK, PAVC and PAMC. What finds a wallet's money is
 * unknown, so both its own method and PACA do.
 */
const finds = (payType: string, { payment: { approval } }: Account): boolean =>
  payType === approval['pay_method'] || (payType === 'PACA' && approval['easypoint_mny'] !== undefined)

/** 14 digits, KST, as the wire has times. */
const wireTime = (now: string): string => now.slice(0, 19).replace(/[^0-9]/g, '')

function reportOf(accounts: ReadonlyMap<string, Account>, { receipts, totals }: ReceiptReport): BookReport {
  const all = [...accounts.values()].flatMap(({ cancels }) => cancels)
  return {
    payments: Object.fromEntries(
      [...accounts].map(([tno, account]) => [
        tno,
        {
          amount: paidOf(account),
          remaining: remainingOf(account),
          cancels: account.cancels.map(({ seq, won, time }) => ({ seq, won, time })),
        },
      ]),
    ),
    receipts,
    totals: { refunds: all.length, refundedWon: all.reduce((sum, { won }) => sum + won, 0), ...totals },
  }
}
