import { epochOf } from '../../domain/day.ts'
import { inquiryGivesUpMs, inquiryPauseMs } from '../../domain/inquiry-rhythm.ts'
import { isOpen, type Refund } from '../../domain/refund.ts'
import { inquireRefund } from './look-up.ts'
import { lookUpPayment } from './payment-look-up.ts'
import type { OpenBook, Ports } from './ports.ts'

/** Looks unknown refunds up until their outcome is proved or a person takes over. It reads; it never sends a refund. */
export interface Resolver {
  /** Follows one open refund from now on. */
  watch(book: OpenBook, refund: Refund): void
  /** Looks a payment up once, because the gateway's balance is not what the ledger believes. */
  lookUpSoon(book: OpenBook, transactionId: string): void
  /** At start: whatever was open becomes unknown and is followed. Answers how many. */
  resume(book: OpenBook): Promise<number>
  /** Ends every timer; what is unknown stays unknown on disk. */
  stop(): void
}

/** Makes the resolver; its timers do not keep the process alive. */
export function createResolver(ports: Ports): Resolver {
  const timers = new Map<string, NodeJS.Timeout>()

  const later = (name: string, pauseMs: number, work: () => Promise<void>): void => {
    clearTimeout(timers.get(name))
    const timer = setTimeout(() => {
      timers.delete(name)
      work().catch((cause: unknown) => ports.log.unexpected('resolver', cause))
    }, pauseMs)
    timer.unref()
    timers.set(name, timer)
  }

  const follow = (book: OpenBook, refundId: string, attempt: number): void =>
    later(refundId, inquiryPauseMs(attempt, ports.ids.chance()), async () => {
      const refund = await book.ledger.refund(refundId)
      if (refund === null || !isOpen(refund.state)) return
      if (epochOf(ports.clock.now()) - epochOf(refund.requestedAt) > inquiryGivesUpMs) return
      const inquiry = await inquireRefund(ports, book, refund)
      if (inquiry.ok && inquiry.value.settled) {
        ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'refunds', 'receipts'] })
      } else {
        follow(book, refundId, attempt + 1)
      }
    })

  return {
    watch: (book, refund) => follow(book, refund.id, 0),
    lookUpSoon: (book, transactionId) =>
      later(transactionId, 0, async () => {
        await lookUpPayment(ports, book, transactionId)
        ports.announce({ kind: 'ledger.changed', topics: ['transactions', 'refunds', 'receipts'] })
      }),
    resume: async (book) => {
      await book.ledger.openRefundsBecomeUnknown({ at: ports.clock.now() })
      const unknown = await book.ledger.unknownRefunds()
      for (const refund of unknown) follow(book, refund.id, 0)
      return unknown.length
    },
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
