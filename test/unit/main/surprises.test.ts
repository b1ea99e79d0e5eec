import { describe, expect, it } from 'vitest'
import type { AppEvent } from '../../../src/contract/events.ts'
import { DiskFull } from '../../../src/main/application/disk-full.ts'
import { NoBookOpen } from '../../../src/main/application/ports.ts'
import { LedgerFault } from '../../../src/main/ledger/ledger.ts'
import { reportSurprises, tellingSafely } from '../../../src/main/surprises.ts'

/** A log that remembers, and numbers its incidents. */
function rememberingLog() {
  const lines: unknown[] = []
  return {
    lines,
    log: {
      event: (name: string, fields: object) => void lines.push([name, fields]),
      unexpected: (where: string, cause: unknown) => {
        lines.push([where, cause])
        return `E-${lines.length}`
      },
    },
  }
}

describe('a surprise', () => {
  it.each([
    ['of a file', new DiskFull()],
    ['of the ledger', new LedgerFault('disk-full', 'SQLITE_FULL', 'no room for /home/someone')],
  ])('%s that finds no room is a full disk, without an incident', (_of, cause) => {
    const { log, lines } = rememberingLog()
    expect(reportSurprises(log)('imports.start', cause)).toEqual({ kind: 'disk-full' })
    expect(lines).toEqual([['app.problem', { kind: 'disk-full' }]])
  })

  it('while no book is open is a closed book', () => {
    const { log, lines } = rememberingLog()
    expect(reportSurprises(log)('shops.list', new NoBookOpen())).toEqual({ kind: 'book-closed' })
    expect(lines).toEqual([])
  })

  it.each([
    new LedgerFault('io', 'SQLITE_IOERR', 'the disk is away'),
    new LedgerFault('constraint', 'SQLITE_CONSTRAINT_UNIQUE', 'refund.journal_key'),
    new TypeError('a bug'),
    'thrown text',
    null,
  ])('of any other kind is an incident: the number goes out, the cause stays in the log (%s)', (cause) => {
    const { log, lines } = rememberingLog()
    expect(reportSurprises(log)('refunds.request', cause)).toEqual({ kind: 'unexpected', incident: 'E-1' })
    expect(lines).toEqual([['refunds.request', cause]])
  })
})

describe('news', () => {
  it('that a window going away cannot take fails nothing that told of it, and is in the log', () => {
    const { log, lines } = rememberingLog()
    const gone = new Error('Render frame was disposed')
    const heard: unknown[] = []
    const news: AppEvent = { kind: 'ledger.changed', topics: ['desk'] }
    tellingSafely(() => {
      throw gone
    }, log)(news)
    expect(lines).toEqual([['announce', gone]])
    tellingSafely((event) => void heard.push(event), log)(news)
    expect(heard).toEqual([news])
  })
})
