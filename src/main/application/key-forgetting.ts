import type { OpenBook, Ports } from './ports.ts'
import { isLedgerClosed } from './settling.ts'

/** How often keys are looked through, in milliseconds: a prepared payment can be confirmed for half an hour. */
const everyMs = 60_000

/** Takes the keys of prepared payments that are past their time out of a book, as long as it is open (decision 35). */
export interface KeyForgetting {
  begin(book: OpenBook): void
  stop(): void
}

/** Makes it; its timers do not keep the process alive. */
export function createKeyForgetting(ports: Pick<Ports, 'clock' | 'log'>, pauseMs: number = everyMs): KeyForgetting {
  const timers = new Set<NodeJS.Timeout>()
  return {
    begin(book) {
      const timer = setInterval(() => {
        book.ledger.forgetKeys({ at: ports.clock.now() }).catch((cause: unknown) => {
          if (!isLedgerClosed(cause)) return ports.log.unexpected('confirm.keys', cause)
          clearInterval(timer)
          return timers.delete(timer)
        })
      }, pauseMs)
      timer.unref()
      timers.add(timer)
    },
    stop() {
      for (const timer of timers) clearInterval(timer)
    },
  }
}
