import { gatewayTimeOf, instantOfEpoch } from '../../../src/domain/day.ts'

/** A cancel in the gateway's own book. `by` is the call that asked for it; null when it was made elsewhere. */
export interface BankCancel {
  readonly won: number
  readonly atMs: number
  /** 14 digits, KST. */
  readonly time: string
  readonly serial: string
  readonly isWhole: boolean
  readonly by: number | null
}

/** A receipt issued or ended in the gateway's own book, by which call; null when a refund ended it. */
interface BankReceiptAct {
  readonly kind: 'issue' | 'cancel'
  readonly number: string
  readonly atMs: number
  readonly by: number | null
}

/** What the gateway says of a request: that it acted, or by which of its rules it did not. */
export type Verdict<T> =
  | { readonly kind: 'done'; readonly entry: T }
  | {
      readonly kind: 'refused'
      readonly because: 'nothing-left' | 'too-much' | 'other-balance' | 'was-in-part' | 'receipt'
    }

/** One payment at a gateway, with the book that alone says what happened to it. */
export interface Bank {
  readonly paid: number
  readonly cancels: readonly BankCancel[]
  readonly receiptActs: readonly BankReceiptAct[]
  /** What is left of the payment, as it was at this moment. */
  remainingAt(ms: number): number
  /** The number of the receipt that lives; null when none does. */
  liveReceipt(): string | null
  /** Gives money back. `balance` is what the caller believes is left, where the gateway wants to be told; null where it does not. */
  cancel(asked: {
    readonly won: number
    readonly isWhole: boolean
    readonly balance: number | null
    readonly by: number | null
  }): Verdict<BankCancel>
  issueReceipt(by: number): Verdict<BankReceiptAct>
  cancelReceipt(by: number): Verdict<BankReceiptAct>
}

/** Opens the book of one payment. `endsReceipts`: a refund ends a transfer's receipt by itself, as Payple's do. */
export function openBank(
  paid: number,
  clock: { epochMs(): number },
  { endsReceipts, firstReceipt }: { readonly endsReceipts: boolean; readonly firstReceipt: string | null },
): Bank {
  const cancels: BankCancel[] = []
  const receiptActs: BankReceiptAct[] =
    firstReceipt === null ? [] : [{ kind: 'issue', number: firstReceipt, atMs: 0, by: null }]
  const remainingAt = (ms: number): number =>
    cancels.filter((one) => one.atMs <= ms).reduce((left, one) => left - one.won, paid)
  // Where a cancel has no key, no gateway tells two of one second and amount apart (decision 5).
  let last = 0
  const nextSecond = (): string => {
    last = Math.max(last + 1_000, clock.epochMs())
    return gatewayTimeOf(instantOfEpoch(last))
  }
  const liveReceipt = (): string | null => {
    const last = receiptActs.at(-1)
    return last?.kind === 'issue' ? last.number : null
  }
  const note = (kind: BankReceiptAct['kind'], number: string, by: number | null): BankReceiptAct => {
    const act = { kind, number, atMs: clock.epochMs(), by }
    receiptActs.push(act)
    return act
  }
  return {
    paid,
    cancels,
    receiptActs,
    remainingAt,
    liveReceipt,
    cancel: ({ won, isWhole, balance, by }) => {
      const left = remainingAt(Number.POSITIVE_INFINITY)
      if (left === 0) return { kind: 'refused', because: 'nothing-left' }
      if (isWhole && left < paid) return { kind: 'refused', because: 'was-in-part' }
      if (balance !== null && balance !== left) return { kind: 'refused', because: 'other-balance' }
      if (won > left) return { kind: 'refused', because: 'too-much' }
      const time = nextSecond()
      const serial = `${time.slice(2, 8)}${String(cancels.length + 1).padStart(8, '0')}`
      const entry = { won, atMs: clock.epochMs(), time, serial, isWhole, by }
      cancels.push(entry)
      const live = liveReceipt()
      if (endsReceipts && live !== null) note('cancel', live, null)
      return { kind: 'done', entry }
    },
    issueReceipt: (by) =>
      liveReceipt() === null
        ? { kind: 'done', entry: note('issue', String(20_261_123_000_000 + receiptActs.length + 1), by) }
        : { kind: 'refused', because: 'receipt' },
    cancelReceipt: (by) => {
      const live = liveReceipt()
      return live === null ? { kind: 'refused', because: 'receipt' } : { kind: 'done', entry: note('cancel', live, by) }
    },
  }
}
