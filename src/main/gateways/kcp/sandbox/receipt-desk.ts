import type { Answer } from './answers.ts'
import type { Journal } from './journal.ts'
import { receiptAnswer, receiptCancelAnswer } from './receipt-answers.ts'
import {
  openReceiptBook,
  type ReceiptBook,
  receiptRemaining,
  type SandboxReceipt,
  type SandboxReceiptCancel,
} from './receipt-book.ts'
import { findReceipt, judgeReceiptCancel, judgeRegister, type PaymentOf } from './receipt-rules.ts'
import { isRefused, type Refused, refuse } from './rules.ts'
import { refusalOfScene, type SceneName } from './scenes.ts'
import { type Body, textOf } from './verify.ts'

/** What people and tests read of the receipts, by `cash_no`. `identity` is the last four digits, `tno` the payment named (null: none). */
export interface ReceiptReport {
  readonly receipts: Readonly<
    Record<
      string,
      {
        readonly amount: number
        readonly remaining: number
        readonly orderNumber: string
        readonly receiptNo: string
        readonly identity: string
        readonly tno: string | null
        readonly cancels: readonly { readonly receiptNo: string; readonly won: number; readonly time: string }[]
      }
    >
  >
  readonly totals: {
    readonly receipts: number
    readonly receiptWon: number
    readonly receiptCancels: number
    readonly receiptCancelledWon: number
  }
}

/** Whether KCP takes partial cancels of receipts; its REST papers do not say (KCP guide §6.2). */
export type ReceiptPartial = 'accepted' | 'refused'

/** The sandbox's cash receipts. `change` is a cancel or, with STSQ, a look-up; it is for bodies with `mod_gubn`. */
export interface ReceiptDesk {
  register(body: Body, scene: SceneName): Answer | Refused
  change(body: Body, scene: SceneName): Answer | Refused
  report(): ReceiptReport
}

/** What the desk is made of. `authorise` checks site and certificate, and the signature over the named fields (null: none is asked). */
export interface ReceiptDeskParts {
  readonly authorise: (body: Body, signed: readonly string[] | null) => Refused | null
  readonly paymentOf: PaymentOf
  /** 14 digits, KST. */
  readonly now: () => string
  /** Receipts payments came with. */
  readonly came: readonly SandboxReceipt[]
  readonly journal: Journal
  readonly partial: ReceiptPartial
}

const signedFields = ['site_cd', 'mod_value', 'mod_type'] as const

/** Opens the desk on the receipts payments came with and those its journal remembers. */
export function openReceiptDesk({ authorise, paymentOf, now, came, journal, partial }: ReceiptDeskParts): ReceiptDesk {
  const book = openReceiptBook(came, journal.receipts, journal.receiptCancels)
  return {
    register(body, scene) {
      const refused = authorise(body, null) ?? refusalOfRegister(scene)
      if (refused !== null) return refused
      const plan = judgeRegister(body, book, paymentOf)
      if (isRefused(plan)) return plan
      const time = now()
      const receipt: SandboxReceipt = {
        ...plan,
        cashNo: book.nextCashNo(time.slice(0, 8)),
        receiptNo: book.nextReceiptNo(),
        time,
      }
      journal.keep({ receipt })
      return receiptAnswer(book.add(receipt), 0)
    },
    change(body, scene) {
      const modType = textOf(body, 'mod_type')
      const refused = authorise(body, signedFields) ?? refusalOfScene(scene, modType)
      if (refused !== null) return refused
      const account = findReceipt(body, book)
      if (isRefused(account)) return account
      if (modType === 'STSQ') return receiptAnswer(account, scene === 'stale-inquiry' ? 1 : 0)
      const plan = judgeReceiptCancel(body, account, partial)
      if (isRefused(plan)) return plan
      const { cashNo } = account.receipt
      const receiptCancel: SandboxReceiptCancel = { cashNo, receiptNo: book.nextReceiptNo(), ...plan, time: now() }
      journal.keep({ receiptCancel })
      book.addCancel(receiptCancel)
      return receiptCancelAnswer(account, receiptCancel)
    },
    report: () => reportOf(book),
  }
}

/** A register is refused for what a receipt can be refused for: the service is not there. */
const refusalOfRegister = (scene: SceneName): Refused | null =>
  scene === 'declined' ? refuse('8005', '가능서비스 없음') : refusalOfScene(scene, '')

function reportOf({ accounts }: ReceiptBook): ReceiptReport {
  const cancels = accounts.flatMap((account) => account.cancels)
  return {
    receipts: Object.fromEntries(
      accounts.map((account) => {
        const { cashNo, won, orderNumber, receiptNo, identity, tno } = account.receipt
        return [
          cashNo,
          {
            amount: won,
            remaining: receiptRemaining(account),
            orderNumber,
            receiptNo,
            identity,
            tno,
            cancels: account.cancels.map((cancel) => ({
              receiptNo: cancel.receiptNo,
              won: cancel.won,
              time: cancel.time,
            })),
          },
        ]
      }),
    ),
    totals: {
      receipts: accounts.length,
      receiptWon: accounts.reduce((sum, { receipt }) => sum + receipt.won, 0),
      receiptCancels: cancels.length,
      receiptCancelledWon: cancels.reduce((sum, { won }) => sum + won, 0),
    },
  }
}
