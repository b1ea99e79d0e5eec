import type { BillingKey } from './billing-key.ts'
import { guideNameOf } from './wire.ts'

/**
 * Fields that authorise something or identify a person to the tax office, and are never kept or shown: one-time tokens,
 * partner keys, the billing key (it charges a card), the confirm key, and the numbers receipts are issued to (R15).
 * PCD_PAY_URL is among them because the guide's result table describes that row as the confirm key (§3-5).
 */
const neverKept: ReadonlySet<string> = new Set([
  'PCD_CST_ID',
  'PCD_CUST_KEY',
  'PCD_AUTH_KEY',
  'PCD_REFUND_KEY',
  'PCD_PAY_REQKEY',
  'PCD_PAY_URL',
  'PCD_PAYER_ID',
  'PCD_PAYER_BIRTH',
  'PCD_PAY_CARDPW',
  'PCD_PAY_CARDEXYEAR',
  'PCD_PAY_CARDEXMONTH',
  'PCD_TAXSAVE_IDENTINUM',
  'PCD_TAXSAVE_IDNUM',
  'cst_id',
  'custkey',
  'authkey',
  'clientkey',
  'return_url',
])

const isNeverKept = (name: string): boolean => neverKept.has(guideNameOf(name)) || neverKept.has(name.toLowerCase())

/** Deeper than any answer of the guide; what lies below is left out rather than searched. */
const deepest = 8

/** The line without what must not be kept, at any depth; a card or account number that arrives whole is masked. Never throws. */
export const scrub = (line: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => scrubbed(line, 0)

function scrubbed(line: object, depth: number): Readonly<Record<string, unknown>> {
  const kept: [string, unknown][] = []
  for (const [name, value] of Object.entries(line)) {
    if (!isNeverKept(name)) kept.push([name, scrubbedValue(guideNameOf(name), value, depth + 1)])
  }
  return Object.fromEntries(kept)
}

function scrubbedValue(name: string, value: unknown, depth: number): unknown {
  if (typeof value === 'object' && value !== null) {
    if (depth > deepest) return null
    return Array.isArray(value)
      ? value.map((one: unknown) => scrubbedValue(name, one, depth + 1))
      : scrubbed(value, depth)
  }
  if (typeof value !== 'string' && typeof value !== 'number') return value
  if (name === 'PCD_PAY_CARDNUM') return maskedCard(String(value))
  return name === 'PCD_PAY_BANKNUM' ? maskedAccount(String(value)) : value
}

/** A card number as it arrived when it is masked; else its first six and last four digits (PCI DSS 3.4.1). */
export function maskedCard(number: string): string {
  const digits = number.replace(/[\s-]/g, '')
  return /^\d{11,}$/.test(digits) ? `${digits.slice(0, 6)}${'*'.repeat(digits.length - 10)}${digits.slice(-4)}` : number
}

/** An account number as it arrived when it is masked; else its last three digits. */
export function maskedAccount(number: string): string {
  const digits = number.replace(/[\s-]/g, '')
  return /^\d{7,}$/.test(digits) ? `${'*'.repeat(digits.length - 3)}${digits.slice(-3)}` : number
}

const leftOut = '‹지움›'

/** Shorter text cannot be told from an amount or a word by chance; keys are several times as long. */
const shortestKey = 8

/**
 * An answer without the billing key it belongs to, wherever it repeats it, and without an identity inside its messages, typed with
 * hyphens or not (R15): messages are shown to the operator and kept with refusals.
 */
export function withoutEchoes(
  body: Readonly<Record<string, unknown>>,
  key: BillingKey,
  identity: string | null = null,
): Readonly<Record<string, unknown>> {
  const digits = identity === null || identity === '' ? null : new RegExp(identity.split('').join('[\\s-]?'), 'g')
  const kept: [string, unknown][] = []
  for (const [name, value] of Object.entries(body)) {
    if (guideNameOf(name) === 'PCD_PAYER_ID') continue
    if (typeof value !== 'string') kept.push([name, value])
    else {
      const isMessage = /_MSG$/i.test(name)
      const text = key.use((PCD_PAYER_ID) =>
        isMessage || PCD_PAYER_ID.length >= shortestKey ? value.replaceAll(PCD_PAYER_ID, leftOut) : value,
      )
      kept.push([name, isMessage && digits !== null ? text.replace(digits, leftOut) : text])
    }
  }
  return Object.fromEntries(kept)
}
