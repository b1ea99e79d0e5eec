/** A kind of value a log field may have; whatever does not look like it is not written. */
export type FieldKind = 'id' | 'word' | 'number' | 'flag' | 'version'

/** Of any event, exactly these fields are written. Never a body, a header, a name, a card number, a key or a file's path. */
export const loggedFields = {
  'app.started': {
    version: 'version',
    flavour: 'word',
    electron: 'version',
    book: 'word',
    sandboxed: 'flag',
    privateKeyring: 'flag',
  },
  'app.ended': { code: 'number' },
  'app.problem': { kind: 'word' },
  'app.second-start': {},
  'book.opened': { book: 'word', ms: 'number' },
  'book.refused': { book: 'word', kind: 'word' },
  'book.closed': { book: 'word' },
  'session.began': { book: 'word', role: 'word' },
  'session.ended': { book: 'word', because: 'word' },
  'session.refused': { what: 'word', role: 'word' },
  'practice.started': { ms: 'number' },
  'practice.reset': {},
  'refund.asked': { refundId: 'id', won: 'number' },
  'refund.settled': { refundId: 'id', state: 'word', won: 'number' },
  'refund.resolved': { refundId: 'id', state: 'word' },
  'receipt.settled': { actId: 'id', state: 'word', won: 'number' },
  'refunds.unknown-at-start': { count: 'number' },
  'imports.interrupted-at-start': { count: 'number' },
  'import.finished': {
    importId: 'id',
    state: 'word',
    lines: 'number',
    added: 'number',
    rejected: 'number',
    ms: 'number',
  },
  'export.finished': { exportId: 'id', state: 'word', rows: 'number', ms: 'number' },
  'credentials.stored': { shopId: 'id', backend: 'word' },
  'credentials.forgotten': { shopId: 'id' },
  'keychain.unavailable': { because: 'word', backend: 'word' },
  'keychain.changed': { was: 'word', is: 'word' },
  'recovery-key.confirmed': {},
  'ledger.slow': { call: 'id', ms: 'number' },
  'ledger.integrity': { ok: 'flag' },
  'lane.ended': { lane: 'word', code: 'number' },
  'shell.refused': { what: 'word', kind: 'word' },
  'gateway.answered': { gateway: 'word', call: 'word', outcome: 'word', ms: 'number' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FieldKind>>>>

/** An event the log knows. */
export type EventName = keyof typeof loggedFields

/** Is this an event the log knows? */
export const isEventName = (name: string): name is EventName => Object.hasOwn(loggedFields, name)

/**
 * Forms narrow enough that no name, phone or card number fits: an id begins with a letter or is a UUID, and six digits in a
 * row outside a UUID are refused; a card number as a number is too big.
 */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const forms: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  id: (value) =>
    typeof value === 'string' &&
    (uuid.test(value) || (/^[A-Za-z][A-Za-z0-9._-]{0,47}$/.test(value) && !/\d{6}/.test(value))),
  word: (value) => typeof value === 'string' && /^[a-z][A-Za-z0-9_-]{0,39}$/.test(value) && !/\d{6}/.test(value),
  version: (value) => typeof value === 'string' && /^\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(value),
  number: (value) => typeof value === 'number' && Math.abs(value) < 1e13,
  flag: (value) => typeof value === 'boolean',
}

/** What of `fields` is written for this event; a named field of the wrong form is written as `‹refused›`, any other left out. */
export function allowedFields(
  name: EventName,
  fields: Readonly<Record<string, unknown>>,
): Record<string, string | number | boolean> {
  const allowed: Record<string, string | number | boolean> = {}
  for (const [field, kind] of Object.entries(loggedFields[name])) {
    const value = Object.hasOwn(fields, field) ? fields[field] : null
    if (value === null || value === undefined) continue
    allowed[field] = isWritable(value) && forms[kind](value) ? value : '‹refused›'
  }
  return allowed
}

const isWritable = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
