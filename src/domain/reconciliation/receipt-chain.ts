import type { Instant } from '../day.ts'
import type { Sureness } from './finding.ts'
import type { HometaxAccount } from './hometax-account.ts'
import { comparedNumber, type KnownReceipt } from './match-input.ts'
import { createTextIndex } from './text-index.ts'

/**
 * A known receipt with its cancels while a match is made; `issue` is null where only cancels are known. `receipts` are all of them, oldest
 * first. `account` is what Hometax shows of it, `sureness` how that was found. `isReissued`: Hometax cancelled it whole and shows the
 * rest under another number.
 */
export interface ReceiptChain {
  readonly issue: KnownReceipt | null
  readonly cancels: readonly KnownReceipt[]
  readonly receipts: readonly KnownReceipt[]
  readonly number: string | null
  account: HometaxAccount | null
  sureness: Sureness | null
  isReissued: boolean
}

const toChain = (issue: KnownReceipt | null, cancels: readonly KnownReceipt[]): ReceiptChain => ({
  issue,
  cancels,
  receipts: issue === null ? cancels : cancels.length === 0 ? [issue] : [issue, ...cancels],
  number: issue === null ? originalNumber(cancels[0]) : comparedNumber(issue.approvalNumber),
  account: null,
  sureness: null,
  isReissued: false,
})

const originalNumber = (cancel: KnownReceipt | undefined): string | null =>
  cancel === undefined ? null : (comparedNumber(cancel.originalApprovalNumber) ?? comparedNumber(cancel.approvalNumber))

/** Puts each cancel to the issue it cancels: by its original number, else to the last one before it of the same payment with enough left. */
export function chainsOf(receipts: readonly KnownReceipt[]): readonly ReceiptChain[] {
  const payments = createTextIndex(receipts.length)
  const first: KnownReceipt[] = []
  const several = new Map<number, KnownReceipt[]>()
  for (const receipt of receipts) {
    const payment = payments.add(receipt.transactionId, first.length)
    const known = payment === -1 ? undefined : first[payment]
    const others = known === undefined ? undefined : several.get(payment)
    if (known === undefined) first.push(receipt)
    else if (others === undefined) several.set(payment, [known, receipt])
    else others.push(receipt)
  }
  const chains: ReceiptChain[] = []
  first.forEach((receipt, payment) => {
    const known = several.get(payment)
    if (known !== undefined) chains.push(...chainsOfPayment(known))
    else chains.push(receipt.event === 'issued' ? toChain(receipt, none) : toChain(null, [receipt]))
  })
  return chains
}

const inTime = (one: KnownReceipt, other: KnownReceipt): number =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1

function chainsOfPayment(receipts: readonly KnownReceipt[]): readonly ReceiptChain[] {
  const ordered = receipts.toSorted(inTime)
  const open = ordered
    .filter(({ event }) => event === 'issued')
    .map((issue) => ({
      issue,
      number: comparedNumber(issue.approvalNumber),
      left: Number(issue.won),
      cancels: noCancels(),
    }))
  const orphans: KnownReceipt[] = []
  for (const cancel of ordered.filter(({ event }) => event === 'cancelled')) {
    const number = originalNumber(cancel)
    const chain =
      open.find((one) => number !== null && one.number === number) ??
      open.findLast((one) => one.issue.at <= cancel.at && one.left >= cancel.won) ??
      open.findLast((one) => one.issue.at <= cancel.at) ??
      open[0]
    if (chain === undefined) orphans.push(cancel)
    else {
      chain.left -= cancel.won
      chain.cancels.push(cancel)
    }
  }
  return [
    ...open.map(({ issue, cancels }) => toChain(issue, cancels)),
    ...(orphans.length === 0 ? [] : [toChain(null, orphans)]),
  ]
}

const none: readonly KnownReceipt[] = []
const noCancels = (): KnownReceipt[] => []

/** The event a chain is placed by: its issue, or its first cancel where none is known. */
export function headOf({ issue, cancels }: ReceiptChain): KnownReceipt {
  const head = issue ?? cancels[0]
  if (head === undefined) throw new RangeError('a chain without receipts')
  return head
}

/** The won a chain was issued for; 0 where its issue is not known. */
export const issuedOf = ({ issue }: ReceiptChain): number => issue?.won ?? 0

/** A cancel as it is compared with Hometax's. */
export interface KnownCancel {
  readonly won: number
  readonly at: Instant
}

/** The cancels of a chain; a receipt that is dead without any known is taken to have been cancelled whole when it was issued. */
export function cancelsOf({ issue, cancels }: ReceiptChain): readonly KnownCancel[] {
  if (issue === null || issue.isAlive) return cancels
  const told = cancels.reduce((total, { won }) => total + won, 0)
  if (told >= issue.won) return cancels
  return [...cancels, { won: issue.won - told, at: cancels.at(-1)?.at ?? issue.at }]
}

/** The won of a chain that were cancelled. */
export const cancelledOf = (chain: ReceiptChain): number =>
  chain.issue?.isAlive === true && chain.cancels.length === 0
    ? 0
    : cancelsOf(chain).reduce((total, { won }) => total + won, 0)

/** What of a chain lives with us, in won. */
export const livingOf = (chain: ReceiptChain): number => Math.max(0, issuedOf(chain) - cancelledOf(chain))
