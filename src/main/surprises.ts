import type { AppEvent } from '../contract/events.ts'
import type { CommonFailure } from '../contract/operation.ts'
import { DiskFull } from './application/disk-full.ts'
import { type Log, NoBookOpen } from './application/ports.ts'
import { LedgerFault } from './ledger/ledger.ts'

/** Turns a surprise into what the renderer may know: a full disk is said, anything else is an incident number; the log has the cause. */
export const reportSurprises =
  (log: Log) =>
  (operation: string, cause: unknown): CommonFailure => {
    if (cause instanceof DiskFull || (cause instanceof LedgerFault && cause.kind === 'disk-full')) {
      log.event('app.problem', { kind: 'disk-full' })
      return { kind: 'disk-full' }
    }
    if (cause instanceof NoBookOpen) return { kind: 'book-closed' }
    return { kind: 'unexpected', incident: log.unexpected(operation, cause) }
  }

/**
 * Tells news without ever throwing: a window that is going away takes none, and what was done, or a timer that told of it, must not fail
 * for that. The next window reads anew.
 */
export const tellingSafely =
  (announce: (event: AppEvent) => void, log: Pick<Log, 'unexpected'>) =>
  (event: AppEvent): void => {
    try {
      announce(event)
    } catch (cause) {
      log.unexpected('announce', cause)
    }
  }
