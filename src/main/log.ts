import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Instant } from '../domain/day.ts'
import { writtenCause } from './log-cause.ts'
import { allowedFields, isEventName } from './log-fields.ts'

/** Named events with allow-listed fields (log-fields.ts); nothing else is ever written. */
export interface DeskLog {
  /** Writes an event the table names, with the fields it names there. An event it does not name is counted by name only. */
  event(name: string, fields: Readonly<Record<string, string | number | boolean | null>>): void
  /** Writes where and how something failed that should not, without its message, and gives the number to tell the operator. */
  unexpected(where: string, cause: unknown): string
}

/** A log that is this big at start is put aside; the one before goes. */
const keptBytes = 5 * 1024 * 1024

/**
 * Opens `desk.log` in `folder`, one JSON object a line, readable by its owner only. Each line is with the operating system
 * before the call returns, so a crash right after loses nothing.
 */
export function openLog(ports: { readonly folder: string; readonly now: () => Instant }): DeskLog {
  const path = join(ports.folder, 'desk.log')
  mkdirSync(ports.folder, { recursive: true, mode: 0o700 })
  putAside(path)
  const destination = pino.destination({ dest: path, sync: true, append: true, mode: 0o600 })
  const out = pino({ base: null, timestamp: false, formatters: { level: (level) => ({ level }) } }, destination)
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  const write = (name: string, fields: object): void => out.info({ at: ports.now(), event: name, ...fields })
  return {
    event: (name, fields) => {
      if (isEventName(name)) write(name, allowedFields(name, fields))
      else write('log.undeclared-event', { name: asName(name) })
    },
    unexpected: (where, cause) => {
      const incident = makeIncident()
      write('unexpected', { incident, where: asName(where), ...writtenCause(cause) })
      return incident
    },
  }
}

/** Our own names of events and places; anything else is not written. */
const asName = (name: string): string => (/^[A-Za-z][A-Za-z.-]{0,59}$/.test(name) ? name : '‹refused›')

/** Eight letters and digits that are read out over the telephone without mistakes. */
const makeIncident = (): string => {
  const letters = [...randomBytes(8)].map((byte) => '23456789ABCDEFGHJKLMNPQRSTVWXYZ'.charAt(byte % 31)).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

function putAside(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > keptBytes) renameSync(path, `${path}.old`)
}
