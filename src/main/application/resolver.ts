import { inquiryGivesUpMs, inquiryPauseMs } from '../../domain/inquiry-rhythm.ts'
import type { ReceiptAct } from '../../domain/receipt/receipt-act.ts'
import type { Refund } from '../../domain/refund.ts'
import { inquireConfirm } from './confirm-inquiry.ts'
import { inquireRefund } from './look-up.ts'
import { lookUpPayment } from './payment-look-up.ts'
import type { OpenBook, Ports } from './ports.ts'
import { type ActSettlement, inquireReceiptAct, settleActUnlessSettled } from './receipt-inquiry.ts'
import { isLedgerClosed, type Settlement, settleUnlessSettled } from './settling.ts'

/** Looks unknown refunds and receipt acts up until their outcome is proved or a person takes over. It reads; it never sends a refund. */
export interface Resolver {
  /** Follows one unknown refund from now on. */
  watch(book: OpenBook, refund: Refund): void
  /** Follows one unknown receipt act from now on. */
  watchReceiptAct(book: OpenBook, act: ReceiptAct): void
  /** Follows one unknown confirm of a prepared payment from now on. */
  watchConfirmation(book: OpenBook, preparedId: string): void
  /** Writes a settlement down that the ledger could not take (a full disk), trying until it can; then follows what is unknown. */
  writeLater(book: OpenBook, settlement: Settlement): void
  /** The same for what became of a receipt act. */
  writeActLater(book: OpenBook, settlement: ActSettlement): void
  /** The same for what became of a confirm; `write` writes it down. */
  writeConfirmLater(book: OpenBook, preparedId: string, write: () => Promise<void>): void
  /** Looks a payment up soon, because the gateway's balance is not what the ledger believes; a few times while nobody answers. */
  lookUpSoon(book: OpenBook, transactionId: string): void
  /** At start: whatever was open becomes unknown and is followed. Answers how many refunds. */
  resume(book: OpenBook): Promise<number>
  /** Ends every timer; what is unknown stays unknown on disk. */
  stop(): void
}

/** The pause before attempt number `attempt` (from 0), in milliseconds. `chance` is in [0, 1). */
export type Pause = (attempt: number, chance: number) => number

/** How often a look-up that nobody answers is tried where nothing hangs on it. */
const soonAttempts = 3

/** One try; true when there is nothing left to do. */
type Try = () => Promise<boolean>

/** Makes the resolver; its timers do not keep the process alive. `pause` is for tests. */
export function createResolver(ports: Ports, pause: Pause = inquiryPauseMs): Resolver {
  const { attempt, stop } = createAttempts(ports, pause)
  const announce = (): void =>
    ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'refunds', 'receipts'] })

  const follow = (book: OpenBook, refundId: string): void => {
    const since = ports.clock.elapsedMs()
    attempt(refundId, async () => {
      const refund = await book.ledger.refund(refundId)
      if (refund?.state !== 'unknown') return true
      // A day is counted from this start, so that what was left unknown long ago is looked up again.
      if (ports.clock.elapsedMs() - since > inquiryGivesUpMs) return true
      const inquiry = await inquireRefund(ports, book, refund)
      if (!inquiry.ok || !inquiry.value.settled) return false
      announce()
      return true
    })
  }

  const followAct = (book: OpenBook, actId: string): void => {
    const since = ports.clock.elapsedMs()
    attempt(actId, async () => {
      const act = await book.ledger.receiptAct(actId)
      if (act?.state !== 'unknown' || ports.clock.elapsedMs() - since > inquiryGivesUpMs) return true
      const inquiry = await inquireReceiptAct(ports, book, act)
      if (!inquiry.ok || !inquiry.value.settled) return false
      announce()
      return true
    })
  }

  const followConfirm = (book: OpenBook, preparedId: string): void => {
    const since = ports.clock.elapsedMs()
    attempt(preparedId, async () => {
      const prepared = await book.ledger.preparedPayment(preparedId)
      if (prepared?.confirmations.at(-1)?.state !== 'unknown') return true
      if (ports.clock.elapsedMs() - since > inquiryGivesUpMs) return true
      const inquiry = await inquireConfirm(ports, book, prepared)
      return inquiry.ok && inquiry.value.settled
    })
  }

  return {
    watchConfirmation: followConfirm,
    watchReceiptAct: (book, act) => followAct(book, act.id),
    watch: (book, refund) => follow(book, refund.id),
    writeLater: (book, settlement) =>
      attempt(settlement.id, async () => {
        await settleUnlessSettled(book.ledger, settlement.id, () => book.ledger.settleRefund(settlement))
        announce()
        if (settlement.state === 'unknown') follow(book, settlement.id)
        return true
      }),
    writeActLater: (book, settlement) =>
      attempt(settlement.id, async () => {
        await settleActUnlessSettled(book.ledger, settlement.id, () => book.ledger.settleReceiptAct(settlement))
        announce()
        if (settlement.state === 'unknown') followAct(book, settlement.id)
        return true
      }),
    writeConfirmLater: (book, preparedId, write) =>
      attempt(preparedId, async () => {
        await write()
        announce()
        followConfirm(book, preparedId)
        return true
      }),
    lookUpSoon: (book, transactionId) => {
      let left = soonAttempts
      attempt(transactionId, async () => {
        const looked = await lookUpPayment(ports, book, transactionId)
        if (looked.ok) announce()
        left -= 1
        return looked.ok || left === 0
      })
    },
    resume: async (book) => {
      await book.ledger.openRefundsBecomeUnknown({ at: ports.clock.now() })
      const unknown = await book.ledger.unknownRefunds()
      for (const refund of unknown) follow(book, refund.id)
      await book.ledger.openReceiptActsBecomeUnknown({ at: ports.clock.now() })
      const acts = await book.ledger.unknownReceiptActs()
      for (const act of acts) followAct(book, act.id)
      await book.ledger.openConfirmsBecomeUnknown({ at: ports.clock.now() })
      for (const prepared of await book.ledger.unknownConfirmations()) followConfirm(book, prepared.id)
      await book.ledger.openLinksBecomeUnknown({ at: ports.clock.now() })
      return unknown.length
    },
    stop,
  }
}

/** Tries things in a rhythm until they are done. A surprise is logged and does not end the trying; a closed book does. */
function createAttempts(ports: Pick<Ports, 'ids' | 'log'>, pause: Pause) {
  const timers = new Map<string, NodeJS.Timeout>()
  let stopped = false

  const later = (name: string, one: Try, number: number): void => {
    if (stopped) return
    clearTimeout(timers.get(name))
    const timer = setTimeout(() => void turn(name, one, number, timer), pause(number, ports.ids.chance()))
    timer.unref()
    timers.set(name, timer)
  }
  const turn = async (name: string, one: Try, number: number, timer: NodeJS.Timeout): Promise<void> => {
    const done = await one().catch((cause: unknown) => {
      if (isLedgerClosed(cause)) return true
      ports.log.unexpected('resolver', cause)
      return false
    })
    // Another attempt of this name may have begun meanwhile; it goes on in its own rhythm.
    if (timers.get(name) !== timer) return
    if (done) timers.delete(name)
    else later(name, one, number + 1)
  }
  return {
    attempt: (name: string, one: Try): void => later(name, one, 0),
    stop: (): void => {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
